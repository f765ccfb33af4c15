"""The end of a hunt in words: what you landed, forecasts, bridges, the opened envelope, told
against true. Plain lines; front ends only lay them out.
"""

from dataclasses import dataclass
from itertools import groupby

from game.engine.turn import value_of
from game.hunt.forecasts import Scored, scored
from game.hunt.hunt import Hunt
from game.hunt.reveal import BridgeChange, Told, bridge_changes, own_acts, told_and_true
from game.scenario.told import Company
from game.words.dates import decimal, long_date, short_date
from game.words.deeds import SLOT_TAKERS, deed
from game.words.labels import STAGES, trait
from game.words.languages import N_, _, ngettext
from game.words.messages import inbox
from game.words.opened import opened
from game.words.truths import TOLD, TRUE


@dataclass(frozen=True, slots=True)
class Section:
    """A headed piece of the debrief."""

    title: str
    lines: tuple[str, ...]


STOP_GAP = N_("The runway is gone, and you take the stop-gap: it pays the rent and asks nothing.")
"""What a hunt says of those who landed nothing, where it has no words of its own."""


def ending(hunt: Hunt) -> list[Section]:
    """Return the debrief of a finished hunt, section by section."""
    return [
        Section(_("How it ended"), tuple(_outcome(hunt))),
        Section(_("What it is worth to you"), tuple(_worth(hunt))),
        Section(_("What you said you believed"), tuple(_forecasts(hunt))),
        Section(_("Bridges"), tuple(_bridges(hunt))),
        Section(_("The envelope"), tuple(opened(hunt))),
        *_told_sections(hunt),
    ]


def _companies(hunt: Hunt) -> list[Company]:
    return list(hunt.scenario.source.companies.values())


def _outcome(hunt: Hunt) -> list[str]:
    view, source = hunt.view, hunt.scenario.source
    result = _("Result {value} of 100, on day {day} of {days}.").format(
        value=decimal(view.result / 100), day=view.day, days=source.days
    )
    if view.landed < 0:
        first = _(STOP_GAP) if source.you.without == STOP_GAP else source.you.without
    else:
        company = _companies(hunt)[view.landed]
        first = _("Sealed: {role} at {name}.").format(role=company.role, name=company.name)
    return [first, *_unfinished(hunt), result, *_last_letters(hunt), *_doors(hunt)]


def _unfinished(hunt: Hunt) -> list[str]:
    """Return that a signature was under way when the time ran out, where one was."""
    signed = [known for known in hunt.view.companies if known.stage == "signed"]
    text = _(
        "You had signed with {name}, day {day}; the checks were still running when the time was up."
    )
    return [text.format(name=_companies(hunt)[k.index].name, day=k.since) for k in signed]


def _last_letters(hunt: Hunt) -> list[str]:
    """Return what came after the last day, which nobody had time to read."""
    messages = inbox(hunt.scenario.source, hunt.view)
    return [f"{m.sender}: {m.text}" for m in messages if m.day > hunt.view.day]


def _doors(hunt: Hunt) -> list[str]:
    """Return what became of the company that was worth most, when another one was landed."""
    view, facts = hunt.view, hunt.scenario.facts
    best = max(range(len(facts.companies)), key=lambda index: facts.companies[index].value)
    known, name = view.companies[best], facts.companies[best].name
    if best == view.landed or known.stage == "hidden":
        return []
    what = _("had not decided") if known.stage == "deliberating" else _(STAGES[known.stage])
    text = _("{name}, which was worth most to you: {what}, day {day}.")
    lines = [text.format(name=name, what=what, day=known.heard or known.since)]
    cancelled = [c for c in view.companies if c.cancelled and c.index != best]
    for door in cancelled:
        text = _("{name}: you cancelled, day {day}.")
        lines.append(text.format(name=facts.companies[door.index].name, day=door.cancelled))
    lesser = view.landed >= 0 and facts.companies[view.landed].value < facts.companies[best].value
    if lesser and known.stage not in ("verbal", "written", "withdrawn"):
        text = _("{name} is there because that door stayed open.")
        lines.append(text.format(name=facts.companies[view.landed].name))
    return lines


def _worth(hunt: Hunt) -> list[str]:
    view, source = hunt.view, hunt.scenario.source
    cost = source.you.day_cost * view.day
    if view.landed < 0:
        lines = [_("Stop-gap {value}").format(value=f"{source.you.stop_gap:.0f}")]
    else:
        company, total = _companies(hunt)[view.landed], sum(source.you.priorities.values())
        text = _("{name:<10} {value:>3.0f}  x {share:>4.0%} of what counts for you")
        lines = [
            text.format(name=trait(name), value=company.job[name], share=weight / total)
            for name, weight in source.you.priorities.items()
        ]
        bonus = view.companies[view.landed].bonus / 100
        if bonus:
            lines.append(_("better terms, because you asked or told: +{n:.0f}").format(n=bonus))
        worth = decimal(value_of(view, view.landed) / 100)
        lines.append(_("together {value}").format(value=worth))
    lines.append(
        ngettext(
            "less {cost} for {n} day of looking",
            "less {cost} for {n} days of looking",
            view.day,
            cost=decimal(cost),
        )
    )
    return lines


def _told_sections(hunt: Hunt) -> list[Section]:
    rows = told_and_true(hunt)
    sections = []
    for index, company in enumerate(_companies(hunt)):
        own = [row for row in rows if row.company == index]
        if own:
            title = _("{name}: what you were told / what was true").format(name=company.name)
            sections.append(Section(title, tuple(_told_lines(hunt, own))))
    return sections


def _own(hunt: Hunt, company: int) -> dict[int, list[str]]:
    """Return what the player did that may have moved a company, by day, in sentences."""
    done: dict[int, list[str]] = {}
    for day, event in own_acts(hunt):
        if event.company == company:
            done.setdefault(day, []).append(deed(hunt.scenario.source, event))
    return done


def _told_lines(hunt: Hunt, rows: list[Told]) -> list[str]:
    lines: list[str] = []
    before = ""
    own = _own(hunt, rows[0].company)
    for (signal, truth), group in groupby(rows, key=lambda r: (r.signal, r.truth)):
        days = [row.day for row in group]
        text = _("day {first}") if len(days) == 1 else _("days {first}-{last}")
        span = text.format(first=days[0], last=days[-1])
        lines += _before(own, days[0])
        by = short_date(hunt.scenario.source, signal.date)
        now = _("the same") if truth == before else _(TRUE[truth])
        lines.append(f"{span:<11}{_(TOLD[signal.kind]).format(by=by):<32} / {now}")
        before = truth
        if truth == "over":
            break
    return lines


def _before(own: dict[int, list[str]], day: int) -> list[str]:
    """Return, and forget, what the player did before a day: it stands above what came of it."""
    lines = []
    for at in sorted(at for at in own if at < day):
        first = _("day {first}").format(first=at)
        lines += [f"{first:<11}{what}" for what in own.pop(at)]
    return lines


def _forecasts(hunt: Hunt) -> list[str]:
    source, view = hunt.scenario.source, hunt.view
    found = scored(view)
    if not found:
        return [_("You made no forecast that could be scored.")]
    lines = []
    for forecast in found:
        asked = view.facts.questions[forecast.question]
        if forecast.happened:
            text = _("{name} by {day}: you said {said}, it came.")
        else:
            text = _("{name} by {day}: you said {said}, it didn't.")
        name, day = _companies(hunt)[asked.company].name, long_date(source, asked.by)
        lines.append(text.format(name=name, day=day, said=f"{forecast.said:.0%}"))
    return [*lines, _brier(found)]


def _brier(found: list[Scored]) -> str:
    own = sum(f.brier for f in found) / len(found)
    base = sum(f.base_brier for f in found) / len(found)
    if own < base:
        text = _("All in all you were closer than somebody who always names the usual rate "
                 "(Brier score {own} against {base}; 0 is perfect).")  # fmt: skip
    elif own > base:
        text = _("All in all you were further off than somebody who always names the usual rate "
                 "(Brier score {own} against {base}; 0 is perfect).")  # fmt: skip
    else:
        text = _("All in all you were as close as somebody who always names the usual rate "
                 "(Brier score {own} against {base}; 0 is perfect).")  # fmt: skip
    return text.format(own=decimal(own, 2), base=decimal(base, 2))


NIGHTLY = {
    "found_out": N_("your bluff was found out"),
    "lapsed": N_("an offer ran out unanswered"),
    "removed": N_("your bluff was found out"),
}
"""What the night can do to bridges, by the signal of the morning."""


def _bridge_cause(hunt: Hunt, change: BridgeChange) -> str:
    """Return what moved the bridges: an act, a meeting missed for another, or the night."""
    source = hunt.scenario.source
    if change.event is not None:
        missed = change.event.kind in SLOT_TAKERS and change.points <= MISSED
        return _("a meeting elsewhere was missed") if missed else deed(source, change.event)
    morning = [r for r in hunt.view.received() if r.day == change.day + 1]
    names = [company.name for company in _companies(hunt)]
    causes = [
        f"{names[r.company]}: {_(NIGHTLY[r.signal.kind])}"
        for r in morning
        if r.signal.kind in NIGHTLY
    ]
    return "; ".join(causes) or _("left unanswered, or left hanging")


MISSED = -20


def _bridges(hunt: Hunt) -> list[str]:
    bridges = hunt.view.bridges
    if bridges >= 85:
        word = _("People would take your call tomorrow.")
    elif bridges >= 65:
        word = _("Nobody holds anything against you that a year won't mend.")
    elif bridges >= 40:
        word = _("Some people will remember this, and not over a drink.")
    else:
        word = _("In this town you had better change your name.")
    lines = [_("{n} of 100. {word}").format(n=bridges, word=word)]
    for change in bridge_changes(hunt):
        text, cause = _("day {day}: {points:+d}  {cause}"), _bridge_cause(hunt, change)
        lines.append(text.format(day=change.day, points=change.points, cause=cause))
    return lines
