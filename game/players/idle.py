"""The idle one: does nothing at all and lets the days go by."""

from game.engine.acts import Action
from game.engine.legal import END_DAY
from game.engine.view import View


class Idle:
    """Ends every day at once."""

    def choose(self, view: View) -> Action:
        """Return the end of the day."""
        return END_DAY
