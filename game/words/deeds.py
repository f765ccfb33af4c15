"""What the player has just done, and what came of it at once, in a sentence each."""

from game.engine.acts import Event
from game.engine.view import View
from game.scenario.models import Scenario as Source
from game.words.dates import SLOT_WORDS, weekday

FORM = (
    "You met {company} running on fumes, and it showed.",
    "You were tired with {company}; it may have shown.",
    "You met {company} rested, and improvised the rest.",
    "You met {company} rested and prepared: you at your best, whatever they make of it.",
)
"""How a meeting felt, by the form the player was in; what they thought comes later, or never."""

DEEDS = {
    "prepared": "You prepared for {company}.",
    "rested": "You rested.",
    "applied": "You applied to {company}.",
    "networked": "You called on people. If it helps, word will come.",
    "asked": "You asked {company}: one question a day. An answer takes a day, or two, or none.",
    "pushed": "You pushed {company}.",
    "cancelled": "You cancelled at {company}.",
    "postponed": "You asked {company} for another date.",
    "missed": "You missed your meeting with {company}.",
    "withdrew": "You withdrew from {company}.",
    "negotiated": "You asked {company} for more money.",
    "asked_for_time": "You asked {company} for more time.",
    "said_yes": "You said yes to {company}. The paper is still to come.",
    "signed": "You signed with {company}. Checks come next.",
    "declined": "You declined {company}'s offer.",
    "forecast": "Noted.",
    "replied": "You answered {company}.",
    "told process": "You told {company} that you're talking to others.",
    "told offer": "You told {company} of your other offer.",
    "told bluff": "You told {company} of an offer that doesn't exist.",
}
SLOT_TAKERS = frozenset(("attended", "prepared", "rested", "applied", "networked"))


def deed(source: Source, event: Event) -> str:
    """Return an event of the player's own doing as a sentence, or an empty text."""
    names = [company.name for company in source.companies.values()]
    text = FORM[event.data] if event.kind == "attended" else DEEDS.get(event.kind, "")
    if event.kind == "told":
        text = DEEDS[f"told {event.option}"]
    return text.format(company=names[event.company]) if event.company >= 0 else text


def aftermath(view: View, events: list[Event], bridges: int) -> list[str]:
    """Return what an act left behind: the slot and energy now, and bridges if they moved.

    `bridges` is what they were before.
    """
    lines = []
    if view.landed < 0 and any(event.kind in SLOT_TAKERS for event in events):
        now = SLOT_WORDS[view.slot]
        lines.append(f"Now {now}, energy {view.energy}." if now != "night" else "The day is spent.")
    if view.bridges != bridges:
        lines.append(f"Bridges {view.bridges} ({view.bridges - bridges:+d}).")
    return lines


def resolved(source: Source, view: View) -> list[str]:
    """Return what became, this morning, of forecasts given earlier."""
    lines = []
    for number, said in sorted(view.forecasts_given().items()):
        question = view.facts.questions[number]
        known = view.companies[question.company]
        company = list(source.companies.values())[question.company].name
        day = known.verbal_day if question.step == "verbal" else known.since
        came = day if question.step == "verbal" or known.stage == "sealed" else 0
        if came == view.day and came <= question.by:
            lines.append(f"{company}: you gave it {said // 10} in 100, and it came.")
        elif view.day == question.by + 1 and not 0 < came <= question.by:
            by = weekday(source, question.by)
            lines.append(f"{company} by {by}: you gave it {said // 10} in 100, and it didn't come.")
    return lines
