"""What people remember of the player: bridges (a result) and goodwill (per recruiter's book)."""

from game.engine.state import State

GOODWILL_LEAST, GOODWILL_MOST = -5, 3

BRIDGES = {
    "cancel": -10,
    "postpone": -3,
    "no_show": -25,
    "broken_word": -15,
    "left_signed": -40,
    "lapsed": -8,
    "unanswered": -2,
    "decline": 2,
    "withdraw": 0,
    "withdraw_sealed": 6,
    "hanging": -6,
}
"""Points on a scale of 0 to 100 that starts at 80."""


def bridge(state: State, deed: str) -> None:
    """Let a deed count towards the bridges, kept between 0 and 100."""
    view = state.view
    view.bridges = max(0, min(100, view.bridges + BRIDGES[deed]))


def goodwill(state: State, company: int, change: int) -> None:
    """Change how the company's recruiter feels, in all companies of her book."""
    recruiter = state.facts.companies[company].recruiter
    feeling = state.view.goodwill[recruiter] + change
    state.view.goodwill[recruiter] = max(GOODWILL_LEAST, min(GOODWILL_MOST, feeling))


def fade(state: State) -> None:
    """Let slights and favours fade overnight, one step per `memory` days."""
    feelings, day = state.view.goodwill, state.view.day
    for index, feeling in enumerate(feelings):
        if feeling and day % state.facts.recruiters[index].memory == 0:
            feelings[index] = feeling + (1 if feeling < 0 else -1)
