"""The player's record: every finished hunt counts, once, whatever else happens."""

import errno
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from subprocess import PIPE

import pytest
from cli.helpers import SMALL, played

from game.hunt.daily import daily_seed
from game.hunt.forecasts import mean_brier, scored
from game.hunt.hunt import Hunt
from game.hunt.record import (
    LATE,
    RecordError,
    daily_of,
    note_hunt,
    read_record,
    record_folder,
)
from game.hunt.record_file import NAME
from game.hunt.record_row import Row, read_row, row_of, write_row
from game.hunt.record_totals import Totals
from game.scenario.chance import by_chance
from game.scenario.load import Scenario
from hunt.rows import ROW, TODAY, numbered, over, put


def test_a_new_player_has_an_empty_record(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "not" / "there"):
        record = read_record(folder)
        assert record.rows == () and record.problems == () and record.broken == 0
        assert record.totals == Totals()


def test_a_finished_hunt_becomes_a_row(small_scenario: Scenario, tmp_path: Path) -> None:
    hunt = played(small_scenario, 3, player="honest")
    folder = tmp_path / "made" / "for it"
    assert note_hunt(folder, hunt, TODAY, TODAY)
    [row] = read_record(folder).rows
    assert (row.seal, row.seed, row.scenario, row.title) == (hunt.seal, 3, "small", "A Small Hunt")
    assert (row.finished, row.daily, row.again) == (TODAY, TODAY, False)
    assert row.value == hunt.view.result / 100
    assert (row.bridges, row.days, row.choices) == (
        hunt.view.bridges,
        hunt.view.day,
        len(hunt.choices),
    )
    ids = list(small_scenario.source.companies)
    assert row.company == (ids[hunt.view.landed] if hunt.view.landed >= 0 else "")


def test_sealed_and_stop_gap_hunts_are_told_apart(small_scenario: Scenario, tmp_path: Path) -> None:
    hunts = [played(small_scenario, seed, player="honest") for seed in range(8)]
    for hunt in hunts:
        note_hunt(tmp_path, hunt, TODAY)
    sealed = sum(hunt.view.landed >= 0 for hunt in hunts)
    record = read_record(tmp_path)
    assert 0 < sealed < 8
    assert record.totals.sealed == sealed
    assert sum(row.company == "" for row in record.rows) == 8 - sealed


def test_a_hunt_that_goes_on_is_not_noted(small_scenario: Scenario, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="isn't over"):
        note_hunt(tmp_path, Hunt(small_scenario, 3), TODAY)
    assert list(tmp_path.iterdir()) == []


def test_the_same_hunt_noted_twice_changes_nothing(
    small_scenario: Scenario, tmp_path: Path
) -> None:
    assert note_hunt(tmp_path, over(small_scenario, 3, 800), TODAY)
    before = (tmp_path / NAME).read_bytes()
    assert not note_hunt(tmp_path, over(small_scenario, 3, 800), TODAY + timedelta(days=9), TODAY)
    assert (tmp_path / NAME).read_bytes() == before


def test_a_hunt_played_again_counts_as_played_but_in_no_mean(
    small_scenario: Scenario, tmp_path: Path
) -> None:
    note_hunt(tmp_path, over(small_scenario, 3, 800), TODAY)
    first = read_record(tmp_path).totals
    note_hunt(tmp_path, over(small_scenario, 3, 0), TODAY)
    note_hunt(tmp_path, played(small_scenario, 3, player="honest"), TODAY)
    record = read_record(tmp_path)
    assert [row.again for row in record.rows] == [False, True, True]
    assert (record.totals.hunts, record.totals.again, record.totals.tries) == (3, 2, 1)
    assert replace(record.totals, hunts=1, again=0) == first


def test_forecasts_are_kept_as_they_were_scored(small_scenario: Scenario, tmp_path: Path) -> None:
    for seed in range(20):
        hunt = over(small_scenario, seed, 50 * seed)
        row = row_of(hunt, TODAY)
        assert row.forecasts == tuple((round(f.said * 1000), f.happened) for f in scored(hunt.view))
        assert row.brier == pytest.approx(mean_brier(scored(hunt.view)))
        note_hunt(tmp_path, hunt, TODAY)
    rows = read_record(tmp_path).rows
    assert [row.forecasts[0][0] for row in rows] == [50 * seed for seed in range(20)]
    assert {came for row in rows for _, came in row.forecasts} == {True, False}


def test_a_hunt_without_a_forecast_has_no_brier_score(small_scenario: Scenario) -> None:
    assert row_of(over(small_scenario, 3), TODAY).brier is None


@pytest.mark.parametrize("row", [ROW, numbered(1), replace(ROW, company="", forecasts=())])
def test_a_row_that_is_written_is_read_again(row: Row) -> None:
    text = write_row(row)
    assert read_row(tomllib.loads(text)["hunts"][0]) == row
    assert "forecasts = [" in text.splitlines()[-1]


def test_a_row_copied_by_hand_counts_once(tmp_path: Path) -> None:
    put(tmp_path, numbered(1), numbered(1), numbered(2))
    assert read_record(tmp_path).totals.hunts == 2


def test_a_daily_hunt_is_known_by_its_seed_some_days_later_too() -> None:
    hunt = Hunt(by_chance(daily_seed(TODAY), 0), daily_seed(TODAY))
    assert [daily_of(hunt, TODAY + timedelta(days=late)) for late in (0, 1, LATE)] == [TODAY] * 3
    assert daily_of(hunt, TODAY + timedelta(days=LATE + 1)) is None
    assert daily_of(hunt, TODAY - timedelta(days=1)) is None


def test_another_hunt_with_the_seed_of_the_day_is_no_daily(small_scenario: Scenario) -> None:
    assert daily_of(Hunt(small_scenario, daily_seed(TODAY)), TODAY) is None


def failing(number: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("call", "number", "told"),
    [
        ("os.fsync", errno.ENOSPC, "no space left on device"),
        ("os.replace", errno.EACCES, "permission denied"),
        ("tempfile.mkstemp", errno.EROFS, "read-only file system"),
    ],
)
def test_a_failing_disk_is_told_and_leaves_the_old_record(
    small_scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    call: str, number: int, told: str,
) -> None:  # fmt: skip
    note_hunt(tmp_path, over(small_scenario, 3), TODAY)
    before = (tmp_path / NAME).read_bytes()
    monkeypatch.setattr(f"game.hunt.tomlfile.{call}", failing(number))
    with pytest.raises(RecordError, match=told):
        note_hunt(tmp_path, over(small_scenario, 4), TODAY)
    monkeypatch.undo()
    assert (tmp_path / NAME).read_bytes() == before
    assert note_hunt(tmp_path, over(small_scenario, 4), TODAY)
    assert not list(tmp_path.glob(".writing-*"))


@pytest.mark.parametrize("folder", ["file", "file/inside", "nul\0"])
def test_a_folder_that_cannot_be_is_told(
    small_scenario: Scenario, tmp_path: Path, folder: str
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert read_record(tmp_path / folder).rows == ()
    with pytest.raises(RecordError, match="can't note this hunt"):
        note_hunt(tmp_path / folder, over(small_scenario, 3), TODAY)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may write everywhere")
def test_a_read_only_folder_is_told(small_scenario: Scenario, tmp_path: Path) -> None:
    put(tmp_path, numbered(1))
    tmp_path.chmod(0o500)
    try:
        assert len(read_record(tmp_path).rows) == 1
        with pytest.raises(RecordError, match="permission denied"):
            note_hunt(tmp_path, over(small_scenario, 3), TODAY)
    finally:
        tmp_path.chmod(0o700)


def test_a_game_that_never_lets_go_is_told(
    small_scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.hunt.tomlfile.PATIENCE", 0.05)
    monkeypatch.setattr("game.hunt.tomlfile._locked", lambda handle: False)
    with pytest.raises(RecordError, match="another game is writing it"):
        note_hunt(tmp_path, over(small_scenario, 3), TODAY)


MANY = """\
import sys
from datetime import date
from pathlib import Path
from game.engine.legal import END_DAY
from game.hunt.hunt import Hunt
from game.hunt.record import note_hunt
from game.scenario.load import parse

scenario = parse(sys.argv[2], "small.toml")
hunts = [Hunt(scenario, seed) for seed in range(int(sys.argv[3]), int(sys.argv[3]) + 8)]
for hunt in hunts:
    while not hunt.view.over:
        hunt.do(END_DAY)
print("ready", flush=True)
sys.stdin.readline()
for hunt in hunts:
    note_hunt(Path(sys.argv[1]), hunt, date(2026, 5, 12))
"""


def test_games_that_end_at_once_lose_no_hunt(tmp_path: Path) -> None:
    command = [sys.executable, "-c", MANY, str(tmp_path), SMALL]
    games = [
        subprocess.Popen([*command, str(first)], stdin=PIPE, stdout=PIPE, text=True)
        for first in (0, 100, 200)
    ]
    ready = [game.stdout.readline() for game in games if game.stdout is not None]
    for game in games:
        if game.stdin is not None:
            game.stdin.write("go\n")
            game.stdin.flush()
    for game in games:
        game.communicate()
    assert ready == ["ready\n"] * 3 and [game.returncode for game in games] == [0, 0, 0]
    record = read_record(tmp_path)
    seeds = [first + number for first in (0, 100, 200) for number in range(8)]
    assert sorted(row.seed for row in record.rows) == seeds
    assert record.problems == () and not list(tmp_path.glob(".writing-*"))


def test_the_folder_is_the_chosen_one_then_the_named_one_then_the_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    monkeypatch.setenv("HEDGE_RECORD", str(tmp_path / "named"))
    assert record_folder(tmp_path / "chosen") == tmp_path / "chosen"
    assert record_folder() == tmp_path / "named"
    monkeypatch.delenv("HEDGE_RECORD")
    assert own_home in record_folder().parents


def test_reading_the_record_loads_nothing_heavy() -> None:
    code = (
        "import sys, pathlib, game.hunt.record as r; r.read_record(pathlib.Path('nowhere'));"
        "print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pydantic", "textual", "tomli_w", "rich"} & set(run.stdout.split())
