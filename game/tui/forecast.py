"""The forecast: a chance from 0 to 100 per cent, said as a frequency."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from game.tui.boxes import Part, column
from game.tui.ink import Bit, Row, row, wrapped
from game.tui.windows import Window, back, foot
from game.words.languages import _

STEPS = 20


def frequency(percent: int) -> str:
    """Return a chance as one would say it: `7 in 10`."""
    if percent in (0, 100):
        return _("never") if percent == 0 else _("for certain")
    if percent % 10 == 0:
        return _("{n} in 10").format(n=percent // 10)
    return _("{n} in 20").format(n=percent // 5)


class Forecast(Window[int]):
    """Gives a chance in per cent."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-5)", show=False),
        Binding("right", "move(5)", show=False),
        Binding("down", "move(-10)", show=False),
        Binding("up", "move(10)", show=False),
        Binding("enter", "say", show=False),
        *(Binding(digit, f"digit({digit})", show=False) for digit in "0123456789"),
    ]

    def __init__(self, question: str, percent: int = 50) -> None:
        """Ask a question."""
        super().__init__()
        self._question = question
        self.percent = percent

    def framed(self, width: int, height: int) -> list[Row]:
        """Return the question, the scale and the ways out."""
        inside = width - 4
        asked = [row((line, "bold")) for line in wrapped(self._question, inside)]
        keys = row((_("←/→ five more or less · 0-9 tens"), "muted"))
        ways = foot(("⏎", _("say it"), "screen.say"), back())
        said = row((frequency(self.percent), "bold accent"), f"   ({self.percent} %)")
        rows = [*asked, (), self._scale(inside), row(" " * 10, said), (), keys, ways]
        title = _("What do you believe?")
        return column([Part(title, [row(" ", line) for line in rows], len(rows))], width)

    def _scale(self, width: int) -> Row:
        """Return the scale; each step of it can be clicked."""
        low, high = _("unlikely"), _("likely")
        wide = 2 if width >= 2 * STEPS + len(low) + len(high) + 6 else 1
        at = self.percent * STEPS // 100
        marks = [
            Bit(("●" if step == at else "━" if step < at else "─") + "━─"[step >= at] * (wide - 1),
                "accent" if step <= at else "muted", f"screen.put({step * 5})")
            for step in range(STEPS + 1)
        ]  # fmt: skip
        return row((f"{low} ", "muted"), *marks, (f" {high}", "muted"))

    def action_move(self, by: int) -> None:
        """Move the chance up or down."""
        self.action_put(self.percent + by)

    def action_put(self, percent: int) -> None:
        """Set the chance."""
        self.percent = max(0, min(100, percent))
        self.paint()

    def action_say(self) -> None:
        """Give the chance."""
        self.leave(self.percent)

    def action_digit(self, digit: int) -> None:
        """Take a digit for tens of per cent; 0 a second time from 10 gives 100."""
        again = digit == 0 and self.percent == 10
        self.action_put(100 if again else digit * 10)
