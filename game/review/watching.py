"""Follows a hunt by its views alone, and leads every company's filter along."""

from random import Random

from game.engine.acts import Action
from game.engine.deal import deal
from game.engine.deeds import miss_until
from game.engine.facts import NEVER, NIGHT, Facts
from game.engine.learn import learn
from game.engine.rules.applications import network
from game.engine.rules.conduct import fade
from game.engine.rules.offers import lapsed
from game.engine.rules.recruiters import unanswered
from game.engine.signals import SILENCE, Signal
from game.engine.state import Process, State
from game.engine.turn import start_in
from game.engine.view import View
from game.review.filtering import Filter
from game.review.history import Step
from game.review.joint import Joint
from game.review.particles import OWN
from game.review.renewing import Entry
from game.review.replay import OPENLY

COUNT, MOST = 1000, 24_000
"""Particles of a company, and how many more may be made over a hunt to renew them."""


class Watcher:
    """Follows a hunt by what was seen, and holds what can be believed."""

    def __init__(self, facts: Facts, rng: Random, count: int = COUNT, most: int = MOST) -> None:
        """Begin on the morning of day 1."""
        self.facts = facts
        self.public = start_in(facts, deal(facts, OWN))
        self.filters = []
        for index, own in enumerate(facts.companies):
            dealt = count * 2 if own.stage == "deliberating" else count
            self.filters.append(Filter(facts, index, dealt, most, rng))
        self.joint = self._joined()

    def _joined(self) -> Joint:
        return Joint(self.facts, [one.evidence() for one in self.filters])

    def watch(self, step: Step, later: View) -> None:
        """Take in a choice, and what was seen after it in the view that followed."""
        if step.action.kind == "network":
            self._network(step.view)
        self._act(step.view, step.action, later)
        if step.action.kind == "end_day" and not later.over:
            self._night(step.view, later)

    def _network(self, view: View) -> None:
        """Find out whom a call on people may help, by letting it work among stand-ins."""
        stand_ins = [Process() for _ in self.filters]
        state = State(self.facts, self.public.world, view.copy(), stand_ins)
        state.world = state.world._replace(network=(0,) * len(state.world.network))
        network(state)
        for one, process in zip(self.filters, stand_ins, strict=True):
            if process.due != NEVER or process.callback:
                one.take_in(Entry("network", view))

    def _act(self, view: View, action: Action, later: View) -> None:
        ends = action.kind == "end_day"
        slot = NIGHT if ends else later.slot
        burnt = action.kind == "withdraw" and view.companies[action.company].stage == "signed"
        for known, one in zip(view.companies, self.filters, strict=True):
            own = known.index == action.company and action.kind not in OPENLY
            missed = known.meeting_day == view.day and known.meeting_slot < slot
            if own or burnt or missed:
                one.take_in(Entry("act", view, None if ends else action))

    def _night(self, view: View, later: View) -> None:
        morning = view.copy()
        state = State(self.facts, self.public.world, morning, [Process() for _ in self.filters])
        miss_until(state, NIGHT)
        morning.day, morning.slot, morning.cache = morning.day + 1, 0, None
        you = self.facts.you
        morning.energy = min(you.energy_most, morning.energy + you.night)
        fade(state)
        news = _news(later)
        for company, one in enumerate(self.filters):
            unanswered(state, company)
            seen = news.get(company, SILENCE)
            one.take_in(Entry("night", morning if one.settled else morning.copy(), None, seen))
            if seen.kind == "lapsed":
                lapsed(state, company)
            if seen is not SILENCE:
                learn(morning, company, seen)
        self._renew(later, news)

    def _renew(self, view: View, news: dict[int, Signal]) -> None:
        joint = self._joined()
        for company, one in enumerate(self.filters):
            one.renew(joint.shares(company), view, news.get(company, SILENCE))
        self.joint = self._joined()


def _news(view: View) -> dict[int, Signal]:
    """Return what came on the view's morning, by company."""
    found: dict[int, Signal] = {}
    link = view.log
    while link is not None and link.received.day == view.day:
        found.setdefault(link.received.company, link.received.signal)
        link = link.before
    return found
