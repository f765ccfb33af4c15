"""Whatever is pressed, clicked, pasted or resized: the game goes on, and the save is right."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from textual import events
from textual.binding import Binding

from game.hunt.hunt import Hunt
from game.players.honest import Honest
from game.scenario.load import Scenario, parse
from game.scenario.shelf import FLAGSHIP, find
from game.tui.board import board
from game.tui.commands import COMMANDS
from game.tui.desk import Desk
from game.tui.end_screen import EndScreen
from game.tui.forecast import Forecast
from game.tui.hunt_screen import HuntScreen
from game.tui.ink import width_of
from game.tui.night import Ledger, Night
from game.tui.note import LONGEST
from game.tui.session import Session
from game.tui.settings_screen import KeysScreen, SettingsScreen
from game.tui.shelf_screen import ShelfScreen
from game.tui.title import TitleScreen
from game.tui.windows import Menu, Page
from game.words.languages import speaking

from .hands import check_saves, click, go_home, key, mouse, paste, quitted, resize
from .stage import QUIET, Stage, app, hunting, run

SCREENS = (HuntScreen, TitleScreen, EndScreen, Menu, Page, Forecast, Night, Ledger, ShelfScreen,
           SettingsScreen, KeysScreen)  # fmt: skip
UNSHRUNK = (Phase.explicit, Phase.generate)
"""Without looking for a smaller case, which would take many minutes."""
BREATH = 0.004
"""Seconds between two steps: mostly enough to show what the first one did, sometimes not."""


def bound() -> list[str]:
    """Return every key of every screen."""
    found = {key for command in COMMANDS for key in command.keys}
    for screen in SCREENS:
        for one in screen.BINDINGS:
            assert isinstance(one, Binding)
            found |= set(one.key.split(","))
    return sorted(found | {"ctrl+p", "backspace", "delete", "0"})


Step = tuple[str, Any]
PLAYING = ("w", "enter", "1", "2", "i", "r", "p", "k", "f", "o", "x", "a", "escape", "tab", "down")
BOUND = bound()
ROOMY = ((60, 20), (80, 24), (100, 30), (160, 50))


def any_key(chance: Random) -> str:
    """Return a key: mostly one that plays, else one of a screen, else any letter there is."""
    kind = chance.random()
    if kind < 0.6:
        return chance.choice(PLAYING)
    return chance.choice(BOUND) if kind < 0.9 else chr(chance.choice((*range(33, 127), 0x5B57)))


def any_step(chance: Random) -> Step:
    """Return something that a player can do, with what is needed to do it."""
    kind = chance.random()
    if kind < 0.04:
        return "sizes", ((chance.randint(1, 400), chance.randint(1, 100)), chance.choice(ROOMY))
    if kind < 0.25:
        cell = chance.randrange(160), chance.randrange(50)
        return "wheel" if kind < 0.1 else "click", cell
    return "key", any_key(chance)


async def take(stage: Stage, step: Step) -> None:
    """Do one thing that a player can do."""
    kind, what = step
    width, height = stage.app.size
    if kind == "sizes":
        for size in what:
            resize(stage, *size)
            await asyncio.sleep(BREATH)
    elif kind == "key":
        key(stage, what)
    elif what[0] < width and what[1] < height:
        if kind == "click":
            click(stage, *what)
        else:
            mouse(stage, events.MouseScrollDown, *what)
    await asyncio.sleep(BREATH)


def far(name: str, seed: int, day: int) -> Hunt:
    """Return a hunt that the honest player has played up to a day, or to its end."""
    hunt, player = Hunt(find(name), seed), Honest()
    while hunt.view.day < day and not hunt.view.over:
        hunt.do(player.choose(hunt.view))
    return hunt


def play(hunt: Hunt | None, steps: Iterable[Step]) -> None:
    """Take steps in a hunt, or from the title without one."""

    async def played(folder: Path) -> None:
        one = app(folder, hunt)
        async with one.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            stage = Stage(one, pilot)
            for step in steps:
                await take(stage, step)
                if quitted(stage):
                    break
            await go_home(stage)
            check_saves(stage, folder)

    with TemporaryDirectory() as folder, speaking("en"):
        asyncio.run(played(Path(folder)))


@settings(max_examples=16, suppress_health_check=list(HealthCheck), phases=UNSHRUNK)
@given(chance=st.randoms(use_true_random=True))
def test_nothing_that_can_be_pressed_breaks_a_hunt(chance: Random) -> None:
    name = chance.choice((FLAGSHIP, FLAGSHIP, "first-day", "freeze", "sixty-days", ""))
    hunt = far(name, chance.randrange(100), chance.randint(1, 30)) if name else None
    play(hunt, [any_step(chance) for _again in range(40)])


MEGABYTE = "a [b]b[/b] \x1b[31m字\n" * 60_000


@pytest.mark.parametrize("opening", [(), ("e",), ("ctrl+p",), ("f",)])
def test_a_pasted_megabyte_does_no_harm(
    opening: tuple[str, ...], flagship: Scenario, tmp_path: Path
) -> None:
    async def script(stage: Stage) -> None:
        await stage.press(*opening)
        paste(stage, MEGABYTE)
        await stage.pilot.pause()
        if opening == ("e",):
            await stage.press("enter")
            (note,) = stage.hunt.notes.values()
            assert len(note) <= LONGEST and "\x1b" not in note and "\n" not in note
        await go_home(stage)
        await stage.press("r")
        assert [choice.action.kind for choice in stage.hunt.choices] == ["rest"]
        check_saves(stage, tmp_path)

    run(script, hunting(flagship, tmp_path))


def test_a_restless_mouse_does_no_harm(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        chance = Random(1)
        for _again in range(2000):
            mouse(stage, events.MouseMove, chance.randrange(100), chance.randrange(30))
        await stage.press("r")
        await stage.see("Now: afternoon")

    run(script, hunting(flagship, tmp_path))


@pytest.mark.parametrize("opening", ["", "l", "e", "q"])
def test_hundreds_of_resizes_do_no_harm(opening: str, flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press(*opening)
        chance = Random(2)
        for _again in range(300):
            resize(stage, chance.randint(1, 400), chance.randint(1, 100))
            await asyncio.sleep(0)
        await go_home(stage)
        assert stage.app.size == (100, 30)

    run(script, hunting(flagship, tmp_path))


def test_a_held_enter_does_no_harm(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        for _again in range(60):
            key(stage, "enter")
        await go_home(stage)
        assert 1 < stage.hunt.view.day < 40
        check_saves(stage, tmp_path)

    shown = replace(QUIET, overnight=True, ledger=True)
    run(script, app(tmp_path, Hunt(flagship, 7), shown))


STRANGE = (
    "字" * 20,
    "e\u0301\u0323\u0302" * 12,
    "חברה בע״מ שלום",
    "👩‍👩‍👧‍👦🇪🇸 Co",
    "Ａ" * 30,
    "شركة الشمال",
)
EVERY_SIZE = ((60, 20), (71, 24), (80, 24), (89, 21), (100, 30), (130, 38), (160, 50), (400, 100))


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_name_never_widens_a_row(name: str, flagship: Scenario, tmp_path: Path) -> None:
    text = flagship.text.replace('"Northwind Robotics"', f'"{name}"', 1)
    scenario = parse(text.replace("They LOVED", f"{name} {name} They LOVED", 1), "strange")
    desk = Desk(Session(Hunt(scenario, 7), None))
    for width, height in EVERY_SIZE:
        rows = board(desk, width, height).rows
        assert len(rows) == height
        assert {width_of(line) for line in rows} <= set(range(width + 1))

    async def script(stage: Stage) -> None:
        await stage.see(name[:1])
        await stage.press("c", "escape", "k")
        await stage.see(name[:1])
        await stage.press("escape", "r")
        assert stage.hunt.choices

    run(script, hunting(scenario, tmp_path))


def test_an_endless_message_can_be_read(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        messages = stage.board.session.messages
        messages[0] = replace(messages[0], text=" ".join(f"word{n}" for n in range(1200)))
        stage.board.paint()
        await stage.see("word0 ")
        for _again in range(100):
            if "word1199" in stage.text():
                break
            await stage.press("space")
        await stage.see("word1199")
        await stage.press("b", "c", "end", "escape", "r")
        assert stage.hunt.choices

    run(script, hunting(flagship, tmp_path))
