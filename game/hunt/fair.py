"""Hunts by chance that are fair: not lost from the start, and not won by staying in bed."""

from statistics import fmean

from game.hunt.playing import play_out
from game.players.roster import PLAYERS
from game.scenario.chance import by_chance
from game.scenario.load import Scenario

TRIED = 24
"""Hunts of each player by which a draw is judged."""
ATTEMPTS = 6
SEALED_LEAST, HONEST = 0.55, "honest"
PAYS_LEAST = -1.0
"""Points by which hedging may at the worst cost more than it brings."""


def fair_hunt(seed: int) -> Scenario:
    """Return the hunt by chance of a seed: the first fair one of its draws, or the last one."""
    for attempt in range(ATTEMPTS):
        scenario = by_chance(seed, attempt)
        if is_fair(scenario):
            break
    return scenario


def is_fair(scenario: Scenario) -> bool:
    """Tell whether a sensible player mostly finds work, and hedging isn't a mistake."""
    values: dict[str, list[float]] = {HONEST: [], "canceller": []}
    sealed = 0
    for name, found in values.items():
        for world in range(TRIED):
            view, _ = play_out(scenario.facts, world, PLAYERS[name](world))
            found.append(view.result / 100)
            sealed += name == HONEST and view.landed >= 0
    pays = fmean(values[HONEST]) - fmean(values["canceller"])
    return sealed >= SEALED_LEAST * TRIED and pays >= PAYS_LEAST
