"""A hunt as a reviewer reads it: every choice with the view before it, and nothing hidden."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.engine.acts import Action, Event
from game.engine.legal import legal_actions
from game.engine.turn import advance, start
from game.engine.view import View
from game.hunt.hunt import Choice, Hunt


@dataclass(frozen=True, slots=True)
class Step:
    """One choice: the view before it, all that was open, what was done, and what came of it."""

    number: int
    view: View
    open: tuple[Action, ...]
    choice: Choice
    events: tuple[Event, ...]

    @property
    def action(self) -> Action:
        """Return what was done."""
        return self.choice.action

    @property
    def ends_day(self) -> bool:
        """Tell whether a night followed, in which something could be learned."""
        return self.choice.action.kind == "end_day"


@dataclass(frozen=True, slots=True)
class History:
    """All steps of a hunt, and the view after the last one."""

    steps: Sequence[Step]
    last: View


def history(hunt: Hunt) -> History:
    """Return a hunt's steps. The world is used to replay it, and is not in what is returned."""
    state = start(hunt.scenario.facts, hunt.seed)
    steps = []
    for number, choice in enumerate(hunt.choices):
        before = state.view.copy()
        events = advance(state, choice.action)
        steps.append(Step(number, before, legal_actions(before), choice, tuple(events)))
    return History(steps, state.view.copy())
