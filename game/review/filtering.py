"""The filter of one company: its particles, kept in step with a hunt, and renewed when they thin.

Three ways to renew. What hasn't mattered yet is dealt afresh while a process is young; all but the
freeze is dealt afresh once an offer is made, for how it came about matters no more; and while a
company deliberates, many more truths are dealt and led through all that was seen.
"""

from random import Random

from game.engine.facts import NEVER, Facts
from game.engine.signals import Signal
from game.engine.state import APPLIED, BOOKED, HIDDEN, LEAD, REVIEWING, VERBAL, Process
from game.engine.view import OFFER_STAGES, OUT_STAGES, KnownCompany, View
from game.engine.world import CompanyWorld
from game.review.particles import (
    Bench,
    Particle,
    Weights,
    begin_particles,
    deal_truths,
    recombine,
    truth_ratio,
    wake_day,
)  # fmt: skip
from game.review.renewing import Entry, after, futured, resample, weigh
from game.review.timers import TIMED, unfrozen

YOUNG = frozenset(("hidden", "lead", "applied", "screen", "interviews", "final"))
OFFERED = OFFER_STAGES | {"signed"}
UNDECIDED = frozenset((HIDDEN, LEAD, APPLIED, BOOKED, REVIEWING))
"""Phases before which nothing of rivals, patience or offers has mattered."""
ENOUGH = 200
"""The least effective number of particles that a judgement may rest on."""
PLENTY = 40
"""The least effective number of particles from which an offer's evidence is read."""
SETTLED = 24
"""Particles kept of a company that is out for good: they differ in nothing that can matter."""


class Filter:
    """What may be true of one company. `particles` carry unnormalised weights."""

    def __init__(self, facts: Facts, company: int, count: int, most: int, rng: Random) -> None:
        """Deal `count` particles; `most` is how many more may be dealt in all to renew them."""
        self.facts, self.company, self.count, self.most, self.rng = facts, company, count, most, rng
        self.bench = Bench(facts, company)
        self.deck = deal_truths(facts, company, count, rng)
        self.particles = begin_particles(facts, company, self.deck)
        self.ancestors = self.effort = count
        self.log: list[Entry] = []
        self.settled = False

    def take_in(self, entry: Entry) -> None:
        """Let the player's act, or a night, reach the company."""
        if not self.settled:
            self.log.append(entry)
            self.particles = after(self.bench, self.particles, entry, self.rng)

    def evidence(self) -> tuple[float, ...]:
        """Return P(all that was seen) for each (market, candour), up to a common factor."""
        if not self.particles:
            return (1.0,) * 6
        columns = zip(*[particle.weights for particle in self.particles], strict=True)
        return tuple(map(sum, columns))

    def size(self, shares: Weights) -> float:
        """Return the effective number of particles; `shares` says what each column counts for."""
        if self.settled:
            return float(self.count)
        total: dict[int, float] = {}
        for particle, weight in zip(self.particles, self.mixed(shares), strict=True):
            total[particle.ancestor] = total.get(particle.ancestor, 0.0) + weight
        whole = sum(total.values())
        return whole * whole / sum(w * w for w in total.values()) if whole else 0.0

    def mixed(self, shares: Weights) -> list[float]:
        """Return each particle's one weight when every column counts for its share."""
        a, b, c, d, e, f = shares
        return [
            a * u + b * v + c * w + d * x + e * y + f * z
            for u, v, w, x, y, z in [particle.weights for particle in self.particles]
        ]

    def renew(self, shares: Weights, view: View, seen: Signal) -> None:
        """Renew the particles after a night, where they need it."""
        known = view.companies[self.company]
        if self.settled:
            return
        if seen.kind == "verbal":
            self._deal_again(shares, PLENTY)
            self._deal_offer(view.day, self._told_by_words(view.day))
            return
        if known.stage in OUT_STAGES or known.stage == "sealed":
            self._settle(self._may_return(known, view.day))
        few = not self.settled and len(self.particles) < self.count // 2
        if few and known.stage in OFFERED:
            self._deal_offer(view.day, self.evidence())
        elif few and known.stage in YOUNG and self.particles:
            self._deal_future(shares, view)
        if self.size(shares) < ENOUGH:
            self._deal_again(shares, ENOUGH)

    def _may_return(self, known: KnownCompany, day: int) -> bool:
        """Tell whether the player may still be taken back after a cancellation."""
        if not known.cancelled or all(particle.process.barred for particle in self.particles):
            return False
        days = self.facts.leverage.revive_days
        return not known.reopening or day < known.reopening + days

    def _told_by_words(self, day: int) -> Weights:
        """Return the evidence on the morning of an offer, free of luck in what is still to come.

        The market's hand in it, a freeze or a rescission after today, is reckoned out exactly.
        """
        if not self.particles:
            return self.evidence()
        by_candour = [0.0, 0.0, 0.0]
        for particle in self.particles:
            ratio = truth_ratio(self.facts, particle.truth)
            soft = ratio[1] > ratio[0]
            own = particle.weights[3:] if soft else particle.weights[:3]
            for candour, weight in enumerate(own):
                by_candour[candour] += weight / ratio[soft]
        left = unfrozen(self.facts.market, day + 1)
        both = (left[0] + left[1]) / 2
        return tuple([part / both * weight for part in left for weight in by_candour])

    def _settle(self, may_return: bool) -> None:
        """Keep a handful of a company that is out for good; all that counts is the evidence."""
        if not self.particles:
            gone = Process()
            gone.close()
            self.particles = [Particle(truth, gone.copy(), (1.0,) * 6, 0) for truth in self.deck]
        elif may_return or any(particle.process.owed for particle in self.particles):
            return
        weights = tuple(w / SETTLED for w in self.evidence())
        self.particles = self.particles[:SETTLED]
        while len(self.particles) < SETTLED:
            self.particles.append(self.particles[0])
        for particle in self.particles:
            particle.weights = weights
        self.settled = True

    def _deal_offer(self, day: int, evidence: Weights) -> None:
        """Deal afresh what becomes of an offer: how it came about matters no more."""
        old = self.particles
        if not old:
            process = Process()
            process.phase = VERBAL
            old = [Particle(self.deck[0], process, (), 0)]
        left = unfrozen(self.facts.market, day + 1)
        both = (left[0] + left[1]) / 2
        truths = [truth for truth in self.deck if truth.freeze > day]
        scale = [both / part / len(truths) if part else 0.0 for part in left]
        self.particles = []
        for number, truth in enumerate(truths):
            normal, soft = truth_ratio(self.facts, truth)
            factors = (normal * scale[0],) * 3 + (soft * scale[1],) * 3
            weights = tuple([w * f for w, f in zip(evidence, factors, strict=True)])
            self._add(old[number % len(old)], truth, weights, self.ancestors + number, day)
        self.ancestors += len(truths)

    def _add(
        self, old: Particle, truth: CompanyWorld, weights: Weights, ancestor: int, day: int
    ) -> None:
        """Add a particle that stands where an old one does, and draw what runs there again."""
        process = old.process.copy()
        particle = Particle(truth, process, weights, ancestor)
        particle.timer = old.timer
        if old.timer is not None and process.phase in TIMED and process.due < NEVER:
            process.due = old.timer.again(day, self.rng.random())
        particle.wake = wake_day(process, truth)
        self.particles.append(particle)

    def _deal_future(self, shares: Weights, view: View) -> None:
        """Deal afresh what a young process hasn't come to yet.

        Twice as many as at the start while nothing was held: then all can be had anew, and much of
        it will be sifted by the meetings to come.
        """
        held = view.companies[self.company].round + 1
        futures = list(self.deck)
        if not any(particle.process.weight for particle in self.particles):
            futures += recombine(self.deck, self.rng)
        chosen = resample(self.particles, self.mixed(shares), len(futures), self.rng)
        self.particles = []
        for number, (old, weights) in enumerate(chosen):
            truth, anew = old.truth, not old.process.weight
            if old.process.phase in UNDECIDED:
                truth = futured(truth, futures[number], 0 if anew else held)
            ancestor = self.ancestors + number if anew else old.ancestor
            self._add(old, truth, weights, ancestor, view.day)
        self.ancestors += len(futures)

    def _deal_again(self, shares: Weights, enough: int) -> None:
        """Deal more truths and lead them through all that was seen, until enough of them fit."""
        while self.most >= self.count and self.size(shares) < enough:
            self.most -= self.count
            truths = recombine(self.deck, self.rng)
            new = begin_particles(self.facts, self.company, truths, self.ancestors)
            self.ancestors += self.count
            for entry in self.log:
                new = after(self.bench, new, entry, self.rng)
            weigh(self.particles, self.effort / (self.effort + self.count))
            weigh(new, self.count / (self.effort + self.count))
            self.particles += new
            self.effort += self.count
