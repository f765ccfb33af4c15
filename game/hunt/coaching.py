"""Which habit the coach takes on in a scenario: found by trial hunts, once per scenario.

The trial sees what a player sees; its seeds are its own, never those of a hunt that is reviewed.
"""

from collections.abc import Callable
from functools import lru_cache

from game.engine.facts import Facts
from game.hunt.playing import play_out
from game.players.coach import HABITS, VERSION, Coach

TRIALS = 300
FIRST_SEED = 1 << 61
"""Seeds from here on are the trial's: no hunt is dealt one of them."""


@lru_cache(maxsize=64)
def habit_for(facts: Facts) -> str:
    """Return the name of the habit that did best in the trial hunts of a scenario."""
    seeds = range(FIRST_SEED, FIRST_SEED + TRIALS)
    totals = {
        name: sum(play_out(facts, seed, Coach(habit))[0].result for seed in seeds)
        for name, habit in HABITS.items()
    }
    return max(HABITS, key=lambda name: totals[name])


def coaches(facts: Facts) -> Callable[[], Coach]:
    """Return what makes fresh coaches for hunts of a scenario; the habit is looked up once."""
    habit = HABITS[habit_for(facts)]
    return lambda: Coach(habit)


def coach_name(facts: Facts) -> str:
    """Return the coach's name as reviews state it, such as `coach 1 (hedge)`."""
    return f"coach {VERSION} ({habit_for(facts)})"
