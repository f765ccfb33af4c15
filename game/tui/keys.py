"""Which key does what: the list's own keys, and what the player has put in their place."""

from collections.abc import Mapping

from game.tui.commands import ANSWER_KEYS, COMMANDS, Command, commands
from game.words.languages import _

SHOWN = {
    "enter": "⏎", "question_mark": "?", "ctrl+p": "^p", "down": "↓", "up": "↑", "right": "→",
    "left": "←", "pagedown": "PgDn", "pageup": "PgUp", "tab": "Tab", "shift+tab": "⇧Tab",
    "escape": "Esc", "space": "␣", "ctrl+q": "^q", "full_stop": ".", "comma": ",", "minus": "-",
    "slash": "/", "plus": "+", "apostrophe": "'", "semicolon": ";", "colon": ":",
    "exclamation_mark": "!", "asterisk": "*", "number_sign": "#", "equals_sign": "=",
}  # fmt: skip
RESERVED = ("escape", "ctrl+q", "ctrl+c", *ANSWER_KEYS, "0")
"""Keys that always mean the same."""

_own: dict[str, str] = {}


def put(own: Mapping[str, str]) -> None:
    """Use these keys from now on: `where.name` of a command to a key; conflicts are left out."""
    _own.clear()
    for name, key in own.items():
        command = next((c for c in COMMANDS if f"{c.where}.{c.name}" == name), None)
        if command is not None and not conflict(command, key):
            _own[name] = key


def own() -> dict[str, str]:
    """Return the keys that the player has put in place of the list's."""
    return dict(_own)


def keys_of(command: Command) -> tuple[str, ...]:
    """Return the keys of a command, the shown one first."""
    mine = _own.get(f"{command.where}.{command.name}")
    return (mine,) if mine else command.keys


def shown(command: Command) -> str:
    """Return the key of a command as it is shown."""
    return name_of(keys_of(command)[0])


def name_of(key: str) -> str:
    """Return a key as it is shown."""
    if key.startswith("ctrl+") and key not in SHOWN:
        return "^" + key.removeprefix("ctrl+")
    return SHOWN.get(key, key)


def conflict(command: Command, key: str) -> str:
    """Return why a command can't have a key, naming who has it, or an empty text."""
    if key in RESERVED:
        return _("{key} always means the same.").format(key=name_of(key))
    for other in commands(command.where):
        if other.name != command.name and key in keys_of(other):
            return _("{key} is taken: {word}.").format(
                key=name_of(key), word=other.worded.rstrip("…")
            )
    return ""
