"""A hunt being played: a scenario, a seed and a list of choices, from which all else follows.

Owns the list, the way back (undo, rewind), the check value of each day, and the player's own notes,
from which nothing follows. Never writes files.
"""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from game.engine.acts import Action, Event
from game.engine.deal import seal
from game.engine.legal import legal_actions
from game.engine.state import State
from game.engine.turn import advance, start
from game.engine.view import View
from game.scenario.clean import clean_line
from game.scenario.load import Scenario

BOUND = frozenset(("interview", "no_show", "end_day"))
"""What can't be taken back even on the same day: it has happened."""
NOTE_MOST = 500
"""Characters of a note."""


class Choice(NamedTuple):
    """An action with the day and slot in which it was taken."""

    day: int
    slot: int
    action: Action


class _Morning(NamedTuple):
    """What rewinding to a day needs."""

    choices: int
    chain: str
    state: State


class Hunt:
    """One hunt. Front ends read `view` and call `do`; the state is not for them.

    `notes` holds the player's own words on companies, by index; no way back changes them.
    """

    def __init__(self, scenario: Scenario, seed: int) -> None:
        """Deal the world and stand on the morning of day 1."""
        self.scenario = scenario
        self.seed = seed
        self.state = start(scenario.facts, seed)
        self.seal = seal(scenario.facts, self.state.world)
        self.choices: list[Choice] = []
        self.checks: list[str] = []
        self.notes: dict[int, str] = {}
        self._chain = self.seal
        self._mornings = [_Morning(0, self._chain, self.state.copy())]

    @property
    def view(self) -> View:
        """Return what the player may see."""
        return self.state.view

    def mornings(self) -> list[View]:
        """Return the view of every morning so far, day 1 first. Read them; never change them."""
        return [morning.state.view for morning in self._mornings]

    def actions(self) -> tuple[Action, ...]:
        """Return every act that is open now."""
        return legal_actions(self.state.view)

    def do(self, action: Action) -> list[Event]:
        """Carry out an act; raises IllegalAction, and then nothing has changed."""
        view = self.view
        choice = Choice(view.day, view.slot, action)
        events = advance(self.state, action)
        self.choices.append(choice)
        self._chain = _link(self._chain, events)
        if action.kind == "end_day":
            self.checks.append(self._chain[:16])
            if not view.over:
                morning = _Morning(len(self.choices), self._chain, self.state.copy())
                self._mornings.append(morning)
        return events

    def can_undo(self) -> bool:
        """Tell whether the newest choice can be taken back: nothing has been learned since."""
        return bool(self.choices) and self.choices[-1].action.kind not in BOUND

    def undo(self) -> bool:
        """Take back the newest choice of today; return whether there was one to take back."""
        if not self.can_undo():
            return False
        self._return_to(len(self._mornings) - 1, len(self.choices) - 1)
        return True

    def rewind(self, day: int) -> None:
        """Go back to the morning of an earlier day; what came after is forgotten.

        Raises ValueError when the hunt has not seen that day.
        """
        if not 1 <= day <= len(self._mornings):
            raise ValueError(f"this hunt has not seen day {day}")
        self._return_to(day - 1, self._mornings[day - 1].choices)

    def note(self, company: int, text: str) -> str:
        """Keep the player's own words on a company, instead of earlier ones; return them as kept.

        They are cleaned, on one line and at most `NOTE_MOST` characters; blank ones take the note
        away. Raises ValueError where there is no such company.
        """
        if not 0 <= company < len(self.scenario.facts.companies):
            raise ValueError(f"no company {company}")
        kept = clean_line(text, NOTE_MOST)
        if kept:
            self.notes[company] = kept
        else:
            self.notes.pop(company, None)
        return kept

    def _return_to(self, morning: int, choices: int) -> None:
        start_of_day = self._mornings[morning]
        again = self.choices[start_of_day.choices : choices]
        del self._mornings[morning + 1 :], self.choices[start_of_day.choices :]
        del self.checks[morning:]
        self.state, self._chain = start_of_day.state.copy(), start_of_day.chain
        for choice in again:
            self.do(choice.action)


def _link(chain: str, events: Sequence[Event]) -> str:
    text = json.dumps([list(event) for event in events], separators=(",", ":"))
    return sha256(f"{chain}{text}".encode()).hexdigest()
