"""The end of a hunt as it can be read out: sentences, no columns, what stayed the same joined."""

from itertools import groupby

from game.engine.deal import deal, seal
from game.engine.turn import value_of
from game.hunt.hunt import Hunt
from game.hunt.reveal import Told, told_and_true
from game.lines.bridges import changes
from game.lines.find import name_of
from game.lines.saying import InFull, grouped, plainly
from game.words.dates import decimal, short_date
from game.words.ending import ending
from game.words.labels import trait
from game.words.languages import _, ngettext
from game.words.truths import TOLD, TRUE

OVER = "over"


def last_page(hunt: Hunt) -> list[str]:
    """Return the debrief, section by section, each line a sentence or a few."""
    outcome, worth, forecasts, bridges, envelope = ending(hunt)[:5]
    lines = []
    for title, told in (
        (outcome.title, outcome.lines),
        (worth.title, _worth(hunt)),
        (forecasts.title, forecasts.lines),
        (bridges.title, [bridges.lines[0], *_bridges(hunt)]),
        (envelope.title, [_proof(hunt, envelope.lines[0]), *envelope.lines[1:]]),
        (_("What you were told, and what was true"), _told(hunt)),
    ):
        lines += ["", title, *(f"  {plainly(line)}" for line in told)]
    in_full = InFull(hunt.scenario.source)
    return [in_full(line) for line in lines]


def _worth(hunt: Hunt) -> list[str]:
    view, you = hunt.view, hunt.scenario.source.you
    cost = decimal(you.day_cost * view.day)
    less = ngettext("Less {cost} for {n} day of looking.", "Less {cost} for {n} days of looking.",
                    view.day, cost=cost)  # fmt: skip
    if view.landed < 0:
        return [_("The stop-gap is worth {value}.").format(value=f"{you.stop_gap:.0f}"), less]
    job = list(hunt.scenario.source.companies.values())[view.landed].job
    total = sum(you.priorities.values())
    parts = [
        _("{name} {value} counts {share} percent").format(
            name=trait(name), value=f"{job[name]:.0f}", share=f"{100 * weight / total:.0f}"
        )
        for name, weight in you.priorities.items()
    ]
    bonus = view.companies[view.landed].bonus / 100
    better = _("Better terms, because you asked or told: worth {points} more.")
    together = _("Together {value}.").format(value=decimal(value_of(view, view.landed) / 100))
    return [
        f"{', '.join(parts)}.",
        *([better.format(points=f"{bonus:.0f}")] if bonus else []),
        f"{together} {less}",
    ]


def _bridges(hunt: Hunt) -> list[str]:
    up, down = _("Day {day}, up {points}: {cause}."), _("Day {day}, down {points}: {cause}.")
    return [
        (up if change.points > 0 else down).format(
            day=change.day, points=abs(change.points), cause=change.cause
        )
        for change in changes(hunt)
    ]


def _proof(hunt: Hunt, line: str) -> str:
    """Return the proof of the seal with the whole of it."""
    facts = hunt.scenario.facts
    again = seal(facts, deal(facts, hunt.seed))
    return line.replace(f"{again[:16]}…", grouped(again))


def _told(hunt: Hunt) -> list[str]:
    rows, lines = told_and_true(hunt), []
    for known in hunt.view.companies:
        own = [row for row in rows if row.company == known.index]
        for truth, group in groupby(own, key=lambda row: row.truth):
            lines.append(_run(hunt, truth, list(group)))
            if truth == OVER:
                break
    return lines


def _run(hunt: Hunt, truth: str, rows: list[Told]) -> str:
    """Return what was told on days on which the same was true."""
    heard: dict[str, list[str]] = {}
    for row in rows:
        if row.signal.kind != "silence":
            by = short_date(hunt.scenario.source, row.signal.date)
            day = _("day {first}").format(first=row.day)
            heard.setdefault(_(TOLD[row.signal.kind]).format(by=by), []).append(day)
    if truth == OVER:
        rows = rows[:1]
    text = _("{name}, {days}: they sent nothing; in truth: {truth}.")
    if heard:
        text = _("{name}, {days}: they said {told}; in truth: {truth}.")
    told = [_told_on(said, days, len(rows) > 1) for said, days in heard.items()]
    return text.format(
        name=name_of(hunt, rows[0].company),
        days=_span(rows),
        told=", ".join(told),
        truth=_(TRUE[truth]),
    )


def _told_on(said: str, days: list[str], several: bool) -> str:
    """Return what was said, with its days where the line speaks of several."""
    text = _('"{said}" on {days}') if several else '"{said}"'
    return text.format(said=said, days=", ".join(days))


def _span(rows: list[Told]) -> str:
    first, last = rows[0].day, rows[-1].day
    if first == last:
        return _("day {first}").format(first=first)
    return _("day {first} to day {last}").format(first=first, last=last)
