"""A hunt on the screen can be played by keys and by mouse, from the title to the envelope."""

from pathlib import Path

from game.engine.acts import KINDS, Action
from game.hunt.files import list_saves, resume
from game.hunt.hunt import Hunt
from game.players.silent import Silent
from game.scenario.load import Scenario
from game.tui.app import HedgeApp
from game.tui.commands import HUNT, commands
from game.tui.home import Home
from game.tui.windows import Confirm, Menu
from game.words.labels import label

from .stage import QUIET, Stage, app, hunting, run


def test_a_hunt_is_played_by_keys_from_title_to_envelope(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.see("New hunt")
        await stage.press("n")
        await stage.see("⏎ begin")
        await stage.press("enter", "f", "7", "enter", "r", "p", "2", "k", "1")
        kinds = [choice.action.kind for choice in stage.hunt.choices]
        assert kinds == ["forecast", "rest", "prepare", "ask"]
        assert stage.hunt.choices[0].action.value == 700
        for _ in range(80):
            if stage.top() == "EndScreen":
                break
            await stage.press("2" if isinstance(stage.app.screen, Confirm) else "w")
        await stage.see("How it ended")
        await stage.press("enter", "end")
        await stage.see("Castellan Water: what you were")
        await stage.press("t")
        await stage.see("nothing to continue")

    run(script, app(tmp_path))
    (save,) = list_saves(tmp_path)
    assert save.saved is not None and save.saved.result.over and not save.problem


def test_the_same_acts_are_done_by_mouse(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.click("Rest")
        assert stage.hunt.choices[-1].action == Action("rest")
        await stage.click("Brightline")
        assert stage.desk.company == 1
        await stage.click("Confirmed")
        assert stage.hunt.choices[-1].action == Action("reply", 1, "thanks")
        await stage.click("Prepare…")
        await stage.click("application to Halden")
        assert stage.hunt.choices[-1].action == Action("prepare", 2)
        await stage.click("How likely")
        await stage.click("say it")
        assert stage.hunt.choices[-1].action == Action("forecast", 0, "", 500)
        await stage.click("Undo")
        assert len(stage.hunt.choices) == 3
        await stage.click("End the day")
        assert stage.hunt.view.day == 2

    run(script, hunting(flagship, tmp_path))


def test_esc_from_a_question_changes_nothing_and_undo_takes_back(
    flagship: Scenario, tmp_path: Path
) -> None:
    async def script(stage: Stage) -> None:
        for safe in (("escape",), ("enter",)):
            await stage.press("x")
            assert isinstance(stage.app.screen, Menu)
            names = stage.app.screen.options
            at = next(i for i, name in enumerate(names) if "Cancel Thursday" in name)
            await stage.press(str(at + 1))
            assert isinstance(stage.app.screen, Confirm)
            await stage.press(*safe)
            assert stage.hunt.choices == []
        await stage.press("x", str(at + 1), "2")
        assert stage.hunt.choices[-1].action == Action("cancel", 1)
        await stage.press("u")
        assert stage.hunt.choices == []
        await stage.see("Taken back: Cancel Thursday")
        await stage.press("o")
        await stage.see("Nobody has made you an offer.")

    run(script, hunting(flagship, tmp_path))
    hunt, _ = resume(next(tmp_path.glob("*.toml")))
    assert hunt.choices == []


def test_missing_a_meeting_is_asked_about_first(flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("enter", "enter")
        assert stage.hunt.view.day == 3
        await stage.press("enter")
        await stage.see("you would miss it")
        await stage.press("escape", "i")
        assert stage.hunt.choices[-1].action == Action("interview", 1)
        await stage.press("enter")
        assert stage.hunt.view.day == 4

    run(script, hunting(flagship, tmp_path))


def test_every_kind_of_act_has_a_key_and_the_list_holds_all(
    flagship: Scenario, tmp_path: Path
) -> None:
    assert set(KINDS) <= {kind for command in commands(HUNT) for kind in command.kinds}

    async def script(stage: Stage) -> None:
        for command in commands(HUNT):
            wanted = [a for a in stage.hunt.actions() if a.kind in command.kinds]
            if not command.menu or (command.kinds and not wanted):
                continue
            wanted = wanted or list(stage.hunt.actions())
            await stage.press(command.keys[0])
            assert isinstance(stage.app.screen, Menu)
            shown = set(stage.app.screen.options)
            source, view = stage.hunt.scenario.source, stage.hunt.view
            assert shown == {label(source, view, action) for action in wanted}
            await stage.press("escape")

    run(script, hunting(flagship, tmp_path))


def test_a_hunt_goes_on_from_the_title(flagship: Scenario, tmp_path: Path) -> None:
    (tmp_path / "broken[b].toml").write_text("not a save", encoding="utf-8")

    async def script(stage: Stage) -> None:
        await stage.press("enter", "q")
        await stage.see("The Day After Tomorrow, day 2")
        await stage.press("c")
        assert stage.hunt.view.day == 2

    run(script, hunting(flagship, tmp_path))


def test_a_folder_that_cannot_be_written_still_lets_one_play(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")

    async def script(stage: Stage) -> None:
        await stage.press("n", "enter")
        await stage.see("This hunt isn't being saved")
        await stage.press("r")
        assert len(stage.hunt.choices) == 1

    run(script, HedgeApp(blocked, home=Home(QUIET)))


def test_an_offer_is_answered_under_its_letter(flagship: Scenario, tmp_path: Path) -> None:
    hunt, player = Hunt(flagship, 7), Silent()
    while not hunt.view.offers:
        hunt.do(player.choose(hunt.view))
    offered = next(known for known in hunt.view.companies if known.stage == "verbal")

    async def script(stage: Stage) -> None:
        await stage.see("1 Say yes to ")
        await stage.press("1")
        assert stage.hunt.choices[-1].action == Action("accept", offered.index)

    run(script, app(tmp_path, hunt))


def test_a_meeting_later_today_is_named_when_asked_for(flagship: Scenario, tmp_path: Path) -> None:
    hunt = Hunt(flagship, 7)
    hunt.do(Action("reply", 1, "thanks"))
    hunt.view.companies[1].meeting_day, hunt.view.companies[1].meeting_slot = 1, 1

    async def script(stage: Stage) -> None:
        await stage.see("today, 14:00")
        await stage.press("i")
        await stage.see("The interview with Brightline is this afternoon. Rest (r) till then.")

    run(script, app(tmp_path, hunt))


def test_quit_on_the_title_quits(tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.see("New hunt")
        await stage.press("q")
        assert not stage.app.is_running or stage.app._exit

    run(script, app(tmp_path))


def test_an_answer_without_room_is_counted_and_its_key_works(
    flagship: Scenario, tmp_path: Path
) -> None:
    hunt = Hunt(flagship, 7)
    hunt.do(Action("rest"))

    async def script(stage: Stage) -> None:
        await stage.see("more; l shows all")
        await stage.press("5")
        assert stage.hunt.choices[-1].action == Action("ask", 0, "others")

    run(script, app(tmp_path, hunt), (80, 20))
