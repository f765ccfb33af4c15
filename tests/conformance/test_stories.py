"""No story gives a cause away, and no tell settles where one stands."""

import pytest

from game.engine.draws import SPAN
from game.engine.facts import Facts
from game.engine.legal import END_DAY
from game.engine.reveal import place, truth
from game.engine.signals import CAUSES, SOFT, STANDINGS, STORIES, TELLS
from game.engine.turn import advance, start

HUNTS, DAY, DREAM = 4_000, 7, 0


@pytest.fixture(scope="module")
def waiting(facts: Facts) -> list[tuple[str, str, dict[str, float]]]:
    """Return cause, standing and P(story) for each hunt that still waits on day 7."""
    found = []
    recruiter = facts.companies[DREAM].recruiter
    for seed in range(HUNTS):
        state = start(facts, seed)
        while state.view.day < DAY:
            advance(state, END_DAY)
        if state.view.companies[DREAM].stage == "deliberating":
            cause, standing = truth(state, DREAM), place(state, DREAM)
            tables = facts.recruiters[recruiter].stories[state.world.candour[recruiter]]
            thresholds = tables[CAUSES.index(cause)][STANDINGS.index(standing)]
            shares = zip(SOFT, thresholds, (0, *thresholds[:-1]), strict=True)
            found.append((cause, standing, {k: (high - low) / SPAN for k, high, low in shares}))
    assert len(found) > HUNTS / 10
    return found


def posterior(weights: list[tuple[str, float]]) -> dict[str, float]:
    total = sum(weight for _, weight in weights)
    shares: dict[str, float] = {}
    for name, weight in weights:
        shares[name] = shares.get(name, 0.0) + weight / total
    return shares


@pytest.mark.parametrize("story", STORIES[:-1])
def test_no_story_pushes_a_cause_above_one_half(
    story: str, waiting: list[tuple[str, str, dict[str, float]]]
) -> None:
    shares = posterior([(cause, told[story]) for cause, _, told in waiting])
    assert max(shares.values()) <= 0.5, shares


@pytest.mark.parametrize("tell", TELLS[:2])
def test_a_tell_says_something_and_never_all(
    tell: str, waiting: list[tuple[str, str, dict[str, float]]]
) -> None:
    """References and dates make it likelier that one is ahead, without making it certain."""
    before = posterior([(standing, 1.0) for _, standing, _ in waiting])
    after = posterior([(standing, told[tell]) for _, standing, told in waiting])
    assert after["top"] > 1.1 * before["top"]
    assert after["behind"] < before["behind"]
    assert max(after.values()) < 0.9
