"""Scenarios that load: what is cleaned, what is found first, what every shipped one promises."""

import json
import unicodedata
from pathlib import Path

import pytest
from cli.helpers import SMALL, SPITEFUL, harmless, small_file
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.signals import KINDS
from game.hunt.hunt import Hunt
from game.lines import texts
from game.players.roster import PLAYERS
from game.protocol.messages import Encoder
from game.scenario.clean import clean, clean_line, clean_tree
from game.scenario.compile import aptitude, job_value
from game.scenario.load import load, parse
from game.scenario.problems import ScenarioProblems
from game.scenario.shelf import FLAGSHIP, built_in, find, locate, shelf
from game.scenario.told_tree import as_tree
from game.words.ending import ending
from game.words.messages import inbox

SHIPPED = sorted(shelf().values())


@settings(max_examples=200)
@given(st.text())
def test_cleaned_text_holds_nothing_a_terminal_obeys(text: str) -> None:
    cleaned = clean(text)
    assert harmless(cleaned)
    for character in cleaned:
        assert character in "\n\t" or unicodedata.category(character)[0] != "C"
    assert clean(cleaned) == cleaned


@settings(max_examples=200)
@given(st.text(), st.integers(min_value=1, max_value=50))
def test_a_cleaned_line_is_one_short_line(text: str, most: int) -> None:
    line = clean_line(text, most)
    assert len(line) <= most
    assert len(line.splitlines()) <= 1


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S", "M", "Zs"))))
def test_ordinary_text_of_every_script_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


def test_cleaning_reaches_every_text_of_a_tree_and_its_keys() -> None:
    tree = {"a\x1b": ["\x07b", {"c\u202e": "d\x9b"}, 3, 1.5, True]}
    assert clean_tree(tree) == {"a": ["b", {"c": "d"}, 3, 1.5, True]}


@pytest.mark.parametrize("number", range(5))
def test_no_control_or_escape_of_a_file_gets_past_loading(number: int) -> None:
    escaped = "".join(f"\\U{ord(character):08x}" for character in SPITEFUL[number])
    source = parse(SMALL.replace("A Small Hunt", f"A {escaped}"), "x").source
    assert harmless(source.title) and harmless(json.dumps(as_tree(source), ensure_ascii=False))


def test_the_hash_is_of_the_text_as_written() -> None:
    assert parse(SMALL, "a").sha256 == parse(SMALL, "b").sha256
    assert parse(SMALL, "a").sha256 != parse(SMALL + "# a comment\n", "a").sha256


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_scenario_loads_under_its_own_name(path: Path) -> None:
    assert load(path).source.id == path.stem
    assert find(path.stem).sha256 == load(path).sha256


def test_the_flagship_is_there_and_is_what_the_contract_says() -> None:
    source = find(FLAGSHIP).source
    assert FLAGSHIP == "day-after-tomorrow"
    assert (
        max(source.companies, key=lambda name: source.companies[name].job["meaning"]) == "northwind"
    )
    meeting = source.companies["brightline"].meeting
    assert meeting is not None
    assert meeting.day == 3


def test_own_folders_are_searched_before_the_built_in_ones(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    small_file(second)
    assert locate("small", [first, second]) == second / "small.toml"
    small_file(first)
    assert locate("small", [first, second]) == first / "small.toml"
    (first / f"{FLAGSHIP}.toml").write_text(SMALL, encoding="utf-8")
    assert find(FLAGSHIP, [first]).source.id == "small"
    assert find(FLAGSHIP).source.id == FLAGSHIP
    assert built_in().is_dir()


@pytest.mark.parametrize(
    "name", ["day-after-tomorow", "after-tomorrow", "tomorrow", "DAY-AFTER-TOMORROW"]
)
def test_an_unknown_scenario_is_answered_with_the_nearest(name: str) -> None:
    with pytest.raises(ScenarioProblems, match=FLAGSHIP):
        find(name)


def test_an_identifier_that_is_not_there_is_one_problem() -> None:
    for name in ("", "x" * 10_000, "\x1b[31m", "a/b", "a\0b", "missing.toml"):
        with pytest.raises(ScenarioProblems) as wrong:
            find(name)
        assert len(wrong.value.problems) == 1


def test_a_job_is_worth_the_mean_of_its_traits_by_what_counts() -> None:
    job = {"pay": 100.0, "life": 50.0}
    assert job_value(job, {"pay": 1, "life": 1}) == 7500
    assert job_value(job, {"pay": 3, "life": 1}) == 8750
    assert job_value(job, {"pay": 0, "life": 7}) == 5000


def test_aptitude_weighs_skills_by_need() -> None:
    skills = {"systems": 1.0, "people": -0.5}
    assert aptitude({}, skills) == 0
    assert aptitude({"systems": 1}, skills) == 1000
    assert aptitude({"systems": 1, "people": 1}, skills) == 250
    assert aptitude({"systems": 1, "magic": 3}, skills) == 250


STAGES = {
    "hidden": "",
    "lead": "",
    "applied": "since = -3\n",
    "deliberating": 'rounds = [{ kind = "interview", done = true }]\n',
    "screen": 'rounds = [{ kind = "screen" }, { kind = "interview" }]\nmeeting = { day = 2 }\n',
    "interviews": 'rounds = [{ kind = "interview" }, { kind = "call" }]\nmeeting = { day = 2 }\n',
    "final": "meeting = { day = 2 }\n",
}


@pytest.mark.parametrize("stage", STAGES)
def test_whatever_passes_the_check_can_be_played_to_its_end(stage: str) -> None:
    """Any opening at any stage is refused with a reason or plays without a crash."""
    played = 0
    for opening in KINDS:
        head, _, tail = SMALL.partition("[companies.crow]")
        tail = tail.replace(
            'stage = "lead"', f'stage = "{stage}"\nopening = "{opening}"\n{STAGES[stage]}'
        )
        try:
            scenario = parse(f"{head}[companies.crow]{tail}", "x")
        except ScenarioProblems as wrong:
            assert all("companies.crow" in problem.place for problem in wrong.problems)
            continue
        played += 1
        for name in ("random", "honest", "bluffer"):
            hunt, chooser = Hunt(scenario, 3), PLAYERS[name](3)
            while not hunt.view.over:
                texts.status(hunt)
                texts.week(hunt)
                inbox(scenario.source, hunt.view)
                Encoder(hunt).view()
                hunt.do(chooser.choose(hunt.view))
            ending(hunt)
    assert played
