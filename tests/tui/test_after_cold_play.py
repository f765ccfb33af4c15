"""What people who played it cold stumbled over, and what they meet now."""

from dataclasses import replace
from pathlib import Path

from game.engine.acts import Action
from game.hunt.hunt import Hunt
from game.players.curious import Curious
from game.players.honest import Honest
from game.scenario.load import Scenario
from game.scenario.shelf import find
from game.tui import keys
from game.tui.board import board
from game.tui.desk import Desk
from game.tui.ink import plain
from game.tui.panels import pipeline
from game.tui.session import Session
from game.tui.settings_screen import KeysScreen
from game.tui.windows import Confirm, Menu
from game.words.ending import ending

from .hands import key
from .stage import QUIET, Stage, app, hunting, run


def with_all_known(scenario: Scenario) -> Session:
    hunt, player = Hunt(scenario, 3), Curious(3)
    while not hunt.view.over and any(k.stage == "hidden" for k in hunt.view.companies):
        hunt.do(player.choose(hunt.view))
    return Session(hunt, None)


def test_no_company_is_left_out_of_the_pipeline_while_there_is_a_line_for_it() -> None:
    session = with_all_known(find("sixty-days"))
    count = len(session.known())
    for height in range(count, 40):
        text = "\n".join(plain(line) for line in pipeline(session, 0, 33, height))
        names = [session.name(known.index)[:6] for known in session.known()]
        assert all(name in text for name in names), height


def test_a_menu_word_opens_a_menu_even_for_one_act(tmp_path: Path) -> None:
    hunt, player = Hunt(find("day-after-tomorrow"), 7), Honest()
    while not any(a.kind == "apply" for a in hunt.actions()):
        hunt.do(player.choose(hunt.view))
    count = len(hunt.choices)

    async def script(stage: Stage) -> None:
        await stage.press("a")
        assert isinstance(stage.app.screen, Menu)
        assert len(stage.hunt.choices) == count
        await stage.press("1")
        assert stage.hunt.choices[-1].action.kind == "apply"

    run(script, app(tmp_path, hunt))


def test_nothing_to_apply_to_is_said_as_that(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("a")
        await stage.see("There is no opening to apply to.")
        await stage.press("o")
        await stage.see("Nobody has made you an offer.")

    run(script, hunting(flagship, tmp_path))


def test_numbers_in_a_menu_stay_when_another_company_is_selected(
    flagship: Scenario, tmp_path: Path
) -> None:
    async def script(stage: Stage) -> None:
        seen = []
        for _company in range(3):
            await stage.press("k")
            assert isinstance(stage.app.screen, Menu)
            seen.append((stage.app.screen.options, stage.app.screen.at))
            await stage.press("escape", "right")
        assert seen[0][0] == seen[1][0] == seen[2][0]
        assert len({at for _options, at in seen}) == 3

    run(script, hunting(flagship, tmp_path))


def test_asking_for_more_money_is_asked_about(tmp_path: Path) -> None:
    hunt, player = Hunt(find("day-after-tomorrow"), 7), Honest()
    while not hunt.view.offers:
        hunt.do(player.choose(hunt.view))

    async def script(stage: Stage) -> None:
        await stage.see("for more money")
        await stage.click("for more money")
        assert isinstance(stage.app.screen, Confirm)
        await stage.see("Now and then the")

    run(script, app(tmp_path, hunt))


def test_passing_days_asks_about_an_opening_that_waits(tmp_path: Path) -> None:
    hunt, player = Hunt(find("day-after-tomorrow"), 7), Honest()
    while not any(a.kind == "apply" for a in hunt.actions()):
        hunt.do(player.choose(hunt.view))

    async def script(stage: Stage) -> None:
        await stage.press("w")
        await stage.see("waits for your application")

    run(script, app(tmp_path, hunt))


def test_a_deadline_behind_the_runway_says_so(flagship: Scenario) -> None:
    hunt, player = Hunt(flagship, 7), Honest()
    while not hunt.view.offers:
        hunt.do(player.choose(hunt.view))
    known = next(known for known in hunt.view.companies if known.offer_open())
    known.deadline = hunt.view.facts.days + 3
    text = "\n".join(plain(line) for line in board(Desk(Session(hunt, None)), 100, 30).rows)
    assert "left of the runway" in text


def test_the_end_tells_the_players_own_acts_beside_what_was_true(flagship: Scenario) -> None:
    hunt, player = Hunt(flagship, 7), Honest()
    hunt.do(Action("cancel", 1))
    while not hunt.view.over:
        hunt.do(player.choose(hunt.view))
    told = "\n".join(line for section in ending(hunt)[5:] for line in section.lines)
    assert "You cancelled at Brightline." in told
    assert "You told Northwind Robotics that you're talking to others." in told


def test_digits_typed_in_a_burst_are_the_forecast(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        for name in ("f", "2", "enter"):
            key(stage, name)
        for _again in range(400):
            if stage.hunt.choices:
                break
            await stage.pilot.pause(0.01)
        assert stage.hunt.choices[-1].action == Action("forecast", 0, "", 200)

    run(script, hunting(flagship, tmp_path))


def test_enter_presses_though_another_key_ends_the_day(flagship: Scenario, tmp_path: Path) -> None:
    settings = replace(QUIET, keys={"hunt.end_day": "z"})

    async def script(stage: Stage) -> None:
        await stage.press("enter")
        assert stage.hunt.view.day == 1
        await stage.press("tab", "enter")
        assert stage.hunt.choices[-1].action.kind == "reply"
        await stage.press("z")
        assert stage.hunt.view.day == 2

    try:
        run(script, app(tmp_path, Hunt(flagship, 7), settings))
    finally:
        keys.put({})


def test_no_palette_opens_while_a_key_is_listened_for(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("s", "up", "enter", "down", "enter", "ctrl+p")
        assert isinstance(stage.app.screen, KeysScreen)

    run(script, hunting(flagship, tmp_path))


def test_a_daily_under_way_goes_on_and_several_hunts_are_listed(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("d")
        await stage.see("⏎ begin")
        await stage.press("enter", "r", "q")
        await stage.see("New hunt")
        await stage.press("d")
        await stage.see("day 1 of")
        assert [choice.action.kind for choice in stage.hunt.choices] == ["rest"]
        await stage.press("escape", "q")
        await stage.see("New hunt")
        await stage.press("n")
        await stage.see("⏎ begin")
        await stage.press("enter", "q")
        await stage.see("New hunt")
        await stage.press("c")
        assert isinstance(stage.app.screen, Menu)
        assert len(stage.app.screen.options) == 2
        await stage.press("2")
        await stage.see("day 1 of")

    run(script, app(tmp_path))


def test_what_stands_in_a_heading_can_be_clicked(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.click("m month")
        await stage.see("The weeks of this hunt")
        await stage.press("escape")
        await stage.click("c company")
        await stage.see("What it is worth to you")

    run(script, hunting(flagship, tmp_path))
