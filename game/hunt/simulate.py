"""Plays many hunts with built-in players on the same seeds, on one process or several."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from game.engine.facts import Facts
from game.hunt.playing import play_out
from game.hunt.pool import chunks, in_order
from game.players.roster import PLAYERS

CHUNK = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One hunt. `value` is 0-100 after costs; the last two columns speak of the best company."""

    scenario: str
    seed: int
    player: str
    outcome: str
    company: str
    value: float
    days: int
    choices: int
    bridges: int
    best_verbal_day: int
    best_sealed: int


COLUMNS = tuple(field.name for field in fields(Row))


def best_company(facts: Facts) -> int:
    """Return the index of the company worth most to the player."""
    return max(range(len(facts.companies)), key=lambda index: facts.companies[index].value)


def play_one(facts: Facts, player: str, seed: int) -> Row:
    """Play one hunt to its end."""
    view, choices = play_out(facts, seed, PLAYERS[player](seed))
    best = best_company(facts)
    landed = view.landed
    return Row(
        scenario=facts.id,
        seed=seed,
        player=player,
        outcome="sealed" if landed >= 0 else "stop-gap",
        company=facts.companies[landed].id if landed >= 0 else "",
        value=view.result / 100,
        days=view.day,
        choices=choices,
        bridges=view.bridges,
        best_verbal_day=view.companies[best].verbal_day,
        best_sealed=int(landed == best),
    )


def _play_chunk(facts: Facts, players: Sequence[str], seeds: range) -> list[Row]:
    return [play_one(facts, player, seed) for seed in seeds for player in players]


def simulate(
    facts: Facts, players: Sequence[str], games: int, seed: int, jobs: int
) -> Iterator[list[Row]]:
    """Yield rows chunk by chunk, in order of seeds; every seed is played by every player."""
    yield from in_order(_play_chunk, facts, players, chunks(seed, games, CHUNK), jobs)


def write_rows(rows: list[Row], path: Path) -> None:
    """Write rows as .csv, .jsonl or .parquet, by the ending of the path.

    Raises OSError, and ModuleNotFoundError where .parquet lacks its library.
    """
    if path.suffix.lower() == ".parquet":
        import pyarrow
        import pyarrow.parquet

        table = pyarrow.Table.from_pylist([asdict(row) for row in rows])
        pyarrow.parquet.write_table(table, path)
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        if path.suffix.lower() == ".jsonl":
            file.writelines(json.dumps(asdict(row)) + "\n" for row in rows)
            return
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([getattr(row, name) for name in COLUMNS] for row in rows)
