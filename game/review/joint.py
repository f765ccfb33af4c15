"""What companies have in common: the market and the candour of those who write for them."""

from collections.abc import Sequence
from random import Random

from game.engine.draws import SPAN
from game.engine.facts import Facts
from game.review.filtering import Filter
from game.review.particles import Weights


class Joint:
    """The posterior of the market and of each recruiter's candour."""

    def __init__(self, facts: Facts, evidence: Sequence[Weights]) -> None:
        """Weigh every (market, candour) by what all companies let be seen."""
        self.facts, self.evidence = facts, evidence
        self.rows = [self._rows(recruiter) for recruiter in range(len(facts.recruiters))]
        soft = facts.market.soft / SPAN
        market = [1 - soft, soft]
        for rows in self.rows:
            largest = max(sum(rows[0]), sum(rows[1])) or 1.0
            market = [m * sum(row) / largest for m, row in zip(market, rows, strict=True)]
        total = sum(market) or 1.0
        self.market = market[0] / total, market[1] / total
        self._sizes: tuple[float, ...] = ()

    def sizes(self, filters: Sequence[Filter]) -> tuple[float, ...]:
        """Return each company's effective number of particles: the same all day."""
        if not self._sizes:
            self._sizes = tuple([f.size(self.shares(f.company)) for f in filters])
        return self._sizes

    def _rows(self, recruiter: int) -> tuple[list[float], list[float]]:
        """Return, per market, prior times likelihood of each candour of a recruiter."""
        high = self.facts.recruiters[recruiter].candour
        prior = [high[0] / SPAN, (high[1] - high[0]) / SPAN, 1 - high[1] / SPAN]
        rows = prior * 2
        for own, evidence in zip(self.facts.companies, self.evidence, strict=True):
            if own.recruiter == recruiter:
                largest = max(evidence) or 1.0
                rows = [r * e / largest for r, e in zip(rows, evidence, strict=True)]
        return rows[:3], rows[3:]

    def candours(self, recruiter: int) -> tuple[list[float], list[float]]:
        """Return P(market, candour) of a recruiter, one row per market."""
        found = []
        for soft, row in enumerate(self.rows[recruiter]):
            total = sum(row) or 1.0
            found.append([self.market[soft] * r / total for r in row])
        return found[0], found[1]

    def shares(self, company: int) -> Weights:
        """Return what each column of a company's weights counts for."""
        rows = self.candours(self.facts.companies[company].recruiter)
        both = zip(rows[0] + rows[1], self.evidence[company], strict=True)
        return tuple([p / e if e else 0.0 for p, e in both])

    def draw(self, rng: Random) -> tuple[int, tuple[int, ...]]:
        """Return a market and a candour of every recruiter."""
        soft = int(rng.random() < self.market[1])
        return soft, tuple([rng.choices((0, 1, 2), rows[soft])[0] for rows in self.rows])
