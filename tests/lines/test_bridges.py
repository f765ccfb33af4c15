"""Bridges: what moves them is said at once, with its cause, however the day went by."""

import re

import pytest

from game.engine.acts import Action
from game.engine.view import BRIDGES_START
from game.hunt.hunt import Hunt
from game.hunt.reveal import bridge_changes
from game.lines.bridges import changes
from game.players.roster import PLAYERS
from game.scenario.load import Scenario
from lines.sitting import sit, talked, when


def asks(hunt: Hunt, since: int = 0) -> bool:
    """Tell whether somebody asked a question so many days ago that was not answered."""
    return any(
        k.question_day > k.replied_day and hunt.view.day - k.question_day == since
        for k in hunt.view.companies if k.stage == "deliberating"
    )  # fmt: skip


def quiet(hunt: Hunt) -> bool:
    """Tell whether no meeting and no offer keeps a day from going by."""
    return not hunt.view.offers and not any(k.meeting_day for k in hunt.view.companies)


UNANSWERED = r"Bridges down 2, now \d+: (Dana|Ilse)'s question about \w+( \w+)? was left unanswered"


def test_a_question_left_unanswered_is_named_when_the_day_ends(flagship: Scenario) -> None:
    hunt = when(flagship, lambda hunt: asks(hunt, 1) and quiet(hunt), "idle")
    assert re.search(UNANSWERED, talked(hunt, "end", "yes", "yes"))


def test_a_question_left_unanswered_is_named_when_days_pass(flagship: Scenario) -> None:
    hunt = when(flagship, lambda hunt: asks(hunt, 1) and quiet(hunt), "idle")
    assert re.search(UNANSWERED, talked(hunt, "pass", "yes"))


def test_passing_over_a_question_is_asked_about(flagship: Scenario) -> None:
    hunt = when(flagship, lambda hunt: asks(hunt) and quiet(hunt), "idle")
    day = hunt.view.day
    text = talked(hunt, "pass", "no")
    assert re.search(r"(Dana|Ilse) waits for your answer to a question", text)
    assert "Let days pass? yes or no > Left as it is." in text
    assert hunt.view.day == day


def test_what_an_act_costs_is_said_after_it(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    text = talked(hunt, "move bolt", "withdraw crow", "yes")
    assert "You asked Bolt for another date. Bridges down 3, now 77." in text
    hunt = Hunt(small_scenario, 1)
    assert "You cancelled at Bolt. Bridges down 10, now 70." in talked(hunt, "cancel bolt", "yes")


def test_a_meeting_that_is_missed_is_named(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    text = talked(hunt, "end", "end", "yes")
    assert "Bridges down 25, now 55: you missed your meeting with Bolt." in text


def test_a_meeting_missed_for_another_is_named(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    hunt.do(Action("end_day"))
    hunt.view.companies[2].meeting_day, hunt.view.companies[2].meeting_slot = 2, 0
    hunt.view.companies[2].stage = "interviews"
    hunt.state.processes[2].phase = 3
    text = talked(hunt, "go bolt", "yes")
    assert "Bridges down 25, now 55: you missed your meeting with Crow." in text


@pytest.mark.parametrize("player", ["random", "canceller", "first-offer", "bluffer", "silent"])
def test_every_change_has_a_cause_and_all_add_up(flagship: Scenario, player: str) -> None:
    for seed in range(8):
        hunt, chooser = Hunt(flagship, seed), PLAYERS[player](seed)
        while not hunt.view.over:
            hunt.do(chooser.choose(hunt.view))
        found = changes(hunt)
        assert BRIDGES_START + sum(change.points for change in found) == hunt.view.bridges
        assert len(found) == len(bridge_changes(hunt))
        assert all(change.cause for change in found)


def test_bridges_carry_no_sign(flagship: Scenario) -> None:
    for seed in range(3):
        text = sit(Hunt(flagship, seed), ["end", "yes"] * 60)
        assert "Bridges" in text
        assert not re.search(r"[(\s][+-]\d", text)


def sealed(hunt: Hunt) -> bool:
    others = [k for k in hunt.view.companies if k.stage == "deliberating" or k.offer_open()]
    return hunt.view.landed >= 0 and bool(others)


def test_whoever_would_be_left_hanging_is_named_before_the_end(flagship: Scenario) -> None:
    hunt = when(flagship, sealed, "honest")
    left = [k.index for k in hunt.view.companies if k.stage == "deliberating"]
    name = hunt.view.facts.companies[left[0]].name if left else ""
    text = talked(hunt, "end", "no")
    assert "would be left hanging" in text
    assert name in text
    assert not hunt.view.over


def test_sealed_names_the_company_after_the_message_that_says_so(flagship: Scenario) -> None:
    hunt = when(flagship, sealed, "honest")
    name = hunt.view.facts.companies[hunt.view.landed].name
    text = " ".join(sit(hunt, []).split())
    said = text.index(f"It is sealed with {name}.")
    assert text.rindex(", today:", 0, said) < said


def test_the_verdict_on_a_forecast_comes_after_the_messages(flagship: Scenario) -> None:
    def settled(hunt: Hunt) -> bool:
        text = sit(hunt, [])
        return "you gave it" in text and ", today:" in text

    hunt = Hunt(flagship, 4)
    for seed in range(40):
        hunt = Hunt(flagship, seed)
        asked = next(action for action in hunt.actions() if action.kind == "forecast")
        hunt.do(asked._replace(value=400))
        while hunt.view.day < 6 and not settled(hunt):
            hunt.do(Action("end_day"))
        if settled(hunt):
            break
    text = sit(hunt, [])
    assert text.rindex(", today:") < text.index("you gave it")


def test_a_word_that_is_broken_is_called_so(flagship: Scenario) -> None:
    hunt = when(flagship, lambda hunt: any(k.said_yes for k in hunt.view.companies), "honest")
    known = next(k for k in hunt.view.companies if k.said_yes)
    name = hunt.view.facts.companies[known.index].name
    text = talked(hunt, f"decline {name}", "yes")
    assert f"Bridges down 15, now 65: you had said yes to {name}." in text
    (change,) = changes(hunt)
    assert change.cause == f"you declined {name}'s offer; you had said yes to {name}"
