"""What is over stays over, whatever the player still does before hearing of it."""

import pytest

from game.engine.acts import Action
from game.engine.deal import deal
from game.engine.draws import SPAN
from game.engine.facts import Facts
from game.engine.legal import END_DAY, legal_actions
from game.engine.state import NEVER, OUT, State
from game.engine.turn import advance, start_in

from .hunts import DREAM, SECOND, STRONG, alone, bend_reactions, calm, idle, kinds, with_company

BLUFF = Action("tell", SECOND, "bluff")


def thrown_out(facts: Facts, day: int) -> State:
    """Return the morning of `day` on which a bluff will have the second company remove you."""
    world = bend_reactions(deal(facts, 1), SECOND, found_out=0, removed=0)
    return idle(start_in(facts, calm(world, SECOND)), day)


@pytest.mark.parametrize("kind", ["postpone", "cancel", "interview", "push", "withdraw", "no_show"])
def test_a_removed_bluffer_stays_out(facts: Facts, kind: str) -> None:
    """On the day of a meeting a found-out bluff ends it; no act of that day brings it back."""
    state = thrown_out(facts, 3)
    advance(state, BLUFF)
    act = Action(kind, SECOND)
    if act in legal_actions(state.view):
        advance(state, act)
    advance(state, END_DAY)
    assert state.processes[SECOND].phase == OUT
    assert state.view.companies[SECOND].stage in ("rejected", "closed", "withdrawn")


@pytest.mark.parametrize("acts", [["extend"], ["accept"], ["negotiate"], ["negotiate", "extend"]])
def test_an_offer_lost_to_a_bluff_stays_lost(facts: Facts, acts: list[str]) -> None:
    state = alone(facts, past=STRONG)
    state.world = bend_reactions(
        state.world, DREAM, found_out=0, removed=0, extension=0, pulled=SPAN - 1
    )
    idle(state, 2)
    assert state.view.companies[DREAM].stage == "verbal"
    for act in [Action("tell", DREAM, "bluff"), *(Action(kind, DREAM) for kind in acts)]:
        if act in legal_actions(state.view):
            advance(state, act)
    advance(state, END_DAY)
    assert kinds(state.view, DREAM)[-1] == "found_out"
    assert state.processes[DREAM].phase == OUT
    assert state.view.companies[DREAM].stage == "rejected"


def test_bridges_never_fall_below_nothing(facts: Facts) -> None:
    """A bluff that is found out after much else leaves the bridges at 0."""
    state = thrown_out(facts, 1)
    state.view.bridges = 5
    advance(state, BLUFF)
    advance(state, END_DAY)
    assert state.view.bridges == 0


def test_a_frozen_requisition_offers_nothing_later(facts: Facts) -> None:
    """A requisition that froze before its first word never comes to the player's ears."""
    facts = with_company(facts, SECOND, stage="hidden", opening="", meeting=None, done=0)
    world = calm(deal(facts, 1), SECOND, freeze=2, lead=4)
    assert kinds(idle(start_in(facts, world), NEVER).view, SECOND) == []
