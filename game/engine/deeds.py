"""Carrying out one act within a day: what it changes on the player's side and on the hidden one.

Nothing hidden is learned here: all news waits for the night. Legality has been checked before.
"""

from collections.abc import Callable

from game.engine.acts import Action, Event, IllegalAction
from game.engine.facts import NIGHT
from game.engine.learn import set_stage
from game.engine.rules.applications import apply_to, network
from game.engine.rules.conduct import bridge, goodwill
from game.engine.rules.interviews import attend, cancel, miss, postpone, round_facts
from game.engine.rules.leverage import bluff, push, reply, tell_offer, tell_process
from game.engine.rules.offers import say_yes, sign
from game.engine.rules.recruiters import ask
from game.engine.state import State
from game.engine.view import LIVE_STAGES, OUT_STAGES, Note


def _touch(state: State, action: Action) -> None:
    state.view.cache = None
    state.view.companies[action.company].acts_key = -1


def _happened(state: State, action: Action, events: list[Event], kind: str) -> None:
    events.append(Event(kind, state.view.day, action.company, action.option))


def _spend(state: State, slots: int, energy: int) -> None:
    """Use up slots and energy; a meeting that is passed by is a meeting missed."""
    view = state.view
    view.slot = min(NIGHT, view.slot + slots)
    view.energy = max(0, min(state.facts.you.energy_most, view.energy - energy))
    view.cache = None
    miss_until(state, view.slot)


def miss_until(state: State, slot: int) -> list[int]:
    """Miss today's meetings that begin before `slot`; return their companies."""
    missed: list[int] = []
    day = state.view.day
    for known in state.view.companies:
        if known.meeting_day == day and known.meeting_slot < slot:
            missed.append(known.index)
    for company in missed:
        miss(state, company)
    return missed


def form(state: State, company: int) -> int:
    """Return in what form the player goes to a meeting: 0 exhausted, 1 tired, 2 rested, 3 ready."""
    tired = state.facts.you.fresh - state.view.energy
    if tired > 0:
        return 0 if tired > 1 else 1
    return 3 if state.view.companies[company].prepared else 2


def _interview(state: State, action: Action, events: list[Event]) -> None:
    span, shape = round_facts(state, action.company).span, form(state, action.company)
    attend(state, action.company)
    _touch(state, action)
    events.append(Event("attended", state.view.day, action.company, "", shape))
    _spend(state, span, 0)


def _prepare(state: State, action: Action, events: list[Event]) -> None:
    state.view.companies[action.company].prepared += 1
    _touch(state, action)
    _happened(state, action, events, "prepared")
    _spend(state, 1, state.facts.you.prepare)


def _rest(state: State, action: Action, events: list[Event]) -> None:
    _happened(state, action, events, "rested")
    _spend(state, 1, -state.facts.you.rest)


def _apply(state: State, action: Action, events: list[Event]) -> None:
    apply_to(state, action.company)
    _happened(state, action, events, "applied")
    _spend(state, 1, state.facts.you.apply)


def _network(state: State, action: Action, events: list[Event]) -> None:
    network(state)
    _happened(state, action, events, "networked")
    _spend(state, 1, state.facts.you.network)


def _reply(state: State, action: Action, events: list[Event]) -> None:
    reply(state, action.company, action.option)
    _touch(state, action)
    _happened(state, action, events, "replied")


def _ask(state: State, action: Action, events: list[Event]) -> None:
    ask(state, action.company, action.option)
    _touch(state, action)
    _happened(state, action, events, "asked")


TELL: dict[str, Callable[[State, int], None]] = {
    "process": tell_process,
    "offer": tell_offer,
    "bluff": bluff,
}


def _tell(state: State, action: Action, events: list[Event]) -> None:
    state.view.companies[action.company].told_day = state.view.day
    TELL[action.option](state, action.company)
    _touch(state, action)
    _happened(state, action, events, "told")


def _push(state: State, action: Action, events: list[Event]) -> None:
    push(state, action.company)
    _touch(state, action)
    _happened(state, action, events, "pushed")


def _cancel(state: State, action: Action, events: list[Event]) -> None:
    cancel(state, action.company)
    _happened(state, action, events, "cancelled")


def _postpone(state: State, action: Action, events: list[Event]) -> None:
    moved = postpone(state, action.company)
    _touch(state, action)
    _happened(state, action, events, "postponed" if moved else "cancelled")


def _no_show(state: State, action: Action, events: list[Event]) -> None:
    miss(state, action.company)
    _happened(state, action, events, "missed")


def _withdraw(state: State, action: Action, events: list[Event]) -> None:
    view, known = state.view, state.view.companies[action.company]
    process = state.processes[action.company]
    if known.stage == "signed":
        view.signed = -1
        bridge(state, "left_signed")
        _burn_book(state, action.company)
    elif known.stage in LIVE_STAGES:
        bridge(state, "withdraw_sealed" if view.landed >= 0 else "withdraw")
    farewell = known.stage not in ("lead", "applied")
    process.close(*(("withdrew",) if farewell else ()))
    set_stage(view, known, "withdrawn")
    _happened(state, action, events, "withdrew")


def _burn_book(state: State, company: int) -> None:
    """Leaving after signing ends everything with that recruiter."""
    recruiter = state.facts.companies[company].recruiter
    goodwill(state, company, -5)
    for other, facts in enumerate(state.facts.companies):
        known = state.view.companies[other]
        if facts.recruiter != recruiter or other == company or known.stage in OUT_STAGES:
            continue
        state.processes[other].close()
        if known.stage != "hidden":
            set_stage(state.view, known, "closed")


def _negotiate(state: State, action: Action, events: list[Event]) -> None:
    state.view.companies[action.company].negotiated = 1
    state.processes[action.company].owe("negotiate")
    _touch(state, action)
    _happened(state, action, events, "negotiated")


def _extend(state: State, action: Action, events: list[Event]) -> None:
    state.view.companies[action.company].extended = 1
    state.processes[action.company].owe("extend", first=True)
    goodwill(state, action.company, -1)
    _touch(state, action)
    _happened(state, action, events, "asked_for_time")


def _accept(state: State, action: Action, events: list[Event]) -> None:
    view, known = state.view, state.view.companies[action.company]
    _touch(state, action)
    if known.stage == "verbal":
        known.said_yes = True
        say_yes(state, action.company)
        _happened(state, action, events, "said_yes")
        return
    sign(state, action.company)
    known.signed_day = view.day
    view.signed = action.company
    set_stage(view, known, "signed")
    _happened(state, action, events, "signed")


def _decline(state: State, action: Action, events: list[Event]) -> None:
    known, process = state.view.companies[action.company], state.processes[action.company]
    bridge(state, "broken_word" if known.said_yes else "decline")
    process.close("withdrew")
    set_stage(state.view, known, "withdrawn")
    _happened(state, action, events, "declined")


def _forecast(state: State, action: Action, events: list[Event]) -> None:
    view = state.view
    if not 0 <= action.value <= 1000:
        raise IllegalAction("value-out-of-range")
    view.forecasts = Note(action.company, action.value, view.day, view.forecasts)
    view.cache = None
    company = view.facts.questions[action.company].company
    events.append(Event("forecast", view.day, company, "", action.value))


DEEDS: dict[str, Callable[[State, Action, list[Event]], None]] = {
    "interview": _interview,
    "prepare": _prepare,
    "rest": _rest,
    "apply": _apply,
    "network": _network,
    "reply": _reply,
    "ask": _ask,
    "tell": _tell,
    "push": _push,
    "cancel": _cancel,
    "postpone": _postpone,
    "no_show": _no_show,
    "withdraw": _withdraw,
    "negotiate": _negotiate,
    "extend": _extend,
    "accept": _accept,
    "decline": _decline,
    "forecast": _forecast,
}
