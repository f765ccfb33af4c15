"""Small windows over a screen: a menu, a question before a point of no return, a page to read.

Esc, or a click beside a window, closes it without a change. All are pictures with a frame.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from game.tui.boxes import Part, column
from game.tui.canvas import Canvas, Pictured
from game.tui.ink import Row, acting, over, row, width_of, window, wrapped
from game.words.languages import _

Result = TypeVar("Result")
WIDEST = 76


class Window(Pictured[Result | None], ModalScreen[Result | None]):
    """A framed picture in the middle of the screen, as high as what it holds."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]
    widest = WIDEST

    def framed(self, width: int, height: int) -> list[Row]:
        """Return the whole window for the room there is, frame included."""
        raise NotImplementedError

    def picture(self, width: int, height: int) -> Sequence[Row]:
        """Return the window and give the canvas its size."""
        wide = min(self.widest, width)
        rows = self.framed(wide, height)[:height]
        canvas = self.query_one(Canvas)
        canvas.styles.width, canvas.styles.height = wide, max(1, len(rows))
        return rows

    def action_back(self) -> None:
        """Close; nothing has happened."""
        self.leave(None)

    def leave(self, result: Result | None) -> None:
        """Close with a result, once, and only while on top: Textual closes what is on top."""
        if self.is_active:
            self.dismiss(result)

    def on_click(self, event: events.Click) -> None:
        """Take a click beside the window for Esc."""
        canvas = next(iter(self.query(Canvas)), None)
        if canvas is not None and not canvas.region.contains_point(event.screen_offset):
            self.action_back()


def foot(*keys: tuple[str, str, str]) -> Row:
    """Return a line of keys: (key, word, act) each."""
    pieces: list[Row] = [acting(row((key, "key"), " ", (word, "muted")), act)
                         for key, word, act in keys]  # fmt: skip
    return row(" ", *(bit for piece in pieces for bit in (*piece, *row("   "))))


def back() -> tuple[str, str, str]:
    """Return the way out that every window has."""
    return ("Esc", _("back"), "screen.back")


class Menu(Window[int]):
    """Gives the index of one line out of several, by arrows, number keys or mouse."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,shift+tab,k", "step(-1)", show=False),
        Binding("down,tab,j", "step(1)", show=False),
        Binding("pageup", "step(-8)", show=False),
        Binding("pagedown", "step(8)", show=False),
        Binding("home", "step(-999)", show=False),
        Binding("end", "step(999)", show=False),
        Binding("enter", "take", show=False),
        *(Binding(key, f"number({key})", show=False) for key in "123456789"),
    ]

    def __init__(self, title: str, options: Sequence[str], body: str = "", at: int = 0) -> None:
        """Show `options` under a title and an explanation, all plain text; `at` is the chosen."""
        super().__init__()
        self._title, self.options, self._body = title, list(options), body
        self.at = at

    def framed(self, width: int, height: int) -> list[Row]:
        """Return title, explanation, lines and keys."""
        inside = width - 4
        body = [row(line) for line in wrapped(self._body, inside)] if self._body else []
        entries = [self._entry(at, inside) for at in range(len(self.options))]
        heights = [len(entry) for entry in entries]
        room = max(1, height - len(body) - (5 if body else 4))
        first, last = window(heights, self.at, room)
        lines = [line for entry in entries[first:last] for line in entry]
        below = len(self.options) - last
        note = _("{n} more below").format(n=below) if below else ""
        rows = [*body, *([()] if body else []), *lines, (), self._foot()]
        parts = [Part(self._title, [row(" ", line) for line in rows], len(rows), note)]
        return [over(line, "") for line in column(parts, width)]

    def _foot(self) -> Row:
        return foot(("⏎", _("take it"), "screen.take"), back())

    def _entry(self, at: int, width: int) -> list[Row]:
        key = f"{at + 1} " if at < 9 else "  "
        chosen = at == self.at
        rows = []
        for i, text in enumerate(wrapped(self.options[at], width - 4) or [""]):
            line = row((f"{'▸' if chosen else ' '}", "accent"), (key if i == 0 else "  ", "key"),
                       text)  # fmt: skip
            line = row(line, " " * max(0, width - width_of(line)))
            rows.append(acting(over(line, "chosen" if chosen else ""), f"screen.pick({at})"))
        return rows

    def action_step(self, by: int) -> None:
        """Choose a line further down or up."""
        self.at = max(0, min(len(self.options) - 1, self.at + by))
        self.paint()

    def action_number(self, number: int) -> None:
        """Take a line by its number."""
        if number <= len(self.options):
            self.action_pick(number - 1)

    def action_pick(self, at: int) -> None:
        """Take a line."""
        self.leave(at)

    def action_take(self) -> None:
        """Take the chosen line."""
        if self.options:
            self.action_pick(self.at)


class Confirm(Menu):
    """Asks once before an act with a price; the safe line is the first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "pick(0)", show=False),
        Binding("y,s", "pick(1)", show=False),
    ]

    def __init__(self, act: str, body: str) -> None:
        """Ask about an act by its label."""
        options = (_("No, leave it as it is"), _("Yes, do it"))
        super().__init__(_("{act}?").format(act=act), options, body)


class Page(Window[bool]):
    """A text to read; Enter, space or Esc closes it, arrows read on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", show=False),
        Binding("space,pagedown", "scroll(10)", show=False),
        Binding("pageup,b", "scroll(-10)", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("home", "scroll(-9999)", show=False),
        Binding("end", "scroll(9999)", show=False),
    ]
    widest = 88

    def __init__(
        self, title: str, body: Callable[[int], Sequence[Row]] | str, go_on: str = ""
    ) -> None:
        """Show a body under a title: a text, or what draws it for a width."""
        super().__init__()
        self._title, self._body, self._go_on = title, body, go_on
        self._top = self._most = 0

    def _lines(self, width: int) -> Sequence[Row]:
        if isinstance(self._body, str):
            return [row(line) for line in wrapped(self._body, width)]
        return self._body(width)

    def framed(self, width: int, height: int) -> list[Row]:
        """Return the title, as much of the text as fits, and the way on."""
        lines = self._lines(width - 4)
        room = max(1, min(len(lines), height - 4))
        self._most = max(0, len(lines) - room)
        self._top = min(self._top, self._most)
        shown = lines[self._top : self._top + room]
        note = ""
        if self._most > self._top:
            note = _("{n} more lines: ↓").format(n=self._most - self._top)
        keys = foot(("⏎", self._go_on or _("go on"), "screen.go_on"))
        rows = [*(row(" ", line) for line in shown), (), keys]
        return column([Part(self._title, rows, len(rows), note)], width)

    def action_scroll(self, by: int) -> None:
        """Scroll the text by some lines; a page that is read through closes with space."""
        if by == 10 and self._top >= self._most:
            self.action_go_on()
            return
        self._top = max(0, min(self._most, self._top + by))
        self.paint()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Read on."""
        self._wheel(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Read back."""
        self._wheel(-2)

    def _wheel(self, by: int) -> None:
        self._top = max(0, min(self._most, self._top + by))
        self.paint()

    def action_go_on(self) -> None:
        """Close."""
        self.leave(True)
