"""The curious one: hedges honestly, and says everything once that there is to say.

For playtests: it reaches answers that a sensible player rarely asks for.
"""

from game.engine.acts import Action
from game.engine.draws import block
from game.engine.legal import legal_actions
from game.engine.view import KnownCompany, View
from game.players.honest import Honest

TALK = ("ask", "push", "reply", "tell", "negotiate", "extend", "postpone")


class Curious(Honest):
    """On most mornings does one talkative act by chance, then plays on as the honest hedger."""

    def __init__(self, seed: int) -> None:
        """Draw from a channel of its own."""
        self.seed = seed
        self.said = 0

    def say(self, view: View) -> Action | None:
        """Say something, once a day; now and then cancel or lapse to see what comes of it."""
        if self.said == view.day:
            return super().say(view)
        self.said = view.day
        draw, rare = block(self.seed, "curious", str(view.day), 2)
        kinds = ("cancel", "no_show", "decline") if rare & 15 == 0 else TALK
        acts = [action for action in legal_actions(view) if action.kind in kinds]
        return acts[draw * len(acts) >> 32] if acts else super().say(view)

    def wants(self, view: View, known: KnownCompany) -> bool:
        """Let an offer lie now and then."""
        return self.seed % 7 != 0 and super().wants(view, known)
