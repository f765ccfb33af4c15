"""Lengths that say nothing of what is wanted, only when: they are conditioned, not guessed.

A particle whose reply, verdict or bad news would have come on another day than it did isn't wrong
about anything else. Its length is set to what was seen, and its weight takes the hazard of that.
"""

from functools import cache
from typing import NamedTuple

from game.engine.draws import SPAN
from game.engine.facts import CompanyFacts, MarketFacts
from game.engine.state import APPLIED, CHECKS, HIDDEN, LOST, NEVER, PAPER, REVIEWING, Process
from game.engine.world import CompanyWorld

TIMED = frozenset((HIDDEN, APPLIED, REVIEWING, LOST, PAPER, CHECKS))
"""Phases in which one length, dealt for nothing else, decides the day of the next step."""


class Timer(NamedTuple):
    """A length that began on day `base` and is one of `lengths`, sorted and equally likely."""

    base: int
    lengths: tuple[int, ...]

    def hazard(self, day: int) -> float:
        """Return P(it ends on `day` | it hasn't ended before)."""
        return _hazards(self.lengths).get(day - self.base, 0.0)

    def again(self, day: int, luck: float) -> int:
        """Return an ending after `day`, drawn by `luck` (0 to 1); NEVER where none is left."""
        first = _later(self.lengths, day - self.base)
        left = len(self.lengths) - first
        return self.base + self.lengths[first + int(luck * left)] if left else NEVER


@cache
def _hazards(lengths: tuple[int, ...]) -> dict[int, float]:
    total = len(lengths)
    return {
        length: lengths.count(length) / (total - lengths.index(length)) for length in set(lengths)
    }


@cache
def _later(lengths: tuple[int, ...], elapsed: int) -> int:
    return sum(length <= elapsed for length in lengths)


@cache
def _spread(low: int, high: int, least: int) -> tuple[int, ...]:
    return tuple(max(least, day) for day in range(low, high + 1))


@cache
def _at_least(lengths: tuple[int, ...], least: int) -> tuple[int, ...]:
    return tuple(max(least, length) for length in lengths)


def opening_timer(facts: CompanyFacts) -> Timer | None:
    """Return what runs on the morning of day 1: nothing can come before day 2."""
    if facts.stage == "hidden":
        return Timer(0, _spread(*facts.lead, 2))
    if facts.stage == "applied":
        return Timer(facts.since, _at_least(facts.reply, 2 - facts.since))
    return None


def timer(facts: CompanyFacts, truth: CompanyWorld, process: Process, held: int) -> Timer | None:
    """Return what runs in a phase that has just begun; `held` is the round that was held last."""
    if process.due >= NEVER:
        return None
    phase = process.phase
    if phase == APPLIED:
        return Timer(process.due - truth.reply, facts.reply)
    if phase == REVIEWING:
        return Timer(process.due - truth.turnaround[held], facts.turnaround)
    if phase == LOST:
        return Timer(process.due - truth.late, facts.late)
    if phase == PAPER:
        return Timer(process.due - truth.written_delay, facts.offer.written_delay)
    if phase == CHECKS:
        return Timer(process.due - truth.clear_delay, facts.offer.clear_delay)
    return None


@cache
def freeze_odds(market: MarketFacts) -> tuple[tuple[float, float], ...]:
    """Return P(the requisition freezes on day d) in a normal and in a soft market, by d.

    The last entry stands for never.
    """
    rows = []
    for table in market.freeze:
        lows = (0, *table)
        rows.append([(high - low) / SPAN for low, high in zip(lows, (*table, SPAN), strict=True)])
    return ((0.0, 0.0), *zip(*rows, strict=True))


@cache
def _not_before(market: MarketFacts, day: int) -> tuple[float, float]:
    later = freeze_odds(market)[day:]
    return sum(row[0] for row in later), sum(row[1] for row in later)


def unfrozen(market: MarketFacts, day: int) -> tuple[float, float]:
    """Return P(no freeze before `day`) in a normal and in a soft market."""
    return _not_before(market, max(1, day))
