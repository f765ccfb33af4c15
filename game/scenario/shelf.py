"""Finds scenarios by id or path: chosen folders first, then those that come with the game."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from game.scenario.builtin import built_in as built_in
from game.scenario.clean import clean_line
from game.scenario.load import Scenario, load
from game.scenario.nearest import nearest
from game.scenario.paths import is_file
from game.scenario.problems import Problem, ScenarioProblems

FLAGSHIP = "day-after-tomorrow"


def shelf(folders: Sequence[Path] = ()) -> dict[str, Path]:
    """Return all scenarios by file name without ending; earlier folders win."""
    found: dict[str, Path] = {}
    for folder in (*folders, built_in()):
        for path in sorted(folder.glob("*.toml")):
            found.setdefault(path.stem, path)
    return found


HARDNESS = ("gentle", "fair", "hard")


def in_order(scenarios: Sequence[Scenario]) -> list[Scenario]:
    """Return scenarios as a newcomer should meet them: the gentle ones first, then the flagship."""
    return sorted(
        scenarios,
        key=lambda s: (
            HARDNESS.index(s.source.difficulty),
            s.source.id != FLAGSHIP,
            s.source.minutes,
            s.source.title,
        ),
    )


def find(name: str, folders: Sequence[Path] = ()) -> Scenario:
    """Return the scenario with an id, or in a file. Raises ScenarioProblems."""
    return load(locate(name, folders), folders)


def locate(name: str, folders: Sequence[Path] = ()) -> Path:
    """Return the path of a scenario. Raises ScenarioProblems with the nearest known id."""
    known = shelf(folders)
    if name in known:
        return known[name]
    for path in known.values():
        if _id(path) == name:
            return path
    path = Path(name)
    if path.suffix == ".toml" or "/" in name or is_file(path):
        return path
    advice = nearest(name[:100], list(known))
    raise ScenarioProblems([Problem(clean_line(name, 60), "", "no such scenario", advice)])


def _id(path: Path) -> str:
    """Return the id that a scenario file gives itself, or an empty text."""
    try:
        with path.open("rb") as file:
            return str(tomllib.load(file).get("id", ""))
    except (OSError, ValueError, RecursionError):
        return ""
