"""What was met in many hunts: signals by recruiter, stages by company, events, endings.

A tally is what a modder asks of a playtest: which of my words did anybody ever read?
"""

from collections import Counter
from dataclasses import dataclass, field

from game.engine.facts import Facts
from game.engine.turn import advance, start
from game.engine.view import View
from game.players.player import Player

ENDINGS = ("sealed", "stop-gap")


@dataclass
class Tally:
    """Counts over hunts. Signals are (recruiter, kind), stages (company, stage), by index."""

    hunts: int = 0
    signals: Counter[tuple[int, str]] = field(default_factory=Counter)
    stages: Counter[tuple[int, str]] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    endings: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        """Take another tally in."""
        self.hunts += other.hunts
        self.signals.update(other.signals)
        self.stages.update(other.stages)
        self.events.update(other.events)
        self.endings.update(other.endings)


def play_tallied(facts: Facts, seed: int, player: Player, tally: Tally) -> tuple[View, int]:
    """Play a hunt to its end, count what was met, and return the view and the choices taken."""
    state, choices = start(facts, seed), 0
    view = state.view
    met: set[tuple[int, str]] = set()
    while not view.over:
        action = player.choose(view)
        for event in advance(state, action):
            if event.kind != "signal":
                tally.events[event.kind] += 1
        choices += 1
        if action.kind in ("end_day", "accept", "withdraw", "apply"):
            met.update((known.index, known.stage) for known in view.companies)
    for received in view.received():
        recruiter = facts.companies[received.company].recruiter
        tally.signals[recruiter, received.signal.kind] += 1
    tally.stages.update(met)
    tally.hunts += 1
    tally.endings[_ending(facts, view)] += 1
    return view, choices


def _ending(facts: Facts, view: View) -> str:
    return f"sealed {facts.companies[view.landed].id}" if view.landed >= 0 else "stop-gap"
