"""What a scenario's balance says, in words and numbers."""

from statistics import fmean
from typing import Any

from game.hunt.balance import (
    MEASURED,
    Held,
    Mean,
    Sample,
    difference,
    gets_away,
    held,
    lost_anyway,
    unmet,
    unreached,
)
from game.hunt.situations import Clear, no_brainers
from game.scenario.told import Scenario
from game.words.dates import plural

FEW, NAMED = 200, 6
SMALL, CLEAR = 1.0, 3.0
"""Differences in points under which a player would hardly notice, and from which it is plain."""


def report(source: Scenario, found: Sample) -> list[str]:
    """Return the whole report as lines."""
    lines = [f"{source.title}: {found.hunts} hunts of each player, on the same seeds.", ""]
    lines += _table(found)
    lines += ["", *_verdict(found), "", *_clear(source, no_brainers(found.situations))]
    lines += _never(source, found)
    rows = held(source.expect, found) if source.expect else []
    return [*lines, "", *_expectations(rows, found.hunts)]


def _table(found: Sample) -> list[str]:
    lines = [
        f"{'player':<12}{'value':>15}{'- canceller':>16}{'sealed':>8}{'days':>7}{'choices':>9}"
    ]
    for name in MEASURED:
        played, value = found.players[name], Mean.of(found.players[name].values)
        gap = ""
        if name != "canceller":
            paired = difference(found, name, "canceller")
            gap = f"{paired.value:+.2f} ± {paired.half:.2f}"
        lines.append(
            f"{name:<12}{f'{value.value:.2f} ± {value.half:.2f}':>15}{gap:>16}"
            f"{fmean(played.sealed):>8.2f}{fmean(played.days):>7.1f}{fmean(played.choices):>9.1f}"
        )
    return lines


def _verdict(found: Sample) -> list[str]:
    gap = difference(found, "honest", "canceller")
    honest = found.players["honest"]
    days, choices = fmean(honest.days), fmean(honest.choices)
    away, lost = gets_away(found), lost_anyway(found)
    return [
        _hedging(gap),
        f"Cancelling gets away with it in {away:.0%} of the worlds"
        + (": a real temptation." if 0.4 <= away <= 0.8 else "."),
        f"In {lost:.0%} of the worlds no player seals a deal, whatever it does.",
        f"A hunt takes about {days:.0f} days and {choices:.0f} choices.",
    ]


def _hedging(gap: Mean) -> str:
    size = f"{abs(gap.value):.1f} ± {gap.half:.1f} points"
    if abs(gap.value) <= gap.half:
        return f"Whether hedging pays is open: {gap.value:+.1f} ± {gap.half:.1f} points."
    if gap.value < 0:
        return f"Hedging doesn't pay here: cancelling is better by {size}."
    how = "clearly" if gap.value > CLEAR else "a little" if gap.value > SMALL else "hardly"
    return f"Hedging pays {how}: {size} more than cancelling."


def _clear(source: Scenario, clear: list[Clear]) -> list[str]:
    known = source.expect.no_brainers if source.expect else []
    lines = []
    for found in clear:
        what = "always right" if found.always else "never right"
        stated = " (the scenario knows)" if found.act in known else ""
        moments, places = plural(found.moments, "moment"), plural(found.situations, "situation")
        lines.append(f"No-brainer: {found.act} is {what}, in {moments} of {places}{stated}.")
    return lines or ["No act is always right or always wrong."]


def _never(source: Scenario, found: Sample) -> list[str]:
    lines = []
    known = source.expect.unreached if source.expect else []
    by_recruiter: dict[str, list[str]] = {}
    for recruiter, kind in unmet(source, found):
        if kind not in known:
            by_recruiter.setdefault(recruiter, []).append(kind)
    for recruiter, kinds in by_recruiter.items():
        more = f" and {len(kinds) - NAMED} more" if len(kinds) > NAMED else ""
        lines.append(f"Never read: {recruiter}'s {', '.join(kinds[:NAMED])}{more}.")
    stages: dict[str, list[str]] = {}
    for company, stage in unreached(source, found):
        stages.setdefault(company, []).append(stage)
    for company, names in stages.items():
        lines.append(f"Never reached: {company} {', '.join(names)}.")
    landed = [name for name in source.companies if not found.tally.endings[f"sealed {name}"]]
    if landed:
        lines.append(f"Never sealed: {', '.join(landed)}.")
    quiet = [kind for kind in ACTS if not found.tally.events[kind]]
    if quiet:
        lines.append(f"Never done: {', '.join(quiet)}.")
    return lines


ACTS = (
    "attended", "prepared", "rested", "applied", "networked", "replied", "asked", "told", "pushed",
    "cancelled", "postponed", "missed", "withdrew", "negotiated", "asked_for_time", "said_yes",
    "signed", "declined", "forecast",
)  # fmt: skip


def _expectations(rows: list[Held], hunts: int) -> list[str]:
    if not rows:
        return ["It states no expectations: add [expect], and --strict holds it to them."]
    few = f" (of {hunts} hunts little can be told)" if hunts < FEW else ""
    lines = [f"What it expects of itself{few}:"]
    for row in rows:
        mark = "holds" if row.held else "FAILS"
        lines.append(f"  {mark}  {row.about}: {row.found} (wanted {row.wanted})")
    return lines


def as_data(source: Scenario, found: Sample) -> dict[str, Any]:
    """Return the same as plain data."""
    gap = difference(found, "honest", "canceller")
    return {
        "scenario": source.id,
        "hunts": found.hunts,
        "players": {
            name: {
                "value": _mean(Mean.of(played.values)),
                "sealed": fmean(played.sealed),
                "days": fmean(played.days),
                "choices": fmean(played.choices),
            }
            for name, played in found.players.items()
        },
        "hedging_pays": _mean(gap),
        "gets_away": gets_away(found),
        "lost_anyway": lost_anyway(found),
        "no_brainers": [
            {"act": c.act, "always": c.always, "moments": c.moments}
            for c in no_brainers(found.situations)
        ],
        "never_read": [{"recruiter": r, "signal": k} for r, k in unmet(source, found)],
        "never_reached": [{"company": c, "stage": s} for c, s in unreached(source, found)],
        "expectations": [
            {"about": r.about, "wanted": r.wanted, "found": r.found, "held": r.held}
            for r in (held(source.expect, found) if source.expect else [])
        ],
    }


def _mean(mean: Mean) -> list[float]:
    return [
        round(mean.value - mean.half, 4),
        round(mean.value, 4),
        round(mean.value + mean.half, 4),
    ]
