"""Where things stand with a company, said in full, the ledger of a week, and who is silent."""

from game.engine.legal import QUESTION_DAYS
from game.engine.view import KnownCompany
from game.hunt.hunt import Hunt
from game.lines.find import name_of
from game.scenario.told import Scenario as Source
from game.words.dates import HOURS, date_of, long_date
from game.words.intent import WAITING, intent
from game.words.labels import STAGES, meeting_word
from game.words.languages import _, ngettext


def runway(hunt: Hunt) -> str:
    """Return what is left of the runway, in days."""
    return ngettext("{n} day", "{n} days", max(0, hunt.view.facts.days - hunt.view.day + 1))


def day_words(source: Source, day: int, today: int) -> str:
    """Return a day in full, with today and tomorrow said as such."""
    date = long_date(source, day)
    if day == today:
        return _("today, {date}").format(date=date)
    if day == today + 1 and (date_of(source, day) - date_of(source, today)).days == 1:
        return _("tomorrow, {date}").format(date=date)
    return date


def waits(hunt: Hunt, known: KnownCompany) -> bool:
    """Tell whether a company asked you something that can still be answered."""
    asked = known.question_day > known.replied_day
    return asked and hunt.view.day - known.question_day < QUESTION_DAYS and known.stage in WAITING


def silence(hunt: Hunt, known: KnownCompany) -> str:
    """Return since when a company that should write is silent, or an empty text."""
    last = max(known.heard, known.since)
    quiet = hunt.view.day - last
    if known.stage not in WAITING or known.meeting_day or quiet < 1:
        return ""
    days = ngettext("{n} working day", "{n} working days", quiet)
    date = long_date(hunt.scenario.source, last)
    return _("silent since {date}, {days}").format(date=date, days=days)


def standing(hunt: Hunt, known: KnownCompany) -> str:
    """Return where things stand with a company, what they said, and since when they are silent."""
    wrote = _("wrote today") if known.heard == hunt.view.day else ""
    sure = intent(hunt.scenario.source, hunt.view, known).sure
    asked = _("waits for your answer to a question") if waits(hunt, known) else ""
    parts = (_stage(hunt, known), _promise(hunt, known), sure, asked, wrote or silence(hunt, known))
    return "; ".join(part for part in parts if part)


def _stage(hunt: Hunt, known: KnownCompany) -> str:
    source, view = hunt.scenario.source, hunt.view
    if known.meeting_day:
        return _("{meeting}: {day}, {hour}").format(
            meeting=meeting_word(source, known),
            day=day_words(source, known.meeting_day, view.day),
            hour=HOURS[min(known.meeting_slot, 2)],
        )
    by = day_words(source, known.deadline, view.day) if known.deadline else ""
    if known.stage == "verbal" and known.said_yes:
        return _("verbal offer, you said yes, paper to come")
    if known.stage == "verbal":
        return _("verbal offer, answer by {day}").format(day=by)
    if known.stage == "written":
        return _("written offer, sign by {day}").format(day=by)
    if known.stage == "closed" and known.cancelled:
        return _("you cancelled")
    if known.stage in ("screen", "interviews", "final"):
        return _("new date to come") if known.moved else _("met them; word to come")
    return _(STAGES[known.stage])


def _promise(hunt: Hunt, known: KnownCompany) -> str:
    """Return the day they named for their decision, and whether it has passed."""
    if known.stage != "deliberating" or not known.by:
        return ""
    day = day_words(hunt.scenario.source, known.by, hunt.view.day)
    if known.by < hunt.view.day:
        return _("they had named {day}").format(day=day)
    return (_("they said about {day}") if known.vague else _("they said by {day}")).format(day=day)


def ledger(hunt: Hunt) -> list[str]:
    """Return the ledger of a week: energy, runway, bridges, and who is silent since when."""
    view = hunt.view
    first = _("Energy {energy} of {most}. {left} of runway left. Bridges {bridges} of 100.").format(
        energy=view.energy, most=view.facts.you.energy_most, left=runway(hunt),
        bridges=view.bridges,
    )  # fmt: skip
    silent = [
        _("{company}: {silence}.").format(company=name_of(hunt, known.index), silence=quiet)
        for known in view.companies
        if (quiet := silence(hunt, known))
    ]
    return [first, *(silent or [_("Nobody who should write to you is silent.")])]
