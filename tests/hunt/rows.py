"""What the tests of the record share: rows, files of rows, and hunts slept through."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from game.engine.legal import END_DAY
from game.hunt.hunt import Hunt
from game.hunt.record_file import NAME
from game.hunt.record_row import Row, write_row
from game.scenario.load import Scenario

TODAY = date(2026, 5, 12)
ROW = Row(
    seal="seal-0", digest="digest-0", scenario="small", title="A Small Hunt", seed=7,
    finished=TODAY, value=63.1, company="acme", bridges=80, days=6, choices=20,
    forecasts=((700, True), (300, False)), daily=date(2026, 5, 11), decisions=-7.5, again=True,
)  # fmt: skip


def numbered(number: int, **other: object) -> Row:
    """Return a row unlike all others, a first try unless said otherwise."""
    plain = replace(ROW, seal=f"seal-{number}", again=False, daily=None, decisions=None)
    return replace(plain, **other)  # type: ignore[arg-type]


def put(folder: Path, *rows: Row | str, head: str = "format = 1\n") -> Path:
    texts = [row if isinstance(row, str) else write_row(row) for row in rows]
    (folder / NAME).write_text("\n".join([head, *texts]), encoding="utf-8")
    return folder / NAME


def copies(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if ".damaged-" in path.name)


def over(scenario: Scenario, seed: int, forecast: int | None = None) -> Hunt:
    """Return a hunt that was slept through, with a forecast in thousandths or none."""
    hunt = Hunt(scenario, seed)
    if forecast is not None:
        asked = next(action for action in hunt.actions() if action.kind == "forecast")
        hunt.do(asked._replace(value=forecast))
    while not hunt.view.over:
        hunt.do(END_DAY)
    return hunt
