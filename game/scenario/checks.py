"""What a scenario must mean beyond its shape: references, dates, placeholders, stages that fit."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from game.engine.signals import FEEDBACK, KINDS, STORIES
from game.scenario.company import Company
from game.scenario.models import Scenario, Voice
from game.scenario.nearest import nearest
from game.scenario.places import Path

PLACEHOLDERS = ("company", "boss", "second", "role", "round", "when", "by", "pay")
"""What a message may name in braces."""

OPENINGS = (
    *FEEDBACK[:3], *STORIES[:5], "references", "timeline", "dodge", "received", "lead", "invite",
    "verbal", "written",
)  # fmt: skip
"""Signals that a company may open a hunt with."""

OPEN_OFFER = ("verbal", "written")
MEETINGS = ("invite", "moved", "reopened")
ONLY_IN = {
    "when": MEETINGS,
    "round": MEETINGS,
    "by": (
        "date", "when_soon", "when_later", "expedited", "pushed_date", "verbal", "written",
        "extension_yes", "extension_no",
    ),
    "pay": ("verbal", "written", "raise_yes", "raise_no"),
}  # fmt: skip
"""Placeholders that only some signals can fill."""

LEAST_FACTOR = 0.001
"""A story that is liked less than this is as good as never told."""

NEVER_CLOSED = ("interview", "rest", "accept", "end_day")
"""Kinds of act that no hunt may close: without them a day can't be lived."""

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


class Meaning(NamedTuple):
    """Something that doesn't fit: where, what, what to do, its code.

    `at` is value or key; `within` is the piece of the value that is meant.
    """

    path: Path
    what: str
    advice: str
    code: str
    at: str = "value"
    within: str = ""


Found = Iterator[Meaning]


def meanings(scenario: Scenario) -> Found:
    """Yield all that is wrong and that the shape can't say."""
    if scenario.start.weekday() > 4:
        yield Meaning(("start",), "day 1 falls on a weekend", "name a Monday to Friday", "date")
    if scenario.minutes[0] > scenario.minutes[1]:
        yield _wrong_way(("minutes",), scenario.minutes)
    you = scenario.you
    if you.energy > you.energy_most:
        advice = f"at most {you.energy_most}"
        yield Meaning(("you", "energy"), "is above you.energy_most", advice, "out-of-range")
    if sum(you.priorities.values()) <= 0:
        advice = "give at least one a share above 0"
        yield Meaning(("you", "priorities"), "no priority has any weight", advice, "no-shares")
    yield from _ways(("leverage", "postpone"), scenario.leverage.postpone)
    for key, recruiter in scenario.recruiters.items():
        yield from voices(("recruiters", key), recruiter)
    yield from _priorities(scenario)
    for key, company in scenario.companies.items():
        yield from _company(scenario, ("companies", key), company)
    yield from _forecasts(scenario)
    yield from _closed(scenario)
    yield from _expectations(scenario)


def _wrong_way(path: Path, pair: tuple[float, float]) -> Meaning:
    what = f"{pair[0]:g} is above {pair[1]:g}"
    return Meaning(path, what, "write the smaller one first", "wrong-order")


def _ways(path: Path, pair: tuple[float, float]) -> Found:
    if pair[0] > pair[1]:
        yield _wrong_way(path, pair)


def voices(place: Path, recruiter: Voice) -> Found:
    """Yield what is wrong with a recruiter's voice: shares, stories, messages, braces."""
    if sum(recruiter.candour) <= 0:
        yield Meaning((*place, "candour"), "all shares are 0", "raise one of them", "no-shares")
    for kind, texts in recruiter.messages.items():
        path = (*place, "messages", kind)
        if kind not in KINDS or kind == "silence":
            known = [other for other in KINDS if other != "silence"]
            yield Meaning(path, "no such signal", nearest(kind, known), "unknown-signal", "key")
        if not texts:
            yield Meaning(path, "no wording", "write at least one", "no-wording")
        for number, text in enumerate(texts):
            yield from braces((*path, number), text, kind)
    for kind, factor in recruiter.bias.items():
        path = (*place, "bias", kind)
        if kind not in STORIES:
            advice = nearest(kind, STORIES)
            yield Meaning(path, "no such story", advice, "unknown-signal", "key")
        if factor > 20:
            yield Meaning(path, "a factor is from 0 to 20", "make it smaller", "out-of-range")
    if max(recruiter.bias.get(kind, 1) for kind in STORIES) < LEAST_FACTOR:
        advice = "give one story a factor above 0"
        yield Meaning((*place, "bias"), "leaves her nothing to say", advice, "no-shares")


def braces(path: Path, text: str, kind: str) -> Found:
    """Yield what is wrong with the placeholders of a wording of a signal."""
    if "{" not in text and "}" not in text:
        return
    for found in _BRACES.finditer(text):
        name = found.group(1)
        if name is None:
            what, advice = "a brace without its partner", "close it, or leave it out"
            yield Meaning(path, what, advice, "bad-brace", within=found.group(0))
        elif name not in PLACEHOLDERS:
            what = f"unknown placeholder {{{name}}}"
            advice = nearest(name, PLACEHOLDERS)
            yield Meaning(path, what, advice, "unknown-placeholder", within=found.group(0))
        elif kind in KINDS and name in ONLY_IN and kind not in ONLY_IN[name]:
            known = [other for other in PLACEHOLDERS if kind in ONLY_IN.get(other, (kind,))]
            advice = "known here: " + ", ".join(known)
            what = f"{kind} has no {{{name}}}"
            yield Meaning(path, what, advice, "unknown-placeholder", within=found.group(0))


def _company(scenario: Scenario, place: Path, company: Company) -> Found:
    yield from _references(scenario, place, company)
    if company.opening is not None and company.opening not in OPENINGS:
        advice = nearest(company.opening, OPENINGS)
        what = f"no hunt can open with {company.opening}"
        yield Meaning((*place, "opening"), what, advice, "unknown-signal")
    if company.opening == "invite" and company.meeting is None:
        advice = f"add [{'.'.join(map(str, place))}.meeting]"
        yield Meaning((*place, "opening"), "an invitation needs a meeting", advice, "stage")
    yield from braces((*place, "opening_text"), company.opening_text, company.opening or "")
    for pair, name in (
        (company.lead, "lead"), (company.ahead, "ahead"), (company.pool_lag, "pool_lag"),
    ):  # fmt: skip
        yield from _ways((*place, name), pair)
    if company.ahead[0] < 1:
        advice = "write 1 or more"
        yield Meaning((*place, "ahead"), "nobody invites for today", advice, "out-of-range")
    yield from _ways((*place, "call", "days"), company.call.days)
    if sum(company.rivals.counts) <= 0:
        yield Meaning((*place, "rivals", "counts"), "all shares are 0", "raise one", "no-shares")
    yield from _stage(scenario, place, company)


def _references(scenario: Scenario, place: Path, company: Company) -> Found:
    recruiters, wanted = list(scenario.recruiters), company.recruiter
    if wanted not in recruiters:
        what = f"no recruiter {wanted}"
        yield Meaning((*place, "recruiter"), what, nearest(wanted, recruiters), "no-such")
    sector = company.from_sector
    if sector is not None and sector not in scenario.sectors:
        advice = nearest(sector, list(scenario.sectors))
        yield Meaning((*place, "from_sector"), f"no sector {sector}", advice, "no-such")
    priorities, skills = list(scenario.you.priorities), list(scenario.you.skills)
    nowhere, everywhere = _unshared(scenario)
    for name in priorities:
        if name not in company.job and name not in nowhere:
            advice = "every priority needs 0 to 100"
            yield Meaning((*place, "job"), f"says nothing about {name}", advice, "missing-key")
    for name in company.job:
        if name not in priorities and name not in everywhere:
            advice = nearest(name, priorities)
            yield Meaning((*place, "job", name), "no such priority", advice, "no-such", "key")
    for name in company.needs:
        if name not in skills:
            advice = nearest(name, skills)
            yield Meaning((*place, "needs", name), "no such skill", advice, "no-such", "key")


def _unshared(scenario: Scenario) -> tuple[list[str], list[str]]:
    """Return the priorities that no job speaks of, and what all jobs speak of besides."""
    jobs = [company.job for company in scenario.companies.values()]
    nowhere = [name for name in scenario.you.priorities if not any(name in job for job in jobs)]
    common = set(jobs[0]).intersection(*jobs[1:])
    return nowhere, [n for n in jobs[0] if n in common and n not in scenario.you.priorities]


def _priorities(scenario: Scenario) -> Found:
    """Yield once what is wrong between what counts for you and all of the jobs."""
    nowhere, everywhere = _unshared(scenario)
    place: Path = ("you", "priorities")
    for name in nowhere:
        renamed = f"; is it {everywhere[0]} in the jobs?" if everywhere else ""
        advice = f"every company's job needs it, 0 to 100{renamed}"
        yield Meaning((*place, name), "no job says what it is worth", advice, "no-such", "key")
    if not nowhere:
        for name in everywhere:
            what = f"every job speaks of {name}, which is none of them"
            yield Meaning(place, what, "add it here, or take it out there", "no-such", "key")


def _stage(scenario: Scenario, place: Path, company: Company) -> Found:
    done = [r.done for r in company.rounds]
    stage, meeting = company.stage, company.meeting
    if done != sorted(done, reverse=True):
        what = "a meeting is done before an earlier one"
        yield Meaning((*place, "rounds"), what, "order them in time", "stage")
    booked = stage in ("screen", "interviews", "final")
    if stage in ("deliberating", *OPEN_OFFER) and not all(done):
        what = f"{stage} needs every round done"
        yield Meaning((*place, "stage"), what, "set done = true in each round", "stage")
    if booked and meeting is None:
        advice = f"add [{'.'.join(map(str, place))}.meeting]"
        yield Meaning((*place, "stage"), f"{stage} needs a meeting", advice, "stage")
    if booked and all(done):
        what = f"{stage} needs a round still to come"
        yield Meaning((*place, "rounds"), what, "leave done out of the last one", "stage")
    if not booked and meeting is not None and "stage" in company.model_fields_set:
        what = f"no meeting can be booked at stage {stage}"
        yield Meaning((*place, "meeting"), what, 'stage = "final", or leave it out', "stage")
    if booked and company.opening != "invite":
        what = "a booked meeting is announced on day 1"
        yield Meaning((*place, "opening"), what, 'opening = "invite"', "stage")
    if meeting is not None and meeting.day > scenario.days:
        what = f"is after the last day, {scenario.days}"
        yield Meaning((*place, "meeting", "day"), what, "move it or add days", "date")
    if "stage" not in company.model_fields_set and (any(done) or meeting is not None):
        what = "has no stage, so it counts as hidden"
        advice = 'add stage = "final"' if meeting else 'add stage = "deliberating"'
        yield Meaning(place, what, advice, "stage", "key")
    elif stage in ("hidden", "lead", "applied") and any(done):
        what = f"nothing can be done yet at stage {stage}"
        yield Meaning((*place, "rounds"), what, "leave done out", "stage")
    yield from _open_offer(scenario, place, company)


def _open_offer(scenario: Scenario, place: Path, company: Company) -> Found:
    stage, by = company.stage, company.answer_by
    if stage in OPEN_OFFER:
        if by is None:
            what = "an open offer needs a last day to answer"
            yield Meaning((*place, "stage"), what, "add answer_by = 4", "stage")
        if company.opening != stage:
            what = "an open offer is announced on day 1"
            yield Meaning((*place, "opening"), what, f'opening = "{stage}"', "stage")
    elif by is not None:
        what = f"no offer is open at stage {stage}"
        yield Meaning((*place, "answer_by"), what, 'stage = "written", or leave it out', "stage")
    elif company.opening in OPEN_OFFER:
        what = f"no offer is open at stage {stage}"
        yield Meaning((*place, "opening"), what, f'stage = "{company.opening}"', "stage")
    if by is not None and by > scenario.days:
        what = f"is after the last day, {scenario.days}"
        yield Meaning((*place, "answer_by"), what, "name an earlier day", "date")


def _forecasts(scenario: Scenario) -> Found:
    companies, last = list(scenario.companies), scenario.days
    for number, forecast in enumerate(scenario.forecasts):
        place: Path = ("forecasts", number)
        if forecast.company not in companies:
            advice = nearest(forecast.company, companies)
            what = f"no company {forecast.company}"
            yield Meaning((*place, "company"), what, advice, "no-such")
        if forecast.by < forecast.day:
            what = f"is before day {forecast.day}, on which it is asked"
            yield Meaning((*place, "by"), what, "name a later day", "date")
        if forecast.by > last:
            what = f"is after the last day, {last}"
            yield Meaning((*place, "by"), what, "name an earlier day", "date")


def _closed(scenario: Scenario) -> Found:
    closed: list[tuple[Path, str]] = [
        (("leave_out", number), kind) for number, kind in enumerate(scenario.leave_out)
    ]
    for at, letter in enumerate(scenario.mail):
        closed += [(("mail", at, "opens", n), kind) for n, kind in enumerate(letter.opens)]
        if letter.day > scenario.days:
            what = f"is after the last day, {scenario.days}"
            yield Meaning(("mail", at, "day"), what, "name an earlier day", "date")
    for path, kind in closed:
        if kind in NEVER_CLOSED:
            what = f"{kind} can't be closed: no day can be lived without it"
            yield Meaning(path, what, "leave it out of the list", "never-closed")


def _expectations(scenario: Scenario) -> Found:
    expect = scenario.expect
    if expect is None:
        return
    for name in ("hedging_pays", "gets_away", "days", "choices", "lost_anyway"):
        pair = getattr(expect, name)
        if pair is not None:
            yield from _ways(("expect", name), pair)
    for number, better in enumerate(expect.better):
        yield from _ways(("expect", "better", number, "by"), better.by)
    for table in ("value", "sealed"):
        for player, pair in getattr(expect, table).items():
            yield from _ways(("expect", table, player), pair)
    for number, kind in enumerate(expect.unreached):
        if kind not in KINDS:
            advice = nearest(kind, KINDS)
            yield Meaning(("expect", "unreached", number), "no such signal", advice, "no-such")
