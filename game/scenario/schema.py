"""The JSON Schema of scenario files and shared pieces, for editors; written from the models.

Draft 2020-12. Editors differ in what they follow, so nothing is left to be followed: every `$ref`
is written out and `additionalProperties` stands at every table. `x-unit` is what a number counts,
`x-since` the game version in which a key came, `x-minimum` and `x-maximum` the range of a date,
for which JSON Schema has no words.

What a piece can supply, a hunt need not say: its recruiters, sectors, market and leverage may be
there in part only. So in those tables nothing is required outright; an `if` requires it of a hunt
without `use`. In the same way a company may leave out, in its terms, what its `from_sector` says.
Whether the pieces do supply it is for `hedge scenario check`, which reads them.
"""

from functools import cache
from typing import Any, get_args

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from game.engine.signals import KINDS, STORIES
from game.scenario import formats, models
from game.scenario.checks import OPENINGS
from game.scenario.company import Terms
from game.scenario.fields import FIRST, Since
from game.scenario.fields import Model as Table

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SUPPLIED = (set(models.Piece.model_fields) & set(models.Scenario.model_fields)) - {"format", "use"}
"""Tables of a hunt that its pieces may say, in whole or in part."""

SIGNALS = tuple(kind for kind in KINDS if kind != "silence")
KNOWN_KEYS = {"messages": SIGNALS, "bias": STORIES}
"""Tables of a recruiter whose keys are words of the game."""

OPEN = {"additionalProperties": True}
"""Stands in tables that say only what must be there; what may be there is said elsewhere."""

Schema = dict[str, Any]


def schema(piece: bool = False) -> Schema:
    """Return the JSON Schema of a scenario file, or of a shared piece."""
    written = of_table(models.Piece if piece else models.Scenario)
    for old in formats.DEPRECATED:
        _let_stand(written, old)
    if not piece:
        _leave_to_pieces(written)
    kind = "A shared piece" if piece else "A scenario"
    title = f"{kind} of Hedge Your Bets, format {formats.FORMAT}"
    return {"$schema": DIALECT, "title": title, **written}


def of_table(model: type[Table]) -> Schema:
    """Return the schema of one table by itself, with all that is required in it."""
    raw = model.model_json_schema(schema_generator=_Draft)
    inside = raw.pop("$defs", {})
    for definition in (raw, *inside.values()):
        _known_words(definition["properties"])
    return _written_out(raw, inside, ages()[model])


@cache
def ages() -> dict[type[Table], str]:
    """Return since when each table exists: since the key that holds it, if not from the first."""
    found: dict[type[Table], str] = {models.Scenario: FIRST}
    waiting: list[type[Table]] = [models.Scenario]
    for model in waiting:
        for name, field in model.model_fields.items():
            since = next((m.version for m in field.metadata if isinstance(m, Since)), found[model])
            inside = models.Piece if name == "use" else table_inside(field.annotation)
            for each in inside.__mro__ if inside else ():
                if issubclass(each, Table) and each not in found:
                    found[each] = since
                    waiting.append(each)
    return found


def table_inside(annotation: object) -> type[Table] | None:
    """Return the table that a key holds, alone, in a list or by id; None where it holds none."""
    if isinstance(annotation, type) and issubclass(annotation, Table):
        return annotation
    return next((t for t in map(table_inside, get_args(annotation)) if t is not None), None)


class _Draft(GenerateJsonSchema):
    """Writes nothing that TOML can't say, and no titles: a key is its own title."""

    def field_title_should_be_set(self, schema: object) -> bool:
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Schema:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        made = super().default_schema(schema)
        if "default" in made:
            made["default"] = _without_none(made["default"])
            if made["default"] is None:
                del made["default"]
        return made

    def date_schema(self, schema: core_schema.DateSchema) -> Schema:
        limits = {"x-minimum": schema.get("ge"), "x-maximum": schema.get("le")}
        shown = {name: limit.isoformat() for name, limit in limits.items() if limit}
        return super().date_schema(schema) | shown


def _without_none(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_none(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_without_none(inner) for inner in value]
    return value


def _known_words(properties: Schema) -> None:
    """Name the words of the game where the model takes any id and `checks` refuses all others."""
    for name, words in KNOWN_KEYS.items():
        if name in properties:
            (value,) = properties[name].pop("patternProperties").values()
            said = "Wordings of the signal" if name == "messages" else "Factor of the story"
            properties[name] |= {
                "properties": {word: value | {"description": f"{said} {word}."} for word in words},
                "additionalProperties": False,
            }
    if "opening_text" in properties:
        del properties["opening"]["pattern"]
        properties["opening"]["enum"] = list(OPENINGS)
    if "unreached" in properties:
        properties["unreached"]["items"] = {"type": "string", "enum": list(KINDS)}


def _written_out(node: Schema, inside: dict[str, Schema], since: str) -> Schema:
    """Return a schema with its references written out, its tables closed, and ages everywhere."""
    node = {key: value for key, value in node.items() if key != "title"}
    since = node.get("x-since", since)
    if "$ref" in node:
        named = inside[node.pop("$ref").rpartition("/")[2]]
        return _written_out({**named, **node}, inside, since)
    if "propertyNames" in node:
        _name_properties(node)
    for table in ("properties", "patternProperties"):
        if table in node:
            node[table] = {k: _written_out(v, inside, since) for k, v in node[table].items()}
    for value in node.get("properties", {}).values():
        value.setdefault("x-since", since)
    if "items" in node:
        node["items"] = _written_out(node["items"], inside, since)
    if "prefixItems" in node:
        node["prefixItems"] = [_written_out(each, inside, since) for each in node["prefixItems"]]
        _like_a_list(node)
    if node.get("type") == "object":
        node.setdefault("additionalProperties", False)
    return node


def _like_a_list(node: Schema) -> None:
    """Say of a tuple of equals what each entry is, for editors that only know lists."""
    first = node["prefixItems"][0]
    if all(each == first for each in node["prefixItems"]):
        node["items"] = first
        if "x-unit" in first:
            node["x-unit"] = first["x-unit"]


def _name_properties(node: Schema) -> None:
    """Turn a table whose keys are a few words into one that names them."""
    value, words = node.pop("additionalProperties"), node.pop("propertyNames")["enum"]
    said = node["description"].rstrip(".")
    node["properties"] = {word: value | {"description": f"{said}: {word}."} for word in words}


def _leave_to_pieces(hunt: Schema) -> None:
    """Require of a hunt with `use`, and of a company with `from_sector`, only what is its own."""
    companies = hunt["properties"]["companies"]["patternProperties"]
    for company in companies.values():
        _unless(company, "from_sector", set(Terms.model_fields))
    _unless(hunt, "use", SUPPLIED)


def _unless(node: Schema, key: str, names: set[str]) -> None:
    """Require what is under `names` only where `key` is left out."""
    part = {
        "type": "object",
        "required": [name for name in node["required"] if name in names],
        "properties": {k: v for k, v in node["properties"].items() if k in names},
    }
    there = {"type": "object", "required": [key], **OPEN}
    node["if"] = {"type": "object", "not": there, **OPEN}
    node["then"] = _required(part)
    node["required"] = [name for name in node["required"] if name not in names]
    for name in part["properties"]:
        node["properties"][name] = _partial(node["properties"][name])


def _required(node: Schema) -> Schema | None:
    """Return only what a schema requires, or None where that is nothing; lists come whole."""
    kept: Schema = {"required": node["required"]} if node.get("required") else {}
    for table in ("properties", "patternProperties"):
        inner = {key: _required(value) for key, value in node.get(table, {}).items()}
        inner = {key: value for key, value in inner.items() if value is not None}
        if inner:
            kept[table] = inner
    return {"type": "object", **kept, **OPEN} if kept else None


def _partial(node: Schema) -> Schema:
    """Return a schema of which any part may be left out; lists come whole."""
    node = {key: value for key, value in node.items() if key != "required"}
    for table in ("properties", "patternProperties"):
        if table in node:
            node[table] = {key: _partial(value) for key, value in node[table].items()}
    return node


def _let_stand(written: Schema, old: formats.Deprecated) -> None:
    """Let an old key stand for the new one as long as it works."""
    table: Schema | None = written
    for name in old.path[:-1]:
        table = _inner(table or {}, name)
    properties = (table or {}).get("properties", {})
    if table is None or old.now not in properties:
        return
    properties[old.path[-1]] = properties[old.now] | {
        "deprecated": True,
        "description": f"Is called {old.now} now and goes in version {old.until}.",
    }
    table["required"] = [name for name in table.get("required", ()) if name != old.now]


def _inner(table: Schema, name: str) -> Schema | None:
    """Return the schema of what stands under a key, or of any entry for `*`."""
    if name in table.get("properties", {}):
        found: Schema | None = table["properties"][name]
    else:
        found = table.get("items") or next(iter(table.get("patternProperties", {}).values()), None)
    return found
