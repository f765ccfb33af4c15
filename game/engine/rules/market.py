"""The shared shock: a requisition that freezes, whatever the player did."""

from game.engine.rules.deliberation import lose
from game.engine.signals import Signal
from game.engine.state import BOOKED, HIDDEN, PAPER, VERBAL, WRITTEN, State


def freeze(state: State, company: int) -> Signal | None:
    """Cut the requisition. What is said, and when, depends on how far things had come."""
    process = state.processes[company]
    process.frozen = True
    if process.phase == HIDDEN:
        process.close()
        return None
    if process.phase in (VERBAL, PAPER, WRITTEN, BOOKED):
        kind = "closed" if process.phase == BOOKED else "fell_through"
        process.close()
        return Signal("rescinded" if kind != "closed" and _signed(state, company) else kind)
    return lose(state, company, frozen=True)


def _signed(state: State, company: int) -> bool:
    return state.view.companies[company].stage == "written"
