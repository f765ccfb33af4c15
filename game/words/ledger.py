"""The Friday ledger: what the week left of energy and runway, who is silent, what comes next."""

from typing import NamedTuple

from game.engine.view import View
from game.scenario.told import Scenario as Source
from game.words.dates import SLOT_WORDS, long_date
from game.words.intent import deadline, silent_since
from game.words.labels import meeting_word
from game.words.languages import _, ngettext

AHEAD = 6
"""Days that the ledger looks ahead."""


class Entry(NamedTuple):
    """One line: what it is about, and what there is to say."""

    what: str
    says: str


def ledger(source: Source, view: View) -> list[Entry]:
    """Return the lines of the ledger as of now."""
    left = max(0, view.facts.days - view.day + 1)
    energy = _("{have} of {most}").format(have=view.energy, most=view.facts.you.energy_most)
    return [
        Entry(_("energy"), energy),
        Entry(_("runway"), ngettext("{n} day left", "{n} days left", left)),
        *_companies(source, view),
    ]


def _companies(source: Source, view: View) -> list[Entry]:
    """Return what is booked or due soon, then who is silent."""
    soon, silent = [], []
    for known, company in zip(view.companies, source.companies.values(), strict=True):
        if view.day <= known.meeting_day <= view.day + AHEAD:
            says = _("{meeting}, {date}, {slot}").format(
                meeting=meeting_word(source, known), date=long_date(source, known.meeting_day),
                slot=_(SLOT_WORDS[known.meeting_slot]),
            )  # fmt: skip
            soon.append(Entry(company.name, says))
        elif known.offer_open():
            says = _("your answer: {when}").format(when=deadline(source, view, known))
            soon.append(Entry(company.name, says))
        else:
            since = silent_since(source, view, known)
            if since:
                silent.append(Entry(company.name, _("silent since {day}").format(day=since)))
    return soon + silent
