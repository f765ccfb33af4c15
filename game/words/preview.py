"""A seed's envelope, opened for its author, and what happens to somebody day by day."""

from itertools import groupby

from game.engine.reveal import mark
from game.engine.world import CompanyWorld, Rival
from game.hunt.hunt import Hunt
from game.hunt.reveal import Told, told_and_true
from game.scenario.told import Company
from game.words.dates import plural, short_date
from game.words.messages import inbox
from game.words.truths import SHOCKS, TRUE


def envelope(hunt: Hunt) -> list[str]:
    """Return every dealt fact of a hunt that stands on day 1, in words."""
    world = hunt.state.world
    source = hunt.scenario.source
    lines = [
        f"{source.title}, seed {hunt.seed}, seal {hunt.seal[:16]}.",
        f"The market is {'soft' if world.soft else 'normal'}.",
        "Scores: 0 is the bar under which nobody is hired; +1 is a good finalist, +2 a rare one.",
    ]
    for (key, company), truth in zip(source.companies.items(), world.companies, strict=True):
        lines.append(f"{company.name} ({key}): {'; '.join(_company(hunt, key, company, truth))}.")
    for recruiter, candour in zip(source.recruiters.values(), world.candour, strict=True):
        lines.append(f"{recruiter.name} is {('open', 'guarded', 'closed')[candour]}.")
    return lines


def _company(hunt: Hunt, key: str, company: Company, truth: CompanyWorld) -> list[str]:
    index = list(hunt.scenario.source.companies).index(key)
    worth = hunt.scenario.facts.companies[index].value / 100
    parts = [f"worth {worth:.0f}"]
    if any(r.done for r in company.rounds):
        parts.append(f"you stand at {mark(hunt.state, index) / 1000:+.1f}")
    if truth.lead:
        parts.append(f"you hear of it on day {truth.lead}")
    parts += [_rival(rival) for rival in truth.rivals] or ["no other finalist"]
    backups = [r for r in truth.pool if r.entered <= hunt.scenario.source.days]
    parts += [f"a backup at {r.quality / 1000:+.1f}, called on day {r.entered}" for r in backups]
    parts.append(f"waits {plural(truth.patience, 'day')} at most, signs off in {truth.signoff}")
    if truth.ghost:
        parts.append("bad news is never sent")
    return parts + _fates(hunt, truth)


def _rival(rival: Rival) -> str:
    met = "met before you" if rival.seen <= 0 else f"met {plural(rival.seen, 'day')} after you"
    says = "would accept" if rival.accepts else "would decline"
    return f"a rival at {rival.quality / 1000:+.1f}, {met}, {says} in {rival.answer}"


def _fates(hunt: Hunt, truth: CompanyWorld) -> list[str]:
    parts = []
    if truth.freeze <= hunt.scenario.source.days:
        parts.append(f"frozen from day {truth.freeze}")
    if truth.verbal_fails:
        parts.append(f"a word never becomes paper ({SHOCKS[truth.shock]})")
    if truth.checks_fail:
        parts.append("the checks fail")
    elif truth.rescinded:
        parts.append(f"a signed offer is taken back ({SHOCKS[truth.shock]})")
    return parts or ["an offer would hold"]


def timeline(hunt: Hunt) -> list[str]:
    """Return what a played hunt brought, day by day, with what was true whenever that changed."""
    source, rows = hunt.scenario.source, told_and_true(hunt)
    texts: dict[tuple[int, int], list[str]] = {}
    for message in inbox(source, hunt.view):
        said = f"{message.sender}: {message.text}"
        texts.setdefault((message.day, message.company), []).append(said)
    lines, before = [], dict.fromkeys(range(len(source.companies)), "")
    for day, group in groupby(rows, key=lambda row: row.day):
        told = [line for row in group for line in _day(hunt, row, before, texts)]
        letters = [f"  {text}" for text in texts.get((day, -1), [])]
        if told or letters:
            lines += [f"Day {day}, {short_date(source, day)}", *letters, *told]
    return lines


def _day(
    hunt: Hunt, row: Told, before: dict[int, str], texts: dict[tuple[int, int], list[str]]
) -> list[str]:
    name = list(hunt.scenario.source.companies.values())[row.company].name
    lines = [f"  {name}, {text}" for text in texts.get((row.day, row.company), [])]
    if before[row.company] != row.truth:
        before[row.company] = row.truth
        lines.append(f"  {name}, in truth: {TRUE[row.truth]}")
    return lines
