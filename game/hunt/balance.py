"""Plays a scenario many times and measures what it teaches: does hedging pay, and how surely?

Owns the measures and holds them against what the author expects. Words are elsewhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import sqrt
from statistics import fmean, stdev

from game.engine.facts import Facts
from game.hunt.pool import chunks, in_order
from game.hunt.situations import Situations, no_brainers, weigh
from game.hunt.tally import Tally, play_tallied
from game.players.curious import Curious
from game.players.roster import PLAYERS
from game.scenario.told import Expect, Scenario

MEASURED = ("canceller", "honest", "silent", "bluffer", "first-offer")
CHUNK = 20
Z95 = 1.96


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean with the half-width of its 95 % interval."""

    value: float
    half: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Mean":
        """Return the mean of values; the half-width is 0 for fewer than two."""
        half = Z95 * stdev(values) / sqrt(len(values)) if len(values) > 1 else 0.0
        return cls(fmean(values), half)


@dataclass
class Played:
    """What a player's hunts came to, in order of seeds."""

    values: list[float] = field(default_factory=list)
    sealed: list[int] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    choices: list[int] = field(default_factory=list)

    def add(self, other: "Played") -> None:
        """Take further hunts in."""
        self.values += other.values
        self.sealed += other.sealed
        self.days += other.days
        self.choices += other.choices


@dataclass
class Sample:
    """Hunts of all players on the same seeds, with what was met in them."""

    players: dict[str, Played] = field(default_factory=lambda: {n: Played() for n in MEASURED})
    tally: Tally = field(default_factory=Tally)
    situations: Situations = field(default_factory=Situations)

    @property
    def hunts(self) -> int:
        """Return how many seeds were played."""
        return len(self.players[MEASURED[0]].values)

    def add(self, other: "Sample") -> None:
        """Take a further sample in."""
        for name, played in other.players.items():
            self.players[name].add(played)
        self.tally.add(other.tally)
        self.situations.add(other.situations)


def sample(facts: Facts, games: int, seed: int, jobs: int) -> Iterator[Sample]:
    """Yield samples, piece by piece, in order of seeds."""
    yield from in_order(_play, facts, MEASURED, chunks(seed, games, CHUNK), jobs)


def _play(facts: Facts, players: Sequence[str], seeds: range) -> Sample:
    found = Sample()
    for seed in seeds:
        for name in players:
            view, choices = play_tallied(facts, seed, PLAYERS[name](seed), found.tally)
            played = found.players[name]
            played.values.append(view.result / 100)
            played.sealed.append(int(view.landed >= 0))
            played.days.append(view.day)
            played.choices.append(choices)
        for tester in (PLAYERS["random"](seed), Curious(seed)):
            play_tallied(facts, seed, tester, found.tally)
        if seed % 4 == 0:
            weigh(facts, seed, found.situations)
    return found


@dataclass(frozen=True, slots=True)
class Held:
    """One expectation: what it is about, what was expected, what was found, whether it held."""

    about: str
    wanted: str
    found: str
    held: bool


def difference(found: Sample, player: str, than: str) -> Mean:
    """Return how far one player's value is above another's, paired by seed."""
    one, other = found.players[player].values, found.players[than].values
    return Mean.of([a - b for a, b in zip(one, other, strict=True)])


def gets_away(found: Sample) -> float:
    """Return in which share of hunts the canceller isn't below the honest hedger."""
    pairs = zip(found.players["canceller"].values, found.players["honest"].values, strict=True)
    return fmean(a >= b for a, b in pairs)


def lost_anyway(found: Sample) -> float:
    """Return in which share of hunts no player sealed a deal."""
    by_seed = zip(*(played.sealed for played in found.players.values()), strict=True)
    return fmean(not any(sealed) for sealed in by_seed)


def unmet(source: Scenario, found: Sample) -> list[tuple[str, str]]:
    """Return the (recruiter, signal) that have a wording and that nobody ever read."""
    return [
        (key, kind)
        for index, (key, recruiter) in enumerate(source.recruiters.items())
        for kind in recruiter.messages
        if not found.tally.signals[index, kind]
    ]


def unreached(source: Scenario, found: Sample) -> list[tuple[str, str]]:
    """Return the (company, stage) on the way to a job that nobody ever came to."""
    road = ("deliberating", "verbal", "written", "signed", "sealed")
    return [
        (key, stage)
        for index, key in enumerate(source.companies)
        for stage in road
        if not found.tally.stages[index, stage] and _ahead(source, key, stage)
    ]


def _ahead(source: Scenario, key: str, stage: str) -> bool:
    first = source.companies[key].stage
    return not (first == "written" and stage in ("deliberating", "verbal")) and not (
        first == "verbal" and stage == "deliberating"
    )


def held(expect: Expect, found: Sample) -> list[Held]:
    """Return every expectation with what was found."""
    rows = []
    honest = found.players["honest"]
    if expect.hedging_pays:
        gap = difference(found, "honest", "canceller").value
        rows.append(_within("hedging pays", expect.hedging_pays, gap))
    if expect.gets_away:
        rows.append(_within("cancelling gets away with it", expect.gets_away, gets_away(found)))
    if expect.order:
        rows.append(_ordered(expect.order, found))
    for better in expect.better:
        gap = difference(found, better.player, better.than).value
        rows.append(_within(f"{better.player} above {better.than}", better.by, gap))
    for name, wanted in expect.value.items():
        value = fmean(found.players[name].values) if name in found.players else -1.0
        rows.append(_within(f"value of {name}", wanted, value))
    for name, wanted in expect.sealed.items():
        share = fmean(found.players[name].sealed) if name in found.players else -1.0
        rows.append(_within(f"deals sealed by {name}", wanted, share))
    if expect.days:
        rows.append(_within("days of a hunt", expect.days, fmean(honest.days)))
    if expect.choices:
        rows.append(_within("choices of a hunt", expect.choices, fmean(honest.choices)))
    clear = [c.act for c in no_brainers(found.situations) if c.act not in expect.no_brainers]
    rows.append(Held("no-brainers", "none but those stated", ", ".join(clear) or "none", not clear))
    if expect.lost_anyway:
        rows.append(_within("lost whatever one does", expect.lost_anyway, lost_anyway(found)))
    return rows


def _within(about: str, wanted: tuple[float, float], value: float) -> Held:
    low, high = wanted
    return Held(about, f"{low:g} to {high:g}", f"{value:.3g}", low <= value <= high)


def _ordered(order: Sequence[str], found: Sample) -> Held:
    means = {name: fmean(found.players[name].values) for name in order if name in found.players}
    actual = sorted(means, key=lambda name: -means[name])
    return Held("order", " > ".join(order), " > ".join(actual), actual == list(order))
