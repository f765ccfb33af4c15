"""What was promised is kept: dates, calls, seals, one signal a day. Each was broken once."""

import pytest

from game.engine.acts import Action
from game.engine.deal import deal
from game.engine.facts import Facts
from game.engine.legal import END_DAY, legal_actions
from game.engine.rules.deliberation import schedule
from game.engine.state import LOST, NEVER, WAITING, State
from game.engine.turn import advance, start, start_in
from game.hunt.forecasts import happened
from game.players.honest import Honest
from game.players.random_player import Random
from game.players.silent import Silent

from .hunts import DREAM, SECOND, alone, bend_reactions, calm, idle, play

THANKS, PUSH = Action("reply", DREAM, "thanks"), Action("push", DREAM)


def with_call(facts: Facts, seed: int) -> State:
    """Return the morning on which the favourite asks for one more call, if it ever does."""
    state = start(facts, seed)
    while not state.view.over and not state.view.companies[DREAM].calling:
        advance(state, END_DAY)
    return state


def test_a_company_whose_call_was_moved_still_decides(facts: Facts) -> None:
    moved = 0
    for seed in range(60):
        state = with_call(facts, seed)
        if Action("postpone", DREAM) not in legal_actions(state.view):
            continue
        advance(state, Action("postpone", DREAM))
        while not state.view.over and state.processes[DREAM].phase == WAITING:
            assert state.processes[DREAM].due < NEVER
            meeting = Action("interview", DREAM)
            if meeting in legal_actions(state.view):
                moved += 1
                advance(state, meeting)
            elif Action("rest") in legal_actions(state.view) and state.view.slot < 2:
                advance(state, Action("rest"))
            else:
                advance(state, END_DAY)
    assert moved > 5


def test_nobody_decides_before_a_call_that_is_booked(facts: Facts) -> None:
    for seed in range(150):
        state = with_call(facts, seed)
        known = state.view.companies[DREAM]
        for act in (THANKS, Action("tell", DREAM, "process"), PUSH):
            if not state.view.over and act in legal_actions(state.view):
                advance(state, act)
                if state.processes[DREAM].phase == WAITING and known.meeting_day:
                    assert state.processes[DREAM].due > known.meeting_day


def test_a_date_won_by_pushing_outlives_a_kind_word(facts: Facts) -> None:
    state = alone(facts, past=200, patience=20)
    state.world = bend_reactions(state.world, DREAM, push=0)
    advance(state, PUSH)
    promised = state.processes[DREAM].due
    assert promised <= 1 + 3
    advance(state, THANKS)
    schedule(state, DREAM)
    assert state.processes[DREAM].due <= promised


def test_a_bluffer_who_is_thrown_out_while_signing_is_not_sealed(facts: Facts) -> None:
    world = bend_reactions(calm(deal(facts, 1), DREAM, past=1800), DREAM, found_out=0, removed=0)
    state, player = start_in(facts, world), Silent()
    while state.view.companies[DREAM].stage != "written":
        advance(state, player.choose(state.view))
    for known in state.view.companies:
        if known.index != DREAM and Action("decline", known.index) in legal_actions(state.view):
            advance(state, Action("decline", known.index))
    advance(state, Action("tell", DREAM, "bluff"))
    advance(state, Action("accept", DREAM))
    advance(state, END_DAY)
    assert state.view.companies[DREAM].stage == "rejected"
    assert state.view.signed == -1
    assert idle(state).view.landed == -1


@pytest.mark.parametrize("player", [Honest, Silent, Random])
def test_every_company_lets_through_one_signal_a_day(facts: Facts, player: type) -> None:
    for seed in range(120):
        view = play(start(facts, seed), player()).view
        days = [(received.day, received.company) for received in view.received()]
        assert len(days) == len(set(days))


def test_a_frozen_company_is_not_revived_by_cancelling(facts: Facts) -> None:
    state = start_in(
        facts, bend_reactions(calm(deal(facts, 1), DREAM, past=900), DREAM, cancel=2**32 - 1)
    )
    process, known = state.processes[DREAM], state.view.companies[DREAM]
    known.calling, known.meeting_day = True, 2
    process.phase, process.frozen = LOST, True
    known.acts_key, state.view.cache = -1, None
    advance(state, Action("cancel", DREAM))
    advance(state, Action("ask", DREAM, "reopen"))
    idle(state)
    assert "reopened" not in [r.signal.kind for r in state.view.received()]


def test_leaving_after_signing_burns_the_whole_book(facts: Facts) -> None:
    state = start_in(facts, calm(deal(facts, 1), DREAM, past=1800))
    while state.view.companies[DREAM].stage != "signed":
        advance(state, Silent().choose(state.view))
    advance(state, Action("withdraw", DREAM))
    book = facts.companies[DREAM].recruiter
    others = [i for i, c in enumerate(facts.companies) if c.recruiter == book and i != DREAM]
    assert others
    idle(state)
    for other in others:
        assert state.view.companies[other].stage in ("hidden", "closed", "rejected")
        assert state.view.companies[other].verbal_day == 0


def test_a_forecast_that_failed_is_not_scrubbed_by_leaving_later(facts: Facts) -> None:
    state = alone(facts, past=-2000, patience=30)
    state.facts = state.view.facts
    question = facts.questions[0]
    while state.view.day <= question.by:
        advance(state, END_DAY)
    assert happened(state.view, question) is False
    advance(state, Action("withdraw", DREAM))
    assert happened(state.view, question) is False


def test_ghosting_a_word_costs_what_breaking_it_costs(facts: Facts) -> None:
    def bridges(leave: bool) -> int:
        world = calm(calm(deal(facts, 1), DREAM, past=-2000), SECOND, past=3000, deadline=2)
        state, player = start_in(facts, world), Silent()
        while state.view.companies[SECOND].stage != "verbal":
            advance(state, player.choose(state.view))
        advance(state, Action("accept", SECOND))
        while state.view.companies[SECOND].stage != "written":
            advance(state, END_DAY)
        before = state.view.bridges
        if leave:
            advance(state, Action("decline", SECOND))
        while state.view.companies[SECOND].stage == "written":
            advance(state, END_DAY)
        return state.view.bridges - before

    assert bridges(leave=False) <= bridges(leave=True) == -15


def test_each_push_has_a_chance_of_its_own(facts: Facts) -> None:
    for name, pushes in (("push", 1), ("push_again", 2), ("push_third", 3)):
        state = alone(facts, past=1400, signoff=25)
        unlucky = dict.fromkeys(("push", "push_again", "push_third"), 2**32 - 1)
        state.world = bend_reactions(state.world, DREAM, **{**unlucky, name: 0})
        for _ in range(pushes):
            while PUSH not in legal_actions(state.view):
                advance(state, END_DAY)
            assert state.processes[DREAM].hurried == NEVER
            advance(state, PUSH)
        assert state.processes[DREAM].hurried == state.view.day + 3


def test_a_dead_lead_does_not_swallow_every_call_on_people(facts: Facts) -> None:
    state = start(facts, 1)
    dead, alive = [k.index for k in state.view.companies if k.stage == "hidden"][:2]
    state.processes[dead].close()
    state.processes[alive].due = NEVER
    state.world = state.world._replace(network=(0,) * 16)
    for _ in range(2):
        advance(state, Action("network"))
        if state.processes[alive].due < NEVER:
            break
        advance(state, END_DAY)
    assert state.processes[alive].due == state.view.day + 1
