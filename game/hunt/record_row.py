"""One finished hunt as a row of the player's record, and as the TOML of such a row."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from game.hunt.forecasts import happened
from game.scenario.clean import clean_line

if TYPE_CHECKING:
    from game.hunt.hunt import Hunt

ROW = "[[hunts]]"
SURE = 1000
"""A forecast of certainty, in thousandths."""
FORECASTS_MOST = 500
Forecast = tuple[int, bool]
"""The chance that was named, in thousandths, and whether it came true."""


class BadRow(Exception):
    """A row that can't be counted; the message names the key that is missing or wrong."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is kept of a finished hunt. `seal` and `digest` together tell it from all others."""

    seal: str
    """The seal of its world: hunts of one seal are the same hunt, played again."""
    digest: str
    """A check value of all its choices."""
    scenario: str
    title: str
    seed: int
    finished: date
    """The calendar day on which it was finished."""
    value: float
    """The outcome, from 0 to 100, the days of looking taken off."""
    company: str
    """The id of the company that was landed, or an empty text for the stop-gap."""
    bridges: int
    days: int
    choices: int
    forecasts: tuple[Forecast, ...] = ()
    """The forecasts that could be scored."""
    daily: date | None = None
    """The date whose daily hunt it was, where it was one."""
    decisions: float | None = None
    """Points that the choices cost against the best ones, where a review has said so."""
    again: bool = False
    """Whether a hunt of the same seal had been finished before."""

    @property
    def brier(self) -> float | None:
        """Return the mean squared error of the forecasts (0 is perfect), or None without any."""
        errors = [error(said, came) for said, came in self.forecasts]
        return sum(errors) / len(errors) if errors else None


def error(said: int, came: bool) -> float:
    """Return the squared error of a forecast in thousandths: 0 is perfect, 1 certain and wrong."""
    return float((said / SURE - came) ** 2)


def row_of(hunt: "Hunt", today: date, daily: date | None = None) -> Row:
    """Return the row of a finished hunt. Raises ValueError while it isn't over."""
    view, source = hunt.view, hunt.scenario.source
    if not view.over:
        raise ValueError("this hunt isn't over")
    return Row(
        seal=hunt.seal,
        digest=_digest(hunt),
        scenario=source.id,
        title=clean_line(source.title, 200),
        seed=hunt.seed,
        finished=today,
        value=view.result / 100,
        company=list(source.companies)[view.landed] if view.landed >= 0 else "",
        bridges=view.bridges,
        days=view.day,
        choices=len(hunt.choices),
        forecasts=scored_pairs(hunt),
        daily=daily,
    )


def scored_pairs(hunt: "Hunt") -> tuple[Forecast, ...]:
    """Return each forecast that came true or didn't, without a thought for the usual rates."""
    view = hunt.view
    given = sorted(view.forecasts_given().items())
    answers = [(said, happened(view, view.facts.questions[number])) for number, said in given]
    return tuple((said, came) for said, came in answers if came is not None)


def _digest(hunt: "Hunt") -> str:
    plain = [[choice.day, choice.slot, list(choice.action)] for choice in hunt.choices]
    return sha256(json.dumps(plain, separators=(",", ":")).encode()).hexdigest()[:16]


def write_row(row: Row) -> str:
    """Return the TOML of a row, heading and all."""
    import tomli_w

    plain: dict[str, Any] = {
        name: getattr(row, name) for name in Row.__dataclass_fields__ if name != "forecasts"
    }
    kept = {name: v for name, v in plain.items() if v is not None and v is not False}
    pairs = ", ".join(f"[{said}, {int(came)}]" for said, came in row.forecasts)
    return f"{ROW}\n{tomli_w.dumps(kept)}forecasts = [{pairs}]\n"


def _text(most: int, least: int = 1) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and least <= len(value) <= most


def _whole(most: int) -> Callable[[Any], bool]:
    return lambda v: isinstance(v, int) and not isinstance(v, bool) and 0 <= v <= most


def _number(low: float, high: float) -> Callable[[Any], bool]:
    return lambda v: (
        isinstance(v, int | float) and not isinstance(v, bool) and low <= v <= high
    )  # which no NaN does


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _are_forecasts(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= FORECASTS_MOST
        and all(isinstance(pair, list) and len(pair) == 2 for pair in value)
        and all(_whole(SURE)(said) and _whole(1)(came) for said, came in value)
    )


NEEDED: dict[str, Callable[[Any], bool]] = {
    "seal": _text(200),
    "digest": _text(200),
    "scenario": _text(200),
    "title": _text(400, 0),
    "seed": _whole(2**63 - 1),
    "finished": _is_day,
    "value": _number(0, 100),
    "company": _text(200, 0),
    "bridges": _whole(100),
    "days": _whole(100_000),
    "choices": _whole(10_000_000),
}
OPTIONAL: dict[str, Callable[[Any], bool]] = {
    "forecasts": _are_forecasts,
    "daily": _is_day,
    "decisions": _number(-10_000, 10_000),
    "again": lambda value: isinstance(value, bool),
}


def read_row(tree: dict[str, Any]) -> Row:
    """Return the row that parsed TOML says; what it doesn't know is passed by. Raises BadRow."""
    for name, fits in NEEDED.items():
        if name not in tree:
            raise BadRow(f"{name} is missing")
        if not fits(tree[name]):
            raise BadRow(f"{name} is wrong")
    for name, fits in OPTIONAL.items():
        if name in tree and not fits(tree[name]):
            raise BadRow(f"{name} is wrong")
    known = {name: tree[name] for name in Row.__dataclass_fields__ if name in tree}
    pairs = tuple((said, bool(came)) for said, came in tree.get("forecasts", []))
    texts = {name: clean_line(v) for name, v in known.items() if isinstance(v, str)}
    return Row(**(known | texts | {"forecasts": pairs, "value": float(tree["value"])}))
