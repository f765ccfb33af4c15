"""What is booked, due and promised, in order of time and week by week."""

from typing import NamedTuple

from game.hunt.hunt import Hunt
from game.lines.find import name_of
from game.lines.standing import day_words
from game.words.dates import SLOT_WORDS, date_of, long_date
from game.words.labels import meeting_word
from game.words.languages import _, ngettext


class Entry(NamedTuple):
    """Something that stands on a day; `slot` orders what stands on the same one."""

    day: int
    slot: int
    text: str


def entries(hunt: Hunt) -> list[Entry]:
    """Return everything from today on that has a day, in order of time."""
    source, view, found = hunt.scenario.source, hunt.view, []
    for known in view.companies:
        name = name_of(hunt, known.index)
        if known.meeting_day:
            slot = _(SLOT_WORDS[known.meeting_slot])
            text = _("{slot}: {meeting} with {company}").format(
                slot=slot, meeting=meeting_word(source, known), company=name
            )
            found.append(Entry(known.meeting_day, known.meeting_slot, text))
        if known.offer_open():
            text = _("last day to answer {company}").format(company=name)
            found.append(Entry(known.deadline, 3, text))
        elif known.by >= view.day and known.stage == "deliberating":
            said = _("{company} means to decide about then") if known.vague else _(
                "{company} means to decide by then"
            )  # fmt: skip
            found.append(Entry(known.by, 4, said.format(company=name)))
    return sorted(found)


def week(hunt: Hunt) -> list[str]:
    """Return what is booked, due and promised, a line each."""
    return [_dated(hunt, entry) for entry in entries(hunt)] or [_("Nothing is booked.")]


def month(hunt: Hunt) -> list[str]:
    """Return all weeks from this one to the last of the runway, each with what stands in it."""
    source, view = hunt.scenario.source, hunt.view
    last, lines = view.facts.days, []
    found = [*entries(hunt), Entry(last, 5, _("the last day of your runway"))]
    if view.day > 1:
        lines.append(_("Behind you: {days}.").format(days=_span(hunt, 1, view.day - 1)))
    empty: list[int] = []
    monday = view.day - date_of(source, view.day).weekday()
    for start in range(monday, last + 1, 5):
        first, end = max(view.day, start), min(start + 4, last)
        stands = [entry for entry in found if first <= entry.day <= end]
        if not stands:
            empty.append(first)
            continue
        lines += _nothing(hunt, empty, first - 1)
        empty = []
        lines += [f"{_span(hunt, first, end)}:", *(f"  {_dated(hunt, e)}" for e in stands)]
    later = [entry for entry in found if entry.day > last]
    return lines + [_("After your runway: {what}").format(what=_dated(hunt, e)) for e in later]


def _nothing(hunt: Hunt, weeks: list[int], last: int) -> list[str]:
    """Return that weeks that begin on such days hold nothing, together in one line."""
    if not weeks:
        return []
    span = _span(hunt, weeks[0], last)
    if len(weeks) == 1:
        return [_("{days}: nothing yet.").format(days=span)]
    count = ngettext("{n} week", "{n} weeks", len(weeks))
    return [_("{days}, {weeks}: nothing yet.").format(days=span, weeks=count)]


def _span(hunt: Hunt, first: int, last: int) -> str:
    source = hunt.scenario.source
    if first == last:
        return long_date(source, first)
    return _("{first} to {last}").format(
        first=long_date(source, first), last=long_date(source, last)
    )


def _dated(hunt: Hunt, entry: Entry) -> str:
    date = day_words(hunt.scenario.source, entry.day, hunt.view.day)
    return _("{date}, {what}.").format(date=date[:1].upper() + date[1:], what=entry.text)
