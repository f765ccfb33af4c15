"""Reads scenario files and texts into checked scenarios; every problem is reported at once.

Light to import: what checks a file (`gates`) is loaded when there is something to check.
"""

from collections.abc import Sequence
from pathlib import Path

from game.scenario.scenario import Scenario as Scenario


def load(path: Path, folders: Sequence[Path] = (), language: str = "") -> Scenario:
    """Return the scenario in a file; pieces are looked for beside it, in `folders`, in the game.

    Its `source` speaks `language` as far as translations lie beside the file and its pieces.
    Raises ScenarioProblems with every problem found.
    """
    from game.scenario.gates import finish, stack_of

    return finish(stack_of(path, folders), language)


def parse(text: str, name: str) -> Scenario:
    """Return the scenario that a text holds; `name` stands for it in problems.

    Pieces are looked for among those that come with the game. Raises ScenarioProblems.
    """
    from game.scenario.gates import finish, stack_in

    return finish(stack_in(text, name))
