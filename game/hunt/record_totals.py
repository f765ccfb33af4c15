"""What many hunts come to: sums that rows are added to, so that old rows may be let go.

A hunt played again, known by its seal, counts as played and for its daily, but in no mean: who
has seen inside the envelope forecasts well.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

from game.hunt.record_row import SURE, Row, error
from game.scenario.clean import clean_line

BUCKETS = 10
DAY = timedelta(days=1)
RUN_MOST, MUCH = 40_000, 10**15
"""Days of the longest run of dailies, and the largest sum, that are believed."""


class Best(NamedTuple):
    """The best hunt of a scenario, and how many there were."""

    title: str
    value: float
    hunts: int


class Bucket(NamedTuple):
    """Forecasts of about the same chance; all but `n` are shares from 0 to 1."""

    low: float
    high: float
    said: float
    """The mean chance that was named."""
    came: float
    """The share that came true."""
    n: int
    """How many they are."""


class Streak(NamedTuple):
    """Days on end with a daily hunt: up to now, and the most ever."""

    current: int
    best: int


@dataclass
class Totals:
    """Sums over hunts. All but `hunts`, `again` and `dailies` are over first tries only."""

    hunts: int = 0
    again: int = 0
    sealed: int = 0
    value: float = 0.0
    bridges: int = 0
    days: int = 0
    decisions: float = 0.0
    decided: int = 0
    """Hunts whose decisions are known."""
    error: float = 0.0
    """Squared errors of all forecasts."""
    buckets: list[list[int]] = field(default_factory=lambda: [[0, 0, 0] for _ in range(BUCKETS)])
    """Per tenth of chance: forecasts, their thousandths, how many came true."""
    best: dict[str, Best] = field(default_factory=dict)
    dailies: set[date] = field(default_factory=set)

    def add(self, row: Row) -> None:
        """Count a hunt in."""
        self.hunts += 1
        if row.daily is not None:
            self.dailies.add(row.daily)
        if row.again:
            self.again += 1
            return
        self.sealed += row.company != ""
        self.value += row.value
        self.bridges += row.bridges
        self.days += row.days
        if row.decisions is not None:
            self.decisions += row.decisions
            self.decided += 1
        for said, came in row.forecasts:
            self._forecast(said, came)
        known = self.best.get(row.scenario, Best(row.title, -1, 0))
        title, value = (row.title, row.value) if row.value > known.value else known[:2]
        self.best[row.scenario] = Best(title, value, known.hunts + 1)

    def _forecast(self, said: int, came: bool) -> None:
        self.error += error(said, came)
        bucket = self.buckets[min(said * BUCKETS // SURE, BUCKETS - 1)]
        bucket[0] += 1
        bucket[1] += said
        bucket[2] += came

    @property
    def tries(self) -> int:
        """Return how many hunts were first tries."""
        return self.hunts - self.again

    @property
    def forecasts(self) -> int:
        """Return how many forecasts could be scored."""
        return sum(count for count, _, _ in self.buckets)

    @property
    def brier(self) -> float | None:
        """Return the mean squared error of all forecasts, or None without any."""
        return self.error / self.forecasts if self.forecasts else None


def calibration(totals: Totals) -> list[Bucket]:
    """Return what was said and what came, per tenth of chance that was ever named."""
    return [
        Bucket(number / BUCKETS, (number + 1) / BUCKETS, said / count / SURE, came / count, count)
        for number, (count, said, came) in enumerate(totals.buckets)
        if count
    ]


def runs(days: Iterable[date]) -> list[tuple[date, date]]:
    """Return the first and last day of each unbroken run of days, in order."""
    found: list[tuple[date, date]] = []
    for day in sorted(set(days)):
        if found and day - found[-1][1] == DAY:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def streak(dailies: Iterable[date], today: date) -> Streak:
    """Return the streak of dailies; it lives on while today's may still be played.

    A last day after today is believed: who flies west meets a day twice.
    """
    lengths = [(last, (last - first).days + 1) for first, last in runs(dailies)]
    if not lengths:
        return Streak(0, 0)
    last, length = lengths[-1]
    alive = (today - last).days <= 1
    return Streak(length if alive else 0, max(length for _, length in lengths))


SUMS = ("hunts", "again", "sealed", "value", "bridges", "days", "decisions", "decided", "error")


def to_tree(totals: Totals) -> dict[str, Any]:
    """Return totals as a table of TOML."""
    tree: dict[str, Any] = {name: getattr(totals, name) for name in SUMS}
    tree["buckets"] = totals.buckets
    tree["dailies"] = [list(run) for run in runs(totals.dailies)]
    tree["best"] = {name: list(best) for name, best in totals.best.items()}
    return tree


def from_tree(tree: dict[str, Any]) -> Totals:
    """Return the totals that a table of TOML says. Raises ValueError where it can't be so."""
    try:
        totals = Totals(**{name: _number(tree[name], type(getattr(EMPTY, name))) for name in SUMS})
        totals.buckets = [[_number(each, int) for each in bucket] for bucket in tree["buckets"]]
        totals.dailies = {day for first, last in tree["dailies"] for day in _run(first, last)}
        totals.best = {
            clean_line(name): Best(clean_line(title), _number(value, float), _number(hunts, int))
            for name, (title, value, hunts) in tree["best"].items()
        }
    except (KeyError, TypeError, AttributeError, OverflowError) as wrong:
        raise ValueError("the totals are damaged") from wrong
    shape = [len(bucket) for bucket in totals.buckets]
    if shape != [3] * BUCKETS or totals.again + totals.sealed > totals.hunts:
        raise ValueError("the totals are damaged")
    return totals


EMPTY = Totals()


def _number(value: Any, kind: type) -> Any:
    """Return a count or a sum. Raises ValueError for anything else."""
    if type(value) not in (int, kind) or not abs(value) < MUCH or (kind is int and value < 0):
        raise ValueError("not a number")
    return kind(value)


def _run(first: date, last: date) -> Iterable[date]:
    if type(first) is not date or type(last) is not date:
        raise ValueError("not a day")
    length = (last - first).days + 1
    if not 0 < length <= RUN_MOST:
        raise ValueError("not a run of days")
    return (first + number * DAY for number in range(length))
