"""The kinds of value a scenario file holds, each with unit and range, and the strict base table.

Owns what a number means to a modder: schema and reference are written from what stands here.
"""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.fields import FieldInfo as FieldInfo
from pydantic_core import CoreSchema

FIRST = "0.1.0"
"""The game version since which a key exists, where nothing else is said."""


class Model(BaseModel):
    """A table of a scenario file: unknown keys and wrong types are errors."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts; goes into the schema as `x-unit`."""

    name: str

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the schema of the value with its unit."""
        return handler(core) | {"x-unit": self.name}


@dataclass(frozen=True, slots=True)
class Since:
    """The game version in which a key came; goes into the schema as `x-since`."""

    version: str

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the schema of the value with its version."""
        return handler(core) | {"x-since": self.version}


ID_PATTERN = r"^[a-z][a-z0-9_-]{0,39}$"
NAME_PATTERN = r"^[^\n\t]*[^\s][^\n\t]*$"
USE_PATTERN = r"^[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*){0,4}$"

Id = Annotated[str, Field(pattern=ID_PATTERN)]
Name = Annotated[str, Field(pattern=NAME_PATTERN, max_length=80)]
Text = Annotated[str, Field(min_length=1, max_length=2000)]
LongText = Annotated[str, Field(max_length=10_000)]
Note = Annotated[str, Field(max_length=2000)]
UsePath = Annotated[str, Field(pattern=USE_PATTERN, max_length=200)]

Chance = Annotated[float, Field(ge=0, le=1), Unit("chance, 0 to 1")]
Score = Annotated[float, Field(ge=-5, le=5), Unit("SD of a typical finalist, the bar at 0")]
Spread = Annotated[float, Field(ge=0, le=3), Unit("SD of a typical finalist")]
Loss = Annotated[float, Field(ge=0, le=2), Unit("SD of a typical finalist")]
Points = Annotated[float, Field(ge=0, le=100), Unit("points of value, 0 to 100")]
Energy = Annotated[int, Field(ge=0, le=10), Unit("points of energy, 0 to 10")]
Share = Annotated[float, Field(ge=0, le=1_000_000), Unit("share, any scale")]
Weight = Annotated[float, Field(gt=0, le=100), Unit("weight, any scale")]
Factor = Annotated[float, Field(ge=0.1, le=3), Unit("factor")]
Span = Annotated[int, Field(ge=1, le=60), Unit("working days")]
Money = Annotated[int, Field(ge=0, le=10_000_000), Unit("whole units of the currency, a year")]
Day = Annotated[int, Field(ge=1, le=200), Unit("day of the hunt, 1 is the first")]
Minutes = Annotated[int, Field(ge=1, le=600), Unit("minutes")]
Step = Annotated[int, Field(ge=0, le=90), Unit("working days")]
Pair = Annotated[tuple[Step, Step], Field(strict=False)]
MinutePair = Annotated[tuple[Minutes, Minutes], Field(strict=False)]
PayPair = Annotated[tuple[Money, Money], Field(strict=False)]
Range = Annotated[tuple[float, float], Field(strict=False)]
ChanceRange = Annotated[tuple[Chance, Chance], Field(strict=False)]
