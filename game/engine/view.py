"""The player's side of a hunt: a function of signals received and own acts, and of nothing else.

Owns what is known and how a signal changes it. It can't reach the world: no rule hands one in.
Players and front ends read a `View`; only `turn` and the rules write one.
"""

from typing import NamedTuple

from game.engine.acts import Action
from game.engine.facts import Facts
from game.engine.signals import Signal

OUT_STAGES = ("rejected", "closed", "withdrawn", "lapsed")
LIVE_STAGES = frozenset(
    ("screen", "interviews", "final", "deliberating", "verbal", "written", "signed")
)
"""Stages that cost attention: somebody there may call."""
OFFER_STAGES = frozenset(("verbal", "written"))
"""Stages at which an offer is open."""

BRIDGES_START = 80


class Received(NamedTuple):
    """A signal that reached the player, silence left out."""

    day: int
    company: int
    signal: Signal


class Mail:
    """The newest signal received, and all before it: a list that shares its tail."""

    __slots__ = ("before", "received")

    def __init__(self, received: Received, before: "Mail | None") -> None:
        """Put a signal on top of the earlier ones."""
        self.received = received
        self.before = before


class Note:
    """The newest forecast given (`said` in thousandths), and all before it."""

    __slots__ = ("before", "day", "question", "said")

    def __init__(self, question: int, said: int, day: int, before: "Note | None") -> None:
        """Put a forecast on top of the earlier ones."""
        self.question = question
        self.said = said
        self.day = day
        self.before = before


COMPANY_FIELDS = (
    "acts",
    "acts_key",
    "asked",
    "asked_day",
    "bluff_day",
    "bonus",
    "by",
    "calling",
    "cancelled",
    "deadline",
    "denied",
    "extended",
    "heard",
    "index",
    "last",
    "meeting_day",
    "meeting_slot",
    "moved",
    "negotiated",
    "pay",
    "prepared",
    "pushed_day",
    "pushes",
    "question_day",
    "references",
    "reopening",
    "replied_day",
    "round",
    "said_yes",
    "signed_day",
    "since",
    "stage",
    "told_day",
    "told_offer",
    "told_process",
    "vague",
    "verbal_day",
    "written_day",
)


class KnownCompany:
    """What the player knows of one company. Days are day numbers, 0 for never."""

    __slots__ = COMPANY_FIELDS

    def __init__(self, index: int, stage: str) -> None:
        """Start with nothing known but the stage."""
        self.index = index
        self.stage = stage
        self.since = self.heard = self.by = 0
        self.meeting_day = self.meeting_slot = self.round = 0
        self.calling = False
        self.prepared = self.asked_day = 0
        self.asked = (0, 0, 0)
        self.told_day = 0
        self.told_process = self.told_offer = False
        self.bluff_day = 0
        self.denied = False
        self.pushed_day = self.pushes = self.moved = self.question_day = self.replied_day = 0
        self.cancelled = self.reopening = 0
        self.pay = self.bonus = self.deadline = 0
        self.said_yes = False
        self.extended = self.negotiated = 0
        self.verbal_day = self.written_day = self.signed_day = 0
        self.references = False
        self.last = ""
        self.vague = False
        self.acts_key = -1
        self.acts: tuple[Action, ...] = ()

    def offer_open(self) -> bool:
        """Tell whether an offer waits for an answer before its deadline."""
        return self.stage == "written" or (self.stage == "verbal" and not self.said_yes)

    def copy(self) -> "KnownCompany":
        """Return an independent copy."""
        twin = KnownCompany.__new__(KnownCompany)
        twin.index, twin.stage, twin.since, twin.heard = (
            self.index,
            self.stage,
            self.since,
            self.heard,
        )
        twin.by, twin.meeting_day, twin.meeting_slot = self.by, self.meeting_day, self.meeting_slot
        twin.round, twin.calling, twin.prepared = self.round, self.calling, self.prepared
        twin.asked_day, twin.asked, twin.told_day = self.asked_day, self.asked, self.told_day
        twin.told_process, twin.told_offer = self.told_process, self.told_offer
        twin.bluff_day, twin.denied, twin.pushed_day = self.bluff_day, self.denied, self.pushed_day
        twin.pushes, twin.moved, twin.question_day = self.pushes, self.moved, self.question_day
        twin.replied_day, twin.cancelled = self.replied_day, self.cancelled
        twin.reopening, twin.pay, twin.bonus = self.reopening, self.pay, self.bonus
        twin.deadline, twin.said_yes, twin.extended = self.deadline, self.said_yes, self.extended
        twin.negotiated, twin.verbal_day = self.negotiated, self.verbal_day
        twin.written_day, twin.signed_day = self.written_day, self.signed_day
        twin.references, twin.last, twin.vague = self.references, self.last, self.vague
        twin.acts_key, twin.acts = self.acts_key, self.acts
        return twin

    def facts_known(self) -> dict[str, object]:
        """Return every known fact by name, for comparison and for saving as data."""
        hidden = ("acts_key", "acts")
        return {name: getattr(self, name) for name in COMPANY_FIELDS if name not in hidden}


VIEW_FIELDS = (
    "bridges",
    "cache",
    "companies",
    "day",
    "energy",
    "facts",
    "forecasts",
    "goodwill",
    "honest",
    "landed",
    "live",
    "log",
    "network_count",
    "networked",
    "offers",
    "over",
    "result",
    "signed",
    "slot",
    "voice",
)


class View:
    """What the player sees. Read it; never write to it."""

    __slots__ = VIEW_FIELDS

    def __init__(self, facts: Facts, voice: int) -> None:
        """Start on the morning of day 1, before the first mail is opened."""
        self.facts = facts
        self.voice = voice
        self.day = 1
        self.slot = 0
        self.energy = facts.you.energy
        self.companies = [KnownCompany(i, c.stage) for i, c in enumerate(facts.companies)]
        self.goodwill = [0] * len(facts.recruiters)
        self.bridges = BRIDGES_START
        self.honest = [False] * len(facts.recruiters)
        self.networked = 0
        self.network_count = 0
        self.log: Mail | None = None
        self.forecasts: Note | None = None
        self.over = False
        self.result = 0
        self.landed = -1
        self.live = sum(c.stage in LIVE_STAGES for c in self.companies)
        self.offers = sum(c.stage in OFFER_STAGES for c in self.companies)
        self.signed = -1
        self.cache: tuple[Action, ...] | None = None

    def copy(self) -> "View":
        """Return an independent copy; the log is shared, for it only ever grows at its head."""
        twin = View.__new__(View)
        for name in VIEW_FIELDS:
            setattr(twin, name, getattr(self, name))
        twin.companies = [company.copy() for company in self.companies]
        twin.goodwill, twin.honest = self.goodwill.copy(), self.honest.copy()
        return twin

    def received(self) -> list[Received]:
        """Return all signals so far, oldest first. Grows with the hunt: for front ends."""
        found, link = [], self.log
        while link is not None:
            found.append(link.received)
            link = link.before
        found.reverse()
        return found

    def forecasts_given(self) -> dict[int, int]:
        """Return the forecasts so far: question index to thousandths."""
        found: dict[int, int] = {}
        link = self.forecasts
        while link is not None:
            found.setdefault(link.question, link.said)
            link = link.before
        return found

    def known(self) -> dict[str, object]:
        """Return the whole view as plain data: two equal views give equal data."""
        plain: dict[str, object] = {
            name: getattr(self, name)
            for name in VIEW_FIELDS
            if name not in ("facts", "companies", "log", "forecasts", "cache")
        }
        plain["goodwill"], plain["honest"] = tuple(self.goodwill), tuple(self.honest)
        plain["companies"] = [company.facts_known() for company in self.companies]
        plain["log"] = self.received()
        plain["forecasts"] = self.forecasts_given()
        return plain
