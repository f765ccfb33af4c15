"""The bluffer: keeps every door open and claims an offer that doesn't exist."""

from game.engine.acts import Action
from game.engine.legal import refusal
from game.engine.view import View
from game.players.silent import Silent

PATIENCE = 2


class Bluffer(Silent):
    """Hedges, and after two days of waiting invents another offer for each company."""

    def say(self, view: View) -> Action | None:
        """Bluff once to everybody who keeps the seeker waiting."""
        for known in view.companies:
            if known.stage == "deliberating" and view.day - known.since >= PATIENCE:
                bluff = Action("tell", known.index, "bluff")
                if not known.bluff_day and not refusal(view, bluff):
                    return bluff
        return super().say(view)
