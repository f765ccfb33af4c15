"""The random one: any legal act, all equally likely."""

from game.engine.acts import Action
from game.engine.draws import block
from game.engine.legal import legal_actions
from game.engine.view import View

BATCH = 256


class Random:
    """Picks uniformly from the legal acts, from a block of luck of its own."""

    def __init__(self, seed: int = 0) -> None:
        """Draw from the player's channel of `seed`, apart from the world's."""
        self.seed = seed
        self.used = 0
        self.luck: tuple[int, ...] = ()

    def choose(self, view: View) -> Action:
        """Return one of the legal acts; a forecast gets a random value."""
        acts = legal_actions(view)
        draw = self._draw()
        action = acts[draw * len(acts) >> 32]
        if action.kind == "forecast":
            return action._replace(value=self._draw() * 1001 >> 32)
        return action

    def _draw(self) -> int:
        at = self.used % BATCH
        if not at:
            self.luck = block(self.seed, "random-player", str(self.used // BATCH), BATCH)
        self.used += 1
        return self.luck[at]
