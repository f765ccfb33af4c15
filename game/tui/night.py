"""Between two days: a short beat, or on a Friday the ledger of the week."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from game.tui.boxes import Part, column
from game.tui.ink import BLANK, Row, fit, row, wrapped
from game.tui.session import Session
from game.tui.windows import Window, foot
from game.words.dates import date_of, long_date
from game.words.languages import _
from game.words.ledger import ledger

BEAT_SECONDS = 0.9
MOST = 4


class Between(Window[bool]):
    """What stands between two days: any key closes it, and is not lost to the board."""

    async def on_key(self, event: events.Key) -> None:
        """Hand a key on to the board, so that a quick hand loses none."""
        if event.key in ("enter", "space", "escape"):
            return
        event.stop()
        self.action_back()
        self.app.call_after_refresh(self.app.simulate_key, event.key)


class Night(Between):
    """The short beat: what came overnight. It goes by itself, or at any key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "back", show=False),
    ]
    widest = 52

    def __init__(self, session: Session, seconds: float = BEAT_SECONDS) -> None:
        """Show the morning of a session."""
        super().__init__()
        self._session, self._seconds = session, seconds

    def on_mount(self) -> None:
        """Go by itself, as soon as nothing lies over it."""
        self.set_interval(self._seconds, self.action_back)

    def framed(self, width: int, height: int) -> list[Row]:
        """Return the new day and who wrote."""
        session, inside = self._session, width - 4
        new = [m for m in session.messages if m.day == session.view.day]
        rows = [row((fit(f"{m.sender}: {m.text}", inside), "")) for m in new[:MOST]]
        if len(new) > MOST:
            rows.append(row((_("and {n} more").format(n=len(new) - MOST), "muted")))
        if not rows:
            rows = [row((_("Nobody wrote. That is news too."), "muted"))]
        today = session.today()
        rows += (
            [BLANK, *(row((line, "accent")) for line in wrapped(today, inside))] if today else []
        )
        title = long_date(session.source, session.view.day)
        return column([Part(title, [row(" ", line) for line in rows], len(rows))], width)


class Ledger(Between):
    """Energy, runway, what comes next, and who is silent since when."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "back", show=False),
    ]
    widest = 70

    def __init__(self, session: Session) -> None:
        """Show how a session stands."""
        super().__init__()
        self._session = session

    def framed(self, width: int, height: int) -> list[Row]:
        """Return the ledger."""
        inside = width - 4
        entries = ledger(self._session.source, self._session.view)
        label = min(24, max(len(entry.what) for entry in entries) + 2)
        rows: list[Row] = []
        for entry in entries[: max(3, height - 5)]:
            style = "muted" if entry.says.startswith(_("silent since {day}").split("{")[0]) else ""
            says = fit(entry.says, inside - label)
            rows.append(row((f"{fit(entry.what, label - 1):<{label}}", "bold"), (says, style)))
        rows += [BLANK, foot(("⏎", _("go on"), "screen.back"))]
        return column([Part(_("The ledger"), [row(" ", line) for line in rows], len(rows))], width)


def friday_over(session: Session) -> bool:
    """Tell whether the day that has just begun follows a weekend."""
    return date_of(session.source, session.view.day).weekday() == 0
