"""What a modder writes about a company, and about the trade that companies share."""

from typing import Annotated, Literal

from pydantic import Field

from game.scenario.fields import (
    Chance,
    Day,
    Energy,
    Id,
    Model,
    Money,
    Name,
    Note,
    Pair,
    PayPair,
    Points,
    Score,
    Share,
    Since,
    Span,
    Spread,
    Text,
    Unit,
    Weight,
)

Stage = Literal[
    "hidden", "lead", "applied", "screen", "interviews", "final", "deliberating", "verbal",
    "written",
]  # fmt: skip
RoundKind = Literal["screen", "interview", "onsite", "call"]


class Length(Model):
    """A length in working days: lognormal with this median and sigma (of its logarithm)."""

    median: Annotated[float, Field(ge=0.5, le=60), Unit("working days")] = Field(
        description="Half of all lengths are shorter."
    )
    sigma: Annotated[float, Field(ge=0, le=2), Unit("SD of the logarithm")] = Field(
        default=0.5, description="Spread; 0 is always the median, 1 is wild."
    )


class Round(Model):
    """One meeting of a process."""

    kind: RoundKind = Field(
        description="What it is; costs 1, 2, 4, 1 of energy. An onsite fills morning and afternoon."
    )
    weight: Weight = Field(default=1, description="Weight in the score.")
    gate: Score = Field(default=-0.3, description="A performance under this ends the process.")
    energy: Energy | None = Field(default=None, description="Energy it costs; by kind if unset.")
    done: bool = Field(default=False, description="Held before day 1.")


class Past(Model):
    """How the meetings before day 1 went: drawn from a normal distribution."""

    mean: Score = Field(default=0.6, description="Mean of your score so far.")
    sd: Spread = Field(default=0.75, description="Spread of it.")


class Meeting(Model):
    """A meeting in the calendar on day 1."""

    day: Day = Field(description="Its day.")
    slot: Literal["morning", "afternoon"] = Field(default="morning", description="Its slot.")


class Rivals(Model):
    """The other finalists."""

    counts: Annotated[list[Share], Field(min_length=1, max_length=6)] = Field(
        default=[0.22, 0.38, 0.26, 0.14], description="Shares of 0, 1, 2 ... rivals."
    )
    mean: Score = Field(default=0, description="Mean quality.")
    sd: Spread = Field(default=1, description="Spread of quality.")
    seen: Chance = Field(default=0.5, description="Share of rivals seen before day 1.")
    latest: Span = Field(default=15, description="Last day on which a rival is seen.")
    accepts: Chance = Field(default=0.75, description="A rival with an offer accepts it.")
    answer: Length = Field(default=Length(median=5), description="Days a rival takes to answer.")


class Call(Model):
    """One more person who may want a word before the decision."""

    chance: Chance = Field(default=0, description="Chance that there is such a call.")
    days: Pair = Field(default=(1, 4), description="Days after the last meeting: least and most.")
    weight: Weight = Field(default=0.25, description="Weight in the score.")
    energy: Energy = Field(default=1, description="Energy it costs.")


class Offer(Model):
    """The road from a word to a start date."""

    pay: Money = Field(default=50_000, description="Pay on offer.")
    verbal_days: Span = Field(default=5, description="Days to answer the word.")
    verbal_fails: Chance = Field(default=0.05, description="The word never becomes paper.")
    written: Length = Field(default=Length(median=3), description="From your yes to the paper.")
    deadline: Length = Field(
        default=Length(median=5, sigma=0.3), description="From the paper to its deadline."
    )
    checks_fail: Chance = Field(default=0.03, description="Checks or references fail.")
    clear: Length = Field(
        default=Length(median=5, sigma=0.3), description="From signature to sealed."
    )


class Terms(Model):
    """How a company recruits: what a company says of itself, or a sector of all of its own."""

    callback: Chance = Field(
        default=0.4, description="An application is answered by an invitation."
    )
    reply: Length = Field(default=Length(median=4), description="From application to answer.")
    turnaround: Length = Field(default=Length(median=2), description="From meeting to next word.")
    ahead: Pair = Field(
        default=(3, 8), description="An invitation is so many days ahead: least and most."
    )
    rivals: Rivals = Field(default=Rivals(), description="The other finalists.")
    home_run: Score = Field(default=1.5, description="Score that is loved at once.")
    liked: Score = Field(default=0.5, description="Score under which you are liked, not loved.")
    patience: Length = Field(default=Length(median=10), description="Longest wait for others.")
    signoff: Length = Field(default=Length(median=3), description="From decision to telephone.")
    call: Call = Field(default=Call(), description="A last call before the decision.")
    pool: Chance = Field(default=0.04, description="Daily chance of a backup while it waits.")
    pool_lag: Pair = Field(
        default=(2, 4), description="Days until a backup is seen: least and most."
    )
    ghost: Chance = Field(default=0.25, description="Bad news is never sent.")
    late: Length = Field(default=Length(median=5), description="Lateness of bad news.")
    offer: Offer = Field(default=Offer(), description="The offer and its road.")


class Company(Terms):
    """One requisition."""

    name: Name = Field(description="Its name.")
    role: Name = Field(description="The job.")
    recruiter: Id = Field(description="Who writes for it: an id of `recruiters`.")
    boss: Name = Field(default="the manager", description="First name of the one you'd work for.")
    second: Name = Field(default="a colleague", description="First name of one more who decides.")
    sector: Name = Field(default="business", description="Its trade, as shown.")
    from_sector: Annotated[Id | None, Since("0.2.0")] = Field(
        default=None, description="Take terms from the table [sectors.ID] of this id."
    )
    about: Note = Field(default="", description="What you know about it.")
    job: dict[Id, Points] = Field(description="What the job is worth, per priority of yours.")
    needs: dict[Id, Share] = Field(default={}, description="Skills it weighs, in shares.")
    stage: Stage = Field(default="hidden", description="Where things stand on day 1.")
    since: Annotated[int, Field(ge=-200, le=1), Unit("day of the hunt, 0 or less is past")] = Field(
        default=0, description="Day on which that stage began."
    )
    lead: Pair = Field(
        default=(3, 15), description="Hidden: days on which word of it may come: first and last."
    )
    opening: Id | None = Field(default=None, description="Signal on the morning of day 1.")
    opening_text: Note = Field(default="", description="Wording of that signal.")
    answer_by: Annotated[Day | None, Since("0.2.0")] = Field(
        default=None, description="Stage verbal or written: last day to answer the open offer."
    )
    rounds: Annotated[list[Round], Field(min_length=1, max_length=4)] = Field(
        default=[Round(kind="interview")], description="Its meetings, in order of time."
    )
    past: Past = Field(default=Past(), description="How the meetings before day 1 went.")
    meeting: Meeting | None = Field(default=None, description="What is booked on day 1.")


class Firm(Model):
    """A firm of a sector, for hunts that are dealt by chance."""

    name: Name = Field(description="Its name.")
    about: Text = Field(description="What a friend would say of it.")
    roles: Annotated[list[Name], Field(min_length=1, max_length=12)] = Field(
        description="Jobs that it may have."
    )
    job: dict[Id, Points] = Field(
        description="What a job there is worth: pay, growth, life, meaning."
    )


class Sector(Model):
    """A trade: what its companies have in common, and firms for hunts dealt by chance."""

    name: Name = Field(description="Its name, as shown.")
    pace: Name = Field(default="ordinary", description="A word for the author.")
    skills: dict[Id, Share] = Field(
        default={},
        description="Skills its jobs weigh in hunts by chance; a company writes its own needs.",
    )
    pay: PayPair = Field(
        default=(40_000, 80_000), description="Pay a year in hunts by chance: least and most."
    )
    company: Terms = Field(default=Terms(), description="Terms of all of its companies.")
    firms: Annotated[list[Firm], Field(max_length=60)] = Field(
        default=[], description="Firms of this trade."
    )
