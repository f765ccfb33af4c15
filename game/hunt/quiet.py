"""Passing quiet days: on to the next thing that wants the player, and what that was."""

from collections.abc import Callable

from game.engine.acts import Event
from game.engine.legal import END_DAY, OFFERED, forecasts, refusal
from game.hunt.hunt import Hunt

MESSAGE, MEETING, DEADLINE, QUESTION, OVER = "message", "meeting", "deadline", "question", "over"


def wants_player(hunt: Hunt) -> str:
    """Return why the present day shouldn't be passed by, or an empty text."""
    view = hunt.view
    if view.over:
        return OVER
    for known in view.companies:
        if known.meeting_day == view.day and known.meeting_slot >= view.slot:
            return MEETING
        if known.stage in OFFERED and known.deadline == view.day and not known.said_yes:
            return DEADLINE
    if any(not refusal(view, action) for action in forecasts(view)):
        return QUESTION
    return ""


def pass_quiet_days(hunt: Hunt, done: Callable[[], None]) -> tuple[str, int, list[Event]]:
    """End days until something wants the player; return why, how many days, and what happened.

    `done` is called after each day, to save. Stops at once where today itself wants the player.
    """
    happened: list[Event] = []
    days = 0
    reason = wants_player(hunt)
    while not reason:
        events = hunt.do(END_DAY)
        done()
        days += 1
        happened += events
        reason = wants_player(hunt)
        if not reason and any(event.kind == "signal" for event in events):
            reason = MESSAGE
    return reason, days, happened
