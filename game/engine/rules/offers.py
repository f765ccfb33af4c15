"""An offer's road: a word, a paper, a signature, checks, and only then a sealed deal."""

from game.engine.rules.conduct import bridge, goodwill
from game.engine.signals import Signal
from game.engine.state import CHECKS, NEVER, PAPER, SEALED, VERBAL, WRITTEN, State

RAISE = 107
"""A successful negotiation lifts the pay to this many hundredths. Grade F2."""


def make_offer(state: State, company: int) -> Signal:
    """Call the player: the offer by word of mouth."""
    process, offer = state.processes[company], state.facts.companies[company].offer
    process.phase, process.due, process.owed = VERBAL, NEVER, ()
    process.feedback = process.call = 0
    return Signal("verbal", date=state.view.day + offer.verbal_days, amount=offer.pay)


def say_yes(state: State, company: int) -> None:
    """Take the word: the paper gets written, or doesn't."""
    process = state.processes[company]
    if process.phase != VERBAL:
        return
    process.phase = PAPER
    process.due = state.view.day + state.truth(company).written_delay


def paper_arrives(state: State, company: int) -> Signal:
    """The written offer comes, unless the word was never turned into paper."""
    process, truth = state.processes[company], state.truth(company)
    process.due = NEVER
    if truth.verbal_fails:
        process.close()
        return Signal("fell_through")
    process.phase = WRITTEN
    pay = state.view.companies[company].pay
    return Signal("written", date=state.view.day + truth.deadline, amount=pay)


def sign(state: State, company: int) -> None:
    """Sign: checks and references begin."""
    process = state.processes[company]
    if process.phase != WRITTEN:
        return
    process.phase = CHECKS
    process.due = state.view.day + state.truth(company).clear_delay


def checks_end(state: State, company: int) -> Signal:
    """The last mile: cleared, or one of the ways in which a signed offer still dies."""
    process, truth = state.processes[company], state.truth(company)
    process.close()
    if truth.checks_fail:
        return Signal("checks_failed")
    if truth.rescinded:
        return Signal("rescinded")
    process.phase = SEALED
    return Signal("sealed")


def lapsed(state: State, company: int) -> Signal | None:
    """An offer whose deadline has passed goes to somebody else."""
    known, process = state.view.companies[company], state.processes[company]
    if state.view.day <= known.deadline or known.extended == 1:
        return None
    process.close()
    bridge(state, "broken_word" if known.said_yes else "lapsed")
    goodwill(state, company, -1)
    return Signal("lapsed")


def extension(state: State, company: int) -> Signal:
    """Answer a request for more time; honesty is what makes it likely."""
    known, leverage = state.view.companies[company], state.facts.leverage
    reactions = state.truth(company).reactions
    honest = state.view.honest[state.facts.companies[company].recruiter]
    wanted = leverage.extension_honest if honest else leverage.extension_silent
    draw = reactions.extension if known.stage == "verbal" else reactions.extension_paper
    if draw < wanted:
        return Signal("extension_yes", date=known.deadline + leverage.extension_days)
    return Signal("extension_no", date=max(known.deadline, state.view.day))


def negotiation(state: State, company: int) -> Signal:
    """Answer a request for more money: more, the same, or nothing at all."""
    known, leverage = state.view.companies[company], state.facts.leverage
    reactions = state.truth(company).reactions
    if reactions.pulled < leverage.raise_pulled:
        state.processes[company].close()
        return Signal("pulled")
    odds = leverage.raise_alone
    if known.told_offer or known.bluff_day:
        odds = leverage.raise_offer
    elif known.told_process:
        odds = leverage.raise_process
    if reactions.raise_ < odds:
        return Signal("raise_yes", amount=known.pay * RAISE // 100)
    return Signal("raise_no", amount=known.pay)
