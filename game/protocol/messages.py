"""The views and events of a hunt as JSON objects of the line protocol `hedge/1`.

Only what the player knows goes in; the world goes out with `end` alone.
"""

from typing import Any

from game import __version__
from game.engine.acts import Action, Event
from game.engine.deal import canonical
from game.engine.facts import SLOTS
from game.engine.turn import value_of
from game.engine.view import KnownCompany, View
from game.hunt.forecasts import mean_brier, scored
from game.hunt.hunt import Hunt
from game.words.dates import date_of
from game.words.labels import label, meeting_word
from game.words.messages import NOBODY, inbox

PROTOCOL = 1
SLOT_NAMES = (*SLOTS, "night")
Json = dict[str, Any]


def hello(hunt: Hunt, save: str | None) -> Json:
    """Return the greeting."""
    source = hunt.scenario.source
    return {
        "type": "hello",
        "protocol": PROTOCOL,
        "game": __version__,
        "scenario": {
            "id": source.id,
            "title": source.title,
            "version": source.version,
            "sha256": hunt.scenario.sha256,
        },
        "seal": hunt.seal,
        "save": save,
    }


class Encoder:
    """Makes views of one hunt; keeps the last list of actions, whose ids it gave out."""

    def __init__(self, hunt: Hunt) -> None:
        """Begin with no ids given out."""
        self.hunt = hunt
        self.source = hunt.scenario.source
        self.ids = list(self.source.companies)
        self.offered: dict[str, Action] = {}

    def view(self) -> Json:
        """Return the present view with all legal actions, and remember their ids."""
        view = self.hunt.view
        actions = self.hunt.actions()
        self.offered = {f"a{number}": action for number, action in enumerate(actions, start=1)}
        known = [company for company in view.companies if company.stage != "hidden"]
        return {
            "type": "view",
            "day": view.day,
            "date": self._date(view.day),
            "slot": SLOT_NAMES[view.slot],
            "you": self._you(view),
            "companies": [self._company(view, company) for company in known],
            "calendar": self._calendar(known),
            "messages": self._messages(view),
            "offers": [self._offer(view, c) for c in known if c.stage in ("verbal", "written")],
            "actions": [self._action(view, name, a) for name, a in self.offered.items()],
        }

    def _date(self, day: int) -> str | None:
        return date_of(self.source, day).isoformat() if day else None

    def _you(self, view: View) -> Json:
        days = view.facts.days - view.day + 1
        return {
            "energy": view.energy,
            "energy_most": view.facts.you.energy_most,
            "runway_days": days,
            "days": view.facts.days,
            "bridges": view.bridges,
            "told_the_truth": any(view.honest),
        }

    def _company(self, view: View, known: KnownCompany) -> Json:
        company = self.source.companies[self.ids[known.index]]
        meeting = None
        if known.meeting_day:
            meeting = {
                "day": known.meeting_day,
                "date": self._date(known.meeting_day),
                "slot": SLOT_NAMES[known.meeting_slot],
                "kind": meeting_word(self.source, known),
            }
        return {
            "id": self.ids[known.index],
            "name": company.name,
            "role": company.role,
            "recruiter": company.recruiter,
            "stage": known.stage,
            "since": known.since,
            "value": value_of(view, known.index) / 100,
            "last_word": known.heard,
            "promised_by": self._date(known.by),
            "meeting": meeting,
            "prepared": known.prepared,
            "told_process": known.told_process,
            "told_offer": known.told_offer,
            "bluffed": known.bluff_day > 0,
        }

    def _calendar(self, known: list[KnownCompany]) -> list[Json]:
        entries = []
        for company in known:
            name = self.ids[company.index]
            if company.meeting_day:
                entries.append(
                    self._entry(name, "meeting", company.meeting_day, company.meeting_slot)
                )
            if company.offer_open():
                entries.append(self._entry(name, "deadline", company.deadline, 2))
        return sorted(entries, key=lambda entry: (entry["day"], SLOTS.index(entry["slot"])))

    def _entry(self, company: str, kind: str, day: int, slot: int) -> Json:
        return {
            "day": day,
            "date": self._date(day),
            "slot": SLOTS[slot],
            "kind": kind,
            "company": company,
        }

    def _messages(self, view: View) -> list[Json]:
        return [
            {
                "id": message.id,
                "day": message.day,
                "from": message.sender,
                "company": None if message.company == NOBODY else self.ids[message.company],
                "signal": message.signal,
                "text": message.text,
            }
            for message in inbox(self.source, view)
        ]

    def _offer(self, view: View, known: KnownCompany) -> Json:
        return {
            "company": self.ids[known.index],
            "step": known.stage,
            "pay": known.pay,
            "said_yes": known.said_yes,
            "deadline": known.deadline if known.offer_open() else None,
            "date": self._date(known.deadline) if known.offer_open() else None,
            "value": value_of(view, known.index) / 100,
        }

    def _action(self, view: View, name: str, action: Action) -> Json:
        entry: Json = {"id": name, "kind": action.kind}
        if action.kind == "forecast":
            question = view.facts.questions[action.company]
            entry["company"] = self.ids[question.company]
            entry["by"] = self._date(question.by)
            entry["step"] = question.step
            entry["value"] = {"min": 0, "max": 1}
        elif action.company >= 0:
            entry["company"] = self.ids[action.company]
        if action.option:
            entry["option"] = action.option
        entry["label"] = label(self.source, view, action)
        return entry

    def events(self, events: list[Event]) -> Json:
        """Return what happened."""
        return {"type": "events", "events": [self._event(event) for event in events]}

    def _event(self, event: Event) -> Json:
        entry: Json = {"kind": event.kind, "day": event.day}
        if event.company >= 0:
            entry["company"] = self.ids[event.company]
        if event.kind == "signal":
            entry["signal"] = event.option
            if event.data:
                entry["date"] = self._date(event.data)
        elif event.option:
            entry["option"] = event.option
        if event.kind == "forecast":
            entry["value"] = event.data / 1000
        if event.kind == "over":
            entry["value"] = event.data / 100
        return entry

    def end(self, save: str | None) -> Json:
        """Return the end, the dealt world included."""
        import json

        view, world = self.hunt.view, json.loads(canonical(self.hunt.state.world))
        world["companies"] = dict(zip(self.ids, world["companies"], strict=True))
        landed = self.ids[view.landed] if view.landed >= 0 else None
        brier = mean_brier(scored(view))
        return {
            "type": "end",
            "outcome": {
                "result": "sealed" if landed else "stop-gap",
                "company": landed,
                "value": view.result / 100,
                "day": view.day,
            },
            "score": {
                "outcome": view.result / 100,
                "calibration": None if brier is None else round(brier, 4),
                "bridges": view.bridges,
            },
            "envelope": world,
            "seal": self.hunt.seal,
            "save": save,
        }
