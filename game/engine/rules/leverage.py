"""Truth, bluff and pressure: what saying it moves, and what it costs."""

from game.engine.draws import SPAN
from game.engine.rules.conduct import goodwill
from game.engine.rules.deliberation import best_so_far, hasten, schedule
from game.engine.signals import FEEDBACK, STORIES
from game.engine.state import APPLIED, LOST, RIVAL, WAITING, State
from game.engine.world import Reactions

PUSHES = tuple(Reactions._fields.index(name) for name in ("push", "push_again", "push_third"))
UNHURRIED = frozenset((*FEEDBACK, *STORIES, "date"))
"""Messages to which a thank-you says that there is no hurry."""


def tell_process(state: State, company: int) -> None:
    """Say honestly that there are other talks: less patience to spare, and trust."""
    known = state.view.companies[company]
    known.told_process = True
    _truth(state, company)
    hasten(state, company, state.facts.leverage.patience_told)
    _owe(state, company, "noted")


def tell_offer(state: State, company: int) -> None:
    """Say honestly that there is a real offer elsewhere."""
    state.view.companies[company].told_offer = True
    _truth(state, company)
    _claim(state, company, honest=True)


def bluff(state: State, company: int) -> None:
    """Claim an offer that doesn't exist: it works as the truth would, unless somebody checks."""
    process, reactions = state.processes[company], state.truth(company).reactions
    leverage, day = state.facts.leverage, state.view.day
    state.view.companies[company].bluff_day = day
    if reactions.found_out < leverage.found_out:
        if reactions.removed < leverage.found_removed:
            process.bar("removed")
        else:
            process.adjust -= leverage.credibility
            _owe(state, company, "found_out")
        return
    process.claim_day = day + leverage.claim_days
    _claim(state, company, honest=False)


def claim_passes(state: State, company: int) -> None:
    """The date that went with a bluff has come and gone: they noticed."""
    process = state.processes[company]
    process.claim_day = 0
    process.adjust -= state.facts.leverage.contradiction


def _claim(state: State, company: int, honest: bool) -> None:
    process, reactions = state.processes[company], state.truth(company).reactions
    leverage = state.facts.leverage
    expedite = reactions.expedite if honest else reactions.expedite_bluff
    drop = reactions.drop if honest else reactions.drop_bluff
    if process.phase == WAITING and best_so_far(state, company):
        if expedite < leverage.expedite:
            process.hurried = min(process.hurried, state.view.day + 2)
            schedule(state, company)
            _owe(state, company, "expedited")
            return
    elif process.phase in (WAITING, RIVAL, LOST) and drop < leverage.drop:
        process.bar("dropped")
        return
    hasten(state, company, leverage.patience_told)
    _owe(state, company, "noted")


def _truth(state: State, company: int) -> None:
    state.view.honest[state.facts.companies[company].recruiter] = True
    if state.view.companies[company].denied:
        state.processes[company].adjust -= state.facts.leverage.contradiction


def _owe(state: State, company: int, reaction: str) -> None:
    state.processes[company].owe(reaction)


def push(state: State, company: int) -> None:
    """Ask them to hurry: a date, a story, or a cooler tone; too often costs goodwill."""
    process, known = state.processes[company], state.view.companies[company]
    reactions, leverage, day = state.truth(company).reactions, state.facts.leverage, state.view.day
    draw = reactions[PUSHES[min(known.pushes, len(PUSHES) - 1)]]
    known.pushes += 1
    known.pushed_day = day
    goodwill(state, company, -1 if known.pushes == 1 else -2)
    waiting = process.phase in (WAITING, RIVAL)
    if waiting and draw >= SPAN - leverage.push_drop and not best_so_far(state, company):
        process.bar("dropped")
    elif draw >= leverage.push_cover:
        _owe(state, company, "annoyed")
    elif draw >= leverage.push_forward:
        _owe(state, company, "story")
    elif process.phase == LOST:
        process.due = day + 1
    elif process.phase == WAITING:
        process.hurried = min(process.hurried, day + 3)
        schedule(state, company)
        _owe(state, company, "pushed_date")
    else:
        if process.phase == APPLIED:
            process.due = min(process.due, day + 2)
        _owe(state, company, "story")


def reply(state: State, company: int, option: str) -> None:
    """Answer a message: kindly, honestly, evasively, or with a denial."""
    known = state.view.companies[company]
    known.replied_day = state.view.day
    if option == "honest":
        tell_process(state, company)
    elif option == "deny":
        known.denied = True
        goodwill(state, company, 1)
        hasten(state, company, state.facts.leverage.patience_easy)
    elif option == "thanks":
        if state.view.goodwill[state.facts.companies[company].recruiter] <= 0:
            goodwill(state, company, 1)
        if known.last in UNHURRIED:
            hasten(state, company, state.facts.leverage.patience_easy)
