"""What can't be called back, and the one question asked before it. Never decides what is legal."""

from game.engine.acts import Action
from game.engine.legal import QUESTION_DAYS, TALKING, refusal
from game.engine.view import LIVE_STAGES, KnownCompany, View
from game.hunt.hunt import BOUND
from game.scenario.told import Scenario as Source
from game.words.dates import short_date
from game.words.labels import meeting_word
from game.words.languages import N_, _

FINAL, OPEN = N_("This can't be undone."), N_("You can undo it until the day ends.")

SIGNING = N_("You sign with {name}. Until the checks clear it isn't sealed.")
AGAIN = N_("You have moved {name} once. A second time they take for a cancellation.")
PRICES = {
    "tell offer": N_("If you lead at {name}, they may hurry. If you don't, they may let you go."),
    "tell bluff": N_(
        "{name} will take it for true, unless somebody checks. Somebody sometimes does."
    ),
    "negotiate": N_(
        "{name} may give more, or stay as they are. Now and then the whole offer goes with it."
    ),
    "decline": N_("You turn down the offer from {name}. It goes to somebody else."),
    "cancel": N_("You cancel at {name}. Somebody else may get your place, and keep it."),
    "no_show": N_("{name} waits for you and you don't come. People remember that."),
}
"""What an act costs, whatever the state of things."""


def warning(source: Source, view: View, action: Action) -> str:
    """Return what the player should know before this act, or an empty text when it is harmless."""
    text = _price(source, view, action)
    if not text:
        return ""
    final = action.kind in BOUND
    return f"{text} {_(FINAL if final else OPEN)}"


def _price(source: Source, view: View, action: Action) -> str:
    if action.kind == "end_day":
        return _end_day(source, view)
    if action.company < 0 or action.kind == "forecast":
        return ""
    known = view.companies[action.company]
    name = _name(source, known)
    if action.kind == "withdraw":
        return _withdraw(view, known, name)
    if action.kind == "accept":
        return _accept(view, known, name)
    if action.kind == "postpone" and known.moved:
        return _(AGAIN).format(name=name)
    if action.kind == "interview":
        return _collision(source, view, known)
    key = f"tell {action.option}" if action.kind == "tell" else action.kind
    return _(PRICES.get(key, "")).format(name=name)


def _accept(view: View, known: KnownCompany, name: str) -> str:
    """Return what a signature means, or that a word alone comes too late to be worth anything."""
    if known.stage == "written":
        return _(SIGNING).format(name=name)
    if view.day < view.facts.days:
        return ""
    text = _("It is the last day: a yes to {name} is a word, and a word alone counts for nothing.")
    return text.format(name=name)


def _name(source: Source, known: KnownCompany) -> str:
    return list(source.companies.values())[known.index].name


def _who(source: Source, known: KnownCompany) -> str:
    recruiter = list(source.companies.values())[known.index].recruiter
    return source.recruiters[recruiter].name.split()[0]


def _withdraw(view: View, known: KnownCompany, name: str) -> str:
    if known.stage == "signed":
        text = _("You signed with {name}. Leaving now burns that bridge, and others beside it.")
    elif known.stage == "lead":
        text = _("You let {name} pass. Nobody asks twice.")
    elif view.landed >= 0:
        text = _("You withdraw from {name} for good.")
    else:
        text = _("You withdraw from {name} for good. Nothing is sealed elsewhere yet.")
    return text.format(name=name)


def _end_day(source: Source, view: View) -> str:
    lines = []
    if view.day == view.facts.days and view.landed < 0:
        lines.append(_("It is the last day of your runway: with it the hunt ends."))
        lines += _too_late(source, view)
    hanging = [_name(source, known) for known in view.companies if known.stage in LIVE_STAGES]
    if view.landed >= 0 and hanging:
        text = _("Still waiting for you, and would be left hanging: {names}.")
        lines.append(text.format(names=", ".join(hanging)))
    for known in view.companies:
        name = _name(source, known)
        if known.meeting_day == view.day:
            text = _("Your {meeting} with {name} is today; you would miss it.")
            lines.append(text.format(meeting=meeting_word(source, known), name=name))
        if known.offer_open() and known.deadline == view.day and known.extended != 1:
            lines.append(_("The offer from {name} must be answered today.").format(name=name))
    return " ".join(lines)


def _too_late(source: Source, view: View) -> list[str]:
    """Return what becomes of a word or a signature when the runway ends."""
    lines = []
    for known in view.companies:
        name = _name(source, known)
        if known.stage in ("verbal", "written"):
            text = _("What {name} offers isn't signed, and would be gone.")
            lines.append(text.format(name=name))
        elif known.stage == "signed" and view.facts.grace:
            text = _("You have signed with {name}; if the checks clear, it still counts.")
            lines.append(text.format(name=name))
    return lines


def wait_warning(source: Source, view: View) -> str:
    """Return what should be known before quiet days are passed: offers, openings, questions."""
    lines = [_end_day(source, view)]
    for known in view.companies:
        if known.stage == "lead" and not refusal(view, Action("apply", known.index)):
            text = _("The opening at {name} waits for your application.")
            lines.append(text.format(name=_name(source, known)))
        if known.offer_open() and known.deadline > view.day:
            by = short_date(source, known.deadline)
            text = _("An offer from {name} waits for your answer by {day}.")
            lines.append(text.format(name=_name(source, known), day=by))
        asked = known.question_day > known.replied_day and known.stage in TALKING
        if asked and view.day - known.question_day < QUESTION_DAYS:
            text = _("{who} waits for your answer to a question ({name}).")
            lines.append(text.format(who=_who(source, known), name=_name(source, known)))
    return " ".join(line for line in lines if line)


def _collision(source: Source, view: View, known: KnownCompany) -> str:
    facts = view.facts.companies[known.index]
    span = 1 if known.calling else facts.rounds[known.round].span
    for other in view.companies:
        if other is known or other.meeting_day != view.day:
            continue
        if known.meeting_slot <= other.meeting_slot < known.meeting_slot + span:
            text = _("While you are there, {name} waits for you in vain.")
            return text.format(name=_name(source, other))
    return ""
