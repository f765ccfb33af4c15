"""Plays one hunt to its end with a built-in player; the one loop that does so without saving."""

from game.engine.facts import Facts
from game.engine.turn import advance, start
from game.engine.view import View
from game.players.player import Player


def play_out(facts: Facts, seed: int, player: Player) -> tuple[View, int]:
    """Return what is known at the end of a hunt, and how many choices it took."""
    state, choices = start(facts, seed), 0
    view = state.view
    while not view.over:
        advance(state, player.choose(view))
        choices += 1
    return view, choices
