"""Reads scenario files into checked scenarios; every problem of a file is reported at once.

Text from a file is cleaned here, once: no control, escape or bidirectional character gets further.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from game.engine.facts import Facts
from game.scenario import models
from game.scenario.checks import meanings, nearest
from game.scenario.clean import clean, clean_tree
from game.scenario.compile import compile_facts
from game.scenario.problems import Problem, ScenarioProblems

BIGGEST = 4 * 1024 * 1024
"""No scenario file may be larger than this many bytes."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario ready to play: what its author wrote, its text, its hash, and the facts."""

    source: models.Scenario
    text: str
    sha256: str
    facts: Facts


def load(path: Path) -> Scenario:
    """Return the scenario in a file.

    Raises ScenarioProblems with every problem found.
    """
    name = clean(str(path))
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode):
            raise ScenarioProblems([Problem(name, "", "not a file", "name a TOML file")])
        if found.st_size > BIGGEST:
            raise ScenarioProblems([Problem(name, "", "larger than 4 MB", "make it smaller")])
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", "") or "can't be read").lower()
        raise ScenarioProblems([Problem(name, "", reason, "check the path")]) from None
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        what = f"not UTF-8 at byte {error.start}"
        raise ScenarioProblems([Problem(name, "", what, "save it as UTF-8")]) from None
    return parse(text, name)


def parse(text: str, name: str) -> Scenario:
    """Return the scenario that a text holds; `name` stands for it in problems."""
    try:
        tree = tomllib.loads(text)
    except ValueError as error:
        raise ScenarioProblems([Problem(name, "", f"not TOML: {clean(str(error))}")]) from None
    except RecursionError:
        raise ScenarioProblems([Problem(name, "", "nested too deeply")]) from None
    try:
        cleaned = clean_tree(tree)
        source = models.Scenario.model_validate(cleaned)
    except ValidationError as error:
        wrong = [_problem(name, e) for e in error.errors()]
        raise ScenarioProblems(wrong + _meanings_besides(name, cleaned, error)) from None
    except RecursionError:
        raise ScenarioProblems([Problem(name, "", "nested too deeply")]) from None
    wrong = [Problem(name, *found) for found in meanings(source)]
    if wrong:
        raise ScenarioProblems(wrong)
    digest = sha256(text.encode()).hexdigest()
    return Scenario(source, text, digest, compile_facts(source, digest))


def _problem(name: str, error: ErrorDetails) -> Problem:
    location = _plain(error["loc"])
    place = key_path(location)
    if error["type"] == "extra_forbidden":
        return Problem(name, place, "unknown key", nearest(str(location[-1]), _known(location)))
    if error["type"] == "missing":
        return Problem(name, place, "is missing", "add it")
    if error["type"] in NEEDS:
        return Problem(name, place, NEEDS[error["type"]])
    if error["type"] == "string_pattern_mismatch":
        return Problem(name, place, *_pattern(str(error.get("ctx", {}).get("pattern", ""))))
    return Problem(name, place, clean(error["msg"][:1].lower() + error["msg"][1:]))


NEEDS = {
    "int_type": "needs a whole number",
    "float_type": "needs a number",
    "string_type": 'needs text in "quotes"',
    "bool_type": "needs true or false",
    "list_type": "needs a list in [brackets]",
    "tuple_type": "needs a list of numbers, such as [3, 8]",
    "dict_type": "needs a table",
    "model_type": "needs a table, such as { median = 6 } for a length",
    "model_attributes_type": "needs a table",
    "date_type": "needs a date such as 2026-05-12, without quotes",
}
"""What a value of the wrong type should have been."""


def _pattern(pattern: str) -> tuple[str, str]:
    if "a-z" in pattern:
        return "is no id", "ids are lower-case letters, digits, - and _, and begin with a letter"
    return "is blank, or has more than one line", "write a name on one line"


def _meanings_besides(name: str, tree: object, error: ValidationError) -> list[Problem]:
    """Return what is wrong in meaning where the shape is right: misshapen entries are left out."""
    places = [key_path(_plain(e["loc"])) for e in error.errors()]
    for detail in error.errors():
        _prune(tree, _plain(detail["loc"]))
    try:
        source = models.Scenario.model_validate(tree)
    except ValidationError:
        return []
    found = [Problem(name, *meaning) for meaning in meanings(source)]
    return [p for p in found if not any(_related(p.place, place) for place in places)]


STAGING = ("stage", "meeting", "rounds", "opening")
"""Keys that only make sense together, so a misshapen one blames the others."""
REFERS = {"you": (".job", ".needs"), "recruiters": (".recruiter",), "companies": ("forecasts",)}
"""Tables, and the key paths that may refer to what was left out of them."""


def _related(meaning: str, shape: str) -> bool:
    """Tell whether a problem of meaning may only be an echo of a problem of shape."""
    if meaning.startswith(shape) or shape.startswith(meaning):
        return True
    table, _, rest = shape.partition(".")
    same = meaning.startswith(f"companies.{rest.partition('.')[0]}.")
    if table == "companies" and same and meaning.rpartition(".")[2] in STAGING:
        return True
    return any(part in meaning for part in REFERS.get(table, ()))


def _plain(location: Sequence[str | int]) -> list[str | int]:
    return [part for part in location if part != "[key]"]


def _prune(tree: object, location: Sequence[str | int]) -> None:
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


def key_path(location: Sequence[str | int]) -> str:
    """Return a location as modders write it: `companies.northwind.rounds[0].kind`."""
    path = ""
    for part in location:
        path += f"[{part}]" if isinstance(part, int) else f".{clean(part)}" if path else clean(part)
    return path


def _known(location: Sequence[str | int]) -> list[str]:
    """Return the keys that would have been right where an unknown one stands."""
    model: object = models.Scenario
    for part in location[:-1]:
        if isinstance(part, str) and isinstance(model, type) and part in _fields(model):
            model = _inner(_fields(model)[part].annotation)
    return list(_fields(model)) if isinstance(model, type) else []


def _fields(model: type) -> dict[str, models.FieldInfo]:
    return model.model_fields if issubclass(model, models.Model) else {}


def _inner(annotation: object) -> object:
    """Return the model inside `dict[Id, Model]`, `list[Model]` or `Model | None`."""
    if isinstance(annotation, type) and not hasattr(annotation, "__args__"):
        return annotation
    for inside in reversed(getattr(annotation, "__args__", ())):
        found = _inner(inside)
        if isinstance(found, type) and issubclass(found, models.Model):
            return found
    return None
