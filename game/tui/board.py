"""The hunt's board: its panels, what is open and selected in them, and how they are drawn.

Shows a session and never changes it; what keys do is `hunt_screen`.
"""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from game.tui.commands import ANSWER_KEYS
from game.tui.letters import Answer, answer_lines, answers, company_file, letter, letter_list
from game.tui.panels import bar, header, pipeline
from game.tui.picture import ACCENT, fit, link
from game.tui.session import Session
from game.tui.week import week
from game.words.labels import label
from game.words.messages import NOBODY

NARROW, TALL, TALLER, WIDE = 72, 30, 38, 130
ANSWERS_SHORT, ANSWERS_TALL = 4, 8
PANELS = {"pipeline": "Pipeline", "week": "Week", "inbox": "Inbox", "file": "Company"}


class Board(Screen[None]):
    """Everything a player sees of a hunt. `opened` is a message or -1, `company` an index."""

    def __init__(self, session: Session, said: str = "") -> None:
        """Show a session, with a first line to say."""
        super().__init__()
        self.session = session
        self.said = said or session.today()
        self.opened, self.company = -1, 0
        self.read = 0
        self.open_news()

    def compose(self) -> ComposeResult:
        """Build the panels; all of them are plain pictures."""
        yield Static(id="header")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield Static(id="pipeline", classes="panel")
                yield Static(id="week", classes="panel")
            with Vertical(id="inbox", classes="panel"):
                with VerticalScroll(id="letter-box", can_focus=False):
                    yield Static(id="letter")
                yield Static(id="answers")
                yield Static(id="letters")
            with VerticalScroll(id="file", classes="panel", can_focus=False):
                yield Static(id="file-text")
        yield Static(id="question")
        yield Static(id="status")
        yield Static(id="bar")

    def on_mount(self) -> None:
        """Name the panels."""
        for name, title in PANELS.items():
            self.query_one(f"#{name}").border_title = title

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new size."""
        self.paint()

    def open_news(self) -> None:
        """Open the first message that came since the last look, if one came."""
        messages = self.session.messages
        if len(messages) > self.read:
            new = range(self.read, len(messages))
            first = next(at for at in new if messages[at].day == messages[-1].day)
            self.show_message(first)
        elif self.opened >= len(messages):
            self.show_message(len(messages) - 1)
        self.read = len(messages)

    def show_message(self, at: int) -> None:
        """Make a message the open one and its company the selected one."""
        self.opened = at
        company = self.session.messages[at].company if at >= 0 else NOBODY
        if company != NOBODY:
            self.company = company

    def answers(self) -> list[Answer]:
        """Return what can be said to the selected company's recruiter."""
        if self.opened >= 0 and self.session.messages[self.opened].company == NOBODY:
            return []
        return answers(self.session, self.company, len(ANSWER_KEYS))

    def paint(self) -> None:
        """Draw everything that may have changed; a board that is going has nothing to draw."""
        if not self.query("#bar"):
            return
        session, (width, height) = self.session, self.size
        self._put("header", header(session, width))
        self._put("bar", bar(session, width - 2))
        self._put("status", Content(self.said or " "))
        self._put("question", self._question(width))
        self._put("week", week(session, 2 if height >= TALLER else 1, width < NARROW))
        self.query_one("#file").display = width >= WIDE
        if width >= WIDE:
            self._put("file-text", company_file(session, self.company))
        self.call_after_refresh(self._paint_to_fit)

    def _paint_to_fit(self) -> None:
        """Draw what is cut to the room that the other panels leave."""
        if not self.query("#letter"):
            return
        width = self.query_one("#letter").size.width
        messages = self.session.messages
        message = messages[self.opened] if self.opened >= 0 else None
        self._put("letter", letter(self.session, message, self.company, width))
        most = ANSWERS_TALL if self.size.height >= TALL else ANSWERS_SHORT
        self._put("answers", answer_lines(self.answers(), width, most))
        room = self.query_one("#pipeline").content_size
        picture = pipeline(self.session, self.company, room.width, room.height)
        self.query_one("#pipeline", Static).update(picture, layout=False)
        self.call_after_refresh(self._paint_letters)

    def _paint_letters(self) -> None:
        if not self.query("#letters"):
            return
        room = self.query_one("#letters").content_size
        picture = letter_list(self.session, self.opened, room.width, room.height)
        self.query_one("#letters", Static).update(picture, layout=False)

    def _put(self, name: str, picture: Content) -> None:
        panel = self.query_one(f"#{name}", Static)
        panel.display = bool(picture)
        if panel.content != picture:
            panel.update(picture)

    def _question(self, width: int) -> Content:
        asked = self.session.question()
        if asked is None:
            return Content("")
        text = fit(label(self.session.source, self.session.view, asked), width - 5)
        return link(Content.assemble((" f ", f"bold {ACCENT}"), text), "screen.command('forecast')")
