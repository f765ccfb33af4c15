"""Hands for the review's tests: a player who talks a lot and burns nothing."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random

from game.engine.acts import Action
from game.engine.facts import Facts
from game.engine.legal import END_DAY, REST, legal_actions
from game.engine.state import State
from game.engine.turn import advance
from game.engine.view import View
from game.hunt.hunt import Choice
from game.review.belief import Belief
from game.review.history import History, Step
from game.review.watching import Watcher

TALK = frozenset(("ask", "push", "tell", "reply", "apply", "network", "extend", "negotiate"))


class Talker:
    """Goes to every meeting, and asks, pushes and tells at random on the way."""

    def __init__(self, seed: int) -> None:
        """Keep luck of one's own."""
        self.rng = Random(seed)

    def choose(self, view: View) -> Action:
        """Return a meeting where there is one, else some talk, else the end of the day."""
        acts = legal_actions(view)
        for action in acts:
            if action.kind == "interview":
                return action
        if self.rng.random() < 0.3:
            talk = [action for action in acts if action.kind in TALK]
            if talk:
                return self.rng.choice(talk)
        today = [k for k in view.companies if k.meeting_day == view.day]
        waits = any(known.meeting_slot > view.slot for known in today)
        return REST if waits and REST in acts else END_DAY


def told(state: State, acts: Iterable[Action]) -> History:
    """Play acts on a state, in place, and return what a reviewer would read of it."""
    steps = []
    for number, action in enumerate(acts):
        before = state.view.copy()
        events = advance(state, action)
        choice = Choice(before.day, before.slot, action)
        steps.append(Step(number, before, legal_actions(before), choice, tuple(events)))
    return History(steps, state.view.copy())


def alone(facts: Facts, company: int) -> Facts:
    """Return a scenario with one of its companies only."""
    return replace(facts, companies=(facts.companies[company],), questions=())


def last_belief(story: History, seed: int, count: int = 1000, most: int = 6000) -> Belief:
    """Return what can be believed at the end of a story, before another choice."""
    watcher = Watcher(story.last.facts, Random(seed), count, most)
    laters = [*[step.view for step in story.steps], story.last][1:]
    for step, later in zip(story.steps, laters, strict=True):
        watcher.watch(step, later)
    return Belief(story.last, watcher.filters, watcher.joint)
