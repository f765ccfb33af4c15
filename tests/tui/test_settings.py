"""Settings and keys: what is chosen counts at once and is kept."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from game.hunt.files import SaveFile
from game.hunt.hunt import Hunt
from game.hunt.settings import Settings, read_settings, write_settings
from game.scenario.load import Scenario
from game.tui import keys
from game.tui.app import HedgeApp
from game.tui.home import Home
from game.tui.settings_screen import CHOICES, KeysScreen, SettingsScreen
from game.tui.themes import NIGHT, THEMES
from game.words.languages import known, speaking

from .stage import QUIET, Stage, run


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Leave language and keys, which are the process's, as they were found."""
    with speaking("en"):
        yield
    keys.put({})


def kept_app(folder: Path, hunt: Hunt | None = None, settings: Settings | None = QUIET) -> HedgeApp:
    """Return an app that keeps its settings in a real file, and begins with what is in it."""
    config, saves = folder / "config", folder / "saves"
    if settings is not None:
        write_settings(config, settings)
    found, problems = read_settings(config)
    home = Home(found, problems, lambda new: write_settings(config, new), folder / "record")
    save = SaveFile.create(hunt, saves) if hunt is not None else None
    return HedgeApp(saves, (), hunt, save, home)


def in_file(folder: Path) -> Settings:
    found, problems = read_settings(folder / "config")
    assert problems == []
    return found


async def choose(stage: Stage, name: str) -> None:
    """Open the settings over the board and stand on one of them."""
    await stage.press("s", *["down"] * [choice.name for choice in CHOICES].index(name))
    screen = stage.app.screen
    assert isinstance(screen, SettingsScreen) and CHOICES[screen.at].name == name


@pytest.mark.parametrize("name", [choice.name for choice in CHOICES if choice.name != "keys"])
def test_every_setting_steps_counts_and_is_kept(
    name: str, flagship: Scenario, tmp_path: Path
) -> None:
    async def script(stage: Stage) -> None:
        before = getattr(stage.app.settings, name)
        await choose(stage, name)
        for key in ("right", "enter", "space"):
            old = getattr(stage.app.settings, name)
            await stage.press(key)
            now = getattr(stage.app.settings, name)
            assert now != old and getattr(in_file(tmp_path), name) == now
        await stage.press("left", "left", "left")
        assert getattr(in_file(tmp_path), name) == before
        assert in_file(tmp_path) == stage.app.settings == QUIET
        await stage.press("escape", "r")
        assert stage.hunt.choices

    run(script, kept_app(tmp_path, Hunt(flagship, 7)))


def test_all_settings_are_on_the_screen() -> None:
    told = {choice.name for choice in CHOICES}
    assert told | {"tutorial_offered"} == set(Settings.__dataclass_fields__)


def ground(stage: Stage) -> str:
    """Return the colour on which the board is drawn."""
    strip = stage.app.screen._compositor.render_strips()[3]
    (style, *_others) = [segment.style for segment in strip if segment.style is not None]
    assert style.bgcolor is not None and style.bgcolor.triplet is not None
    return style.bgcolor.triplet.hex


def test_a_theme_is_put_on_at_once(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await choose(stage, "theme")
        seen = []
        for theme in THEMES[1:]:
            await stage.press("right")
            assert stage.app.theme == theme.name
            await stage.press("escape")
            assert ground(stage) == theme.background
            seen.append(ground(stage))
            await choose(stage, "theme")
        assert len(set(seen)) == 3

    run(script, kept_app(tmp_path, Hunt(flagship, 7)))


def test_compact_panels_take_less_room_at_once(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        def taken() -> int:
            firms = ("Northwind", "Halden")
            first, last = (next(y for y, line in enumerate(stage.text().splitlines())
                                if firm in line[:20]) for firm in firms)  # fmt: skip
            return last - first

        before = taken()
        await choose(stage, "panels")
        await stage.press("right", "escape")
        assert taken() < before

    run(script, kept_app(tmp_path, Hunt(flagship, 7)))


def test_the_cursor_is_shown_and_hidden_at_once(
    flagship: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(stage: Stage) -> None:
        written: list[str] = []
        monkeypatch.setattr(stage.app._driver, "write", written.append)
        await choose(stage, "cursor")
        await stage.press("right")
        assert "\x1b[?25h" in written
        await stage.press("right")
        assert "\x1b[?25l" in written

    run(script, kept_app(tmp_path, Hunt(flagship, 7)))


@pytest.mark.skipif("es" not in known(), reason="the Spanish catalogue isn't there")
def test_spanish_is_spoken_at_once_and_english_again(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await choose(stage, "language")
        await stage.press("left")
        assert in_file(tmp_path).language == "es"
        await stage.see("Ajustes")
        await stage.press("escape")
        await stage.see("Descansar")
        assert "End the day" not in stage.text()
        await choose(stage, "language")
        await stage.press("left", "escape")
        await stage.see("End the day")

    run(script, kept_app(tmp_path, Hunt(flagship, 7)))


async def on_keys(stage: Stage, at: int) -> None:
    """Open the list of keys and stand on a command."""
    await choose(stage, "keys")
    await stage.press("enter", *["down"] * at)
    assert isinstance(stage.app.screen, KeysScreen)


def test_a_key_is_given_away_and_works(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await on_keys(stage, 2)
        await stage.press("enter")
        await stage.see("Press the new key for Rest")
        await stage.press("z")
        assert in_file(tmp_path).keys == {"hunt.rest": "z"}
        await stage.press("escape")
        await stage.see("1 of your own")
        await stage.press("escape")
        await stage.see("z Rest")
        await stage.press("r")
        assert stage.hunt.choices == []
        await stage.press("z")
        assert [choice.action.kind for choice in stage.hunt.choices] == ["rest"]
        await stage.press("question_mark", *["pagedown"] * 2)
        line = next(line for line in stage.text().splitlines() if "Rest: Rest for a slot" in line)
        assert " z " in line
        await stage.press("escape")
        await on_keys(stage, 2)
        await stage.press("backspace", "escape", "escape", "r")
        assert in_file(tmp_path).keys == {}
        assert len(stage.hunt.choices) == 2

    run(script, kept_app(tmp_path, Hunt(flagship, 7)))


def test_a_key_that_is_taken_is_refused_by_name(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await on_keys(stage, 2)
        for key, said in (("p", "p is taken: Prepare"), ("1", "1 always means the same"),
                          ("escape", "Enter, then the new key")):  # fmt: skip
            await stage.press("enter")
            await stage.see("Press the new key for Rest")
            await stage.press(key)
            await stage.see(said)
            assert isinstance(stage.app.screen, KeysScreen)
            assert in_file(tmp_path).keys == {}
        await stage.press("escape", "escape", "r")
        assert [choice.action.kind for choice in stage.hunt.choices] == ["rest"]

    run(script, kept_app(tmp_path, Hunt(flagship, 7)))


def test_own_keys_of_the_last_time_count_from_the_start(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.see("z Rest")
        await stage.press("z")
        assert stage.hunt.choices

    settings = replace(QUIET, keys={"hunt.rest": "z", "hunt.gone": "y", "hunt.ask": "p"})
    run(script, kept_app(tmp_path, Hunt(flagship, 7), settings))


def test_a_theme_that_is_not_there_falls_back(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        assert stage.app.theme == NIGHT
        await choose(stage, "theme")
        await stage.see("of another age")
        await stage.press("right")
        assert stage.app.theme == THEMES[1].name

    gone = replace(QUIET, theme="of another age")
    run(script, kept_app(tmp_path, Hunt(flagship, 7), gone))


def test_a_damaged_file_is_told_and_the_game_begins(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text("motion = 3\n", encoding="utf-8")

    async def script(stage: Stage) -> None:
        await stage.see("settings.toml: motion: has to be true or false")
        await stage.see("New hunt")

    run(script, kept_app(tmp_path, settings=None))


def test_the_tutorial_is_offered_once(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("n")
        await stage.see("Your first hunt?")
        assert in_file(tmp_path).tutorial_offered
        await stage.press("escape", "n")
        await stage.see("⏎ begin")
        assert stage.board.session.source.id == "day-after-tomorrow"

    run(script, kept_app(tmp_path, settings=Settings()))


def test_the_tutorial_can_be_taken(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("n", "1")
        await stage.see("⏎ begin")
        assert stage.board.session.source.id == "first-day"

    run(script, kept_app(tmp_path, settings=Settings()))
