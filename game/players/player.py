"""What a player is: something that picks one legal act from a view. It is handed views only."""

from typing import Protocol

from game.engine.acts import Action
from game.engine.view import View


class Player(Protocol):
    """Plays one hunt; make a new one for each hunt."""

    def choose(self, view: View) -> Action:
        """Return the next act, which must be legal in `view`."""
