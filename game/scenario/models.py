"""What a modder writes: strict models of a scenario, every number with unit, default and range.

Owns shape and ranges. Meaning across tables is `checks`, turning it into facts is `compile`.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo as FieldInfo

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$", description="Lower-case id.")]
Name = Annotated[str, Field(pattern=r"^[^\n\t]*[^\s][^\n\t]*$", max_length=80)]
Text = Annotated[str, Field(min_length=1, max_length=2000)]
Chance = Annotated[float, Field(ge=0, le=1)]
Score = Annotated[float, Field(ge=-5, le=5)]
Points = Annotated[float, Field(ge=0, le=100)]
Step = Annotated[int, Field(ge=0, le=90)]
Share = Annotated[float, Field(ge=0, le=1_000_000)]
Pair = Annotated[tuple[Step, Step], Field(strict=False)]
Stage = Literal["hidden", "lead", "applied", "screen", "interviews", "final", "deliberating"]
RoundKind = Literal["screen", "interview", "onsite", "call"]


class Model(BaseModel):
    """A table of a scenario file: unknown keys and wrong types are errors."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


class Length(Model):
    """A length in working days: lognormal with this median and sigma (of its logarithm)."""

    median: float = Field(ge=0.5, le=60, description="Median, working days.")
    sigma: float = Field(default=0.5, ge=0, le=2, description="Standard deviation of the log.")


class You(Model):
    """The player: energy 0-10, skills in standard deviations, priorities in shares."""

    energy: int = Field(default=6, ge=0, le=10, description="Energy on day 1.")
    energy_most: int = Field(default=10, ge=1, le=10, description="Most energy there can be.")
    night: int = Field(default=2, ge=0, le=10, description="Energy a night gives back.")
    rest: int = Field(default=2, ge=0, le=10, description="Energy a slot of rest gives back.")
    prepare: int = Field(default=1, ge=0, le=10, description="Energy a slot of preparing costs.")
    apply: int = Field(default=1, ge=0, le=10, description="Energy an application costs.")
    network: int = Field(default=1, ge=0, le=10, description="Energy a slot of networking costs.")
    noise: float = Field(default=0.5, ge=0, le=3, description="Spread of a performance, SD.")
    preparation: float = Field(default=0.25, ge=0, le=2, description="First slot's gain, halving.")
    fatigue: float = Field(default=0.15, ge=0, le=2, description="Loss per point under fresh.")
    fresh: int = Field(default=4, ge=0, le=10, description="Energy under which fatigue begins.")
    attention: float = Field(default=0.05, ge=0, le=1, description="Loss per other live process.")
    day_cost: float = Field(default=0.25, ge=0, le=10, description="Value a day costs, points.")
    stop_gap: Points = Field(default=10, description="Worth of the job you take if all fails.")
    network_works: Chance = Field(default=0.5, description="Chance that a call on people helps.")
    network_referral: Chance = Field(default=0.15, description="Added chance of a callback.")
    application: Chance = Field(
        default=0.6, description="Added chance of a callback per SD of preparation put into it."
    )
    skills: dict[Id, Score] = Field(default={"craft": 0.3}, description="Aptitude per skill, SD.")
    priorities: dict[Id, Share] = Field(
        default={"pay": 25, "growth": 25, "life": 25, "meaning": 25},
        description="What counts for you, in shares of any scale.",
    )


class Market(Model):
    """The shared weather."""

    soft: Chance = Field(default=0.3, description="Chance that the market is soft.")
    freeze: Chance = Field(default=0.0015, description="Daily chance of a freeze, normal market.")
    freeze_soft: Chance = Field(default=0.007, description="The same in a soft market.")
    rescind: Chance = Field(default=0.015, description="Chance a signed offer is taken back.")
    rescind_soft: Chance = Field(default=0.05, description="The same in a soft market.")


class Leverage(Model):
    """What truth, bluff and pressure do."""

    patience_told: float = Field(
        default=0.85, ge=0.1, le=2, description="Patience after the truth."
    )
    patience_easy: float = Field(default=1.1, ge=0.1, le=3, description="Patience after 'no rush'.")
    expedite: Chance = Field(default=0.8, description="Front-runner with an offer: moved up.")
    expedite_bonus: Points = Field(default=4, description="Value added when moved up, points.")
    drop: Chance = Field(default=0.35, description="Not front-runner with an offer: dropped.")
    found_out: Chance = Field(default=0.2, description="Chance that a bluff is found out.")
    found_removed: Chance = Field(default=0.6, description="Found out: removed from the process.")
    credibility: Score = Field(default=0.4, description="Found out, kept: score lost, SD.")
    contradiction: Score = Field(default=0.3, description="Caught in a contradiction: SD lost.")
    claim_days: int = Field(default=6, ge=1, le=60, description="Days until a bluff's date passes.")
    push_forward: Chance = Field(default=0.3, description="A push brings the decision forward.")
    push_cover: Chance = Field(default=0.4, description="A push brings a story.")
    push_drop: Chance = Field(default=0.1, description="A push by one who doesn't lead ends it.")
    cancel_closes: Chance = Field(default=0.85, description="Cancelling ends the process.")
    revive_days: int = Field(default=5, ge=1, le=60, description="Days until a revival answers.")
    revive_cost: Score = Field(default=0.25, description="Score lost by a revival, SD.")
    postpone: Pair = Field(default=(3, 7), description="A moved meeting is so many days later.")
    extension_honest: Chance = Field(default=0.6, description="More time, if you were honest.")
    extension_silent: Chance = Field(default=0.3, description="More time, if you said nothing.")
    extension_days: int = Field(default=4, ge=1, le=60, description="Days an extension adds.")
    raise_alone: Chance = Field(default=0.28, description="A raise with nothing to show.")
    raise_process: Chance = Field(default=0.45, description="A raise with other talks told.")
    raise_offer: Chance = Field(default=0.65, description="A raise with another offer told.")
    raise_pulled: Chance = Field(default=0.025, description="Negotiating ends the offer.")
    raise_bonus: Points = Field(default=4, description="Value a raise adds, points.")
    goodwill_score: Score = Field(default=0.1, description="Score lost per point of ill will, SD.")


class Recruiter(Model):
    """A person who writes: one voice."""

    name: Name
    firm: Name
    cadence: int = Field(default=2, ge=1, le=20, description="Days between messages of hers.")
    memory: int = Field(default=8, ge=1, le=200, description="Days until a slight fades by one.")
    spin: Chance = Field(default=0.3, description="How far feedback is lifted above the truth.")
    candour: Annotated[tuple[Share, Share, Share], Field(strict=False)] = Field(
        default=(1, 1, 1), description="Shares of being dealt open, guarded, closed."
    )
    tells: float = Field(default=0.3, ge=0, le=0.5, description="Share of days given to tells.")
    bias: dict[Id, Share] = Field(default={}, description="Factor per story she likes or avoids.")
    messages: dict[Id, list[Text]] = Field(default={}, description="Wordings per signal.")


class Round(Model):
    """One meeting of a process."""

    kind: RoundKind
    weight: float = Field(default=1, gt=0, le=100, description="Weight in the score.")
    gate: Score = Field(default=-0.3, description="A performance under this ends the process, SD.")
    energy: int | None = Field(default=None, ge=0, le=10, description="Energy; by kind if unset.")
    done: bool = Field(default=False, description="Held before day 1.")


class Past(Model):
    """How the meetings before day 1 went: normal, in SD, the bar at 0."""

    mean: Score = 0.6
    sd: float = Field(default=0.75, ge=0, le=3)


class Meeting(Model):
    """A meeting in the calendar on day 1."""

    day: int = Field(ge=1, le=200)
    slot: Literal["morning", "afternoon"] = "morning"


class Rivals(Model):
    """The other finalists."""

    counts: list[Share] = Field(
        default=[0.22, 0.38, 0.26, 0.14], min_length=1, max_length=6,
        description="Shares of 0, 1, 2 ... rivals.",
    )  # fmt: skip
    mean: Score = Field(default=0, description="Mean quality, SD.")
    sd: float = Field(default=1, ge=0, le=3, description="Spread of quality, SD.")
    seen: Chance = Field(default=0.5, description="Share of rivals seen already.")
    latest: int = Field(default=15, ge=1, le=60, description="Last day a rival is seen.")
    accepts: Chance = Field(default=0.75, description="A rival would accept.")
    answer: Length = Field(default=Length(median=5), description="Days a rival takes to answer.")


class Call(Model):
    """One more person who may want a word before the decision."""

    chance: Chance = Field(default=0, description="Chance that there is such a call.")
    days: Pair = Field(default=(1, 4), description="Days after the last meeting.")
    weight: float = Field(default=0.25, gt=0, le=100, description="Weight in the score.")
    energy: int = Field(default=1, ge=0, le=10, description="Energy it costs.")


class Offer(Model):
    """The road from a word to a start date."""

    pay: int = Field(default=50_000, ge=0, le=10_000_000, description="A year, whole units.")
    verbal_days: int = Field(default=5, ge=1, le=60, description="Days to answer the word.")
    verbal_fails: Chance = Field(default=0.05, description="The word never becomes paper.")
    written: Length = Field(default=Length(median=3), description="Word to paper.")
    deadline: Length = Field(default=Length(median=5, sigma=0.3), description="Paper to deadline.")
    checks_fail: Chance = Field(default=0.03, description="Checks or references fail.")
    clear: Length = Field(default=Length(median=5, sigma=0.3), description="Signature to sealed.")


class Company(Model):
    """One requisition."""

    name: Name
    role: Name
    recruiter: Id
    boss: Name = "the manager"
    second: Name = "a colleague"
    sector: Name = "business"
    about: str = Field(default="", max_length=2000, description="What you know about it.")
    job: dict[Id, Points] = Field(description="Worth per priority, 0-100.")
    needs: dict[Id, Share] = Field(default={}, description="Skills it weighs, shares.")
    stage: Stage = "hidden"
    since: int = Field(default=0, ge=-200, le=1, description="Day the stage began, 0 or earlier.")
    lead: Pair = Field(default=(3, 15), description="Hidden: days on which word of it may come.")
    opening: Id | None = Field(default=None, description="Signal on the morning of day 1.")
    opening_text: str = Field(default="", max_length=2000, description="Wording of it.")
    rounds: list[Round] = Field(default=[Round(kind="interview")], min_length=1, max_length=4)
    past: Past = Past()
    meeting: Meeting | None = None
    callback: Chance = Field(default=0.4, description="An application is answered by a meeting.")
    reply: Length = Field(default=Length(median=4), description="Application to answer.")
    turnaround: Length = Field(default=Length(median=2), description="Meeting to next word.")
    ahead: Pair = Field(default=(3, 8), description="An invitation is so many days ahead.")
    rivals: Rivals = Rivals()
    home_run: Score = Field(default=1.5, description="Score that is loved at once, SD.")
    liked: Score = Field(default=0.5, description="Score under which you are liked, not loved.")
    patience: Length = Field(default=Length(median=10), description="Longest wait for others.")
    signoff: Length = Field(default=Length(median=3), description="Decision to telephone.")
    call: Call = Call()
    pool: Chance = Field(default=0.04, description="Daily chance of a backup while it waits.")
    pool_lag: Pair = Field(default=(2, 4), description="Days until a backup is seen.")
    ghost: Chance = Field(default=0.25, description="Bad news is never sent.")
    late: Length = Field(default=Length(median=5), description="Lateness of bad news.")
    offer: Offer = Offer()


class Forecast(Model):
    """A question put to the player: will the company have made an offer by then?"""

    company: Id
    day: int = Field(ge=1, le=200, description="Day on which it is asked.")
    by: int = Field(ge=1, le=200, description="Day by which it comes true or not.")
    step: Literal["verbal", "sealed"] = "verbal"


class Scenario(Model):
    """A whole scenario file."""

    format: Literal[1]
    id: Id
    version: int = Field(default=1, ge=1, le=1_000_000)
    title: Name
    summary: Text = "A hunt."
    teaches: Text = "Until the deal is sealed you are still on the market."
    opening: str = Field(default="", max_length=10_000, description="The first page.")
    minutes: Pair = Field(default=(8, 15), description="How long a hunt takes.")
    difficulty: Literal["gentle", "fair", "hard"] = "fair"
    start: date = Field(
        default=date(2026, 5, 12),
        ge=date(1900, 1, 1),
        le=date(2200, 1, 1),
        description="Date of day 1, Monday-Friday.",
    )
    days: int = Field(default=40, ge=1, le=120, description="Runway, working days.")
    currency: str = Field(default="€", min_length=1, max_length=4)
    you: You = You()
    market: Market = Market()
    leverage: Leverage = Leverage()
    recruiters: dict[Id, Recruiter] = Field(min_length=1, max_length=12)
    companies: dict[Id, Company] = Field(min_length=1, max_length=20)
    forecasts: list[Forecast] = Field(default=[], max_length=40)
