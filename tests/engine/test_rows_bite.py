"""Takes the mechanic out of each row "from source to mechanics" and sees the row's test fail."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from inspect import signature
from typing import Any

import pytest

from game.engine import deal as deals
from game.engine import deeds, learn, night, turn
from game.engine.facts import Facts
from game.engine.rules import (
    conduct,
    deliberation,
    interviews,
    leverage,
    market,
    offers,
    recruiters,
)
from game.engine.signals import FEEDBACK, SILENCE, STORIES, Signal
from game.engine.state import State
from game.engine.world import Rival
from game.scenario.load import Scenario

from . import test_from_source as rows

Swap = tuple[Callable[..., Any], Callable[..., Any]]


def nothing(*_: object, **__: object) -> None:
    """Take the place of a rule."""


def ready_at_once(state: State, company: int) -> int:
    process = state.processes[company]
    return process.began + state.truth(company).signoff


def without_rivals(state: State, company: int) -> list[object]:
    return list(deliberation_field(state, company)[len(state.truth(company).rivals) :])


def without_pool(state: State, company: int) -> list[object]:
    return list(state.truth(company).rivals)


def no_backup_called(state: State, company: int) -> list[object]:
    return [*state.truth(company).rivals, *state.truth(company).pool]


deliberation_field = deliberation.field


def one_more_rival(*given: Any) -> tuple[object, ...]:
    dealt = dealt_rivals(*given)
    return dealt or (Rival(0, 0, 0, True, 3),)


dealt_rivals = deals._rivals


def seen_already(*given: Any) -> tuple[object, ...]:
    return tuple(r._replace(seen=0) for r in dealt_rivals(*given))


def say_the_cause(state: State, company: int) -> Signal:
    kind = STORIES[deliberation.cause(state, company)]
    return SILENCE if kind == "silence" else Signal(kind)


def open_story(state: State, company: int) -> Signal:
    state.world = state.world._replace(candour=(0,) * len(state.world.candour))
    return told_story(state, company)


told_story = recruiters.story


def same_tone(state: State, company: int) -> Signal:
    state.processes[company].feedback = 0
    return Signal(FEEDBACK[state.view.day % 3])


def unspun_tone(state: State, company: int) -> Signal:
    """Feedback that follows the impression alone."""
    process = state.processes[company]
    well = process.feedback - interviews.FELT >= 400
    process.feedback = 0
    return Signal("glowing" if well else "polite")


def sealed_whatever(state: State, company: int) -> Signal:
    state.processes[company].close()
    state.processes[company].phase = 12
    return Signal("sealed")


def always_believed(state: State, company: int) -> None:
    leverage.tell_offer(state, company)


def fresh_performance(state: State, company: int) -> int:
    return state.facts.companies[company].aptitude


def keeps_the_slot(state: State, company: int) -> Signal | None:
    state.processes[company].backup = False
    return back_in(state, company, False)


def back_in(state: State, company: int, backup: bool) -> Signal | None:
    signal = came_back(state, company)
    state.processes[company].backup = backup
    return signal


came_back = interviews.reopened

MUTANTS: list[tuple[str, Callable[..., None], list[Swap]]] = [
    ("no opening message", rows.test_row_01_great_vibe_opening, [(learn.learn, nothing)]),
    ("tone without truth", rows.test_row_02_a_vibe_is_never_an_offer,
     [(recruiters.feedback, same_tone)]),
    ("tone without spin", rows.test_row_02_a_vibe_is_never_an_offer,
     [(recruiters.feedback, unspun_tone)]),
    ("meetings never collide", rows.test_row_03_two_interviews_in_one_slot,
     [(deeds.miss_until, lambda state, slot: [])]),
    ("meetings cost nothing", rows.test_row_04_cancelling_tempts,
     [(interviews.performance, fresh_performance)]),
    ("checks never fail", rows.test_row_05_an_offer_has_steps_and_each_can_fail,
     [(offers.checks_end, sealed_whatever)]),
    ("offers never lapse", rows.test_row_05_an_offer_has_steps_and_each_can_fail,
     [(offers.lapsed, nothing)]),
    ("no candour", rows.test_row_06_the_recruiter_hedges_her_bets,
     [(recruiters.story, open_story)]),
    ("she knows nothing", rows.test_row_06_the_recruiter_hedges_her_bets,
     [(recruiters.story, lambda state, company: Signal("love"))]),
    ("no rosy answers", rows.test_row_07_she_works_for_the_company,
     [(recruiters._rosy_answer, lambda state, company, question: Signal("dodge"))]),
    ("no rivals dealt", rows.test_row_08_you_are_not_the_only_candidate,
     [(deals._rivals, lambda d, rivals: ())]),
    ("rivals don't count", rows.test_row_08_you_are_not_the_only_candidate,
     [(deliberation.field, without_rivals)]),
    ("cancelling is undone", rows.test_row_09_backups_are_ready,
     [(interviews.cancel, nothing)]),
    ("nobody takes the slot", rows.test_row_09_backups_are_ready,
     [(interviews.reopened, keeps_the_slot)]),
    ("no backup called up", rows.test_row_09_backups_are_ready,
     [(deliberation.field, no_backup_called)]),
    ("nothing freezes", rows.test_row_10_many_things_break_a_deal, [(market.freeze, nothing)]),
    ("always a rival", rows.test_row_11_sometimes_you_are_the_only_one,
     [(deals._rivals, one_more_rival)]),
    ("nobody is waited for", rows.test_row_12_the_other_one_has_not_interviewed_yet,
     [(deliberation.decision_day, ready_at_once)]),
    ("all rivals seen", rows.test_row_12_the_other_one_has_not_interviewed_yet,
     [(deals._rivals, seen_already)]),
    ("no tiers", rows.test_row_13_liked_is_not_a_home_run,
     [(deliberation.decision_day, ready_at_once)]),
    ("stories are the truth", rows.test_row_14_they_stall_and_do_not_say_why,
     [(recruiters.story, say_the_cause)]),
    ("words every day", rows.test_row_15_kept_warm_by_rule,
     [(night._cadence, lambda state, company: 1)]),
    ("words without meaning", rows.test_row_15_kept_warm_by_rule,
     [(recruiters.story, lambda state, company: Signal("love"))]),
    ("nobody enters", rows.test_row_16_she_submits_someone_meanwhile,
     [(deliberation.field, without_pool)]),
    ("the first choice accepts", rows.test_row_17_never_over_until_it_is_over,
     [(deliberation.rival_answers, deliberation.lose)]),
    ("the last mile is safe", rows.test_row_17_never_over_until_it_is_over,
     [(offers.checks_end, sealed_whatever)]),
    ("missing is cancelling", rows.test_row_18_four_acts_four_prices,
     [(interviews.miss, interviews.cancel)]),
    ("one may postpone for ever", rows.test_row_18_four_acts_four_prices,
     [(interviews.postpone, lambda state, company: True)]),
    ("truth moves nothing", rows.test_row_19_honesty_is_leverage,
     [(deliberation.hasten, nothing)]),
    ("offers impress nobody", rows.test_row_19_honesty_is_leverage, [(leverage._claim, nothing)]),
    ("no bluff is found out", rows.test_row_19_honesty_is_leverage,
     [(leverage.bluff, always_believed)]),
    ("no bridges", rows.test_row_20_active_until_sealed, [(conduct.bridge, nothing)]),
]  # fmt: skip


@pytest.fixture
def patched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Swap], None]]:
    """Return a function that puts one rule in place of another wherever the engine holds it."""

    def put(swap: Swap) -> None:
        old, new = swap
        found = 0
        for module in [m for name, m in sys.modules.items() if name.startswith("game.engine")]:
            for name, value in list(vars(module).items()):
                if value is old:
                    monkeypatch.setattr(module, name, new)
                    found += 1
                elif isinstance(value, dict) and not name.startswith("__"):
                    for key in [k for k, rule in value.items() if rule is old]:
                        monkeypatch.setitem(value, key, new)
                        found += 1
        assert found

    yield put


@pytest.mark.parametrize(("row", "swaps"), [m[1:] for m in MUTANTS], ids=[m[0] for m in MUTANTS])
def test_a_row_fails_when_its_mechanic_is_taken_out(
    row: Callable[..., None],
    swaps: list[Swap],
    facts: Facts,
    flagship: Scenario,
    patched: Callable[[Swap], None],
) -> None:
    for swap in swaps:
        patched(swap)
    given = {"facts": facts, "flagship": flagship}
    with pytest.raises((AssertionError, turn.IllegalAction, ValueError)):
        row(**{name: given[name] for name in signature(row).parameters})


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        (rows.test_row_04_cancelling_tempts, {"attention": 0}),
        (rows.test_row_04_cancelling_tempts, {"fatigue": 0}),
        (rows.test_row_04_cancelling_tempts, {"preparation": (0, 0, 0, 0)}),
    ],
)
def test_a_row_fails_when_its_number_is_nothing(
    row: Callable[..., None], numbers: dict[str, Any], facts: Facts
) -> None:
    with pytest.raises(AssertionError):
        row(replace(facts, you=replace(facts.you, **numbers)))


def test_every_row_is_taken_out_once() -> None:
    named = {name for name in vars(rows) if name.startswith("test_row_")}
    assert len(named) == 20
    assert {row.__name__ for _, row, _ in MUTANTS} == named
