"""`hedge simulate`: a table, a file of rows, paired seeds, and what Ctrl-C keeps."""

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from cli.helpers import Hedge, small_file
from game.engine.facts import Facts
from game.hunt import simulate as real
from game.hunt.simulate import Row

CONTRACT = ("scenario", "seed", "player", "outcome", "company", "value", "days", "choices")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_file_has_one_row_a_hunt_with_the_contracts_columns(
    hedge: Hedge, tmp_path: Path
) -> None:
    out = tmp_path / "rows.csv"
    scenario = small_file(tmp_path)
    words = ("simulate", scenario, "--player", "honest", "idle", "--games", "70", "--seed", "5")
    said = hedge(*words, "--out", out)
    assert (said.code, said.err) == (0, "")
    rows = rows_of(out)
    assert set(CONTRACT) <= set(rows[0])
    assert [(row["seed"], row["player"]) for row in rows] == [
        (str(seed), player) for seed in range(5, 75) for player in ("honest", "idle")
    ]
    for row in rows:
        assert row["scenario"] == "small"
        assert 0 <= float(row["value"]) <= 100
        assert (row["company"] == "") == (row["outcome"] == "stop-gap")


def test_the_same_rows_come_as_lines_of_json(hedge: Hedge, tmp_path: Path) -> None:
    scenario = small_file(tmp_path)
    for name in ("rows.csv", "rows.jsonl"):
        hedge("simulate", scenario, "--player", "random", "--games", "9", "--out", tmp_path / name)
    text = (tmp_path / "rows.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    table = rows_of(tmp_path / "rows.csv")
    assert [{key: str(value) for key, value in row.items()} for row in rows] == table
    assert all(isinstance(row["seed"], int) for row in rows)


def test_the_table_shows_means_with_intervals_for_every_player(
    hedge: Hedge, tmp_path: Path
) -> None:
    scenario = small_file(tmp_path)
    said = hedge("simulate", scenario, "--games", "30", "--player", "honest", "--player", "idle")
    assert "30 hunts each, seeds 0 to 29" in said.out
    for player in ("honest", "idle"):
        line = next(line for line in said.out.splitlines() if line.startswith(player))
        assert "±" in line


def test_a_player_named_twice_plays_once(hedge: Hedge, tmp_path: Path) -> None:
    out = tmp_path / "rows.csv"
    words = ("simulate", small_file(tmp_path), "--games", "3", "--out", out)
    hedge(*words, "--player", "idle", "idle", "--player", "idle")
    assert len(rows_of(out)) == 3


def test_two_processes_give_the_same_rows_as_one(hedge: Hedge, tmp_path: Path) -> None:
    scenario = small_file(tmp_path)
    words = ("simulate", scenario, "--games", "120", "--player", "honest", "random")
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    first = hedge(*words, "--jobs", "1", "--out", one)
    second = hedge(*words, "--jobs", "2", "--out", two)
    assert first == second
    assert one.read_bytes() == two.read_bytes()


def test_no_games_at_the_far_end_of_the_seeds_go_wrong(hedge: Hedge, tmp_path: Path) -> None:
    said = hedge("simulate", small_file(tmp_path), "--games", "1", "--seed", str(2**62))
    assert said.code == 0


def interrupted_after(chunks: int) -> object:
    def simulating(
        facts: Facts, players: Sequence[str], games: int, seed: int, jobs: int
    ) -> Iterator[list[Row]]:
        running = real.simulate(facts, players, games, seed, jobs)
        for _ in range(chunks):
            yield next(running)
        raise KeyboardInterrupt

    return simulating


@pytest.mark.parametrize("chunks", [0, 1, 2])
def test_an_interruption_keeps_what_is_done(
    hedge: Hedge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunks: int
) -> None:
    monkeypatch.setattr("game.cli.simulating.simulate", interrupted_after(chunks))
    out = tmp_path / "rows.csv"
    words = ("simulate", small_file(tmp_path), "--games", "1000", "--player", "idle")
    said = hedge(*words, "--out", out)
    assert said.code == 130
    assert len(rows_of(out)) == chunks * real.CHUNK
    if chunks:
        assert f"{chunks * real.CHUNK} hunts each" in said.out


def test_an_unknown_ending_plays_nothing(
    hedge: Hedge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.cli.simulating.simulate", lambda *_: pytest.fail("played"))
    said = hedge("simulate", "day-after-tomorrow", "--out", tmp_path / "rows.xls")
    assert said.code == 2
    assert ".csv" in said.err
    assert not (tmp_path / "rows.xls").exists()


def test_a_file_that_cannot_be_written_is_told_before_anything_is_played(
    hedge: Hedge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.cli.simulating.simulate", lambda *_: pytest.fail("played"))
    said = hedge("simulate", "day-after-tomorrow", "--out", tmp_path / "no" / "rows.csv")
    assert said.code == 2
    assert "no such file or directory" in said.err


def test_a_library_that_is_missing_is_told_before_anything_is_played(
    hedge: Hedge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    monkeypatch.setattr("game.cli.simulating.simulate", lambda *_: pytest.fail("played"))
    said = hedge("simulate", "day-after-tomorrow", "--out", tmp_path / "rows.parquet")
    assert said.code == 2
    assert "pyarrow" in said.err
    assert not (tmp_path / "rows.parquet").exists()
