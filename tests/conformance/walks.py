"""Ways to walk through hunts: every scenario, every act, one step at a time."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from game.engine.acts import KINDS, OPTIONS, Action
from game.engine.draws import block
from game.engine.legal import GENERAL, legal_actions
from game.engine.state import Process, State
from game.engine.turn import advance
from game.engine.view import Received, View
from game.scenario.shelf import FLAGSHIP, shelf

DATA = Path(__file__).parent.parent / "data"
SCENARIOS = sorted({**shelf(), **{path.stem: path for path in DATA.glob("*.toml")}}.values())
"""Every scenario that comes with the game, and the small ones of the tests."""


def share(path: Path, seeds: int) -> range:
    """Return seeds: as many as said for the flagship, a tenth of them for any other scenario."""
    return range(seeds if path.stem == FLAGSHIP else max(1, seeds // 10))


BUSY = 3
"""How many times as often a busy player does something than end the day, at least."""


def busy_act(view: View, draw: int) -> Action:
    """Return a legal act picked by a draw; the end of the day comes seldom."""
    acts = legal_actions(view)
    if len(acts) > 1 and draw & BUSY:
        acts = acts[:-1]
    action = acts[(draw >> 2) % len(acts)]
    return action._replace(value=(draw >> 8) % 1001) if action.kind == "forecast" else action


def luck(name: str, seed: int) -> Iterator[int]:
    """Yield draws of a test's own for ever."""
    number = 0
    while True:
        yield from block(seed, name, str(number), 64)
        number += 1


def every_act(view: View) -> Iterator[Action]:
    """Yield all that could be tried, legal or not."""
    for kind in GENERAL:
        companies = range(-1, len(view.facts.questions) + 1) if kind == "forecast" else (-1,)
        yield from (Action(kind, company) for company in companies)
    for kind in KINDS:
        if kind in GENERAL:
            continue
        for company in range(-1, len(view.companies) + 1):
            for option in ("", *OPTIONS.get(kind, ()), "nonsense"):
                yield Action(kind, company, option)
    yield Action("nonsense")


def newest(view: View) -> list[Received]:
    """Return today's signals, the newest first."""
    found, link = [], view.log
    while link is not None and link.received.day == view.day:
        found.append(link.received)
        link = link.before
    return found


def known(view: View) -> bytes:
    """Return all that a view says, what may be done included, as bytes."""
    return repr((view.known(), legal_actions(view))).encode()


def inside(state: State) -> tuple[Any, ...]:
    """Return both sides of a state as plain data."""
    processes = [[getattr(p, name) for name in Process.__slots__] for p in state.processes]
    return state.view.known(), processes, state.world


def busy_walk(state: State, name: str, seed: int) -> Iterator[tuple[Action, State]]:
    """Play busily in place; yield each act with the state after it."""
    for draw in luck(name, seed):
        if state.view.over:
            return
        action = busy_act(state.view, draw)
        advance(state, action)
        yield action, state
