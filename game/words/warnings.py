"""What can't be called back, and the one question asked before it. Never decides what is legal."""

from game.engine.acts import Action
from game.engine.view import KnownCompany, View
from game.hunt.hunt import BOUND
from game.scenario.models import Scenario as Source
from game.words.dates import short_date
from game.words.labels import meeting_word

FINAL, OPEN = "This can't be undone.", "You can undo it until the day ends."


def warning(source: Source, view: View, action: Action) -> str:
    """Return what the player should know before this act, or an empty text when it is harmless."""
    text = _price(source, view, action)
    if not text:
        return ""
    final = action.kind in BOUND
    return f"{text} {FINAL if final else OPEN}"


def _price(source: Source, view: View, action: Action) -> str:
    if action.kind == "end_day":
        return _end_day(source, view)
    if action.company < 0 or action.kind == "forecast":
        return ""
    known = view.companies[action.company]
    name = _name(source, known)
    if action.kind == "withdraw":
        return _withdraw(view, known, name)
    if action.kind == "accept" and known.stage == "written":
        return f"You sign with {name}. Until the checks clear it isn't sealed."
    if action.kind == "postpone" and known.moved:
        return f"You have moved {name} once. A second time they take for a cancellation."
    if action.kind == "interview":
        return _collision(source, view, known)
    return {
        "tell": _claim(action, name),
        "decline": f"You turn down the offer from {name}. It goes to somebody else.",
        "cancel": f"You cancel at {name}. Somebody else may get your place, and keep it.",
        "no_show": f"{name} waits for you and you don't come. People remember that.",
    }.get(action.kind, "")


def _claim(action: Action, name: str) -> str:
    if action.option == "offer":
        return f"If you lead at {name}, they may hurry. If you don't, they may let you go."
    if action.option != "bluff":
        return ""
    return f"{name} will take it for true, unless somebody checks. Somebody sometimes does."


def _name(source: Source, known: KnownCompany) -> str:
    return list(source.companies.values())[known.index].name


def _withdraw(view: View, known: KnownCompany, name: str) -> str:
    if known.stage == "signed":
        return f"You signed with {name}. Leaving now burns that bridge, and others beside it."
    if known.stage == "lead":
        return f"You let {name} pass. Nobody asks twice."
    kind = "" if view.landed >= 0 else " Nothing is sealed elsewhere yet."
    return f"You withdraw from {name} for good.{kind}"


def _end_day(source: Source, view: View) -> str:
    lines = []
    if view.day == view.facts.days and view.landed < 0:
        lines.append("It is the last day of your runway: with it the hunt ends.")
    for known in view.companies:
        if known.meeting_day == view.day:
            what = meeting_word(source, known)
            lines.append(f"Your {what} with {_name(source, known)} is today; you would miss it.")
        if known.offer_open() and known.deadline == view.day and known.extended != 1:
            lines.append(f"The offer from {_name(source, known)} must be answered today.")
    return " ".join(lines)


def wait_warning(source: Source, view: View) -> str:
    """Return what should be known before quiet days are passed: offers open, and the end."""
    lines = [_end_day(source, view)]
    for known in view.companies:
        if known.offer_open() and known.deadline > view.day:
            by = short_date(source, known.deadline)
            lines.append(f"An offer from {_name(source, known)} waits for your answer by {by}.")
    return " ".join(line for line in lines if line)


def _collision(source: Source, view: View, known: KnownCompany) -> str:
    facts = view.facts.companies[known.index]
    span = 1 if known.calling else facts.rounds[known.round].span
    for other in view.companies:
        if other is known or other.meeting_day != view.day:
            continue
        if known.meeting_slot <= other.meeting_slot < known.meeting_slot + span:
            return f"While you are there, {_name(source, other)} waits for you in vain."
    return ""
