"""What acts, stages, refusals and events are called on every front end."""

from game.engine.acts import Action
from game.engine.rules.leverage import UNHURRIED
from game.engine.view import KnownCompany, View
from game.scenario.models import Scenario as Source
from game.words.dates import SLOT_WORDS, money, near, plural, short_date, weekday

STAGES = {
    "hidden": "unknown",
    "lead": "an opening",
    "applied": "applied",
    "screen": "phone screen",
    "interviews": "interviews",
    "final": "last interview",
    "deliberating": "deciding",
    "verbal": "verbal offer",
    "written": "written offer",
    "signed": "signed, checks running",
    "sealed": "sealed",
    "rejected": "they said no",
    "closed": "closed",
    "withdrawn": "you withdrew",
    "lapsed": "offer lapsed",
}

MEETINGS = {"screen": "phone screen", "interview": "interview", "onsite": "on-site", "call": "call"}

REFUSALS = {
    "hunt-over": "The hunt is over.",
    "unknown-action": "There is no such act.",
    "not-yet": "Not yet: this hunt brings that up in a day or two.",
    "left-out": "That isn't part of this hunt.",
    "wrong-stage": "Things haven't come to that with them.",
    "over-with-them": "It is over with them.",
    "day-spent": "The day is spent; what is left is talk and sleep.",
    "meeting-now": "You have a meeting in this slot: attend it, move it, cancel it or skip it.",
    "no-energy": "You have no energy left for that.",
    "networked-today": "You have called on people today already.",
    "not-asked": "Nobody asks that today.",
    "forecast-given": "You have said what you believe.",
    "value-out-of-range": "A forecast is a chance from 0 to 1.",
    "no-meeting-now": "There is no meeting with them in this slot.",
    "no-meeting": "No meeting is booked with them.",
    "fully-prepared": "You know all there is to know about them.",
    "question-open": "They asked you something; a thank-you won't do.",
    "nothing-to-answer": "There is nothing of theirs to answer.",
    "nothing-to-tell": "There is nobody else to tell them about.",
    "nothing-to-reopen": "You cancelled nothing there that could be opened again.",
    "asked-today": "You have asked them something today.",
    "told-today": "You have told them something today.",
    "already-told": "They know.",
    "no-offer-to-tell": "You hold no other offer.",
    "offer-is-real": "You needn't bluff: you hold a real offer.",
    "pushed-lately": "You pushed them a moment ago.",
    "already-negotiated": "You have negotiated this one.",
    "already-extended": "You have asked for time once.",
    "said-yes": "You have said yes; the paper is on its way.",
    "already-signed": "You have signed elsewhere; leave there first.",
}
"""A sentence for every refusal code."""

ASKS = {
    "others": "Ask {who} whether there are others",
    "when": "Ask {who} when {company} will decide",
    "stand": "Ask {who} where you stand",
    "reopen": "Ask {who} whether the door at {company} is still open",
}
TELLS = {
    "process": "Tell {who} you're talking to others",
    "offer": "Tell {who} you hold another offer",
    "bluff": "Bluff: tell {who} you hold an offer you don't",
}
REPLIES = {
    "honest": "Answer {who} honestly: yes, I'm talking to others",
    "dodge": "Answer {who} vaguely: let's see how it goes",
    "deny": "Answer {who}: no, only you",
}
REPLY_WORDS = {
    "honest": "Yes. I'm talking to others as well.",
    "dodge": "Let's see how it goes.",
    "deny": "No, only you.",
}
"""The same answers as the player would write them under a message."""


def label(source: Source, view: View, action: Action) -> str:
    """Return what an act is called, specific enough to stand alone in a list."""
    kind = action.kind
    if kind == "forecast":
        return question(source, view, action.company)
    if action.company < 0:
        return {
            "rest": "Rest",
            "network": "Call on people you know",
            "end_day": "End the day",
        }.get(kind, kind)
    known = view.companies[action.company]
    company = list(source.companies.values())[action.company]
    who = source.recruiters[company.recruiter].name.split()[0]
    if action.option == "thanks":
        return f"{thanks(known)[0].format(who=who)} ({company.name})"
    several = {"ask": ASKS, "tell": TELLS, "reply": REPLIES}.get(kind)
    if several is not None:
        text = several[action.option].format(who=who, company=company.name)
        return text if company.name in text else f"{text} ({company.name})"
    return _about_company(source, view, kind, known, company.name)


def thanks(known: KnownCompany) -> tuple[str, str]:
    """Return what a friendly answer to their last message is called, and how one would write it."""
    if known.last == "references":
        return "Send {who} references", "Of course: three names, and I could start in a month."
    if known.last in ("invite", "moved", "reopened"):
        return "Confirm to {who}", "Confirmed, see you then."
    if known.last in UNHURRIED:
        return "Answer {who}: thanks, no rush", "Thanks! No rush on my side."
    return "Thank {who}", "Thank you!"


def _about_company(source: Source, view: View, kind: str, known: KnownCompany, name: str) -> str:
    if kind in ("cancel", "postpone", "no_show", "interview"):
        return _meeting_label(source, view, kind, known, name)
    if kind == "accept":
        return f"Say yes to {name}" if known.stage == "verbal" else f"Sign with {name}"
    if kind == "withdraw":
        if known.stage == "signed":
            return f"Leave {name} after signing"
        return f"Let {name} pass" if known.stage == "lead" else f"Withdraw from {name}"
    return {
        "prepare": _prepare_label(known, name),
        "apply": f"Apply to {name}",
        "push": f"Push {name} to decide",
        "negotiate": f"Ask {name} for more money",
        "extend": f"Ask {name} for more time",
        "decline": f"Decline the offer from {name}",
    }.get(kind, f"{kind} {name}")


def _prepare_label(known: KnownCompany, name: str) -> str:
    if known.stage in ("lead", "applied"):
        return f"Work on your application to {name}"
    return f"Prepare for {name}"


def _meeting_label(source: Source, view: View, kind: str, known: KnownCompany, name: str) -> str:
    meeting = meeting_word(source, known)
    day = near(source, known.meeting_day, view.day)
    whose = f"{day}'s" if day in ("today", "tomorrow") or " " not in day else f"the {day}"
    if kind == "interview":
        return f"Go to the {meeting} with {name}"
    if kind == "no_show":
        return f"Don't turn up at {name}"
    if kind == "cancel":
        return f"Cancel {whose} {meeting} with {name}"
    again = " (a second time: they will take it as a cancellation)" if known.moved else ""
    return f"Move {whose} {meeting} with {name}{again}"


def meeting_word(source: Source, known: KnownCompany) -> str:
    """Return what the booked meeting is: phone screen, interview, on-site, call."""
    company = list(source.companies.values())[known.index]
    return MEETINGS["call" if known.calling else company.rounds[known.round].kind]


def clash(source: Source, view: View) -> str:
    """Return that two meetings stand in one slot, where any two do, or an empty text."""
    booked = [known for known in view.companies if known.meeting_day >= view.day > 0]
    names = list(source.companies.values())
    for one in booked:
        for other in booked:
            if one.index < other.index and _overlap(source, one, other):
                day = near(source, one.meeting_day, view.day)
                slot = SLOT_WORDS[one.meeting_slot]
                both = f"{names[one.index].name} and {names[other.index].name}"
                return f"Two meetings at one time, {day}, {slot}: {both}. Move or cancel one."
    return ""


def _overlap(source: Source, one: KnownCompany, other: KnownCompany) -> bool:
    """Tell whether two meetings need the same slot; an on-site day that begins early needs two."""
    if one.meeting_day != other.meeting_day:
        return False
    early, late = sorted((one, other), key=lambda known: known.meeting_slot)
    whole_day = meeting_word(source, early) == MEETINGS["onsite"]
    return late.meeting_slot <= early.meeting_slot + whole_day


def question(source: Source, view: View, index: int) -> str:
    """Return a forecast's question."""
    asked = view.facts.questions[index]
    name = list(source.companies.values())[asked.company].name
    by = short_date(source, asked.by)
    if asked.by - view.day < 5:
        by = weekday(source, asked.by)
    if asked.step == "verbal":
        return f"How likely is it that {name} says yes to you by {by}?"
    return f"How likely is a sealed deal with {name} by {by}?"


def standing_line(source: Source, view: View, known: KnownCompany) -> str:
    """Return in a few words where things stand with a company and what comes next."""
    if known.meeting_day:
        hour = ("10:00", "14:00", "18:00")[known.meeting_slot]
        day = near(source, known.meeting_day, view.day)
        return f"{meeting_word(source, known)} {day}, {hour}"
    if known.stage == "verbal":
        if known.said_yes:
            return "verbal offer · you said yes, paper to come"
        return f"verbal offer · answer {_until(source, view, known.deadline)}"
    if known.stage == "written":
        return f"written offer · sign {_until(source, view, known.deadline)}"
    if known.stage == "closed" and known.cancelled:
        return "you cancelled"
    if known.stage in ("screen", "interviews", "final"):
        return "new date to come" if known.moved else "met them; word to come"
    return STAGES[known.stage]


def _until(source: Source, view: View, day: int) -> str:
    when = near(source, day, view.day)
    return when if when == "today" else f"by {when}"


def silence_line(source: Source, view: View, known: KnownCompany) -> str:
    """Return how long they have been silent, and what they last promised."""
    if known.stage not in ("applied", "screen", "interviews", "final", "deliberating", "signed"):
        return ""
    quiet = view.day - max(known.heard, known.since)
    silent = f"silent {plural(quiet, 'day')}" if quiet else ""
    parts = ["wrote today" if known.heard == view.day else silent]
    if known.stage != "deliberating":
        return parts[0]
    if known.by >= view.day:
        about = "about " if known.vague else "by "
        parts.append(f"says: {about}{near(source, known.by, view.day)}")
    elif known.by:
        about = "about" if known.vague else "by"
        parts.append(f"said: {about} {short_date(source, known.by)}")
    return " · ".join(part for part in parts if part)


def pay_line(source: Source, known: KnownCompany) -> str:
    """Return the pay on offer, if any."""
    return money(source, known.pay) if known.pay else ""
