"""The hunt on the screen: what keys and clicks do. Every act goes through the session."""

from collections.abc import Sequence
from typing import ClassVar, Protocol, cast

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.geometry import Offset

from game.engine.acts import OPTIONS, Action
from game.hunt.settings import Settings
from game.tui.board import Board, board
from game.tui.canvas import Pictured
from game.tui.commands import ANSWER_KEYS, BY_NAME, HUNT, Command, commands
from game.tui.company import company_file
from game.tui.days import days_picture
from game.tui.desk import Desk
from game.tui.guide import screen_rows
from game.tui.ink import BLANK, Row, row
from game.tui.session import Session
from game.tui.week import month
from game.tui.windows import Confirm, Menu, Page
from game.words.labels import label
from game.words.languages import _

TUTORIAL = "first-day"
"""The hunt that explains itself begins with what the screen shows."""


class Host(Protocol):
    """What a hunt needs of the app around it."""

    @property
    def settings(self) -> Settings:
        """Return the player's settings."""

    def hunt_over(self, session: Session, said: str) -> None:
        """Show the end."""

    def night(self, session: Session, said: str) -> None:
        """Show the short beat between two days, or the Friday ledger."""

    def opening_read(self) -> None:
        """Note that a hunt has begun."""

    def show_help(self) -> None:
        """Show the help for the hunt."""

    def show_settings(self) -> None:
        """Show the settings."""

    def show_ledger(self, session: Session) -> None:
        """Show the ledger."""

    def write_note(self, session: Session, company: int) -> None:
        """Ask for a note on a company and keep it."""


class HuntScreen(Pictured[None]):
    """Where a hunt is played."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(",".join(c.keys), f"command('{c.name}')", id=f"{HUNT}.{c.name}", show=False,
                    priority=c.name in ("point_on", "point_back"))
            for c in commands(HUNT) if c.name != "palette"
        ),
        *(Binding(key, f"answer({at})", show=False) for at, key in enumerate(ANSWER_KEYS)),
        Binding("escape", "nowhere", show=False),
    ]  # fmt: skip

    def __init__(self, session: Session, said: str = "") -> None:
        """Sit down at a session, with a first line to say."""
        super().__init__()
        self.desk = Desk(session, said)
        self._shown: Board | None = None

    @property
    def session(self) -> Session:
        """Return the session that is played."""
        return self.desk.session

    @property
    def host(self) -> Host:
        """Return the app."""
        return cast(Host, self.app)

    def on_mount(self) -> None:
        """Begin a fresh hunt with its first page."""
        opening = self.session.source.opening.strip()
        if opening and not self.session.hunt.choices:
            title = self.session.source.title
            if self.session.source.id == TUTORIAL:
                self.app.push_screen(Page(_("What you see"), screen_rows))
            self.app.push_screen(Page(title, opening, _("begin")))

    def picture(self, width: int, height: int) -> Sequence[Row]:
        """Return the board."""
        self.session.roomy = self.host.settings.roomy
        self._shown = board(self.desk, width, height)
        if self.is_active:
            self.app.cursor_position = Offset(*self._shown.cursor)
        return self._shown.rows

    def tip(self, act: str) -> str | None:
        """Return what a click on a command of the bar does."""
        name = act.removeprefix("screen.command('").removesuffix("')")
        return BY_NAME[name].helped if name in BY_NAME else None

    def action_command(self, name: str) -> None:
        """Carry out a command of the list."""
        command = BY_NAME[name]
        if command.kinds and name != "end_day":
            self._offer(command)
        else:
            getattr(self, f"go_{name}")()

    def action_answer(self, at: int) -> None:
        """Say one of the answers under the open message."""
        found = self.desk.answers()
        if at < len(found):
            self.choose(found[at].action)

    def action_open(self, at: int) -> None:
        """Open a message."""
        self.desk.open(at)
        self.paint()

    def action_pick(self, company: int) -> None:
        """Select a company."""
        self.desk.pick(company)
        self.paint()

    def action_nowhere(self) -> None:
        """Point at nothing."""
        self.desk.pointed = -1
        self.paint()

    def _offer(self, command: Command) -> None:
        """Do the one act that a command can mean, ask which of several, or say why none."""
        found = [a for a in self.session.hunt.actions() if a.kind in command.kinds]
        if not found:
            self.say(self.session.why_not(command.kinds, OPTIONS))
        elif len(found) == 1 and not command.word.endswith("…"):
            self.choose(found[0])
        else:
            found.sort(key=lambda action: self._rank(command, action))
            self._menu(command.worded.rstrip("…"), found)

    def _rank(self, command: Command, action: Action) -> tuple[int, int]:
        """Return the place of an act in a menu: by kind, then by the next meeting."""
        day = 0
        if action.kind == "prepare":
            day = self.session.view.companies[action.company].meeting_day or 999
        return command.kinds.index(action.kind), day

    def _menu(self, title: str, found: list[Action]) -> None:
        names = [label(self.session.source, self.session.view, action) for action in found]

        def chosen(at: int | None) -> None:
            if at is not None:
                self.choose(found[at])

        mine = (at for at, a in enumerate(found) if a.company == self.desk.company)
        self.app.push_screen(Menu(title, names, at=next(mine, 0)), chosen)

    def choose(self, action: Action) -> None:
        """Do an act, after asking where there is no way back."""
        from game.tui.forecast import Forecast

        name = label(self.session.source, self.session.view, action)
        warned = self.session.warning(action)

        def sure(answer: int | None) -> None:
            if answer == 1:
                self.perform(action)

        def believed(percent: int | None) -> None:
            if percent is not None:
                self.perform(action._replace(value=percent * 10))

        if action.kind == "forecast":
            self.app.push_screen(Forecast(name), believed)
        elif warned:
            known = self.session.as_far_as_known(action)
            self.app.push_screen(Confirm(name, "\n".join(filter(None, (warned, known)))), sure)
        else:
            self.perform(action)

    def perform(self, action: Action) -> None:
        """Do an act and show what came of it."""
        said = self.session.do(action)
        self._after(said)
        if action.kind == "end_day" and not self.session.view.over:
            self.host.night(self.session, said)

    def say(self, text: str) -> None:
        """Say something without anything having happened."""
        self.desk.said = text
        self.paint()

    def _after(self, said: str) -> None:
        if self.session.view.over:
            self.host.hunt_over(self.session, said)
            return
        self.desk.open_news()
        self.say(said)

    def go_end_day(self) -> None:
        """Press what is pointed at; else end the day."""
        if self.desk.pointed_at() in ("", "end_day"):
            self._offer(BY_NAME["end_day"])
        else:
            self.action_press()

    def action_press(self) -> None:
        """Press what is pointed at, whatever key ends the day."""
        pointed = self.desk.pointed_at()
        if pointed.isdigit():
            self.action_answer(int(pointed))
        elif pointed:
            self.action_command(pointed)

    def go_undo(self) -> None:
        """Take back the newest choice of today."""
        self._after(self.session.undo())

    def go_wait(self) -> None:
        """Pass quiet days, after asking where today can't be passed without a loss."""
        warned = self.session.wait_warning()

        def sure(answer: int | None) -> None:
            if answer == 1:
                self._after(self.session.pass_quiet())

        if warned:
            self.app.push_screen(Confirm(_("Let days pass"), warned), sure)
        else:
            self._after(self.session.pass_quiet())

    def go_all(self) -> None:
        """List every act that is open."""
        self._menu(_("Everything you can do now"), list(self.session.hunt.actions()))

    def go_file(self) -> None:
        """Show all that is known of the selected company."""
        company = self.desk.company
        session = self.session

        def rows(width: int) -> list[Row]:
            days = days_picture(session, company, width)
            title = row((_("Your days"), "accent bold"))
            return [*company_file(session, company, width), BLANK, title, *days]

        self.app.push_screen(Page(session.name(company), rows))

    def go_note(self) -> None:
        """Write a note on the selected company."""
        self.host.write_note(self.session, self.desk.company)

    def go_month(self) -> None:
        """Show all weeks."""
        session = self.session
        self.app.push_screen(Page(_("The weeks of this hunt"), lambda width: month(session, width)))

    def go_ledger(self) -> None:
        """Show energy, runway, and who is silent since when."""
        self.host.show_ledger(self.session)

    def go_help(self) -> None:
        """Show the keys."""
        self.host.show_help()

    def go_settings(self) -> None:
        """Show the settings."""
        self.host.show_settings()

    def go_palette(self) -> None:
        """Open the command palette."""
        cast("App[None]", self.app).action_command_palette()

    def go_leave(self) -> None:
        """Go back to the title; the hunt is saved."""
        self.app.call_next(self.app.run_action, "title_screen")

    def go_older(self) -> None:
        """Open the next message down the list."""
        self.desk.step_message(1)
        self.paint()

    def go_newer(self) -> None:
        """Open the next message up the list."""
        self.desk.step_message(-1)
        self.paint()

    def go_next(self) -> None:
        """Select the next company."""
        self.desk.step_company(1)
        self.paint()

    def go_previous(self) -> None:
        """Select the company before."""
        self.desk.step_company(-1)
        self.paint()

    def go_scroll_on(self) -> None:
        """Scroll a long message on."""
        self._scroll(1)

    def go_scroll_back(self) -> None:
        """Scroll a long message back."""
        self._scroll(-1)

    def _scroll(self, pages: int) -> None:
        if self._shown is not None:
            by = max(1, self._shown.page - 1) * pages
            self.desk.top = max(0, self.desk.top + min(by, self._shown.hidden))
            self.paint()

    def go_point_on(self) -> None:
        """Point at the next answer or button."""
        self.desk.point(1)
        self.paint()

    def go_point_back(self) -> None:
        """Point at the answer or button before."""
        self.desk.point(-1)
        self.paint()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Open the next message, with the wheel."""
        self.go_older()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Open the message before, with the wheel."""
        self.go_newer()
