"""Replays a save and says whether its choices give its recorded result. Trusts nothing in it."""

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from game.engine.deal import RULES
from game.engine.turn import IllegalAction
from game.hunt.hunt import Hunt
from game.hunt.save import BadSave, intact, read, to_choice
from game.scenario.load import parse
from game.scenario.problems import ScenarioProblems

if TYPE_CHECKING:
    from game.hunt.saved import SavedHunt

OK, WRONG, UNREADABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of verifying: `code` is OK, WRONG or UNREADABLE, `why` is in words."""

    code: int
    why: str
    rules: int = 0


class Diverges(Exception):
    """A replay that doesn't give what was recorded; the message says where."""


def replay(saved: "SavedHunt") -> Hunt:
    """Return the hunt that a save describes.

    Raises BadSave when its scenario can't be used and Diverges when a choice or a check value
    doesn't fit.
    """
    text = saved.scenario.text
    try:
        scenario = parse(text, f"scenario in the save ({saved.scenario.id})")
    except ScenarioProblems as problems:
        raise BadSave(f"damaged: {problems.problems[0]}") from None
    if sha256(text.encode()).hexdigest() != saved.scenario.sha256:
        raise Diverges("its scenario text was changed")
    hunt = Hunt(scenario, saved.seed)
    if hunt.seal != saved.seal:
        raise Diverges("its seal doesn't belong to its seed and scenario")
    companies = list(scenario.source.companies)
    for entry in saved.choices:
        choice = to_choice(entry, companies)
        if (hunt.view.day, hunt.view.slot) != (choice.day, choice.slot):
            raise Diverges(f"day {choice.day}: a choice stands where it can't have been made")
        try:
            hunt.do(choice.action)
        except IllegalAction as refused:
            raise Diverges(f"day {choice.day}: {entry.kind} was not open ({refused})") from None
        if entry.kind == "end_day":
            _compare_day(saved, hunt)
    if len(saved.checks) != len(hunt.checks):
        raise Diverges("days are missing or were added")
    return hunt


def _compare_day(saved: "SavedHunt", hunt: Hunt) -> None:
    at = len(hunt.checks) - 1
    if at >= len(saved.checks) or saved.checks[at] != hunt.checks[at]:
        raise Diverges(f"day {at + 1} went differently from what was recorded")


def verify(text: str) -> Verdict:
    """Return the verdict on a save's text."""
    try:
        saved = read(text)
        if saved.rules != RULES:
            why = f"played under rules {saved.rules}; this version plays rules {RULES}"
            return Verdict(WRONG, why, saved.rules)
        hunt = replay(saved)
    except BadSave as problem:
        return Verdict(UNREADABLE, str(problem))
    except Diverges as difference:
        return Verdict(WRONG, str(difference), saved.rules)
    view, result = hunt.view, saved.result
    landed = list(hunt.scenario.source.companies)[view.landed] if view.landed >= 0 else ""
    recorded = (result.over, result.day, result.landed, result.value, result.bridges)
    actual = (view.over, view.day, landed if view.over else "", view.result / 100, view.bridges)
    if recorded != actual:
        return Verdict(WRONG, "its recorded result isn't what its choices give", saved.rules)
    if not intact(text):
        return Verdict(WRONG, "it was changed after it was written", saved.rules)
    return Verdict(OK, "its choices give its recorded result", saved.rules)
