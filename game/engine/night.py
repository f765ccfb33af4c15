"""The overnight pass: the world moves, and each company lets exactly one signal through."""

from collections.abc import Callable

from game.engine.acts import Event
from game.engine.learn import learn
from game.engine.rules.applications import callback, lead_arrives
from game.engine.rules.conduct import fade
from game.engine.rules.deliberation import bad_news, decide, rival_answers
from game.engine.rules.interviews import invite_call, moved, reopened, verdict
from game.engine.rules.leverage import claim_passes
from game.engine.rules.market import freeze
from game.engine.rules.offers import (
    checks_end,
    extension,
    lapsed,
    negotiation,
    paper_arrives,
)  # fmt: skip
from game.engine.rules.recruiters import answer, feedback, story, unanswered
from game.engine.signals import SILENCE, Signal
from game.engine.state import (
    APPLIED,
    CHECKS,
    HIDDEN,
    LOST,
    OUT,
    PAPER,
    REVIEWING,
    RIVAL,
    SEALED,
    VERBAL,
    WAITING,
    WRITTEN,
    Process,
    State,
)  # fmt: skip

STEPS: dict[int, Callable[[State, int], Signal | None]] = {
    HIDDEN: lead_arrives,
    APPLIED: callback,
    REVIEWING: verdict,
    WAITING: decide,
    RIVAL: rival_answers,
    LOST: bad_news,
    PAPER: paper_arrives,
    CHECKS: checks_end,
}


def morning(state: State, events: list[Event]) -> None:
    """Begin the view's present day: let every company send its one signal."""
    fade(state)
    view, day = state.view, state.view.day
    for company in range(len(state.processes)):
        unanswered(state, company)
        signal = signal_of_day(state, company)
        if signal is not SILENCE:
            learn(view, company, signal)
            events.append(Event("signal", day, company, signal.kind, signal.date))


def signal_of_day(state: State, company: int) -> Signal:
    """Return today's one signal of a company, hard news first, then what is owed, then stories."""
    process, day = state.processes[company], state.view.day
    if process.phase >= SEALED:
        return _after_the_end(state, company, process)
    signal = _hard(state, company, process, day)
    if signal is None and process.owed and process.phase != OUT:
        signal = _owed(state, company, process)
    if signal is None:
        signal = _soft(state, company, process, day)
    if signal is not SILENCE:
        process.contact = day + _cadence(state, company)
    return signal


def _after_the_end(state: State, company: int, process: Process) -> Signal:
    if process.owed:
        kind = process.owed[0]
        process.owed = ()
        return Signal("found_out", amount=1) if kind == "removed" else Signal(kind)
    if process.reopen_due and state.view.day >= process.reopen_due:
        return reopened(state, company) or SILENCE
    return SILENCE


def _hard(state: State, company: int, process: Process, day: int) -> Signal | None:
    truth, phase = state.truth(company), process.phase
    if day >= truth.freeze and not process.frozen and phase != CHECKS and phase != LOST:
        signal = freeze(state, company)
        if signal is not None or process.phase == OUT:
            return signal or SILENCE
    if process.claim_day and day >= process.claim_day:
        claim_passes(state, company)
    if phase == VERBAL or phase == WRITTEN:
        signal = lapsed(state, company)
        if signal is not None:
            return signal
    if day >= process.due:
        signal = STEPS[process.phase](state, company)
        if signal is not None:
            return signal
    if process.call and process.phase == WAITING and day >= process.call:
        return invite_call(state, company)
    return None


def _owed(state: State, company: int, process: Process) -> Signal | None:
    kind, rest = process.owed[0], process.owed[1:]
    signal = REACTIONS[kind](state, company) if kind in REACTIONS else Signal(kind)
    if signal is not None:
        process.owed = rest if process.phase != OUT else ()
    return signal


def _soft(state: State, company: int, process: Process, day: int) -> Signal:
    if process.feedback:
        return feedback(state, company)
    if state.view.companies[company].stage != "deliberating" or day < process.contact:
        return SILENCE
    process.contact = day + _cadence(state, company)
    return story(state, company)


def _cadence(state: State, company: int) -> int:
    return state.facts.recruiters[state.facts.companies[company].recruiter].cadence


def _dated(kind: str) -> Callable[[State, int], Signal]:
    def reaction(state: State, company: int) -> Signal:
        process, day = state.processes[company], state.view.day
        return Signal(kind, date=max(day + 1, process.due) if process.phase == WAITING else day + 3)

    return reaction


def _asked(question: str) -> Callable[[State, int], Signal | None]:
    def reaction(state: State, company: int) -> Signal | None:
        return answer(state, company, question)

    return reaction


def _story(state: State, company: int) -> Signal | None:
    known_waiting = state.view.companies[company].stage == "deliberating"
    signal = story(state, company) if known_waiting else SILENCE
    return Signal("dodge") if signal is SILENCE else signal


REACTIONS: dict[str, Callable[[State, int], Signal | None]] = {
    "others": _asked("others"),
    "when": _asked("when"),
    "stand": _asked("stand"),
    "expedited": _dated("expedited"),
    "pushed_date": _dated("pushed_date"),
    "story": _story,
    "moved": moved,
    "extend": extension,
    "negotiate": negotiation,
}
"""How reactions that need working out are made; the others are sent as they are."""
