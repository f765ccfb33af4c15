"""The command palette: all commands and every act that is open now. Labels are data, not markup."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from game.tui.commands import HUNT, TITLE, commands
from game.tui.keys import shown
from game.tui.title import TitleScreen
from game.words.languages import _

Row = tuple[str, str | None, Callable[[], object]]


class Palette(CommandPalette):
    """Textual's palette, without its fault: a page key before the list is drawn ended the app."""

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError, IndexError):
            super()._action_command_list(action)


class GameCommands(Provider):
    """Offers what the screen under the palette can do."""

    def _rows(self) -> Iterator[Row]:
        screen = self.screen
        if isinstance(screen, TitleScreen):
            for command in commands(TITLE):
                run = self._running(screen, f"screen.take('{command.name}')")
                yield command.worded, f"{command.helped} ({shown(command)})", run
        elif type(screen).__name__ == "HuntScreen":
            yield from self._hunt_rows(screen)
        yield _("Quit the game"), _("All is saved"), lambda: self.app.exit()

    def _running(self, screen: Screen[Any], action: str) -> Callable[[], object]:
        return lambda: self.app.call_later(self.app.run_action, action, screen)

    def _hunt_rows(self, screen: Screen[Any]) -> Iterator[Row]:
        from game.tui.hunt_screen import HuntScreen
        from game.words.labels import label

        assert isinstance(screen, HuntScreen)
        session = screen.session
        for action in session.hunt.actions():
            name = label(session.source, session.view, action)
            yield name, None, lambda action=action: screen.choose(action)  # type: ignore[misc]
        for command in commands(HUNT):
            if not command.kinds and command.name != "palette":
                run = self._running(screen, f"screen.command('{command.name}')")
                yield command.worded.rstrip("…"), f"{command.helped} ({shown(command)})", run

    async def discover(self) -> Hits:
        """Offer everything while nothing is typed."""
        for name, help_line, run in self._rows():
            yield DiscoveryHit(Content(name), run, text=name, help=help_line)

    async def search(self, query: str) -> Hits:
        """Offer what fits the typed letters."""
        matcher = self.matcher(query)
        for name, help_line, run in self._rows():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, Content(name), run, text=name, help=help_line)
