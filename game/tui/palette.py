"""The command palette: all commands and every act that is open now. Labels are data, not markup."""

from collections.abc import Callable, Iterator

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from game.tui.commands import COMMANDS
from game.tui.hunt_screen import HuntScreen
from game.words.labels import label

Row = tuple[str, str | None, Callable[[], None]]


class GameCommands(Provider):
    """Offers what the screen under the palette can do."""

    def _rows(self) -> Iterator[Row]:
        screen = self.screen
        if isinstance(screen, HuntScreen):
            yield from _hunt_rows(screen)
        yield "Quit", "Leave the game; all is saved", lambda: self.app.exit()

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


def _hunt_rows(screen: HuntScreen) -> Iterator[Row]:
    session = screen.session
    for action in session.hunt.actions():
        name = label(session.source, session.view, action)
        yield name, None, lambda action=action: screen.choose(action)  # type: ignore[misc]
    for command in COMMANDS:
        if not command.kinds and command.name != "palette":
            name = command.name
            yield (
                command.word.rstrip("…"),
                f"{command.help} ({command.shown})",
                lambda name=name: screen.action_command(name),  # type: ignore[misc]
            )
