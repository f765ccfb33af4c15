"""Leaving, going on, and taking back: what is said fits what can be typed next."""

import re
from pathlib import Path

import pytest
from cli.helpers import Hedge

from game.engine.acts import Action
from game.hunt.hunt import Hunt
from game.lines.leaving import again, go_on
from game.scenario.load import Scenario
from lines.sitting import morning, sit, talked


def test_leaving_names_the_whole_command_that_goes_on(hedge: Hedge, tmp_path: Path) -> None:
    said = hedge("play", "--plain", "--seed", "7", typed="quit\n")
    assert said.out.rstrip().endswith("To go on from here: hedge resume --plain")
    assert "To go on from here: hedge resume --plain\n" in hedge(
        "play", "--plain", "--seed", "7", typed="save\n"
    ).out  # fmt: skip
    folder = tmp_path / "my saves"
    said = hedge("play", "--plain", "--seed", "7", "--saves", folder, typed="rest\nquit\n")
    whole = " ".join(said.out.split())
    assert whole.endswith(f"To go on from here: hedge resume --plain --saves '{folder}/'")
    said = hedge("resume", "--plain", "--saves", folder, typed="")
    assert said.out.startswith("The Day After Tomorrow goes on: seed 7, ")


def test_a_folder_is_named_only_where_the_game_would_not_look_by_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HEDGE_SAVES", str(tmp_path))
    assert go_on(str(tmp_path / "a.toml")) == "hedge resume --plain"
    assert go_on("a.toml") == "hedge resume --plain"
    assert go_on(str(tmp_path / "b" / "a.toml")).endswith(f"--saves {tmp_path / 'b'}/")


def test_the_first_line_of_a_resumed_hunt_says_which_one_goes_on(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    hunt.do(Action("rest"))
    assert sit(hunt, []).startswith("A Small Hunt goes on: seed 1, day 1 of 8.\n")


def test_the_last_page_gives_whole_commands_without_a_full_stop(
    flagship: Scenario, small_scenario: Scenario
) -> None:
    text = sit(Hunt(flagship, 7), ["end", "yes"] * 60)
    assert "Another one: hedge play --plain\n" in text
    same = "The same world again: hedge play day-after-tomorrow --plain --seed 7\n"
    assert same in text
    assert again(Hunt(small_scenario, 3)) == "hedge play FILE --plain --seed 3"
    for command in re.findall(r"hedge (?:play|resume) [^\n]*", text):
        assert not command.endswith(".")


def test_undo_says_why_it_can_take_nothing_back(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    assert morning(hunt, "undo").startswith("There is nothing of today to take back.")
    hunt.do(Action("end_day"))
    text = morning(hunt, "undo")
    assert "There is nothing of today to take back. A day that has ended stays ended." in text
    hunt.do(Action("interview", 1))
    text = morning(hunt, "undo")
    assert "Your meeting with Bolt is over: a meeting can't be taken back." in text
    hunt = Hunt(small_scenario, 1)
    hunt.do(Action("end_day"))
    hunt.do(Action("no_show", 1))
    assert "You didn't turn up at Bolt: that can't be taken back." in morning(hunt, "undo")


def test_a_forecast_that_is_taken_back_is_no_question(small_scenario: Scenario) -> None:
    text = talked(Hunt(small_scenario, 1), "forecast 60", "undo")
    assert "Taken back: your forecast on Acme." in text
