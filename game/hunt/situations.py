"""Weighs the acts that are open in many situations, to find those that nobody has to think about.

A situation is what a player would call the same: a company, its stage, the part of the hunt. In
sampled moments every open act is tried in the true world and played on by the honest hedger; the
means are compared within a situation, never in a single world, which would be hindsight.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from math import sqrt
from statistics import fmean, stdev

from game.engine.acts import Action
from game.engine.draws import block
from game.engine.facts import Facts
from game.engine.legal import legal_actions
from game.engine.state import State
from game.engine.turn import advance, start
from game.players.curious import Curious
from game.players.honest import Honest
from game.players.player import Player
from game.players.random_player import Random

MOMENTS = 6
"""Moments looked at in one hunt."""
LEAST = 24
"""Situations met less often than this are too few to judge."""
ENOUGH = 40
"""Acts weighed in fewer moments than this are too few to judge."""
NEAR = 2.0
"""An act that never comes within so many points of the best is never right."""
OFTEN = 0.95
Z95 = 1.96
UNWEIGHED = ("end_day", "forecast", "decline")
"""Acts that are no choice of value: the last one only moves bridges."""

Situation = tuple[str, str, int]
"""Company id or nothing, its stage, the third of the hunt (0 to 2)."""


@dataclass
class Situations:
    """Per situation the moments seen in it; a moment holds the value of each act, in points."""

    seen: dict[Situation, list[dict[str, float]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, other: "Situations") -> None:
        """Take others in."""
        for situation, moments in other.seen.items():
            self.seen[situation] += moments

    def __getstate__(self) -> dict[str, object]:
        """Return what can be sent to another process."""
        return {"seen": dict(self.seen)}

    def __setstate__(self, state: dict[str, dict[Situation, list[dict[str, float]]]]) -> None:
        """Come from another process."""
        self.seen = defaultdict(list, state["seen"])


def weigh(facts: Facts, seed: int, found: Situations) -> None:
    """Play one hunt and weigh all acts in a few of its moments."""
    wanderer: Player = (Honest(), Curious(seed), Random(seed), Curious(seed + 1))[seed // 4 % 4]
    states, state = [], start(facts, seed)
    while not state.view.over:
        if state.view.slot < 3 and len(legal_actions(state.view)) > 2:
            states.append(state.copy())
        advance(state, wanderer.choose(state.view))
    luck = block(seed, "moments", facts.id, MOMENTS)
    for draw in luck:
        if states:
            _weigh_moment(states[draw * len(states) >> 32], found)


def _weigh_moment(state: State, found: Situations) -> None:
    view = state.view
    general: dict[str, float] = {}
    own: dict[int, dict[str, float]] = defaultdict(dict)
    for action in legal_actions(view):
        if action.kind in UNWEIGHED:
            continue
        value = _value(state, action)
        if action.company < 0:
            general[action.kind] = value
        else:
            own[action.company][name_of(action)] = value
    general["(nothing of it)"] = _value(state, None)
    third = min(2, 3 * (view.day - 1) // view.facts.days)
    for company, values in own.items():
        known = view.companies[company]
        stage = f"{known.stage}, meeting" if known.meeting_day else known.stage
        place = (view.facts.companies[company].id, stage, third)
        found.seen[place].append(general | values)


def name_of(action: Action) -> str:
    """Return what kind of act it is, with its option."""
    return f"{action.kind} {action.option}".strip()


def _value(state: State, action: Action | None) -> float:
    twin, player = state.copy(), Honest()
    if action is not None:
        advance(twin, action)
    while not twin.view.over:
        advance(twin, player.choose(twin.view))
    return twin.view.result / 100


@dataclass(frozen=True, slots=True)
class Clear:
    """An act that needs no thought: in `situations` weighed it is always right, or never."""

    act: str
    always: bool
    situations: int
    moments: int


def no_brainers(found: Situations) -> list[Clear]:
    """Return the acts that are best in more than 95 % of the moments where they are open, and
    those that never come within two points of the best.
    """  # fmt: skip
    best: dict[str, int] = defaultdict(int)
    near: dict[str, int] = defaultdict(int)
    moments: dict[str, int] = defaultdict(int)
    counts: dict[str, int] = defaultdict(int)
    for seen in found.seen.values():
        for act in sorted({name for moment in seen for name in moment}):
            where = [moment for moment in seen if act in moment]
            if len(where) < LEAST or act == "(nothing of it)":
                continue
            low, high = _against_the_best(act, where)
            moments[act] += len(where)
            counts[act] += 1
            best[act] += len(where) * (low > 0)
            near[act] += high >= -NEAR
    judged = [act for act in sorted(moments) if moments[act] >= ENOUGH]
    clear = [
        Clear(act, True, counts[act], moments[act])
        for act in judged
        if best[act] > OFTEN * moments[act]
    ]
    clear += [Clear(act, False, counts[act], moments[act]) for act in judged if not near[act]]
    return clear


def _against_the_best(act: str, where: list[dict[str, float]]) -> tuple[float, float]:
    """Return the 95 % interval of how far an act is above the best of the others.

    The best of the others is picked on one half of the moments and compared on the other half:
    picked and compared on the same ones it would owe its place to luck.
    """
    pick, compare = where[::2], where[1::2]
    others = sorted({name for moment in where for name in moment} - {act})
    common = [
        name
        for name in others
        if min(sum(name in m for m in pick), sum(name in m for m in compare)) >= LEAST // 3
    ]
    rival = max(common, key=lambda name: fmean(m[name] - m[act] for m in pick if name in m))
    gaps = [moment[act] - moment[rival] for moment in compare if rival in moment]
    half = Z95 * stdev(gaps) / sqrt(len(gaps)) if len(gaps) > 1 else 0.0
    return fmean(gaps) - half, fmean(gaps) + half
