"""What a recruiter writes on a day when nothing hard happens: feedback, stories, answers, silence.

She acts on what she knows (cause and standing) and says what her candour and style let her say. All
distributions are in `signals`; each (company, day) has two draws of its own.
"""

from game.engine.draws import pick
from game.engine.rules.conduct import bridge, goodwill
from game.engine.rules.deliberation import bad_news, cause, standing
from game.engine.rules.interviews import FELT
from game.engine.signals import (
    FEEDBACK,
    REPLY_WITHIN_A_DAY,
    SILENCE,
    SOFT,
    TOP,
    Signal,
    impression,
)  # fmt: skip
from game.engine.state import LOST as LOST_PHASE
from game.engine.state import WAITING, State
from game.engine.view import LIVE_STAGES

QUESTION_PAUSE, ASKED_OFTEN = 8, 3
PROMISE_STEPS = 8
QUESTIONS = ("others", "when", "stand")


def draws(state: State, company: int) -> tuple[int, int]:
    """Return the two draws that belong to this company and day."""
    daily, at = state.truth(company).daily, 2 * state.view.day
    return daily[at], daily[at + 1]


def feedback(state: State, company: int) -> Signal:
    """Return the tone of the morning after: the true impression, lifted by the recruiter's spin."""
    process = state.processes[company]
    tables = state.facts.recruiters[state.facts.companies[company].recruiter].feedback
    row = impression(process.feedback - FELT)
    process.feedback = 0
    kind = FEEDBACK[pick(draws(state, company)[0], tables[row])]
    return SILENCE if kind == "silence" else Signal(kind)


def story(state: State, company: int) -> Signal:
    """Return today's story or tell, drawn by cause, standing and candour."""
    recruiter = state.facts.companies[company].recruiter
    tables = state.facts.recruiters[recruiter].stories[state.world.candour[recruiter]]
    first, second = draws(state, company)
    kind = SOFT[pick(first, tables[cause(state, company)][standing(state, company)])]
    known = state.view.companies[company]
    if kind == "date":
        return Signal(kind, date=promise(state, company, second & 7))
    if kind == "timeline":
        recent = known.question_day and state.view.day - known.question_day < QUESTION_PAUSE
        return SILENCE if recent or known.told_process or known.told_offer else Signal(kind)
    if kind == "references":
        return SILENCE if known.references else Signal(kind)
    return SILENCE if kind == "silence" else Signal(kind)


def promise(state: State, company: int, step: int) -> int:
    """Return the day that would be named: soon, and not after the true one while there is one.

    `step` is 0 to 7, all equally likely.
    """
    process, day = state.processes[company], state.view.day
    truly = process.due - day if process.phase == WAITING else PROMISE_STEPS
    return day + max(1, min(truly, 2 + step))


def answer(state: State, company: int, question: str) -> Signal | None:
    """Answer what the player asked, by candour; None when the answer comes a day later."""
    known, process = state.view.companies[company], state.processes[company]
    first, second = draws(state, company)
    place = standing(state, company)
    late = second >= int(REPLY_WITHIN_A_DAY[place] * (1 << 32))
    if late and known.asked_day == state.view.day - 1:
        return None
    recruiter = state.facts.companies[company].recruiter
    truthful = first < state.facts.recruiters[recruiter].truth[state.world.candour[recruiter]]
    if known.asked[QUESTIONS.index(question)] >= ASKED_OFTEN:
        return Signal("annoyed")
    if process.phase == LOST_PHASE:
        return bad_news(state, company) if truthful else Signal("dodge")
    if process.phase != WAITING and known.stage != "deliberating":
        return Signal("dodge")
    if truthful:
        return _true_answer(state, company, question, second & 7)
    if first & 1:
        return Signal("dodge")
    return _rosy_answer(state, company, question)


def _true_answer(state: State, company: int, question: str, step: int) -> Signal:
    process, day = state.processes[company], state.view.day
    if question == "others":
        elapsed = day - process.began
        truth = state.truth(company)
        others = bool(truth.rivals) or any(r.entered <= elapsed for r in truth.pool)
        return Signal("others_yes" if others else "others_no")
    if question == "when":
        if process.phase != WAITING:
            return Signal("when_later", date=day + 4 + step % 3)
        gap = max(1, process.due - day)
        return Signal("when_soon" if gap <= 5 else "when_later", date=day + gap + step % 3)
    return Signal("stand_front" if standing(state, company) <= TOP else "stand_mixed")


def _rosy_answer(state: State, company: int, question: str) -> Signal:
    if question == "others":
        return Signal("others_no")
    if question == "when":
        return Signal("when_soon", date=state.view.day + 3)
    return Signal("stand_front")


def ask(state: State, company: int, question: str) -> None:
    """Take in a question; the same one again costs goodwill."""
    process, known = state.processes[company], state.view.companies[company]
    if question == "reopen":
        known.reopening = state.view.day
        process.reopen_due = state.view.day + state.facts.leverage.revive_days
        return
    known.asked_day = state.view.day
    index = QUESTIONS.index(question)
    counts = list(known.asked)
    counts[index] += 1
    known.asked = (counts[0], counts[1], counts[2])
    if counts[index] > 1:
        goodwill(state, company, -1)
    process.owe(question)


def unanswered(state: State, company: int) -> None:
    """A question of hers that was left lying is noticed."""
    known = state.view.companies[company]
    waited = known.question_day and state.view.day - known.question_day == 2
    if waited and known.replied_day < known.question_day and known.stage in LIVE_STAGES:
        bridge(state, "unanswered")
        goodwill(state, company, -1)
