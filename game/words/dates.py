"""Working days as dates, hours and money, in plain English words."""

from datetime import date, timedelta

from game.scenario.models import Scenario

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
HOURS = ("10:00", "14:00", "18:00")
SLOT_WORDS = ("morning", "afternoon", "evening", "night")


def date_of(scenario: Scenario, day: int) -> date:
    """Return the date of working day `day`; day 1 is the scenario's start, 0 and below are past."""
    weeks, rest = divmod(scenario.start.weekday() + day - 1, 5)
    monday = scenario.start - timedelta(days=scenario.start.weekday())
    return monday + timedelta(days=7 * weeks + rest)


def short_date(scenario: Scenario, day: int) -> str:
    """Return `Thu 14 May`."""
    found = date_of(scenario, day)
    return f"{WEEKDAYS[found.weekday()][:3]} {found.day} {MONTHS[found.month - 1][:3]}"


def long_date(scenario: Scenario, day: int) -> str:
    """Return `Thursday 14 May`."""
    found = date_of(scenario, day)
    return f"{WEEKDAYS[found.weekday()]} {found.day} {MONTHS[found.month - 1]}"


def weekday(scenario: Scenario, day: int) -> str:
    """Return `Thursday`."""
    return WEEKDAYS[date_of(scenario, day).weekday()]


def when(scenario: Scenario, day: int, slot: int) -> str:
    """Return `Thursday 14 May, 10:00`."""
    return f"{long_date(scenario, day)}, {HOURS[min(slot, 2)]}"


def near(scenario: Scenario, day: int, today: int) -> str:
    """Return a day as one would say it today: today, tomorrow, Thursday, or a date."""
    ahead = day - today
    if ahead == 0:
        return "today"
    if ahead == 1 and date_of(scenario, day) - date_of(scenario, today) == timedelta(days=1):
        return "tomorrow"
    if 0 < ahead < 5:
        return weekday(scenario, day)
    return short_date(scenario, day)


def money(scenario: Scenario, amount: int) -> str:
    """Return `€84,000`."""
    return f"{scenario.currency}{amount:,}"


def plural(count: int, one: str, many: str = "") -> str:
    """Return `1 day` or `3 days`."""
    return f"{count} {one if count == 1 else many or one + 's'}"
