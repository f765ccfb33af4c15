"""What a save says, strictly read. Heavy, so only reading one imports it; `save` writes them."""

import tomllib
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game.hunt.hunt import NOTE_MOST
from game.hunt.save import FORMAT, BadSave
from game.scenario.clean import clean_line

Short = Annotated[str, Field(max_length=200)]
Noted = Annotated[str, Field(min_length=1, max_length=NOTE_MOST)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)


class SavedScenario(_Model):
    """The scenario as it was when the hunt began."""

    id: Short
    version: int
    title: Short
    sha256: Short
    text: str


class SavedChoice(_Model):
    """One choice."""

    day: int
    slot: Literal["morning", "afternoon", "evening", "night"]
    kind: Short
    company: Short = ""
    option: Short = ""
    question: int = -1
    value: int = -1


class SavedResult(_Model):
    """What the choices led to, for lists; it is never trusted."""

    over: bool
    day: int
    landed: Short
    value: float
    bridges: int


class SavedHunt(_Model):
    """A save, read but not replayed."""

    format: int
    game: Short
    rules: int
    seed: Annotated[int, Field(ge=0, lt=2**63)]
    seal: Short
    scenario: SavedScenario
    choices: list[SavedChoice] = []
    checks: list[Short] = []
    notes: dict[Short, Noted] = {}
    result: SavedResult


def read(text: str) -> SavedHunt:
    """Return what a save says. Raises BadSave in words."""
    try:
        tree = tomllib.loads(text)
    except (ValueError, RecursionError):
        raise BadSave("damaged: it breaks off or isn't TOML") from None
    form = tree.get("format")
    if isinstance(form, int) and FORMAT < form < 10_000:
        needs = str(tree.get("game", "a newer version"))[:20]
        raise BadSave(f"written in format {form}; it needs Hedge Your Bets {needs} or newer")
    if form != FORMAT:
        raise BadSave("not a save of this game")
    try:
        return SavedHunt.model_validate(tree)
    except ValidationError as error:
        place = clean_line(".".join(str(part) for part in error.errors()[0]["loc"]))
        raise BadSave(f"damaged: {place} is missing or wrong") from None
