"""Rewrites a file of an old format, or with keys on their way out, without touching anything else.

Only key tokens and the number of the format are replaced, at their places; comments, order,
spacing, quotes, line ends and a byte order mark stay. Which names changed is for `formats` to say.
"""

import os
import shutil
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tree_sitter import Node

from game.scenario.clean import clean
from game.scenario.formats import Migrated, brought_up
from game.scenario.places import KEYS, PARSER
from game.scenario.places import Path as KeyPath
from game.scenario.problems import Problem, ScenarioProblems
from game.scenario.reading import parse_layer

ROOT: KeyPath = ()


class Rewritten(NamedTuple):
    """A file before and after, and how many keys have another name now."""

    before: str
    after: str
    keys: int


def rewritten(raw: bytes, name: str) -> Rewritten:
    """Return what a file says in the present format; `before` and `after` are alike if it did so.

    Raises ScenarioProblems: with errors of syntax, and where the text can't be rewritten such that
    it says the same as the old one did in memory.
    """
    before = raw.decode("utf-8")
    layer = parse_layer(before.removeprefix("\ufeff").replace("\r\n", "\n"), name)
    wanted = brought_up(layer)
    if not isinstance(wanted, Migrated):
        return Rewritten(before, before, 0)
    edits = list(_edits(layer.text, wanted))
    text = _edited(layer.text, edits)
    if not _says_the_same(text, wanted):
        what, advice = "can't be rewritten safely", "rename the keys by hand"
        raise ScenarioProblems([Problem(name, "", what, advice)])
    return Rewritten(before, _with_line_ends(text, before), len(wanted.renamed))


def _says_the_same(text: str, wanted: Migrated) -> bool:
    try:
        layer = parse_layer(text, wanted.name)
        return brought_up(layer) is layer and layer.tree == wanted.tree
    except ScenarioProblems:
        return False


class Edit(NamedTuple):
    """Bytes from `start` to `end` of a text give way to `now`."""

    start: int
    end: int
    now: str


def _edits(text: str, wanted: Migrated) -> Iterator[Edit]:
    for token in tokens(text):
        key, value = token.key, token.value
        if token.path in wanted.renamed:
            written = (key.text or b"").decode("utf-8", "replace")
            quote = written[0] if key.type == "quoted_key" else ""
            now = f"{quote}{wanted.renamed[token.path].now}{quote}"
            yield Edit(key.start_byte, key.end_byte, now)
        if token.path == ("format",) and value is not None:
            form = wanted.tree["format"]
            if wanted.old.tree["format"] != form:
                yield Edit(value.start_byte, value.end_byte, str(form))


def _edited(text: str, edits: list[Edit]) -> str:
    raw = text.encode("utf-8")
    for start, end, now in sorted(edits, reverse=True):
        raw = raw[:start] + now.encode("utf-8") + raw[end:]
    return raw.decode("utf-8")


def _with_line_ends(text: str, before: str) -> str:
    """Return a text with the line ends, line by line, and the mark of the one it was made from."""
    mark = "\ufeff" if before.startswith("\ufeff") else ""
    pairs = zip(text.split("\n"), before.split("\n"), strict=True)
    return mark + "\n".join(now + "\r" if was.endswith("\r") else now for now, was in pairs)


class Token(NamedTuple):
    """One part of a key or heading, the path it leads to, and the value where it is the last."""

    path: KeyPath
    key: Node
    value: Node | None = None


def tokens(text: str) -> Iterator[Token]:
    """Yield every part of every key and heading of a text, in order."""
    counts: Counter[KeyPath] = Counter()
    for node in PARSER.parse(text.encode("utf-8")).root_node.children:
        if node.type == "pair":
            yield from _pair(node, ())
        elif node.type in ("table", "table_array_element"):
            yield from _table(node, counts)


def _table(node: Node, counts: Counter[KeyPath]) -> Iterator[Token]:
    heading = next((child for child in node.children if child.type in KEYS), None)
    parts, path = _parts(heading) if heading else [], ROOT
    for number, part in enumerate(parts, start=1):
        path = (*path, _name(part))
        yield Token(path, part)
        if number == len(parts) and node.type == "table_array_element":
            counts[path] += 1
        if path in counts:
            path = (*path, counts[path] - 1)
    for child in node.children:
        if child.type == "pair":
            yield from _pair(child, path)


def _pair(node: Node, path: KeyPath) -> Iterator[Token]:
    named = [child for child in node.children if child.is_named and child.type != "comment"]
    if len(named) < 2:
        return
    parts, value = _parts(named[0]), named[-1]
    for number, part in enumerate(parts, start=1):
        path = (*path, _name(part))
        yield Token(path, part, value if number == len(parts) else None)
    yield from _inside(value, path)


def _inside(node: Node, path: KeyPath) -> Iterator[Token]:
    if node.type == "array":
        items = [child for child in node.children if child.is_named and child.type != "comment"]
        for number, child in enumerate(items):
            yield from _inside(child, (*path, number))
    elif node.type == "inline_table":
        for child in node.children:
            if child.type == "pair":
                yield from _pair(child, path)


def _parts(key: Node) -> list[Node]:
    """Return the parts of a key, dotted or not, in order."""
    if key.type != "dotted_key":
        return [key]
    return [part for child in key.children if child.type in KEYS for part in _parts(child)]


def _name(part: Node) -> str:
    """Return what a part of a key is called in the tree."""
    written = (part.text or b"").decode("utf-8", "replace")
    return clean(next(iter(tomllib.loads(f"{written} = 0"))))


def overwrite(path: Path, text: str) -> None:
    """Replace a file by a text; at any moment the old one or the new one is there. Raises OSError.

    Its permissions stay, and a link still leads to it.
    """
    real = path.resolve()
    handle, name = tempfile.mkstemp(prefix=".writing-", dir=real.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(real, temporary)
        os.replace(temporary, real)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
