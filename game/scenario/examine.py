"""Looks a file over, gate by gate: syntax, shape, references, meaning; then what may be a slip."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from game.scenario.formats import brought_up, deprecations
from game.scenario.lints import warnings
from game.scenario.load import Scenario, check_piece, finish, roots
from game.scenario.pieces import Stack, gather
from game.scenario.problems import WARNING, Problem, ScenarioProblems
from game.scenario.reading import Layer, read_layer


@dataclass
class Examined:
    """What was found in one file; `scenario` is set where it can be played."""

    path: Path
    problems: list[Problem] = field(default_factory=list)
    scenario: Scenario | None = None
    stack: Stack | None = None

    @property
    def errors(self) -> int:
        """Return how many problems keep the file from being used."""
        return sum(problem.level != WARNING for problem in self.problems)


def is_piece(layer: Layer) -> bool:
    """Tell whether a text is a shared piece rather than a hunt."""
    shared = any(name in layer.tree for name in ("recruiters", "sectors"))
    return shared and not any(name in layer.tree for name in ("id", "title", "companies"))


def examine(path: Path, folders: Sequence[Path] = ()) -> Examined:
    """Return every problem of a file: a hunt with all that it uses, or a shared piece."""
    seen = Examined(path)
    try:
        layer = brought_up(read_layer(path))
        seen.problems += deprecations(layer)
        if is_piece(layer):
            check_piece(layer, roots(path, folders))
            return seen
        seen.stack = gather(layer, roots(path, folders))
        seen.scenario = finish(seen.stack)
    except ScenarioProblems as wrong:
        seen.problems += wrong.problems
        return seen
    for m in warnings(seen.scenario.source):
        slip = seen.stack.meant(m, WARNING)
        if slip.code not in OF_THE_HUNT or slip.file == layer.name:
            seen.problems.append(slip)
    return seen


OF_THE_HUNT = ("message-never-used", "signal-without-message")
"""Slips that count in the hunt's own file only: a shared voice may hold more, or less."""
