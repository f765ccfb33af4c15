"""What the bar of the hunt offers: nothing that the hunt hasn't brought up yet."""

from dataclasses import replace

from game.engine.facts import NEVER
from game.engine.legal import END_DAY
from game.hunt.hunt import Hunt
from game.scenario.load import Scenario
from game.tui.ink import plain
from game.tui.panels import bar
from game.tui.session import Session


def words(session: Session) -> str:
    return "\n".join(plain(line) for line in bar(session, 400))


def with_opens(scenario: Scenario, **days: int) -> Session:
    facts = replace(scenario.facts, opens=tuple(days.items()))
    return Session(Hunt(replace(scenario, facts=facts), 1), None)


def test_an_act_that_is_closed_until_a_letter_comes_isn_t_on_the_bar(flagship: Scenario) -> None:
    session = with_opens(flagship, network=3)
    assert "Network" not in words(session)
    session.do(END_DAY)
    session.do(END_DAY)
    assert "Network" in words(session)


def test_a_menu_goes_when_all_of_it_is_closed(flagship: Scenario) -> None:
    assert "Ask…" in words(with_opens(flagship, ask=NEVER))
    assert "Ask…" not in words(with_opens(flagship, ask=NEVER, push=NEVER))
