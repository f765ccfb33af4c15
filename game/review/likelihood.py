"""P(signal | what is true): the day's two soft draws are integrated, hard signals match or don't.

Every number comes from the engine's own tables; a test sweeps the two draws through the real night
and compares. A probability comes as three, one for each candour that the recruiter may have.
"""

from functools import cache

from game.engine.draws import SPAN
from game.engine.facts import RecruiterFacts
from game.engine.rules.deliberation import cause, standing
from game.engine.rules.interviews import FELT
from game.engine.rules.recruiters import (
    ASKED_OFTEN,
    PROMISE_STEPS,
    QUESTION_PAUSE,
    QUESTIONS,
    promise,
)  # fmt: skip
from game.engine.signals import (
    ANSWERS,
    CANDOURS,
    FEEDBACK,
    REPLY_WITHIN_A_DAY,
    SILENCE,
    SOFT,
    TOP,
    Signal,
    impression,
)  # fmt: skip
from game.engine.state import LOST, WAITING, State

Three = tuple[float, float, float]
"""A probability under each candour."""

SURE: Three = (1.0, 1.0, 1.0)
NEVER: Three = (0.0, 0.0, 0.0)
STEPS = range(PROMISE_STEPS)
AN_ANSWER = frozenset((*ANSWERS, "annoyed"))
Rows = tuple[tuple[dict[str, Three], ...], ...]


def _shares(thresholds: tuple[int, ...], names: tuple[str, ...]) -> dict[str, float]:
    lows = (0, *thresholds)
    return {
        name: (high - low) / SPAN for name, low, high in zip(names, lows, thresholds, strict=False)
    }


@cache
def _story_rows(recruiter: RecruiterFacts) -> Rows:
    """Return P(kind) by cause and standing, under each candour."""
    tables = recruiter.stories
    rows = []
    for of_cause in range(len(tables[0])):
        row = []
        for place in range(len(tables[0][of_cause])):
            by = [_shares(tables[c][of_cause][place], SOFT) for c in range(len(CANDOURS))]
            row.append({kind: (by[0][kind], by[1][kind], by[2][kind]) for kind in SOFT})
        rows.append(tuple(row))
    return tuple(rows)


@cache
def _tones(recruiter: RecruiterFacts) -> tuple[dict[str, float], ...]:
    return tuple(_shares(row, FEEDBACK) for row in recruiter.feedback)


_KNOWN: dict[int, tuple[RecruiterFacts, Rows, tuple[dict[str, float], ...]]] = {}


def _tables(state: State, company: int) -> tuple[Rows, tuple[dict[str, float], ...]]:
    """Return a recruiter's tables by identity: hashing her facts each time would cost the most."""
    recruiter = state.facts.recruiters[state.facts.companies[company].recruiter]
    found = _KNOWN.get(id(recruiter))
    if found is None or found[0] is not recruiter:
        found = recruiter, _story_rows(recruiter), _tones(recruiter)
        _KNOWN[id(recruiter)] = found
    return found[1], found[2]


def story_chance(state: State, company: int, seen: Signal) -> Three:
    """Return P(today's story is what was seen), for a company that writes one today."""
    row = _tables(state, company)[0][cause(state, company)][standing(state, company)]
    if seen.kind == "date":
        fitting = sum(promise(state, company, step) == seen.date for step in STEPS)
        return _scaled(row["date"], fitting / PROMISE_STEPS) if fitting else NEVER
    known, day = state.view.companies[company], state.view.day
    told = known.told_process or known.told_offer
    no_question = told or (known.question_day and day - known.question_day < QUESTION_PAUSE)
    if seen is SILENCE or seen.kind == "silence":
        kept = row["silence"]
        if no_question:
            kept = _sum(kept, row["timeline"])
        return _sum(kept, row["references"]) if known.references else kept
    if seen.kind == "timeline" and no_question:
        return NEVER
    if seen.kind == "references" and known.references:
        return NEVER
    return row.get(seen.kind, NEVER)


def owed_story_chance(state: State, company: int, seen: Signal) -> Three:
    """Return P(what was seen) when a push is answered with a story, or else evasively."""
    waiting = state.view.companies[company].stage == "deliberating"
    if seen.kind == "dodge":
        return story_chance(state, company, SILENCE) if waiting else SURE
    return story_chance(state, company, seen) if waiting and seen.kind != "silence" else NEVER


def feedback_chance(state: State, company: int, seen: Signal) -> Three:
    """Return P(the tone that was seen), for a company that owes feedback on a meeting."""
    felt = state.processes[company].feedback - FELT
    share = _tables(state, company)[1][impression(felt)].get(seen.kind, 0.0)
    return share, share, share


def answer_chance(state: State, company: int, question: str, seen: Signal) -> tuple[Three, float]:
    """Return P(the answer comes today and is what was seen), and P(it comes a day later)."""
    known, process = state.view.companies[company], state.processes[company]
    late = 0.0
    if known.asked_day == state.view.day - 1:
        late = 1.0 - int(REPLY_WITHIN_A_DAY[standing(state, company)] * SPAN) / SPAN
    today = 1.0 - late
    if known.asked[QUESTIONS.index(question)] >= ASKED_OFTEN:
        return (_scaled(SURE, today) if seen.kind == "annoyed" else NEVER), late
    if process.phase != LOST and process.phase != WAITING and known.stage != "deliberating":
        return (_scaled(SURE, today) if seen.kind == "dodge" else NEVER), late
    frank, else_ = _answers(state, company, question, seen)
    truth = state.facts.recruiters[state.facts.companies[company].recruiter].truth
    a, b, c = (t / SPAN for t in truth)
    mixed = (
        a * frank + (1 - a) * else_, b * frank + (1 - b) * else_, c * frank + (1 - c) * else_
    )  # fmt: skip
    return _scaled(mixed, today), late


def _answers(state: State, company: int, question: str, seen: Signal) -> tuple[float, float]:
    """Return P(seen) when she tells the truth, and when she doesn't."""
    process, day = state.processes[company], state.view.day
    if process.phase == LOST:
        news = "closed" if process.frozen else "rejected"
        return float(seen.kind == news), float(seen.kind == "dodge")
    rosy = {
        "others": Signal("others_no"),
        "when": Signal("when_soon", date=day + 3),
        "stand": Signal("stand_front"),
    }[question]
    cover = (float(seen.kind == "dodge") + float(seen == rosy)) / 2
    return _frank(state, company, question, seen), cover


def _frank(state: State, company: int, question: str, seen: Signal) -> float:
    process, day = state.processes[company], state.view.day
    if question == "others":
        elapsed, truth = day - process.began, state.truth(company)
        others = bool(truth.rivals) or any(r.entered <= elapsed for r in truth.pool)
        return float(seen.kind == ("others_yes" if others else "others_no"))
    if question == "stand":
        front = standing(state, company) <= TOP
        return float(seen.kind == ("stand_front" if front else "stand_mixed"))
    first, kind = day + 4, "when_later"
    if process.phase == WAITING:
        gap = max(1, process.due - day)
        first, kind = day + gap, "when_soon" if gap <= 5 else "when_later"
    if seen.kind != kind:
        return 0.0
    return sum(first + step % 3 == seen.date for step in STEPS) / PROMISE_STEPS


def _scaled(three: Three, factor: float) -> Three:
    return three[0] * factor, three[1] * factor, three[2] * factor


def _sum(one: Three, other: Three) -> Three:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]
