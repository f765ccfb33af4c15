"""Sets in a particle what is wanted for nothing else to what was seen, at the price of its chance.

The day of a reply, of a freeze or of a call, the date of a meeting that was moved: a particle that
would have had another one isn't wrong about anything else, so it is bent instead of dropped.
"""

from game.engine.learn import CALL
from game.engine.rules.recruiters import QUESTIONS
from game.engine.signals import Signal
from game.engine.state import BOOKED, CHECKS, LOST, PAPER, VERBAL, WAITING, WRITTEN
from game.review.particles import Bench, Particle, freeze_today
from game.review.timers import TIMED

TIMED_NEWS = frozenset(
    ("lead", "invite", "rejected", "closed", "written", "fell_through", "sealed", "checks_failed",
     "rescinded")
)  # fmt: skip
BAD_NEWS = frozenset(("rejected", "closed"))
FREEZE_NEWS = frozenset(("closed", "fell_through", "rescinded"))
FREEZABLE = frozenset((BOOKED, VERBAL, PAPER, WRITTEN))
"""Phases in which a freeze is told at once."""


def _scale(particle: Particle, normal: float, soft: float) -> bool:
    w = particle.weights
    particle.weights = (
        w[0] * normal, w[1] * normal, w[2] * normal, w[3] * soft, w[4] * soft, w[5] * soft
    )  # fmt: skip
    return normal > 0 or soft > 0


def condition(bench: Bench, particle: Particle, seen: Signal, day: int) -> bool:
    """Set lengths that are wanted for nothing else to what was seen; False if they can't be."""
    process, truth = particle.process, particle.truth
    phase, kind = process.phase, seen.kind
    if kind == "moved":
        return _set_moved(bench, particle, seen, day)
    frosty = not process.frozen and phase != CHECKS and phase != LOST
    if kind in FREEZE_NEWS and frosty and phase in FREEZABLE and truth.freeze >= day:
        return _set_freeze(bench, particle, day)
    if kind in TIMED_NEWS and not (frosty and truth.freeze <= day):
        return _bring_forward(bench, particle, seen, day)
    return True


def _set_freeze(bench: Bench, particle: Particle, day: int) -> bool:
    """Let the requisition freeze today; a word that never becomes paper sounds the same."""
    process, truth, running = particle.process, particle.truth, particle.timer
    normal, soft = freeze_today(bench.facts, truth, day)
    if process.phase == PAPER and truth.verbal_fails and truth.freeze > day and running:
        hazard = running.hazard(day)
        normal, soft = normal + hazard, soft + hazard
    particle.truth = truth._replace(freeze=day)
    return _scale(particle, normal, soft)


def _bring_forward(bench: Bench, particle: Particle, seen: Signal, day: int) -> bool:
    process, running = particle.process, particle.timer
    if seen.kind == "invite" and seen.amount == CALL:
        return _set_call(bench, particle, seen, day)
    if running is None or process.phase not in TIMED or process.due < day:
        return True
    hazard = running.hazard(day)
    if hazard and not asked_too(particle, seen):
        process.due = day
        return _scale(particle, hazard, hazard)
    return True


def asked_too(particle: Particle, seen: Signal) -> bool:
    """Tell whether bad news may have come by itself or as an honest answer."""
    process = particle.process
    asked = bool(process.owed) and process.owed[0] in QUESTIONS
    return process.phase == LOST and asked and seen.kind in BAD_NEWS


def _set_call(bench: Bench, particle: Particle, seen: Signal, day: int) -> bool:
    process, truth = particle.process, particle.truth
    if process.phase != WAITING or not process.call:
        return False
    ahead = (*truth.ahead[:-1], seen.date - 1 - day)
    particle.truth = truth._replace(ahead=ahead, slot=(*truth.slot[:-1], seen.slot))
    low, high = bench.facts.companies[bench.company].call_offset
    offset = day - process.began
    if process.call < day:
        return True
    if not low <= offset <= high:
        return process.call == day
    process.call = day
    return _scale(particle, *(1 / (high - offset + 1),) * 2)


def _set_moved(bench: Bench, particle: Particle, seen: Signal, day: int) -> bool:
    low, high = bench.facts.leverage.postpone
    later = seen.date - day
    if not low <= later <= high:
        return False
    draw = -(-((later - low) << 32) // (high - low + 1))
    draw += (draw & 1) != seen.slot
    reactions = particle.truth.reactions._replace(postpone=draw)
    particle.truth = particle.truth._replace(reactions=reactions)
    return True
