"""What an author says a hunt teaches, in numbers that `balance --strict` holds it to."""

from typing import Annotated, Literal

from pydantic import Field

from game.scenario.fields import ChanceRange, Id, Model, Name, Range

PlayerName = Literal["canceller", "honest", "silent", "bluffer", "first-offer", "random", "idle"]


class Better(Model):
    """One player's mean value is above another's by so much."""

    player: PlayerName = Field(description="The better one.")
    than: PlayerName = Field(description="The other one.")
    by: Range = Field(description="Points of value: least and most.")


class Expect(Model):
    """Expectations: each is a range, least and most, or a list."""

    hedging_pays: Range | None = Field(
        default=None, description="Mean value of honest minus canceller, in points."
    )
    gets_away: ChanceRange | None = Field(
        default=None, description="Share of hunts in which canceller isn't below honest."
    )
    order: list[PlayerName] = Field(default=[], description="Players by mean value, best first.")
    better: Annotated[list[Better], Field(max_length=20)] = Field(
        default=[], description="Differences between players."
    )
    value: dict[PlayerName, Range] = Field(
        default={}, description="Mean value of a player, in points."
    )
    sealed: dict[PlayerName, ChanceRange] = Field(
        default={}, description="Share of a player's hunts that end in a sealed deal."
    )
    days: Range | None = Field(default=None, description="Mean length of honest's hunts, in days.")
    choices: Range | None = Field(default=None, description="Mean number of honest's choices.")
    lost_anyway: ChanceRange | None = Field(
        default=None, description="Share of hunts in which no built-in player seals a deal."
    )
    no_brainers: list[Name] = Field(
        default=[],
        description='Acts known to be always right or wrong here, such as "tell bluff".',
    )
    unreached: list[Id] = Field(
        default=[], description="Signals with a wording that may stay unmet."
    )
