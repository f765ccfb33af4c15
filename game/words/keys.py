"""The keys of a scenario's tables as a modder reads them: type, unit, range, default, meaning.

Written from the models, so that it can't say anything that isn't so.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from game.scenario.company import Company, Terms
from game.scenario.fields import ID_PATTERN, NAME_PATTERN, USE_PATTERN, FieldInfo, Model
from game.scenario.schema import Schema, of_table, table_inside

HEAD = ("key", "type", "unit", "range", "default", "meaning", "since")
NEEDED, NOTHING = "**needed**", "none"
PATTERNS = {
    ID_PATTERN: ("an id", "ids"),
    NAME_PATTERN: ("text on one line", "texts, each on one line"),
    USE_PATTERN: ("the path of a piece", "paths of pieces"),
}
TYPES = {
    "integer": ("a whole number", "whole numbers"),
    "number": ("a number", "numbers"),
    "boolean": ("true or false", ""),
    "string": ("text", "texts"),
}
"""What one value is called, and several."""
COUNTS = {2: "two", 3: "three"}
KEYED = {"messages": "signal", "bias": "story", "value": "player", "sealed": "player"}
"""Tables whose keys are words of the game, and what these words are."""

Headings = Mapping[type[Model], str]
Lists = Mapping[str, Collection[str]]


def table_of_keys(model: type[Model], headings: Headings, lists: Lists) -> list[str]:
    """Return the lines of a Markdown table about the keys of a model, the needed ones first.

    `headings` are the sections that describe tables inside, `lists` those that list known words.
    """
    names = [name for name in model.model_fields if name not in INHERITED.get(model, ())]
    names.sort(key=lambda name: not model.model_fields[name].is_required())
    properties = of_table(model)["properties"]
    lines = ["| " + " | ".join(HEAD) + " |", "|---" * len(HEAD) + "|"]
    for name in names:
        cells = _cells(name, properties[name], model.model_fields[name], headings, lists)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return lines


INHERITED: dict[type[Model], frozenset[str]] = {Company: frozenset(Terms.model_fields)}
"""Keys that another section has."""


def _cells(
    name: str, node: Schema, field: FieldInfo, headings: Headings, lists: Lists
) -> tuple[str, ...]:
    model = table_inside(field.annotation)
    leaf = {} if model else _leaf(node)
    kind = _type_of_tables(node, headings[model]) if model else _type(name, node, lists)
    return (
        f"`{name}`", kind, leaf.get("x-unit", ""), _range(node, leaf), _default(field),
        node["description"], node["x-since"],
    )  # fmt: skip


def _leaf(node: Schema) -> Schema:
    """Return the schema of the single values that a key holds, in however many lists and tables."""
    if "items" in node:
        return _leaf(node["items"])
    inside = node.get("patternProperties") or node.get("properties")
    return _leaf(next(iter(inside.values()))) if inside else node


def _type_of_tables(node: Schema, heading: str) -> str:
    link = f"[{heading}](#{anchor(heading)})"
    if "patternProperties" in node:
        return f"a table by id: {link}"
    return f"a list of tables: {link}" if "items" in node else f"a table: {link}"


def _type(name: str, node: Schema, lists: Lists) -> str:
    """Return what a value is, in an author's words."""
    if node.get("type") == "object":
        inside = node.get("patternProperties") or node["properties"]
        return f"a table: {_many(next(iter(inside.values())), lists)} by {KEYED.get(name, 'id')}"
    if "prefixItems" in node:
        return f"{COUNTS[len(node['prefixItems'])]} {_many(node['prefixItems'][0], lists)}"
    if node.get("type") == "array":
        return f"a list of {_many(node['items'], lists)}"
    if "const" in node:
        return f"the number {node['const']}"
    if "enum" in node:
        return f"one of {_words(node['enum'], lists)}"
    return _kind(node)[0]


def _many(node: Schema, lists: Lists) -> str:
    """Return what several such values are."""
    if "enum" in node:
        return _words(node["enum"], lists)
    if "prefixItems" in node:
        return f"{COUNTS[len(node['prefixItems'])]} {_many(node['prefixItems'][0], lists)}"
    if node.get("type") == "array":
        return f"lists of {_many(node['items'], lists)}"
    return _kind(node)[1]


def _kind(node: Schema) -> tuple[str, str]:
    if node.get("format") == "date":
        return "a date", "dates"
    return PATTERNS.get(node.get("pattern", "")) or TYPES[node["type"]]


def _words(words: list[str], lists: Lists) -> str:
    for heading, known in lists.items():
        if set(words) == set(known):
            return f"[{heading.lower()}](#{anchor(heading)})"
    return ", ".join(f"`{word}`" for word in words)


def anchor(heading: str) -> str:
    """Return the link that a heading gets in Markdown."""
    kept = "".join(c for c in heading.lower() if c.isalnum() or c in " -_")
    return kept.replace(" ", "-")


def _range(node: Schema, leaf: Schema) -> str:
    entries, limits = _entries(node), _limits(leaf)
    return f"{entries}, each {limits}" if entries and limits else entries or limits


def _entries(node: Schema) -> str:
    """Return how many entries or characters there may be, where that is limited."""
    for low, high, what in (
        ("minItems", "maxItems", "entries"),
        ("minProperties", "maxProperties", "entries"),
        ("minLength", "maxLength", "characters"),
    ):
        if "prefixItems" not in node and (low in node or high in node):
            most = f"{node[high]:,}"
            return f"{node[low]} to {most} {what}" if low in node else f"at most {most} {what}"
    return ""


def _limits(node: Schema) -> str:
    least = node.get("minimum", node.get("x-minimum"))
    most = node.get("maximum", node.get("x-maximum"))
    if most is None:
        return ""
    low = f"above {node['exclusiveMinimum']:g}" if least is None else _number(least)
    return f"{low} to {_number(most)}"


def _number(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value).removesuffix(".0")


def _default(field: FieldInfo) -> str:
    """Return a default as it would be written in a file."""
    if field.is_required():
        return NEEDED
    if field.default is None:
        return NOTHING
    written = toml(_plain(field.default))
    if isinstance(field.default, Model) and written == "{}":
        return "that of each key"
    return f"`{written}`"


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return value.model_dump(exclude_unset=True)
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def toml(value: object) -> str:
    """Return a value as TOML on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        inside = ", ".join(f"{key} = {toml(each)}" for key, each in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, str):
        return f'"{value}"'
    return value.isoformat() if isinstance(value, date) else f"{value}".removesuffix(".0")
