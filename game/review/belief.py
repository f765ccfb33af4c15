"""What can be believed: worlds that fit all that was seen, by the engine's own distributions.

A belief is a function of views and own acts alone; it never meets the hunt's world. Given the
market and each recruiter's candour, companies are independent: each has a filter of its own.
"""

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from random import Random

from game.engine.draws import block
from game.engine.state import State
from game.engine.view import View
from game.engine.world import World
from game.review.filtering import ENOUGH, Filter
from game.review.history import History, Step
from game.review.joint import Joint
from game.review.particles import OWN, Particle
from game.review.watching import COUNT, MOST, Watcher

Test = Callable[[State], bool]


class Belief:
    """What can be believed before one choice. Good until the next belief is asked for.

    `judged` is False where too few particles fit for a judgement; `ess` is the least effective
    number of particles over companies.
    """

    def __init__(self, view: View, filters: Sequence[Filter], joint: Joint) -> None:
        """Read the filters as they stand, and what they say together."""
        self.facts, self.view, self.filters, self.joint = view.facts, view, filters, joint
        self.sizes = joint.sizes(filters)
        self.ess = min(self.sizes)
        self.judged = self.ess >= ENOUGH
        self._sums: dict[tuple[int, int], list[float]] = {}

    @property
    def soft(self) -> float:
        """Return P(the market is soft)."""
        return self.joint.market[1]

    def candour(self, recruiter: int) -> tuple[float, ...]:
        """Return P(open), P(guarded), P(closed) of a recruiter."""
        return tuple([sum(both) for both in zip(*self.joint.candours(recruiter), strict=True)])

    def share(self, company: int, holds: Callable[[Particle], bool]) -> float:
        """Return the probability that something is true of one company, over all its particles."""
        one = self.filters[company]
        mixed = one.mixed(self.joint.shares(company))
        fits = sum(w for p, w in zip(one.particles, mixed, strict=True) if holds(p))
        return fits / (sum(mixed) or 1.0)

    def probability(self, holds: Test, rng: Random, count: int) -> float:
        """Return how often something holds among `count` worlds; `holds` may play them on."""
        return sum(map(holds, self.sample(rng, count))) / count

    def sample(self, rng: Random, count: int) -> list[State]:
        """Return whole states that fit what was seen, to be played on as one likes."""
        return [self._one(rng) for _ in range(count)]

    def _one(self, rng: Random) -> State:
        soft, candour = self.joint.draw(rng)
        worlds, processes = [], []
        for index, own in enumerate(self.facts.companies):
            particle = self._pick(index, 3 * soft + candour[own.recruiter], rng)
            worlds.append(particle.truth)
            processes.append(particle.process.copy())
        seed = OWN + rng.getrandbits(64)
        luck = block(seed, "network", "", 16)
        world = World(seed, bool(soft), tuple(worlds), candour, luck, self.view.voice)
        return State(self.facts, world, self.view.copy(), processes)

    def _pick(self, company: int, column: int, rng: Random) -> Particle:
        particles = self.filters[company].particles
        sums = self._sums.get((company, column))
        if sums is None:
            sums = list(accumulate([particle.weights[column] for particle in particles]))
            self._sums[company, column] = sums
        return particles[min(bisect(sums, rng.random() * sums[-1]), len(particles) - 1)]


def beliefs(
    told: History, rng: Random, count: int = COUNT, most: int = MOST
) -> Iterator[tuple[Step, Belief]]:
    """Yield each step with what could be believed before its choice; each is good until the next.

    The views are all that is read: the same views and the same `rng` give the same beliefs.
    """
    if not told.steps:
        return
    facts = told.last.facts
    watcher = Watcher(facts, rng, count, most)
    laters = [step.view for step in told.steps[1:]] + [told.last]
    for step, later in zip(told.steps, laters, strict=True):
        yield step, Belief(step.view, watcher.filters, watcher.joint)
        watcher.watch(step, later)


def follow(told: History, rng: Random) -> Callable[[Step, int], Sequence[State] | None]:
    """Return what gives so many worlds that fit before a step, or None where it isn't judged.

    Steps must be asked about in the order of the hunt: it is followed once.
    """
    ahead = beliefs(told, rng)
    at: list[tuple[Step, Belief]] = []

    def worlds(step: Step, count: int) -> Sequence[State] | None:
        while not at or at[0][0].number < step.number:
            at[:] = [next(ahead)]
        belief = at[0][1]
        return belief.sample(rng, count) if belief.judged else None

    return worlds
