"""How well belief is calibrated: of what it calls 60-70 % likely, how much comes true; a script.

    python tests/benchmarks/calibration.py [--scenario ID] [--hunts N] [--seed S] [--jobs J]

Every morning of hunts of the built-in players, belief is asked about every company that is still in
play: has the decision already gone against the player (read from all particles), will an offer come
within five days in which nothing is done (played out in sampled worlds), and, once a morning,
whether the market is soft. The answer is looked up in the hunt's own world, which belief never met.
Prints the expected calibration error of each question, and tables for a reliability plot.
"""

import argparse
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from random import Random

from game.engine.legal import END_DAY
from game.engine.state import LOST, State
from game.engine.turn import advance, start
from game.engine.view import LIVE_STAGES, OFFER_STAGES, View
from game.hunt.rerun import played_by
from game.review.belief import Belief, beliefs
from game.review.history import history
from game.scenario.shelf import FLAGSHIP, find

PLAYERS = ("honest", "silent", "canceller", "bluffer", "first-offer", "random")
AHEAD, WORLDS, BINS = 5, 120, 10
Asked = tuple[str, float, bool]
"""A question, what was believed, and whether it was so."""


def talking(view: View) -> list[int]:
    """Return the companies whose decision is still open."""
    closed = OFFER_STAGES | {"signed"}
    return [k.index for k in view.companies if k.stage in LIVE_STAGES and k.stage not in closed]


def offers_ahead(state: State) -> list[bool]:
    """Return per company whether an offer comes soon if nothing is done; plays the state on."""
    for _ in range(AHEAD):
        if not state.view.over:
            advance(state, END_DAY)
    return [known.verbal_day > 0 for known in state.view.companies]


def ask(belief: Belief, real: State, rng: Random, worlds: int = WORLDS) -> list[Asked]:
    """Return what belief says on one morning beside what is so."""
    asked = [("soft market", belief.soft, real.world.soft)]
    open_ = talking(belief.view)
    if not open_:
        return asked
    for company in open_:
        lost = belief.share(company, lambda particle: particle.process.phase == LOST)
        asked.append(("already lost", lost, real.processes[company].phase == LOST))
    ahead = [offers_ahead(state) for state in belief.sample(rng, worlds)]
    truly = offers_ahead(real.copy())
    for company in open_:
        said = sum(row[company] for row in ahead) / worlds
        asked.append(("offer in 5 days", said, truly[company]))
    return asked


def one_hunt(scenario: str, player: str, seed: int) -> tuple[list[Asked], int, int, float]:
    """Return all answers of one hunt, its moments, those not judged, and seconds in beliefs."""
    hunt = played_by(find(scenario), seed, player)
    real, rng, asked = start(hunt.scenario.facts, seed), Random(seed), []
    moments = unjudged = 0
    spent, day, clock = 0.0, 0, time.process_time()
    for step, belief in beliefs(history(hunt), Random(~seed)):
        spent += time.process_time() - clock
        moments += 1
        unjudged += not belief.judged
        if step.view.day != day and belief.judged:
            asked += ask(belief, real, rng)
        day = step.view.day
        advance(real, step.action)
        clock = time.process_time()
    return asked, moments, unjudged, spent


def calibration_error(pairs: Sequence[tuple[float, bool]], bins: int = BINS) -> float:
    """Return the expected calibration error over bins of equal width."""
    return sum(n * abs(said - was) for said, was, n in reliability(pairs, bins)) / len(pairs)


def reliability(
    pairs: Sequence[tuple[float, bool]], bins: int = BINS
) -> list[tuple[float, float, int]]:
    """Return (mean belief, share that came true, number) for each bin that isn't empty."""
    boxes: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for said, was in pairs:
        boxes[min(bins - 1, int(said * bins))].append((said, was))
    return [
        (sum(s for s, _ in box) / len(box), sum(w for _, w in box) / len(box), len(box))
        for box in boxes
        if box
    ]


def main() -> None:
    """Play, ask and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--scenario", default=FLAGSHIP)
    parser.add_argument("--hunts", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    seeds = range(given.seed, given.seed + given.hunts)
    names = [PLAYERS[seed % len(PLAYERS)] for seed in seeds]
    found: dict[str, list[tuple[float, bool]]] = {}
    moments = unjudged = 0
    spent = 0.0
    with ProcessPoolExecutor(given.jobs) as pool:
        for rows, met, left, took in pool.map(
            one_hunt, [given.scenario] * len(seeds), names, seeds
        ):
            moments, unjudged, spent = moments + met, unjudged + left, spent + took
            for question, said, was in rows:
                found.setdefault(question, []).append((said, was))
    print(f"{given.scenario}: {len(seeds)} hunts, {moments} moments, {unjudged} not judged, "
          f"{spent / len(seeds):.2f} s of belief a hunt")  # fmt: skip
    everything = [pair for pairs in found.values() for pair in pairs]
    for question, pairs in {**found, "all together": everything}.items():
        print(f"{question}: error {calibration_error(pairs):.4f} over {len(pairs)}")
        for mean, share, n in reliability(pairs):
            print(f"   said {mean:.3f}  was {share:.3f}  {n:6d}")


if __name__ == "__main__":
    main()
