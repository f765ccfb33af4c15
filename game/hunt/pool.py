"""Work on many seeds, in one process or several: results come in order of the seeds."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from typing import TypeVar

from game.engine.facts import Facts

T = TypeVar("T")
Work = Callable[[Facts, Sequence[str], range], T]


def chunks(seed: int, games: int, size: int) -> list[range]:
    """Return the seeds `seed` to `seed + games - 1` in pieces of at most `size`."""
    return [
        range(first, min(first + size, seed + games)) for first in range(seed, seed + games, size)
    ]


def in_order(
    work: Work[T], facts: Facts, players: Sequence[str], pieces: list[range], jobs: int
) -> Iterator[T]:
    """Yield what `work` makes of each piece; with one job in this process."""
    if jobs == 1:
        for seeds in pieces:
            yield work(facts, players, seeds)
        return
    with ProcessPoolExecutor(jobs) as pool:
        waiting: list[Future[T]] = []
        try:
            for seeds in pieces:
                waiting.append(pool.submit(work, facts, players, seeds))
                if len(waiting) >= 4 * jobs:
                    wait(waiting[:1], return_when=FIRST_COMPLETED)
                    yield waiting.pop(0).result()
            while waiting:
                yield waiting.pop(0).result()
        finally:
            for future in waiting:
                future.cancel()
