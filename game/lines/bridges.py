"""What moved the bridges, in words: said after every act and day, and once more at the end.

It compares what was known before with what is known after, so it needs nothing hidden.
"""

from typing import NamedTuple

from game.engine.acts import Action, Event
from game.engine.turn import advance, start
from game.engine.view import LIVE_STAGES, KnownCompany, View
from game.hunt.hunt import Hunt
from game.lines.find import name_of
from game.words.deeds import deed
from game.words.languages import N_, _

NIGHTS = 2
"""After so many nights a question without an answer is noticed."""

MISSED = N_("you missed your meeting with {name}")
UNANSWERED = N_("{who}'s question about {name} was left unanswered")
LAPSED = N_("the offer from {name} ran out unanswered")
UNSIGNED = N_("you had said yes to {name} and never signed")
FOUND_OUT = N_("your bluff at {name} was found out")
TAKEN_BACK = N_("you had said yes to {name}")
LEFT_SIGNED = N_("you had signed with {name}")
HANGING = N_("{name} was left hanging")
BROKEN = N_("you had said yes to {name}, and left them hanging")


class Change(NamedTuple):
    """By how many points the bridges moved on a day, and why."""

    day: int
    points: int
    cause: str


def moved(hunt: Hunt, before: View, action: Action) -> list[str]:
    """Return that the bridges moved since `before`, or nothing; an act's own sentence is said."""
    points = hunt.view.bridges - before.bridges
    if not points:
        return []
    up, down = _("Bridges up {points}, now {now}"), _("Bridges down {points}, now {now}")
    text = up if points > 0 else down
    said = text.format(points=abs(points), now=hunt.view.bridges)
    cause = "; ".join(_causes(hunt, before, hunt.view, action))
    return [_("{bridges}: {cause}.").format(bridges=said, cause=cause) if cause else f"{said}."]


def changes(hunt: Hunt) -> list[Change]:
    """Return every change of a hunt with its cause, in order of time."""
    state, found = start(hunt.scenario.facts, hunt.seed), []
    for choice in hunt.choices:
        before = state.view.copy()
        events = advance(state, choice.action)
        points = state.view.bridges - before.bridges
        if points:
            causes = _causes(hunt, before, state.view, choice.action)
            own = _own(hunt, events) if choice.action.kind != "end_day" else ""
            cause = "; ".join(each for each in (own, *causes) if each)
            found.append(Change(choice.day, points, cause))
    return found


def _own(hunt: Hunt, events: list[Event]) -> str:
    said = (deed(hunt.scenario.source, event) for event in events)
    text = " ".join(each for each in said if each).rstrip(".")
    return text[:1].lower() + text[1:]


def _causes(hunt: Hunt, before: View, after: View, action: Action) -> list[str]:
    """Return what else than the act itself moved the bridges."""
    found = []
    for was, now in zip(before.companies, after.companies, strict=True):
        texts = [MISSED] if _missed(was, before, after, action) else _broken(was, action)
        if action.kind == "end_day" and after.day > before.day:
            texts += _overnight(was, now, after)
        elif after.over and after.landed not in (-1, was.index) and now.stage in LIVE_STAGES:
            texts.append(BROKEN if now.said_yes else HANGING)
        found += [
            _(text).format(name=name_of(hunt, was.index), who=called(hunt, was.index))
            for text in texts
        ]
    return found


def _missed(was: KnownCompany, before: View, after: View, action: Action) -> bool:
    """Tell whether a meeting of the day went by while something else was done."""
    if was.meeting_day != before.day or was.index == action.company:
        return False
    return action.kind == "end_day" or before.slot < after.slot > was.meeting_slot


def _broken(was: KnownCompany, action: Action) -> list[str]:
    """Return the word that an act breaks."""
    if was.index == action.company and action.kind == "decline" and was.said_yes:
        return [TAKEN_BACK]
    if was.index == action.company and action.kind == "withdraw" and was.stage == "signed":
        return [LEFT_SIGNED]
    return []


def _overnight(was: KnownCompany, now: KnownCompany, after: View) -> list[str]:
    """Return what a company held against you in the night."""
    texts = []
    open_question = was.question_day > was.replied_day and was.stage in LIVE_STAGES
    if open_question and after.day - was.question_day == NIGHTS:
        texts.append(UNANSWERED)
    if now.heard == after.day and now.last == "lapsed":
        texts.append(UNSIGNED if was.said_yes else LAPSED)
    if now.heard == after.day and now.last == "found_out":
        texts.append(FOUND_OUT)
    return texts


def called(hunt: Hunt, company: int) -> str:
    """Return the first name of the person who writes for a company."""
    source = hunt.scenario.source
    recruiter = list(source.companies.values())[company].recruiter
    return source.recruiters[recruiter].name.split()[0]
