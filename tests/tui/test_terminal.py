"""The screen survives every size of terminal and every text, and ends calmly."""

from pathlib import Path

import pytest

from game.scenario.load import Scenario, parse
from game.tui.app import HedgeApp
from game.tui.home import Home
from game.tui.hunt_screen import HuntScreen
from game.tui.run import run_screen

from .stage import QUIET, Stage, app, hunting, run

HOSTILE = "[red]x[/] [@click=app.quit]leave[/] [/] $error \\\\u001b]52;c;eA==\\\\u0007"


def hostile(scenario: Scenario) -> Scenario:
    """Return the flagship with markup and escapes in its names and first message."""
    text = scenario.text.replace('title = "The Day', f'title = "{HOSTILE[:30]} The Day', 1)
    text = text.replace('name = "Northwind Robotics"', 'name = "[b]North[/b] [/]"', 1)
    text = text.replace("They LOVED you!! ", f"{HOSTILE} They LOVED you!! ", 1)
    return parse(text.replace("\\\\u", "\\u"), "hostile")


def test_foreign_text_is_shown_as_it_is_and_does_nothing(
    flagship: Scenario, tmp_path: Path
) -> None:
    async def script(stage: Stage) -> None:
        await stage.see("[red]x[/] [@click=app.quit]leave[/]")
        assert "\x1b" not in stage.text()
        assert "[b]North[/b] [/]" in stage.text()
        await stage.click("leave[/]")
        assert stage.app.is_running and isinstance(stage.app.screen, HuntScreen)
        for key in ("c", "l", "k"):
            await stage.press(key)
            assert "[b]North" in stage.text()
            await stage.press("escape")
        await stage.press("ctrl+p", *"Prepare for N")
        await stage.see("Prepare for [b]North[/b]")
        await stage.press("enter")
        for _ in range(50):
            if stage.hunt.choices:
                break
            await stage.pilot.pause(0.02)
        assert [choice.action.kind for choice in stage.hunt.choices] == ["prepare"]

    run(script, hunting(hostile(flagship), tmp_path))


SIZES = [(1, 1), (200, 1), (59, 20), (60, 20), (130, 38)]


def test_every_size_is_survived_live(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("l")
        for width, height in SIZES:
            await stage.pilot.resize_terminal(width, height)
            await stage.pilot.pause(0.02)
            small = width < 60 or height < 20
            assert (stage.top() == "TooSmall") == small, (width, height)
        await stage.press("escape", "r")
        assert stage.hunt.choices

    run(script, hunting(flagship, tmp_path))


@pytest.mark.parametrize("size", [(1, 1), (400, 100)])
def test_every_size_is_survived_at_the_start(size: tuple[int, int], tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        if size == (1, 1):
            await stage.pilot.resize_terminal(80, 24)
        await stage.see("New hunt")
        await stage.press("n", "enter", "s", "r")

    run(script, app(tmp_path), size)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 50)])
def test_what_must_be_seen_is_seen(
    size: tuple[int, int], flagship: Scenario, tmp_path: Path
) -> None:
    async def script(stage: Stage) -> None:
        for text in ("Tue 12 May", "day 1 of 40", "●●●●●○○○○○", "runway 8 wk", "seal",
                     "Brightline", "Thu 14 May, 10:00", "wrote today", "They LOVED",
                     "How likely is it", "End the day", "Leave", "▸·"):  # fmt: skip
            assert text in stage.text(), text

    run(script, hunting(flagship, tmp_path), size)


def test_a_broken_scenario_is_named_on_the_shelf(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("title = [", encoding="utf-8")

    async def script(stage: Stage) -> None:
        await stage.press("s")
        await stage.see("no value that TOML knows")
        await stage.see("First Day on the Market")
        await stage.press("enter")
        await stage.see("⏎ begin")

    run(script, HedgeApp(tmp_path / "saves", (tmp_path,), home=Home(QUIET)))


def test_without_a_terminal_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_screen(tmp_path) == 2
    assert "--plain" in capsys.readouterr().err


def test_no_color_is_respected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(stage: Stage) -> None:
        await stage.press("n", "enter", "k")
        strips = stage.app.screen._compositor.render_strips()
        filtered = [strip.apply_filter(f, stage.app.screen.background_colors[1])
                    for strip in strips for f in stage.app._filters if f.enabled]  # fmt: skip
        styles = [segment.style for strip in filtered for segment in strip if segment.style]
        colours = [colour for style in styles for colour in (style.color, style.bgcolor) if colour]
        assert colours and all(colour.is_default for colour in colours)

    run(script, HedgeApp(tmp_path))
