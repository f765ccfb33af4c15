"""A checked scenario as it is told: what words, front ends and the compiler read of it.

The same names as in `models` and `company`, but plain tuples that hold no rule: units and ranges
stand there. Needs nothing but the standard library, so that a hunt that was checked before opens
without what checks it. `use`, `sectors` and `from_sector` are left out: what they named
has been joined.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from game.scenario import models

Pair = tuple[int, int]
Range = tuple[float, float]


class Length(NamedTuple):
    """A length in working days: its median, and sigma of its logarithm."""

    median: float
    sigma: float


class Round(NamedTuple):
    """One meeting of a process; `energy` is None where its kind says what it costs."""

    kind: str
    weight: float
    gate: float
    energy: int | None
    done: bool


class Past(NamedTuple):
    """How the meetings before day 1 went."""

    mean: float
    sd: float


class Meeting(NamedTuple):
    """A meeting in the calendar on day 1: its day, and morning or afternoon."""

    day: int
    slot: str


class Rivals(NamedTuple):
    """The other finalists."""

    counts: tuple[float, ...]
    mean: float
    sd: float
    seen: float
    latest: int
    accepts: float
    answer: Length


class Call(NamedTuple):
    """One more person who may want a word before the decision."""

    chance: float
    days: Pair
    weight: float
    energy: int


class Offer(NamedTuple):
    """The road from a word to a start date."""

    pay: int
    verbal_days: int
    verbal_fails: float
    written: Length
    deadline: Length
    checks_fail: float
    clear: Length


class Company(NamedTuple):
    """One requisition, with the terms of its sector."""

    callback: float
    reply: Length
    turnaround: Length
    ahead: Pair
    rivals: Rivals
    home_run: float
    liked: float
    patience: Length
    signoff: Length
    call: Call
    pool: float
    pool_lag: Pair
    ghost: float
    late: Length
    offer: Offer
    name: str
    role: str
    recruiter: str
    boss: str
    second: str
    sector: str
    about: str
    job: dict[str, float]
    needs: dict[str, float]
    stage: str
    since: int
    lead: Pair
    opening: str | None
    opening_text: str
    answer_by: int | None
    rounds: tuple[Round, ...]
    past: Past
    meeting: Meeting | None


class Recruiter(NamedTuple):
    """A person who writes; `messages` are her wordings by kind of signal."""

    agency: bool
    cadence: int
    memory: int
    spin: float
    candour: tuple[float, float, float]
    tells: float
    bias: dict[str, float]
    messages: dict[str, tuple[str, ...]]
    name: str
    firm: str


class You(NamedTuple):
    """The player."""

    energy: int
    energy_most: int
    night: int
    rest: int
    prepare: int
    apply: int
    network: int
    noise: float
    preparation: float
    fatigue: float
    fresh: int
    attention: float
    day_cost: float
    stop_gap: float
    without: str
    network_works: float
    network_referral: float
    application: float
    skills: dict[str, float]
    priorities: dict[str, float]


class Market(NamedTuple):
    """The weather that all companies share."""

    soft: float
    freeze: float
    freeze_soft: float
    rescind: float
    rescind_soft: float


class Leverage(NamedTuple):
    """What truth, bluff and pressure do."""

    patience_told: float
    patience_easy: float
    expedite: float
    expedite_bonus: float
    drop: float
    found_out: float
    found_removed: float
    credibility: float
    contradiction: float
    claim_days: int
    push_forward: float
    push_cover: float
    push_drop: float
    cancel_closes: float
    revive_days: int
    revive_cost: float
    postpone: Pair
    extension_honest: float
    extension_silent: float
    extension_days: int
    raise_alone: float
    raise_process: float
    raise_offer: float
    raise_pulled: float
    raise_bonus: float
    goodwill_score: float


class Forecast(NamedTuple):
    """A question put to the player on `day`: will it have come to `step` by `by`?"""

    company: str
    day: int
    by: int
    step: str


class Mail(NamedTuple):
    """A letter from somebody who isn't a recruiter; `opens` are kinds of act closed until then."""

    day: int
    sender: str
    firm: str
    text: str
    opens: tuple[str, ...]


class Better(NamedTuple):
    """One player's mean value is above another's by so many points."""

    player: str
    than: str
    by: Range


class Expect(NamedTuple):
    """What the author says that the hunt teaches, in numbers."""

    hedging_pays: Range | None
    gets_away: Range | None
    order: tuple[str, ...]
    better: tuple[Better, ...]
    value: dict[str, Range]
    sealed: dict[str, Range]
    days: Range | None
    choices: Range | None
    lost_anyway: Range | None
    no_brainers: tuple[str, ...]
    unreached: tuple[str, ...]


class Scenario(NamedTuple):
    """A whole hunt, as its author tells it."""

    format: int
    id: str
    version: int
    title: str
    summary: str
    teaches: str
    opening: str
    minutes: Pair
    difficulty: str
    start: date
    days: int
    grace: bool
    leave_out: tuple[str, ...]
    currency: str
    you: You
    market: Market
    leverage: Leverage
    recruiters: dict[str, Recruiter]
    companies: dict[str, Company]
    forecasts: tuple[Forecast, ...]
    mail: tuple[Mail, ...]
    expect: Expect | None


KINDS: dict[str, Any] = {
    kind.__name__: kind
    for kind in (
        Length, Round, Past, Meeting, Rivals, Call, Offer, Company, Recruiter, You, Market,
        Leverage, Forecast, Mail, Better, Expect, Scenario,
    )
}  # fmt: skip


def told(source: "models.Scenario") -> Scenario:
    """Return what a checked file says."""
    return cast(Scenario, _told(source))


def _told(value: Any) -> Any:
    kind = KINDS.get(type(value).__name__)
    if kind is not None:
        return kind._make(_told(getattr(value, name)) for name in kind._fields)
    if isinstance(value, dict):
        return {key: _told(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return tuple(map(_told, value))
    return value
