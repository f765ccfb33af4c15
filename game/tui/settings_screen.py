"""The settings: theme, motion, screen-reader cursor, language, keys. Kept as soon as changed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType

from game.hunt.settings import PANELS, Settings
from game.tui import keys
from game.tui.boxes import Part, column
from game.tui.commands import COMMANDS, TITLE, Command
from game.tui.ink import BLANK, Row, acting, ends, over, row, width_of, window, wrapped
from game.tui.themes import NAMES
from game.tui.windows import Window, back, foot
from game.words.languages import N_, _, known

Keep = Callable[[Settings], str]
"""Keeps new settings and puts them into force; returns what went wrong, or an empty text."""
LANGUAGES = {"": N_("the system's"), "en": "English", "es": "Español"}


class Choice(NamedTuple):
    """A setting: the values it steps through, what it and they are called, and what it does."""

    name: str
    word: str
    help: str
    values: tuple[object, ...]


SWITCH = (True, False)
CHOICES = (
    Choice("theme", N_("Theme"), N_("Day, night, high contrast, an old terminal, and others"),
           ()),
    Choice("motion", N_("Motion"), N_("Off: nothing moves by itself"), SWITCH),
    Choice("overnight", N_("Overnight"), N_("The short beat between two days"), SWITCH),
    Choice("ledger", N_("Friday ledger"), N_("Energy, runway and silences at the end of a week"),
           SWITCH),
    Choice("cursor", N_("Cursor"),
           N_("Show the terminal's cursor on the open letter, for screen readers"), SWITCH),
    Choice("mouse", N_("Mouse"), N_("Off leaves the mouse to the terminal, from the next start"),
           SWITCH),
    Choice("panels", N_("Panels"), N_("Compact shows more companies in less room"), PANELS),
    Choice("plain", N_("Plain mode"), N_("Play line by line from the next start"), SWITCH),
    Choice("language", N_("Language"), N_("Of the game's own words, and of hunts that speak it"),
           ()),
    Choice("keys", N_("Keys"), N_("Give a command another key"), ()),
)  # fmt: skip


class SettingsScreen(Window[bool]):
    """Steps through settings; each change counts at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,shift+tab,k", "step(-1)", show=False),
        Binding("down,tab,j", "step(1)", show=False),
        Binding("left", "change(-1)", show=False),
        Binding("right,enter,space", "change(1)", show=False),
    ]
    widest = 78

    def __init__(self, settings: Settings, keep: Keep, themes: Sequence[str]) -> None:
        """Change these settings; `themes` are all that can be chosen."""
        super().__init__()
        self.settings, self._keep, self._themes = settings, keep, list(themes)
        self.at, self._said = 0, ""

    def framed(self, width: int, height: int) -> list[Row]:
        """Return the settings, a line each, and what the chosen one does."""
        inside = width - 4
        lines = [self._line(at, choice, inside) for at, choice in enumerate(CHOICES)]
        first, last = window([1] * len(lines), self.at, max(1, height - 8))
        said = self._said or _(CHOICES[self.at].help)
        about = [row((line, "alert" if self._said else "muted")) for line in wrapped(said, inside)]
        keys_line = foot(("←→", _("change"), "screen.change(1)"), back())
        rows = [*lines[first:last], BLANK, *about[:2], BLANK, keys_line]
        title = _("Settings")
        return column([Part(title, [row(" ", line) for line in rows], len(rows))], width)

    def _line(self, at: int, choice: Choice, width: int) -> Row:
        chosen = at == self.at
        left = row(("▸ " if chosen else "  ", "accent"), (_(choice.word), "bold" if chosen else ""))
        right = row(("‹ ", "accent"), self._value(choice), (" › ", "accent"))
        line = ends(left, right, width)
        line = row(line, " " * max(0, width - width_of(line)))
        return acting(over(line, "chosen" if chosen else ""), f"screen.take({at})")

    def _value(self, choice: Choice) -> str:
        value = getattr(self.settings, choice.name)
        if choice.name == "theme":
            return _(NAMES[value]) if value in NAMES else str(value)
        if choice.name == "language":
            return _(LANGUAGES.get(value, value))
        if choice.name == "keys":
            return _("{n} of your own").format(n=len(keys.own()))
        if choice.name == "panels":
            return _("comfortable") if value == PANELS[0] else _("compact")
        return _("on") if value else _("off")

    def _values(self, choice: Choice) -> tuple[object, ...]:
        if choice.name == "theme":
            return tuple(self._themes)
        if choice.name == "language":
            return ("", *known())
        return choice.values

    def action_step(self, by: int) -> None:
        """Choose another setting."""
        self.at, self._said = (self.at + by) % len(CHOICES), ""
        self.paint()

    def action_take(self, at: int) -> None:
        """Choose a setting with the mouse, or change the chosen one."""
        if at == self.at:
            self.action_change(1)
        else:
            self.at, self._said = at, ""
            self.paint()

    def action_change(self, by: int) -> None:
        """Step the chosen setting on, and keep it."""
        choice = CHOICES[self.at]
        if choice.name == "keys":
            self.app.push_screen(KeysScreen(self.settings, self._keep), self._keys_changed)
            return
        values, now = self._values(choice), getattr(self.settings, choice.name)
        at = values.index(now) if now in values else 0
        value = values[(at + by) % len(values)]
        self.settings = replace(self.settings, **{choice.name: value})  # type: ignore[arg-type]
        self._said = self._keep(self.settings)
        self.paint()

    def _keys_changed(self, settings: Settings | None) -> None:
        self.settings = settings or self.settings
        self.paint()


class KeysScreen(Window[Settings]):
    """Every command and its key; the next key pressed after Enter is its new one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,shift+tab", "step(-1)", show=False),
        Binding("down,tab", "step(1)", show=False),
        Binding("pageup", "step(-10)", show=False),
        Binding("pagedown", "step(10)", show=False),
        Binding("enter", "listen", show=False),
        Binding("delete,backspace", "reset", show=False),
    ]
    widest = 78

    def __init__(self, settings: Settings, keep: Keep) -> None:
        """Change the keys of these settings."""
        super().__init__()
        self._settings, self._keep = settings, keep
        self.at, self._said, self._listening = 0, "", False

    def framed(self, width: int, height: int) -> list[Row]:
        """Return all commands with their keys."""
        inside = width - 4
        room = max(3, height - 7)
        first, last = window([1] * len(COMMANDS), self.at, room)
        lines = [self._line(at, COMMANDS[at], inside) for at in range(first, last)]
        said = self._said or _("Enter, then the new key; Backspace gives the old one back.")
        if self._listening:
            word = COMMANDS[self.at].worded.rstrip("…")
            said = _("Press the new key for {word}; Esc leaves it as it is.").format(word=word)
        about = [row((line, "alert" if self._said else "accent")) for line in wrapped(said, inside)]
        keys_line = foot(("⏎", _("change"), "screen.listen"), back())
        rows = [*lines, BLANK, *about[:2], keys_line]
        return column([Part(_("Keys"), [row(" ", line) for line in rows], len(rows))], width)

    def _line(self, at: int, command: Command, width: int) -> Row:
        chosen = at == self.at
        where = _("on the title") if command.where == TITLE else ""
        shown = " ".join(keys.name_of(key) for key in keys.keys_of(command))
        mark = ("▸ " if chosen else "  ", "accent")
        left = row(mark, f"{command.worded.rstrip('…'):<22}", (where, "muted"))
        line = ends(left, row((shown, "key"), " "), width)
        return acting(over(line, "chosen" if chosen else ""), f"screen.point({at})")

    def action_step(self, by: int) -> None:
        """Choose another command."""
        self.at, self._said = max(0, min(len(COMMANDS) - 1, self.at + by)), ""
        self.paint()

    def action_point(self, at: int) -> None:
        """Choose a command with the mouse; a second click listens for its key."""
        self._listening, self.at, self._said = at == self.at, at, ""
        self.paint()

    def action_listen(self) -> None:
        """Take the next key for the chosen command."""
        self._listening, self._said = True, ""
        self.paint()

    def action_reset(self) -> None:
        """Give the chosen command its own key back."""
        self._put(None)

    async def on_event(self, event: events.Event) -> None:
        """While listening, take a key before any binding does."""
        if isinstance(event, events.Key) and self._listening:
            event.stop()
            self._heard(event.key)
            return
        await super().on_event(event)

    @property
    def listening(self) -> bool:
        """Tell whether the next key is to be the chosen command's."""
        return self._listening

    def _heard(self, key: str) -> None:
        self._listening = False
        if key in ("backspace", "delete"):
            self._put(None)
            return
        command = COMMANDS[self.at]
        self._said = "" if key == "escape" else keys.conflict(command, key)
        if key != "escape" and not self._said:
            self._put(key)
        self.paint()

    def _put(self, key: str | None) -> None:
        command = COMMANDS[self.at]
        mine = {name: own for name, own in keys.own().items()
                if name != f"{command.where}.{command.name}"}  # fmt: skip
        if key is not None:
            mine[f"{command.where}.{command.name}"] = key
        self._settings = replace(self._settings, keys=mine)
        self._said = self._keep(self._settings)
        self.paint()

    def action_back(self) -> None:
        """Close with the settings as they are now."""
        self.leave(self._settings)
