"""Meetings: how one goes, what it leads to, and what moving, cancelling or missing it does."""

from game.engine.draws import uniform
from game.engine.facts import RoundFacts
from game.engine.learn import CALL, set_stage
from game.engine.rules.conduct import bridge, goodwill
from game.engine.rules.deliberation import begin, lose, schedule
from game.engine.signals import Signal
from game.engine.state import BOOKED, NEVER, OUT, REVIEWING, WAITING, State
from game.engine.view import LIVE_STAGES

FELT = 100_000
"""Added to a performance to mark that feedback on it is owed."""


def round_facts(state: State, company: int) -> RoundFacts:
    """Return the facts of the meeting that is booked with this company."""
    known, facts = state.view.companies[company], state.facts.companies[company]
    return facts.call if known.calling else facts.rounds[known.round]


def performance(state: State, company: int) -> int:
    """Return how the booked meeting goes today, in thousandths.

    Aptitude, plus preparation, minus fatigue, minus attention spent elsewhere, plus dealt noise.
    """
    view, you, known = state.view, state.facts.you, state.view.companies[company]
    noise = state.truth(company).noise
    index = len(noise) - 1 if known.calling else min(known.round, len(noise) - 2)
    tired = max(0, you.fresh - view.energy) * you.fatigue
    elsewhere = max(0, view.live - (known.stage in LIVE_STAGES)) * you.attention
    prepared = you.preparation[min(known.prepared, len(you.preparation) - 1)]
    aptitude = state.facts.companies[company].aptitude
    return aptitude + prepared - tired - elsewhere + noise[index]


def attend(state: State, company: int) -> None:
    """Hold the meeting: it takes its energy, and leaves a performance behind."""
    view, known = state.view, state.view.companies[company]
    meeting, result = round_facts(state, company), performance(state, company)
    view.energy = max(0, view.energy - meeting.energy)
    known.meeting_day = known.prepared = 0
    calling = known.calling
    last = known.round == len(state.facts.companies[company].rounds) - 1
    if state.processes[company].phase != OUT:
        _count(state, company, meeting, result, last)
    known.calling = False
    if last and not calling:
        set_stage(view, known, "deliberating")


def _count(state: State, company: int, meeting: RoundFacts, result: int, last: bool) -> None:
    """Let a performance count with those who were in the room."""
    process, known = state.processes[company], state.view.companies[company]
    process.total += result * meeting.weight
    process.weight += meeting.weight
    process.feedback = result + FELT
    if known.calling:
        known.calling = False
        schedule(state, company)
    elif last:
        begin(state, company, state.view.day)
    else:
        process.phase = REVIEWING
        process.due = state.view.day + 1 + state.truth(company).turnaround[known.round]
        process.failed = result < meeting.gate


def verdict(state: State, company: int) -> Signal | None:
    """After a round that isn't the last: the next invitation, or the end."""
    process = state.processes[company]
    if process.failed:
        return lose(state, company)
    return invite(state, company, state.view.companies[company].round + 1)


def invite(state: State, company: int, number: int) -> Signal:
    """Invite to a round of the process; the slot is theirs to name."""
    process, truth = state.processes[company], state.truth(company)
    process.phase, process.due = BOOKED, NEVER
    span = state.facts.companies[company].rounds[number].span
    slot = 0 if span > 1 else truth.slot[number]
    return Signal("invite", state.view.day + truth.ahead[number], slot, number)


def invite_call(state: State, company: int) -> Signal:
    """One more person wants a word: a short meeting before the decision."""
    process, truth = state.processes[company], state.truth(company)
    ahead = 1 + truth.ahead[-1] % 2
    date = state.view.day + ahead
    process.call = 0
    process.due = max(process.due, date + 1)
    return Signal("invite", date, truth.slot[-1], CALL)


def moved(state: State, company: int) -> Signal:
    """Name the new date of a meeting that the player asked to move."""
    known, low_high = state.view.companies[company], state.facts.leverage.postpone
    later = uniform(state.truth(company).reactions.postpone, *low_high)
    number = CALL if known.calling else known.round
    date = state.view.day + later
    if known.calling:
        process = state.processes[company]
        process.due = max(process.due, date + 1)
    span = round_facts(state, company).span
    slot = 0 if span > 1 else state.truth(company).reactions.postpone & 1
    return Signal("moved", date, slot, number)


def reopened(state: State, company: int) -> Signal | None:
    """After a cancellation and a request to come back: room again, at a worse score, or never."""
    process, known = state.processes[company], state.view.companies[company]
    process.reopen_due = 0
    if process.barred or state.truth(company).reactions.cancel < state.facts.leverage.cancel_closes:
        return None
    process.adjust -= state.facts.leverage.revive_cost
    process.backup = True
    number = CALL if known.calling else known.round
    if known.calling:
        process.phase = WAITING
        process.due = state.view.day + 4
    else:
        process.phase = BOOKED
    span = round_facts(state, company).span
    slot = 0 if span > 1 else state.truth(company).reactions.revive & 1
    return Signal("reopened", state.view.day + 2, slot, number)


def cancel(state: State, company: int) -> None:
    """Give the slot back: it goes to a backup, and the process most likely with it."""
    known, process = state.view.companies[company], state.processes[company]
    if process.phase not in (BOOKED, WAITING):
        process.barred = True
    if process.phase != OUT:
        gone = state.truth(company).reactions.cancel < state.facts.leverage.cancel_closes
        process.close(*(("slot_gone",) if gone and not state.truth(company).ghost else ()))
    known.cancelled = state.view.day
    set_stage(state.view, known, "closed")
    bridge(state, "cancel")
    goodwill(state, company, -1)


def postpone(state: State, company: int) -> bool:
    """Ask for another date; a second time counts as cancelling. Return whether it was a move."""
    known = state.view.companies[company]
    if known.moved:
        cancel(state, company)
        return False
    known.moved = state.view.day
    known.meeting_day = 0
    process = state.processes[company]
    process.owe("moved", first=True)
    if known.calling and process.phase == WAITING:
        schedule(state, company)
    bridge(state, "postpone")
    goodwill(state, company, -1)
    return True


def miss(state: State, company: int) -> None:
    """Not to turn up: over, and remembered in all of the recruiter's book."""
    process = state.processes[company]
    process.close("no_show")
    set_stage(state.view, state.view.companies[company], "closed")
    bridge(state, "no_show")
    goodwill(state, company, -3)
