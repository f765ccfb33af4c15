"""Damage to the record costs what it hit and no more; nothing is lost without a copy."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.hunt.record import (
    RecordError,
    note_hunt,
    read_record,
)
from game.hunt.record_file import NAME
from game.hunt.record_row import BadRow, read_row, write_row
from game.scenario.load import Scenario
from hunt.rows import ROW, TODAY, copies, numbered, over, put


def test_foreign_text_in_a_row_is_made_harmless() -> None:
    tree = tomllib.loads(write_row(replace(ROW, title="a\x1b[2Jb\u202ec\nd")))["hunts"][0]
    assert read_row(tree).title == "a[2Jbc d"


WRONG = [
    ("seal", 5), ("seal", ""), ("digest", "x" * 201), ("title", ["a"]), ("seed", -1),
    ("seed", 2**63), ("seed", True), ("finished", "yesterday"), ("value", 100.5),
    ("value", float("nan")), ("value", "63"), ("value", True), ("company", 1), ("bridges", 101),
    ("bridges", 8.5), ("days", -1), ("choices", "many"), ("forecasts", [[700]]),
    ("forecasts", [[1001, 1]]), ("forecasts", [[500, 2]]), ("forecasts", [[0.5, 1]]),
    ("forecasts", "none"), ("forecasts", [[1, 1]] * 501), ("daily", 20260511),
    ("decisions", "good"), ("again", 1),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_row_is_refused_by_the_name_of_its_key(name: str, value: object) -> None:
    tree = tomllib.loads(write_row(ROW))["hunts"][0]
    with pytest.raises(BadRow, match=f"^{name} is wrong$"):
        read_row(tree | {name: value})


def test_a_broken_row_costs_no_other(small_scenario: Scenario, tmp_path: Path) -> None:
    wrong = write_row(numbered(2)).replace("bridges = 80", 'bridges = "eighty"')
    short = write_row(numbered(3)).replace("days = 6\n", "")
    put(tmp_path, numbered(1), wrong, short, numbered(4))
    record = read_record(tmp_path)
    assert [row.seal for row in record.rows] == ["seal-1", "seal-4"]
    assert record.broken == 2
    assert record.problems == (
        f"{NAME}: hunt 2: bridges is wrong; it isn't counted",
        f"{NAME}: hunt 3: days is missing; it isn't counted",
    )
    note_hunt(tmp_path, over(small_scenario, 3), TODAY)
    text = (tmp_path / NAME).read_text(encoding="utf-8")
    assert wrong in text and short in text
    assert read_record(tmp_path).broken == 2
    assert len(read_record(tmp_path).rows) == 3
    assert copies(tmp_path) == []


def test_rows_that_are_no_toml_go_to_a_copy_and_the_file_is_whole_again(
    small_scenario: Scenario, tmp_path: Path
) -> None:
    path = put(tmp_path, numbered(1), "[[hunts]]\nseal = 'x\n", numbered(2))
    before = path.read_bytes()
    assert [row.seal for row in read_record(tmp_path).rows] == ["seal-1", "seal-2"]
    note_hunt(tmp_path, over(small_scenario, 3), TODAY)
    assert copies(tmp_path) == [f"{NAME}.damaged-1"]
    assert (tmp_path / f"{NAME}.damaged-1").read_bytes() == before
    assert len(tomllib.loads(path.read_text(encoding="utf-8"))["hunts"]) == 3
    record = read_record(tmp_path)
    assert record.problems == () and record.broken == 0
    note_hunt(tmp_path, over(small_scenario, 4), TODAY)
    assert copies(tmp_path) == [f"{NAME}.damaged-1"]


def test_a_file_that_breaks_off_loses_only_its_last_row(tmp_path: Path) -> None:
    path = put(tmp_path, numbered(1), numbered(2), numbered(3))
    path.write_bytes(path.read_bytes()[:-60])
    record = read_record(tmp_path)
    assert [row.seal for row in record.rows] == ["seal-1", "seal-2"]
    assert record.broken == 1


def test_many_broken_rows_are_told_in_a_few_lines(tmp_path: Path) -> None:
    put(tmp_path, *["[[hunts]]\n"] * 50, numbered(1))
    record = read_record(tmp_path)
    assert record.broken == 50 and len(record.rows) == 1
    assert record.problems[3:] == (f"{NAME}: 47 more hunts like these",)


DAMAGED = {
    "no beginning": "",
    "beginning is no TOML": "format = ",
    "another format": 'format = "one"\n',
    "totals are words": 'format = 1\nearlier = "many"\n',
    "totals are short": "format = 1\n[earlier]\nhunts = 3\n",
    "rows in another form": "format = 1\nhunts = []\n",
}


@pytest.mark.parametrize("head", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_beginning_costs_no_row(
    small_scenario: Scenario, tmp_path: Path, head: str
) -> None:
    path = put(tmp_path, numbered(1), head=head)
    before = path.read_bytes()
    record = read_record(tmp_path)
    assert len(record.rows) == 1 and len(record.problems) == 1
    note_hunt(tmp_path, over(small_scenario, 3), TODAY)
    assert (tmp_path / f"{NAME}.damaged-1").read_bytes() == before
    assert len(read_record(tmp_path).rows) == 2
    assert read_record(tmp_path).problems == ()


@pytest.mark.parametrize("raw", [b"\x00" * 900, b"\xff\xfe\x00", b"just a letter"])
def test_a_file_of_something_else_is_kept_beside(
    small_scenario: Scenario, tmp_path: Path, raw: bytes
) -> None:
    (tmp_path / NAME).write_bytes(raw)
    assert read_record(tmp_path).rows == () and read_record(tmp_path).problems
    note_hunt(tmp_path, over(small_scenario, 3), TODAY)
    assert (tmp_path / f"{NAME}.damaged-1").read_bytes() == raw
    assert len(read_record(tmp_path).rows) == 1


def test_a_record_of_a_newer_format_is_left_as_it_is(
    small_scenario: Scenario, tmp_path: Path
) -> None:
    path = put(tmp_path, numbered(1), head="format = 2\n")
    before = path.read_bytes()
    record = read_record(tmp_path)
    assert record.rows == ()
    assert record.problems == (
        f"{NAME}: written in format 2 by a newer version of the game; it is left as it is",
    )
    with pytest.raises(RecordError, match="written in format 2 by a newer version"):
        note_hunt(tmp_path, over(small_scenario, 3), TODAY)
    assert path.read_bytes() == before and copies(tmp_path) == []


def test_what_a_newer_version_added_stays_in_the_file(
    small_scenario: Scenario, tmp_path: Path
) -> None:
    more = write_row(numbered(1)) + 'mood = "fine"\n[hunts.review]\nluck = -21\n'
    put(tmp_path, more, head='# mine\nformat = 1\nowner = "me"\n')
    note_hunt(tmp_path, over(small_scenario, 3), TODAY)
    text = (tmp_path / NAME).read_text(encoding="utf-8")
    assert text.startswith('# mine\nformat = 1\nowner = "me"\n')
    assert more in text
    assert read_record(tmp_path).rows[0].seal == "seal-1"


def test_a_file_edited_on_windows_is_read(small_scenario: Scenario, tmp_path: Path) -> None:
    path = put(tmp_path, numbered(1), numbered(2))
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert len(read_record(tmp_path).rows) == 2
    note_hunt(tmp_path, over(small_scenario, 3), TODAY)
    record = read_record(tmp_path)
    assert len(record.rows) == 3 and record.problems == () and copies(tmp_path) == []


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_whatever_stops_the_game(
    small_scenario: Scenario, tmp_path: Path, data: st.DataObject
) -> None:
    head = "format = 1\n"
    put(tmp_path, *(numbered(number) for number in range(6)), head=head)
    whole = bytearray((tmp_path / NAME).read_bytes())
    place = data.draw(st.integers(len(head), len(whole) - 1))
    whole[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=6))
    (tmp_path / NAME).write_bytes(whole)
    record = read_record(tmp_path)
    assert len(record.rows) >= 4
    assert all(problem.isprintable() for problem in record.problems)
    note_hunt(tmp_path, over(small_scenario, 3), TODAY)
    assert len(read_record(tmp_path).rows) == len(record.rows) + 1
    tomllib.loads((tmp_path / NAME).read_text(encoding="utf-8"))
