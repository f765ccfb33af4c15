"""The end of a hunt: what it came to, then the envelope opens. The next hunt begins here."""

from collections.abc import Sequence
from typing import ClassVar, Protocol, cast

from textual import events, work
from textual.binding import Binding, BindingType

from game.hunt.forecasts import mean_brier, scored
from game.scenario.load import Scenario
from game.tui.canvas import Pictured
from game.tui.days import days_picture
from game.tui.ink import BLANK, Row, acting, ends, flow, over, row, wrapped
from game.tui.sections import section_rows
from game.tui.session import Session
from game.words.ending import Section, ending
from game.words.languages import N_, _

WIDEST = 100
WAYS = (
    ("n", "another", N_("Play it again")), ("s", "scenarios", N_("Scenarios")),
    ("h", "share", N_("Share")), ("e", "record", N_("Record")), ("t", "title", N_("Title")),
    ("q", "quit", N_("Quit")),
)  # fmt: skip


class Host(Protocol):
    """What the end needs of the app around it."""

    def begin_again(self, scenario: Scenario) -> None:
        """Begin a hunt of the same scenario with a fresh seed."""

    def show_share(self, session: Session) -> None:
        """Show the share card and put it on the clipboard."""


class EndScreen(Pictured[None]):
    """Shows what a hunt came to; the envelope stays shut until it is asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"way('{name}')", show=False) for key, name, _word in WAYS),
        Binding("escape", "way('title')", show=False),
        Binding("enter", "open", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(12)", show=False),
        Binding("pageup,b", "scroll(-12)", show=False),
        Binding("home", "scroll(-9999)", show=False),
        Binding("end", "scroll(9999)", show=False),
    ]

    def __init__(self, session: Session, said: str = "") -> None:
        """Take over a hunt that is over."""
        super().__init__()
        self.session = session
        self._said = said
        self._sections: list[Section] = []
        self.opened = False
        self._top = self._most = 0

    def on_mount(self) -> None:
        """Begin to open the envelope beside the screen."""
        self._prepare()

    @work(thread=True, exit_on_error=True)
    def _prepare(self) -> None:
        sections = ending(self.session.hunt)
        self.app.call_from_thread(self.take, sections)

    def take(self, sections: list[Section]) -> None:
        """Take what there is to read."""
        self._sections = sections
        self.paint()

    def picture(self, width: int, height: int) -> Sequence[Row]:
        """Return the title, what there is to read, and the ways on."""
        title = row(" ", (_("The end"), "bold"), f" · {self.session.source.title}")
        seal = _("seal {seal}").format(seal=self.session.hunt.seal[:4])
        head = over(ends(title, row(seal, " "), width), "bar fill")
        lines = [BLANK, *self._lines(min(WIDEST, width - 4))]
        for _again in range(2):  # the ways say how much is left to read, and take room themselves
            ways = self._ways(width)
            room = height - 1 - len(ways)
            self._most = max(0, len(lines) - room)
            self._top = min(self._top, self._most)
        shown = [row("  ", line) for line in lines[self._top : self._top + room]]
        return [head, *shown, *([BLANK] * (room - len(shown))), *ways]

    def _ways(self, width: int) -> list[Row]:
        pieces: list[Row] = []
        if not self.opened:
            word = (_("Open the envelope"), "bold")
            pieces.append(acting(row(("⏎", "key"), " ", word), "screen.open"))
        else:
            left = self._most - self._top
            more = _("↓ {n} more lines").format(n=left) if left else _("↑↓ read")
            pieces.append(row((more, "accent")))
        pieces += [acting(row((key, "key"), " ", _(word)), f"screen.way('{name}')")
                   for key, name, word in WAYS]  # fmt: skip
        return [over(row(" ", line), "bar fill") for line in flow(pieces, width - 2, 3)]

    def _lines(self, width: int) -> list[Row]:
        rows = [row((line, "good")) for line in wrapped(self._said, width)] if self._said else []
        rows += [*results(self.session, width), BLANK]
        if not self._sections:
            return [*rows, row((_("Opening the envelope…"), "muted"))]
        if not self.opened:
            seal = self.session.hunt.seal[:16]
            return [
                *rows,
                *section_rows(self._sections[0], width),
                row((_("Your days"), "bold accent")),
                *(row("  ", line) for line in days_picture(self.session, -1, width - 4)), BLANK,
                *(row((line, "muted")) for line in wrapped(
                    _("What was true all along lies in an envelope, sealed {seal} on day 1, "
                      "before you moved. Enter opens it.").format(seal=seal), width)),
            ]  # fmt: skip
        for section in self._sections:
            rows += section_rows(section, width)
        return rows

    def say(self, text: str) -> None:
        """Say something above the results."""
        self._said = f"{self._said} {text}".strip()
        self.paint()

    def action_open(self) -> None:
        """Open the envelope; once it is open, read on."""
        if self.opened:
            self.action_scroll(12)
        elif self._sections:
            self.opened = True
            self.paint()

    def action_scroll(self, by: int) -> None:
        """Scroll by some lines."""
        self._top = max(0, min(self._most, self._top + by))
        self.paint()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Read on."""
        self.action_scroll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Read back."""
        self.action_scroll(-3)

    async def action_way(self, name: str) -> None:
        """Take one of the ways on."""
        host = cast(Host, self.app)
        if name == "another":
            host.begin_again(self.session.hunt.scenario)
        elif name == "share":
            host.show_share(self.session)
        elif name == "title":
            await self.app.run_action("app.title_screen")
        else:
            await self.app.run_action(f"app.title_{name}")


def results(session: Session, width: int) -> list[Row]:
    """Return the results, side by side, never folded into one."""
    view = session.view
    brier = mean_brier(scored(view))
    said = _("no forecast") if brier is None else _("{score} (0 is perfect)").format(
        score=f"{brier:.2f}")  # fmt: skip
    cells = [
        (_("Outcome"), _("{value} of 100").format(value=f"{view.result / 100:.1f}")),
        (_("Calibration"), said),
        (_("Bridges"), _("{value} of 100").format(value=view.bridges)),
        (_("Days"), str(view.day)),
    ]
    pieces = [row((f"{name} ", "muted"), (value, "bold accent")) for name, value in cells]
    return flow(pieces, width, 4)
