"""A short playtest: what a few hunts of a few players show before anybody has played."""

from game.engine.turn import IllegalAction
from game.hunt.tally import Tally, play_tallied
from game.players.roster import PLAYERS
from game.scenario.checks import Meaning
from game.scenario.load import Scenario

SEEDS = range(4)
TESTERS = ("honest", "random")
FEW_CHOICES = 3


def playtest(scenario: Scenario) -> list[Meaning]:
    """Return what looks wrong when the scenario is played; nothing when all is well."""
    facts, tally = scenario.facts, Tally()
    sealed = choices = hunts = 0
    for seed in SEEDS:
        for name in TESTERS:
            try:
                view, taken = play_tallied(facts, seed, PLAYERS[name](seed), tally)
            except IllegalAction as refused:
                what = f"the player {name} is stuck on seed {seed} ({refused})"
                return [Meaning(("leave_out",), what, "open that act earlier", "stuck")]
            sealed += view.landed >= 0
            choices += taken
            hunts += 1
    return _judged(scenario, sealed, choices / hunts)


def _judged(scenario: Scenario, sealed: int, choices: float) -> list[Meaning]:
    found = []
    days = scenario.source.days
    quickest = min(_quickest(scenario, key) for key in scenario.source.companies)
    if quickest > days and not sealed:
        what = f"no deal can be sealed in {days} days: the quickest takes about {quickest:.0f}"
        advice = "add days, or shorten signoff, offer.written and offer.clear"
        found.append(Meaning(("days",), what, advice, "never-sealed"))
    if choices < days + FEW_CHOICES and len(scenario.source.companies) > 1:
        what = f"about {choices - days:.0f} choices in a whole hunt"
        advice = "book a meeting, add openings, or shorten it"
        found.append(Meaning(("days",), what, advice, "few-choices"))
    return found


def _quickest(scenario: Scenario, key: str) -> float:
    """Return about how many days a willing company needs from day 1 to a sealed deal."""
    company = scenario.source.companies[key]
    offer = company.offer
    last = offer.clear.median
    if company.stage == "written":
        return last + 1
    if company.stage == "verbal":
        return last + offer.written.median + 1
    days = company.signoff.median + offer.written.median + last + 1
    if company.stage == "deliberating":
        return days
    waiting = {"hidden": company.lead[0] + company.reply.median, "lead": company.reply.median}
    days += waiting.get(company.stage, 0.0)
    if company.meeting is not None:
        return days + company.meeting.day
    return days + company.ahead[0]
