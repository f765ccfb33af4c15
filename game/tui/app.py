"""The Textual app: which screen is shown, and how a hunt begins or goes on. Knows no rules.

What a hunt needs is imported when one begins, so that the title is there at once.
"""

import gc
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from game.hunt.settings import Settings
from game.tui import keys
from game.tui.canvas import LEAST
from game.tui.home import Home
from game.tui.look import Look
from game.tui.size import TooSmall
from game.tui.themes import DAY, NIGHT, THEMES
from game.tui.title import TitleScreen
from game.words.languages import _, matching, preferred, speak

if TYPE_CHECKING:
    from game.hunt.files import SaveFile
    from game.hunt.hunt import Hunt
    from game.scenario.load import Scenario
    from game.tui.palette import GameCommands
    from game.tui.session import Session


AHEAD_SECONDS = 0.3


def _commands() -> "type[GameCommands]":
    """Return the palette's commands, imported when it is opened."""
    from game.tui.palette import GameCommands

    return GameCommands


class HedgeApp(App[None]):
    """The game in a terminal. With a hunt it opens on that hunt, else on the title."""

    CSS_PATH = "hedge.tcss"
    TITLE = "Hedge Your Bets"
    COMMANDS: ClassVar = {_commands}
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q,ctrl+c", "quit", "Quit", priority=True, show=False),
        Binding("enter", "press", show=False),
    ]

    def __init__(
        self,
        saves: Path,
        folders: tuple[Path, ...] = (),
        hunt: "Hunt | None" = None,
        save: "SaveFile | None" = None,
        home: Home | None = None,
    ) -> None:
        """Play with a folder for saves, folders searched for scenarios, and a hunt or none."""
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.saves, self.folders = saves, folders
        self.home = home or Home()
        self._first = (hunt, save) if hunt is not None else None
        self._look: tuple[str, Look] | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._theme(self.home.settings.theme)
        keys.put(self.home.settings.keys)
        self.set_keymap(keys.own())

    def _theme(self, wanted: str) -> str:
        """Return the theme to use: without colours none but the terminal's own."""
        if self.no_color:
            return "ansi-dark"
        if wanted in self.available_themes:
            return DAY if wanted == NIGHT and self.home.light_terminal else wanted
        return NIGHT

    @property
    def settings(self) -> Settings:
        """Return the player's settings."""
        return self.home.settings

    @property
    def look(self) -> Look:
        """Return what styles look like in the theme of now."""
        if self._look is None or self._look[0] != self.theme:
            self._look = (self.theme, Look(self.get_css_variables(), self.no_color))
        return self._look[1]

    async def on_mount(self) -> None:
        """Open on the hunt or on the title; garbage is collected again after it."""
        self.set_timer(AHEAD_SECONDS, gc.enable)
        if self.settings.cursor and self._driver is not None:
            self._driver.write("\x1b[?25h")
        if self._first is None:
            await self.push_screen(self._title(" ".join(self.home.problems)))
            self.set_timer(AHEAD_SECONDS, self._read_ahead)
            return
        from game.tui.play import screen_for

        await self.push_screen(screen_for(*self._first))

    @work(thread=True)
    def _read_ahead(self) -> None:
        """Import what a hunt needs while the player looks at the title."""
        import game.tui.play

        game.tui.play.read_ahead(self.folders)

    def _title(self, said: str = "") -> TitleScreen:
        turn = date.today().toordinal()
        newcomer = not self.settings.tutorial_offered
        return TitleScreen(self.saves, said, turn, self.settings.motion, newcomer)

    async def on_event(self, event: events.Event) -> None:
        """Let what comes while the game is closing go by: there is no screen left to take it."""
        if isinstance(event, events.InputEvent) and not self.screen_stack:
            return
        await super().on_event(event)

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
        from game.tui.palette import Palette

        open_already = any(isinstance(screen, Palette) for screen in self.screen_stack)
        busy = isinstance(self.screen, TooSmall) or getattr(self.screen, "listening", False)
        if not busy and not open_already:
            self.push_screen(Palette(id="--command-palette"))

    def action_press(self) -> None:
        """Press what is pointed at where another key ends the day: Textual drops a key's bindings
        of a screen all together when one of them is given another key.
        """
        press = getattr(self.screen, "action_press", None)
        if press is not None:
            press()

    def turn_to(self, screen: Screen[None]) -> None:
        """Show another screen in place of all there are; what lies over them closes unanswered."""
        covered = isinstance(self.screen, TooSmall)
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.switch_screen(screen)
        if covered:
            self.push_screen(TooSmall())

    # What the title offers.

    def action_title_screen(self) -> None:
        """Go to the title."""
        self.turn_to(self._title())

    def action_title_new(self) -> None:
        """Begin the flagship, or, the very first time, offer the tutorial hunt."""
        from game.tui import play

        if self.settings.tutorial_offered:
            play.begin_flagship(self)
        else:
            self.keep(self.home.offered())
            play.offer_tutorial(self)

    def action_title_daily(self) -> None:
        """Begin the hunt of the day."""
        from game.hunt.daily import daily_seed
        from game.scenario.chance_words import RANDOM
        from game.tui import play

        seed = daily_seed(date.today())
        if not play.go_on_with(self, f"{RANDOM}-{seed}"):
            self._deal(seed)

    def action_title_chance(self) -> None:
        """Begin a hunt drawn by chance."""
        from game.hunt.daily import fresh_seed

        self._deal(fresh_seed())

    def action_title_resume(self) -> None:
        """Go on with the newest unfinished hunt."""
        from game.tui import play

        play.go_on(self)

    def action_title_scenarios(self) -> None:
        """Choose a scenario to begin."""
        from game.tui import play

        play.choose(self)

    def action_title_record(self) -> None:
        """Show the record."""
        from game.tui import play

        play.show_record(self)

    def action_title_settings(self) -> None:
        """Show the settings."""
        self.show_settings()

    def action_title_help(self) -> None:
        """Show the help."""
        self.show_help()

    def action_title_quit(self) -> None:
        """Leave the game."""
        self.exit()

    def _deal(self, seed: int) -> None:
        """Draw a hunt by chance beside the screen, then begin it."""
        if isinstance(self.screen, TitleScreen):
            self.screen.say(_("Dealing firms and people…"))
        self._draw(seed)

    @work(thread=True, exclusive=True)
    def _draw(self, seed: int) -> None:
        from game.hunt.fair import fair_hunt

        scenario = fair_hunt(seed)
        self.call_from_thread(self._dealt, scenario, seed)

    def _dealt(self, scenario: "Scenario", seed: int) -> None:
        """Begin what was dealt, unless another hunt was opened meanwhile."""
        if any(isinstance(screen, TitleScreen) for screen in self.screen_stack):
            self.begin(scenario, seed)

    # What screens ask of the app.

    def begin(self, scenario: "Scenario", seed: int) -> None:
        """Begin a hunt; where it can't be saved it is played all the same."""
        from game.tui import play

        play.begin(self, scenario, seed)

    def begin_again(self, scenario: "Scenario") -> None:
        """Begin a hunt of a scenario with a fresh seed."""
        from game.hunt.daily import fresh_seed

        self.begin(scenario, fresh_seed())

    def hunt_over(self, session: "Session", said: str) -> None:
        """Show the end of a hunt, and put it on record."""
        from game.tui import play

        play.end(self, session, said)

    def night(self, session: "Session", said: str) -> None:
        """Show what lies between two days."""
        from game.tui.night import Ledger, Night, friday_over

        if friday_over(session) and self.settings.ledger:
            self.push_screen(Ledger(session))
        elif self.settings.overnight and self.settings.motion:
            self.push_screen(Night(session))

    def show_ledger(self, session: "Session") -> None:
        """Show the ledger."""
        from game.tui.night import Ledger

        self.push_screen(Ledger(session))

    def show_share(self, session: "Session") -> None:
        """Show the share card and put it on the clipboard."""
        from game.tui import play

        play.share(self, session)

    def write_note(self, session: "Session", company: int) -> None:
        """Ask for a note on a company and keep it."""
        from game.tui import play

        play.write_note(self, session, company)

    def show_help(self) -> None:
        """Show the help."""
        from game.tui.guide import help_rows
        from game.tui.windows import Page

        self.push_screen(Page(_("Help"), help_rows))

    def show_settings(self) -> None:
        """Show the settings."""
        from game.tui.settings_screen import SettingsScreen

        names = [theme.name for theme in THEMES]
        names += sorted(name for name in self.available_themes if name not in names)
        self.push_screen(SettingsScreen(self.settings, self.keep, names))

    def keep(self, settings: Settings) -> str:
        """Put settings into force and keep them; return what went wrong, or an empty text."""
        before, said = self.settings, self.home.keep(settings)
        if settings.theme != before.theme:
            self.theme = self._theme(settings.theme)
        if settings.keys != before.keys:
            keys.put(settings.keys)
            self.set_keymap(keys.own())
        if settings.cursor != before.cursor and self._driver is not None:
            self._driver.write("\x1b[?25h" if settings.cursor else "\x1b[?25l")
        if settings.language != before.language:
            speak(matching(settings.language) or preferred(None, "", os.environ))
            self._respeak()
        return said

    def _respeak(self) -> None:
        """Let the hunt that lies open speak the language of now."""
        if "game.tui.play" in sys.modules:
            from game.tui import play

            play.respeak(self)

    @property
    def fault(self) -> Exception | None:
        """Return the fault that ended the app, if one did."""
        return self._exception

    def _fatal_error(self) -> None:
        """Close without Textual's report, which would print the hidden world."""
        self._close_messages_no_wait()
