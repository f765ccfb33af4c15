"""Keyed draws: one company more, or another choice, changes no unrelated draw."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.acts import Action
from game.engine.deal import canonical, deal, seal
from game.engine.draws import NORMAL, SPAN, block
from game.engine.facts import CompanyFacts, Facts
from game.engine.legal import END_DAY
from game.engine.turn import advance, start
from game.engine.view import View

COMPANIES = 5
seeds = st.integers(0, 10**12)


def renamed(company: CompanyFacts) -> CompanyFacts:
    return replace(company, id="newcomer", name="Newcomer")


@settings(max_examples=40)
@given(seed=seeds, at=st.integers(0, 5))
def test_one_company_more_leaves_the_others_alone(facts: Facts, seed: int, at: int) -> None:
    companies = list(facts.companies)
    companies.insert(at, renamed(facts.companies[0]))
    more = deal(replace(facts, companies=tuple(companies)), seed)
    without = [company for k, company in enumerate(more.companies) if k != at]
    assert more._replace(companies=tuple(without)) == deal(facts, seed)


@settings(max_examples=40)
@given(seed=seeds)
def test_one_company_less_leaves_the_others_alone(facts: Facts, seed: int) -> None:
    fewer = deal(replace(facts, companies=facts.companies[1:], questions=()), seed)
    assert fewer.companies == deal(facts, seed).companies[1:]


def test_a_newcomer_of_another_recruiter_sends_no_ripples(facts: Facts) -> None:
    """Played without acts, the others let the same be noticed on the same days."""
    quiet = replace(
        renamed(facts.companies[1]), stage="lead", opening="", meeting=None, done=0, since=0
    )
    more = replace(facts, companies=(*facts.companies, quiet))
    for seed in range(60):
        assert idle(more, seed) == idle(facts, seed)


def idle(facts: Facts, seed: int) -> list[object]:
    state = start(facts, seed)
    while not state.view.over:
        advance(state, END_DAY)
    return [r for r in state.view.received() if r.company < COMPANIES]


def test_another_choice_meets_the_same_fate_elsewhere(facts: Facts) -> None:
    """Withdrawing from one company changes nothing that another recruiter's company sends."""
    for seed in range(60):
        plain, chosen = start(facts, seed), start(facts, seed)
        advance(chosen, Action("withdraw", 1))
        while not plain.view.over:
            advance(plain, END_DAY)
            advance(chosen, END_DAY)
        assert heard(plain.view, but=1) == heard(chosen.view, but=1)


def heard(view: View, but: int) -> list[object]:
    return [received for received in view.received() if received.company != but]


@given(seed=seeds, few=st.integers(1, 30), more=st.integers(31, 90))
def test_a_longer_block_begins_like_a_shorter_one(seed: int, few: int, more: int) -> None:
    assert block(seed, "c", "e", more)[:few] == block(seed, "c", "e", few)
    assert all(0 <= draw < SPAN for draw in block(seed, "c", "e", few))


@settings(max_examples=40)
@given(seed=seeds, other=seeds)
def test_the_seal_belongs_to_one_world(facts: Facts, seed: int, other: int) -> None:
    world = deal(facts, seed)
    assert world == deal(facts, seed)
    assert seal(facts, world) == seal(facts, deal(facts, seed))
    assert (canonical(world) == canonical(deal(facts, other))) == (seed == other)
    assert seal(facts, world) != seal(replace(facts, sha256="another"), world)


def test_draws_are_the_same_on_every_machine() -> None:
    """Golden draws: they change only with the rules number."""
    assert block(1, "world", "", 3) == GOLDEN
    assert (NORMAL[0], NORMAL[1000], NORMAL[2047], NORMAL[4095]) == (-3668, -693, 0, 3668)


def test_the_golden_block_is_spread_out() -> None:
    draws = block(7, "spread", "", 4096)
    assert abs(sum(draws) / len(draws) / SPAN - 0.5) < 0.02


GOLDEN = (1158498290, 415084517, 785320698)
