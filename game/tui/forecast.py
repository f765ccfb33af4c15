"""The forecast: a chance from 0 to 100 per cent, said as a frequency."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from game.tui.dialogs import Dialog
from game.tui.picture import MUTED, flow, link

STEPS = 20


def frequency(percent: int) -> str:
    """Return a chance as one would say it: `7 in 10`."""
    if percent in (0, 100):
        return "never" if percent == 0 else "for certain"
    return f"{percent // 10} in 10" if percent % 10 == 0 else f"{percent // 5} in 20"


class Forecast(Dialog[int]):
    """Gives a chance in per cent."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-5)", "Less"),
        Binding("right", "move(5)", "More"),
        Binding("down", "move(-10)", "Less", show=False),
        Binding("up", "move(10)", "More", show=False),
        Binding("enter", "say", "Say it"),
    ]

    def __init__(self, question: str, percent: int = 50) -> None:
        """Ask a question."""
        super().__init__()
        self._question = question
        self.percent = percent

    def compose(self) -> ComposeResult:
        """Build the question, the scale and the ways out."""
        with Vertical(classes="window"):
            yield Static(Content(self._question), classes="title")
            yield Static(id="scale")
            say = link(Content.assemble(("Enter", "bold $accent"), " Say it"), "screen.say")
            keys = Content("←/→ five more or less · 0-9 tens").stylize(MUTED)
            back = link(Content("Esc back").stylize(MUTED), "screen.back")
            yield Static(flow((say, keys, back), 46), classes="foot")

    def on_mount(self) -> None:
        """Draw the scale."""
        self._draw()

    def _draw(self) -> None:
        at = self.percent * STEPS // 100
        marks = [
            link("●" if step == at else "━" if step < at else "─", f"screen.put({step * 5})")
            for step in range(STEPS + 1)
        ]
        scale = Content.assemble(("unlikely ", MUTED), *marks, (" likely", MUTED))
        said = Content.assemble((frequency(self.percent), "bold"), f"   ({self.percent} %)")
        self.query_one("#scale", Static).update(Content("\n").join([scale, said]))

    def action_move(self, by: int) -> None:
        """Move the chance up or down."""
        self.action_put(self.percent + by)

    def action_put(self, percent: int) -> None:
        """Set the chance."""
        self.percent = max(0, min(100, percent))
        self._draw()

    def action_say(self) -> None:
        """Give the chance."""
        self.dismiss(self.percent)

    def on_key(self, event: events.Key) -> None:
        """Take a digit for tens of per cent; 0 a second time from 10 gives 100."""
        if event.character and event.character in "0123456789":
            event.stop()
            again = event.character == "0" and self.percent == 10
            self.action_put(100 if again else int(event.character) * 10)
