"""What the words that only look tell: companies, messages, the calendar, the ledger."""

import re

from cli.helpers import played

from game.engine.acts import Action
from game.hunt.hunt import Hunt
from game.lines import texts
from game.lines.find import companies, one_company
from game.lines.letters import NEWEST
from game.scenario.load import Scenario, parse
from game.words.messages import inbox
from lines.sitting import answers_at, morning, said, sit, talked


def test_any_word_of_a_name_may_be_begun(flagship: Scenario) -> None:
    hunt = Hunt(flagship, 7)
    halden = companies(hunt, "halden freight")
    assert len(halden) == 1
    for typed in ("halden", "FREIGHT", "frei", "Halden  Frei", "h", "halden-freight", "halden"):
        assert companies(hunt, typed) == halden, typed
    assert companies(hunt, "alden") == []
    assert companies(hunt, "") == companies(hunt, "!?") == []


def test_companies_not_heard_of_yet_are_not_found(flagship: Scenario) -> None:
    hunt = Hunt(flagship, 7)
    hidden = [k.index for k in hunt.view.companies if k.stage == "hidden"]
    assert hidden
    for index in hidden:
        name = flagship.facts.companies[index].name
        assert companies(hunt, name) == []
        assert "You know no company called" in morning(hunt, f"company {name}")
        assert name not in morning(hunt, "company")


def test_several_companies_that_fit_are_listed(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    index, why_not = one_company(hunt, "")
    assert (index, why_not) == (-1, "Which company? You know: Acme, Bolt, Crow.")


def test_a_whole_name_stands_alone_among_several_that_fit(small_scenario: Scenario) -> None:
    text = small_scenario.text.replace('"Bolt"', '"Acme Bolts"').replace('"Crow"', '"New Acme"')
    hunt = Hunt(parse(text, "small.toml"), 1)
    assert companies(hunt, "acm") == [0, 1, 2]
    assert companies(hunt, "ACME") == [0]
    fit = "Several fit: Acme, Acme Bolts, New Acme. Type more of the name."
    assert one_company(hunt, "acm")[1] == fit
    assert fit in morning(hunt, "company acm")
    assert "Acme Bolts (business): Fitter." in morning(hunt, "company bolts")


def test_the_file_of_a_company_holds_all_that_you_know_and_said(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    sit(hunt, ["forecast 60", "note acme Ann is kind", "tell acme process", "yes",
               "prepare acme"])  # fmt: skip
    text = morning(hunt, "company acme")
    for part in (
        "Acme (business): Clerk.", "Through Ann Lee, Lee.", "Worth to you: 85 of 100 (",
        "Now: deciding; sounded delighted; wrote today.", "You prepared for 1 slot.",
        "They know that you talk to others.",
        "Acme says yes by Tuesday 19 May: you gave it 60 percent on Thursday 14 May.",
        "Your note on Acme: Ann is kind", "Message 1. Ann Lee, Lee (Acme), today:",
        "They liked you at Acme",
    ):  # fmt: skip
        assert part in text
    assert "They have not written." in morning(hunt, "company crow")
    assert "Ann Lee" not in morning(hunt, "company crow")


def test_a_long_inbox_shows_the_newest_last_and_says_how_to_hear_all(flagship: Scenario) -> None:
    hunt = next(
        hunt for seed in range(20) for hunt in [played(flagship, seed, choices=90)]
        if len(inbox(flagship.source, hunt.view)) > NEWEST and not hunt.view.over
    )  # fmt: skip
    messages = inbox(flagship.source, hunt.view)
    assert len(messages) > NEWEST
    text = answers_at(hunt, "inbox")
    numbers = [int(found) for found in re.findall(r"^Message (\d+)\.", text, re.MULTILINE)]
    assert numbers == list(range(len(messages) - NEWEST + 1, len(messages) + 1))
    assert f"{len(messages) - NEWEST} earlier message" in text
    everything = answers_at(hunt, "inbox all")
    numbers = [int(found) for found in re.findall(r"^Message (\d+)\.", everything, re.MULTILINE)]
    assert numbers == list(range(1, len(messages) + 1))


def test_the_inbox_can_be_asked_for_a_company_or_a_person(small_scenario: Scenario) -> None:
    for typed in ("inbox acme", "inbox ann", "inbox LEE"):
        text = said(small_scenario, typed)
        assert "Ann Lee" in text
        assert "Bob Ray" not in text
    assert 'Nothing from "zebra".' in said(small_scenario, "inbox zebra")
    assert 'Nothing from "ee".' in said(small_scenario, "inbox ee")


def test_reading_steps_from_message_to_message(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    count = len(inbox(small_scenario.source, hunt.view))
    assert count == 2
    text = talked(hunt, "read", "older", "older", "newer", "newer")
    numbers = re.findall(r"Message (\d)\.", text)
    assert numbers == ["2", "1", "2"]
    assert "That was the first message." in text
    assert "That was the newest message." in text
    assert "What you can do there:" in text
    for wrong in ("0", "3", "abc", "-1", "9" * 50):
        assert "read and a number from 1 to 2, or a name." in morning(hunt, f"read {wrong}")


def test_the_month_goes_to_the_last_day_of_the_runway(flagship: Scenario) -> None:
    text = said(flagship, "month")
    assert "Tuesday 12 May to Friday 15 May: Thursday 14 May, morning: interview with" in text
    assert "Monday 18 May to Friday 3 July, 7 weeks: nothing yet." in text
    assert text.split("> ")[0].endswith("Monday 6 July, the last day of your runway. ")


def test_what_they_promised_stands_in_the_week(flagship: Scenario) -> None:
    seen = set()
    for seed in range(12):
        hunt = Hunt(flagship, seed)
        while hunt.view.day < 15 and not hunt.view.over:
            hunt.do(Action("end_day"))
            seen |= set(re.findall(r"means to decide \w+ then", " ".join(texts.week(hunt))))
    assert seen


def test_the_ledger_is_heard_at_the_end_of_the_week_and_before_the_next(
    small_scenario: Scenario,
) -> None:
    hunt = Hunt(small_scenario, 4)
    text = sit(hunt, ["end", "yes", "end", "yes", "end", "yes"])
    assert text.count("The week is over.") == 1
    friday, ledger = text.index("Friday 15 May, morning."), text.index("The week is over.")
    assert friday < ledger < text.index("Monday 18 May, morning.")
    assert re.search(r"The week is over\.\nEnergy \d+ of \d+\. 7 days of runway left\.", text)


def test_the_ledger_is_heard_when_a_weekend_is_passed(flagship: Scenario) -> None:
    for seed in range(8):
        hunt = Hunt(flagship, seed)
        while hunt.view.day < 7:
            hunt.do(Action("end_day"))
        text = sit(hunt, ["pass", "yes"])
        passed = int((re.findall(r"(\d+) days? passed", text) or ["0"])[0])
        first, last = 7, 7 + passed
        weekend = any((day + 1) % 5 == 0 for day in range(first, last)) and not hunt.view.over
        assert text.count("The week is over.") == weekend, seed


def test_the_ledger_names_who_is_silent_since_when(flagship: Scenario) -> None:
    hunt = Hunt(flagship, 7)
    hunt.do(Action("end_day"))
    text = " ".join(texts.ledger(hunt))
    assert "Halden Freight: silent since Tuesday 12 May, 1 working day." in text
    assert "Brightline" not in text


def test_a_morning_tells_meetings_by_time_and_every_open_deadline(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    acme, bolt, crow = hunt.view.companies
    acme.stage, acme.deadline = "written", 6
    bolt.meeting_day, bolt.meeting_slot = 2, 1
    crow.stage, crow.meeting_day, crow.meeting_slot = "interviews", 2, 0
    assert texts.agenda(hunt) == [
        "Tomorrow, Friday 15 May, morning: interview with Crow.",
        "Tomorrow, Friday 15 May, afternoon: interview with Bolt.",
        "The offer from Acme must be answered by Thursday 21 May.",
    ]
