"""A quick hand: what is pressed or clicked while a window opens or closes does no harm."""

import asyncio
from pathlib import Path
from random import Random
from threading import Event

import pytest

from game.scenario.load import Scenario
from game.scenario.shelf import find
from game.tui.hunt_screen import HuntScreen
from game.tui.night import Night
from game.tui.windows import Menu

from .hands import LOOK, check_saves, click, go_home, key
from .stage import Stage, app, hunting, run


@pytest.mark.parametrize("opening", ["k", "c", "s", "e", "ctrl+p"])
def test_a_quick_hand_finds_the_board_alive(
    opening: str, flagship: Scenario, tmp_path: Path
) -> None:
    async def script(stage: Stage) -> None:
        chance = Random(opening)
        for following in ("k", "enter", "c", "escape", "ctrl+p"):
            await stage.press(opening)
            key(stage, "escape")
            await asyncio.sleep(chance.choice((0, 0.004, 0.015)))
            key(stage, following)
            await asyncio.sleep(chance.choice((0, 0.004, 0.015)))
            await go_home(stage)
            day = stage.hunt.view.day
            await stage.press("n", "u")
            await stage.see("Taken back" if stage.hunt.view.day == day else "Nobody")

    run(script, hunting(flagship, tmp_path))


def test_many_clicks_on_a_menu_take_one_line_of_it(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("l")
        menu = stage.app.screen
        assert isinstance(menu, Menu)
        at = max(i for i, name in enumerate(menu.options) if name.startswith("Ask "))
        assert at >= len(stage.hunt.view.companies)
        await stage.press(*["down"] * at)
        line = next(y for y, row in enumerate(stage.text().splitlines()) if "▸" in row[:30])
        for _again in range(6):
            click(stage, 50, line)
        await go_home(stage)
        assert stage.hunt.choices[0].action.kind == "ask"
        assert 0 <= stage.desk.company < len(stage.hunt.view.companies)
        check_saves(stage, tmp_path)

    run(script, hunting(flagship, tmp_path))


def test_two_clicks_beside_a_window_close_that_window_only(
    flagship: Scenario, tmp_path: Path
) -> None:
    async def script(stage: Stage) -> None:
        for opening in ("ctrl+p", "c", "k", "s", "g"):
            await stage.press(opening)
            for _again in range(4):
                click(stage, 1, 4)
            await go_home(stage)
            assert isinstance(stage.app.screen, HuntScreen)

    run(script, hunting(flagship, tmp_path))


@pytest.mark.parametrize("page", ["pagedown", "escape", "enter"])
def test_keys_that_come_before_the_palette_do_no_harm(
    page: str, flagship: Scenario, tmp_path: Path
) -> None:
    async def script(stage: Stage) -> None:
        for wait in (0, 0.01, 0.05):
            key(stage, "ctrl+p")
            for _again in range(3):
                await asyncio.sleep(wait)
                key(stage, page)
            await go_home(stage)
            assert isinstance(stage.app.screen, HuntScreen)

    run(script, hunting(flagship, tmp_path))


def test_the_night_ends_under_what_lies_over_it(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        stage.app.push_screen(Night(stage.board.session, 0.05))
        await stage.press("ctrl+p")
        await stage.pilot.pause(0.2)
        assert stage.top() == "Palette"
        await stage.press("escape")
        while stage.top() == "Night":
            await asyncio.sleep(LOOK)
        assert stage.top() == "HuntScreen"

    run(script, hunting(flagship, tmp_path))


@pytest.mark.parametrize(
    ("meanwhile", "title"),
    [("", "First Day"), ("question_mark", "First Day"), ("ctrl+p", "First Day"),
     ("n", "The Day After Tomorrow")],
)  # fmt: skip
def test_a_hunt_that_is_dealt_takes_no_other_hunts_place(
    meanwhile: str, title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dealt = Event()

    def slow(_seed: int) -> Scenario:
        dealt.wait(20)
        return find("first-day")

    monkeypatch.setattr("game.hunt.fair.fair_hunt", slow)

    async def script(stage: Stage) -> None:
        await stage.see("Daily hunt")
        await stage.press("d")
        await stage.press(*[meanwhile] if meanwhile else [])
        dealt.set()
        await stage.app.workers.wait_for_complete()
        await go_home(stage)
        assert title in stage.board.session.source.title
        assert [type(screen).__name__ for screen in stage.app.screen_stack[1:]] == ["HuntScreen"]

    run(script, app(tmp_path))
