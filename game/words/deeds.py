"""What the player has just done, and what came of it at once, in a sentence each."""

from game.engine.acts import Event
from game.engine.view import View
from game.scenario.told import Scenario as Source
from game.words.dates import SLOT_WORDS, weekday
from game.words.languages import N_, _

FORM = (
    N_("You met {company} running on fumes, and it showed."),
    N_("You were tired with {company}; it may have shown."),
    N_("You met {company} rested, and improvised the rest."),
    N_("You met {company} rested and prepared: you at your best, whatever they make of it."),
)
"""How a meeting felt, by the form the player was in; what they thought comes later, or never."""

DEEDS = {
    "prepared": N_("You prepared for {company}."),
    "rested": N_("You rested."),
    "applied": N_("You applied to {company}."),
    "networked": N_("You called on people. If it helps, word will come."),
    "asked": N_("You asked {company}. One question a day; an answer takes a day, or two, or none."),
    "pushed": N_("You pushed {company}."),
    "cancelled": N_("You cancelled at {company}."),
    "postponed": N_("You asked {company} for another date."),
    "missed": N_("You missed your meeting with {company}."),
    "withdrew": N_("You withdrew from {company}."),
    "negotiated": N_("You asked {company} for more money."),
    "asked_for_time": N_("You asked {company} for more time."),
    "said_yes": N_("You said yes to {company}. The paper is still to come."),
    "signed": N_("You signed with {company}. Checks come next."),
    "declined": N_("You declined {company}'s offer."),
    "forecast": N_("Noted."),
    "replied": N_("You answered {company}."),
    "told process": N_("You told {company} that you're talking to others."),
    "told offer": N_("You told {company} of your other offer."),
    "told bluff": N_("You told {company} of an offer that doesn't exist."),
}
SLOT_TAKERS = frozenset(("attended", "prepared", "rested", "applied", "networked"))


def deed(source: Source, event: Event) -> str:
    """Return an event of the player's own doing as a sentence, or an empty text."""
    names = [company.name for company in source.companies.values()]
    text = FORM[event.data] if event.kind == "attended" else DEEDS.get(event.kind, "")
    if event.kind == "told":
        text = DEEDS[f"told {event.option}"]
    said = _(text)
    return said.format(company=names[event.company]) if event.company >= 0 else said


def aftermath(view: View, events: list[Event], bridges: int) -> list[str]:
    """Return what an act left behind: the slot and energy now, and bridges if they moved.

    `bridges` is what they were before.
    """
    lines = []
    if view.landed < 0 and any(event.kind in SLOT_TAKERS for event in events):
        lines.append(_now(view))
    if view.bridges != bridges:
        change = view.bridges - bridges
        lines.append(_("Bridges {n} ({change:+d}).").format(n=view.bridges, change=change))
    return lines


def _now(view: View) -> str:
    now = SLOT_WORDS[view.slot]
    if now == "night":
        return _("The day is spent.")
    return _("Now {slot}, energy {energy}.").format(slot=_(now), energy=view.energy)


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
            text = _("{company}: you gave it {n} in 100, and it came.")
            lines.append(text.format(company=company, n=said // 10))
        elif view.day == question.by + 1 and not 0 < came <= question.by:
            by = weekday(source, question.by)
            text = _("{company} by {day}: you gave it {n} in 100, and it didn't come.")
            lines.append(text.format(company=company, day=by, n=said // 10))
    return lines
