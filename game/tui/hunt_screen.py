"""The hunt on the screen: what keys and clicks do. Every act goes through the session."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from game.engine.acts import OPTIONS, Action
from game.tui.browse import Browse
from game.tui.commands import ANSWER_KEYS, BY_NAME, COMMANDS, Command
from game.tui.dialogs import Confirm, Menu, Page
from game.tui.end_screen import EndScreen
from game.tui.forecast import Forecast
from game.tui.guide import help_text
from game.tui.letters import company_file
from game.words.labels import label


class HuntScreen(Browse):
    """Where a hunt is played."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(c.key, f"command('{c.name}')", c.word) for c in COMMANDS if c.name != "palette"),
        *(Binding(key, f"answer({at})", show=False) for at, key in enumerate(ANSWER_KEYS)),
    ]

    def on_mount(self) -> None:
        """Begin a fresh hunt with its first page."""
        super().on_mount()
        opening = self.session.source.opening.strip()
        if opening and not self.session.hunt.choices:
            title = self.session.source.title
            self.app.push_screen(Page(title, Content(opening), "Enter  begin"))

    def action_command(self, name: str) -> None:
        """Carry out a command of the list."""
        command = BY_NAME[name]
        if command.kinds:
            self._offer(command)
        else:
            getattr(self, f"go_{name}")()

    def action_answer(self, at: int) -> None:
        """Say one of the answers under the open message."""
        found = self.answers()
        if at < len(found):
            self.choose(found[at].action)

    def _offer(self, command: Command) -> None:
        """Do the one act that a command can mean, ask which of several, or say why none."""
        found = [a for a in self.session.hunt.actions() if a.kind in command.kinds]
        if not found:
            self.say(self.session.why_not(command.kinds, OPTIONS))
        elif len(found) == 1 and not command.menu:
            self.choose(found[0])
        else:
            found.sort(key=lambda action: self._rank(command, action))
            self._menu(command.word.rstrip("…"), found)

    def _rank(self, command: Command, action: Action) -> tuple[int, int, bool]:
        """Return the place of an act in a menu: by kind, then the next meeting, then the chosen."""
        day = 0
        if action.kind == "prepare":
            day = self.session.view.companies[action.company].meeting_day or 999
        return command.kinds.index(action.kind), day, action.company != self.company

    def _menu(self, title: str, found: list[Action]) -> None:
        names = [label(self.session.source, self.session.view, action) for action in found]

        def chosen(at: int | None) -> None:
            if at is not None:
                self.choose(found[at])

        self.app.push_screen(Menu(title, names), chosen)

    def choose(self, action: Action) -> None:
        """Do an act, after asking where there is no way back."""
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
            self.app.push_screen(Confirm(name, warned), sure)
        else:
            self.perform(action)

    def perform(self, action: Action) -> None:
        """Do an act and show what came of it."""
        self._after(self.session.do(action))

    def say(self, text: str) -> None:
        """Say something without anything having happened."""
        self.said = text
        self.paint()

    def _after(self, said: str) -> None:
        if self.session.view.over:
            self.app.switch_screen(EndScreen(self.session, said))
            return
        self.open_news()
        self.say(said)

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
            self.app.push_screen(Confirm("Let days pass", warned), sure)
        else:
            self._after(self.session.pass_quiet())

    def go_all(self) -> None:
        """List every act that is open."""
        self._menu("Everything you can do now", list(self.session.hunt.actions()))

    def go_file(self) -> None:
        """Show all that is known of the selected company."""
        title = self.session.name(self.company)
        self.app.push_screen(Page(title, company_file(self.session, self.company)))

    def go_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Page("Help", help_text()))

    def go_palette(self) -> None:
        """Open the command palette."""
        self.app.action_command_palette()

    def go_leave(self) -> None:
        """Go back to the title; the hunt is saved."""
        self.app.call_next(self.app.run_action, "title_screen")
