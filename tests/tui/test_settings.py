"""Settings count at once, are kept, and refuse what can't be; notes, record and card are shown."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from game.hunt.hunt import Hunt
from game.hunt.settings import Settings, read_settings, write_settings
from game.players.honest import Honest
from game.scenario.load import Scenario
from game.tui import keys
from game.tui.app import HedgeApp
from game.tui.home import Home
from game.tui.settings_screen import CHOICES, KeysScreen, SettingsScreen
from game.tui.themes import DAY, NIGHT
from game.words.languages import language, speak

from .stage import QUIET, Stage, app, run


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    speak("en")
    keys.put({})


def kept(folder: Path, hunt: Hunt | None = None, **changed: object) -> HedgeApp:
    """Return an app whose settings are in a file."""
    write_settings(folder, replace(QUIET, **changed))  # type: ignore[arg-type]
    settings, problems = read_settings(folder)
    home = Home(settings, problems, lambda new: write_settings(folder, new), folder / "record")
    return HedgeApp(folder / "saves", (), hunt, None, home)


def on_file(folder: Path) -> Settings:
    return read_settings(folder)[0]


def test_each_setting_steps_on_counts_and_is_kept(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("s")
        for choice in CHOICES[:-1]:
            before = getattr(on_file(tmp_path), choice.name)
            await stage.press("right")
            assert getattr(on_file(tmp_path), choice.name) != before, choice.name
            assert getattr(stage.app.settings, choice.name) != before
            await stage.press("left", "down")
            assert getattr(on_file(tmp_path), choice.name) == before, choice.name
        await stage.press("escape")

    run(script, kept(tmp_path, Hunt(flagship, 7)))


def test_a_theme_is_seen_at_once(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        assert stage.app.theme == NIGHT
        await stage.press("s", "right")
        assert stage.app.theme == DAY
        assert on_file(tmp_path).theme == DAY

    run(script, kept(tmp_path, Hunt(flagship, 7)))


def test_a_theme_that_doesnt_exist_is_the_usual_one(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        assert stage.app.theme == NIGHT

    run(script, kept(tmp_path, None, theme="no-such-theme"))


def test_a_key_is_given_to_another_command_and_works(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("s", "up", "enter")
        assert isinstance(stage.app.screen, KeysScreen)
        await stage.press("down", "down", "enter", "z")
        assert on_file(tmp_path).keys == {"hunt.rest": "z"}
        await stage.press("escape", "escape")
        await stage.see("z Rest")
        await stage.press("r")
        assert not stage.hunt.choices
        await stage.press("z")
        assert stage.hunt.choices[-1].action.kind == "rest"
        await stage.press("question_mark")
        await stage.press("end")
        await stage.press("home", *["pagedown"] * 2)
        await stage.see("Rest: Rest for a slot")

    run(script, kept(tmp_path, Hunt(flagship, 7)))


def test_a_key_that_is_taken_is_refused_by_name(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("s", "up", "enter", "down", "down", "enter", "p")
        await stage.see("p is taken: Prepare.")
        await stage.press("enter", "1")
        await stage.see("1 always means the same.")
        await stage.press("enter", "escape")
        assert on_file(tmp_path).keys == {}
        assert isinstance(stage.app.screen, KeysScreen)

    run(script, kept(tmp_path, Hunt(flagship, 7)))


def test_the_language_changes_at_once_letters_too(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("s")
        at = [choice.name for choice in CHOICES].index("language")
        await stage.press(*["down"] * at)
        assert isinstance(stage.app.screen, SettingsScreen)
        while language() != "es":
            await stage.press("right")
        await stage.press("escape")
        await stage.see("Procesos")
        await stage.see("¡¡Les ENCANTASTE!!")
        await stage.press("s", *["down"] * at)
        while language() != "en":
            await stage.press("right")
        await stage.press("escape")
        await stage.see("They LOVED you!!")

    run(script, kept(tmp_path, Hunt(flagship, 7)))


def test_the_tutorial_is_offered_once(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.see("New hunt")
        await stage.press("n")
        await stage.see("Your first hunt?")
        await stage.press("escape", "n")
        await stage.see("You have eight weeks of savings")
        assert on_file(tmp_path).tutorial_offered

    run(script, kept(tmp_path, None, tutorial_offered=False))


def test_a_note_is_written_kept_and_shown(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("e", *"night shifts", "enter")
        await stage.see("Noted.")
        await stage.press("c")
        await stage.see("night shifts")
        assert stage.hunt.notes == {0: "night shifts"}
        await stage.press("escape", "e", "x", "escape")
        assert stage.hunt.notes == {0: "night shifts"}

    run(script, app(tmp_path, Hunt(flagship, 7)))


def test_a_finished_hunt_is_on_record_and_can_be_shared(flagship: Scenario, tmp_path: Path) -> None:
    hunt, player = Hunt(flagship, 7), Honest()
    while hunt.view.day < hunt.view.facts.days:
        hunt.do(player.choose(hunt.view))

    async def script(stage: Stage) -> None:
        await stage.press("enter", "2")
        await stage.see("How it ended")
        await stage.press("h")
        await stage.see("on your clipboard")
        assert "The Day After Tomorrow" in stage.app.clipboard
        await stage.press("escape", "e")
        await stage.see("1 hunt finished.")

    run(script, app(tmp_path, hunt))
