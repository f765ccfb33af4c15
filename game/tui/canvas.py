"""The one widget that draws: rows of bits become lines of the terminal, and clicks become acts.

Only lines that changed are drawn again. Holds no state of the hunt.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar, cast

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from game.tui.ink import BLANK, Row, padded
from game.tui.look import Look

Result = TypeVar("Result")
LEAST = Size(60, 20)
"""The smallest terminal in which everything can be seen and done."""


class Lit(Protocol):
    """What a canvas needs of the app: what styles look like now."""

    @property
    def look(self) -> Look:
        """Return the look of the theme."""


class Canvas(Widget, can_focus=False):
    """Shows rows."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Canvas { width: 1fr; height: 1fr; }"

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._rows: list[Row] = []
        self._strips: dict[int, Strip] = {}
        self._pointed = ""

    def show(self, rows: Sequence[Row]) -> None:
        """Show rows; lines that are as they were aren't drawn again."""
        before, self._rows = self._rows, list(rows)
        if len(before) != len(self._rows):
            self.redraw()
            return
        changed = [y for y, pair in enumerate(zip(before, rows, strict=True)) if pair[0] != pair[1]]
        self._refresh_lines(changed)

    def redraw(self) -> None:
        """Draw everything again: the theme or the size has changed."""
        self._strips.clear()
        self.refresh()

    def _refresh_lines(self, lines: Sequence[int]) -> None:
        for y in lines:
            self._strips.pop(y, None)
        if lines:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in lines))

    def notify_style_update(self) -> None:
        """Forget what was drawn in another theme."""
        super().notify_style_update()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """Return a line of the terminal."""
        strip = self._strips.get(y)
        if strip is None or strip.cell_length != self.size.width:
            strip = self._strips[y] = self._strip(y)
        return strip

    def _strip(self, y: int) -> Strip:
        width = self.size.width
        look = cast(Lit, self.app).look
        line = padded(self._rows[y] if y < len(self._rows) else BLANK, width)
        return Strip([Segment(bit.text, self._style(look, bit.style, bit.act)) for bit in line],
                     width)  # fmt: skip

    def _style(self, look: Look, names: str, act: str) -> Style:
        style = look.style(names)
        if not act:
            return style
        if act == self._pointed:
            style += Style(underline=True, bold=True)
        return style + Style(meta={"@click": act})

    async def broker_event(self, event_name: str, event: events.Event) -> bool:
        """Run what was clicked only while its screen is on top: one that goes, acts no more."""
        if self.screen.is_active:
            return await super().broker_event(event_name, event)
        event.stop()
        return False

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark what a click would do, and say it."""
        self._point(str(event.style.meta.get("@click", "")))

    def on_leave(self, event: events.Leave) -> None:
        """Mark nothing."""
        self._point("")

    def _point(self, act: str) -> None:
        if act == self._pointed:
            return
        old, self._pointed = self._pointed, act
        both = (old, act)
        lines = enumerate(self._rows)
        self._refresh_lines([y for y, line in lines if any(b.act and b.act in both for b in line)])
        screen = self.screen
        self.tooltip = screen.tip(act) if isinstance(screen, Pictured) else None


class Pictured(Screen[Result]):
    """A screen that is one picture. What it shows is `picture`; `paint` shows it anew."""

    AUTO_FOCUS = None
    least = LEAST

    def picture(self, width: int, height: int) -> Sequence[Row]:
        """Return the rows of a screen of this size; pure, and quick."""
        raise NotImplementedError

    def tip(self, act: str) -> str | None:
        """Return what a click on something would do, in words, or None."""
        return None

    def compose(self) -> ComposeResult:
        """Build the one widget."""
        yield Canvas()

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new size."""
        self.paint()

    def on_screen_resume(self) -> None:
        """Draw anew after another screen was on top; theme, keys or language may have changed."""
        self.paint()

    def paint(self) -> None:
        """Draw what may have changed; a screen that is going has nothing to draw."""
        if not self.is_running:
            return
        canvas = next(iter(self.query(Canvas)), None)
        width, height = self.size
        if canvas is not None and width >= self.least.width and height >= self.least.height:
            canvas.show(self.picture(width, height))
