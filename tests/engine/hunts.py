"""Hands for the engine's tests: worlds bent by a fact or two, short ways to play and to read."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from game.engine.acts import Action
from game.engine.deal import deal
from game.engine.facts import Facts
from game.engine.legal import END_DAY, REST, legal_actions, meeting_now
from game.engine.state import NEVER, State
from game.engine.turn import advance, start_in
from game.engine.view import View
from game.engine.world import Rival, World
from game.players.player import Player
from game.players.silent import Silent

DREAM, SECOND, THIRD = 0, 1, 2
"""The flagship's favourite, the interview the day after tomorrow, and one more."""

WEAK, STRONG = -1000, 4000


class YesSayer:
    """Attends what is booked, takes the first offer, and does nothing else."""

    def choose(self, view: View) -> Action:
        """Return an acceptance or a meeting where there is one, else the end of the day."""
        meeting_later = False
        for action in legal_actions(view):
            if action.kind in ("accept", "interview"):
                return action
        for known in view.companies:
            meeting_later |= known.meeting_day == view.day and known.meeting_slot > view.slot
        return REST if meeting_later else END_DAY


def rival(quality: int, seen: int = 0, entered: int = 0, **changes: Any) -> Rival:
    return Rival(quality, entered, seen, accepts=True, answer=3)._replace(**changes)


def bend(world: World, company: int, **changes: Any) -> World:
    """Return the world with some facts of one company changed."""
    companies = list(world.companies)
    companies[company] = companies[company]._replace(**changes)
    return world._replace(companies=tuple(companies))


def bend_reactions(world: World, company: int, **changes: int) -> World:
    """Return the world with some of a company's reactions changed."""
    reactions = world.companies[company].reactions._replace(**changes)
    return bend(world, company, reactions=reactions)


def calm(world: World, company: int, **changes: Any) -> World:
    """Return the world with a company in which nothing goes wrong but `changes`."""
    quiet: dict[str, Any] = {
        "rivals": (), "pool": (), "patience": 12, "signoff": 2, "freeze": NEVER, "ghost": False,
        "late": 2, "call": 0, "verbal_fails": False, "checks_fail": False, "rescinded": False,
        "written_delay": 2, "deadline": 5, "clear_delay": 3,
    }  # fmt: skip
    return bend(world, company, **(quiet | changes))


def with_company(facts: Facts, company: int, **changes: Any) -> Facts:
    """Return the scenario with some facts of one company changed."""
    companies = list(facts.companies)
    companies[company] = replace(companies[company], **changes)
    return replace(facts, companies=tuple(companies))


def alone(facts: Facts, **truth: Any) -> State:
    """Return a hunt in which the favourite is all there is, and calm but for `truth`."""
    only = replace(facts, companies=facts.companies[:1], questions=())
    return start_in(only, calm(deal(only, 1), DREAM, **truth))


def with_offer(facts: Facts, seed: int = 1, **truth: Any) -> State:
    """Return day 2 of a hunt in which the second company has just made a sure offer."""
    second = facts.companies[SECOND]
    facts = with_company(
        facts,
        SECOND,
        stage="deliberating",
        opening="",
        meeting=None,
        done=len(second.rounds),
        since=0,
    )
    world = calm(deal(facts, seed), DREAM, **truth)
    state = start_in(facts, calm(world, SECOND, past=STRONG, patience=1, signoff=1))
    advance(state, END_DAY)
    assert state.view.companies[SECOND].stage == "verbal"
    return state


def play(state: State, player: Player | None = None, until: int = NEVER) -> State:
    """Play in place to the end, or to the morning of day `until`; return the same state."""
    player = player or YesSayer()
    while not state.view.over and state.view.day < until:
        advance(state, player.choose(state.view))
    return state


def idle(state: State, until: int = NEVER) -> State:
    """Let days go by to the end, or to the morning of day `until`; return the same state."""
    while not state.view.over and state.view.day < until:
        advance(state, END_DAY)
    return state


def attend(state: State, company: int) -> State:
    """Let time pass until this company's meeting, hold it, and return the same state."""
    known = state.view.companies[company]
    while not meeting_now(state.view, known):
        advance(state, REST if known.meeting_day == state.view.day else END_DAY)
    advance(state, Action("interview", company))
    return state


def news(view: View, company: int) -> list[tuple[int, str]]:
    """Return (day, kind) of all that a company has let the player notice."""
    return [(r.day, r.signal.kind) for r in view.received() if r.company == company]


def kinds(view: View, company: int) -> list[str]:
    return [kind for _, kind in news(view, company)]


def verbal_day(state: State, company: int = DREAM) -> int:
    """Return the day of the company's offer by word of mouth after all is played, or 0."""
    return play(state).view.companies[company].verbal_day


def verbals(facts: Facts, worlds: Iterable[World]) -> int:
    """Return in how many worlds a silent hedger hears a yes from the favourite."""
    return sum(
        play(start_in(facts, world), Silent()).view.companies[DREAM].verbal_day > 0
        for world in worlds
    )
