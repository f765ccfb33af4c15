"""What a modder writes: strict models of a scenario, every number with unit, default and range.

Owns shape and ranges. Meaning across tables is `checks`, turning it into facts is `compile`; what a
company looks like is `company`.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from game.scenario.company import Company as Company
from game.scenario.company import Length as Length
from game.scenario.company import Meeting as Meeting
from game.scenario.company import Offer as Offer
from game.scenario.company import Rivals as Rivals
from game.scenario.company import Round as Round
from game.scenario.company import Sector as Sector
from game.scenario.expect import Expect as Expect
from game.scenario.fields import (
    Chance,
    Day,
    Energy,
    Factor,
    Id,
    LongText,
    Loss,
    MinutePair,
    Model,
    Name,
    Pair,
    Points,
    Score,
    Share,
    Since,
    Span,
    Spread,
    Text,
    Unit,
    UsePath,
)

ActKind = Literal[
    "interview", "prepare", "rest", "apply", "network", "reply", "ask", "tell", "push", "cancel",
    "postpone", "no_show", "withdraw", "negotiate", "extend", "accept", "decline", "forecast",
    "end_day",
]  # fmt: skip


class You(Model):
    """The player: energy 0-10, skills in standard deviations, priorities in shares."""

    energy: Energy = Field(default=6, description="Energy on day 1.")
    energy_most: Energy = Field(default=10, ge=1, description="Most energy there can be.")
    night: Energy = Field(default=2, description="Energy a night gives back.")
    rest: Energy = Field(default=2, description="Energy a slot of rest gives back.")
    prepare: Energy = Field(default=1, description="Energy a slot of preparing costs.")
    apply: Energy = Field(default=1, description="Energy an application costs.")
    network: Energy = Field(default=1, description="Energy a slot of networking costs.")
    noise: Spread = Field(default=0.5, description="Spread of a performance by the day's form.")
    preparation: Loss = Field(
        default=0.25, description="Gain by the first slot of preparing; each further one halves."
    )
    fatigue: Loss = Field(default=0.15, description="Loss per point of energy under `fresh`.")
    fresh: Energy = Field(default=4, description="Energy under which fatigue begins.")
    attention: Annotated[Loss, Field(le=1)] = Field(
        default=0.05, description="Loss per other process that is alive."
    )
    day_cost: Annotated[Points, Field(le=10)] = Field(
        default=0.25, description="Value that a day of looking costs."
    )
    stop_gap: Points = Field(default=10, description="Worth of the job you take if all fails.")
    without: Annotated[Text, Since("0.2.0")] = Field(
        default="The runway is gone, and you take the stop-gap: it pays the rent and asks nothing.",
        description="What the end says when nothing was sealed.",
    )
    network_works: Chance = Field(default=0.5, description="Chance that a call on people helps.")
    network_referral: Chance = Field(
        default=0.15, description="Added chance of a callback after a good word."
    )
    application: Chance = Field(
        default=0.6, description="Added chance of a callback per SD of preparation put into it."
    )
    skills: dict[Id, Score] = Field(default={"craft": 0.3}, description="Your aptitude per skill.")
    priorities: dict[Id, Share] = Field(
        default={"pay": 25, "growth": 25, "life": 25, "meaning": 25},
        description="What counts for you; a job is worth its traits weighed by these.",
    )


class Market(Model):
    """The weather that all companies share."""

    soft: Chance = Field(default=0.3, description="Chance that the market is soft.")
    freeze: Chance = Field(default=0.0015, description="Daily chance of a freeze, normal market.")
    freeze_soft: Chance = Field(default=0.007, description="The same in a soft market.")
    rescind: Chance = Field(
        default=0.015, description="Chance that a signed offer is taken back, normal market."
    )
    rescind_soft: Chance = Field(default=0.05, description="The same in a soft market.")


class Leverage(Model):
    """What truth, bluff and pressure do."""

    patience_told: Annotated[Factor, Field(le=2)] = Field(
        default=0.85, description="Their patience after the truth, as a factor."
    )
    patience_easy: Factor = Field(
        default=1.1, description="Their patience after 'no rush', as a factor."
    )
    expedite: Chance = Field(
        default=0.8, description="You lead and tell of an offer: the decision is moved up."
    )
    expedite_bonus: Points = Field(default=4, description="Value added when it is moved up.")
    drop: Chance = Field(
        default=0.35, description="You don't lead and tell of an offer: you are dropped."
    )
    found_out: Chance = Field(default=0.2, description="A bluff is found out.")
    found_removed: Chance = Field(
        default=0.6, description="Found out, you are removed from the process."
    )
    credibility: Score = Field(default=0.4, description="Score lost when found out and kept.")
    contradiction: Score = Field(
        default=0.3, description="Score lost when caught in a contradiction."
    )
    claim_days: Span = Field(default=6, description="Days until the date of a bluff has passed.")
    push_forward: Chance = Field(default=0.3, description="A push brings the decision forward.")
    push_cover: Chance = Field(default=0.4, description="A push brings a cover story.")
    push_drop: Chance = Field(default=0.1, description="A push by one who doesn't lead ends it.")
    cancel_closes: Chance = Field(default=0.85, description="Cancelling ends the process.")
    revive_days: Span = Field(default=5, description="Days until a revival is answered.")
    revive_cost: Score = Field(default=0.25, description="Score lost by a revival.")
    postpone: Pair = Field(
        default=(3, 7), description="A moved meeting is so many days later: least and most."
    )
    extension_honest: Chance = Field(
        default=0.6, description="More time is granted, if you were honest."
    )
    extension_silent: Chance = Field(
        default=0.3, description="More time is granted, if you said nothing."
    )
    extension_days: Span = Field(default=4, description="Days that an extension adds.")
    raise_alone: Chance = Field(default=0.28, description="A raise, with nothing to show.")
    raise_process: Chance = Field(default=0.45, description="A raise, with other talks told.")
    raise_offer: Chance = Field(default=0.65, description="A raise, with another offer told.")
    raise_pulled: Chance = Field(default=0.025, description="Negotiating ends the offer.")
    raise_bonus: Points = Field(default=4, description="Value that a raise adds.")
    goodwill_score: Score = Field(default=0.1, description="Score lost per point of ill will.")


class Voice(Model):
    """What a recruiter sounds like and how far she can be believed; name and firm come apart."""

    agency: Annotated[bool, Since("0.2.0")] = Field(
        default=False,
        description="Works for an agency: in hunts by chance she serves several companies.",
    )
    cadence: Annotated[int, Field(ge=1, le=20), Unit("working days")] = Field(
        default=2, description="Days between messages of hers."
    )
    memory: Annotated[int, Field(ge=1, le=200), Unit("working days")] = Field(
        default=8, description="Days until a slight fades by one."
    )
    spin: Chance = Field(default=0.3, description="How far feedback is lifted above the truth.")
    candour: Annotated[tuple[Share, Share, Share], Field(strict=False)] = Field(
        default=(1, 1, 1), description="Shares of being dealt open, guarded, closed."
    )
    tells: Annotated[float, Field(ge=0, le=0.5), Unit("share of days")] = Field(
        default=0.3, description="Share of waiting days given to tells."
    )
    bias: dict[Id, Share] = Field(
        default={}, description="Factor per story she likes (above 1) or avoids (below 1), 0 to 20."
    )
    messages: dict[Id, list[Text]] = Field(
        default={}, description="Wordings per signal; a signal without one gets plain words."
    )


class Recruiter(Voice):
    """A person who writes: one voice."""

    name: Name = Field(description="Her full name.")
    firm: Name = Field(description="The firm she writes from.")


class RecruiterPiece(Voice):
    """A recruiter in a shared piece: what is left out is said by another piece or the hunt."""

    name: Name | None = Field(default=None, description="Her full name.")
    firm: Name | None = Field(default=None, description="The firm she writes from.")


class Forecast(Model):
    """A question put to the player: will the company have made an offer by then?"""

    company: Id = Field(description="The company asked about.")
    day: Day = Field(description="Day on which it is asked.")
    by: Day = Field(description="Day by which it comes true or not.")
    step: Literal["verbal", "sealed"] = Field(
        default="verbal", description="What has to have happened: a yes, or a sealed deal."
    )


class Mail(Model):
    """A letter from somebody who isn't a recruiter: a friend, a landlord, a school.

    It carries nothing of the hidden world.
    """

    day: Day = Field(description="Morning on which it comes.")
    sender: Name = Field(description="Who writes.")
    firm: Name = Field(default="a friend", description="What stands beside the name.")
    text: Text = Field(description="What it says.")
    opens: list[ActKind] = Field(
        default=[], description="Kinds of act that are closed until this letter has come."
    )


class Scenario(Model):
    """A whole scenario file."""

    format: Literal[1] = Field(description="The format of this file.")
    id: Id = Field(description="Its name in commands: small letters, digits, - and _.")
    version: Annotated[int, Field(ge=1, le=1_000_000)] = Field(
        default=1, description="Raise it when you change what players meet."
    )
    title: Name = Field(description="Its name on the shelf.")
    summary: Text = Field(default="A hunt.", description="One or two sentences for the shelf.")
    teaches: Text = Field(
        default="Until the deal is sealed you are still on the market.",
        description="The one thing that a player takes home.",
    )
    opening: LongText = Field(default="", description="The first page.")
    minutes: MinutePair = Field(default=(8, 15), description="How long a hunt takes: from, to.")
    difficulty: Literal["gentle", "fair", "hard"] = Field(
        default="fair", description="How hard it is to do well."
    )
    start: Annotated[date, Field(ge=date(1900, 1, 1), le=date(2200, 1, 1))] = Field(
        default=date(2026, 5, 12), description="Date of day 1, Monday to Friday."
    )
    days: Annotated[int, Field(ge=1, le=120), Unit("working days")] = Field(
        default=40, description="The runway: how long you can look."
    )
    grace: Annotated[bool, Since("0.2.0")] = Field(
        default=True,
        description="A signature made in time still clears after the last day; false: it is lost.",
    )
    leave_out: Annotated[list[ActKind], Since("0.2.0")] = Field(
        default=[], description="Kinds of act that don't exist in this hunt."
    )
    currency: Annotated[str, Field(min_length=1, max_length=4)] = Field(
        default="€", description="Stands before sums of money."
    )
    use: Annotated[list[UsePath], Field(max_length=64), Since("0.2.0")] = Field(
        default=[], description="Shared pieces, such as personas/dana; what the hunt says wins."
    )
    you: You = Field(default=You(), description="The player.")
    market: Market = Field(default=Market(), description="The weather.")
    leverage: Leverage = Field(default=Leverage(), description="What talk does.")
    recruiters: dict[Id, Recruiter] = Field(
        min_length=1, max_length=12, description="Who writes, by id."
    )
    companies: dict[Id, Company] = Field(
        min_length=1, max_length=20, description="Who hires, by id."
    )
    sectors: Annotated[dict[Id, Sector], Since("0.2.0")] = Field(
        default={}, description="Trades: what their companies have in common."
    )
    forecasts: list[Forecast] = Field(
        default=[], max_length=40, description="Questions put to the player."
    )
    mail: Annotated[list[Mail], Field(max_length=60), Since("0.2.0")] = Field(
        default=[], description="Letters from people who don't hire."
    )
    expect: Annotated[Expect | None, Since("0.2.0")] = Field(
        default=None, description="What the hunt teaches, in numbers, for `balance --strict`."
    )


class Piece(Model):
    """A shared file that hunts name with `use`: personas, message sets, sectors, weather."""

    format: Literal[1] = Field(description="The format of this file.")
    use: Annotated[list[UsePath], Field(max_length=64)] = Field(
        default=[], description="Further pieces that this one rests on."
    )
    recruiters: dict[Id, RecruiterPiece] = Field(
        default={}, max_length=12, description="Voices, whole or in part."
    )
    sectors: dict[Id, Sector] = Field(default={}, max_length=40, description="Trades.")
    market: Market = Field(default=Market(), description="The weather.")
    leverage: Leverage = Field(default=Leverage(), description="What talk does.")
