"""The coach: the player that reviews measure others by. Documented, versioned, and frozen.

It hedges like the honest player and betters its routine where that pays: it says yes to a word at
once, so that the paper gets written while others decide, asks for more money once, and signs only
when nothing better can still come. Which of a few habits suits a scenario is found by trial, with
views alone (`game.hunt.coaching`); the habit is part of its version in every review.
"""

from typing import NamedTuple

from game.engine.acts import Action
from game.engine.legal import refusal
from game.engine.view import OUT_STAGES, KnownCompany, Mail, View
from game.players.canceller import GOOD_NEWS, Canceller
from game.players.honest import Honest
from game.players.seeker import WAITING_FOR

VERSION = 1
"""Raised with any change of what the coach would do; reviews name it."""


class Habit(NamedTuple):
    """What a coach does with offers and with people.

    `early` says yes to a word at once; `negotiates` asks for more money; `tells` tells the truth of
    other talks; `settles` calls the others off after good news; `first` takes the first offer.
    """

    early: bool = True
    negotiates: bool = True
    tells: bool = True
    settles: bool = False
    first: bool = False


HABITS = {
    "hedge": Habit(),
    "hold": Habit(early=False),
    "settle": Habit(early=False, negotiates=False, tells=False, settles=True),
    "seize": Habit(first=True),
}
"""Every habit by name; trial chooses among them, in this order where two are as good."""


class Settled(Canceller):
    """The canceller with a memory that is in the view: the newest good news of a living company."""

    def __init__(self) -> None:
        """Start with nothing looked at."""
        super().__init__()
        self._seen: tuple[Mail | None, int] = (None, -1)

    def notice(self, view: View) -> None:
        """Find the favourite in the log; older news counts where the newer one's door has shut."""
        out = sum(known.stage in OUT_STAGES for known in view.companies)
        if self._seen == (view.log, out):
            return
        self._seen, self.favourite = (view.log, out), -1
        link, day = view.log, 0
        while link is not None and not (self.favourite >= 0 and link.received.day < day):
            received, link = link.received, link.before
            alive = view.companies[received.company].stage not in OUT_STAGES
            if alive and received.signal.kind in GOOD_NEWS:
                day = received.day
                if self.favourite < 0 or self._beats(view, view.companies[received.company]):
                    self.favourite = received.company


class Coach(Honest):
    """Plays with one habit."""

    def __init__(self, habit: Habit) -> None:
        """Take on a habit."""
        self.habit = habit
        self._settled = Settled()

    def choose(self, view: View) -> Action:
        """Return the next act; a function of the view alone."""
        if self.habit.settles:
            self._settled.notice(view)
        return super().choose(view)

    def deal_with_offers(self, view: View) -> Action | None:
        """Ask for more, say yes, sign what is worth signing; after sealing, take leave."""
        if view.landed < 0 and view.offers:
            for known in view.companies:
                if known.stage == "verbal" and not known.said_yes:
                    act = self._answer_word(view, known)
                    if act is not None and not refusal(view, act):
                        return act
        return super().deal_with_offers(view)

    def _answer_word(self, view: View, known: KnownCompany) -> Action | None:
        """Return what to do about a word: more money first, then the yes."""
        more = Action("negotiate", known.index)
        if self.habit.negotiates and not known.negotiated and not refusal(view, more):
            return more
        if self.habit.early or self.wants(view, known):
            return Action("accept", known.index)
        return None

    def wants(self, view: View, known: KnownCompany) -> bool:
        """Tell whether to take this offer now rather than wait for something better."""
        return self.habit.first or super().wants(view, known)

    def say(self, view: View) -> Action | None:
        """Tell the truth where that is the habit."""
        return super().say(view) if self.habit.tells else None

    def arrange(self, view: View) -> Action | None:
        """Change the calendar, and call others off where that is the habit."""
        if self.habit.settles:
            return self._settled.arrange(view)
        if self.habit.first and view.signed >= 0:
            for known in view.companies:
                if known.stage in WAITING_FOR or known.stage == "applied":
                    return Action("withdraw", known.index)
        return super().arrange(view)

    def applies(self, view: View) -> bool:
        """Tell whether to go after new openings."""
        return self._settled.applies(view) if self.habit.settles else super().applies(view)
