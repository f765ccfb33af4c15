"""What many hunts come to: sums, calibration, streaks."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.hunt.record import (
    note_hunt,
    read_record,
)
from game.hunt.record_file import HEADING, MOST, NAME
from game.hunt.record_row import row_of
from game.hunt.record_totals import Totals, calibration, from_tree, runs, streak, to_tree
from game.scenario.load import Scenario
from hunt.rows import TODAY, numbered, over, put


def test_of_the_5001st_hunt_on_the_oldest_become_sums(
    small_scenario: Scenario, tmp_path: Path
) -> None:
    begun = date(2010, 1, 1)
    rows = [
        numbered(n, daily=begun + timedelta(days=n), again=n % 10 == 5, value=n % 90 + 0.5)
        for n in range(MOST)
    ]
    put(tmp_path, *rows)
    note_hunt(tmp_path, over(small_scenario, 3, 800), TODAY, begun + timedelta(days=MOST))
    expected = Totals()
    for row in [*rows, row_of(over(small_scenario, 3, 800), TODAY, begun + timedelta(days=MOST))]:
        expected.add(row)
    record = read_record(tmp_path)
    assert len(record.rows) == MOST
    assert [record.rows[0].seal, record.rows[-1].seed] == ["seal-1", 3]
    assert record.totals.hunts == MOST + 1 and record.problems == ()
    assert record.totals == expected
    last = max(record.totals.dailies)
    assert streak(record.totals.dailies, last) == (MOST + 1, MOST + 1)
    text = (tmp_path / NAME).read_text(encoding="utf-8")
    assert text.startswith(HEADING) and tomllib.loads(text)["earlier"]["hunts"] == 1


def test_sums_that_are_written_are_read_again() -> None:
    totals = Totals()
    for number in range(30):
        day = TODAY + timedelta(days=number - number % 7 // 5)
        totals.add(numbered(number, daily=day, value=number * 1.5, decisions=-number / 4))
    assert from_tree(to_tree(totals)) == totals


@pytest.mark.parametrize(
    "change",
    [
        {"hunts": -1}, {"hunts": True}, {"hunts": 2.5}, {"value": float("inf")}, {"value": "1"},
        {"again": 1, "hunts": 0}, {"buckets": []}, {"buckets": [[0, 0]] * 10}, {"buckets": 3},
        {"dailies": [[TODAY, TODAY - timedelta(days=1)]]}, {"dailies": [["a", "b"]]},
        {"dailies": [[date(1, 1, 1), date(9999, 1, 1)]]}, {"dailies": [TODAY]},
        {"best": {"small": ["Small", 1]}}, {"best": []}, {"best": {"small": [1, 1.0, 1]}},
    ],
    ids=str,
)  # fmt: skip
def test_sums_that_cannot_be_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_tree(to_tree(Totals()) | change)


def test_the_best_hunt_of_each_scenario_is_known() -> None:
    totals = Totals()
    for number, (scenario, value) in enumerate([("a", 20), ("b", 0), ("a", 60), ("a", 40)]):
        totals.add(numbered(number, scenario=scenario, title=f"Try {number}", value=value))
    assert totals.best == {"a": ("Try 2", 60, 3), "b": ("Try 1", 0, 1)}


def test_calibration_sets_what_was_said_against_what_came() -> None:
    totals = Totals()
    totals.add(numbered(1, forecasts=((0, False), (99, True), (100, False), (1000, True))))
    totals.add(numbered(2, forecasts=((950, False), (700, True), (740, True), (760, False))))
    totals.add(numbered(3, again=True, forecasts=((500, True),)))
    table = [(b.low, b.high, b.said, b.came, b.n) for b in calibration(totals)]
    assert table == [
        pytest.approx(row)
        for row in [
            (0, 0.1, 0.0495, 0.5, 2),
            (0.1, 0.2, 0.1, 0, 1),
            (0.7, 0.8, (0.7 + 0.74 + 0.76) / 3, 2 / 3, 3),
            (0.9, 1, 0.975, 0.5, 2),
        ]
    ]
    assert totals.forecasts == 8
    errors = [0, 0.901**2, 0.01, 0, 0.95**2, 0.09, 0.26**2, 0.76**2]
    assert totals.brier == pytest.approx(sum(errors) / 8)
    assert Totals().brier is None and calibration(Totals()) == []


def days(*ordinals: str) -> list[date]:
    return [date.fromisoformat(text) for text in ordinals]


@pytest.mark.parametrize(
    ("played_on", "today", "expected"),
    [
        ([], "2026-05-12", (0, 0)),
        (["2026-05-12"], "2026-05-12", (1, 1)),
        (["2026-05-11"], "2026-05-12", (1, 1)),
        (["2026-05-10"], "2026-05-12", (0, 1)),
        (["2026-05-12", "2026-05-12", "2026-05-12"], "2026-05-12", (1, 1)),
        (["2026-05-15", "2026-05-16", "2026-05-17", "2026-05-18"], "2026-05-18", (4, 4)),
        (["2026-05-15", "2026-05-18"], "2026-05-18", (1, 1)),
        (["2026-01-30", "2026-01-31", "2026-02-01"], "2026-02-02", (3, 3)),
        (["2026-02-28", "2026-03-01"], "2026-03-01", (2, 2)),
        (["2028-02-28", "2028-03-01"], "2028-03-01", (1, 1)),
        (["2028-02-28", "2028-02-29", "2028-03-01"], "2028-03-01", (3, 3)),
        (["2025-12-31", "2026-01-01"], "2026-01-01", (2, 2)),
        (["2026-05-01", "2026-05-02", "2026-05-03", "2026-05-11"], "2026-05-12", (1, 3)),
        (["2026-05-13", "2026-05-12"], "2026-05-12", (2, 2)),
    ],
)
def test_a_streak_is_days_on_end_weekends_too(
    played_on: list[str], today: str, expected: tuple[int, int]
) -> None:
    assert streak(days(*played_on), date.fromisoformat(today)) == expected


@settings(max_examples=100)
@given(st.sets(st.dates(date(2026, 1, 1), date(2026, 12, 31))))
def test_runs_hold_the_days_they_are_made_of(some: set[date]) -> None:
    again = {
        first + timedelta(days=n)
        for first, last in runs(some)
        for n in range((last - first).days + 1)
    }
    assert again == some
