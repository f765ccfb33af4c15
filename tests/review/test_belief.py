"""Belief against what is known exactly: truths that fit, counted worlds, closed forms, leaks."""

from collections import Counter, defaultdict
from pathlib import Path
from random import Random
from runpy import run_path
from statistics import NormalDist, fmean

import pytest

from game.engine.acts import Action
from game.engine.facts import Facts
from game.engine.legal import END_DAY, refusal
from game.engine.signals import Signal
from game.engine.state import LOST, OUT, Process, State
from game.engine.turn import advance, start
from game.review import likelihood
from game.review.likelihood import Three
from game.review.particles import begin_particles
from game.review.watching import Watcher
from game.scenario.load import load
from game.scenario.shelf import FLAGSHIP

from .hands import Talker, alone, last_belief, told

DATA = Path(__file__).parents[1] / "data"
ASK_WHEN = Action("ask", 0, "when")
PUSH = Action("push", 0)


def script(day: int) -> list[Action]:
    """Return what the tests' silent witness does on a day: a question, a push, else nothing."""
    return {2: [ASK_WHEN], 5: [PUSH]}.get(day, [])


def run(facts: Facts, seed: int, days: int) -> tuple[State, list[Action]]:
    """Play the script as far as it is open; return the state and the acts."""
    state, acts = start(facts, seed), []
    for day in range(1, days + 1):
        for action in (*script(day), END_DAY):
            if not refusal(state.view, action):
                advance(state, action)
                acts.append(action)
    return state, acts


class TrueLuck:
    """The luck of the hunt's own calls on people, in place of a belief's."""

    def __init__(self, real: State) -> None:
        self.real = real

    def random(self) -> float:
        view, luck = self.real.view, self.real.world.network
        return luck[view.network_count % len(luck)] / (1 << 32)


@pytest.mark.parametrize("seed", range(25))
def test_the_truth_always_fits_and_moves_as_in_the_hunt(facts: Facts, seed: int) -> None:
    real, player = start(facts, seed), Talker(seed)
    watcher = Watcher(facts, Random(0), 2, 0)
    for one, truth in zip(watcher.filters, real.world.companies, strict=True):
        one.particles = begin_particles(facts, one.company, [truth])
        one.rng = TrueLuck(real)  # type: ignore[assignment]
        one.renew = lambda *rest: None  # type: ignore[method-assign]
    while not real.view.over:
        action = player.choose(real.view)
        before = real.copy()
        story = told(before, [action])
        watcher.watch(story.steps[0], story.last)
        advance(real, action)
        if real.view.over:
            break
        for one, process in zip(watcher.filters, real.processes, strict=True):
            assert one.particles, f"day {real.view.day}, company {one.company}, {action}"
            mine = one.particles[0].process
            assert mine.phase == process.phase
            if mine.phase != OUT:
                for name in Process.__slots__:
                    assert getattr(mine, name) == getattr(process, name), name


@pytest.mark.parametrize("days", [3, 6])
def test_belief_agrees_with_counted_worlds(facts: Facts, days: int) -> None:
    one = alone(facts, 0)
    groups: dict[tuple[object, ...], list[State]] = defaultdict(list)
    example: dict[tuple[object, ...], int] = {}
    for seed in range(8_000):
        state, _ = run(one, seed, days)
        key: tuple[object, ...] = tuple(state.view.received())
        groups[key].append(state)
        example[key] = seed
    often = [met for met, found in Counter({k: len(v) for k, v in groups.items()}).most_common(8)]
    for met in often:
        worlds = groups[met]
        _, acts = run(one, example[met], days)
        belief = last_belief(told(start(one, example[met]), acts), 7, 4000)
        slack = 3.5 * (0.25 / len(worlds) + 0.25 / belief.ess) ** 0.5
        if worlds[0].view.companies[0].stage == "deliberating":
            lost = sum(s.processes[0].phase == LOST for s in worlds) / len(worlds)
            assert abs(belief.share(0, lambda p: p.process.phase == LOST) - lost) < slack
        soft = sum(s.world.soft for s in worlds) / len(worlds)
        assert abs(belief.soft - soft) < slack
        recruiter = one.companies[0].recruiter
        frank = sum(s.world.candour[recruiter] == 0 for s in worlds) / len(worlds)
        assert abs(belief.candour(recruiter)[0] - frank) < slack


CLOSED_FORMS = [
    ("alone", NormalDist().cdf(0.8)),
    ("one-rival", 0.375),
    ("two-rivals", 7 / 24),
    ("three-rivals", 15 / 64),
    ("reluctant-rival", 0.375 + 0.125 * 0.6),
]


def hears_yes(state: State) -> bool:
    while not state.view.over and state.processes[0].phase != OUT:
        advance(state, END_DAY)
        if state.view.companies[0].verbal_day:
            return True
    return False


def seals(state: State) -> bool:
    while not state.view.over:
        view = state.view
        said = view.companies[0].stage == "verbal" and view.companies[0].said_yes
        advance(state, Action("accept", 0) if view.offers and not said else END_DAY)
    return state.view.landed == 0


@pytest.mark.parametrize(("name", "exact"), CLOSED_FORMS)
def test_an_offer_is_as_likely_as_can_be_worked_out(name: str, exact: float) -> None:
    facts = load(DATA / f"{name}.toml").facts
    belief = last_belief(told(start(facts, 0), []), 3, 2000)
    slack = 3.5 * (exact * (1 - exact) * (1 / 2000 + 1 / belief.ess)) ** 0.5
    assert abs(belief.probability(hears_yes, Random(4), 2000) - exact) < slack


@pytest.mark.parametrize(
    ("name", "exact"), [("last-mile", 0.95 * 0.97 * 0.985), ("last-mile-soft", 0.95 * 0.97 * 0.95)]
)
def test_a_word_is_sealed_as_often_as_can_be_worked_out(name: str, exact: float) -> None:
    facts = load(DATA / f"{name}.toml").facts
    state, acts = start(facts, 0), 0
    while state.view.companies[0].stage != "verbal":
        advance(state, END_DAY)
        acts += 1
    belief = last_belief(told(start(facts, 0), [END_DAY] * acts), 5, 2000)
    slack = 3.5 * (exact * (1 - exact) * (1 / 2000 + 1 / belief.ess)) ** 0.5
    assert abs(belief.probability(seals, Random(4), 2000) - exact) < slack


def test_belief_is_a_function_of_what_was_seen(facts: Facts) -> None:
    one = alone(facts, 0)
    seen: dict[tuple[object, ...], int] = {}
    pair = None
    for seed in range(200):
        key = tuple(run(one, seed, 5)[0].view.received())
        if key in seen:
            pair = seen[key], seed
            break
        seen[key] = seed
    assert pair is not None
    asked = []
    for seed in pair:
        belief = last_belief(told(start(one, seed), run(one, seed, 5)[1]), 7, 400)
        states = belief.sample(Random(1), 20)
        asked.append((belief.soft, belief.ess, belief.candour(0), [s.world for s in states]))
    first, second = asked
    assert first[:3] == second[:3]
    # The voice is on view: it picks wordings, and is all in which the worlds may differ.
    assert [w._replace(voice=0) for w in first[3]] == [w._replace(voice=0) for w in second[3]]


def lost_gap(facts: Facts, hunts: int) -> float:
    """Return by how much belief misjudges, on average, that the decision is already against."""
    one, gaps = alone(facts, 0), []
    for seed in range(hunts):
        state, acts = run(one, seed, 13)
        if state.view.companies[0].stage == "deliberating":
            belief = last_belief(told(start(one, seed), acts), seed, 700, 1400)
            lost = belief.share(0, lambda p: p.process.phase == LOST)
            gaps.append(lost - (state.processes[0].phase == LOST))
    return fmean(gaps)


def test_on_average_belief_is_neither_hopeful_nor_gloomy(facts: Facts) -> None:
    assert abs(lost_gap(facts, 250)) < 0.12


def test_a_wrong_likelihood_is_noticed(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    right = likelihood.story_chance

    def hopeful(state: State, company: int, seen: Signal) -> Three:
        a, b, c = right(state, company, seen)
        fond = 0.2 if state.processes[company].phase == LOST else 1.0
        return a * fond, b * fond, c * fond

    monkeypatch.setattr("game.review.replay.story_chance", hopeful)
    assert lost_gap(facts, 250) < -0.15


def test_a_belief_that_few_worlds_fit_is_not_judged(facts: Facts) -> None:
    belief = last_belief(told(start(facts, 1), [END_DAY] * 12), 1, 100, 0)
    assert belief.ess < 200
    assert not belief.judged


def test_on_the_flagship_what_is_said_comes_true_as_often_as_said() -> None:
    script = run_path(str(DATA.parent / "benchmarks" / "calibration.py"))
    pairs: list[tuple[float, bool]] = []
    for seed in range(12):
        asked, _, _, _ = script["one_hunt"](FLAGSHIP, "honest" if seed % 2 else "silent", seed)
        pairs += [(said, was) for question, said, was in asked if question != "soft market"]
    assert len(pairs) > 300
    assert script["calibration_error"](pairs, 5) < 0.08
    assert abs(fmean(said - was for said, was in pairs)) < 0.06
