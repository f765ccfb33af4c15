"""How a signal changes what is known. Sees the view and the signal, never the world."""

from collections.abc import Callable

from game.engine.signals import Signal
from game.engine.view import LIVE_STAGES, OFFER_STAGES, KnownCompany, Mail, Received, View

CALL = 9
"""The round number of a call that was added after the last meeting."""


def learn(view: View, company: int, signal: Signal) -> None:
    """Take in one signal (not silence)."""
    known = view.companies[company]
    known.heard, known.last = view.day, signal.kind
    known.acts_key = -1
    view.cache = None
    view.log = Mail(Received(view.day, company, signal), view.log)
    effect = EFFECTS.get(signal.kind)
    if effect is not None:
        effect(view, known, signal)


def set_stage(view: View, known: KnownCompany, stage: str) -> None:
    """Move a company to another known stage and keep the counts right."""
    if stage == known.stage:
        return
    if known.stage == "signed" and stage != "sealed":
        view.signed = -1
    view.live += (stage in LIVE_STAGES) - (known.stage in LIVE_STAGES)
    view.offers += (stage in OFFER_STAGES) - (known.stage in OFFER_STAGES)
    known.stage = stage
    known.since = view.day
    known.acts_key = -1
    view.cache = None
    if stage not in LIVE_STAGES:
        known.meeting_day = 0


def _stage(stage: str) -> Callable[[View, KnownCompany, Signal], None]:
    def effect(view: View, known: KnownCompany, signal: Signal) -> None:
        set_stage(view, known, stage)

    return effect


def _booked(view: View, known: KnownCompany, signal: Signal) -> None:
    known.meeting_day, known.meeting_slot = signal.date, signal.slot
    if signal.amount == CALL:
        known.calling = True
        return
    known.round = signal.amount
    known.calling = False
    rounds = view.facts.companies[known.index].rounds
    kind = rounds[known.round].kind
    last = known.round == len(rounds) - 1
    set_stage(view, known, "final" if last else "screen" if kind == "screen" else "interviews")


def _gone(view: View, known: KnownCompany, signal: Signal) -> None:
    known.cancelled = 0
    set_stage(view, known, "closed")


def _reopened(view: View, known: KnownCompany, signal: Signal) -> None:
    known.cancelled = known.reopening = 0
    _booked(view, known, signal)
    if signal.amount == CALL:
        set_stage(view, known, "deliberating")


def _promise(view: View, known: KnownCompany, signal: Signal) -> None:
    known.by = signal.date
    known.vague = signal.kind == "when_later"


def _references(view: View, known: KnownCompany, signal: Signal) -> None:
    known.references = True


def _question(view: View, known: KnownCompany, signal: Signal) -> None:
    known.question_day = view.day


def _verbal(view: View, known: KnownCompany, signal: Signal) -> None:
    set_stage(view, known, "verbal")
    known.verbal_day = view.day
    known.pay, known.deadline = signal.amount, signal.date
    known.meeting_day = 0


def _written(view: View, known: KnownCompany, signal: Signal) -> None:
    set_stage(view, known, "written")
    known.written_day = view.day
    known.pay, known.deadline = signal.amount, signal.date
    known.extended = 0


def _extended(view: View, known: KnownCompany, signal: Signal) -> None:
    known.extended = 2
    known.deadline = signal.date


def _raised(view: View, known: KnownCompany, signal: Signal) -> None:
    known.negotiated = 2
    known.pay = signal.amount
    known.bonus += view.facts.leverage.raise_bonus


def _raise_no(view: View, known: KnownCompany, signal: Signal) -> None:
    known.negotiated = 2


def _expedited(view: View, known: KnownCompany, signal: Signal) -> None:
    known.by, known.vague = signal.date, False
    known.bonus += view.facts.leverage.expedite_bonus


def _sealed(view: View, known: KnownCompany, signal: Signal) -> None:
    set_stage(view, known, "sealed")
    view.landed = known.index


def _found_out(view: View, known: KnownCompany, signal: Signal) -> None:
    view.bridges = max(0, view.bridges - 15)
    view.honest[view.facts.companies[known.index].recruiter] = False
    if signal.amount:
        set_stage(view, known, "rejected")


EFFECTS: dict[str, Callable[[View, KnownCompany, Signal], None]] = {
    "lead": _stage("lead"),
    "invite": _booked,
    "moved": _booked,
    "reopened": _reopened,
    "slot_gone": _gone,
    "no_show": _stage("closed"),
    "withdrew": _stage("withdrawn"),
    "date": _promise,
    "when_soon": _promise,
    "when_later": _promise,
    "pushed_date": _promise,
    "expedited": _expedited,
    "timeline": _question,
    "references": _references,
    "found_out": _found_out,
    "verbal": _verbal,
    "written": _written,
    "extension_yes": _extended,
    "extension_no": _extended,
    "raise_yes": _raised,
    "raise_no": _raise_no,
    "sealed": _sealed,
    "rejected": _stage("rejected"),
    "dropped": _stage("rejected"),
    "closed": _stage("closed"),
    "pulled": _stage("closed"),
    "fell_through": _stage("closed"),
    "checks_failed": _stage("closed"),
    "rescinded": _stage("closed"),
    "lapsed": _stage("lapsed"),
}
