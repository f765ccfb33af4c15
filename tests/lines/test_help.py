"""Help for every act: what it does, what it takes, what it may cost."""

import re

import pytest

from game.engine.acts import KINDS
from game.hunt.hunt import Hunt
from game.lines.acts import ACTS, act_words
from game.lines.helping import HELP, TOPICS
from game.lines.options import SCREEN, SHOWN, Options
from game.scenario.load import Scenario
from lines.sitting import answers, morning, said, sit


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_for_an_act_has_help_of_its_own(small_scenario: Scenario, kind: str) -> None:
    for word in ACTS[kind].split():
        lines = answers(small_scenario, f"help {word}").split("\n\n")[0].splitlines()
        assert len([line for line in lines if not line.startswith("> ")]) <= 8, word
        text = said(small_scenario, f"help {word}")
        assert text.startswith(ACTS[kind].split()[0]), word
        assert "There is no word" not in text
    assert kind in HELP or kind in ("forecast", "end_day")


def test_help_names_the_price_of_an_act(small_scenario: Scenario) -> None:
    you = small_scenario.facts.you
    assert f"a slot and {you.prepare} energy" in said(small_scenario, "help prepare")
    assert "10 of your bridges" in said(small_scenario, "help cancel")
    assert "3 of your bridges" in said(small_scenario, "help move")
    assert "25 of your bridges" in said(small_scenario, "help skip")
    for kind in KINDS:
        if kind in HELP:
            text = said(small_scenario, f"help {kind}") if "_" not in kind else HELP[kind]
            assert re.search("slot|[Ff]ree|takes no time", text), kind


@pytest.mark.parametrize("topic", TOPICS)
def test_what_is_counted_has_help_too(flagship: Scenario, topic: str) -> None:
    text = morning(Hunt(flagship, 1), f"help {topic}")
    assert "There is no word" not in text
    assert topic in text.lower()
    assert "{" not in text


@pytest.mark.parametrize("word", ["?", "h", "H", "help"])
def test_help_has_short_words(small_scenario: Scenario, word: str) -> None:
    assert answers(small_scenario, word) == answers(small_scenario, "help")


def test_offers_are_explained_together(small_scenario: Scenario) -> None:
    text = said(small_scenario, "help offers")
    for word in ("accept NAME", "negotiate NAME", "extend NAME", "decline NAME"):
        assert word in text


def test_the_help_of_acts_is_told_for_no_word_that_there_is_not() -> None:
    assert set(HELP) <= set(KINDS)
    assert set(TOPICS).isdisjoint(act_words())


def test_settings_of_the_screen_are_said_in_one_line_at_the_end() -> None:
    lines = Options(None, None).obey("")
    heeded = [name for name in SHOWN if name not in SCREEN]
    assert [line.split(":")[0] for line in lines[: len(heeded)]] == heeded
    assert lines[len(heeded)].startswith("settings and a name and a value changes one")
    assert len(lines) == len(heeded) + 2
    for name in SCREEN:
        assert name in lines[-1]


def test_the_first_page_tells_how_to_be_spared_the_list(small_scenario: Scenario) -> None:
    first = sit(Hunt(small_scenario, 1), []).split("\n\n")[2]
    assert "menu off" in first
