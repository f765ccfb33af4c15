"""How a company decides: home run, waiting for finalists still to come, the reserve, the backup.

Source: docs/model.md, section "A company". All lengths are working days after the player's own last
meeting (`Process.began`).
"""

from game.engine.rules.offers import make_offer
from game.engine.signals import (
    BEHIND,
    CONTENDER,
    FROZEN,
    HOME_RUN,
    LOST,
    LUKEWARM,
    RIVAL_OFFER,
    SIGNOFF,
    TOP,
    UNSEEN,
    Signal,
)  # fmt: skip
from game.engine.state import LOST as LOST_PHASE
from game.engine.state import NEVER, OUT, RIVAL, WAITING, State
from game.engine.world import Rival

PLAYER = -1
BACKUP_CALLED_AFTER = 2
"""Days after which a lukewarm company has its recruiter call up the first backup."""


def score(state: State, company: int) -> int:
    """Return the player's standing score: mean performance, conduct, and the recruiter's mood."""
    process = state.processes[company]
    mean = process.total // process.weight if process.weight else 0
    mood = state.view.goodwill[state.facts.companies[company].recruiter]
    return mean + process.adjust + min(0, mood) * state.facts.leverage.goodwill_score


def field(state: State, company: int) -> list[Rival]:
    """Return all other finalists with the days on which they enter and are seen by now's rules."""
    truth, process = state.truth(company), state.processes[company]
    pool = list(truth.pool)
    if pool:
        first = pool[0]
        if process.backup:
            pool[0] = first._replace(entered=0, seen=0)
        elif score(state, company) < state.facts.companies[company].liked:
            sooner = max(0, first.entered - BACKUP_CALLED_AFTER)
            pool[0] = first._replace(entered=first.entered - sooner, seen=first.seen - sooner)
    return [*truth.rivals, *pool]


def begin(state: State, company: int, day: int) -> None:
    """Start to deliberate after the last meeting, held on `day`."""
    truth, process = state.truth(company), state.processes[company]
    known, leverage = state.view.companies[company], state.facts.leverage
    process.phase, process.began, process.patience = WAITING, day, truth.patience
    for told in (known.told_process, known.told_offer):
        if told:
            process.patience = process.patience * leverage.patience_told // 1000
    schedule(state, company)
    process.call = day + truth.call if truth.call else 0


def decision_day(state: State, company: int) -> int:
    """Return the day on which the company will decide if nothing else happens."""
    facts, truth = state.facts.companies[company], state.truth(company)
    process = state.processes[company]
    mark = score(state, company)
    if mark >= facts.home_run and all(r.quality < mark for r in truth.rivals if r.seen <= 0):
        return process.began + truth.signoff
    if mark < facts.liked:
        return process.began + max(truth.signoff, process.patience)
    last = max((r.seen for r in truth.rivals), default=0)
    return process.began + max(truth.signoff, min(last, process.patience))


def schedule(state: State, company: int) -> None:
    """Set the day of the decision: no later than promised, and not before a call that is due."""
    process, known, day = state.processes[company], state.view.companies[company], state.view.day
    due = min(decision_day(state, company), process.hurried)
    if known.calling:
        due = max(due, (known.meeting_day or day + 1) + 1)
    process.due = max(day + 1, due)


def hasten(state: State, company: int, factor: int) -> None:
    """Scale the company's patience (thousandths) and decide sooner or later for it."""
    process = state.processes[company]
    process.patience = process.patience * factor // 1000
    if process.phase == WAITING:
        schedule(state, company)


def best_so_far(state: State, company: int) -> bool:
    """Tell whether the player leads everybody whom the company has met."""
    process, mark = state.processes[company], score(state, company)
    elapsed = state.view.day - process.began
    return mark >= 0 and all(r.quality < mark for r in field(state, company) if r.seen <= elapsed)


def standing(state: State, company: int) -> int:
    """Return HOME_RUN, TOP, CONTENDER or BEHIND as the company sees it today."""
    process, mark = state.processes[company], score(state, company)
    if process.phase in (LOST_PHASE, OUT) or mark < 0:
        return BEHIND
    if process.phase != WAITING:
        return CONTENDER
    if not best_so_far(state, company):
        return CONTENDER
    facts = state.facts.companies[company]
    return HOME_RUN if mark >= facts.home_run else TOP if mark >= facts.liked else CONTENDER


def cause(state: State, company: int) -> int:
    """Return the one true cause of today's waiting."""
    process = state.processes[company]
    if process.phase == RIVAL:
        return RIVAL_OFFER
    if process.phase == LOST_PHASE:
        return FROZEN if process.frozen else LOST
    facts, mark = state.facts.companies[company], score(state, company)
    if _home_run(state, company, mark):
        return SIGNOFF
    elapsed = state.view.day - process.began
    if any(r.seen > elapsed for r in state.truth(company).rivals):
        return UNSEEN
    return LUKEWARM if mark < facts.liked else SIGNOFF


def _home_run(state: State, company: int, mark: int) -> bool:
    return mark >= state.facts.companies[company].home_run and best_so_far(state, company)


def decide(state: State, company: int) -> Signal | None:
    """Rank everybody seen so far who is above the bar and make the first offer."""
    process, mark = state.processes[company], score(state, company)
    elapsed = state.view.day - process.began
    people = field(state, company)
    ranked = [(-r.quality, k) for k, r in enumerate(people) if r.seen <= elapsed and r.quality >= 0]
    if mark >= 0:
        ranked.append((-mark, PLAYER))
    ranked.sort()
    process.queue = tuple([k for _, k in ranked])
    process.place = 0
    return _offer_next(state, company)


def rival_answers(state: State, company: int) -> Signal | None:
    """The rival with the offer answers: it is over, or the offer goes to the next in line."""
    process = state.processes[company]
    rival = field(state, company)[process.queue[process.place]]
    if rival.accepts:
        return lose(state, company)
    process.place += 1
    return _offer_next(state, company)


def _offer_next(state: State, company: int) -> Signal | None:
    process = state.processes[company]
    if PLAYER not in process.queue[process.place :]:
        return lose(state, company)
    choice = process.queue[process.place]
    if choice == PLAYER:
        return make_offer(state, company)
    process.phase = RIVAL
    process.due = state.view.day + field(state, company)[choice].answer
    return None


def lose(state: State, company: int, frozen: bool = False) -> Signal | None:
    """The player is out of it; the news comes late, or never."""
    process, truth = state.processes[company], state.truth(company)
    process.phase, process.frozen = LOST_PHASE, frozen
    process.due = NEVER if truth.ghost else state.view.day + truth.late
    return None


def bad_news(state: State, company: int) -> Signal:
    """Say at last what was decided."""
    process = state.processes[company]
    process.close()
    return Signal("closed" if process.frozen else "rejected")
