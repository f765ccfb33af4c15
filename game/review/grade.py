"""Decisions and luck: what each choice cost, given what could be known, and what the nights did.

    result - V(start) = sum of [Q(h, a) - V(h)] (decisions) + sum of [V(next h) - Q(h, a)] (luck)

is exact, for every node has one estimate that both sides use: the worlds of a morning go with the
player through the day, in which nothing is learned, so a day's luck lies in its night alone. What a
choice cost is judged again, on worlds that took no part in finding what would have been best.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

from game.engine.acts import Action
from game.engine.state import State
from game.engine.turn import advance
from game.review.history import History, Step
from game.review.rollouts import Maker, value, values

LINES = ((20.0, "blunder"), (10.0, "mistake"), (5.0, "inaccuracy"))
"""Value points that a choice has surely cost, and what it is called then."""
CLOSE, FORCED, UNJUDGED, FINE = "too close to call", "forced", "not judged", ""
WORLDS, FIRST, SECOND, FRESH = 160, 12, 40, 96
"""Worlds of a morning; of the first and second sifting of acts; and of the judging."""
KEPT = 4
SURE = 1.96
NO_CHOICE = frozenset(("forecast",))
"""Acts that change no value: they are never judged, and never offered as better ones."""

Worlds = Callable[[Step, int], Sequence[State] | None]
"""Gives so many worlds that fit a morning's view, or None where that isn't possible."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of one choice, in value points of 0 to 100.

    `before` is V(h), `played` Q(h, a), `after` the V of the node that followed. `cost` is what the
    best act found was worth more, `sure` the lower bound of that at 95 %; both 0 where the choice
    was forced or not judged.
    """

    step: Step
    before: float
    played: float
    after: float
    coach: Action
    best: Action
    cost: float
    sure: float
    label: str

    @property
    def decision(self) -> float:
        """Return what the choice won or lost against the coach's own."""
        return self.played - self.before

    @property
    def luck(self) -> float:
        """Return what the night did after it."""
        return self.after - self.played


def grade(
    told: History, worlds: Worlds, maker: Maker, done: Callable[[int], None] = lambda n: None
) -> list[Judged]:
    """Return what is to be said of every choice of a finished hunt; `done` hears of each."""
    judged: list[Judged] = []
    for day in _days(told.steps):
        _grade_day(day, worlds, maker, judged)
        done(len(judged))
    return _linked(judged, told.last.result / 100)


def _days(steps: Sequence[Step]) -> list[list[Step]]:
    days: list[list[Step]] = []
    for step in steps:
        if not days or days[-1][-1].ends_day:
            days.append([])
        days[-1].append(step)
    return days


def _grade_day(day: list[Step], worlds: Worlds, maker: Maker, judged: list[Judged]) -> None:
    """Judge one day's choices in the worlds of its morning."""
    found = worlds(day[0], WORLDS + FRESH)
    if found is None:
        judged += [_unjudged(step) for step in day]
        return
    here, fresh = [w.copy() for w in found[:WORLDS]], [w.copy() for w in found[WORLDS:]]
    before = fmean(values(here, maker().choose(day[0].view), maker)) / 100
    for step in day:
        coach = maker().choose(step.view)
        own = before if step.action == coach or step.action.kind in NO_CHOICE else (
            fmean(values(here, step.action, maker)) / 100)  # fmt: skip
        best, cost, sure = _best(step, coach, here, fresh, maker)
        judged.append(Judged(step, before, own, own, coach, best, cost, sure,
                             _label(step, cost, sure)))  # fmt: skip
        before = own
        for world in (*here, *fresh):
            advance(world, step.action)


def _label(step: Step, cost: float, sure: float) -> str:
    if len(_candidates(step)) < 2:
        return FORCED
    for line, name in LINES:
        if sure >= line:
            return name
    return CLOSE if cost >= LINES[-1][0] else FINE


def _candidates(step: Step) -> list[Action]:
    return [action for action in step.open if action.kind not in NO_CHOICE]


def _best(
    step: Step, coach: Action, here: Sequence[State], fresh: Sequence[State], maker: Maker
) -> tuple[Action, float, float]:
    """Return the best act, what it was worth more than the one played, and the lower bound."""
    acts = _candidates(step)
    if len(acts) < 2 or step.action.kind in NO_CHOICE:
        return step.action, 0.0, 0.0
    kept = {step.action, coach}
    some = {act: sum(values(here[:FIRST], act, maker)) for act in acts}
    better = sorted(acts, key=lambda act: -some[act])[:KEPT]
    more = {act: sum(values(here[:SECOND], act, maker)) for act in {*better, *kept}}
    best = max(more, key=lambda act: (more[act], act == step.action, act == coach))
    if best == step.action:
        return best, 0.0, 0.0
    gaps = [(value(w, best, maker) - value(w, step.action, maker)) / 100 for w in fresh]
    cost = fmean(gaps)
    return (best, cost, cost - SURE * stdev(gaps) / sqrt(len(gaps))) if cost > 0 else (
        step.action, 0.0, 0.0)  # fmt: skip


def _unjudged(step: Step) -> Judged:
    return Judged(step, float("nan"), float("nan"), float("nan"), step.action, step.action, 0.0,
                  0.0, UNJUDGED)  # fmt: skip


def _linked(judged: list[Judged], result: float) -> list[Judged]:
    """Return the judgements joined: what came after a choice is what stood before the next one.

    A stretch without judgement counts as neither: its ends are joined, and its change is luck.
    """
    from dataclasses import replace

    linked: list[Judged] = []
    after = result
    for one in reversed(judged):
        if one.label == UNJUDGED:
            linked.append(replace(one, before=after, played=after, after=after))
            continue
        linked.append(replace(one, after=after))
        after = one.before
    return linked[::-1]
