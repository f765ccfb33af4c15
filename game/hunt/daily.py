"""The daily hunt: one seed for everybody in the world, from the date alone."""

from datetime import date
from hashlib import sha256
from secrets import randbelow

SEEDS = 1_000_000
"""Seeds drawn for a player are 0 to 999,999; any whole number from 0 works."""


def daily_seed(day: date) -> int:
    """Return the seed of a calendar day."""
    return int(sha256(f"hedge daily {day.isoformat()}".encode()).hexdigest(), 16) % SEEDS


def fresh_seed() -> int:
    """Return a seed that nobody chose."""
    return randbelow(SEEDS)
