"""Acts named in words, and why they can't be done."""

import re

import pytest
from cli.helpers import played

from game.engine.acts import KINDS, Action
from game.hunt.hunt import Hunt
from game.lines.acts import ACTS, OPTION_WORDS, wanted
from game.lines.menu import menu, named
from game.lines.why import why
from game.scenario.load import Scenario, parse
from game.words.labels import REFUSALS
from lines.sitting import said, sit, talked


def test_every_act_that_can_be_done_at_all_can_be_named(flagship: Scenario) -> None:
    for kind in KINDS:
        assert kind in ACTS
    for seed in range(6):
        hunt = played(flagship, seed, choices=70)
        for action in hunt.actions():
            phrase = _phrase(hunt, action)
            meant = wanted(hunt, phrase)
            assert meant is not None, phrase
            assert not meant.lost
            assert [a for a in hunt.actions() if meant.fits(hunt, a)] == [action], phrase


def _phrase(hunt: Hunt, action: Action) -> str:
    company = action.company
    if action.kind == "forecast":
        company = hunt.view.facts.questions[company].company
    name = hunt.scenario.facts.companies[company].name if company >= 0 else ""
    option = OPTION_WORDS[action.option].split()[0] if action.option else ""
    return f"{ACTS[action.kind].split()[0]} {option} {name}"


def test_an_act_can_be_done_by_its_word(small_scenario: Scenario) -> None:
    for typed, action in (
        ("rest", Action("rest")),
        ("Rest", Action("rest")),
        ("network", Action("network")),
        ("call on people I know", Action("network")),
        ("apply", Action("apply", 2)),
        ("apply to crow", Action("apply", 2)),
        ("prepare bolt", Action("prepare", 1)),
        ("prepare for the interview with Bolt", Action("prepare", 1)),
        ("ask ann when", Action("ask", 0, "when")),
        ("ask acme about others", Action("ask", 0, "others")),
        ("move bolt", Action("postpone", 1)),
        ("push acme", Action("push", 0)),
        ("cancel bolt", Action("cancel", 1)),
        ("CANCEL  the interview at BOLT", Action("cancel", 1)),
        ("withdraw acme", Action("withdraw", 0)),
        ("bluff acme", Action("tell", 0, "bluff")),
    ):
        hunt = Hunt(small_scenario, 1)
        sit(hunt, [typed, "yes"])
        assert [choice.action for choice in hunt.choices] == [action], typed


def test_what_has_a_price_is_asked_about_when_it_is_named_as_well(
    small_scenario: Scenario,
) -> None:
    hunt = Hunt(small_scenario, 1)
    text = talked(hunt, "cancel bolt", "no")
    assert "Somebody else may get your place" in text
    assert "Cancel tomorrow's interview with Bolt? yes or no > Left as it is." in text
    assert not hunt.choices


@pytest.mark.parametrize(
    "typed", ["tell", "ask acme", "push", "withdraw", "thank", "prepare", "ask acme purple"]
)
def test_a_word_that_could_mean_several_acts_lists_them_with_their_numbers(
    small_scenario: Scenario, typed: str
) -> None:
    hunt = Hunt(small_scenario, 1)
    text = sit(hunt, [typed, "no"])
    assert "It could be one of these" in text
    listed = text[text.index("It could be one of these") :]
    everything = sit(Hunt(small_scenario, 1), ["all"])
    numbers = re.findall(r"^\d+\. .*$", listed.split("\n> ")[0], re.MULTILINE)
    assert numbers
    for line in numbers:
        assert line in everything
    assert not hunt.choices


def test_what_is_asked_about_follows_the_price_and_not_the_way_it_was_typed(
    small_scenario: Scenario,
) -> None:
    for typed, answers_given, done in (
        ("cancel", ["yes"], 1), ("cancel", ["no"], 0), ("cancel bolt", ["no"], 0),
        ("cancel", ["hm", "hm"], 0), ("move", [], 1), ("move bolt", [], 1),
    ):  # fmt: skip
        hunt = Hunt(small_scenario, 1)
        sit(hunt, [typed, *answers_given])
        assert len(hunt.choices) == done, (typed, answers_given)


def test_a_yes_without_a_question_is_no_act_and_no_riddle(small_scenario: Scenario) -> None:
    for typed in ("yes", "Y", "no", "n"):
        assert "Nothing was asked just now." in said(small_scenario, typed)


def test_the_end_is_told_without_columns(small_scenario: Scenario) -> None:
    for seed in range(6):
        hunt = Hunt(small_scenario, seed)
        text = sit(hunt, ["accept acme", "yes", "end", "yes"] * 12)
        end = text[text.index("How it ended") :]
        assert "; in truth: " in end
        for line in end.splitlines():
            assert "  " not in line.strip(), line
            assert not re.search(r" / |,,|, ,", line), line


def test_a_company_with_an_act_that_has_none_is_not_waved_through(
    small_scenario: Scenario,
) -> None:
    hunt = Hunt(small_scenario, 1)
    sit(hunt, ["rest acme", "call bolt"])
    assert not hunt.choices


def test_an_act_with_a_name_that_nobody_has_names_the_ones_you_know(
    small_scenario: Scenario,
) -> None:
    hunt = Hunt(small_scenario, 1)
    text = talked(hunt, "accept zebra")
    assert 'You know no company called "zebra". You know: Acme, Bolt, Crow.' in text
    text = talked(hunt, "cancel zebra", "apply zebra")
    assert text.count('You know no company called "zebra".') == 2
    assert not hunt.choices


def test_an_act_that_is_closed_says_why(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    assert "Bolt: There is no meeting with them in this slot." in talked(hunt, "go bolt")
    assert "Things haven't come to that with them." in talked(hunt, "accept acme")
    assert not hunt.choices


def test_offers_are_spoken_of_in_one_word(small_scenario: Scenario) -> None:
    text = said(small_scenario, "offers acme")
    for kind in ("accept", "negotiate", "extend", "decline"):
        assert kind not in text
    assert "Acme: Things haven't come to that with them." in text


def test_why_alone_lists_the_words_for_acts_without_numbers(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    (listed,) = why(hunt, "")
    assert not re.search(r"\d", listed)
    for kind in KINDS:
        assert ACTS[kind].split()[0] in listed


def test_why_with_a_number_speaks_of_the_choice_with_that_number(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    for number, action in enumerate(menu(hunt.view, hunt.actions())[0], start=1):
        assert why(hunt, str(number)) == [f"Choice {number} is open: {named(hunt, action)}."]
    for wrong in ("0", "90", "99999999999"):
        assert why(hunt, wrong) == [f"There is no choice {wrong}. all lists them."]
    text = talked(hunt, "why", "4")
    assert len(hunt.choices) == 1
    assert "There is no choice" not in text


def test_why_takes_a_phrase_as_one_would_say_it(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    assert why(hunt, "cancel acme") == ["Acme: No meeting is booked with them."]
    assert why(hunt, "cancel the interview at Acme") == why(hunt, "cancel acme")
    assert why(hunt, "ask bolt reopen") == [
        "Bolt: You cancelled nothing there that could be opened again."
    ]
    assert why(hunt, "ask bolt")[0] == "Bolt (others, when, stand): open."
    assert why(hunt, "push") == ["Acme, Bolt: open.", f"Crow: {REFUSALS['wrong-stage']}"]
    assert why(hunt, "end") == why(hunt, "rest") == ["Open."]
    assert why(hunt, "cancel acme purple") == [
        "Acme: No meeting is booked with them.",
        'I didn\'t understand "purple", and left it out.',
    ]


def test_a_meeting_later_today_is_named_instead_of_refused(small_scenario: Scenario) -> None:
    later = small_scenario.text.replace(
        "meeting = { day = 2 }", 'meeting = { day = 1, slot = "afternoon" }'
    )
    hunt = Hunt(parse(later, "small.toml"), 1)
    text = talked(hunt, "go", "rest", "go", "yes")
    assert "Bolt: The interview is this afternoon. Rest till then?" in text
    assert "You met Bolt" in text
