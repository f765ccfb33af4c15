"""Where every key and value of a TOML text stands, in lines and characters counted from 1.

Reads the text with a grammar that survives errors; never judges what a value means.
"""

import tomllib
from collections import Counter
from typing import NamedTuple, TypeAlias

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from game.scenario.clean import clean, clean_line

Path: TypeAlias = tuple[str | int, ...]
PARSER = Parser(Language(tree_sitter_toml.language()))
KEYS = ("bare_key", "quoted_key", "dotted_key")
PARTS_MOST = 64
STEP = 1024
FOLLOWING = bytes(range(0x80, 0xC0))
"""Bytes of UTF-8 that begin no character."""


class Place(NamedTuple):
    """A stretch of one line: line and column from 1, width in characters."""

    line: int
    column: int
    width: int


class Places:
    """The places of one text. A path is made of keys and, in arrays, of positions from 0."""

    def __init__(self, text: str) -> None:
        """Read the text; a broken one gives the places of what can be understood."""
        self.lines = text.split("\n")
        raw = text.encode("utf-8", "surrogatepass")
        self._bytes = raw.split(b"\n")
        self._steps: dict[int, list[int]] = {}
        self.keys: dict[Path, Place] = {}
        self.values: dict[Path, Place] = {}
        self._counts: Counter[Path] = Counter()
        root = PARSER.parse(raw).root_node
        self.broken = frozenset(_broken(root)) if root.has_error else frozenset()
        for node in root.children:
            self._statement(node)

    def _statement(self, node: Node) -> None:
        if node.type == "pair":
            self._pair(node, ())
        elif node.type in ("table", "table_array_element"):
            self._table(node)

    def _table(self, node: Node) -> None:
        heading = next((child for child in node.children if child.type in KEYS), None)
        if heading is None:
            return
        path = self._inside(_names(heading))
        for end in range(1, len(path)):
            self.keys.setdefault(path[:end], self._place(heading))
        if node.type == "table_array_element":
            number = self._counts[path]
            self._counts[path] += 1
            self.keys.setdefault(path, self._place(heading))
            path = (*path, number)
        self.keys[path] = self._place(heading)
        for child in node.children:
            if child.type == "pair":
                self._pair(child, path)

    def _inside(self, names: Path) -> Path:
        """Return a heading's path with the newest position after every array of tables."""
        path: Path = ()
        for name in names[:-1]:
            path = (*path, name)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        return (*path, *names[-1:])

    def _pair(self, node: Node, path: Path) -> None:
        named = [child for child in node.children if child.is_named]
        if len(named) < 2 or named[0].type not in KEYS:
            return
        here = (*path, *_names(named[0]))
        for end in range(len(path) + 1, len(here)):
            self.keys.setdefault(here[:end], self._place(named[0]))
        self.keys[here] = self._place(named[0])
        self._value(named[1], here)

    def _value(self, node: Node, path: Path) -> None:
        self.values[path] = self._place(node)
        if node.type == "array":
            items = [c for c in node.children if c.is_named and c.type != "comment"]
            for number, child in enumerate(items):
                self._value(child, (*path, number))
        elif node.type == "inline_table":
            for child in node.children:
                if child.type == "pair":
                    self._pair(child, path)

    def _place(self, node: Node) -> Place:
        (row, start), (last, end) = node.start_point, node.end_point
        if row >= len(self._bytes):
            return Place(row + 1, 1, 1)
        column = self._characters(row, start)
        stop = self._characters(row, end if last == row else len(self._bytes[row]))
        return Place(row + 1, column + 1, max(1, stop - column))

    def _characters(self, row: int, end: int) -> int:
        """Return how many characters of a line begin before a byte; long lines go by steps."""
        line, steps = self._bytes[row], self._steps.setdefault(row, [0]) if end > STEP else [0]
        while len(steps) <= end // STEP:
            before = (len(steps) - 1) * STEP
            steps.append(steps[-1] + _begun(line[before : before + STEP]))
        return steps[end // STEP] + _begun(line[end // STEP * STEP : end])

    def of_key(self, path: Path) -> Place | None:
        """Return where a key or heading stands."""
        return self.keys.get(path)

    def of_value(self, path: Path) -> Place | None:
        """Return where a value stands, or the key of a table."""
        return self.values.get(path) or self.keys.get(path)


def _begun(raw: bytes) -> int:
    """Return how many characters begin in a stretch of UTF-8."""
    return len(raw.translate(None, FOLLOWING))


def _names(node: Node) -> Path:
    """Return the parts of a key as TOML reads them, cleaned as the tree is."""
    parts: list[str] = []
    waiting = [node]
    while waiting and len(parts) < PARTS_MOST:
        part = waiting.pop()
        if part.type == "dotted_key":
            waiting += reversed([child for child in part.children if child.type in KEYS])
            continue
        text = (part.text or b"").decode("utf-8", "replace")
        parts.append(clean(_unquoted(text)) if part.type == "quoted_key" else text)
    return tuple(parts)


def key_path(path: Path) -> str:
    """Return a path as modders write it: `companies.northwind.rounds[0].kind`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            named = clean_line(str(part), 60)
            text += f".{named}" if text else named
    return text


def _unquoted(text: str) -> str:
    try:
        return next(iter(tomllib.loads(f"{text} = 0")))
    except ValueError:
        return text.strip("\"'")


def _broken(root: Node) -> list[int]:
    """Return the lines, counted from 1, on which the grammar meets an error."""
    lines, waiting = [], [root]
    while waiting:
        node = waiting.pop()
        if node.is_error or node.is_missing:
            lines.append(node.start_point[0] + 1)
        elif node.has_error:
            waiting += node.children
    return lines
