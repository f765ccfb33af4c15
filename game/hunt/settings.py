"""What the player has chosen once for all hunts, in a TOML file that may be edited by hand.

Nothing in it can stop the game: a wrong entry is left out on its own and told, the rest counts.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, NamedTuple

from game.hunt.folders import settings_folder as settings_folder
from game.hunt.tomlfile import Unreadable, keep_beside, read_text, why, write_text
from game.scenario.clean import clean_line
from game.scenario.nearest import closest

FORMAT = 1
NAME = "settings.toml"
THEME = "hedge-night"
PANELS = ("comfortable", "compact")
THEME_MOST, KEY_MOST, KEYS_MOST = 60, 40, 300
LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_.@][A-Za-z0-9]{1,8})*")
HEADING = "# Settings of Hedge Your Bets. The game writes them anew when you change one there.\n"
BIGGEST = 256 * 1024
TOLD_MOST = 12
"""Problems that are told one by one."""


class SettingsError(Exception):
    """The settings can't be written; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The player's choices; a new player has these defaults."""

    theme: str = THEME
    """One of the game's themes or of Textual's; the screen takes the default for unknown ones."""
    motion: bool = True
    """Whether anything may move; False is reduced motion."""
    overnight: bool = True
    """Whether the short beat between two days is shown."""
    ledger: bool = True
    """Whether the Friday ledger is shown."""
    cursor: bool = False
    """Whether the terminal's own cursor stands on focused text, for screen readers."""
    language: str = ""
    """The language of the game's words, or an empty text for the system's."""
    mouse: bool = True
    """Whether the game takes the mouse; False leaves it to the terminal."""
    panels: str = PANELS[0]
    """How much room a line of a panel gets: comfortable or compact."""
    plain: bool = False
    """Whether hunts are always played line by line."""
    tutorial_offered: bool = False
    """Whether the first hunt has been offered; it is offered once."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys in place of the game's own: the name of a command to a key."""

    @property
    def roomy(self) -> bool:
        """Tell whether panels take the more comfortable room."""
        return self.panels == PANELS[0]


class _Wanted(NamedTuple):
    """What an entry may be, and how that is said."""

    fits: Callable[[Any], bool]
    words: str


def _is_line(value: object, most: int) -> bool:
    return isinstance(value, str) and 0 < len(value) <= most and clean_line(value, most) == value


SWITCH = _Wanted(lambda value: isinstance(value, bool), "true or false")
WANTED = {
    "theme": _Wanted(lambda v: _is_line(v, THEME_MOST), "the name of a theme, in quotes"),
    "language": _Wanted(
        lambda v: v == "" or (_is_line(v, 30) and bool(LANGUAGE.fullmatch(v))),
        'a language as in "es", or "" for the system\'s',
    ),
    "panels": _Wanted(lambda v: v in PANELS, " or ".join(f'"{name}"' for name in PANELS)),
    "keys": _Wanted(lambda v: isinstance(v, dict), "a table of commands and their keys"),
}
NAMES = tuple(each.name for each in fields(Settings))


def read_settings(folder: Path) -> tuple[Settings, list[str]]:
    """Return the settings of a folder, and in words what in them was left out. Never raises."""
    try:
        tree = _tree(folder / NAME)
    except Unreadable as error:
        return Settings(), [f"{NAME}: {error}; the usual settings are used instead"]
    problems: list[str] = []
    found: dict[str, Any] = {}
    for name, value in tree.items():
        if name in NAMES:
            _take(name, value, found, problems)
        elif name != "format":
            meant = _meant(name) if len(problems) < TOLD_MOST else ""
            problems.append(f"{NAME}: {clean_line(name, 60)}: not a setting{meant}")
    if len(problems) > TOLD_MOST:
        problems[TOLD_MOST:] = [f"{NAME}: {len(problems) - TOLD_MOST} more like these"]
    return Settings(**found), problems


def _tree(path: Path) -> dict[str, Any]:
    """Return what a settings file says, unchecked. Raises Unreadable."""
    text, whole = read_text(path, BIGGEST)
    if not whole:
        raise Unreadable("damaged: it isn't UTF-8 text")
    if not text:
        return {}
    import tomllib

    try:
        tree = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        place = re.search(r"\(at (line \d+)", str(error))
        where = f" ({place[1]})" if place else ""
        raise Unreadable(f"damaged: it isn't TOML{where}") from None
    form = tree.get("format", FORMAT)
    if isinstance(form, int) and form > FORMAT:
        raise Unreadable(f"written in format {form} by a newer version of the game")
    return tree


def _meant(name: str) -> str:
    close = closest(name, NAMES)
    return f" (did you mean {close}?)" if close else ""


def _take(name: str, value: Any, found: dict[str, Any], problems: list[str]) -> None:
    """Put an entry among those found, or say what is wrong with it."""
    wanted = WANTED.get(name, SWITCH)
    if not wanted.fits(value):
        problems.append(f"{NAME}: {name}: has to be {wanted.words}; the usual one is used")
    elif name == "keys":
        found[name] = _keys(value, problems)
    else:
        found[name] = value


def _keys(tree: dict[str, Any], problems: list[str]) -> dict[str, str]:
    """Return the keys that can be keys; `hunt.help = "h"` may stand without its quotes."""
    flat: dict[str, Any] = {}
    for name, value in tree.items():
        inside = isinstance(value, dict)
        flat |= {f"{name}.{own}": each for own, each in value.items()} if inside else {name: value}
    kept: dict[str, str] = {}
    for name, key in flat.items():
        if len(kept) == KEYS_MOST:
            problems.append(f"{NAME}: keys: more than {KEYS_MOST}; the rest is left out")
            break
        if _is_line(name, 60) and _is_line(key, KEY_MOST) and " " not in key:
            kept[name] = key
        else:
            problems.append(f"{NAME}: keys.{clean_line(name, 60)}: isn't a key; it is left out")
    return kept


def write_settings(folder: Path, settings: Settings) -> Path | None:
    """Write the settings; what they don't know in the file stays in it. Raises SettingsError.

    A file that can't be read, or is from a newer version, is copied first; returns where to.
    """
    import tomli_w

    path, kept = folder / NAME, None
    own = {name: getattr(settings, name) for name in NAMES} | {"keys": dict(settings.keys)}
    try:
        try:
            foreign = {k: v for k, v in _tree(path).items() if k not in own and k != "format"}
            text = tomli_w.dumps({"format": FORMAT} | own | foreign)
        except (Unreadable, RecursionError):
            kept = keep_beside(path)
            text = tomli_w.dumps({"format": FORMAT} | own)
        write_text(path, HEADING + text)
    except (OSError, ValueError) as error:
        reason = why(error)
        raise SettingsError(f"can't write {path}: {reason}") from None
    return kept
