"""Scores forecasts by the Brier rule and sets them beside the base rate of the same questions.

Source: G. W. Brier, Verification of forecasts expressed in terms of probability, 1950.
"""

from dataclasses import dataclass
from functools import lru_cache

from game.engine.facts import Facts, Question
from game.engine.view import View
from game.hunt.playing import play_out
from game.players.honest import Honest

BASE_HUNTS = 300
"""Hunts of the honest player behind a base rate."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A forecast that came true or didn't; `said` and `base` are chances from 0 to 1."""

    question: int
    said: float
    base: float
    happened: bool

    @property
    def brier(self) -> float:
        """Return the squared error: 0 is perfect, 1 is certain and wrong."""
        return (self.said - self.happened) ** 2

    @property
    def base_brier(self) -> float:
        """Return the squared error of always saying the base rate."""
        return (self.base - self.happened) ** 2


def happened(view: View, question: Question) -> bool | None:
    """Return whether what was asked came true in time, or None where that can't be said."""
    known = view.companies[question.company]
    if question.step == "verbal":
        day = known.verbal_day
    else:
        day = known.since if known.stage == "sealed" else 0
    if 0 < day <= question.by:
        return True
    ended_first = view.over and view.day < question.by
    left = known.since if known.stage == "withdrawn" else known.cancelled
    own_doing = 0 < left <= question.by
    return None if ended_first or own_doing or view.day < question.by else False


def scored(view: View) -> list[Scored]:
    """Return the player's forecasts that can be scored, in order of the questions."""
    found = []
    for number, said in sorted(view.forecasts_given().items()):
        answer = happened(view, view.facts.questions[number])
        if answer is not None:
            base = base_rates(view.facts)[number]
            found.append(Scored(number, said / 1000, base, answer))
    return found


def mean_brier(forecasts: list[Scored]) -> float | None:
    """Return the mean squared error of some forecasts, or None when there are none."""
    return sum(f.brier for f in forecasts) / len(forecasts) if forecasts else None


@lru_cache(maxsize=8)
def base_rates(facts: Facts) -> tuple[float, ...]:
    """Return how often each question of a scenario comes true for an honest hedger."""
    yes, asked = [0] * len(facts.questions), [0] * len(facts.questions)
    for seed in range(BASE_HUNTS if facts.questions else 0):
        view, _ = play_out(facts, seed, Honest())
        for number, question in enumerate(facts.questions):
            answer = happened(view, question)
            if answer is not None:
                asked[number] += 1
                yes[number] += answer
    return tuple(y / a if a else 0.5 for y, a in zip(yes, asked, strict=True))
