"""Working days as dates, hours, counts, money and numbers, as the language spoken writes them.

English is made here; the customs of every other language come from Babel, imported when needed.
"""

from datetime import date, timedelta

from game.scenario.told import Scenario
from game.words.languages import ENGLISH, N_, _, language, ngettext, pgettext

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
HOURS = ("10:00", "14:00", "18:00")
SLOT_WORDS = (N_("morning"), N_("afternoon"), N_("evening"), N_("night"))
"""The slots of a day in English: said by `_`."""


def date_of(scenario: Scenario, day: int) -> date:
    """Return the date of working day `day`; day 1 is the scenario's start, 0 and below are past."""
    weeks, rest = divmod(scenario.start.weekday() + day - 1, 5)
    monday = scenario.start - timedelta(days=scenario.start.weekday())
    return monday + timedelta(days=7 * weeks + rest)


def short_date(scenario: Scenario, day: int) -> str:
    """Return `Thu 14 May`."""
    found = date_of(scenario, day)
    if language() != ENGLISH:
        return _written(found, "MMMEd", {"E": "EEE"})
    return f"{WEEKDAYS[found.weekday()][:3]} {found.day} {MONTHS[found.month - 1][:3]}"


def long_date(scenario: Scenario, day: int) -> str:
    """Return `Thursday 14 May`."""
    found = date_of(scenario, day)
    if language() != ENGLISH:
        return _written(found, "MMMMEd", {"E": "EEEE", "MMM": "MMMM"})
    return f"{WEEKDAYS[found.weekday()]} {found.day} {MONTHS[found.month - 1]}"


def weekday(scenario: Scenario, day: int) -> str:
    """Return `Thursday`."""
    found = date_of(scenario, day)
    if language() != ENGLISH:
        return _with_pattern(found, "EEEE")
    return WEEKDAYS[found.weekday()]


def _written(found: date, skeleton: str, wider: dict[str, str]) -> str:
    """Return a date in a language's own order: by a skeleton of CLDR, or else its short one.

    `wider` gives fields of the pattern their length. Commas go: dates stand inside sentences.
    """
    from babel import Locale

    skeletons = Locale.parse(language()).datetime_skeletons
    pattern = str(skeletons.get(skeleton) or skeletons["MMMEd"]).replace(",", "")
    words = [wider.get(word, word) for word in pattern.split(" ")]
    return _with_pattern(found, " ".join(words))


def _with_pattern(found: date, pattern: str) -> str:
    from babel.dates import format_date

    return format_date(found, pattern, language())


def when(scenario: Scenario, day: int, slot: int) -> str:
    """Return `Thursday 14 May, 10:00`."""
    date, hour = long_date(scenario, day), HOURS[min(slot, 2)]
    return _("{date}, {hour}").format(date=date, hour=hour)


def near(scenario: Scenario, day: int, today: int) -> str:
    """Return a day as one would say it today: today, tomorrow, Thursday, or a date."""
    ahead = day - today
    if ahead == 0:
        return _("today")
    if _is_tomorrow(scenario, day, today):
        return _("tomorrow")
    if 0 < ahead < 5:
        return pgettext("a day to come", "{weekday}").format(weekday=weekday(scenario, day))
    return pgettext("a day", "{date}").format(date=short_date(scenario, day))


def near_of(scenario: Scenario, day: int, today: int) -> str:
    """Return a day as the owner of what is on it: today's, Thursday's, the Thu 14 May."""
    ahead = day - today
    if ahead == 0:
        return _("today's")
    if _is_tomorrow(scenario, day, today):
        return _("tomorrow's")
    if 0 < ahead < 5:
        return _("{weekday}'s").format(weekday=weekday(scenario, day))
    return pgettext("as in: move the … interview", "the {date}").format(
        date=short_date(scenario, day)
    )


def _is_tomorrow(scenario: Scenario, day: int, today: int) -> bool:
    """Tell whether a day is the next one on the calendar too, with no weekend between."""
    one = timedelta(days=1)
    return day - today == 1 and date_of(scenario, day) - date_of(scenario, today) == one


def money(scenario: Scenario, amount: int) -> str:
    """Return `€84,000`, or `84.000 €` where that is the custom; the sign is the scenario's."""
    if language() == ENGLISH:
        return f"{scenario.currency}{amount:,}"
    from babel import Locale
    from babel.numbers import format_currency

    pattern = Locale.parse(language()).currency_formats["standard"].pattern.replace(".00", "")
    sign = scenario.currency.strip()
    return format_currency(amount, sign, pattern, language(), currency_digits=False)


def decimal(value: float, places: int = 1, sign: bool = False) -> str:
    """Return a number with this many decimals: `63.4`, `63,4`, or `+0.5` with its sign."""
    text = f"{value:{'+' if sign else ''}.{places}f}"
    if language() == ENGLISH:
        return text
    from babel.numbers import get_decimal_symbol

    return text.replace(".", get_decimal_symbol(language()))


def plural(count: int, one: str, many: str = "") -> str:
    """Return `1 day` or `3 days`, in English only: what a player reads has its own functions."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def days(count: int) -> str:
    """Return `1 day` or `3 days`."""
    return ngettext("{n} day", "{n} days", count)


def slots(count: int) -> str:
    """Return `1 slot` or `3 slots`."""
    return ngettext("{n} slot", "{n} slots", count)


def weeks(count: int) -> str:
    """Return `1 week` or `3 weeks`."""
    return ngettext("{n} week", "{n} weeks", count)


def messages(count: int) -> str:
    """Return `1 message` or `3 messages`."""
    return ngettext("{n} message", "{n} messages", count)


def hunts(count: int) -> str:
    """Return `1 hunt` or `3 hunts`."""
    return ngettext("{n} hunt", "{n} hunts", count)
