"""A yes and a no are heard in both languages, and a question never swallows a command."""

from collections.abc import Iterator

import pytest

from game.engine.acts import Action
from game.hunt.hunt import Hunt
from game.lines.acts import wanted
from game.lines.find import folded
from game.lines.table import WORDS, spellings
from game.scenario.load import Scenario
from game.words.languages import _, speaking
from lines.sitting import sit, talked


@pytest.fixture
def spanish() -> Iterator[None]:
    with speaking("es"):
        yield


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize("word", ["sí", "Sí", "si", "SI", "s", "si\u0301", "yes", "y", " sí. "])
def test_a_yes_is_heard_in_spanish_and_in_english(small_scenario: Scenario, word: str) -> None:
    hunt = Hunt(small_scenario, 1)
    sit(hunt, ["cancelar bolt", word])
    assert [choice.action.kind for choice in hunt.choices] == ["cancel"]


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize("word", ["no", "No", "n", "N", ""])
def test_a_no_is_heard_in_spanish_at_once(small_scenario: Scenario, word: str) -> None:
    hunt = Hunt(small_scenario, 1)
    text = sit(hunt, ["cancelar bolt", word])
    assert not hunt.choices
    assert text.count(_("yes or no > ")) == 1


@pytest.mark.usefixtures("spanish")
def test_every_word_can_be_typed_in_spanish_and_in_english() -> None:
    for word in WORDS:
        for typed in (*word.called.split(), *_(word.called).split()):
            assert spellings()[folded(typed)] == word.name


@pytest.mark.usefixtures("spanish")
def test_acts_can_be_typed_in_spanish_and_in_english(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    meant = wanted(hunt, "cancel bolt")
    assert meant == wanted(hunt, "cancelar bolt")
    assert meant is not None


@pytest.mark.parametrize(
    ("typed", "action"),
    [("rest", Action("rest")), ("push acme", Action("push", 0)), ("REST", Action("rest"))],
)
def test_an_act_typed_at_a_question_drops_it_and_is_done(
    small_scenario: Scenario, typed: str, action: Action
) -> None:
    for question in ("cancel bolt", "forecast"):
        hunt = Hunt(small_scenario, 1)
        text = talked(hunt, question, typed)
        assert [choice.action for choice in hunt.choices] == [action]
        assert "Left as it is." in text
        assert "Please answer yes or no." not in text


def test_a_number_of_the_list_typed_at_a_yes_or_no_is_obeyed(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    listed = sit(Hunt(small_scenario, 1), []).splitlines()
    number = next(line.split(".")[0] for line in listed if line.endswith(". Rest"))
    text = talked(hunt, "cancel bolt", number)
    assert "Left as it is. You rested." in text
    assert [choice.action.kind for choice in hunt.choices] == ["rest"]


def test_a_word_that_looks_typed_at_a_question_is_answered(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    text = talked(hunt, "forecast", "status", "cancel bolt", "week")
    assert "Left as it is. Thursday 14 May, morning." in text
    assert "Left as it is. Tomorrow, Friday 15 May, morning: interview with Bolt." in text
    assert not hunt.choices


def test_quit_typed_at_a_question_leaves(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    text = sit(hunt, ["cancel bolt", "quit", "rest"])
    assert not hunt.choices
    assert text.count("\n> ") == 1


def test_nonsense_at_a_question_is_still_asked_about_once_more(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    text = talked(hunt, "cancel bolt", "purple", "99", "rest")
    assert text.count("Please answer yes or no.") == 1
    assert [choice.action.kind for choice in hunt.choices] == ["rest"]


def test_a_number_at_a_forecast_is_a_chance_and_no_choice(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    sit(hunt, ["forecast", "3"])
    assert [choice.action for choice in hunt.choices] == [Action("forecast", 0, "", 30)]


def test_a_question_dropped_by_pass_lets_no_day_go_by(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    text = talked(hunt, "end", "cancel bolt", "no", "status")
    assert hunt.view.day == 2
    assert text.count("Left as it is.") == 1
