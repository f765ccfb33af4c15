"""What is read out: dates in full, no signs, and an end of sentences that is not too long."""

import re
from itertools import pairwise

import pytest

from game.engine.acts import Action
from game.hunt.hunt import Hunt
from game.lines.last_page import last_page
from game.lines.saying import InFull
from game.players.roster import PLAYERS
from game.scenario.load import Scenario
from game.words.dates import MONTHS, WEEKDAYS, long_date, short_date
from game.words.languages import speaking
from lines.sitting import sit

SHORT = re.compile(
    rf"\b({'|'.join(day[:3] for day in WEEKDAYS)}) \d+ ({'|'.join(m[:3] for m in MONTHS)})\b"
)


def finished(scenario: Scenario, seed: int, player: str) -> Hunt:
    hunt, chooser = Hunt(scenario, seed), PLAYERS[player](seed)
    while not hunt.view.over:
        hunt.do(chooser.choose(hunt.view))
    return hunt


@pytest.fixture(scope="module")
def ends(flagship: Scenario) -> list[list[str]]:
    players = ("honest", "idle", "random", "bluffer", "canceller", "first-offer")
    return [last_page(finished(flagship, seed, player)) for player in players for seed in range(4)]


def test_dates_are_said_in_full_wherever_they_come_from(flagship: Scenario) -> None:
    looks = ["all", "status", "company brightline", "week", "end", "yes"]
    for seed in range(4):
        text = sit(Hunt(flagship, seed), looks * 45)
        assert "How it ended" in text
        assert not SHORT.search(text)


def test_every_short_date_becomes_a_long_one_in_both_languages(flagship: Scenario) -> None:
    source = flagship.source
    for code in ("en", "es"):
        with speaking(code):
            in_full = InFull(source)
            for day in range(1, 60):
                said = in_full(f"by {short_date(source, day)}, or {short_date(source, 3)}.")
                assert said == f"by {long_date(source, day)}, or {long_date(source, 3)}."


def test_the_end_is_told_in_sentences(ends: list[list[str]]) -> None:
    for lines in ends:
        for line in lines:
            assert not re.search(r"[()\[\]/%…]| x |  \S.*  |(?<!\w)[+-]\d", line.strip()), line
            assert not line.endswith("?"), line
            assert not SHORT.search(line), line


def test_the_end_is_no_longer_than_it_has_to_be(ends: list[list[str]]) -> None:
    lengths = [len(lines) for lines in ends]
    assert max(lengths) <= 66, lengths
    assert sorted(lengths)[len(lengths) // 2] <= 60, lengths


def test_days_with_the_same_truth_are_joined(ends: list[list[str]]) -> None:
    runs = 0
    for lines in ends:
        told = [line for line in lines if "; in truth: " in line]
        assert told
        for before, after in pairwise(told):
            one, truth = before.split("; in truth: ")
            other, next_truth = after.split("; in truth: ")
            assert one.split(",")[0] != other.split(",")[0] or truth != next_truth
        runs += sum("they sent nothing; in truth:" in line for line in told)
        assert not any(re.search(r"day (\d+) to day \1:", line) for line in told)
    assert runs


def test_the_seal_stands_in_full_on_the_first_and_the_last_page_only(
    small_scenario: Scenario,
) -> None:
    hunt = Hunt(small_scenario, 2)
    text = sit(hunt, ["status", "end", "yes", "status", *["end", "yes"] * 12])
    whole = "".join(text.split())
    assert hunt.view.over
    assert whole.count(hunt.seal) == 2
    assert whole.count(hunt.seal[:16]) == 2
    page = "".join("".join(last_page(hunt)).split())
    assert "thesameasonday1" in page


def test_what_it_is_worth_is_said_in_words(flagship: Scenario) -> None:
    page = " ".join(last_page(finished(flagship, 3, "honest")))
    assert re.search(r"pay \d+ counts \d+ percent", page)


def test_bridges_at_the_end_say_up_and_down(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    hunt.do(Action("cancel", 1))
    while not hunt.view.over:
        hunt.do(Action("end_day"))
    assert "  Day 1, down 10: you cancelled at Bolt." in last_page(hunt)
