"""Undo and rewind: the way back that loses nothing and tells nothing."""

import pytest
from cli.helpers import played

from game.engine.acts import Action
from game.hunt.hunt import Hunt
from game.hunt.save import write
from game.hunt.verify import OK, verify
from game.players.roster import PLAYERS
from game.scenario.load import Scenario

HAPPENED = ("interview", "no_show", "end_day")
"""What can't be taken back: it has happened."""


def known(hunt: Hunt) -> str:
    """Return all that the player knows, as a text that can't change afterwards."""
    return repr(hunt.view.known())


def test_undo_brings_back_exactly_what_was_before_the_choice(small_scenario: Scenario) -> None:
    undone = 0
    for seed in range(6):
        hunt, chooser = Hunt(small_scenario, seed), PLAYERS["random"](seed)
        while not hunt.view.over:
            before, saved = known(hunt), write(hunt)
            action = chooser.choose(hunt.view)
            hunt.do(action)
            after = known(hunt)
            if action.kind in HAPPENED:
                assert not hunt.can_undo()
                assert not hunt.undo()
                assert known(hunt) == after
                continue
            assert hunt.undo()
            assert known(hunt) == before
            assert write(hunt) == saved
            hunt.do(action)
            assert known(hunt) == after
            undone += 1
    assert undone > 50


def test_undo_goes_back_to_the_morning_and_no_further(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    hunt.do(Action("end_day"))
    morning = known(hunt)
    for _ in range(3):
        hunt.do(next(a for a in hunt.actions() if a.kind in ("ask", "tell", "rest")))
    while hunt.undo():
        pass
    assert known(hunt) == morning
    assert len(hunt.choices) == 1


def test_nothing_can_be_undone_before_the_first_choice(small_scenario: Scenario) -> None:
    assert not Hunt(small_scenario, 1).undo()


def test_a_hunt_can_be_rewound_to_every_day_it_has_seen(small_scenario: Scenario) -> None:
    for seed in range(4):
        full = played(small_scenario, seed)
        mornings = [known(Hunt(small_scenario, seed))]
        again = Hunt(small_scenario, seed)
        for choice in full.choices:
            again.do(choice.action)
            if choice.action.kind == "end_day" and not again.view.over:
                mornings.append(known(again))
        for day in range(len(mornings), 0, -1):
            full.rewind(day)
            assert known(full) == mornings[day - 1]
            assert all(choice.day < day for choice in full.choices)
            assert len(full.checks) == day - 1
            assert verify(write(full)).code == OK


def test_a_rewound_hunt_goes_on_as_if_nothing_had_been(small_scenario: Scenario) -> None:
    straight = played(small_scenario, 5)
    hunt = played(small_scenario, 5)
    hunt.rewind(3)
    for choice in straight.choices[len(hunt.choices) :]:
        hunt.do(choice.action)
    assert write(hunt) == write(straight)


@pytest.mark.parametrize("day", [-1, 0, 4, 9, 10**9])
def test_a_day_that_was_not_seen_cannot_be_gone_back_to(small_scenario: Scenario, day: int) -> None:
    hunt = Hunt(small_scenario, 1)
    hunt.do(Action("end_day"))
    hunt.do(Action("end_day"))
    before = write(hunt)
    with pytest.raises(ValueError, match="has not seen day"):
        hunt.rewind(day)
    assert write(hunt) == before
