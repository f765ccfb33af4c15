"""The turn: starting a hunt and carrying out one action. The engine's front door.

`apply` is pure; `advance` is the same in place, for simulators that own their state.
"""

from game.engine.acts import Action, Event, IllegalAction
from game.engine.deal import deal
from game.engine.deeds import DEEDS, miss_until
from game.engine.facts import NIGHT, CompanyFacts, Facts
from game.engine.learn import learn
from game.engine.legal import refusal
from game.engine.night import morning
from game.engine.rules.conduct import bridge
from game.engine.rules.deliberation import begin
from game.engine.rules.offers import checks_end
from game.engine.signals import Signal
from game.engine.state import APPLIED, BOOKED, CHECKS, LEAD, VERBAL, WRITTEN, Process, State
from game.engine.view import LIVE_STAGES, View
from game.engine.world import World

__all__ = ["IllegalAction", "advance", "apply", "start", "start_in", "value_of"]


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
            learn(view, index, _first_word(company))
    for known, company in zip(view.companies, facts.companies, strict=True):
        known.since = company.since
    return state


def _first_word(company: CompanyFacts) -> Signal:
    if company.answer_by:
        return Signal(company.opening, company.answer_by, 0, company.offer.pay)
    date, slot = company.meeting or (0, 0)
    return Signal(company.opening, date, slot, company.done)


OFFERED = {"verbal": VERBAL, "written": WRITTEN}


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
    elif facts.stage in OFFERED:
        process.phase = OFFERED[facts.stage]
        state.view.companies[index].verbal_day = 1
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
    if action.kind == "end_day":
        _end_day(state, events)
    else:
        DEEDS[action.kind](state, action, events)
    return events


def _end_day(state: State, events: list[Event]) -> None:
    view = state.view
    for company in miss_until(state, NIGHT):
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
    company = view.signed
    in_time = company >= 0 and state.facts.grace
    if in_time and state.processes[company].phase == CHECKS:
        signal = checks_end(state, company)
        learn(view, company, signal)
        events.append(Event("signal", view.day, company, signal.kind))
    view.day = state.facts.days
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
                bridge(state, "broken_word" if known.said_yes else "hanging")
    view.result = max(0, min(10_000, worth - you.day_cost * view.day))
    events.append(Event("over", view.day, view.landed, "", view.result))


def value_of(view: View, company: int) -> int:
    """Return what a job is worth to the player as now offered, in hundredths of a point."""
    return min(10_000, view.facts.companies[company].value + view.companies[company].bonus)
