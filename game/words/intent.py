"""What a company seems to be about: how far it is, what comes next, by when, how sure, how silent.

All of it is a reading of the view: what they said and when, never what is true.
"""

from typing import NamedTuple

from game.engine.view import KnownCompany, View
from game.scenario.told import Scenario as Source
from game.words.dates import near, short_date
from game.words.languages import _, ngettext

STEPS = (
    "lead", "applied", "screen", "interviews", "final", "deliberating", "verbal", "written",
    "signed", "sealed",
)  # fmt: skip
"""Stages in order; a company's place among them is its track."""
WAITING = ("applied", "screen", "interviews", "final", "deliberating", "signed")
TONES = ("glowing", "warm", "polite", "love", "approvals", "stakeholder", "others", "reorg")


class Intent(NamedTuple):
    """What is next, by when, how sure it sounded, and for how long nobody has written."""

    next: str
    by: str
    sure: str
    silent: str


def steps_done(known: KnownCompany) -> int:
    """Return how many of the nine steps from an opening to a sealed deal lie behind, 0 to 9."""
    return STEPS.index(known.stage) if known.stage in STEPS else 0


def intent(source: Source, view: View, known: KnownCompany) -> Intent:
    """Return what a company seems to mean to do; each part may be empty."""
    return Intent(_next(known), _by(source, view, known), _sure(view, known),
                  _silent(source, view, known))  # fmt: skip


def _next(known: KnownCompany) -> str:
    if known.stage in ("screen", "interviews", "final"):
        return "" if known.meeting_day else _("their word on you")
    if known.stage == "verbal" and known.said_yes:
        return _("the offer on paper")
    return {
        "lead": _("your application"),
        "applied": _("their answer"),
        "deliberating": _("their decision"),
        "verbal": _("your yes or no"),
        "written": _("your signature"),
        "signed": _("the checks"),
    }.get(known.stage, "")


def _by(source: Source, view: View, known: KnownCompany) -> str:
    if known.offer_open():
        return deadline(source, view, known)
    if known.stage != "deliberating" or not known.by:
        return ""
    if known.by < view.day:
        return _("was due {day}").format(day=short_date(source, known.by))
    day = near(source, known.by, view.day)
    return _("about {day}").format(day=day) if known.vague else _("by {day}").format(day=day)


def deadline(source: Source, view: View, known: KnownCompany) -> str:
    """Return an open offer's deadline as a clock: the day, and what is left till then."""
    last = view.facts.days
    left = min(known.deadline, last) - view.day
    if left <= 0:
        return _("today")
    if known.deadline > last:
        return ngettext("{n} day left of the runway", "{n} days left of the runway", left)
    clock = ngettext("{n} day left", "{n} days left", left)
    day = short_date(source, known.deadline)
    return _("by {day}, {left}").format(day=day, left=clock)


def short_deadline(source: Source, view: View, known: KnownCompany) -> str:
    """Return an open offer's deadline in few letters: `Wed 20 May, 5 d`."""
    end = min(known.deadline, view.facts.days)
    left = end - view.day
    if left <= 0:
        return _("today")
    return _("{day}, {n} d").format(day=short_date(source, end), n=left)


def _sure(view: View, known: KnownCompany) -> str:
    """Return how sure they sounded when they last spoke of how it goes."""
    if known.stage != "deliberating":
        return ""
    return {
        "glowing": _("sounded delighted"),
        "warm": _("sounded warm"),
        "polite": _("only polite"),
        "love": _("keen"),
        "approvals": _("waits for a signature"),
        "stakeholder": _("one more to ask"),
        "others": _("meeting others"),
        "reorg": _("a reshuffle"),
    }.get(last_tone(view, known.index), "")


def last_tone(view: View, company: int) -> str:
    """Return the kind of the newest message that spoke of how it goes, or an empty text."""
    link = view.log
    while link is not None:
        kind = link.received.signal.kind
        if link.received.company == company and kind in TONES:
            return kind
        link = link.before
    return ""


def _silent(source: Source, view: View, known: KnownCompany) -> str:
    if known.stage not in WAITING:
        return ""
    if known.heard == view.day:
        return _("wrote today")
    quiet = view.day - max(known.heard, known.since)
    return ngettext("silent {n} day", "silent {n} days", quiet) if quiet > 0 else ""


def silent_since(source: Source, view: View, known: KnownCompany) -> str:
    """Return since which day nobody there has written, or an empty text where nobody should."""
    last = max(known.heard, known.since)
    if known.stage not in WAITING or last >= view.day:
        return ""
    return short_date(source, last)
