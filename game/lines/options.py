"""The settings in lines: what is set, and how to set it."""

from collections.abc import Callable
from dataclasses import replace

from game.hunt.settings import PANELS, WANTED, Settings
from game.lines.find import folded, nearest
from game.scenario.clean import clean_line
from game.words.languages import N_, _, known, speak

Keep = Callable[[Settings], str]
"""Keeps new settings; returns what went wrong in words, or an empty text."""
SHOWN = {
    "plain": N_("always play line by line, from the next start"),
    "ledger": N_("the ledger at the end of a week"),
    "language": N_("of the game's own words"),
    "theme": N_("colours of the screen: hedge-night, hedge-day, hedge-contrast, hedge-phosphor"),
    "motion": N_("whether anything may move on the screen"),
    "overnight": N_("the short beat between two days on the screen"),
    "cursor": N_("the terminal's own cursor on the open letter of the screen"),
    "mouse": N_("whether the screen takes the mouse"),
    "panels": N_("how much room lines get on the screen: comfortable or compact"),
}
"""Settings that can be set by a word, those that the plain mode heeds first."""
SCREEN = ("theme", "motion", "overnight", "cursor", "mouse", "panels")
"""Those that only the screen uses."""
ON, OFF = ("on", "true", "yes"), ("off", "false", "no")


class Options:
    """The settings of one sitting. Without `keep` they last as long as it does."""

    def __init__(self, settings: Settings | None, keep: Keep | None) -> None:
        """Begin with these settings."""
        self.settings = settings or Settings()
        self._keep = keep

    def obey(self, rest: str) -> list[str]:
        """Return all settings, one of them, or what became of setting it."""
        name, _blank, value = rest.partition(" ")
        if not name:
            lines = [self._line(each) for each in SHOWN if each not in SCREEN]
            lines.append(_("settings and a name and a value changes one: settings ledger off"))
            return [*lines, self._screen()]
        name = name.lower()
        if name not in SHOWN:
            near = nearest(name, SHOWN)
            said = clean_line(name, 40)
            if near:
                text = _('There is no setting "{name}". Did you mean {near}?')
                return [text.format(name=said, near=near)]
            return [_('There is no setting "{name}". settings lists them.').format(name=said)]
        return self._set(name, value) if value else [self._line(name)]

    def _set(self, name: str, typed: str) -> list[str]:
        value = _value(name, typed)
        if value is None:
            wanted = WANTED[name].words if name in WANTED else _("on or off")
            if name == "language":
                wanted = ", ".join(known())
            said = clean_line(typed, 40)
            return [_('"{value}" won\'t do for {name}: {wanted}.').format(
                value=said, name=name, wanted=wanted)]  # fmt: skip
        self.settings = replace(self.settings, **{name: value})  # type: ignore[arg-type]
        if name == "language" and value:
            speak(str(value))
        problem = self._keep(self.settings) if self._keep else ""
        return [self._line(name), *([problem] if problem else [])]

    def _screen(self) -> str:
        said = ", ".join(f"{name} {self._said(name)}" for name in SCREEN)
        return _("Only the screen uses these: {settings}.").format(settings=said)

    def _said(self, name: str) -> str:
        value = getattr(self.settings, name)
        if isinstance(value, bool):
            return _("on") if value else _("off")
        return str(value or _("the system's"))

    def _line(self, name: str) -> str:
        value = self._said(name)
        return _("{name}: {value} ({about}).").format(name=name, value=value, about=_(SHOWN[name]))


def _value(name: str, typed: str) -> object:
    """Return a typed value as a setting takes it, or None where it won't do."""
    if name not in WANTED:
        if folded(typed) in (*ON, folded(_("on"))):
            return True
        return False if folded(typed) in (*OFF, folded(_("off"))) else None
    value = typed.lower() if name in ("language", "panels") else typed
    if name == "language":
        return value if value in known() else None
    if name == "panels":
        return value if value in PANELS else None
    return value if WANTED[name].fits(value) else None
