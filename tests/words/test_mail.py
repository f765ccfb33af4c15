"""Letters from people who don't hire: in every inbox, in order, and without a company."""

from pathlib import Path

import pytest
from cli.helpers import SMALL

from game.engine.legal import END_DAY
from game.hunt.hunt import Hunt
from game.hunt.quiet import MESSAGE, pass_quiet_days
from game.lines import texts
from game.protocol.messages import Encoder
from game.scenario.load import Scenario, parse
from game.tui.ink import plain
from game.tui.letters import letter_head, letter_list, letter_text
from game.tui.session import Session
from game.words.messages import MAIL, NOBODY, Message, inbox

LETTERS = """
[[mail]]
day = 1
sender = "Noor Haddad"
text = "Sleep first."

[[mail]]
day = 3
sender = "Mrs Valdés"
firm = "your landlady"
text = "The lift is broken again."
opens = ["push"]
"""


@pytest.fixture
def scenario() -> Scenario:
    return parse(SMALL + LETTERS, "with letters")


def test_letters_come_on_their_day_before_the_morning_s_other_mail(scenario: Scenario) -> None:
    hunt = Hunt(scenario, 1)
    first = inbox(scenario.source, hunt.view)
    assert (first[0].sender, first[0].company, first[0].signal) == ("Noor Haddad", NOBODY, MAIL)
    assert [message.id for message in first] == [f"m{n}" for n in range(1, len(first) + 1)]
    assert not any(m.sender == "Mrs Valdés" for m in first)
    hunt.do(END_DAY)
    hunt.do(END_DAY)
    third = [m for m in inbox(scenario.source, hunt.view) if m.day == 3]
    assert third[0].sender == "Mrs Valdés"


def test_a_letter_keeps_its_id_for_ever(scenario: Scenario) -> None:
    hunt = Hunt(scenario, 1)
    seen: dict[str, Message] = {}
    while not hunt.view.over:
        for message in inbox(scenario.source, hunt.view):
            assert seen.setdefault(message.id, message) == message
        hunt.do(END_DAY)
    assert len(seen) >= 4


def test_lines_the_protocol_and_the_screen_show_them(scenario: Scenario) -> None:
    hunt = Hunt(scenario, 1)
    assert texts.news(hunt)[:2] == ["Noor Haddad (a friend), today:", "  Sleep first."]
    sent = Encoder(hunt).view()["messages"][0]
    assert (sent["from"], sent["company"], sent["signal"]) == ("Noor Haddad", None, "mail")
    session = Session(hunt, None)
    assert "Noor Haddad · a friend" in plain(letter_head(session, session.messages[0], 60))
    assert letter_text(session, session.messages[0], 0, 60) == ["Sleep first."]
    listed = "\n".join(map(plain, letter_list(session, 0, 60, 4)))
    assert "Noor Haddad · a friend: Sleep first." in listed
    assert not session.awaits(session.messages[0])


def test_a_letter_ends_the_passing_of_quiet_days(scenario: Scenario) -> None:
    hunt = Hunt(scenario, 1)
    while hunt.view.day < 3:
        passed = pass_quiet_days(hunt, lambda: None)
    assert hunt.view.day == 3
    assert passed.reason == MESSAGE


def test_a_letter_opens_an_act(scenario: Scenario) -> None:
    assert scenario.facts.opens == (("push", 3),)


def test_a_letter_is_cleaned_like_all_foreign_text(tmp_path: Path) -> None:
    spiteful = (SMALL + LETTERS).replace("Sleep first.", "Sleep \\u001b[31m\\u202efirst.")
    hunt = Hunt(parse(spiteful, "x"), 1)
    assert inbox(hunt.scenario.source, hunt.view)[0].text == "Sleep [31mfirst."
