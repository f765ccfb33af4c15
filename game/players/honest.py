"""The honest hedger: keeps every door open and says so."""

from game.engine.acts import Action
from game.engine.legal import refusal
from game.engine.view import View
from game.players.seeker import TALKING, Seeker


class Honest(Seeker):
    """Hedges, tells of other talks once they matter, and of a real offer when there is one."""

    def say(self, view: View) -> Action | None:
        """Tell those who are deliberating the truth, as soon as there is one worth telling."""
        if view.live < 2:
            return None
        for known in view.companies:
            if known.stage not in TALKING or known.told_offer:
                continue
            if view.offers or view.signed >= 0:
                tell = Action("tell", known.index, "offer")
                if self.tells_offer(view) and not refusal(view, tell):
                    return tell
            if known.question_day > known.replied_day or known.stage == "deliberating":
                if not known.told_process and known.told_day != view.day:
                    return Action("tell", known.index, "process")
        return None

    def tells_offer(self, view: View) -> bool:
        """Tell of an offer while it can still be taken or held."""
        return view.signed < 0
