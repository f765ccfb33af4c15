"""The numbered choices of the plain mode: what wants doing first, everything else after it."""

from collections.abc import Callable

from game.engine.acts import Action
from game.engine.view import View
from game.hunt.hunt import Hunt
from game.lines.find import name_of
from game.words.labels import label
from game.words.languages import _

FIRST = {
    "forecast": 0, "interview": 1, "accept": 2, "negotiate": 3, "extend": 4, "decline": 5,
    "reply": 6, "apply": 7,
}  # fmt: skip
NEXT = {"prepare": 8, "rest": 9, "network": 10, "end_day": 11}


def menu(view: View, actions: tuple[Action, ...]) -> tuple[list[Action], int]:
    """Return all acts in the order of their numbers, and how many of them come first."""
    shown = [action for action in actions if _wants_showing(view, action)]
    shown.sort(key=_rank)
    rest = [action for action in actions if action not in shown]
    return shown + rest, len(shown)


def numbered(hunt: Hunt, wanted: Callable[[Action], bool] | None = None) -> list[str]:
    """Return the open acts that are wanted, or all, each with the number to type."""
    acts, _count = menu(hunt.view, hunt.actions())
    return [
        f"{number}. {label(hunt.scenario.source, hunt.view, action)}"
        for number, action in enumerate(acts, start=1)
        if wanted is None or wanted(action)
    ]


def named(hunt: Hunt, action: Action) -> str:
    """Return what an act is called within a statement, where a question would be out of place."""
    if action.kind == "forecast":
        company = hunt.view.facts.questions[action.company].company
        return _("your forecast on {company}").format(company=name_of(hunt, company))
    return label(hunt.scenario.source, hunt.view, action)


def _rank(action: Action) -> int:
    return (FIRST | NEXT)[action.kind]


def _wants_showing(view: View, action: Action) -> bool:
    if action.kind == "prepare":
        known = view.companies[action.company]
        return known.meeting_day > 0 or known.stage == "lead"
    return action.kind in FIRST or action.kind in NEXT
