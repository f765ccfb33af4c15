"""Chance that is addressed, not consumed: every draw is a pure function of what it is for.

A *block* is a tuple of unsigned 32-bit integers named by (seed, channel, entity). Rules look a
draw up in a block by its index, so one more company, or another choice, leaves others alone.
Never holds a generator object, never uses a float where a platform could round it differently.
"""

from functools import cache
from hashlib import shake_128
from math import exp
from statistics import NormalDist
from struct import unpack

SPAN = 1 << 32
"""One more than the largest draw."""

NORMAL: tuple[int, ...] = tuple(
    round(1000 * NormalDist().inv_cdf((2 * i + 1) / 8192)) for i in range(4096)
)
"""Standard normal quantiles in thousandths; no entry lies near a rounding threshold (tested)."""


def block(seed: int, channel: str, entity: str, count: int) -> tuple[int, ...]:
    """Return `count` draws, each 0 to 2**32 - 1, that belong to this name and to no other."""
    digest = shake_128(f"hedge/1|{seed}|{channel}|{entity}".encode()).digest(4 * count)
    return unpack(f"<{count}I", digest)


def chance(probability: float) -> int:
    """Return the threshold under which a draw falls with `probability` (0 to 1)."""
    return round(min(1.0, max(0.0, probability)) * SPAN)


def normal(draw: int, mean: int, deviation: int) -> int:
    """Return a normal quantity in thousandths; `mean` and `deviation` are thousandths too."""
    return mean + NORMAL[draw >> 20] * deviation // 1000


def uniform(draw: int, low: int, high: int) -> int:
    """Return a whole number from `low` to `high`, both included."""
    return low + (draw * (high - low + 1) >> 32)


@cache
def lognormal_days(median: float, sigma: float) -> tuple[int, ...]:
    """Return 1,024 equally likely lengths in whole working days, at least one day each."""
    quantiles = NORMAL[2::4]
    return tuple(max(1, int(median * exp(sigma * z / 1000) + 0.5)) for z in quantiles)


def days(draw: int, table: tuple[int, ...]) -> int:
    """Return the length in days that `draw` picks from a table of 1,024 quantiles."""
    return table[draw >> 22]


@cache
def hazard_table(per_day: float, horizon: int) -> tuple[int, ...]:
    """Return for each day 1..horizon the threshold under which the event has happened by then."""
    alive, table = 1.0, []
    for _ in range(horizon):
        alive *= 1.0 - per_day
        table.append(chance(1.0 - alive))
    return tuple(table)


def first_day(draw: int, table: tuple[int, ...]) -> int:
    """Return the first day (1-based) on which the hazard strikes, or one past the horizon."""
    low, high = 0, len(table)
    while low < high:
        middle = (low + high) // 2
        if draw < table[middle]:
            high = middle
        else:
            low = middle + 1
    return low + 1


def pick(draw: int, thresholds: tuple[int, ...]) -> int:
    """Return the index of the first cumulative threshold above `draw`."""
    index = 0
    for threshold in thresholds:
        if draw < threshold:
            return index
        index += 1
    return len(thresholds) - 1


def cumulate(weights: tuple[float, ...]) -> tuple[int, ...]:
    """Return cumulative thresholds for weights (any positive scale); the last one is 2**32."""
    total, running, thresholds = sum(weights), 0.0, []
    for weight in weights:
        running += weight
        thresholds.append(chance(running / total))
    thresholds[-1] = SPAN
    return tuple(thresholds)
