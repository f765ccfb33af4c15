"""Opens the envelope: what is true of a company now, as one code from a finite list.

For the debrief only. No front end may show it before a hunt is over.
"""

from game.engine.rules.deliberation import cause, field, score, standing
from game.engine.signals import CAUSES, STANDINGS
from game.engine.state import (
    APPLIED,
    BOOKED,
    CHECKS,
    HIDDEN,
    LEAD,
    LOST,
    PAPER,
    REVIEWING,
    RIVAL,
    SEALED,
    VERBAL,
    WAITING,
    WRITTEN,
    State,
)

CODES = {
    HIDDEN: "unheard",
    LEAD: "open",
    APPLIED: "reading",
    BOOKED: "meeting",
    REVIEWING: "reviewing",
    VERBAL: "offering",
    WRITTEN: "on-paper",
    SEALED: "sealed",
}


def truth(state: State, company: int) -> str:
    """Return the code of a company's true state on this day."""
    process, dealt = state.processes[company], state.truth(company)
    phase = process.phase
    if phase in (WAITING, RIVAL, LOST):
        return CAUSES[cause(state, company)]
    if phase == PAPER:
        return "paper-fails" if dealt.verbal_fails else "paper-comes"
    if phase == CHECKS:
        return "checks-fail" if dealt.checks_fail or dealt.rescinded else "checks-pass"
    if phase == WRITTEN and (dealt.checks_fail or dealt.rescinded):
        return "on-paper-only"
    return CODES.get(phase, "over")


def place(state: State, company: int) -> str:
    """Return where the player stands with a company that is waiting: one of STANDINGS."""
    return STANDINGS[standing(state, company)]


def mark(state: State, company: int) -> int:
    """Return the player's true score with a company in thousandths, the bar at 0."""
    return score(state, company)


def finalists(state: State, company: int) -> list[tuple[int, int, bool]]:
    """Return the other finalists as (quality, day seen after your last meeting, would accept)."""
    return [(r.quality, r.seen, r.accepts) for r in field(state, company)]
