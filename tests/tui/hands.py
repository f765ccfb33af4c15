"""What a player's hands do to a running game, without waiting for what comes of it."""

import asyncio
from pathlib import Path

from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.keys import _character_to_key

from game.hunt.files import read_text
from game.hunt.save import read, to_choice
from game.hunt.verify import OK, verify
from game.tui.hunt_screen import HuntScreen
from game.tui.title import TitleScreen
from game.words.languages import _

from .stage import Stage

LOOK, LOOKS = 0.005, 6000
"""Seconds between two looks at whether something has come, and how often one looks."""


def key(stage: Stage, name: str) -> None:
    """Let the terminal report a key, without waiting for what it does."""
    character = name if len(name) == 1 else " " if name == "space" else None
    driver = stage.app._driver
    assert driver is not None
    driver.process_message(events.Key(_character_to_key(name) if character else name, character))


def mouse(stage: Stage, kind: type[events.MouseEvent], x: int, y: int) -> None:
    """Let the terminal report the mouse at a cell."""
    button = 1 if kind in (events.MouseDown, events.MouseUp) else 0
    driver = stage.app._driver
    assert driver is not None
    driver.process_message(kind(None, x, y, 0, 0, button, False, False, False, x, y))


def click(stage: Stage, x: int, y: int) -> None:
    """Let the terminal report that a cell was clicked."""
    for kind in (events.MouseMove, events.MouseDown, events.MouseUp):
        mouse(stage, kind, x, y)


def resize(stage: Stage, width: int, height: int) -> None:
    """Let the terminal report a size."""
    driver = stage.app._driver
    assert isinstance(driver, HeadlessDriver)
    driver._size = size = Size(width, height)
    driver.process_message(events.Resize(size, size))


def paste(stage: Stage, text: str) -> None:
    """Let the terminal report a pasted text."""
    driver = stage.app._driver
    assert driver is not None
    driver.process_message(events.Paste(text))


def quitted(stage: Stage) -> bool:
    return not stage.app.is_running or stage.app._exit


def at_home(stage: Stage) -> bool:
    return isinstance(stage.app.screen, HuntScreen | TitleScreen)


async def go_home(stage: Stage) -> None:
    """Close whatever lies over the board or the title, at a usual size, unless it was quitted."""
    resize(stage, 100, 30)
    while stage.app.is_running and not stage.app._message_queue.empty():
        await asyncio.sleep(LOOK)
    await stage.pilot.pause()
    if quitted(stage):
        return
    for at in range(LOOKS):
        if at_home(stage) and stage.app.size == (100, 30):
            text = stage.text()
            if _("Pipeline") in text or _("New hunt") in text:
                return
        elif at % 10 == 9:
            key(stage, "escape")
        await asyncio.sleep(LOOK)
    raise AssertionError(f"{stage.app.screen_stack}\n{stage.text()}")


def check_saves(stage: Stage, folder: Path) -> None:
    """Every save verifies, and the one of the open hunt has its choices."""
    for path in folder.glob("*.toml"):
        assert verify(read_text(path)).code == OK
    board = next((s for s in stage.app.screen_stack if isinstance(s, HuntScreen)), None)
    if board is not None and board.session.save is not None:
        saved = read(read_text(board.session.save.path))
        companies = list(board.session.source.companies)
        choices = [to_choice(entry, companies) for entry in saved.choices]
        assert choices == board.session.hunt.choices
