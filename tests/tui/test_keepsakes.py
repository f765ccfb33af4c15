"""What a player keeps: notes, the share card, the record."""

from pathlib import Path

from game.hunt.files import resume
from game.hunt.hunt import Hunt
from game.players.honest import Honest
from game.scenario.load import Scenario
from game.tui.windows import Page

from .stage import Stage, run
from .test_settings import kept_app


def ended(scenario: Scenario) -> Hunt:
    hunt, player = Hunt(scenario, 7), Honest()
    while not hunt.view.over:
        hunt.do(player.choose(hunt.view))
    return hunt


def test_a_note_is_kept_shown_and_dropped(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("e", *"[b]joke", "enter")
        await stage.see("Noted.")
        await stage.press("c")
        await stage.see("[b]joke")
        await stage.press("escape", "e", *"!!", "escape")
        assert stage.hunt.notes == {0: "[b]joke"}
        (path,) = (tmp_path / "saves").glob("*.toml")
        assert resume(path)[0].notes == {0: "[b]joke"}
        await stage.press("e", *["backspace"] * 7, "enter")
        await stage.see("The note is gone.")
        assert resume(path)[0].notes == {}

    run(script, kept_app(tmp_path, Hunt(flagship, 7)))


def test_the_share_card_is_shown_and_copied(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.see("Open the envelope")
        await stage.press("h")
        await stage.see("To share")
        card = stage.app.clipboard
        assert card.splitlines()[0] in stage.text()
        assert flagship.source.title in card and "Northwind" not in card
        await stage.press("escape")
        await stage.see("Open the envelope")

    run(script, kept_app(tmp_path, ended(flagship)))


def test_a_finished_hunt_is_on_the_record(flagship: Scenario, tmp_path: Path) -> None:
    *before, last = ended(flagship).choices
    hunt = Hunt(flagship, 7)
    for choice in before:
        hunt.do(choice.action)
    assert last.action.kind == "end_day" and not hunt.view.over

    async def script(stage: Stage) -> None:
        await stage.press("enter", "2")
        await stage.see("Open the envelope")
        await stage.press("e")
        await stage.see("Your record")
        assert flagship.source.title in stage.text()

    run(script, kept_app(tmp_path, hunt))


def test_the_record_opens_from_the_title_when_nothing_was_played(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("e")
        await stage.see("Your record")
        assert isinstance(stage.app.screen, Page)
        await stage.press("escape")
        await stage.see("New hunt")

    run(script, kept_app(tmp_path))
