"""Replays a finished hunt beside its opened envelope: told against true, day by day."""

from dataclasses import dataclass

from game.engine.acts import Event
from game.engine.reveal import truth
from game.engine.signals import SILENCE, Signal
from game.engine.state import State
from game.engine.turn import advance, start
from game.engine.view import Received
from game.hunt.hunt import Hunt


@dataclass(frozen=True, slots=True)
class Told:
    """One company on one day: the signal that came, and the code of what was true."""

    day: int
    company: int
    signal: Signal
    truth: str


def told_and_true(hunt: Hunt) -> list[Told]:
    """Return a row per day and company from the first day it was known, in order of days."""
    state = start(hunt.scenario.facts, hunt.seed)
    rows = _morning(state)
    for choice in hunt.choices:
        advance(state, choice.action)
        if choice.action.kind == "end_day" and not state.view.over:
            rows += _morning(state)
    last = state.view.log.received if state.view.log is not None else None
    if last is not None and last.day > hunt.scenario.facts.days:
        rows.append(Told(last.day, last.company, last.signal, truth(state, last.company)))
    return rows


@dataclass(frozen=True, slots=True)
class BridgeChange:
    """What a day did to the bridges; `event` is the player's own act, or None for the night."""

    day: int
    points: int
    event: Event | None


def bridge_changes(hunt: Hunt) -> list[BridgeChange]:
    """Return every change of the bridges, in order."""
    state, changes = start(hunt.scenario.facts, hunt.seed), []
    for choice in hunt.choices:
        before = state.view.bridges
        events = advance(state, choice.action)
        points = state.view.bridges - before
        if points:
            own = choice.action.kind != "end_day" or events[0].kind == "missed"
            changes.append(BridgeChange(choice.day, points, events[0] if own else None))
    return changes


WEIGHTY = frozenset((
    "told", "pushed", "negotiated", "asked_for_time", "cancelled", "postponed", "missed",
    "withdrew", "said_yes", "signed", "declined", "attended",
))  # fmt: skip
"""Events of the player's own doing that may have moved a company."""


def own_acts(hunt: Hunt) -> list[tuple[int, Event]]:
    """Return (day, event) of everything the player did that may have moved a company."""
    state, found = start(hunt.scenario.facts, hunt.seed), []
    for choice in hunt.choices:
        events = advance(state, choice.action)
        found += [(choice.day, event) for event in events if event.kind in WEIGHTY]
    return found


def _morning(state: State) -> list[Told]:
    view = state.view
    today = {received.company: received.signal for received in _newest(state, view.day)}
    return [
        Told(view.day, known.index, today.get(known.index, SILENCE), truth(state, known.index))
        for known in view.companies
        if known.stage != "hidden"
    ]


def _newest(state: State, day: int) -> list[Received]:
    found, link = [], state.view.log
    while link is not None and link.received.day == day:
        found.append(link.received)
        link = link.before
    return found
