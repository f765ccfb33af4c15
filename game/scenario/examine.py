"""Looks a file over, gate by gate: syntax, shape, references, meaning; then what may be a slip."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from game.scenario import translate
from game.scenario.clean import clean_line
from game.scenario.formats import brought_up, deprecations
from game.scenario.gates import check_piece, finish, roots, shaped
from game.scenario.lints import voice_warnings, warnings
from game.scenario.pieces import Stack, gather
from game.scenario.problems import TOLD_MOST, WARNING, Problem, ScenarioProblems
from game.scenario.reading import Layer, read_layer
from game.scenario.scenario import Scenario
from game.scenario.translation_names import into, original


@dataclass
class Examined:
    """What was found in one file; `scenario` is set where it can be played."""

    path: Path
    problems: list[Problem] = field(default_factory=list)
    scenario: Scenario | None = None
    stack: Stack | None = None
    held_back: int = 0
    """Problems that were told of another file already."""
    language: str = ""
    """The language of a translation; empty for any other file."""

    @property
    def errors(self) -> int:
        """Return how many problems keep the file from being used."""
        return sum(problem.level != WARNING for problem in self.problems)


def is_piece(layer: Layer) -> bool:
    """Tell whether a text is a shared piece rather than a hunt."""
    shared = any(name in layer.tree for name in ("recruiters", "sectors"))
    return shared and not any(name in layer.tree for name in ("id", "title", "companies"))


def examine(path: Path, folders: Sequence[Path] = ()) -> Examined:
    """Return every problem of a file: a hunt with all it uses, a shared piece, a translation."""
    seen = Examined(path)
    try:
        layer = brought_up(read_layer(path))
        seen.problems += deprecations(layer)
        if translate.is_translation(path, layer):
            seen.language = into(path)
            seen.problems += translate.problems(path, layer, roots(original(path), folders))
            return seen
        if is_piece(layer):
            piece = check_piece(layer, roots(path, folders))
            alone = Stack(layer)
            slips = (
                slip
                for key, recruiter in piece.recruiters.items()
                for slip in voice_warnings(("recruiters", key), recruiter)
            )
            seen.problems += [alone.meant(slip, WARNING) for slip in islice(slips, TOLD_MOST)]
            return seen
        seen.stack = gather(layer, roots(path, folders))
        seen.scenario = finish(seen.stack)
    except ScenarioProblems as wrong:
        seen.problems += wrong.problems
        return seen
    for m in islice(warnings(shaped(seen.stack)), TOLD_MOST):
        slip = seen.stack.meant(m, WARNING)
        if slip.code not in OF_THE_HUNT or slip.file == layer.name:
            seen.problems.append(slip)
    seen.problems += _misnamed(seen, layer)
    return seen


def _misnamed(seen: Examined, layer: Layer) -> list[Problem]:
    """Return a warning when a file's name isn't its hunt's id: commands go by both."""
    named = seen.scenario.source.id if seen.scenario else ""
    if not named or named == seen.path.stem or seen.stack is None:
        return []
    what = f"the file is called {clean_line(seen.path.stem, 60)}, so it has two names"
    advice = f"call the file {named}.toml, or change the id"
    return [seen.stack.problem(("id",), what, advice, "two-names", level=WARNING)]


OF_THE_HUNT = ("message-never-used", "signal-without-message")
"""Slips that count in the hunt's own file only: a shared voice may hold more, or less."""
