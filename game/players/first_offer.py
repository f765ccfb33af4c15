"""The first-offer taker: hedges until somebody says yes, and says yes back."""

from game.players.honest import Honest


class FirstOffer(Honest):
    """Takes the first offer there is, whatever else is alive."""

    patient = False
