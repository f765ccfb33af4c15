"""The bluffer: keeps every door open and claims an offer that doesn't exist."""

from game.engine.acts import Action
from game.engine.legal import refusal
from game.engine.view import View
from game.players.silent import Silent

PATIENCE = 2


class Bluffer(Silent):
    """Hedges, and after two days of waiting invents another offer for the best company."""

    def say(self, view: View) -> Action | None:
        """Bluff once, where it is worth most."""
        best = max(view.companies, key=lambda k: view.facts.companies[k.index].value)
        if best.stage == "deliberating" and view.day - best.since >= PATIENCE:
            bluff = Action("tell", best.index, "bluff")
            if not best.bluff_day and not refusal(view, bluff):
                return bluff
        return super().say(view)
