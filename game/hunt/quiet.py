"""Passing quiet days: on to the next thing that wants the player, and what that was."""

from collections.abc import Callable
from typing import NamedTuple

from game.engine.acts import Event
from game.engine.legal import END_DAY, QUESTION_DAYS, forecasts, refusal
from game.hunt.hunt import Hunt

MESSAGE, MEETING, DEADLINE, ANSWER, FORECAST, SEALED, OVER, PROMISE, LEAD, RUNWAY, LAST = (
    "message", "meeting", "deadline", "answer", "forecast", "sealed", "over", "promise", "lead",
    "runway", "last",
)  # fmt: skip
LAST_DAYS = 10
"""Passing stops once when so many days of runway are left."""


class Passed(NamedTuple):
    """How many days passed, what stopped them, and all that happened."""

    days: int
    reason: str
    events: list[Event]


def bound_today(hunt: Hunt) -> str:
    """Return MEETING or DEADLINE when ending the day now would miss one, or an empty text."""
    view = hunt.view
    for known in view.companies:
        if known.meeting_day == view.day and known.meeting_slot >= view.slot:
            return MEETING
        if known.offer_open() and known.deadline == view.day and known.extended != 1:
            return DEADLINE
    return LEAD if _only_leads(hunt) else ""


def _only_leads(hunt: Hunt) -> bool:
    """Tell whether an opening waits while nothing else is alive."""
    view = hunt.view
    alive = view.live + view.offers + (view.signed >= 0) + (view.landed >= 0)
    stages = [known.stage for known in view.companies]
    return not alive and "applied" not in stages and "lead" in stages


def wants_player(hunt: Hunt) -> str:
    """Return what wants the player today or tomorrow, or an empty text on a quiet day."""
    view = hunt.view
    if view.over:
        return OVER
    if view.landed >= 0:
        return SEALED
    for known in view.companies:
        if known.meeting_day and known.meeting_day - view.day in (0, 1):
            return MEETING
        if known.offer_open() and known.deadline - view.day in (0, 1):
            return DEADLINE
        asked = known.question_day > known.replied_day
        if asked and view.day - known.question_day < QUESTION_DAYS:
            return ANSWER
        if known.by == view.day and not known.vague and known.stage == "deliberating":
            return PROMISE
    if any(not refusal(view, action) for action in forecasts(view)):
        return FORECAST
    if view.day == view.facts.days:
        return LAST
    return RUNWAY if view.facts.days - view.day + 1 == LAST_DAYS else ""


def letters_today(hunt: Hunt) -> int:
    """Return how many letters came this morning from people who don't hire."""
    return sum(letter.day == hunt.view.day for letter in hunt.scenario.source.mail)


def pass_quiet_days(hunt: Hunt, done: Callable[[], None]) -> Passed:
    """End the day, and further days until something wants the player.

    `done` is called after each day, to save.
    """
    events: list[Event] = []
    days, reason = 0, ""
    while not reason:
        today = hunt.do(END_DAY)
        done()
        days += 1
        events += today
        if any(event.kind == "signal" for event in today) or letters_today(hunt):
            reason = MESSAGE
        if hunt.view.over or not reason:
            reason = wants_player(hunt)
    return Passed(days, reason, events)
