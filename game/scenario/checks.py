"""What a scenario must mean beyond its shape: references, dates, placeholders, stages that fit."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from game.engine.signals import FEEDBACK, KINDS, STORIES
from game.scenario.models import Company, Scenario

PLACEHOLDERS = ("company", "boss", "second", "role", "round", "when", "by", "pay")
"""What a message may name in braces."""

OPENINGS = (
    *FEEDBACK[:3], *STORIES[:5], "references", "timeline", "dodge", "received", "lead", "invite",
)  # fmt: skip
"""Signals that a company may open a hunt with."""

_MEETINGS = ("invite", "moved", "reopened")
ONLY_IN = {
    "when": _MEETINGS,
    "round": _MEETINGS,
    "by": (
        "date", "when_soon", "when_later", "expedited", "pushed_date", "verbal", "written",
        "extension_yes", "extension_no",
    ),
    "pay": ("verbal", "written", "raise_yes", "raise_no"),
}  # fmt: skip
"""Placeholders that only some signals can fill."""

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
Found = Iterator[tuple[str, str, str]]


def nearest(word: str, known: Sequence[str]) -> str:
    """Return advice that names the nearest known word, or the known ones when none is near."""
    close = get_close_matches(word, known, n=1, cutoff=0.5)
    if close:
        return f"did you mean {close[0]}?"
    return "known: " + ", ".join(sorted(known)[:12])


def meanings(scenario: Scenario) -> Found:
    """Yield (key path, what is wrong, advice) for all that the shape can't say."""
    if scenario.start.weekday() > 4:
        yield "start", "day 1 falls on a weekend", "name a Monday to Friday"
    if scenario.you.energy > scenario.you.energy_most:
        yield "you.energy", "is above you.energy_most", ""
    if sum(scenario.you.priorities.values()) <= 0:
        yield "you.priorities", "no priority has any weight", "give at least one a share above 0"
    for key, recruiter in scenario.recruiters.items():
        yield from _recruiter(f"recruiters.{key}", recruiter.messages, recruiter.bias)
        if sum(recruiter.candour) <= 0:
            yield f"recruiters.{key}.candour", "all shares are 0", ""
    for key, company in scenario.companies.items():
        yield from _company(scenario, f"companies.{key}", company)
    yield from _forecasts(scenario)


def _recruiter(place: str, messages: dict[str, list[str]], bias: dict[str, float]) -> Found:
    for kind, texts in messages.items():
        if kind not in KINDS or kind == "silence":
            yield f"{place}.messages.{kind}", "no such signal", nearest(kind, KINDS)
        if not texts:
            yield f"{place}.messages.{kind}", "no wording", "write at least one"
        for number, text in enumerate(texts):
            yield from _braces(f"{place}.messages.{kind}[{number}]", text, kind)
    for kind, factor in bias.items():
        if kind not in KINDS:
            yield f"{place}.bias.{kind}", "no such signal", nearest(kind, KINDS)
        if factor > 20:
            yield f"{place}.bias.{kind}", "a factor is from 0 to 20", ""
    if not any(bias.get(kind, 1) for kind in STORIES):
        yield f"{place}.bias", "leaves her nothing to say", "give one story a factor above 0"


def _braces(place: str, text: str, kind: str) -> Found:
    for found in _BRACES.finditer(text):
        name = found.group(1)
        if name is None:
            yield place, "a brace without its partner", "leave it out"
        elif name not in PLACEHOLDERS:
            yield place, f"unknown placeholder {{{name}}}", nearest(name, PLACEHOLDERS)
        elif kind in KINDS and name in ONLY_IN and kind not in ONLY_IN[name]:
            known = [other for other in PLACEHOLDERS if kind in ONLY_IN.get(other, (kind,))]
            yield place, f"{kind} has no {{{name}}}", "known here: " + ", ".join(known)


def _company(scenario: Scenario, place: str, company: Company) -> Found:
    recruiters = list(scenario.recruiters)
    if company.recruiter not in recruiters:
        yield (
            f"{place}.recruiter",
            f"no recruiter {company.recruiter}",
            nearest(company.recruiter, recruiters),
        )
    for name in scenario.you.priorities:
        if name not in company.job:
            yield f"{place}.job", f"says nothing about {name}", "every priority needs 0 to 100"
    for name in company.job:
        if name not in scenario.you.priorities:
            yield (
                f"{place}.job.{name}",
                "no such priority",
                nearest(name, list(scenario.you.priorities)),
            )
    for name in company.needs:
        if name not in scenario.you.skills:
            yield f"{place}.needs.{name}", "no such skill", nearest(name, list(scenario.you.skills))
    if company.opening is not None and company.opening not in OPENINGS:
        advice = nearest(company.opening, OPENINGS)
        yield f"{place}.opening", f"no hunt can open with {company.opening}", advice
    if company.opening == "invite" and company.meeting is None:
        yield f"{place}.opening", "an invitation needs a meeting", f"add [{place}.meeting]"
    yield from _braces(f"{place}.opening_text", company.opening_text, company.opening or "")
    for low, high, name in (
        (*company.lead, "lead"), (*company.ahead, "ahead"), (*company.pool_lag, "pool_lag"),
    ):  # fmt: skip
        if low > high:
            yield f"{place}.{name}", f"{low} is above {high}", "write the smaller one first"
    if sum(company.rivals.counts) <= 0:
        yield f"{place}.rivals.counts", "all shares are 0", ""
    yield from _stage(scenario, place, company)


def _stage(scenario: Scenario, place: str, company: Company) -> Found:
    done = [r.done for r in company.rounds]
    if done != sorted(done, reverse=True):
        yield f"{place}.rounds", "a meeting is done before an earlier one", "order them in time"
    booked = company.stage in ("screen", "interviews", "final")
    if company.stage == "deliberating" and not all(done):
        yield f"{place}.stage", "deliberating needs every round done", "set done = true"
    if booked and company.meeting is None:
        yield f"{place}.stage", f"{company.stage} needs a meeting", f"add [{place}.meeting]"
    if booked and all(done):
        yield f"{place}.rounds", f"{company.stage} needs a round still to come", ""
    if not booked and company.meeting is not None:
        yield f"{place}.meeting", f"no meeting can be booked at stage {company.stage}", ""
    if booked and company.opening != "invite":
        yield f"{place}.opening", "a booked meeting is announced on day 1", 'opening = "invite"'
    if company.meeting is not None and company.meeting.day > scenario.days:
        yield f"{place}.meeting.day", f"is after the last day, {scenario.days}", ""
    if company.stage in ("hidden", "lead", "applied") and any(done):
        yield f"{place}.rounds", f"nothing can be done yet at stage {company.stage}", ""


def _forecasts(scenario: Scenario) -> Found:
    for number, forecast in enumerate(scenario.forecasts):
        place = f"forecasts[{number}]"
        if forecast.company not in scenario.companies:
            yield (
                f"{place}.company",
                f"no company {forecast.company}",
                nearest(forecast.company, list(scenario.companies)),
            )
        if forecast.by < forecast.day:
            yield f"{place}.by", "is before the day it is asked", ""
        if forecast.by > scenario.days:
            yield f"{place}.by", f"is after the last day, {scenario.days}", ""
