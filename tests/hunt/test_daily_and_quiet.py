"""The daily hunt, quiet days, forecasts and rows of simulations."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from cli.helpers import played

from game.engine.legal import END_DAY
from game.hunt.daily import SEEDS, daily_seed, fresh_seed
from game.hunt.forecasts import Scored, mean_brier, scored
from game.hunt.hunt import Hunt
from game.hunt.quiet import bound_today, pass_quiet_days, wants_player
from game.hunt.simulate import COLUMNS, best_company, simulate, write_rows
from game.scenario.load import Scenario

MEETS_OR_ANSWERS = ("interview", "accept", "decline", "rest")


def test_the_daily_seed_comes_from_the_date_alone_and_never_changes() -> None:
    assert daily_seed(date(2026, 5, 12)) == 293_973
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(366)]
    seeds = {daily_seed(day) for day in days}
    assert len(seeds) > 360
    assert all(0 <= seed < SEEDS for seed in seeds)


def test_a_fresh_seed_is_one_that_a_person_can_type() -> None:
    assert all(0 <= fresh_seed() < SEEDS for _ in range(100))


def test_quiet_days_pass_until_something_wants_the_player(small_scenario: Scenario) -> None:
    saved: list[int] = []
    reasons = set()
    for seed in range(20):
        saved.clear()
        hunt = Hunt(small_scenario, seed)
        while not hunt.view.over:
            before = hunt.view.day
            passed = pass_quiet_days(hunt, lambda: saved.append(1))
            reasons.add(passed.reason)
            assert passed.days >= 1
            assert sum(event.kind == "day_ended" for event in passed.events) == passed.days
            if passed.reason == "meeting":
                ahead = [known.meeting_day - hunt.view.day for known in hunt.view.companies]
                assert 0 in ahead or 1 in ahead
            if passed.reason == "message":
                assert any(received.day == hunt.view.day for received in hunt.view.received())
            assert hunt.view.over or hunt.view.day == before + passed.days
        assert len(saved) == len(hunt.choices)
    assert {"message", "meeting", "over"} <= reasons


def test_a_day_that_would_miss_something_says_so(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 3)
    meeting = next(k for k in hunt.view.companies if k.meeting_day)
    while hunt.view.day < meeting.meeting_day:
        assert bound_today(hunt) == ""
        hunt.do(END_DAY)
    assert bound_today(hunt) == "meeting"
    assert wants_player(hunt) == "meeting"


def test_passing_never_misses_a_meeting_or_a_deadline(
    small_scenario: Scenario, flagship: Scenario
) -> None:
    for scenario in (small_scenario, flagship):
        for seed in range(12):
            hunt = Hunt(scenario, seed)
            while not hunt.view.over:
                if bound_today(hunt):
                    answers = ("interview", "accept", "decline", "apply", "rest", "end_day")
                    hunt.do(next(a for a in hunt.actions() if a.kind in answers))
                    continue
                passed = pass_quiet_days(hunt, lambda: None)
                assert not any(event.kind == "missed" for event in passed.events)
                signals = {e.option for e in passed.events if e.kind == "signal"}
                assert "lapsed" not in signals


def test_a_perfect_forecast_costs_nothing_and_a_certain_wrong_one_costs_one() -> None:
    assert Scored(0, 1.0, 0.5, True).brier == 0
    assert Scored(0, 1.0, 0.5, False).brier == 1
    assert Scored(0, 0.5, 0.5, True).brier == Scored(0, 0.5, 0.5, False).brier == 0.25
    assert mean_brier([]) is None
    assert mean_brier([Scored(0, 1, 0, True), Scored(1, 1, 0, False)]) == 0.5


def test_forecasts_are_scored_on_what_the_player_came_to_know(small_scenario: Scenario) -> None:
    seen = set()
    for seed in range(40):
        hunt = Hunt(small_scenario, seed)
        forecast = next(action for action in hunt.actions() if action.kind == "forecast")
        hunt.do(forecast._replace(value=800))
        while not hunt.view.over:
            hunt.do(END_DAY)
        found = scored(hunt.view)
        acme = hunt.view.companies[0]
        assert [(f.question, f.said, f.happened) for f in found] == [
            (0, 0.8, 0 < acme.verbal_day <= 4)
        ]
        seen.add(found[0].happened)
    assert seen == {True, False}


def test_players_named_together_meet_the_same_seeds(small_scenario: Scenario) -> None:
    chunks = list(simulate(small_scenario.facts, ["honest", "idle"], 60, 5, 1))
    rows = [row for chunk in chunks for row in chunk]
    assert [(row.seed, row.player) for row in rows] == [
        (seed, player) for seed in range(5, 65) for player in ("honest", "idle")
    ]


def test_a_row_tells_what_the_hunt_came_to(small_scenario: Scenario) -> None:
    for row in next(iter(simulate(small_scenario.facts, ["honest"], 30, 0, 1))):
        hunt = played(small_scenario, row.seed, player="honest")
        assert row.value == hunt.view.result / 100
        assert row.days == hunt.view.day
        assert row.choices == len(hunt.choices)
        assert (row.outcome == "sealed") == (row.company != "")
        assert 0 <= row.value <= 100


def test_rows_are_the_same_in_every_kind_of_file(small_scenario: Scenario, tmp_path: Path) -> None:
    rows = next(iter(simulate(small_scenario.facts, ["honest", "idle"], 20, 0, 1)))
    write_rows(rows, tmp_path / "rows.csv")
    write_rows(rows, tmp_path / "rows.jsonl")
    with (tmp_path / "rows.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    lines = (tmp_path / "rows.jsonl").read_text(encoding="utf-8").splitlines()
    objects = [json.loads(line) for line in lines]
    assert [tuple(row) for row in table] == [COLUMNS] * len(rows)
    assert [{k: str(v) for k, v in row.items()} for row in objects] == table


def test_the_best_company_is_the_one_worth_most(
    small_scenario: Scenario, flagship: Scenario
) -> None:
    assert small_scenario.facts.companies[best_company(small_scenario.facts)].id == "acme"
    assert flagship.facts.companies[best_company(flagship.facts)].id == "northwind"


@pytest.mark.parametrize("player", ["random", "honest", "idle"])
def test_a_player_plays_the_same_hunt_twice_alike(flagship: Scenario, player: str) -> None:
    first, second = played(flagship, 9, player=player), played(flagship, 9, player=player)
    assert first.choices == second.choices
    assert first.checks == second.checks
