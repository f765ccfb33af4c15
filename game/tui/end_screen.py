"""The end of a hunt: the envelope opens, section by section."""

from textwrap import wrap
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from game.tui.picture import ACCENT, flow, lines, link
from game.tui.session import Session
from game.words.ending import Section, ending


class EndScreen(Screen[None]):
    """Shows what was true; the next hunt begins here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "app.new_hunt", "New hunt"),
        Binding("t,escape", "app.title_screen", "Title"),
        Binding("q", "app.quit", "Quit"),
        Binding("down,j", "scroll(2)", show=False),
        Binding("up,k", "scroll(-2)", show=False),
        Binding("pagedown,space", "scroll(12)", show=False),
        Binding("pageup", "scroll(-12)", show=False),
        Binding("home", "scroll(-9999)", show=False),
        Binding("end", "scroll(9999)", show=False),
    ]

    def __init__(self, session: Session, said: str = "") -> None:
        """Take over a hunt that is over."""
        super().__init__()
        self.session = session
        self._said = said
        self._sections: list[Section] = []

    def compose(self) -> ComposeResult:
        """Build the pages and the ways on."""
        yield Static(Content(f" The end · {self.session.source.title}"), id="header")
        with VerticalScroll(id="ending", can_focus=False):
            yield Static(Content("Opening the envelope…"), id="sections")
        keys = (("n", "New hunt", "app.new_hunt"), ("t", "Title", "app.title_screen"),
                ("q", "Quit", "app.quit"))  # fmt: skip
        yield Static(
            flow(
                [Content.assemble("↑↓ Read")]
                + [link(Content.assemble((key, "bold $accent"), " ", word), act)
                   for key, word, act in keys], 78,
            ), id="bar",
        )  # fmt: skip

    def on_mount(self) -> None:
        """Begin to open the envelope."""
        self._open()

    @work(thread=True, exit_on_error=True)
    def _open(self) -> None:
        sections = ending(self.session.hunt)
        self.app.call_from_thread(self._show, sections)

    def on_resize(self) -> None:
        """Wrap the lines anew."""
        if self._sections:
            self._show(self._sections)

    def _show(self, sections: list[Section]) -> None:
        self._sections = sections
        width = max(20, min(self.size.width - 6, 100))
        rows: list[Content | str] = [self._said, ""] if self._said else []
        for section in sections:
            rows.append(Content.assemble((section.title, f"bold {ACCENT}")))
            for line in section.lines:
                rows += _wrapped(line, width)
            rows.append("")
        self.query_one("#sections", Static).update(lines(rows))

    def action_scroll(self, by: int) -> None:
        """Scroll by some lines."""
        self.query_one("#ending", VerticalScroll).scroll_relative(y=by, animate=False)


def _wrapped(line: str, width: int) -> list[str]:
    """Return a line in pieces that fit; what stands behind a dash of a table stays behind it."""
    column = line.find(" / ")
    indent = " " * (column + 5 if 0 < column < width - 30 else 6)
    return wrap(line, width, initial_indent="  ", subsequent_indent=indent)
