"""The opened envelope in words: what was dealt on day 1, and the proof that it was."""

from game.engine.deal import deal, seal
from game.engine.reveal import finalists, mark
from game.engine.world import CompanyWorld
from game.hunt.hunt import Hunt
from game.words.dates import decimal, short_date
from game.words.languages import N_, _, ngettext
from game.words.truths import SHOCKS

SCALE = N_(
    "Scores: 0 is the bar under which nobody is hired; +1 is a good finalist, +2 a rare one."
)
"""What a score means: said by `_`."""


def opened(hunt: Hunt) -> list[str]:
    """Return the envelope of a finished hunt: the seal's proof, then what was dealt, in words."""
    facts, state = hunt.scenario.facts, hunt.state
    again = seal(facts, deal(facts, hunt.seed))
    if again == hunt.seal:
        proof = _("Seal {seal}…, computed again just now: the same as on day 1.")
    else:
        proof = _("Seal {seal}…, computed again just now: NOT the seal of day 1.")
    if state.world.soft:
        market = _("Seed {seed}. The market was soft: freezes and second thoughts were likelier.")
    else:
        market = _("Seed {seed}. The market was normal.")
    lines = [proof.format(seal=again[:16]), market.format(seed=hunt.seed), _(SCALE)]
    for index, company in enumerate(hunt.scenario.source.companies.values()):
        lines.append(f"{company.name}: {'; '.join(_company_facts(hunt, index))}.")
    return lines


def _company_facts(hunt: Hunt, index: int) -> list[str]:
    state, truth, known = hunt.state, hunt.state.truth(index), hunt.view.companies[index]
    if not state.processes[index].weight:
        never = _("you never heard of it") if known.stage == "hidden" else _("they never met you")
        others = len(truth.rivals)
        list_of = ngettext("{n} other on the list", "{n} others on the list", others)
        return [never, list_of if others else _("no others"), *_shocks(hunt, truth)]
    score = mark(state, index)
    text = _("you scored {score}, under the bar") if score < 0 else _("you scored {score}")
    parts = [text.format(score=_signed(score))]
    if hunt.scenario.facts.companies[index].answer_by:
        parts = [_("its offer lay open on day 1")]
    parts += [_rivals(hunt, index), *_chosen(hunt, index)]
    if known.bluff_day:
        found = truth.reactions.found_out < hunt.scenario.facts.leverage.found_out
        parts.append(_("your bluff was found out") if found else _("your bluff was believed"))
    return parts + _shocks(hunt, truth)


def _rivals(hunt: Hunt, index: int) -> str:
    """Return who else was in the race, and how good the best of them was."""
    state, truth = hunt.state, hunt.state.truth(index)
    dealt, unseen = len(truth.rivals), sum(rival.seen > 0 for rival in truth.rivals)
    if not dealt:
        return _("you were the only finalist")
    best = _signed(max(quality for quality, _whose, _known in finalists(state, index)[:dealt]))
    if dealt == 1:
        late = _("one rival, at {best}, not yet met when you were")
        return (late if unseen else _("one rival, at {best}")).format(best=best)
    if unseen:
        return ngettext(
            "{dealt} rivals, the best at {best}, {n} of them not yet met when you were",
            "{dealt} rivals, the best at {best}, {n} of them not yet met when you were",
            unseen, dealt=dealt, best=best,
        )  # fmt: skip
    return ngettext(
        "{n} rival, the best at {best}", "{n} rivals, the best at {best}", dealt, best=best
    )


def _chosen(hunt: Hunt, index: int) -> list[str]:
    """Return who got the job, where somebody else did."""
    state = hunt.state
    process, rivals = state.processes[index], finalists(state, index)
    if not process.queue or process.place >= len(process.queue):
        return []
    chosen = process.queue[process.place]
    if chosen < 0 or not rivals[chosen][2]:
        return []
    if chosen >= len(state.truth(index).rivals):
        text = _("the job went to a backup called up meanwhile, at {score}")
    else:
        text = _("the job went to a rival, at {score}")
    return [text.format(score=_signed(rivals[chosen][0]))]


def _signed(thousandths: int) -> str:
    """Return a score with its sign; what rounds to nothing has none."""
    rounded = round(thousandths / 1000, 1)
    return decimal(abs(rounded)) if rounded == 0 else decimal(thousandths / 1000, sign=True)


def _shocks(hunt: Hunt, truth: CompanyWorld) -> list[str]:
    parts = []
    why = _(SHOCKS[truth.shock])
    if truth.freeze <= hunt.scenario.source.days:
        day = short_date(hunt.scenario.source, truth.freeze)
        parts.append(_("frozen from {day}").format(day=day))
    if truth.verbal_fails:
        parts.append(_("its word would never have become paper ({why})").format(why=why))
    if truth.checks_fail:
        parts.append(_("the checks after signing would have failed"))
    elif truth.rescinded:
        parts.append(_("a signed offer would have been taken back ({why})").format(why=why))
    return parts
