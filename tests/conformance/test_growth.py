"""Nothing in a day may grow with the days gone by: lines of the engine are counted, not timed."""

import sys
from dataclasses import replace
from statistics import mean
from types import FrameType
from typing import Any

import pytest

from game.engine.acts import Action
from game.engine.deal import deal
from game.engine.facts import Facts
from game.engine.legal import END_DAY, NETWORK, REST, legal_actions, refusal
from game.engine.state import NEVER, State
from game.engine.turn import advance, start_in
from game.hunt.hunt import Hunt
from game.players.player import Player
from game.players.roster import PLAYERS
from game.scenario.load import Scenario

DAYS = 120


def counted(work: Any) -> int:
    """Return how many lines of the game are run by `work`."""
    lines = 0

    def local(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal lines
        lines += event == "line"
        return local

    def every(frame: FrameType, event: str, arg: object) -> Any:
        return local if "game" in frame.f_globals.get("__name__", "") else None

    before = sys.gettrace()
    sys.settrace(every)
    try:
        work()
    finally:
        sys.settrace(before)
    return lines


def stalled(facts: Facts, seed: int) -> State:
    """Return a hunt that goes on for 120 days: every company has decided and never says so."""
    companies = tuple(
        replace(c, stage="deliberating", done=len(c.rounds), meeting=None, opening="", since=0)
        for c in facts.companies
    )
    facts = replace(facts, days=DAYS, companies=companies, questions=())
    world = deal(facts, seed)
    lost: dict[str, Any] = {
        "past": -3000,
        "ghost": True,
        "freeze": NEVER,
        "signoff": 1,
        "patience": 1,
        "call": 0,
    }
    dealt = tuple(company._replace(**lost) for company in world.companies)
    return start_in(facts, world._replace(companies=dealt))


def one_day(state: State) -> None:
    """Do the same every day: answer, thank, rest and network, list what is open, sleep."""
    for company in range(len(state.view.companies)):
        for action in (Action("reply", company, "dodge"), Action("reply", company, "thanks")):
            if not refusal(state.view, action):
                advance(state, action)
    for action in (NETWORK, REST, END_DAY):
        assert action in legal_actions(state.view)
        advance(state, action)


def assert_flat(costs: list[int]) -> None:
    early, late = costs[10:50], costs[70:110]
    assert mean(late) < 1.1 * mean(early)
    assert max(late) < 1.25 * max(early)


def test_a_day_costs_no_more_late_than_early(facts: Facts) -> None:
    state = stalled(facts, 1)
    costs = [counted(lambda: one_day(state)) for _ in range(DAYS - 1)]
    assert len(state.view.received()) > 100
    assert_flat(costs)


def test_a_copy_costs_no_more_late_than_early(facts: Facts) -> None:
    state, costs = stalled(facts, 2), []
    for _ in range(DAYS - 1):
        one_day(state)
        costs.append(counted(state.copy))
    assert_flat(costs)


@pytest.mark.parametrize("name", [name for name in PLAYERS if name != "random"])
def test_a_players_day_costs_no_more_late_than_early(facts: Facts, name: str) -> None:
    """The built-in players don't go through their old mail either."""
    state, player = stalled(facts, 3), PLAYERS[name](3)
    costs = [counted(lambda: players_day(state, player)) for _ in range(DAYS - 1)]
    assert not state.view.over
    assert_flat(costs)


def players_day(state: State, player: Player) -> None:
    day = state.view.day
    while state.view.day == day:
        advance(state, player.choose(state.view))


def test_a_hunts_day_costs_no_more_late_than_early(flagship: Scenario) -> None:
    """The list of choices and the check values are kept without going through them again."""
    hunt = Hunt(flagship, 1)
    hunt.state = stalled(flagship.facts, 4)
    costs = [counted(lambda: hunt.do(END_DAY)) for _ in range(DAYS - 1)]
    assert_flat(costs)


def test_the_counter_sees_what_grows() -> None:
    """Going through all old mail every day would be noticed."""
    with pytest.raises(AssertionError):
        assert_flat([300 + 3 * day for day in range(DAYS)])
