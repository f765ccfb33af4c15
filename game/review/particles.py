"""Particles: possible truths of one company, moved by the engine's own rules along what was seen.

A particle is a dealt company, how it stands with the player there, and a weight for each (market,
candour of its recruiter). All else that the rules read is public, so companies are independent.
"""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from game.engine import turn
from game.engine.deal import deal, deal_company
from game.engine.draws import SPAN
from game.engine.facts import NEVER, Facts
from game.engine.state import CHECKS, LOST, SEALED, VERBAL, WRITTEN, Process, State
from game.engine.turn import start_in
from game.engine.world import CompanyWorld
from game.review.timers import Timer, freeze_odds, opening_timer, unfrozen

OWN = 1 << 96
"""Seeds from here on belong to beliefs: no hunt is played on one."""
Weights = tuple[float, ...]
"""One for each (market, candour), as 3 * soft + candour."""


PIECES = (
    ("past",), ("noise",), ("rivals",), ("pool",), ("patience",), ("signoff",), ("ghost",),
    ("late",), ("call",), ("callback",), ("freeze", "rescinded"), ("reactions",), ("verbal_fails",),
)  # fmt: skip
"""What is mixed when truths are put together from others'; the rest stays together."""


class Particle:
    """One possible truth of a company. `wake` is the first day on which it might do something.

    `ancestor` is shared by particles that came from one and differ only in what doesn't matter yet.
    """

    __slots__ = ("ancestor", "phase", "process", "timer", "truth", "wake", "weights")

    def __init__(
        self, truth: CompanyWorld, process: Process, weights: Weights, ancestor: int
    ) -> None:
        """Put a truth and a process together."""
        self.truth, self.process, self.weights = truth, process, weights
        self.ancestor = ancestor
        self.timer: Timer | None = None
        self.phase = process.phase
        self.wake = 0


def wake_day(process: Process, truth: CompanyWorld) -> int:
    """Return the first day on which a night could do more with a company than write a story."""
    phase = process.phase
    if process.owed or process.feedback or phase == VERBAL or phase == WRITTEN:
        return 0
    if phase >= SEALED:
        return process.reopen_due or NEVER
    day = process.due
    if not process.frozen and phase != CHECKS and phase != LOST and truth.freeze < day:
        day = truth.freeze
    if process.claim_day and process.claim_day < day:
        day = process.claim_day
    if process.call and process.call < day:
        day = process.call
    return day


class Bench(State):
    """A state in which one company is a particle's: the public side is real, the rest stands by."""

    __slots__ = ("company", "mine")

    def __init__(self, facts: Facts, company: int) -> None:
        """Set up a bench for one company."""
        stand_in = start_in(facts, deal(facts, OWN))
        super().__init__(facts, stand_in.world, stand_in.view, stand_in.processes)
        self.company = company
        self.mine = stand_in.world.companies[company]

    def truth(self, company: int) -> CompanyWorld:
        """Return the particle's truth: no rule asks here for another company's."""
        return self.mine

    def put(self, particle: Particle) -> None:
        """Lay a particle on the bench."""
        self.mine = particle.truth
        self.processes[self.company] = particle.process


def truth_ratio(facts: Facts, truth: CompanyWorld) -> tuple[float, float]:
    """Return the weights, in a normal and in a soft market, of a truth from `deal_truths`."""
    normal, soft = _market_odds(facts, truth)
    both = (normal + soft) / 2
    return (normal / both, soft / both) if both else (1.0, 1.0)


def _market_odds(facts: Facts, truth: CompanyWorld) -> tuple[float, float]:
    """Return P(all that the market has a hand in) in a normal and in a soft market."""
    odds = freeze_odds(facts.market)
    normal, soft = odds[min(truth.freeze, len(odds) - 1)]
    rescued, taken = _rescinded(facts, truth)
    return normal * rescued, soft * taken


def _rescinded(facts: Facts, truth: CompanyWorld) -> tuple[float, float]:
    normal, soft = (r / SPAN for r in facts.market.rescind)
    return (normal, soft) if truth.rescinded else (1 - normal, 1 - soft)


def freeze_today(facts: Facts, truth: CompanyWorld, day: int) -> tuple[float, float]:
    """Return by what to multiply weights when a freeze still to come is set to `day`."""
    normal, soft = _market_odds(facts, truth)
    now = freeze_odds(facts.market)[day]
    gone, left = _rescinded(facts, truth), unfrozen(facts.market, day)
    group = left[0] * gone[0] + left[1] * gone[1]
    both = (normal + soft) / group if group else 0.0
    return (
        now[0] * gone[0] * both / normal if normal else 0.0,
        now[1] * gone[1] * both / soft if soft else 0.0,
    )


def deal_truths(facts: Facts, company: int, count: int, rng: Random) -> list[CompanyWorld]:
    """Deal truths of a company from seeds of one's own, half of them in each market."""
    start, own = OWN + (rng.getrandbits(64) << 20), facts.companies[company]
    return [deal_company(facts, own, start + i, bool(i & 1)) for i in range(count)]


def recombine(deck: Sequence[CompanyWorld], rng: Random) -> list[CompanyWorld]:
    """Return as many truths as in a deck, put together from its pieces: far cheaper than dealing.

    What is dealt independently is mixed; what the market has a hand in stays together.
    """
    columns = [list(column) for column in zip(*deck, strict=True)]
    for fields in PIECES:
        order = list(range(len(deck)))
        rng.shuffle(order)
        for at in map(CompanyWorld._fields.index, fields):
            columns[at] = [columns[at][i] for i in order]
    return [CompanyWorld._make(row) for row in zip(*columns, strict=True)]


def _opened(stand_in: State, truth: CompanyWorld) -> Process:
    """Return how a company stands on the morning of day 1."""
    stand_in.world = stand_in.world._replace(companies=(truth,))
    stand_in.processes = [Process()]
    turn._open(stand_in, 0, stand_in.facts.companies[0])
    return stand_in.processes[0]


def begin_particles(
    facts: Facts, company: int, truths: Sequence[CompanyWorld], first: int = 0
) -> list[Particle]:
    """Return particles of one company for the morning of day 1, ancestors counted from `first`."""
    own, count = facts.companies[company], len(truths)
    stand_in = start_in(replace(facts, companies=(own,), questions=()), deal(facts, OWN))
    running, particles = opening_timer(own), []
    for number, truth in enumerate(truths, first):
        process = _opened(stand_in, truth)
        normal, soft = truth_ratio(facts, truth)
        weights = (normal / count,) * 3 + (soft / count,) * 3
        particle = Particle(truth, process, weights, number)
        particle.wake, particle.timer = wake_day(process, truth), running
        particles.append(particle)
    return particles
