"""Degenerate hunts must give, within three standard errors, what can be worked out by hand."""

from pathlib import Path
from statistics import NormalDist

import pytest

from game.engine.acts import Action
from game.engine.facts import Facts
from game.engine.legal import END_DAY
from game.engine.state import OUT
from game.engine.turn import advance, start
from game.engine.view import View
from game.scenario.load import load

DATA = Path(__file__).parent.parent / "data"
HUNTS = 10_000
YES = Action("accept", 0)
OVER = frozenset(("sealed", "closed", "rejected", "lapsed"))


def at_best(rivals: int) -> float:
    """Return P(above the bar and above `rivals` others), all standard normal."""
    return (1 - 0.5 ** (rivals + 1)) / (rivals + 1)


def with_reluctance(accepts: float) -> float:
    """Return P(offer) beside one rival who accepts with this chance."""
    return 0.375 + 0.125 * (1 - accepts)


VERBAL = [
    ("alone", NormalDist().cdf(0.8)),
    ("one-rival", at_best(1)),
    ("two-rivals", at_best(2)),
    ("three-rivals", at_best(3)),
    ("reluctant-rival", with_reluctance(0.4)),
]
SEALED = [
    ("last-mile", 0.95 * 0.97 * 0.985),
    ("last-mile-soft", 0.95 * 0.97 * 0.95),
]


def facts_of(name: str) -> Facts:
    return load(DATA / f"{name}.toml").facts


def say_yes_to_all(view: View) -> Action:
    """Return a yes to an offer, or a signature, or the end of the day."""
    known = view.companies[0]
    said = known.stage == "verbal" and known.said_yes
    return YES if view.offers and not said else END_DAY


def hears_yes(facts: Facts, seed: int) -> bool:
    """Tell whether an offer by word of mouth comes before the process is over."""
    state = start(facts, seed)
    while not state.view.over and state.processes[0].phase != OUT:
        advance(state, END_DAY)
        if state.view.companies[0].verbal_day:
            return True
    return False


def seals(facts: Facts, seed: int) -> bool:
    """Tell whether a hunt that says yes and signs ends with a sealed deal."""
    state = start(facts, seed)
    while state.view.companies[0].stage not in OVER and not state.view.over:
        advance(state, say_yes_to_all(state.view))
    assert state.view.companies[0].verbal_day
    return state.view.landed == 0


def standard_errors_off(successes: int, expected: float) -> float:
    spread: float = (expected * (1 - expected) / HUNTS) ** 0.5
    return abs(successes / HUNTS - expected) / spread


@pytest.mark.parametrize(("name", "expected"), VERBAL)
def test_a_verbal_offer_is_as_likely_as_by_hand(name: str, expected: float) -> None:
    facts = facts_of(name)
    heard = sum(hears_yes(facts, seed) for seed in range(HUNTS))
    assert standard_errors_off(heard, expected) < 3


@pytest.mark.parametrize(("name", "expected"), SEALED)
def test_a_deal_is_sealed_as_often_as_by_hand(name: str, expected: float) -> None:
    facts = facts_of(name)
    sealed = sum(seals(facts, seed) for seed in range(HUNTS))
    assert standard_errors_off(sealed, expected) < 3


def test_the_closed_forms_are_those_of_the_model() -> None:
    expected = [round(value, 4) for _, value in VERBAL[:4] + SEALED]
    assert expected == [0.7881, 0.375, 0.2917, 0.2344, 0.9077, 0.8754]
