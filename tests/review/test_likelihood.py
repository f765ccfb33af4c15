"""The belief's probabilities against the real night: sweep the day's two draws and count."""

from collections import Counter
from collections.abc import Iterator

import pytest

from game.engine.draws import SPAN
from game.engine.facts import Facts
from game.engine.learn import learn
from game.engine.night import signal_of_day
from game.engine.rules.conduct import fade
from game.engine.rules.deliberation import standing
from game.engine.rules.recruiters import unanswered
from game.engine.signals import SILENCE, Signal
from game.engine.state import State
from game.engine.turn import advance, start
from game.review.particles import Bench, Particle, wake_day
from game.review.replay import pass_night

from .hands import Talker

GRID = 40
CONDITIONED = frozenset(("invite", "closed"))
"""Weighed by the chance of their day, which no draw of this morning decides."""
ODD = 2654435761
"""Spreads the low bits, which the rules read as steps, over the grid."""


def nights(facts: Facts, hunts: int) -> Iterator[State]:
    """Yield the moment before every company's turn in hunts of a talker."""
    for seed in range(hunts):
        state, player = start(facts, seed), Talker(seed)
        while not state.view.over:
            action = player.choose(state.view)
            if action.kind == "end_day" and state.view.landed < 0 and state.view.day < facts.days:
                yield state
            advance(state, action)


def at_dawn(state: State) -> State:
    """Return a state of the coming morning, before anybody has written."""
    dawn = state.copy()
    dawn.view.day, dawn.view.slot = dawn.view.day + 1, 0
    fade(dawn)
    return dawn


def cells() -> Iterator[tuple[int, int]]:
    for i in range(GRID):
        for j in range(GRID):
            low = ((i * GRID + j) * ODD) % SPAN
            yield (i * SPAN + low) // GRID, ((j * SPAN + low) // GRID & ~7) | (i * 3 + j) % 8


def frequencies(dawn: State, company: int) -> Counter[Signal]:
    """Return how often each signal comes over a grid of the two draws."""
    found: Counter[Signal] = Counter()
    truth = dawn.world.companies[company]
    at = 2 * dawn.view.day
    for first, second in cells():
        state = dawn.copy()
        daily = (*truth.daily[:at], first, second, *truth.daily[at + 2 :])
        worlds = list(state.world.companies)
        worlds[company] = truth._replace(daily=daily)
        state.world = state.world._replace(companies=tuple(worlds))
        found[signal_of_day(state, company)] += 1
    return found


def computed(dawn: State, company: int, seen: Signal) -> float:
    """Return what the belief says of a signal in this very world."""
    facts, candour = dawn.facts, dawn.world.candour
    bench = Bench(facts, company)
    particle = Particle(
        dawn.world.companies[company], dawn.processes[company].copy(), (1.0,) * 6, 0
    )  # fmt: skip
    particle.wake = wake_day(particle.process, particle.truth)
    kept = pass_night(bench, [particle], dawn.view.copy(), seen)
    return kept[0].weights[candour[facts.companies[company].recruiter]] if kept else 0.0


def gaps(facts: Facts, hunts: int, every: int) -> Iterator[tuple[float, Signal]]:
    """Yield the gap between counted and computed for every soft morning met."""
    met = 0
    for state in nights(facts, hunts):
        dawn = at_dawn(state)
        for company in range(len(facts.companies)):
            unanswered(dawn, company)
            signal = signal_of_day(twin := dawn.copy(), company)
            process = dawn.processes[company]
            known = dawn.view.companies[company]
            soft = process.feedback or process.owed or (
                known.stage == "deliberating" and dawn.view.day >= process.contact
            )  # fmt: skip
            met += bool(soft)
            if soft and met % every == 0:
                counted = frequencies(dawn, company)
                for seen, count in counted.items():
                    if seen.kind in CONDITIONED:
                        continue
                    yield count / GRID**2 - computed(dawn, company, seen), seen
            dawn.processes[company] = twin.processes[company]
            dawn.view = twin.view
            if signal is not SILENCE:
                learn(dawn.view, company, signal)


def test_computed_chances_are_those_of_the_real_night(facts: Facts) -> None:
    found = list(gaps(facts, 20, 6))
    assert len(found) > 300
    kinds = {seen.kind for _, seen in found}
    assert {"date", "silence", "dodge", "when_soon", "glowing", "approvals"} <= kinds
    assert max(abs(gap) for gap, _ in found) < 0.006


def test_a_wrong_table_is_noticed(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    def upside_down(state: State, company: int) -> int:
        return 3 - standing(state, company)

    monkeypatch.setattr("game.review.likelihood.standing", upside_down)
    assert max(abs(gap) for gap, _ in gaps(facts, 20, 6)) > 0.1
