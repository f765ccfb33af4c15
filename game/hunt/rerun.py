"""Plays a hunt's choices again on a changed scenario, up to the first thing that differs."""

from dataclasses import dataclass

from game.engine.acts import Action, Event
from game.engine.turn import IllegalAction
from game.hunt.hunt import Choice, Hunt
from game.players.roster import PLAYERS
from game.scenario.load import Scenario


@dataclass(frozen=True, slots=True)
class Divergence:
    """Where two hunts part: the day, the company's id or nothing, and what it was and is now.

    `was` and `now` are kinds of signal (with the day they name) or of event, or an empty text for
    nothing; `refused` is the code of a choice that isn't open any more.
    """

    day: int
    company: str
    was: str
    now: str
    refused: str = ""


def rerun(old: Hunt, scenario: Scenario) -> tuple[Hunt, Divergence | None]:
    """Return the old hunt's choices on a scenario, and where that parts from the old one.

    The new hunt stands where it parted, or where the old one stands.
    """
    before, after = Hunt(old.scenario, old.seed), Hunt(scenario, old.seed)
    parted = _compare(1, _letters(before), _letters(after))
    if parted is not None:
        return after, parted
    ids = list(scenario.source.companies)
    old_ids = list(old.scenario.source.companies)
    for choice in old.choices:
        action = _translated(choice, old_ids, ids)
        told = _named(before.do(choice.action), old_ids)
        if action is None:
            gone = old_ids[choice.action.company]
            return after, Divergence(choice.day, gone, choice.action.kind, "", "unknown-action")
        try:
            now = _named(after.do(action), ids)
        except IllegalAction as refused:
            company = ids[action.company] if action.company >= 0 else ""
            return after, Divergence(choice.day, company, action.kind, "", refused.code)
        parted = _compare(after.view.day, told, now)
        if parted is not None:
            return after, parted
    return after, None


def played_by(scenario: Scenario, seed: int, player: str) -> Hunt:
    """Return a whole hunt of a built-in player."""
    hunt, chooser = Hunt(scenario, seed), PLAYERS[player](seed)
    while not hunt.view.over:
        hunt.do(chooser.choose(hunt.view))
    return hunt


Named = list[tuple[str, str, str, int]]
"""Events as (company id, kind, signal or option, date or number)."""


def _translated(choice: Choice, old_ids: list[str], ids: list[str]) -> Action | None:
    action = choice.action
    if action.kind == "forecast" or action.company < 0:
        return action
    name = old_ids[action.company]
    return action._replace(company=ids.index(name)) if name in ids else None


def _letters(hunt: Hunt) -> Named:
    ids = list(hunt.scenario.source.companies)
    return [(ids[r.company], "signal", r.signal.kind, r.signal.date) for r in hunt.view.received()]


def _named(events: list[Event], ids: list[str]) -> Named:
    return [
        (ids[e.company] if e.company >= 0 else "", e.kind, e.option, e.data)
        for e in events
        if e.kind != "forecast"
    ]


def _compare(day: int, was: Named, now: Named) -> Divergence | None:
    if sorted(was) == sorted(now):
        return None
    gone = [event for event in was if event not in now]
    come = [event for event in now if event not in was]
    company = (gone or come or was or now)[0][0]
    return Divergence(day, company, _kind(gone, company), _kind(come, company))


def _kind(events: Named, company: str) -> str:
    """Return what happened with a company: its signal with its date, or the kind of event."""
    found = next((event for event in events if event[0] == company), None)
    if found is None:
        return ""
    if found[1] != "signal":
        return found[1]
    return f"{found[2]} {found[3]}" if found[3] else found[2]
