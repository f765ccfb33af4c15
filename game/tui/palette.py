"""The command palette: all commands and every act that is open now. Labels are data, not markup."""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

from textual import events, work
from textual._widget_navigation import Direction
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.css.query import NoMatches
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, Input, OptionList

from game.tui.commands import HUNT, TITLE, commands
from game.tui.keys import shown
from game.tui.title import TitleScreen
from game.words.languages import _

BEHIND = 0.6
"""What a match in a command's help counts beside one in its name."""
Row = tuple[str, str | None, Callable[[], object]]
LATE = (events.InputEvent, Input.Changed, Input.Submitted, Button.Pressed,
        OptionList.OptionSelected)  # fmt: skip
"""What a palette that is closing no longer hears."""


GATHER: Callable[[CommandPalette, str], Awaitable[None]] = (
    CommandPalette._gather_commands.__wrapped__  # type: ignore[attr-defined]
)


class Found(CommandList):
    """Textual's list of what was found; what was drawn of it may be older than what is in it."""

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()
        with suppress(IndexError):
            await super()._on_click(event)

    def _move_page(self, direction: Direction) -> None:
        with suppress(KeyError, IndexError):
            super()._move_page(direction)


class Palette(CommandPalette):
    """Textual's palette, without its faults: what came while it closed, or early, ended the app.

    A second Esc or click took the screen below with it; a search ended, a click came or a page was
    turned without its list.
    """

    _gone = False

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close once, and never another screen in its place."""
        if self._gone or not self.is_active:
            return AwaitComplete()
        self._gone = True
        return super().dismiss(result)

    def _get_dispatch_methods(
        self, method_name: str, message: Message
    ) -> Iterable[tuple[type, Callable[[Message], Awaitable[Any]]]]:
        late = self._gone and isinstance(message, LATE)
        return () if late else super()._get_dispatch_methods(method_name, message)

    def compose(self) -> ComposeResult:
        """Build Textual's palette with a list of our own."""
        for widget in super().compose():
            yield Found() if type(widget) is CommandList else widget

    @work(exclusive=True, group=CommandPalette._GATHER_COMMANDS_GROUP)
    async def _gather_commands(self, search_value: str) -> None:
        with suppress(NoMatches):
            await GATHER(self, search_value)


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
            score = max(matcher.match(name), BEHIND * matcher.match(help_line or ""))
            if score > 0:
                yield Hit(score, Content(name), run, text=name, help=help_line)
