"""Turns what the models refuse into problems in an author's words, each at its key."""

from collections.abc import Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from game.scenario import fields
from game.scenario.clean import clean
from game.scenario.nearest import nearest
from game.scenario.pieces import Stack
from game.scenario.places import Path as KeyPath
from game.scenario.problems import Problem

Model = type[fields.Model]
SHOWN_MOST = 100
"""No file is told more problems of shape than this."""

NEEDS = {
    "int_type": "needs a whole number",
    "int_from_float": "needs a whole number",
    "float_type": "needs a number",
    "string_type": 'needs text in "quotes"',
    "bool_type": "needs true or false",
    "list_type": "needs a list in [brackets]",
    "tuple_type": "needs a list of numbers, such as [3, 8]",
    "dict_type": "needs a table",
    "model_type": "needs a table, such as { median = 6 } for a length",
    "model_attributes_type": "needs a table",
    "date_type": "needs a date such as 2026-05-12, without quotes",
    "date_from_datetime_parsing": "needs a date such as 2026-05-12, without quotes",
    "finite_number": "needs a number that has an end",
}
"""What a value of the wrong type should have been."""

BOUNDS = {
    "greater_than_equal": ("ge", "is too small", "the least is {}"),
    "greater_than": ("gt", "is too small", "it must be above {}"),
    "less_than_equal": ("le", "is too large", "the most is {}"),
    "less_than": ("lt", "is too large", "it must be under {}"),
}
LENGTHS = {
    "string_too_short": ("min_length", "is too short", "at least {} characters"),
    "string_too_long": ("max_length", "is too long", "at most {} characters"),
    "too_short": ("min_length", "has too few entries", "at least {}"),
    "too_long": ("max_length", "has too many entries", "at most {}"),
}


def located(stack: Stack, error: ValidationError, model: Model) -> list[tuple[KeyPath, Problem]]:
    """Return each refusal as (path, problem), in the order of the tables."""
    found = []
    for detail in error.errors(include_url=False)[:SHOWN_MOST]:
        path = plain(detail["loc"], detail["type"] == "missing")
        found.append((path, _problem(stack, detail, path, model)))
    return found


def plain(location: Sequence[str | int], missing: bool = False) -> KeyPath:
    """Return a location without the parts that are no keys."""
    return tuple(part for part in location if part != "[key]")


def _problem(stack: Stack, detail: ErrorDetails, path: KeyPath, model: Model) -> Problem:
    kind, limits = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        advice = nearest(str(path[-1]), _known(path, model))
        return stack.problem(path, "unknown key", advice, "unknown-key", at="key")
    if kind == "missing":
        return stack.problem(path, "is missing", "add it", "missing-key", at="key")
    if kind in NEEDS:
        return stack.problem(path, NEEDS[kind], "", "wrong-type")
    if kind == "string_pattern_mismatch":
        what, advice = _pattern(str(limits.get("pattern", "")))
        at = "key" if "[key]" in detail["loc"] else "value"
        return stack.problem(path, what, advice, "bad-name", at=at)
    if kind == "literal_error":
        return stack.problem(path, *_choice(detail, path, stack), "unknown-word")
    for table, code in ((BOUNDS, "out-of-range"), (LENGTHS, "wrong-length")):
        if kind in table:
            name, what, advice = table[kind]
            return stack.problem(path, what, advice.format(_number(limits.get(name))), code)
    what = clean(detail["msg"][:1].lower() + detail["msg"][1:])
    return stack.problem(path, what, "", "wrong-type")


def _number(limit: object) -> str:
    return f"{limit:g}" if isinstance(limit, float) else str(limit)


def _choice(detail: ErrorDetails, path: KeyPath, stack: Stack) -> tuple[str, str]:
    """Return what is wrong where one of a few words was wanted, and the nearest of them."""
    text = str(detail.get("ctx", {}).get("expected", ""))
    words = [part.strip().strip("'") for part in text.replace(" or ", ",").split(",")]
    words = [word for word in words if word]
    given = detail.get("input")
    if path == ("format",):
        if isinstance(given, int) and given > 1:
            return f"format {given} is newer than this game", "update the game"
        return "needs format = 1", "write format = 1"
    if not isinstance(given, str):
        return 'needs text in "quotes"', "one of: " + ", ".join(words)
    return f"no such word: {clean(given)[:40]}", nearest(given, words)


def _pattern(pattern: str) -> tuple[str, str]:
    if pattern == fields.NAME_PATTERN:
        return "is blank, or has more than one line", "write a name on one line"
    if pattern == fields.USE_PATTERN:
        advice = 'write it like "personas/dana": small letters, no .toml, no .., no leading /'
        return "can't name a piece", advice
    return "is no id", "ids are lower-case letters, digits, - and _, and begin with a letter"


def _known(path: KeyPath, model: Model) -> list[str]:
    """Return the keys that would have been right where an unknown one stands."""
    here: object = model
    for part in path[:-1]:
        if isinstance(part, str) and isinstance(here, type) and part in _fields(here):
            here = _inner(_fields(here)[part].annotation)
    return list(_fields(here)) if isinstance(here, type) else []


def _fields(model: type) -> dict[str, fields.FieldInfo]:
    return model.model_fields if issubclass(model, fields.Model) else {}


def _inner(annotation: object) -> object:
    """Return the model inside `dict[Id, Model]`, `list[Model]` or `Model | None`."""
    if isinstance(annotation, type) and not hasattr(annotation, "__args__"):
        return annotation
    for inside in reversed(getattr(annotation, "__args__", ())):
        found = _inner(inside)
        if isinstance(found, type) and issubclass(found, fields.Model):
            return found
    return None
