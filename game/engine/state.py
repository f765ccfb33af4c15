"""The running state of a hunt: what is true by now (hidden) beside what is known (the view).

Owns the hidden side's fields and cheap copies. The rules in `rules/` change them, nothing else.
"""

from game.engine.facts import NEVER as NEVER
from game.engine.facts import Facts
from game.engine.view import View
from game.engine.world import CompanyWorld, World

HIDDEN, LEAD, APPLIED, BOOKED, REVIEWING, WAITING, RIVAL, LOST, VERBAL, PAPER, WRITTEN, CHECKS = (
    range(12)
)
SEALED, OUT = 12, 13
"""Phases of a process, in the order in which a process can pass through them."""


class Process:
    """Where one company truly stands with the player.

    `due` is the day of the next hidden step, `began` the day when it started to deliberate, `total`
    and `weight` make the score, `adjust` is what conduct added to it, `owed` are reactions not yet
    sent, `queue` is the order of offers (rivals by index, -1 for the player).
    """

    __slots__ = (
        "adjust",
        "backup",
        "barred",
        "began",
        "call",
        "callback",
        "claim_day",
        "contact",
        "due",
        "failed",
        "feedback",
        "frozen",
        "hurried",
        "owed",
        "patience",
        "phase",
        "place",
        "queue",
        "reopen_due",
        "total",
        "weight",
    )  # fmt: skip

    def __init__(self) -> None:
        """Start hidden, with nothing under way."""
        self.phase = HIDDEN
        self.due = NEVER
        self.began = self.total = self.weight = self.adjust = self.patience = 0
        self.queue: tuple[int, ...] = ()
        self.place = 0
        self.frozen = False
        self.owed: tuple[str, ...] = ()
        self.contact = 0
        self.feedback = 0
        self.callback = 0
        self.hurried = NEVER
        self.call = 0
        self.reopen_due = 0
        self.claim_day = 0
        self.backup = False
        self.failed = self.barred = False

    def close(self, *last: str) -> None:
        """End the process for good; `last` is what is still to be said."""
        self.phase, self.due, self.owed = OUT, NEVER, last
        self.call = self.claim_day = self.feedback = 0

    def bar(self, last: str) -> None:
        """End the process for good by their own decision: no later act brings it back."""
        self.close(last)
        self.barred = True

    def owe(self, reaction: str, first: bool = False) -> None:
        """Note a reaction to be sent on a coming morning, unless all is over."""
        if self.phase != OUT:
            self.owed = (reaction, *self.owed) if first else (*self.owed, reaction)

    def copy(self) -> "Process":
        """Return an independent copy."""
        twin = Process.__new__(Process)
        twin.phase, twin.due, twin.began = self.phase, self.due, self.began
        twin.total, twin.weight, twin.adjust = self.total, self.weight, self.adjust
        twin.patience, twin.queue, twin.place = self.patience, self.queue, self.place
        twin.frozen, twin.owed, twin.contact = self.frozen, self.owed, self.contact
        twin.feedback, twin.callback, twin.hurried = self.feedback, self.callback, self.hurried
        twin.call, twin.reopen_due = self.call, self.reopen_due
        twin.claim_day, twin.backup, twin.failed = self.claim_day, self.backup, self.failed
        twin.barred = self.barred
        return twin


class State:
    """A hunt at one moment. `view` is all that a player may be handed."""

    __slots__ = ("facts", "processes", "view", "world")

    def __init__(self, facts: Facts, world: World, view: View, processes: list[Process]) -> None:
        """Join the two sides; use `turn.start` to begin a hunt."""
        self.facts = facts
        self.world = world
        self.view = view
        self.processes = processes

    def copy(self) -> "State":
        """Return an independent copy; facts and world are frozen and shared."""
        return State(
            self.facts, self.world, self.view.copy(), [process.copy() for process in self.processes]
        )

    def truth(self, company: int) -> CompanyWorld:
        """Return what was dealt for a company."""
        return self.world.companies[company]
