"""The gates that a scenario passes; every problem of a file is reported at once.

Text from a file is cleaned while it is read: no control, escape or bidirectional character gets
further. The gates, in order: syntax, references to pieces, shape, meaning. All this is heavy, and
a hunt that passed before needs none of it (see `checked`).
"""

import copy
from collections.abc import Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path

import tomli_w
from pydantic import ValidationError

from game.scenario import models
from game.scenario.builtin import built_in
from game.scenario.checks import meanings, voices
from game.scenario.compile import compile_facts
from game.scenario.crowds import crowds
from game.scenario.formats import brought_up
from game.scenario.nearest import closest
from game.scenario.pieces import Stack, gather, too_large
from game.scenario.places import Path as KeyPath
from game.scenario.problems import TOLD_MOST, Problem, ScenarioProblems
from game.scenario.reading import RESOLVED_BIGGEST, Layer, Tree, parse_layer, read_layer
from game.scenario.scenario import Scenario
from game.scenario.shape import located
from game.scenario.syntax import too_much
from game.scenario.told import told
from game.scenario.translation_names import ENGLISH


def stack_of(path: Path, folders: Sequence[Path] = ()) -> Stack:
    """Return the texts of the hunt in a file. Raises ScenarioProblems."""
    return gather(brought_up(read_layer(path)), roots(path, folders))


def roots(path: Path, folders: Sequence[Path] = ()) -> list[Path]:
    """Return where the pieces of a file may be, the nearest first."""
    return [path.parent, path.parent.parent, *folders, built_in()]


def stack_in(text: str, name: str) -> Stack:
    """Return a hunt's text with the pieces that come with the game. Raises ScenarioProblems."""
    return gather(brought_up(parse_layer(text, name, RESOLVED_BIGGEST)), [built_in()])


def finish(stack: Stack, language: str = "") -> Scenario:
    """Return the scenario that a hunt and its pieces make. Raises ScenarioProblems."""
    source = shaped(stack)
    wrong = _problems(stack, source)
    if wrong:
        raise ScenarioProblems(wrong)
    text = tomli_w.dumps(stack.tree) if stack.resolved else stack.layers[0].text
    if len(text) > RESOLVED_BIGGEST or too_much(text):
        raise ScenarioProblems([too_large(stack.layers[0].name)])
    digest = sha256(text.encode()).hexdigest()
    plain = told(source)
    return spoken(Scenario(plain, text, digest, compile_facts(plain, digest)), stack, language)


def spoken(scenario: Scenario, stack: Stack, language: str) -> Scenario:
    """Return the scenario of some texts in a language, as far as it is translated into it."""
    if language in ("", ENGLISH):
        return scenario
    from game.scenario.translate import in_language

    return in_language(scenario, stack, language)


def _problems(stack: Stack, source: models.Scenario) -> list[Problem]:
    return [stack.meant(meaning) for meaning in islice(meanings(source), TOLD_MOST)]


def shaped(stack: Stack) -> models.Scenario:
    """Return what a hunt says, where its shape is right.

    Raises ScenarioProblems with what is wrong in shape, and with what is wrong in meaning besides.
    """
    _refuse_other_files(stack)
    _refuse_crowds(stack)
    try:
        return models.Scenario.model_validate(stack.tree)
    except ValidationError as error:
        wrong = located(stack, error, models.Scenario)
        raise ScenarioProblems([p for _, p in wrong] + _meanings_besides(stack, wrong)) from None


def _refuse_crowds(stack: Stack) -> None:
    """Refuse what only all of the texts together make too large. Raises ScenarioProblems."""
    wrong = [stack.problem(*crowd) for crowd in crowds(stack.tree)]
    if wrong:
        raise ScenarioProblems(wrong)


def _refuse_other_files(stack: Stack) -> None:
    """Say in one line what a file is that is no scenario at all. Raises ScenarioProblems."""
    tree, name = stack.tree, stack.layers[0].name
    if not tree:
        advice = "hedge scenario new NAME writes a small one to begin with"
        raise ScenarioProblems([Problem(name, "", "holds nothing", advice, "missing-key")])
    if "seed" in tree and "companies" not in tree:
        what, advice = "is a save of a hunt, not a scenario", "hedge resume goes on with it"
        raise ScenarioProblems([Problem(name, "", what, advice, "unknown-key")])
    what, advice = _another_file(tree)
    if what:
        raise ScenarioProblems([Problem(name, "", what, advice, "unknown-key")])


def _another_file(tree: Tree) -> tuple[str, str]:
    """Return what a file is that isn't a hunt, and what to do; two empty texts for a hunt."""
    if "language" in tree and "id" not in tree:
        return "is a translation, not a hunt", "name the hunt that it translates"
    shared = any(key in tree for key in ("recruiters", "sectors"))
    if shared and not any(key in tree for key in ("id", "title", "companies")):
        return "is a shared piece, not a hunt", "name a hunt that uses it"
    if "authors" in tree and "companies" not in tree:
        return "is a pack's pack.toml, not a hunt", "name a hunt of the pack"
    if not any(key in tree for key in ("companies", "recruiters", "id", "format", "title")):
        if not any(closest(str(key), list(models.Scenario.model_fields)) for key in tree):
            advice = "hedge scenario new NAME writes a small one to begin with"
            return "is no hunt: nothing in it belongs to one", advice
    return "", ""


def check_piece(layer: Layer, folders: Sequence[Path]) -> models.Piece:
    """Return a shared piece, checked by itself. Raises ScenarioProblems."""
    gather(layer, folders)
    alone = Stack(layer)
    try:
        piece = models.Piece.model_validate(layer.tree)
    except ValidationError as error:
        wrong = [problem for _, problem in located(alone, error, models.Piece)]
        raise ScenarioProblems(wrong) from None
    found = (
        meaning
        for key, recruiter in piece.recruiters.items()
        for meaning in voices(("recruiters", key), recruiter)
    )
    wrong = [alone.meant(meaning) for meaning in islice(found, TOLD_MOST)]
    if wrong:
        raise ScenarioProblems(wrong)
    return piece


def _meanings_besides(stack: Stack, wrong: list[tuple[KeyPath, Problem]]) -> list[Problem]:
    """Return what is wrong in meaning where the shape is right: misshapen entries are left out."""
    tree = copy.deepcopy(stack.tree)
    for path, _ in wrong:
        _prune(tree, path)
    try:
        source = models.Scenario.model_validate(tree)
    except ValidationError:
        return []
    places = [problem.place for _, problem in wrong]
    found = _problems(stack, source)
    return [p for p in found if not any(_related(p.place, place) for place in places)]


STAGING = ("stage", "meeting", "rounds", "opening", "answer_by")
"""Keys that only make sense together, so a misshapen one blames the others."""
REFERS = {
    "you": (".job", ".needs"),
    "recruiters": (".recruiter",),
    "companies": ("forecasts",),
    "sectors": (".from_sector",),
    "skills": (".needs",),
    "priorities": (".job", "you.priorities"),
}
"""Tables, and the key paths that may refer to what was left out of them."""


def _related(meaning: str, shape: str) -> bool:
    """Tell whether a problem of meaning may only be an echo of a problem of shape."""
    if meaning.startswith(shape) or shape.startswith(meaning):
        return True
    table, _, rest = shape.partition(".")
    if table not in REFERS:
        table = closest(table, [*REFERS, "skills", "priorities"]) or table
    same = meaning.startswith(f"companies.{rest.partition('.')[0]}.")
    if table == "companies" and same and meaning.rpartition(".")[2] in STAGING:
        return True
    return any(part in meaning for part in REFERS.get(table, ()))


def _prune(tree: object, location: KeyPath) -> None:
    """Take the value at a location out of a parsed file, if it is there."""
    for part in location[:-1]:
        if isinstance(tree, dict):
            tree = tree.get(part)
        elif isinstance(tree, list) and isinstance(part, int) and part < len(tree):
            tree = tree[part]
        else:
            return
    if isinstance(tree, dict):
        tree.pop(location[-1], None)
