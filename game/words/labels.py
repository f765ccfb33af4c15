"""What acts, stages and questions are called on every front end."""

from game.engine.acts import Action
from game.engine.rules.leverage import UNHURRIED
from game.engine.view import KnownCompany, View
from game.scenario.told import Scenario as Source
from game.words.dates import (
    HOURS,
    SLOT_WORDS,
    money,
    near,
    near_of,
    short_date,
    weekday,
)
from game.words.languages import N_, _, ngettext
from game.words.refusals import REFUSALS as REFUSALS
from game.words.refusals import why_not as why_not

STAGES = {
    "hidden": N_("unknown"),
    "lead": N_("an opening"),
    "applied": N_("applied"),
    "screen": N_("phone screen"),
    "interviews": N_("interviews"),
    "final": N_("last interview"),
    "deliberating": N_("deciding"),
    "verbal": N_("verbal offer"),
    "written": N_("written offer"),
    "signed": N_("signed, checks running"),
    "sealed": N_("sealed"),
    "rejected": N_("they said no"),
    "closed": N_("closed"),
    "withdrawn": N_("you withdrew"),
    "lapsed": N_("offer lapsed"),
}

MEETINGS = {
    "screen": N_("phone screen"),
    "interview": N_("interview"),
    "onsite": N_("on-site"),
    "call": N_("call"),
}

ASKS = {
    "others": N_("Ask {who} whether there are others"),
    "when": N_("Ask {who} when {company} will decide"),
    "stand": N_("Ask {who} where you stand"),
    "reopen": N_("Ask {who} whether the door at {company} is still open"),
}
TELLS = {
    "process": N_("Tell {who} you're talking to others"),
    "offer": N_("Tell {who} you hold another offer"),
    "bluff": N_("Bluff: tell {who} you hold an offer you don't"),
}
REPLIES = {
    "honest": N_("Answer {who} honestly: yes, I'm talking to others"),
    "dodge": N_("Answer {who} vaguely: let's see how it goes"),
    "deny": N_("Answer {who}: no, only you"),
}
REPLY_WORDS = {
    "honest": N_("Yes. I'm talking to others as well."),
    "dodge": N_("Let's see how it goes."),
    "deny": N_("No, only you."),
}
"""The same answers as the player would write them under a message."""


ALONE = {
    "rest": N_("Rest"),
    "network": N_("Call on people you know"),
    "end_day": N_("End the day"),
}
ABOUT = {
    "prepare": N_("Prepare for {name}"),
    "apply": N_("Apply to {name}"),
    "push": N_("Push {name} to decide"),
    "negotiate": N_("Ask {name} for more money"),
    "extend": N_("Ask {name} for more time"),
    "decline": N_("Decline the offer from {name}"),
    "no_show": N_("Don't turn up at {name}"),
    "accept": N_("Sign with {name}"),
    "withdraw": N_("Withdraw from {name}"),
}
IN_STAGE = {
    ("prepare", "lead"): N_("Work on your application to {name}"),
    ("prepare", "applied"): N_("Work on your application to {name}"),
    ("accept", "verbal"): N_("Say yes to {name}"),
    ("withdraw", "signed"): N_("Leave {name} after signing"),
    ("withdraw", "lead"): N_("Let {name} pass"),
}
"""What some acts are called while things stand so."""


TRAITS = {
    "pay": N_("pay"),
    "growth": N_("growth"),
    "life": N_("life"),
    "meaning": N_("meaning"),
    "home": N_("home"),
}
"""What counts for most players; a hunt may have its own."""


def trait(name: str) -> str:
    """Return what something that counts is called; a hunt's own word is returned as it is."""
    return _(TRAITS[name]) if name in TRAITS else name


def label(source: Source, view: View, action: Action) -> str:
    """Return what an act is called, specific enough to stand alone in a list."""
    kind = action.kind
    if kind == "forecast":
        return question(source, view, action.company)
    if action.company < 0:
        return _(ALONE.get(kind, kind))
    known = view.companies[action.company]
    company = list(source.companies.values())[action.company]
    who = source.recruiters[company.recruiter].name.split()[0]
    if action.option == "thanks":
        return f"{thanks(known)[0].format(who=who)} ({company.name})"
    several = {"ask": ASKS, "tell": TELLS, "reply": REPLIES}.get(kind)
    if several is not None:
        text = _(several[action.option]).format(who=who, company=company.name)
        return text if company.name in text else f"{text} ({company.name})"
    return _about_company(source, view, kind, known, company.name)


def thanks(known: KnownCompany) -> tuple[str, str]:
    """Return what a friendly answer to their last message is called, and how one would write it."""
    if known.last == "references":
        written = _("Of course: three names, and I could start in a month.")
        return _("Send {who} references"), written
    if known.last in ("invite", "moved", "reopened"):
        return _("Confirm to {who}"), _("Confirmed, see you then.")
    if known.last in UNHURRIED:
        return _("Answer {who}: thanks, no rush"), _("Thanks! No rush on my side.")
    return _("Thank {who}"), _("Thank you!")


def _about_company(source: Source, view: View, kind: str, known: KnownCompany, name: str) -> str:
    if kind in ("cancel", "postpone", "interview"):
        return _meeting_label(source, view, kind, known, name)
    text = IN_STAGE.get((kind, known.stage)) or ABOUT.get(kind, "")
    return _(text).format(name=name) if text else f"{kind} {name}"


def _meeting_label(source: Source, view: View, kind: str, known: KnownCompany, name: str) -> str:
    if kind == "interview":
        text = _("Go to the {meeting} with {name}")
    elif kind == "cancel":
        text = _("Cancel {day} {meeting} with {name}")
    elif known.moved:
        text = _(
            "Move {day} {meeting} with {name} (a second time: they will take it as a cancellation)"
        )
    else:
        text = _("Move {day} {meeting} with {name}")
    day = near_of(source, known.meeting_day, view.day)
    return text.format(day=day, meeting=meeting_word(source, known), name=name)


def meeting_word(source: Source, known: KnownCompany) -> str:
    """Return what the booked meeting is: phone screen, interview, on-site, call."""
    return _(MEETINGS[_meeting_kind(source, known)])


def _meeting_kind(source: Source, known: KnownCompany) -> str:
    company = list(source.companies.values())[known.index]
    return "call" if known.calling else company.rounds[known.round].kind


def clash(source: Source, view: View) -> str:
    """Return that two meetings stand in one slot, where any two do, or an empty text."""
    booked = [known for known in view.companies if known.meeting_day >= view.day > 0]
    names = list(source.companies.values())
    for one in booked:
        for other in booked:
            if one.index < other.index and _overlap(source, one, other):
                day = near(source, one.meeting_day, view.day)
                return _(
                    "Two meetings at one time, {day}, {slot}: {one} and {other}. "
                    "Move or cancel one."
                ).format(
                    day=day,
                    slot=_(SLOT_WORDS[one.meeting_slot]),
                    one=names[one.index].name,
                    other=names[other.index].name,
                )
    return ""


def _overlap(source: Source, one: KnownCompany, other: KnownCompany) -> bool:
    """Tell whether two meetings need the same slot; an on-site day that begins early needs two."""
    if one.meeting_day != other.meeting_day:
        return False
    early, late = sorted((one, other), key=lambda known: known.meeting_slot)
    whole_day = _meeting_kind(source, early) == "onsite"
    return late.meeting_slot <= early.meeting_slot + whole_day


def question(source: Source, view: View, index: int) -> str:
    """Return a forecast's question."""
    asked = view.facts.questions[index]
    name = list(source.companies.values())[asked.company].name
    by = short_date(source, asked.by)
    if asked.by - view.day < 5:
        by = weekday(source, asked.by)
    if asked.step == "verbal":
        text = _("How likely is it that {name} says yes to you by {day}?")
    else:
        text = _("How likely is a sealed deal with {name} by {day}?")
    return text.format(name=name, day=by)


def standing_line(source: Source, view: View, known: KnownCompany) -> str:
    """Return in a few words where things stand with a company and what comes next."""
    if known.meeting_day:
        return _("{meeting} {day}, {hour}").format(
            meeting=meeting_word(source, known),
            day=near(source, known.meeting_day, view.day),
            hour=HOURS[known.meeting_slot],
        )
    if known.stage in ("verbal", "written"):
        return _offer_line(source, view, known)
    if known.stage == "closed" and known.cancelled:
        return _("you cancelled")
    if known.stage in ("screen", "interviews", "final"):
        return _("new date to come") if known.moved else _("met them; word to come")
    return _(STAGES[known.stage])


def _offer_line(source: Source, view: View, known: KnownCompany) -> str:
    if known.stage == "verbal" and known.said_yes:
        return _("verbal offer · you said yes, paper to come")
    today = known.deadline == view.day
    if known.stage == "verbal":
        text = _("verbal offer · answer today") if today else _("verbal offer · answer by {day}")
    else:
        text = _("written offer · sign today") if today else _("written offer · sign by {day}")
    return text.format(day=near(source, known.deadline, view.day))


def silence_line(source: Source, view: View, known: KnownCompany) -> str:
    """Return how long they have been silent, and what they last promised."""
    if known.stage not in ("applied", "screen", "interviews", "final", "deliberating", "signed"):
        return ""
    quiet = view.day - max(known.heard, known.since)
    silent = ngettext("silent {n} day", "silent {n} days", quiet) if quiet else ""
    parts = [_("wrote today") if known.heard == view.day else silent]
    if known.stage == "deliberating":
        parts.append(_promise(source, view, known))
    return " · ".join(part for part in parts if part)


def _promise(source: Source, view: View, known: KnownCompany) -> str:
    """Return by when they say that they decide, or said, or an empty text."""
    if known.by >= view.day:
        text = _("says: about {day}") if known.vague else _("says: by {day}")
        return text.format(day=near(source, known.by, view.day))
    if not known.by:
        return ""
    text = _("said: about {day}") if known.vague else _("said: by {day}")
    return text.format(day=short_date(source, known.by))


def pay_line(source: Source, known: KnownCompany) -> str:
    """Return the pay on offer, if any."""
    return money(source, known.pay) if known.pay else ""
