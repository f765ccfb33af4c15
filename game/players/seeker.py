"""A sensible seeker: the routine that the built-in players share and bend.

Attends what is booked, applies to what turns up, prepares the day before, rests when tired, and
takes an offer when nothing better is alive or its deadline has come. It never says anything.
"""

from game.engine.acts import Action
from game.engine.facts import NIGHT
from game.engine.legal import END_DAY, REST, refusal
from game.engine.turn import value_of
from game.engine.view import KnownCompany, View

WAITING_FOR = frozenset(("screen", "interviews", "final", "deliberating"))
TALKING = WAITING_FOR
OFFERED = frozenset(("verbal", "written"))
HOPEFUL = WAITING_FOR | OFFERED
TIRED = 5
SOON = 2


class Seeker:
    """The routine. Subclasses change what is said, what is kept, and when an offer is taken."""

    patient = True
    """Whether a lesser offer may wait for a better company."""

    def choose(self, view: View) -> Action:
        """Return the next act."""
        if view.facts.opens:
            return self.choose_open(view)
        return (
            self.deal_with_offers(view)
            or self.arrange(view)
            or self.say(view)
            or self.use_slot(view)
            or END_DAY
        )

    def choose_open(self, view: View) -> Action:
        """Return the next act in a hunt where some kinds of act are closed."""
        for found in (
            self.deal_with_offers(view),
            self.arrange(view),
            self.say(view),
            self.use_slot(view),
        ):
            if found is not None and not refusal(view, found):
                return found
        later = any(known.meeting_day == view.day for known in view.companies)
        return REST if later and view.slot < NIGHT else END_DAY

    def deal_with_offers(self, view: View) -> Action | None:
        """Accept, hold or let go of offers; after sealing, take leave of the others."""
        if view.landed >= 0:
            return self._take_leave(view)
        if not view.offers:
            return None
        for known in view.companies:
            if known.stage == "verbal" and not known.said_yes and self.wants(view, known):
                return Action("accept", known.index)
            if known.stage == "written" and view.signed >= 0:
                return Action("decline", known.index)
            if known.stage == "written" and self.wants(view, known):
                return Action("accept", known.index)
            if known.offer_open() and known.deadline - view.day <= 1:
                if not known.extended:
                    return Action("extend", known.index)
        return None

    def wants(self, view: View, known: KnownCompany) -> bool:
        """Tell whether to take this offer now rather than wait for something better."""
        if not self.patient:
            return True
        last_moment = view.day >= known.deadline and known.extended != 1
        return not self.better_alive(view, known, OFFERED if last_moment else HOPEFUL)

    def better_alive(self, view: View, known: KnownCompany, stages: frozenset[str]) -> bool:
        """Tell whether a company worth more is at one of these stages."""
        worth = value_of(view, known.index)
        for other in view.companies:
            if other.stage in stages:
                if other.index != known.index and value_of(view, other.index) > worth + 300:
                    return True
        return False

    def arrange(self, view: View) -> Action | None:
        """Change the calendar: two meetings in one slot can't both be kept."""
        for known in view.companies:
            if not known.meeting_day:
                continue
            for other in view.companies:
                same = other.meeting_day == known.meeting_day and other.index > known.index
                if same and other.meeting_slot == known.meeting_slot:
                    worse = (
                        known
                        if value_of(view, known.index) < value_of(view, other.index)
                        else other
                    )
                    return Action("cancel" if worse.moved else "postpone", worse.index)
        return None

    def say(self, view: View) -> Action | None:
        """Answer and tell. The plain seeker says nothing."""
        return None

    def use_slot(self, view: View) -> Action | None:
        """Fill the present slot: a meeting, an application, preparation, rest."""
        if view.slot >= NIGHT:
            return None
        soon: KnownCompany | None = None
        lead: KnownCompany | None = None
        later_today = False
        for known in view.companies:
            if known.meeting_day:
                if known.meeting_day == view.day and known.meeting_slot == view.slot:
                    return Action("interview", known.index)
                later_today = later_today or known.meeting_day == view.day
                near = known.meeting_day - view.day < SOON
                if near and known.prepared < 2 and (soon is None or known.index < soon.index):
                    soon = known
            elif known.stage == "lead" and lead is None:
                lead = known
        if view.energy < 1:
            return REST
        if lead is not None and self.applies(view):
            return Action("apply", lead.index)
        if soon is not None and view.energy > TIRED:
            return Action("prepare", soon.index)
        return REST if later_today else self.spare_slot(view)

    def applies(self, view: View) -> bool:
        """Tell whether to go after new openings."""
        return view.signed < 0

    def spare_slot(self, view: View) -> Action | None:
        """Use a slot that nothing needs: rest when tired, else call on people now and then."""
        if view.energy < TIRED:
            return REST
        if view.slot == 2 and view.day % 3 == 0 and self.applies(view):
            network = Action("network")
            return None if refusal(view, network) else network
        return None

    def _take_leave(self, view: View) -> Action | None:
        for known in view.companies:
            if known.stage in WAITING_FOR or known.stage == "applied":
                return Action("withdraw", known.index)
            if known.stage in ("verbal", "written"):
                return Action("decline", known.index)
        return None
