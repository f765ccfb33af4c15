"""Turns what the models refuse into problems in an author's words, each at its key."""

from dataclasses import replace

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from game.engine.signals import KINDS
from game.scenario import fields, models
from game.scenario.clean import clean
from game.scenario.nearest import closest, nearest
from game.scenario.pieces import Stack
from game.scenario.places import Path as KeyPath
from game.scenario.problems import TOLD_MOST, Problem

Model = type[fields.Model]

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
    for detail in error.errors(include_url=False)[:TOLD_MOST]:
        path = plain(detail)
        found.append((path, _problem(stack, detail, path, model)))
    return _together(_nameless(stack, _without_echoes(found)))


Found = list[tuple[KeyPath, Problem]]


def _without_echoes(found: Found) -> Found:
    """Leave out what is missing only because it is misspelt beside."""
    unknown = [path for path, problem in found if problem.code == "unknown-key"]
    kept = []
    for path, problem in found:
        beside = [str(other[-1]) for other in unknown if other[:-1] == path[:-1]]
        misspelt = problem.code == "missing-key" and path and closest(str(path[-1]), beside)
        if not misspelt:
            kept.append((path, problem))
    return kept


def _nameless(stack: Stack, found: Found) -> Found:
    """Tell once that a recruiter is described nowhere, and where she may be."""
    bare = {path[:-1] for path, _ in found if path[:1] == ("recruiters",) and path[-1] == "name"}
    bare &= {path[:-1] for path, _ in found if path[-1] == "firm"}
    kept: Found = []
    for path, problem in found:
        if path[:-1] not in bare or path[-1] not in ("name", "firm"):
            kept.append((path, problem))
        elif path[-1] == "name":
            who = str(path[1])
            others = [str(key) for key in stack.tree["recruiters"] if key != who]
            near = closest(who, others)
            advice = f"did you mean {near}?" if near else stack.persona(who)
            what = "has neither name nor firm"
            place = problem.place.removesuffix(".name")
            kept.append((path[:-1], replace(problem, place=place, what=what, advice=advice)))
    return kept


def _together(found: Found) -> Found:
    """Tell once what several keys of one table have in common."""
    told: dict[tuple[str, KeyPath, str], int] = {}
    kept: Found = []
    for path, problem in found:
        group = (problem.file, path[:-1], problem.advice)
        belongs = problem.code == "unknown-key" and problem.advice.startswith(BELONGS)
        if belongs and group in told:
            told[group] += 1
        else:
            told.setdefault(group, 0)
            kept.append((path, problem))
    return [(path, _counted(problem, told[problem.file, path[:-1], problem.advice]))
            for path, problem in kept]  # fmt: skip


def _counted(problem: Problem, more: int) -> Problem:
    if not more:
        return problem
    others = "1 more key like it" if more == 1 else f"{more} more keys like it"
    what = f"unknown key, and {others} in this table"
    return replace(problem, what=what, advice=f"{problem.advice}; is a heading missing above?")


def plain(detail: ErrorDetails) -> KeyPath:
    """Return where something is refused, without the mark of a refused key."""
    return detail["loc"][:-1] if _of_key(detail) else detail["loc"]


def _of_key(detail: ErrorDetails) -> bool:
    """Tell whether a key is refused, not its value; a key may be called «[key]» itself."""
    marked = detail["loc"][-1:] == ("[key]",)
    return marked and detail["type"] in ("string_pattern_mismatch", "literal_error")


def _problem(stack: Stack, detail: ErrorDetails, path: KeyPath, model: Model) -> Problem:
    kind, limits = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        advice = _where(path, model, detail.get("input"))
        return stack.problem(path, "unknown key", advice, "unknown-key", at="key")
    if kind == "missing":
        return stack.problem(path, "is missing", "add it", "missing-key", at="key")
    if kind in NEEDS:
        return stack.problem(path, *_needs(kind, path, detail.get("input")), "wrong-type")
    if kind == "string_pattern_mismatch":
        what, advice = _pattern(str(limits.get("pattern", "")))
        at = "key" if _of_key(detail) else "value"
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
        return "needs format = 1", "write format = 1, without quotes"
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


BELONGS = "it belongs"


def _where(path: KeyPath, model: Model, value: object) -> str:
    """Return what to do with an unknown key: the word that was meant, or where it belongs."""
    key, known = str(path[-1]), _known(path, model)
    near = closest(key, known)
    if near and len(path) == 1 and isinstance(value, dict):
        return f"did you mean {near}?"
    home = HOMES.get(key)
    if home:
        return f"{BELONGS} {home}"
    if len(path) == 1 and isinstance(value, dict) and "role" in value:
        return f"write [companies.{key}]"
    return nearest(key, known)


def _homes() -> dict[str, str]:
    """Return for every key the table where it belongs, in an author's words."""
    tables: tuple[tuple[Model, str], ...] = (
        (models.Offer, "in offer = { … } of a company"),
        (models.Rivals, "in rivals = { … } of a company"),
        (models.Company, "in [companies.ID]"),
        (models.Recruiter, "in [recruiters.ID]"),
        (models.You, "in [you]"),
        (models.Market, "in [market]"),
        (models.Leverage, "in [leverage]"),
        (models.Expect, "in [expect]"),
        (models.Scenario, "at the top, before the first [heading]"),
    )
    homes = {key: home for table, home in tables for key in table.model_fields}
    words = dict.fromkeys(KINDS, "in [recruiters.ID.messages]")
    named = {
        "priorities": "in [you.priorities]",
        "skills": "in [you.skills]",
        "messages": "in [recruiters.ID.messages]",
    }
    return words | homes | named


TABLES = {
    "meeting": '{ day = 3, slot = "morning" }', "rounds": '[{ kind = "interview" }]',
    "offer": "{ pay = 50000 }", "past": "{ mean = 0.6, sd = 0.75 }",
    "rivals": "{ counts = [1, 2, 1] }", "call": "{ chance = 0.5 }",
    "job": "{ pay = 70, life = 60 }",
}  # fmt: skip
"""What a table of a company looks like."""


def _needs(kind: str, path: KeyPath, given: object) -> tuple[str, str]:
    """Return what a value of the wrong type should have been, with an example that fits."""
    if kind not in ("model_type", "model_attributes_type", "dict_type"):
        return NEEDS[kind], ""
    if isinstance(given, list) and given and isinstance(given[0], dict):
        name = ".".join(str(part) for part in path)
        return "needs one table", f"write [{name}] with single brackets"
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    if len(path) == 2 or key not in TABLES:
        length = key in LENGTHS_OF
        return "needs a table", "such as { median = 6 }" if length else ""
    return "needs a table", f"such as {key} = {TABLES[key]}"


LENGTHS_OF = ("reply", "turnaround", "patience", "signoff", "late", "answer", "written",
              "deadline", "clear")  # fmt: skip


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


HOMES = _homes()
