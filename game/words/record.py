"""The player's record in words: what was played, how it went, and how good the forecasts were.

Plain lines; front ends only lay them out.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from game.hunt.record import Record
from game.hunt.record_row import Row
from game.hunt.record_totals import Bucket, Totals, calibration, streak
from game.scenario.chance_words import RANDOM
from game.words.ending import Section
from game.words.languages import _, ngettext, pgettext
from game.words.problems import columns
from game.words.share import bar, fitted

NEWEST, BEST = 8, 12
"""Hunts and scenarios that the page lists."""
ENOUGH, NEAR = 20, 0.05
"""Forecasts before a leaning is spoken of, and how far off is still close."""
TITLE = 24
"""Columns of a title in a table."""


class Table(NamedTuple):
    """A small table of texts; all columns but the first are set to the right."""

    heading: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def record_page(record: Record, today: date) -> list[Section]:
    """Return the page of a record, section by section; those with nothing to say are left out.

    A new player's page invites to a first hunt.
    """
    if not record.totals.hunts:
        lines = [_("Nothing here yet. Finish a hunt and it will be.")]
        sections = [Section(_("Your record"), tuple(lines))]
    else:
        sections = [
            Section(_("Your record"), tuple(overview(record.totals))),
            Section(_("Your forecasts"), tuple(forecasts(record.totals))),
            Section(_("Daily hunts"), tuple(dailies(record.totals, today))),
            Section(_("The best of each"), tuple(table_lines(best_table(record.totals)))),
            Section(_("The newest"), tuple(table_lines(newest_table(record)))),
        ]
    if record.problems:
        sections.append(Section(_("What could not be read"), record.problems))
    return [section for section in sections if section.lines]


def overview(totals: Totals) -> list[str]:
    """Return how many hunts there were and the mean of each result."""
    lines = [ngettext("{n} hunt finished.", "{n} hunts finished.", totals.hunts)]
    if totals.again:
        again = ngettext(
            "{n} of them played again: it counts here, and in no mean.",
            "{n} of them played again: they count here, and in no mean.",
            totals.again,
        )
        lines.append(again)
    tries = totals.tries
    if not tries:
        return lines
    sealed = _("Sealed {sealed} of {tries}; {days:.1f} days of looking on average.")
    lines.append(sealed.format(sealed=totals.sealed, tries=tries, days=totals.days / tries))
    outcome, bridges = totals.value / tries, totals.bridges / tries
    means = [
        (_("Outcome"), f"{outcome:>5.1f}  {bar(outcome)}"),
        (_("Bridges"), f"{bridges:>5.1f}  {bar(bridges)}"),
    ]
    if totals.brier is not None:
        says = _("{score:>5.2f}  (0 is perfect, 0.25 is a shrug)").format(score=totals.brier)
        means.append((_("Forecasts"), says))
    if totals.decided:
        means.append((_("Decisions"), f"{totals.decisions / totals.decided:>+5.1f}"))
    wide = max(columns(name) for name, _says in means)
    return lines + [f"{_left(name, wide)}  {says}" for name, says in means]


def forecasts(totals: Totals) -> list[str]:
    """Return what was said against what came, and which way it leans."""
    buckets = calibration(totals)
    if not buckets:
        return []
    return [*table_lines(calibration_table(buckets)), _leaning(buckets)]


def calibration_table(buckets: list[Bucket]) -> Table:
    """Return a line for every tenth of chance that was ever named."""
    heading = (_("you said"), _("on average"), _("it came"), _("of"))
    rows = [
        (
            f"{each.low:.0%} – {each.high:.0%}", f"{each.said:.0%}", f"{each.came:.0%}",
            str(each.n),
        )
        for each in buckets
    ]  # fmt: skip
    return Table(heading, rows)


def _leaning(buckets: list[Bucket]) -> str:
    """Return whether the forecasts were too hopeful; few forecasts say nothing yet."""
    count = sum(each.n for each in buckets)
    if count < ENOUGH:
        return ngettext(
            "One more forecast, and this says which way you lean.",
            "{n} more forecasts, and this says which way you lean.",
            ENOUGH - count,
        )
    said = sum(each.said * each.n for each in buckets) / count
    came = sum(each.came * each.n for each in buckets) / count
    if said > came + NEAR:
        verdict = _("You said {said:.0%} on average, {came:.0%} came: you hope a little ahead.")
    elif said < came - NEAR:
        verdict = _(
            "You said {said:.0%} on average, {came:.0%} came: it goes better than you fear."
        )
    else:
        verdict = _("You said {said:.0%} on average, {came:.0%} came: you may trust your gut.")
    return verdict.format(said=said, came=came)


def dailies(totals: Totals, today: date) -> list[str]:
    """Return how many dailies were played, and the streak."""
    if not totals.dailies:
        return []
    found = streak(totals.dailies, today)
    played = ngettext("{n} daily hunt.", "{n} daily hunts.", len(totals.dailies))
    best = ngettext("Longest streak: {n} day.", "Longest streak: {n} days.", found.best)
    if not found.current:
        return [f"{played} {best}"]
    now = ngettext("Streak: {n} day.", "Streak: {n} days.", found.current)
    lines = [f"{played} {now} {best}"]
    if today not in totals.dailies and max(totals.dailies) < today:
        lines.append(_("Today's is still to play."))
    return lines


def best_table(totals: Totals) -> Table:
    """Return the best outcome of each scenario, the most played first."""
    found = sorted(totals.best.items(), key=lambda each: (-each[1].hunts, -each[1].value, each[0]))
    rows = [
        (
            _("Hunts by chance") if name == RANDOM else fitted(best.title, TITLE),
            f"{best.value:.1f}", str(best.hunts),
        )
        for name, best in found[:BEST]
    ]  # fmt: skip
    return Table((_("hunt"), _("best"), _("played")), rows)


def newest_table(record: Record) -> Table:
    """Return the last hunts, the newest first."""
    heading = (
        _("hunt"), _("finished"), _("outcome"), _("bridges"), _("how"),
    )  # fmt: skip
    return Table(heading, [_newest(row) for row in reversed(record.rows[-NEWEST:])])


def _newest(row: Row) -> tuple[str, ...]:
    how = pgettext("heading", "sealed") if row.company else _("stop-gap")
    if row.again:
        how = _("{how}, again").format(how=how)
    return (
        fitted(row.title, TITLE), row.finished.isoformat(), f"{row.value:.1f}", str(row.bridges),
        how,
    )  # fmt: skip


def table_lines(table: Table) -> list[str]:
    """Return a table as lines, or none where it is empty."""
    if not table.rows:
        return []
    every = [table.heading, *table.rows]
    wide = [max(columns(row[n]) for row in every) for n in range(len(table.heading))]
    return [
        "  ".join(
            _left(text, wide[n]) if n == 0 else " " * (wide[n] - columns(text)) + text
            for n, text in enumerate(row)
        ).rstrip()
        for row in every
    ]


def _left(text: str, wide: int) -> str:
    return text + " " * (wide - columns(text))
