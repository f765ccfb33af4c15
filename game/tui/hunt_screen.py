"""The hunt on the screen: panels, keys, and what they do. Holds the session; shows views only."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from game.engine.acts import Action
from game.tui import verbs
from game.tui.commands import ANSWER_KEYS, BY_NAME, COMMANDS
from game.tui.dialogs import Confirm, Page
from game.tui.forecast import Forecast
from game.tui.guide import help_page
from game.tui.letters import Answer, answer_lines, answers, company_file, letter, letter_list
from game.tui.panels import bar, header, pipeline, pipeline_order
from game.tui.picture import ACCENT, fit, link
from game.tui.session import END_DAY, Session
from game.tui.week import week
from game.words.labels import label

TALL, WIDE, SHORT_ANSWERS, LONG_ANSWERS = 30, 130, 4, 8


class HuntScreen(Screen[None]):
    """Where a hunt is played."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(c.key, f"command('{c.name}')", c.word) for c in COMMANDS if c.key != "ctrl+p"),
        *(Binding(key, f"answer({at})", show=False) for at, key in enumerate(ANSWER_KEYS)),
    ]

    def __init__(self, session: Session, said: str = "") -> None:
        """Show a session, with a first line to say."""
        super().__init__()
        self.session = session
        self.said = said
        self.opened = len(session.messages) - 1
        self.company = session.messages[-1].company if session.messages else 0
        if len(session.messages) and not session.hunt.choices:
            self._show_message(0)

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
        """Name the panels and open on the first page of a fresh hunt."""
        names = {"pipeline": "Pipeline", "week": "Week", "inbox": "Inbox", "file": "Company"}
        for name, title in names.items():
            self.query_one(f"#{name}").border_title = title
        opening = self.session.source.opening.strip()
        if opening and not self.session.hunt.choices:
            page = Page(self.session.source.title, Content(opening), "Enter begin")
            self.app.push_screen(page)

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new size."""
        self.call_after_refresh(self.paint)

    def _show_message(self, at: int) -> None:
        self.opened = at
        self.company = self.session.messages[at].company

    def paint(self) -> None:
        """Draw everything that may have changed."""
        if not self.is_mounted:
            return
        session, width = self.session, self.size.width
        self._put("header", header(session, width))
        self._put("bar", bar(session, width - 2))
        self._put("status", Content(self.said))
        self._put("question", self._question(width))
        self._put("week", week(session, 2 if self.size.height >= 38 else 1))
        self.query_one("#file").display = width >= WIDE
        if width >= WIDE:
            self._put("file-text", company_file(session, self.company))
        self._put_letter()
        self.call_after_refresh(self._paint_lists)

    def _paint_lists(self) -> None:
        """Draw what is cut to the room that the other panels leave."""
        room = self.query_one("#pipeline").content_size
        picture = pipeline(self.session, self.company, room.width, room.height)
        self._put("pipeline", picture, layout=False)
        room = self.query_one("#letters").content_size
        picture = letter_list(self.session, self.opened, room.width, room.height)
        self._put("letters", picture, layout=False)

    def _put(self, name: str, picture: Content, layout: bool = True) -> None:
        panel = self.query_one(f"#{name}", Static)
        panel.display = bool(picture) or not layout
        panel.update(picture, layout=layout)

    def _put_letter(self) -> None:
        width = self.query_one("#inbox").content_size.width - 1
        messages = self.session.messages
        message = messages[self.opened] if 0 <= self.opened < len(messages) else None
        self._put("letter", letter(self.session, message, self.company, width))
        self._put("answers", answer_lines(self._answers(), width))

    def _question(self, width: int) -> Content:
        asked = self.session.question()
        if asked is None:
            return Content("")
        text = fit(label(self.session.source, self.session.view, asked), width - 20)
        return link(Content.assemble((" f ", f"bold {ACCENT}"), text), "screen.command('forecast')")

    def _answers(self) -> list[Answer]:
        most = LONG_ANSWERS if self.size.height >= TALL else SHORT_ANSWERS
        return answers(self.session, self.company, most)

    def action_command(self, name: str) -> None:
        """Carry out a command of the list."""
        command = BY_NAME[name]
        if command.kinds:
            verbs.offer(self, command)
        else:
            getattr(self, f"go_{name}")()

    def action_answer(self, at: int) -> None:
        """Say one of the answers under the open message."""
        found = self._answers()
        if at < len(found):
            self.choose(found[at].action)

    def action_open(self, at: int) -> None:
        """Open a message."""
        if 0 <= at < len(self.session.messages):
            self._show_message(at)
            self.query_one("#letter-box", VerticalScroll).scroll_home(animate=False)
            self.paint()

    def action_pick(self, company: int) -> None:
        """Select a company and open its newest message."""
        at = max((i for i, m in enumerate(self.session.messages) if m.company == company), default=-1)
        self.company, self.opened = company, at
        self.paint()

    def choose(self, action: Action) -> None:
        """Do an act, after asking where there is no way back."""
        if action.kind == "forecast":
            self._ask_forecast(action)
            return
        warned = self.session.warning(action)
        if not warned:
            self.perform(action)
            return
        act = label(self.session.source, self.session.view, action)
        self.app.push_screen(
            Confirm(act, warned), lambda answer: self.perform(action) if answer == 1 else None
        )

    def _ask_forecast(self, action: Action) -> None:
        def give(percent: int | None) -> None:
            if percent is not None:
                self.perform(action._replace(value=percent * 10))

        question = label(self.session.source, self.session.view, action)
        self.app.push_screen(Forecast(question), give)

    def perform(self, action: Action) -> None:
        """Do an act and show what came of it."""
        self._tell(self.session.do(action))

    def say(self, text: str) -> None:
        """Say something without anything having happened."""
        self.said = text
        self._put("status", Content(text))

    def _tell(self, said: str) -> None:
        """Show the hunt after a change: the newest message if one came, the end if it is over."""
        self.said = said
        count, messages = self._read, self.session.messages
        if self.session.view.over:
            self.leave_for_end()
            return
        if len(messages) > count:
            self._show_message(len(messages) - 1)
        self.opened = min(self.opened, len(messages) - 1)
        self._read = len(messages)
        self.paint()
