"""The shelf: every scenario there is, what it teaches, and of a broken one what to mend first."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.binding import Binding, BindingType

from game.scenario.clean import clean_line
from game.scenario.load import Scenario
from game.scenario.problems import ScenarioProblems
from game.scenario.shelf import find, in_order, shelf
from game.tui.boxes import Part, beside, column
from game.tui.ink import BLANK, Row, acting, fit, over, row, width_of, window, wrapped
from game.tui.windows import Window, back, foot
from game.words.languages import N_, _, language

DIFFICULTIES = (N_("gentle"), N_("fair"), N_("hard"))
"""What a scenario may say of itself, in words that can be translated."""
Best = Mapping[str, float]
"""The best outcome so far by scenario id, of 100."""
SIDE = 84


class ShelfScreen(Window[Scenario]):
    """Gives the chosen scenario."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "back", show=False),
        Binding("up,shift+tab,k", "step(-1)", show=False),
        Binding("down,tab,j", "step(1)", show=False),
        Binding("pageup", "step(-6)", show=False),
        Binding("pagedown", "step(6)", show=False),
        Binding("home", "step(-999)", show=False),
        Binding("end", "step(999)", show=False),
        Binding("enter", "take", show=False),
    ]
    widest = 120

    def __init__(self, folders: Sequence[Path], best: Callable[[], Best]) -> None:
        """List these folders and the scenarios that come with the game."""
        super().__init__()
        self._folders, self._best_of = folders, best
        self._found: list[Scenario] = []
        self._broken: list[tuple[str, str]] = []
        self._best: Best = {}
        self._looked = False
        self.at = 0

    def on_mount(self) -> None:
        """Begin to read the files."""
        self._read()

    @work(thread=True)
    def _read(self) -> None:
        scenarios: list[Scenario] = []
        broken: list[tuple[str, str]] = []
        for name in shelf(self._folders):
            try:
                scenarios.append(find(name, self._folders, language()))
            except ScenarioProblems as wrong:
                broken.append((clean_line(name), _first_problem(wrong)))
        self.app.call_from_thread(self.take, in_order(scenarios), broken, self._best_of())

    def take(self, found: list[Scenario], broken: list[tuple[str, str]], best: Best) -> None:
        """Take what was found: scenarios, (name, problem) of broken ones, and best results."""
        self._found, self._broken, self._best, self._looked = found, broken, best, True
        self.paint()

    def framed(self, width: int, height: int) -> list[Row]:
        """Return the list, and beside or under it what the chosen one is about."""
        keys = foot(("⏎", _("play it"), "screen.take"), back())
        if not self._looked:
            return column([Part(_("Scenarios"), [row(" ", _("Looking…")), BLANK, keys], 3)], width)
        room = min(height, max(18, len(self._found) + 3 * len(self._broken) + 6))
        return self._wide(width, room, keys) if width >= SIDE else self._tall(width, room, keys)

    def _wide(self, width: int, height: int, keys: Row) -> list[Row]:
        left, inside = 44, height - 2
        names = [*self._list(left - 2, inside - 2), BLANK, keys]
        names = [*names[: inside - 1], keys] if len(names) > inside else names
        about = [row(" ", line) for line in self._about(width - left - 4)]
        both = (
            column([Part(_("Scenarios"), names, inside)], left),
            column([Part("", about, inside)], width - left),
        )
        return beside(both)

    def _tall(self, width: int, height: int, keys: Row) -> list[Row]:
        about = [row(" ", line) for line in self._about(width - 4)]
        below = min(len(about), max(6, height // 2))
        names = self._list(width - 2, height - below - 5)
        parts = [Part(_("Scenarios"), [*names, BLANK, keys], len(names) + 2),
                 Part("", about, below)]  # fmt: skip
        return column(parts, width)

    def _list(self, width: int, room: int) -> list[Row]:
        wrong = [line for name, why in self._broken for line in _broken_lines(name, why, width)]
        wrong = wrong[: max(0, room // 3)]
        first, last = window([1] * len(self._found), self.at, max(1, room - len(wrong)))
        return [*wrong, *(self._line(at, width) for at in range(first, last))]

    def _line(self, at: int, width: int) -> Row:
        scenario, chosen = self._found[at], at == self.at
        low, high = scenario.source.minutes
        tail = _("{low}-{high} min").format(low=low, high=high)
        name = fit(clean_line(scenario.source.title), width - len(tail) - 4)
        line = row(("▸" if chosen else " ", "accent"), " ", (name, "bold" if chosen else ""))
        gap = " " * max(1, width - width_of(line) - len(tail) - 1)
        line = row(line, gap, (tail, "muted"), " ")
        return acting(over(line, "chosen" if chosen else ""), f"screen.point({at})")

    def _about(self, width: int) -> list[Row]:
        """Return what the chosen scenario is about."""
        if not self._found:
            return [row((_("There is no scenario that can be played."), "alert"))]
        source = self._found[self.at].source
        low, high = source.minutes
        facts = _("{low}-{high} minutes · {difficulty} · {days} days").format(
            low=low, high=high, difficulty=_(source.difficulty), days=source.days
        )
        best = self._best.get(source.id)
        line = _("not played yet") if best is None else _("your best: {value} of 100").format(
            value=f"{best:.1f}")  # fmt: skip
        return [
            row((fit(clean_line(source.title), width), "bold accent")),
            row((facts, "muted")), row((line, "muted")), BLANK,
            *(row(text) for text in wrapped(source.summary, width)), BLANK,
            row((_("What it teaches"), "accent")),
            *(row(text) for text in wrapped(source.teaches, width)),
        ]  # fmt: skip

    def action_step(self, by: int) -> None:
        """Choose another scenario."""
        if self._found:
            self.at = max(0, min(len(self._found) - 1, self.at + by))
            self.paint()

    def action_point(self, at: int) -> None:
        """Choose a scenario with the mouse; a second click plays it."""
        if at == self.at:
            self.action_take()
        else:
            self.at = at
            self.paint()

    def action_take(self) -> None:
        """Play the chosen one."""
        if self._found:
            self.leave(self._found[self.at])

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Choose the next one."""
        self.action_step(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Choose the one before."""
        self.action_step(-1)


def _first_problem(wrong: ScenarioProblems) -> str:
    first = clean_line(str(wrong.problems[0]))
    more = len(wrong.problems) - 1
    return first + (_(" (and {n} more)").format(n=more) if more else "")


def _broken_lines(name: str, why: str, width: int) -> list[Row]:
    lines = wrapped(why, width - 4)[:3]
    return [row(" ", (fit(name, width - 2), "alert")), *(row("   ", (t, "muted")) for t in lines)]
