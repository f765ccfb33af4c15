"""The first-offer taker: hedges until somebody says yes, signs, and stops looking."""

from game.engine.acts import Action
from game.engine.view import View
from game.players.honest import Honest
from game.players.seeker import WAITING_FOR


class FirstOffer(Honest):
    """Takes the first offer there is, whatever else is alive, and leaves the rest once signed."""

    patient = False

    def arrange(self, view: View) -> Action | None:
        """After signing, withdraw from everything else."""
        if view.signed >= 0:
            for known in view.companies:
                if known.stage in WAITING_FOR or known.stage == "applied":
                    return Action("withdraw", known.index)
        return super().arrange(view)
