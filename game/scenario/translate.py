"""Lets a hunt speak another language: reads what lies beside its files and beside its pieces.

Each lies over the texts of its own file before the files are joined, so what the hunt says itself
still wins. The hunt stays the same: its text, its hash, its facts. A translation that can't be used
is no reason not to play; `problems` says what is wrong with one.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import ValidationError

from game.scenario import fields, models
from game.scenario.formats import brought_up
from game.scenario.paths import is_file
from game.scenario.pieces import Stack, gather
from game.scenario.problems import TOLD_MOST, WARNING, Problem, ScenarioProblems
from game.scenario.reading import RESOLVED_BIGGEST, Layer, Tree, read_layer
from game.scenario.shape import located
from game.scenario.told import told
from game.scenario.translation_names import into, original, translation
from game.scenario.translation_texts import lay

if TYPE_CHECKING:
    from game.scenario.scenario import Scenario


class Head(fields.Model):
    """What a translation says of itself; all else in it is texts."""

    format: Literal[1]
    language: fields.Name


HEAD = tuple(Head.model_fields)


def in_language(scenario: "Scenario", stack: Stack, language: str) -> "Scenario":
    """Return a scenario whose `source` speaks a language, as far as it is translated into it.

    `stack` are the texts that the scenario was made of.
    """
    layers = _spoken(stack.layers, language)
    if all(new is old for new, old in zip(layers, stack.layers, strict=True)):
        return scenario
    try:
        source = models.Scenario.model_validate(Stack(layers[0], layers[1:]).tree)
    except ValidationError:
        return scenario
    return replace(scenario, source=told(source))


def _spoken(layers: Sequence[Layer], language: str) -> list[Layer]:
    """Return layers with the texts of their translations; those without any are the same ones."""
    spoken, read = [], 0
    for layer in layers:
        path = translation(Path(layer.name), language)
        said = _read(path) if path is not None and read <= RESOLVED_BIGGEST else None
        if said is None:
            spoken.append(layer)
            continue
        read += len(said.text)
        spoken.append(Layer(layer.name, layer.text, lay(_texts(said), layer).tree))
    return spoken


def _read(path: Path) -> Layer | None:
    """Return a translation, or None where there is none that could be used."""
    if not is_file(path):
        return None
    try:
        said = brought_up(read_layer(path))
    except ScenarioProblems:
        return None
    return None if _of_head(said, path) else said


def _texts(said: Layer) -> Tree:
    return {key: value for key, value in said.tree.items() if key not in HEAD}


def _of_head(said: Layer, path: Path) -> list[Problem]:
    """Return why a translation isn't used at all: its format, or a language not of its name."""
    stack, code = Stack(said), into(path)
    try:
        head = Head.model_validate({key: said.tree[key] for key in HEAD if key in said.tree})
    except ValidationError as error:
        return [problem for _, problem in located(stack, error, Head)]
    if head.language == code:
        return []
    what = f"the file is called .{code}.toml"
    advice = f'write language = "{code}", or rename the file'
    return [stack.problem(("language",), what, advice, "other-language")]


def is_translation(path: Path, said: Layer) -> bool:
    """Tell whether a file holds the texts of another one, rather than a hunt or a piece."""
    return bool(into(path)) and (is_file(original(path)) or "language" in said.tree)


def problems(path: Path, said: Layer, roots: Sequence[Path] = ()) -> list[Problem]:
    """Return what is wrong with a translation, beside its original.

    `roots` are the folders in which the original's pieces are looked for.
    """
    wrong, stack = _of_head(said, path), Stack(said)
    try:
        own = brought_up(read_layer(original(path)))
    except ScenarioProblems:
        what = f"{original(path).name} beside it can't be read"
        advice = "a translation lies beside its original: name.toml and name.es.toml"
        return [*wrong, Problem(said.name, "", what, advice, "no-original")]
    try:
        others = gather(own, roots).layers[1:]
    except ScenarioProblems:
        others = ()
    laid = lay(_texts(said), own, others)
    wrong += [stack.meant(meaning) for meaning in islice(laid.wrong, TOLD_MOST)]
    return wrong + [stack.meant(slip, WARNING) for slip in islice(laid.slips, TOLD_MOST)]
