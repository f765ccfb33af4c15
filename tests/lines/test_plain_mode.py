"""Plain mode: scripted typing plays whole hunts; nothing typed hurts, nothing printed harms."""

import re
import shutil
from os import terminal_size
from pathlib import Path

import pytest
from cli.helpers import SMALL, SPITEFUL, Hedge, harmless, played, small_file

from game.engine.acts import KINDS
from game.engine.draws import block
from game.hunt.hunt import Hunt
from game.hunt.save import write
from game.hunt.verify import OK, verify
from game.lines.menu import menu
from game.lines.transcript import transcript
from game.scenario.load import Scenario
from lines.sitting import answers, answers_at, sit

WORDS = ("status", "inbox", "week", "company acme", "company", "why push", "save", "help", "all",
         "menu", "why interview", "why")  # fmt: skip


def test_a_hunt_can_be_played_to_its_end_by_ending_days(small_scenario: Scenario) -> None:
    hunt, saved = Hunt(small_scenario, 2), []
    text = sit(hunt, ["end", "yes"] * 12, lambda: saved.append(len(hunt.choices)))
    assert hunt.view.over
    assert saved[: len(hunt.choices)] == list(range(1, len(hunt.choices) + 1))
    for heading in ("How it ended", "The envelope", "What you said you believed", "Bridges"):
        assert f"\n{heading}\n" in text


def test_whole_hunts_can_be_played_by_numbers(small_scenario: Scenario, flagship: Scenario) -> None:
    kinds = set()
    for scenario, seeds in ((small_scenario, range(15)), (flagship, range(3))):
        for seed in seeds:
            hunt, luck = Hunt(scenario, seed), block(seed, "typing", "", 2000)
            lines = []
            for draw in luck:
                lines += [str(1 + draw % 14), "yes" if draw & 1 << 20 else "60%"]
            sit(hunt, [*lines, *["end", "yes"] * 90])
            assert hunt.view.over
            assert verify(write(hunt)).code == OK
            kinds |= {choice.action.kind for choice in hunt.choices}
    assert len(kinds) > 14


def test_the_number_before_a_choice_is_the_number_to_type(small_scenario: Scenario) -> None:
    first = Hunt(small_scenario, 1)
    text = sit(first, ["all"])
    acts, _ = menu(first.view, first.actions())
    listed = text[text.rindex("\n1. ") :]
    for number, action in enumerate(acts, start=1):
        assert re.search(rf"^{number}\. \S", listed, re.MULTILINE)
        hunt = Hunt(small_scenario, 1)
        sit(hunt, [str(number), "50" if action.kind == "forecast" else "yes"])
        assert hunt.choices[0].action._replace(value=-1) == action


def test_pass_lets_quiet_days_go_by_and_says_why_it_stopped(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 3)
    text = sit(hunt, ["pass", "yes", "pass"])
    assert hunt.view.day == 2
    assert re.search(r"1 day passed; [a-z ]+\.", text)
    assert "Nothing passed: a meeting is waiting for you today." in text
    hunt = Hunt(small_scenario, 3)
    sit(hunt, ["pass", "yes", "end", "yes"] * 20)
    assert hunt.view.over


@pytest.mark.parametrize("word", WORDS)
def test_words_that_only_look_change_nothing(small_scenario: Scenario, word: str) -> None:
    hunt = played(small_scenario, 4, choices=9)
    before = write(hunt)
    text = sit(hunt, [word, word.upper(), f"  {word}  "])
    assert write(hunt) == before
    assert "A number or a word, please" not in text


def test_the_words_answer_what_they_are_asked(small_scenario: Scenario) -> None:
    def said(line: str) -> str:
        return " ".join(answers(small_scenario, line).split())

    assert "Acme, worth 85:" in said("status")
    assert "Bridges 80 of 100" in said("status")
    assert "They liked you at Acme" in said("inbox")
    assert "Friday 15 May, morning: interview with Bolt" in said("week")
    assert "Acme (business): Clerk." in said("company acme")
    assert "Acme (business): Clerk." in said("company AC")
    assert 'no company called "zebra"' in said("company zebra")
    assert "Acme, Bolt: open." in said("why push")
    assert "Acme, Bolt: There is no meeting with them in this slot." in said("why interview")
    for kind in KINDS:
        assert "why with one of" not in said(f"why {kind}")
    assert "why with one of" in said("why")
    assert "a.toml" in said("save")
    for word in ("status", "inbox", "week", "company", "why", "undo", "pass", "save", "quit"):
        assert word in said("help")


def test_why_answers_for_every_kind_with_a_sentence_at_every_stage(flagship: Scenario) -> None:
    for seed in range(3):
        hunt = played(flagship, seed, choices=60)
        if hunt.view.over:
            continue
        for kind in KINDS:
            text = answers_at(hunt, f"why {kind}")
            assert re.search(r"(^|: )([Oo]pen\.|[A-Z].*[.])$", text, re.MULTILINE), kind


def test_why_forecast_speaks_of_the_company_that_is_asked_about(flagship: Scenario) -> None:
    hunt = Hunt(flagship, 5)
    while hunt.view.day < 8 and not hunt.view.over:
        hunt.do(hunt.actions()[-1])
    asked = {
        hunt.view.facts.questions[action.company].company
        for action in hunt.actions()
        if action.kind == "forecast"
    }
    names = {hunt.view.facts.companies[company].name for company in asked}
    text = answers_at(hunt, "why forecast")
    assert {line.split(":")[0] for line in text.splitlines() if line.endswith(": open.")} == names


def test_undo_takes_back_and_saves(small_scenario: Scenario) -> None:
    hunt, saved = Hunt(small_scenario, 1), []
    before = write(hunt)
    lines = ["undo", "1", "40", "undo", "undo"]
    text = sit(hunt, lines, lambda: saved.append(len(hunt.choices)))
    assert text.count("There is nothing of today to take back.") == 2
    assert text.count("Taken back: ") == 1
    assert saved[:2] == [1, 0]
    assert write(hunt) == before


GARBAGE = [
    "", " ", "0", "-1", "999", "99999", "999999999999999999999", "1.5", "1 2", "٣", "²", "½", "１",
    "hello", "endoftheday", "end_day", "\t", "\x00", "\x7f", "quit!", "{}", "%s", "{company}", "\\",
    "companyacme", "why why", "why " + "x" * 10_000, "company " + "x" * 10_000, *SPITEFUL,
    *(f"company {spite}" for spite in SPITEFUL), *(f"why {spite}" for spite in SPITEFUL),
]  # fmt: skip


def test_garbage_typed_costs_nothing_and_is_shown_harmlessly(small_scenario: Scenario) -> None:
    for line in GARBAGE:
        hunt = Hunt(small_scenario, 1)
        text = sit(hunt, [line])
        assert hunt.choices == [], repr(line[:40])
        assert harmless(text), repr(line[:40])


@pytest.mark.parametrize(
    "value", ["", "yes", "-1", "101", "1e1", "0.5", "٣", "1000", "50 %%", "nan", "9" * 5000]
)
def test_a_forecast_that_is_no_percentage_costs_nothing(
    small_scenario: Scenario, value: str
) -> None:
    hunt = Hunt(small_scenario, 1)
    text = sit(hunt, ["1", value])
    asked_again = "A whole number from 0 to 100, please." in " ".join(text.split())
    assert asked_again == (not hunt.choices)
    assert len(hunt.choices) == (value == "50 %%")


@pytest.mark.parametrize(("value", "thousandths"), [("0", 0), ("100", 1000), (" 35 % ", 350)])
def test_a_forecast_is_typed_in_percent(
    small_scenario: Scenario, value: str, thousandths: int
) -> None:
    hunt = Hunt(small_scenario, 1)
    sit(hunt, ["1", value])
    assert hunt.choices[0].action.value == thousandths


@pytest.mark.parametrize("answer", ["no", "", "n", "maybe", "yess", "\x1b[A"])
def test_what_cannot_be_taken_back_is_done_only_after_a_yes(
    small_scenario: Scenario, answer: str
) -> None:
    for word in ("Withdraw from Acme", "Cancel"):
        first = Hunt(small_scenario, 1)
        acts, _ = menu(first.view, first.actions())
        listed = sit(first, ["all"]).splitlines()
        line = next(line for line in listed if re.match(rf"\d+\. {word}", line))
        number = line.split(".")[0]
        assert acts[int(number) - 1].kind in ("withdraw", "cancel")
        for said, choices in ((answer, 0), ("yes", 1), ("Y", 1)):
            hunt = Hunt(small_scenario, 1)
            sit(hunt, [number, said])
            assert len(hunt.choices) == choices


@pytest.mark.parametrize("word", ["quit", "QUIT", "q", "exit", " quit "])
def test_quit_stops_at_once_and_names_the_save(small_scenario: Scenario, word: str) -> None:
    hunt = Hunt(small_scenario, 1)
    text = sit(hunt, [word, "end", "yes"])
    assert hunt.choices == []
    assert text.rstrip().endswith("To go on from here: hedge resume --plain")
    assert "a.toml" in text


def test_the_end_of_the_input_in_the_middle_of_a_question_changes_nothing(
    small_scenario: Scenario,
) -> None:
    hunt = Hunt(small_scenario, 1)
    text = sit(hunt, ["1"])
    assert hunt.choices == []
    assert "hedge resume" in text


@pytest.mark.parametrize("columns", [1, 20, 40, 57, 80, 100, 200, 300])
def test_lines_are_wrapped_at_the_width_of_the_terminal(
    small_scenario: Scenario, flagship: Scenario, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setattr(shutil, "get_terminal_size", lambda _: terminal_size((columns, 24)))
    width = max(40, columns)
    for scenario in (small_scenario, flagship):
        text = sit(Hunt(scenario, 1), [*WORDS, *["end", "yes"] * 60])
        prompts = ("> ", "yes or no > ", "0 to 100 > ")
        for line in text.splitlines():
            assert len(line) <= width or line.endswith(prompts), line


BOXES = re.compile("[\u2500-\u259f\u2800-\u28ff]")


def test_there_are_no_escape_codes_and_no_box_drawing(flagship: Scenario) -> None:
    for seed in range(3):
        text = sit(Hunt(flagship, seed), [*WORDS, *["1", "yes", "40", "end", "yes"] * 60])
        assert "The envelope" in text
        assert harmless(text)
        assert not BOXES.search(text)
        assert all(character == "\n" or character.isprintable() for character in text)


def spiteful(number: int) -> str:
    """Return the small scenario with spite in every place that takes a text."""
    spite = SPITEFUL[number]
    escaped = "".join(f"\\U{ord(character):08x}" for character in spite[:60])
    longer = "".join(f"\\U{ord(character):08x}" for character in spite[:1900])
    text = SMALL.replace('"A Small Hunt"', f'"T{escaped}"').replace('"Acme"', f'"A{escaped}"')
    text = text.replace('"Two companies, eight days."', f'"O{longer}"')
    text = text.replace('"Ann Lee"', f'"N{escaped}"').replace('"Clerk"', f'"R{escaped}"')
    text = text.replace("They liked you", f"They {longer[:8000]} liked you")
    more = (
        f'about = "B{longer}"\nboss = "C{escaped}"\nsecond = "D{escaped}"\nsector = "E{escaped}"\n'
    )
    return text.replace('role = "R', more + 'role = "R')


@pytest.mark.parametrize("number", range(len(SPITEFUL)))
def test_a_scenario_full_of_spite_is_shown_harmlessly(
    hedge: Hedge, tmp_path: Path, number: int
) -> None:
    path = small_file(tmp_path, spiteful(number))
    looks = [*WORDS, "1", "30", "2", *["end", "yes"] * 12]
    said = hedge("play", path, "--plain", "--seed", "1", typed="".join(f"{w}\n" for w in looks))
    assert said.code == 0
    assert "The envelope" in said.out
    for words in (("play", path, "--player", "honest"), ("scenario", "check", path), ("saves",),
                  ("scenario", "list", "--scenarios", tmp_path)):  # fmt: skip
        assert hedge(*words).code == 0


def test_names_of_ten_thousand_characters_are_problems_and_not_crashes(
    hedge: Hedge, tmp_path: Path
) -> None:
    path = small_file(tmp_path, SMALL.replace('"Acme"', f'"{"A" * 10_000}"'))
    said = hedge("play", path, "--plain")
    assert said.code == 2
    assert "companies.acme.name" in said.err
    assert len(said.err) < 1000


def test_a_resumed_hunt_shows_where_it_stands_without_the_first_page(
    small_scenario: Scenario,
) -> None:
    hunt = played(small_scenario, 4, choices=6)
    text = sit(hunt, [])
    assert "Two companies, eight days." not in text
    assert f"Day {hunt.view.day} of 8" in text


def test_a_transcript_tells_the_whole_hunt_of_a_built_in_player(small_scenario: Scenario) -> None:
    lines = list(transcript(Hunt(small_scenario, 3), "honest"))
    assert lines[0].startswith("A Small Hunt. Seed 3, seal ")
    assert any(line.startswith("- ") for line in lines)
    assert "Bridges" in lines
    assert harmless("".join(lines))
    assert not any("\n" in line for line in lines)
