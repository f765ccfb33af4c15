"""What a scenario says, compiled and frozen: the only form in which the engine meets a scenario.

Scores are thousandths of a standard deviation with the bar at 0, values are hundredths of a point
(0 to 10,000), money is whole units of the scenario's currency, chances are thresholds of
`draws.chance`, lengths are tables of `draws.lognormal_days`. Never holds text that a player reads,
except names.
"""

from dataclasses import dataclass

SLOTS = ("morning", "afternoon", "evening")
NIGHT = len(SLOTS)
"""The slot number when the day is spent."""

NEVER = 1 << 20
"""A day that doesn't come."""


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """One meeting of a company's process.

    `kind` is screen, interview, onsite or call; `energy` is what it costs; `span` is how many slots
    it fills; a performance under `gate` ends the process after this round.
    """

    kind: str
    weight: int
    energy: int
    span: int
    gate: int


@dataclass(frozen=True, slots=True)
class RivalFacts:
    """How the other finalists are drawn: counts, quality, when they are seen, what they answer."""

    counts: tuple[int, ...]
    mean: int
    deviation: int
    seen: int
    latest: int
    accepts: int
    answer: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """How an offer travels from a word to a start date, and the chances that it does not."""

    pay: int
    verbal_days: int
    verbal_fails: int
    written_delay: tuple[int, ...]
    deadline: tuple[int, ...]
    checks_fail: int
    clear_delay: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CompanyFacts:
    """One requisition: where it starts, how it interviews, how it decides, what it offers."""

    id: str
    name: str
    role: str
    recruiter: int
    value: int
    aptitude: int
    stage: str
    rounds: tuple[RoundFacts, ...]
    done: int
    past_mean: int
    past_deviation: int
    meeting: tuple[int, int] | None
    since: int
    lead: tuple[int, int]
    callback: int
    reply: tuple[int, ...]
    turnaround: tuple[int, ...]
    ahead: tuple[int, int]
    rivals: RivalFacts
    home_run: int
    liked: int
    patience: tuple[int, ...]
    signoff: tuple[int, ...]
    call_chance: int
    call_offset: tuple[int, int]
    call: RoundFacts
    pool: tuple[int, ...]
    pool_lag: tuple[int, int]
    ghost: int
    late: tuple[int, ...]
    offer: OfferFacts
    opening: str
    answer_by: int = 0


@dataclass(frozen=True, slots=True)
class RecruiterFacts:
    """Who writes: how often, how rosily, how frankly, and how long slights are remembered."""

    id: str
    cadence: int
    memory: int
    candour: tuple[int, ...]
    truth: tuple[int, ...]
    stories: tuple[tuple[tuple[tuple[int, ...], ...], ...], ...]
    feedback: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class MarketFacts:
    """The weather: how often it is soft, and what then freezes or is taken back."""

    soft: int
    freeze: tuple[tuple[int, ...], tuple[int, ...]]
    rescind: tuple[int, int]


@dataclass(frozen=True, slots=True)
class LeverageFacts:
    """What truth, bluff and pressure do."""

    patience_told: int
    patience_easy: int
    expedite: int
    expedite_bonus: int
    drop: int
    found_out: int
    found_removed: int
    credibility: int
    contradiction: int
    claim_days: int
    push_forward: int
    push_cover: int
    push_drop: int
    cancel_closes: int
    revive_days: int
    revive_cost: int
    postpone: tuple[int, int]
    extension_honest: int
    extension_silent: int
    extension_days: int
    raise_alone: int
    raise_process: int
    raise_offer: int
    raise_pulled: int
    raise_bonus: int
    goodwill_score: int


@dataclass(frozen=True, slots=True)
class YouFacts:
    """The player's body and purse."""

    energy: int
    energy_most: int
    night: int
    rest: int
    prepare: int
    apply: int
    network: int
    noise: int
    preparation: tuple[int, ...]
    fatigue: int
    fresh: int
    attention: int
    day_cost: int
    stop_gap: int
    network_works: int
    network_referral: int
    application: int


@dataclass(frozen=True, slots=True)
class Question:
    """A forecast asked on day `asked`: will `company` have reached `step` by day `by`?"""

    company: int
    asked: int
    by: int
    step: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A whole scenario; `sha256` is the hash of its resolved text.

    `opens` holds (kind of act, first day on which it is open), NEVER for one that doesn't exist
    here; kinds not named are always open. With `grace` a signature made in time still clears after
    the last day.
    """

    id: str
    sha256: str
    days: int
    you: YouFacts
    market: MarketFacts
    leverage: LeverageFacts
    recruiters: tuple[RecruiterFacts, ...]
    companies: tuple[CompanyFacts, ...]
    questions: tuple[Question, ...]
    opens: tuple[tuple[str, int], ...] = ()
    grace: bool = True
