"""Letting quiet days pass in the plain mode: asked about where it has a price, then told."""

from game.engine.legal import END_DAY
from game.hunt.quiet import Passed, bound_today, pass_quiet_days
from game.lines import texts
from game.lines.bridges import moved
from game.lines.doing import Doer
from game.words.languages import _
from game.words.warnings import wait_warning


def pass_days(doer: Doer) -> None:
    """Let days pass until something wants the player, and say what; of ledgers only the newest."""
    hunt, talk = doer.hunt, doer.talk
    bound = bound_today(hunt)
    if bound:
        talk.say([texts.passed(Passed(0, bound, []))])
        return
    warned = wait_warning(hunt.scenario.source, hunt.view)
    if warned:
        talk.say([warned])
        if not talk.agreed(_("Let days pass?")):
            talk.say([_("Left as it is.")])
            return
    evenings, before = [doer.week_end()], hunt.view.copy()
    lost: list[str] = []

    def day_done() -> None:
        nonlocal before
        doer.save()
        lost.extend(moved(hunt, before, END_DAY))
        before = hunt.view.copy()
        evenings.append([] if hunt.view.over else doer.week_end())

    passed = pass_quiet_days(hunt, day_done)
    talk.say([texts.passed(passed), *lost])
    ledgers = [ledger for ledger in evenings[: passed.days] if ledger]
    if ledgers and not hunt.view.over:
        talk.say(ledgers[-1])
