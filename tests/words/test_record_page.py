"""The record's page: what was played, in lines that any front end can show."""

from datetime import date, timedelta

import pytest
from hunt.rows import TODAY, numbered

from game.hunt.record import Record
from game.hunt.record_row import Row
from game.hunt.record_totals import Totals
from game.scenario.chance_words import RANDOM
from game.words import languages
from game.words.ending import Section
from game.words.problems import columns
from game.words.record import NEWEST, record_page


def record_of(*rows: Row, problems: tuple[str, ...] = ()) -> Record:
    totals = Totals()
    for row in rows:
        totals.add(row)
    return Record(rows, totals, problems)


def page(record: Record, today: date = TODAY) -> dict[str, tuple[str, ...]]:
    return {section.title: section.lines for section in record_page(record, today)}


def said(*pairs: tuple[int, bool]) -> Record:
    return record_of(numbered(1, forecasts=pairs))


def test_a_new_player_is_invited() -> None:
    assert record_page(Record(), TODAY) == [
        Section("Your record", ("Nothing here yet. Finish a hunt and it will be.",))
    ]


def test_the_four_results_stand_one_under_the_other() -> None:
    rows = [
        numbered(1, value=60, bridges=90, days=20, company="acme", decisions=-8.0),
        numbered(2, value=8, bridges=50, days=40, company=""),
        numbered(1, value=99, again=True),
    ]
    assert page(record_of(*rows))["Your record"] == (
        "3 hunts finished.",
        "1 of them played again: it counts here, and in no mean.",
        "Sealed 1 of 2; 30.0 days of looking on average.",
        "Outcome     34.0  ###-------",
        "Bridges     70.0  #######---",
        "Forecasts   0.09  (0 is perfect, 0.25 is a shrug)",
        "Decisions   -8.0",
    )


def test_forecasts_are_a_table_and_a_leaning() -> None:
    pairs = [(900, n % 2 == 0) for n in range(16)] + [(100, False)] * 4
    assert page(said(*pairs))["Your forecasts"] == (
        "you said    on average  it came  of",
        "10% – 20%          10%       0%   4",
        "90% – 100%         90%      50%  16",
        "You said 74% on average, 40% came: you hope a little ahead.",
    )


@pytest.mark.parametrize(
    ("pairs", "end"),
    [
        ([(200, True)] * 20, "it goes better than you fear."),
        ([(500, n % 2 == 0) for n in range(20)], "you may trust your gut."),
        ([(1000, False)] * 18, "2 more forecasts, and this says which way you lean."),
        ([(1000, False)] * 19, "One more forecast, and this says which way you lean."),
    ],
)
def test_few_forecasts_say_nothing_yet(pairs: list[tuple[int, bool]], end: str) -> None:
    assert page(said(*pairs))["Your forecasts"][-1].endswith(end)


def test_without_forecasts_and_dailies_their_sections_are_left_out() -> None:
    assert list(page(record_of(numbered(1, forecasts=())))) == [
        "Your record", "The best of each", "The newest",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("last", "lines"),
    [
        (0, ("3 daily hunts. Streak: 3 days. Longest streak: 3 days.",)),
        (
            1,
            ("3 daily hunts. Streak: 3 days. Longest streak: 3 days.", "Today's is still to play."),
        ),
        (2, ("3 daily hunts. Longest streak: 3 days.",)),
    ],
)
def test_a_streak_that_can_go_on_says_so(last: int, lines: tuple[str, ...]) -> None:
    rows = [numbered(n, daily=TODAY - timedelta(days=last + n)) for n in range(3)]
    assert page(record_of(*rows))["Daily hunts"] == lines


def test_hunts_by_chance_stand_together_under_their_own_name() -> None:
    rows = [
        numbered(1, scenario=RANDOM, title="By Chance, No. 1", value=30),
        numbered(2, scenario=RANDOM, title="By Chance, No. 2", value=50),
        numbered(3, value=63.1),
    ]
    assert page(record_of(*rows))["The best of each"] == (
        "hunt             best  played",
        "Hunts by chance  50.0       2",
        "A Small Hunt     63.1       1",
    )


def test_the_newest_hunt_stands_first() -> None:
    rows = [numbered(n, finished=TODAY + timedelta(days=n), company="") for n in range(12)]
    lines = page(record_of(*rows, numbered(1, again=True, finished=date(2026, 6, 1))))["The newest"]
    assert len(lines) == NEWEST + 1
    assert lines[1].split()[-2:] == ["sealed,", "again"] and "2026-06-01" in lines[1]
    assert lines[2].endswith("stop-gap") and "2026-05-23" in lines[2]


def test_what_could_not_be_read_is_told_at_the_end_even_without_a_hunt() -> None:
    problems = ("record.toml: hunt 3: days is missing; it isn't counted",)
    assert page(record_of(problems=problems))["What could not be read"] == problems
    assert list(page(record_of(numbered(1), problems=problems)))[-1] == "What could not be read"


@pytest.mark.parametrize("code", languages.known())
def test_the_page_fits_the_smallest_screen_whatever_the_titles(code: str) -> None:
    rows = [
        numbered(n, title=title * 9, scenario=title, daily=TODAY, value=100, again=n == 0)
        for n, title in enumerate(("Hunt ", "仕事探し", "é", "x"))
    ]
    languages.speak(code)
    try:
        sections = record_page(record_of(*rows), TODAY)
    finally:
        languages.speak(languages.ENGLISH)
    assert all(columns(line) <= 74 for section in sections for line in section.lines)
