"""The built-in players by name. The one place that knows them all."""

from collections.abc import Callable

from game.players.bluffer import Bluffer
from game.players.canceller import Canceller
from game.players.first_offer import FirstOffer
from game.players.honest import Honest
from game.players.idle import Idle
from game.players.player import Player
from game.players.random_player import Random
from game.players.silent import Silent

PLAYERS: dict[str, Callable[[int], Player]] = {
    "canceller": lambda seed: Canceller(),
    "honest": lambda seed: Honest(),
    "silent": lambda seed: Silent(),
    "bluffer": lambda seed: Bluffer(),
    "first-offer": lambda seed: FirstOffer(),
    "random": Random,
    "idle": lambda seed: Idle(),
}
"""Makers of a fresh player for the hunt with a seed."""
