"""What a scenario may shut, leave open on day 1, or end hard."""

from dataclasses import replace

import pytest

from game.engine.acts import Action, IllegalAction
from game.engine.deal import deal
from game.engine.facts import NEVER, Facts
from game.engine.legal import END_DAY, legal_actions, refusal
from game.engine.signals import Signal
from game.engine.state import CHECKS, State
from game.engine.turn import advance, apply, start, start_in
from game.players.honest import Honest

from .hunts import DREAM, SECOND, alone, calm, idle, kinds, play, with_company


def kinds_open(state: State) -> set[str]:
    return {action.kind for action in legal_actions(state.view)}


def test_a_kind_of_act_is_closed_until_its_day(facts: Facts) -> None:
    state = start(replace(facts, opens=(("ask", 3),)), 1)
    ask = Action("ask", DREAM, "when")
    assert "ask" not in kinds_open(state)
    assert refusal(state.view, ask) == "not-yet"
    with pytest.raises(IllegalAction, match="not-yet"):
        apply(state, ask)
    idle(state, until=3)
    assert refusal(state.view, ask) == ""
    assert "ask" in kinds_open(state)


def test_a_kind_that_is_left_out_never_opens(facts: Facts) -> None:
    state = start(replace(facts, opens=(("push", NEVER),)), 1)
    while not state.view.over:
        assert "push" not in kinds_open(state)
        assert refusal(state.view, Action("push", DREAM)) in ("left-out", "hunt-over")
        advance(state, END_DAY)


def test_players_live_with_closed_acts(facts: Facts) -> None:
    shut = tuple((kind, NEVER) for kind in ("prepare", "apply", "tell", "extend", "postpone"))
    for seed in range(10):
        state = start(replace(facts, opens=shut), seed)
        play(state, Honest())
        assert state.view.over


def open_offer(facts: Facts, stage: str) -> State:
    """Return a hunt in which the favourite's offer lies open until day 3."""
    changed = with_company(
        facts, DREAM, stage=stage, opening=stage, answer_by=3, done=1, meeting=None
    )
    only = replace(changed, companies=changed.companies[:1], questions=())
    return start_in(only, calm(deal(only, 1), DREAM))


@pytest.mark.parametrize("stage", ["verbal", "written"])
def test_an_offer_may_lie_open_on_day_1(facts: Facts, stage: str) -> None:
    state = open_offer(facts, stage)
    known = state.view.companies[DREAM]
    assert (known.stage, known.deadline, state.view.offers) == (stage, 3, 1)
    assert known.pay == facts.companies[DREAM].offer.pay
    assert {"accept", "decline", "extend", "negotiate"} <= kinds_open(state)
    play(state)
    assert state.view.landed == DREAM


@pytest.mark.parametrize("stage", ["verbal", "written"])
def test_an_open_offer_lapses_after_its_day(facts: Facts, stage: str) -> None:
    state = idle(open_offer(facts, stage), until=5)
    assert state.view.companies[DREAM].stage == "lapsed"
    assert kinds(state.view, DREAM) == [stage, "lapsed"]
    assert state.view.offers == 0


@pytest.mark.parametrize(("grace", "landed"), [(True, DREAM), (False, -1)])
def test_without_grace_a_signature_on_the_last_day_comes_too_late(
    facts: Facts, grace: bool, landed: int
) -> None:
    state = alone(replace(facts, days=8, grace=grace), past=4000, signoff=1, clear_delay=9)
    play(state)
    assert state.view.landed == landed
    if not grace:
        assert state.processes[DREAM].phase == CHECKS


def test_the_flagship_shuts_nothing(facts: Facts) -> None:
    assert facts.opens == ()
    assert facts.grace
    assert start(facts, 1).view.companies[SECOND].stage == "final"
    assert Signal("silence").date == 0
