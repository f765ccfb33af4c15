"""Moves particles along what was done and seen: the engine's deeds by day, its rules by night."""

from collections.abc import Callable
from random import Random

from game.engine import night
from game.engine.acts import Action, Event
from game.engine.deeds import DEEDS, miss_until
from game.engine.draws import SPAN
from game.engine.facts import NEVER, NIGHT
from game.engine.rules.applications import network
from game.engine.rules.deliberation import bad_news
from game.engine.rules.recruiters import QUESTIONS
from game.engine.signals import SILENCE, Signal
from game.engine.state import LOST, OUT, SEALED
from game.engine.view import OFFER_STAGES, View
from game.review.conditions import BAD_NEWS, TIMED_NEWS, asked_too, condition
from game.review.likelihood import (
    AN_ANSWER,
    SURE,
    Three,
    answer_chance,
    feedback_chance,
    owed_story_chance,
    story_chance,
)  # fmt: skip
from game.review.particles import Bench, Particle, wake_day
from game.review.timers import TIMED, timer

FREE_DATES = frozenset(("invite", "written", "moved", "reopened"))
"""Signals whose day and slot are drawn for nothing else."""
OPENLY = frozenset(("rest", "prepare", "forecast", "network", "end_day"))
"""Acts that change nothing hidden of the company they are about."""

Deed = Callable[[Bench], None]


def act(bench: Bench, particles: list[Particle], before: View, action: Action) -> None:
    """Let the player's act reach the bench's company, whichever company it is about."""
    events: list[Event] = []
    about = {bench.company, action.company} - {-1}
    _each(bench, particles, before, about, lambda b: DEEDS[action.kind](b, action, events))


def miss_rest(bench: Bench, particles: list[Particle], before: View) -> None:
    """Let a day end with a meeting not gone to."""
    _each(bench, particles, before, {bench.company}, lambda b: void(miss_until(b, NIGHT)))


def void(value: object) -> None:
    """Drop a value that a rule returns."""


def call_on_people(bench: Bench, particles: list[Particle], before: View, luck: Random) -> None:
    """Network, with each particle's own luck in it."""
    works = bench.facts.you.network_works / SPAN
    lucky = [particle for particle in particles if luck.random() < works]
    bench.world = bench.world._replace(network=(0,) * len(bench.world.network))
    _each(bench, lucky, before, {bench.company}, network)


def _each(
    bench: Bench, particles: list[Particle], before: View, about: set[int], deed: Deed
) -> None:
    """Do something to every particle, each time from the same public side."""
    scratch = bench.view = before.copy()
    held = before.companies[bench.company].round
    for particle in particles:
        _restore(scratch, before, about)
        bench.put(particle)
        process = particle.process
        due, timed = process.due, particle.timer is not None and process.phase in TIMED
        if timed:
            process.due = NEVER + 1  # shows whether the deed sets a day of its own
        deed(bench)
        if timed and process.phase == particle.phase:
            if process.due <= NEVER:
                particle.timer = None
            if process.due > NEVER or process.phase != LOST:
                process.due = min(process.due, due)
        settle(bench, particle, held)


def _restore(view: View, before: View, about: set[int]) -> None:
    for company in about:
        view.companies[company] = before.companies[company].copy()
    view.goodwill[:], view.honest[:] = before.goodwill, before.honest
    view.energy, view.slot, view.bridges = before.energy, before.slot, before.bridges
    view.live, view.offers, view.signed = before.live, before.offers, before.signed
    view.networked, view.network_count = before.networked, before.network_count


def settle(bench: Bench, particle: Particle, held: int) -> None:
    """Note what runs now and when the particle may next do something."""
    process = particle.process
    if process.phase != particle.phase:
        particle.phase = process.phase
        own = bench.facts.companies[bench.company]
        particle.timer = timer(own, particle.truth, process, held)
    particle.wake = wake_day(process, particle.truth)


def pass_night(bench: Bench, particles: list[Particle], view: View, seen: Signal) -> list[Particle]:
    """Return the particles that fit what the company let be seen this morning, reweighted.

    `view` is the public side at the moment when the company's turn comes.
    """
    known, day, silent = view.companies[bench.company], view.day, seen.kind == "silence"
    talking, offered = known.stage == "deliberating", known.stage in OFFER_STAGES
    feelings, bridges = view.goodwill[:], view.bridges
    timed = seen.kind in TIMED_NEWS
    bench.view, kept = view, []
    for particle in particles:
        asleep = day < particle.wake and not (talking and day >= particle.process.contact)
        if asleep:
            if silent:
                kept.append(particle)
                continue
            if not timed:
                continue
        if _live_through(bench, particle, seen):
            settle(bench, particle, known.round)
            kept.append(particle)
        if offered:
            view.goodwill[:], view.bridges = feelings, bridges
    return kept


def _live_through(bench: Bench, particle: Particle, seen: Signal) -> bool:
    """Move a particle over the night; return whether it could have been seen like this."""
    bench.put(particle)
    day = bench.view.day
    if seen.kind != "silence" and not condition(bench, particle, seen, day):
        return False
    bench.put(particle)
    three = _told_or_asked(bench, particle, seen, day)
    if three is None:
        three = _chance(bench, particle, seen)
    if three is SURE:
        return True
    if not any(three):
        return False
    a, b, c = three
    w = particle.weights
    particle.weights = w[0] * a, w[1] * b, w[2] * c, w[3] * a, w[4] * b, w[5] * c
    return True


def _told_or_asked(bench: Bench, particle: Particle, seen: Signal, day: int) -> Three | None:
    """Return P(bad news) where it may come of itself or as an answer; None elsewhere."""
    process, running = particle.process, particle.timer
    if running is None or process.due < day or not asked_too(particle, seen):
        return None
    hazard = running.hazard(day)
    answered, _ = answer_chance(bench, bench.company, process.owed[0], seen)
    if seen.kind != ("closed" if process.frozen else "rejected"):
        return 0.0, 0.0, 0.0
    bad_news(bench, bench.company)
    process.contact = day + night._cadence(bench, bench.company)
    a, b, c = (hazard + (1 - hazard) * p for p in answered)
    return a, b, c


def _chance(bench: Bench, particle: Particle, seen: Signal) -> Three:
    """Let the engine's night pass, and return P(what was seen) over the day's two draws."""
    company, process, day = bench.company, particle.process, bench.view.day
    if process.phase >= SEALED:
        return _match(night.signal_of_day(bench, company), seen)
    hard = night._hard(bench, company, process, day)
    if hard is None and process.owed and process.phase != OUT:
        if process.owed[0] in QUESTIONS:
            return _answered(bench, process.owed[0], seen)
        if process.owed[0] == "story":
            process.owed = process.owed[1:]
            process.contact = day + night._cadence(bench, company)
            return owed_story_chance(bench, company, seen)
        hard = night._owed(bench, company, process)
    if hard is None:
        return _soft(bench, seen)
    if hard is not SILENCE:
        process.contact = day + night._cadence(bench, company)
    return _match(hard, seen)


def _answered(bench: Bench, question: str, seen: Signal) -> Three:
    company, process = bench.company, bench.processes[bench.company]
    today, late = answer_chance(bench, company, question, seen)
    if seen.kind in AN_ANSWER or seen.kind in BAD_NEWS:
        process.owed = process.owed[1:]
        if seen.kind in BAD_NEWS:
            bad_news(bench, company)
        process.contact = bench.view.day + night._cadence(bench, company)
        return today
    if not late:
        return 0.0, 0.0, 0.0
    a, b, c = _soft(bench, seen)
    return a * late, b * late, c * late


def _soft(bench: Bench, seen: Signal) -> Three:
    """Return P(what was seen) on a day without hard news, and take note that it was said."""
    company, process, day = bench.company, bench.processes[bench.company], bench.view.day
    again = day + night._cadence(bench, company)
    if process.feedback:
        three = feedback_chance(bench, company, seen)
        process.feedback = 0
        if seen.kind != "silence":
            process.contact = again
        return three
    if bench.view.companies[company].stage != "deliberating" or day < process.contact:
        return _match(SILENCE, seen)
    process.contact = again
    return story_chance(bench, company, seen)


def _match(signal: Signal, seen: Signal) -> Three:
    if signal.kind != seen.kind or signal.amount != seen.amount:
        return 0.0, 0.0, 0.0
    same = signal.kind in FREE_DATES or (signal.date, signal.slot) == (seen.date, seen.slot)
    return SURE if same else (0.0, 0.0, 0.0)
