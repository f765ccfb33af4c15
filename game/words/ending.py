"""The end of a hunt in words: what you landed, forecasts, bridges, the opened envelope, told
against true. Plain lines; front ends only lay them out.
"""

from dataclasses import dataclass
from itertools import groupby

from game.engine.deal import deal, seal
from game.engine.reveal import finalists, mark
from game.engine.turn import value_of
from game.engine.world import CompanyWorld
from game.hunt.forecasts import scored
from game.hunt.hunt import Hunt
from game.hunt.reveal import BridgeChange, Told, bridge_changes, told_and_true
from game.scenario.models import Company
from game.words.dates import long_date, plural, short_date
from game.words.deeds import SLOT_TAKERS, deed
from game.words.labels import STAGES
from game.words.messages import inbox
from game.words.truths import SHOCKS, TOLD, TRUE


@dataclass(frozen=True, slots=True)
class Section:
    """A headed piece of the debrief."""

    title: str
    lines: tuple[str, ...]


def ending(hunt: Hunt) -> list[Section]:
    """Return the debrief of a finished hunt, section by section."""
    return [
        Section("How it ended", tuple(_outcome(hunt))),
        Section("What it is worth to you", tuple(_worth(hunt))),
        Section("What you said you believed", tuple(_forecasts(hunt))),
        Section("Bridges", tuple(_bridges(hunt))),
        Section("The envelope", tuple(_envelope(hunt))),
        *_told_sections(hunt),
    ]


def _companies(hunt: Hunt) -> list[Company]:
    return list(hunt.scenario.source.companies.values())


def _outcome(hunt: Hunt) -> list[str]:
    view, source = hunt.view, hunt.scenario.source
    result = f"Result {view.result / 100:.1f} of 100, on day {view.day} of {source.days}."
    if view.landed < 0:
        first = source.you.without
    else:
        company = _companies(hunt)[view.landed]
        first = f"Sealed: {company.role} at {company.name}."
    return [first, *_unfinished(hunt), result, *_last_letters(hunt), *_doors(hunt)]


def _unfinished(hunt: Hunt) -> list[str]:
    """Return that a signature was under way when the time ran out, where one was."""
    signed = [known for known in hunt.view.companies if known.stage == "signed"]
    return [
        f"You had signed with {_companies(hunt)[known.index].name}, day {known.since}; "
        "the checks were still running when the time was up."
        for known in signed
    ]


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
    what = "had not decided" if known.stage == "deliberating" else STAGES[known.stage]
    lines = [f"{name}, which was worth most to you: {what}, day {known.heard or known.since}."]
    cancelled = [c for c in view.companies if c.cancelled and c.index != best]
    for door in cancelled:
        lines.append(f"{facts.companies[door.index].name}: you cancelled, day {door.cancelled}.")
    lesser = view.landed >= 0 and facts.companies[view.landed].value < facts.companies[best].value
    if lesser and known.stage not in ("verbal", "written", "withdrawn"):
        lines.append(f"{facts.companies[view.landed].name} is there because that door stayed open.")
    return lines


def _worth(hunt: Hunt) -> list[str]:
    view, source = hunt.view, hunt.scenario.source
    cost = source.you.day_cost * view.day
    if view.landed < 0:
        lines = [f"Stop-gap {source.you.stop_gap:.0f}"]
    else:
        company, total = _companies(hunt)[view.landed], sum(source.you.priorities.values())
        lines = [
            f"{name:<10} {company.job[name]:>3.0f}  x {weight / total:>4.0%} of what counts for you"
            for name, weight in source.you.priorities.items()
        ]
        bonus = view.companies[view.landed].bonus / 100
        if bonus:
            lines.append(f"better terms, because you asked or told: +{bonus:.0f}")
        lines.append(f"together {value_of(view, view.landed) / 100:.1f}")
    lines.append(f"less {cost:.1f} for {plural(view.day, 'day')} of looking")
    return lines


def _envelope(hunt: Hunt) -> list[str]:
    facts, state = hunt.scenario.facts, hunt.state
    again = seal(facts, deal(facts, hunt.seed))
    proof = "the same as on day 1" if again == hunt.seal else "NOT the seal of day 1"
    market = "soft: freezes and second thoughts were likelier" if state.world.soft else "normal"
    lines = [
        f"Seal {again[:16]}…, computed again just now: {proof}.",
        f"Seed {hunt.seed}. The market was {market}.",
        "Scores: 0 is the bar under which nobody is hired; +1 is a good finalist, +2 a rare one.",
    ]
    for index, company in enumerate(_companies(hunt)):
        lines.append(f"{company.name}: {'; '.join(_company_facts(hunt, index))}.")
    return lines


def _company_facts(hunt: Hunt, index: int) -> list[str]:
    state, truth, known = hunt.state, hunt.state.truth(index), hunt.view.companies[index]
    process = state.processes[index]
    if not process.weight:
        never = "you never heard of it" if known.stage == "hidden" else "they never met you"
        others = (
            f"{plural(len(truth.rivals), 'other')} on the list" if truth.rivals else "no others"
        )
        return [never, others, *_shocks(hunt, truth)]
    score = mark(state, index)
    parts = [f"you scored {_signed(score)}" + (", under the bar" if score < 0 else "")]
    if hunt.scenario.facts.companies[index].answer_by:
        parts = ["its offer lay open on day 1"]
    rivals = finalists(state, index)
    dealt = len(truth.rivals)
    if not dealt:
        parts.append("you were the only finalist")
    else:
        best = _signed(max(quality for quality, _, _ in rivals[:dealt]))
        unseen = sum(rival.seen > 0 for rival in truth.rivals)
        if dealt == 1:
            still = ", not yet met when you were" if unseen else ""
            parts.append(f"one rival, at {best}{still}")
        else:
            still = f", {unseen} of them not yet met when you were" if unseen else ""
            parts.append(f"{dealt} rivals, the best at {best}{still}")
    if process.queue and process.place < len(process.queue):
        chosen = process.queue[process.place]
        if chosen >= 0 and rivals[chosen][2]:
            who = "a backup called up meanwhile" if chosen >= dealt else "a rival"
            parts.append(f"the job went to {who}, at {_signed(rivals[chosen][0])}")
    if known.bluff_day:
        found = truth.reactions.found_out < hunt.scenario.facts.leverage.found_out
        parts.append("your bluff was found out" if found else "your bluff was believed")
    return parts + _shocks(hunt, truth)


def _signed(thousandths: int) -> str:
    """Return a score with its sign; what rounds to nothing has none."""
    return f"{thousandths / 1000:+.1f}".replace("-0.0", "0.0").replace("+0.0", "0.0")


def _shocks(hunt: Hunt, truth: CompanyWorld) -> list[str]:
    parts = []
    if truth.freeze <= hunt.scenario.source.days:
        parts.append(f"frozen from {short_date(hunt.scenario.source, truth.freeze)}")
    if truth.verbal_fails:
        parts.append(f"its word would never have become paper ({SHOCKS[truth.shock]})")
    if truth.checks_fail:
        parts.append("the checks after signing would have failed")
    elif truth.rescinded:
        parts.append(f"a signed offer would have been taken back ({SHOCKS[truth.shock]})")
    return parts


def _told_sections(hunt: Hunt) -> list[Section]:
    rows = told_and_true(hunt)
    sections = []
    for index, company in enumerate(_companies(hunt)):
        own = [row for row in rows if row.company == index]
        if own:
            title = f"{company.name}: what you were told / what was true"
            sections.append(Section(title, tuple(_told_lines(hunt, own))))
    return sections


def _told_lines(hunt: Hunt, rows: list[Told]) -> list[str]:
    lines: list[str] = []
    before = ""
    for (signal, truth), group in groupby(rows, key=lambda r: (r.signal, r.truth)):
        days = [row.day for row in group]
        span = f"day {days[0]}" if len(days) == 1 else f"days {days[0]}-{days[-1]}"
        by = short_date(hunt.scenario.source, signal.date)
        now = "the same" if truth == before else TRUE[truth]
        lines.append(f"{span:<11}{TOLD[signal.kind].format(by=by):<32} / {now}")
        before = truth
        if truth == "over":
            break
    return lines


def _forecasts(hunt: Hunt) -> list[str]:
    source, view = hunt.scenario.source, hunt.view
    found = scored(view)
    if not found:
        return ["You made no forecast that could be scored."]
    lines = []
    for forecast in found:
        asked = view.facts.questions[forecast.question]
        company = _companies(hunt)[asked.company].name
        answer = "it came" if forecast.happened else "it didn't"
        lines.append(
            f"{company} by {long_date(source, asked.by)}: you said {forecast.said:.0%}, {answer}."
        )
    own = sum(f.brier for f in found) / len(found)
    base = sum(f.base_brier for f in found) / len(found)
    verdict = "closer than" if own < base else "further off than" if own > base else "as close as"
    lines.append(
        f"All in all you were {verdict} somebody who always names the usual rate "
        f"(Brier score {own:.2f} against {base:.2f}; 0 is perfect)."
    )
    return lines


NIGHTLY = {
    "found_out": "your bluff was found out",
    "lapsed": "an offer ran out unanswered",
    "removed": "your bluff was found out",
}
"""What the night can do to bridges, by the signal of the morning."""


def _bridge_cause(hunt: Hunt, change: BridgeChange) -> str:
    """Return what moved the bridges: an act, a meeting missed for another, or the night."""
    source = hunt.scenario.source
    if change.event is not None:
        missed = change.event.kind in SLOT_TAKERS and change.points <= MISSED
        return "a meeting elsewhere was missed" if missed else deed(source, change.event)
    morning = [r for r in hunt.view.received() if r.day == change.day + 1]
    names = [company.name for company in _companies(hunt)]
    causes = [
        f"{names[r.company]}: {NIGHTLY[r.signal.kind]}" for r in morning if r.signal.kind in NIGHTLY
    ]
    return "; ".join(causes) or "left unanswered, or left hanging"


MISSED = -20


def _bridges(hunt: Hunt) -> list[str]:
    bridges = hunt.view.bridges
    if bridges >= 85:
        word = "People would take your call tomorrow."
    elif bridges >= 65:
        word = "Nobody holds anything against you that a year won't mend."
    elif bridges >= 40:
        word = "Some people will remember this, and not over a drink."
    else:
        word = "In this town you had better change your name."
    lines = [f"{bridges} of 100. {word}"]
    for change in bridge_changes(hunt):
        lines.append(f"day {change.day}: {change.points:+d}  {_bridge_cause(hunt, change)}")
    return lines
