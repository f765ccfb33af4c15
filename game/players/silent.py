"""The silent hedger: keeps every door open and tells nobody."""

from game.engine.acts import Action
from game.engine.view import View
from game.players.seeker import Seeker


class Silent(Seeker):
    """Hedges; dodges the question whether there is anybody else."""

    def say(self, view: View) -> Action | None:
        """Dodge when asked; say nothing otherwise."""
        for known in view.companies:
            if known.question_day > known.replied_day and view.day - known.question_day < 2:
                if known.stage in ("final", "interviews", "screen", "deliberating"):
                    return Action("reply", known.index, "dodge")
        return None
