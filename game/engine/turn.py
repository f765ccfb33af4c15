"""The turn: starting a hunt and carrying out one action. The engine's front door.

`apply` is pure; `advance` is the same in place, for simulators that own their state.
"""

from collections.abc import Callable

from game.engine.acts import Action, Event
from game.engine.deal import deal
from game.engine.facts import NIGHT, CompanyFacts, Facts
from game.engine.learn import learn, set_stage
from game.engine.legal import refusal
from game.engine.night import morning
from game.engine.rules.applications import apply_to, network
from game.engine.rules.conduct import bridge, goodwill
from game.engine.rules.deliberation import begin
from game.engine.rules.interviews import attend, cancel, miss, postpone, round_facts
from game.engine.rules.leverage import bluff, push, reply, tell_offer, tell_process
from game.engine.rules.offers import checks_end, say_yes, sign
from game.engine.rules.recruiters import ask
from game.engine.signals import Signal
from game.engine.state import (
    APPLIED,
    BOOKED,
    LEAD,
    Process,
    State,
)  # fmt: skip
from game.engine.view import LIVE_STAGES, View
from game.engine.world import World


class IllegalAction(ValueError):
    """The action isn't open now; `code` says why. Nothing was changed."""

    def __init__(self, code: str) -> None:
        """Keep the refusal code."""
        super().__init__(code)
        self.code = code


def start(facts: Facts, seed: int) -> State:
    """Deal the world of `seed` and return the hunt on the morning of day 1."""
    return start_in(facts, deal(facts, seed))


def start_in(facts: Facts, world: World) -> State:
    """Return the morning of day 1 in a world that has been dealt."""
    view = View(facts, world.voice)
    state = State(facts, world, view, [Process() for _ in facts.companies])
    for index, company in enumerate(facts.companies):
        _open(state, index, company)
    for index, company in enumerate(facts.companies):
        if company.opening:
            date, slot = company.meeting or (0, 0)
            learn(view, index, Signal(company.opening, date, slot, company.done))
    for known, company in zip(view.companies, facts.companies, strict=True):
        known.since = company.since
    return state


def _open(state: State, index: int, facts: CompanyFacts) -> None:
    process, truth = state.processes[index], state.truth(index)
    process.weight = sum(r.weight for r in facts.rounds[: facts.done])
    process.total = truth.past * process.weight
    process.contact = 1 + state.facts.recruiters[facts.recruiter].cadence
    if facts.stage == "hidden":
        process.due = truth.lead
    elif facts.stage == "lead":
        process.phase = LEAD
    elif facts.stage == "applied":
        process.phase, process.due = APPLIED, max(2, facts.since + truth.reply)
    elif facts.stage == "deliberating":
        begin(state, index, facts.since)
        process.due = max(2, process.due)
    else:
        process.phase = BOOKED


def apply(state: State, action: Action) -> tuple[State, list[Event]]:
    """Return the state after `action` and what happened; `state` itself stays as it was.

    Raises IllegalAction when the action isn't open.
    """
    after = state.copy()
    return after, advance(after, action)


def advance(state: State, action: Action) -> list[Event]:
    """Carry out `action` in place and return what happened; on IllegalAction nothing changed."""
    code = refusal(state.view, action)
    if code:
        raise IllegalAction(code)
    events: list[Event] = []
    ACTS[action.kind](state, action, events)
    return events


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
    _miss_until(state, view.slot)


def _miss_until(state: State, slot: int) -> list[int]:
    missed: list[int] = []
    day = state.view.day
    for known in state.view.companies:
        if known.meeting_day == day and known.meeting_slot < slot:
            missed.append(known.index)
    for company in missed:
        miss(state, company)
    return missed


def _interview(state: State, action: Action, events: list[Event]) -> None:
    span = round_facts(state, action.company).span
    attend(state, action.company)
    _touch(state, action)
    _happened(state, action, events, "attended")
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
        if facts.recruiter == recruiter and other != company and known.stage in LIVE_STAGES:
            state.processes[other].close()
            set_stage(state.view, known, "closed")


def _negotiate(state: State, action: Action, events: list[Event]) -> None:
    state.view.companies[action.company].negotiated = 1
    state.processes[action.company].owe("negotiate")
    _touch(state, action)
    _happened(state, action, events, "negotiated")


def _extend(state: State, action: Action, events: list[Event]) -> None:
    state.view.companies[action.company].extended = 1
    state.processes[action.company].owe("extend", first=True)
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
    view.forecasts = ((action.company, action.value, view.day), view.forecasts)
    view.cache = None
    company = view.facts.questions[action.company].company
    events.append(Event("forecast", view.day, company, "", action.value))


def _end_day(state: State, action: Action, events: list[Event]) -> None:
    view = state.view
    for company in _miss_until(state, NIGHT):
        events.append(Event("missed", view.day, company))
    events.append(Event("day_ended", view.day))
    if view.landed >= 0:
        _finish(state, events)
        return
    view.day += 1
    view.slot = 0
    view.energy = min(state.facts.you.energy_most, view.energy + state.facts.you.night)
    view.cache = None
    if view.day > state.facts.days:
        _run_out(state, events)
        return
    morning(state, events)


def _run_out(state: State, events: list[Event]) -> None:
    """The runway is gone. What was signed in time may still clear; nothing else may."""
    view = state.view
    view.day = state.facts.days
    if view.signed >= 0:
        company = view.signed
        signal = checks_end(state, company)
        learn(view, company, signal)
        events.append(Event("signal", view.day, company, signal.kind))
    _finish(state, events)


def _finish(state: State, events: list[Event]) -> None:
    view, you = state.view, state.facts.you
    view.over = True
    view.cache = None
    worth = you.stop_gap
    if view.landed >= 0:
        worth = value_of(view, view.landed)
        for known in view.companies:
            if known.index != view.landed and known.stage in LIVE_STAGES:
                bridge(state, "hanging")
    view.result = max(0, min(10_000, worth - you.day_cost * view.day))
    events.append(Event("over", view.day, view.landed, "", view.result))


def value_of(view: View, company: int) -> int:
    """Return what a job is worth to the player as now offered, in hundredths of a point."""
    return min(10_000, view.facts.companies[company].value + view.companies[company].bonus)


ACTS: dict[str, Callable[[State, Action, list[Event]], None]] = {
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
    "end_day": _end_day,
}
