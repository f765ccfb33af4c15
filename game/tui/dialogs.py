"""Small windows over a screen: a menu, a question before a point of no return, a page to read."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from game.tui.picture import MUTED, link

Result = TypeVar("Result")


class Dialog(ModalScreen[Result | None]):
    """A window that Esc, or a click beside it, closes without a change."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back")]

    def action_back(self) -> None:
        """Close; nothing has happened."""
        self.dismiss(None)

    def on_resize(self, event: events.Resize) -> None:
        """Let the long part scroll, so that the way out stays in view."""
        taken = 8 + sum(1 + part.content_size.height for part in self.query(".body"))
        for part in self.query("OptionList, VerticalScroll"):
            part.styles.max_height = max(3, event.size.height - taken)

    def on_click(self, event: events.Click) -> None:
        """Take a click beside the window for Esc."""
        inside = self.query_one(".window").region.contains_point(event.screen_offset)
        if self.is_current and not inside:
            self.dismiss(None)


class Menu(Dialog[int]):
    """Gives the index of one line out of several, by arrows, number keys or mouse."""

    def __init__(self, title: str, options: Sequence[str], body: str = "") -> None:
        """Show `options` under a title and an explanation; all are plain text."""
        super().__init__()
        self._title, self._options, self._body = title, options, body

    def compose(self) -> ComposeResult:
        """Build title, explanation and list."""
        with Vertical(classes="window"):
            yield Static(Content(self._title), classes="title")
            if self._body:
                yield Static(Content(self._body), classes="body")
            yield OptionList(
                *(Option(_numbered(at, text)) for at, text in enumerate(self._options))
            )
            yield Static(link(Content("Esc back").stylize(MUTED), "screen.back"), classes="foot")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the chosen line."""
        event.stop()
        if self.is_current:
            self.dismiss(event.option_index)

    def on_key(self, event: events.Key) -> None:
        """Choose by number."""
        if event.character and event.character in "123456789":
            index = int(event.character) - 1
            if index < len(self._options):
                event.stop()
                self.dismiss(index)


def _numbered(at: int, text: str) -> Content:
    key = str(at + 1) if at < 9 else " "
    return Content.assemble((f"{key} ", "bold $accent"), text)


class Confirm(Menu):
    """Asks once before an act with a price; the safe line is the first."""

    def __init__(self, act: str, body: str) -> None:
        """Ask about an act by its label."""
        super().__init__(f"{act}?", ("No, leave it as it is", "Yes, do it"), body)


class Page(Dialog[bool]):
    """A text to read; Enter, space or Esc closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "back", "Go on", priority=True),
        Binding("down,j", "scroll(2)", show=False),
        Binding("up,k", "scroll(-2)", show=False),
        Binding("pagedown", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]

    def __init__(self, title: str, body: Content, go_on: str = "Enter go on") -> None:
        """Show a body under a title."""
        super().__init__()
        self._title, self._body, self._go_on = title, body, go_on

    def compose(self) -> ComposeResult:
        """Build title, text and the way on."""
        with Vertical(classes="window page"):
            yield Static(Content(self._title), classes="title")
            with VerticalScroll(can_focus=False):
                yield Static(self._body)
            yield Static(
                link(Content(self._go_on).stylize("$accent"), "screen.back"), classes="foot"
            )

    def action_scroll(self, by: int) -> None:
        """Scroll the text by some lines."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)
