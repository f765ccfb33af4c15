"""The Textual app: which screen is shown, and how a hunt begins or goes on. Knows no rules."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.screen import Screen

from game.hunt.daily import daily_seed, fresh_seed
from game.hunt.fair import fair_hunt
from game.hunt.files import NoSave, SaveFile, resume
from game.hunt.hunt import Hunt
from game.scenario.load import Scenario
from game.scenario.problems import ScenarioProblems
from game.scenario.shelf import FLAGSHIP, find
from game.tui.end_screen import EndScreen
from game.tui.hunt_screen import HuntScreen
from game.tui.palette import GameCommands
from game.tui.session import Session
from game.tui.shelf_screen import ShelfScreen
from game.tui.size import LEAST, TooSmall
from game.tui.title import TitleScreen

BREAKPOINTS = [(0, "-narrow"), (72, "-tight"), (110, "-roomy")]
UNSAVED = "This hunt isn't being saved."
HINT = "? explains the keys. Every slot counts; nothing is yours until it is sealed."


class HedgeApp(App[None]):
    """The game in a terminal. With a hunt it opens on that hunt, else on the title."""

    CSS_PATH = "hedge.tcss"
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    TITLE = "Hedge Your Bets"
    COMMANDS: ClassVar = {GameCommands}
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q,ctrl+c", "quit", "Quit", priority=True, show=False),
    ]

    def __init__(
        self,
        saves: Path,
        folders: tuple[Path, ...] = (),
        hunt: Hunt | None = None,
        save: SaveFile | None = None,
    ) -> None:
        """Play with a folder for saves, folders searched for scenarios, and a hunt or none."""
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.saves = saves
        self.folders = folders
        self._first = Session(hunt, save) if hunt is not None else None
        self.theme = "ansi-dark" if self.no_color else "textual-dark"

    async def on_mount(self) -> None:
        """Open on the hunt or on the title."""
        if self._first is None:
            await self.push_screen(TitleScreen())
            return
        said = UNSAVED if self._first.save is None else ""
        await self.push_screen(self._screen_for(self._first, said))

    def _screen_for(self, session: Session, said: str = "") -> Screen[None]:
        return EndScreen(session) if session.view.over else HuntScreen(session, said)

    async def on_resize(self, event: events.Resize) -> None:
        """Cover everything while the terminal is too small to play in."""
        small = event.size.width < LEAST.width or event.size.height < LEAST.height
        covered = isinstance(self.screen, TooSmall)
        if small and not covered:
            await self.push_screen(TooSmall())
        elif covered and not small:
            await self.pop_screen()

    def action_command_palette(self) -> None:
        """Open the palette, unless it is open already or there is no room for it."""
        open_already = any(isinstance(screen, CommandPalette) for screen in self.screen_stack)
        if not isinstance(self.screen, TooSmall) and not open_already:
            super().action_command_palette()

    def action_new_hunt(self) -> None:
        """Begin the flagship with a fresh seed."""
        self._begin_named(FLAGSHIP, fresh_seed())

    def action_daily(self) -> None:
        """Begin the hunt of the day."""
        self._deal(daily_seed(date.today()))

    def action_by_chance(self) -> None:
        """Begin a hunt drawn by chance."""
        self._deal(fresh_seed())

    def _deal(self, seed: int) -> None:
        """Draw a hunt by chance beside the screen, then begin it."""
        if isinstance(self.screen, TitleScreen):
            self.screen.say("Dealing firms and people…")
        self._draw(seed)

    @work(thread=True, exclusive=True)
    def _draw(self, seed: int) -> None:
        scenario = fair_hunt(seed)
        self.call_from_thread(self.begin, scenario, seed)

    def action_scenarios(self) -> None:
        """Choose a scenario to begin."""

        def chosen(scenario: Scenario | None) -> None:
            if scenario is not None:
                self.begin(scenario, fresh_seed())

        self.push_screen(ShelfScreen(self.folders), chosen)

    def action_title_screen(self) -> None:
        """Go to the title."""
        self.switch_screen(TitleScreen())

    def _begin_named(self, name: str, seed: int) -> None:
        try:
            self.begin(find(name, self.folders), seed)
        except ScenarioProblems as wrong:
            self.switch_screen(TitleScreen(str(wrong.problems[0])))

    def begin(self, scenario: Scenario, seed: int) -> None:
        """Begin a hunt; where it can't be saved it is played all the same."""
        hunt = Hunt(scenario, seed)
        try:
            save, said = SaveFile.create(hunt, self.saves), HINT
        except NoSave as problem:
            save, said = None, f"{UNSAVED[:-1]}: {problem}"
        self.switch_screen(HuntScreen(Session(hunt, save), said))

    def resume(self, paths: Sequence[Path]) -> None:
        """Go on with the first of these saves that can be read."""
        said = ""
        for path in paths:
            try:
                hunt, save = resume(path)
            except NoSave as problem:
                said = said or str(problem)
                continue
            self.switch_screen(self._screen_for(Session(hunt, save), said))
            return
        self.switch_screen(TitleScreen(said))

    @property
    def fault(self) -> Exception | None:
        """Return the fault that ended the app, if one did."""
        return self._exception

    def _fatal_error(self) -> None:
        """Close without Textual's report, which would print the hidden world."""
        self._close_messages_no_wait()
