"""A scenario ready to play: what is told of it, and the facts that the engine plays by."""

from dataclasses import dataclass

from game.engine.facts import Facts
from game.scenario import told


@dataclass(frozen=True, slots=True)
class Scenario:
    """A checked scenario.

    `source` is what its author wrote, in the language of the player where it is translated; `text`
    is all of the original in one TOML text (the file itself, or, where it uses pieces, everything
    joined), `sha256` is the hash of that text.
    """

    source: told.Scenario
    text: str
    sha256: str
    facts: Facts
