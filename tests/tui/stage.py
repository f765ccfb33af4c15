"""Plays the screen in a test: starts it, presses keys, waits for what should be seen."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot

from game.hunt.files import SaveFile
from game.hunt.hunt import Hunt
from game.hunt.settings import Settings
from game.scenario.load import Scenario
from game.tui.app import HedgeApp
from game.tui.desk import Desk
from game.tui.home import Home
from game.tui.hunt_screen import HuntScreen
from game.tui.windows import Page

Script = Callable[["Stage"], Awaitable[None]]


class Stage:
    """A running app and the hunt in it."""

    def __init__(self, app: HedgeApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def hunt(self) -> Hunt:
        return self.board.session.hunt

    @property
    def desk(self) -> Desk:
        return self.board.desk

    @property
    def board(self) -> HuntScreen:
        found = next(s for s in self.app.screen_stack if isinstance(s, HuntScreen))
        assert isinstance(found, HuntScreen)
        return found

    def text(self) -> str:
        """Return what is on the terminal, as plain text."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    def top(self) -> str:
        return type(self.app.screen).__name__

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def see(self, text: str) -> None:
        """Wait until a text can be seen."""
        for _ in range(200):
            if text in self.text():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"{text!r} never came:\n{self.text()}")

    async def click(self, text: str) -> None:
        """Click on the first place where a text can be seen."""
        await self.see(text)
        for y, line in enumerate(self.text().splitlines()):
            if text in line:
                await self.pilot.click(offset=(line.index(text), y))
                await self.pilot.pause()
                return


def run(script: Script, app: HedgeApp, size: tuple[int, int] = (100, 30)) -> None:
    """Play a script on an app of a given size; an opening page is turned."""

    async def play() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            if isinstance(app.screen, Page):
                await pilot.press("enter")
                await pilot.pause()
            await script(Stage(app, pilot))

    asyncio.run(play())


QUIET = Settings(overnight=False, ledger=False, tutorial_offered=True)
"""Settings of somebody who knows the game and wants no beat between days."""


def app(folder: Path, hunt: Hunt | None = None, settings: Settings = QUIET) -> HedgeApp:
    """Return an app on the title or on a hunt, saved; record and settings are in the folder."""
    save = SaveFile.create(hunt, folder) if hunt is not None else None
    return HedgeApp(folder, (), hunt, save, Home(settings, record=folder / "record"))


def hunting(scenario: Scenario, folder: Path, seed: int = 7) -> HedgeApp:
    """Return an app that opens on a fresh, saved hunt."""
    return app(folder, Hunt(scenario, seed))
