"""Rollouts: an act is done in many worlds that fit what was known, and the coach plays on.

Worlds are paired: the same ones for every act that is compared (common random numbers).
"""

from collections.abc import Callable, Sequence

from game.engine.acts import Action
from game.engine.state import State
from game.engine.turn import advance
from game.players.player import Player

Maker = Callable[[], Player]
"""Makes a fresh coach."""


def finish(state: State, coach: Player) -> int:
    """Play a hunt on to its end, in place; return its result in hundredths of a point."""
    view = state.view
    choose = coach.choose
    while not view.over:
        advance(state, choose(view))
    return view.result


def value(state: State, action: Action, maker: Maker) -> int:
    """Return the result, in hundredths, when `action` is done and the coach plays on."""
    after = state.copy()
    advance(after, action)
    return finish(after, maker())


def values(worlds: Sequence[State], action: Action, maker: Maker) -> list[int]:
    """Return the result of an act in each world, in their order."""
    return [value(world, action, maker) for world in worlds]
