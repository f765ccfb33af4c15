"""The canceller: after good news from the favourite, everything else is called off."""

from game.engine.acts import Action
from game.engine.view import OUT_STAGES, KnownCompany, View
from game.players.silent import Silent

GOOD_NEWS = frozenset(("glowing", "warm", "love", "date", "references", "stand_front", "verbal"))
LOOKED_AT = 12
"""How many of the newest messages are searched for good news."""


class Canceller(Silent):
    """Believes the good news: cancels what is booked, withdraws from the rest, and waits."""

    def __init__(self) -> None:
        """Start with no favourite."""
        self.favourite = -1

    def choose(self, view: View) -> Action:
        """Notice good news, then play on."""
        self.notice(view)
        return super().choose(view)

    def notice(self, view: View) -> None:
        """Make the company of today's best news the favourite; forget one whose door has shut."""
        if self.favourite >= 0:
            if view.companies[self.favourite].stage in OUT_STAGES:
                self.favourite = -1
            return
        best, link = -1, view.log
        for _ in range(LOOKED_AT):
            if link is None or link.received.day < view.day:
                break
            received, link = link.received, link.before
            better = best < 0 or self._value(view, received.company) > self._value(view, best)
            if received.signal.kind in GOOD_NEWS and better:
                best = received.company
        self.favourite = best

    def arrange(self, view: View) -> Action | None:
        """Cancel the others."""
        if self.favourite < 0:
            return super().arrange(view)
        for known in view.companies:
            if known.index != self.favourite and known.stage not in OUT_STAGES:
                if not self._beats(view, known):
                    if known.meeting_day:
                        return Action("cancel", known.index)
                    if known.stage in ("applied", "screen", "interviews", "final", "deliberating"):
                        return Action("withdraw", known.index)
        return None

    def applies(self, view: View) -> bool:
        """Apply only while there is no favourite."""
        return self.favourite < 0 and view.signed < 0

    def _beats(self, view: View, known: KnownCompany) -> bool:
        return self._value(view, known.index) > self._value(view, self.favourite)

    @staticmethod
    def _value(view: View, company: int) -> int:
        return view.facts.companies[company].value
