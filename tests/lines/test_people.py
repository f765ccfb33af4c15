"""People's names work wherever names of companies do, and nobody's act stands in for another's."""

import re

import pytest

from game.engine.acts import Action
from game.hunt.hunt import Hunt
from game.lines.find import companies
from game.scenario.load import Scenario, parse
from lines.sitting import answers_at, morning, sit, talked, when


def test_a_company_is_found_by_the_person_who_writes_for_it(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    for typed in ("ann", "Lee", "ann lee", "an"):
        assert companies(hunt, typed) == [0], typed
    assert companies(hunt, "bob") == [1, 2]
    assert "Acme (business): Clerk." in morning(hunt, "company ann")
    assert "Several fit: Bolt, Crow." in morning(hunt, "company bob")


def test_a_company_goes_before_a_person_of_the_same_name(small_scenario: Scenario) -> None:
    text = small_scenario.text.replace('"Crow"', '"Annex"').replace('"Ann Lee"', '"Acme Lee"')
    hunt = Hunt(parse(text, "small.toml"), 1)
    assert companies(hunt, "annex") == [2]
    assert companies(hunt, "acme") == [0]
    text = small_scenario.text.replace('"Crow"', '"Annex"')
    hunt = Hunt(parse(text, "small.toml"), 1)
    assert companies(hunt, "ann") == [0]
    assert companies(hunt, "anne") == [2]


def test_notes_and_forecasts_take_people(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    sit(hunt, ["note ann she is kind", "forecast ann 60"])
    assert hunt.notes == {0: "she is kind"}
    assert hunt.choices[0].action == Action("forecast", 0, "", 600)


def test_the_newest_message_of_somebody_can_be_read_by_name(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    for typed in ("read ann", "read acme", "read LE"):
        assert morning(hunt, typed).startswith("Message 1. Ann Lee, Lee (Acme), today:"), typed
    assert morning(hunt, "read bob").startswith("Message 2. Bob Ray")
    assert "Nothing from" in morning(hunt, "read crow")
    assert "read and a number from 1 to 2" in morning(hunt, "read zebra")


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("ask ann where", Action("ask", 0, "stand")),
        ("ask ann where I stand", Action("ask", 0, "stand")),
        ("ask le others", Action("ask", 0, "others")),
        ("ask Lee when", Action("ask", 0, "when")),
        ("confirm bob", Action("reply", 1, "thanks")),
        ("answer bob", Action("reply", 1, "thanks")),
        ("thank bo", Action("reply", 1, "thanks")),
        ("reply ra", Action("reply", 1, "thanks")),
    ],
)
def test_acts_take_the_beginning_of_a_persons_name(
    small_scenario: Scenario, typed: str, action: Action
) -> None:
    hunt = Hunt(small_scenario, 1)
    sit(hunt, [typed])
    assert [choice.action for choice in hunt.choices] == [action]


def test_thank_and_confirm_are_answers_whatever_was_asked(flagship: Scenario) -> None:
    def asked(hunt: Hunt) -> list[Action]:
        return [a for a in hunt.actions() if a.kind == "reply" and a.option == "dodge"]

    hunt = when(flagship, lambda hunt: bool(asked(hunt)))
    name = hunt.view.facts.companies[asked(hunt)[0].company].name
    for word in ("thank", "confirm", "answer", "reply"):
        assert "vaguely" in answers_at(hunt, f"{word} {name}")


def test_only_acts_of_those_who_are_meant_are_offered(small_scenario: Scenario) -> None:
    for typed in ("cancel ann", "cancel ann please", "move acme", "apply ann", "go lee",
                  "cancel zebra", "ask zebra when", "apply zebra", "tell acme offer"):  # fmt: skip
        hunt = Hunt(small_scenario, 1)
        text = sit(hunt, [typed, "no"])
        assert not hunt.choices
        answer = text.split("> ")[1]
        assert "It could be one of these" not in answer, typed
        assert not re.search(r"^\d+\. ", answer, re.MULTILINE), typed


def test_what_was_not_understood_leaves_the_acts_of_the_one_who_was_named(
    small_scenario: Scenario,
) -> None:
    text = answers_at(Hunt(small_scenario, 1), "ask ann purple")
    assert 'I didn\'t understand "purple".' in text
    assert len(re.findall(r"^\d+\. Ask Ann", text, re.MULTILINE)) == 3
    assert "Bob" not in text.split("\n> ")[0]


def test_withdraw_from_an_open_offer_means_to_decline_it(flagship: Scenario) -> None:
    hunt = when(flagship, lambda hunt: hunt.view.offers > 0)
    offering = next(known for known in hunt.view.companies if known.stage in ("verbal", "written"))
    name = hunt.view.facts.companies[offering.index].name
    assert f"Decline the offer from {name}?" in talked(hunt, f"withdraw {name}", "no")
    assert f"{name}: open." in morning(hunt, f"why withdraw {name}")


def test_a_name_behind_an_act_that_takes_none_is_said_to_be_too_much(
    small_scenario: Scenario,
) -> None:
    hunt = Hunt(small_scenario, 1)
    assert "rest takes no name: type rest alone." in talked(hunt, "rest acme")
    assert not hunt.choices
