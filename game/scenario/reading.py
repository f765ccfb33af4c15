"""Reads a file, or a text, into a layer: its tree, cleaned, and where everything in it stands.

Whatever a file holds, reading it ends soon: as a layer, or as problems.
"""

import os
import tomllib
from functools import cached_property, lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import Any

from game.scenario.clean import clean, clean_tree
from game.scenario.crowds import crowds, too_deep
from game.scenario.places import Path as KeyPath
from game.scenario.places import Place, Places, key_path
from game.scenario.problems import ERROR, Problem, ScenarioProblems
from game.scenario.syntax import BIGGEST, errors, too_much

Tree = dict[str, Any]
RESOLVED_BIGGEST = 4 * BIGGEST
"""No hunt may be larger than this many characters with all its pieces."""


class Layer:
    """One text of a scenario: the hunt's own file, or a piece that it uses."""

    def __init__(self, name: str, text: str, tree: Tree) -> None:
        """Keep a parsed text under the name that problems call it by."""
        self.name = name
        self.text = text
        self.tree = tree

    @cached_property
    def lines(self) -> list[str]:
        """Return the lines of the text."""
        return self.text.split("\n")

    @cached_property
    def places(self) -> Places:
        """Return where everything stands; only a problem needs to know."""
        return Places(self.text)

    def holds(self, path: KeyPath) -> bool:
        """Tell whether this text says something at a path."""
        node: Any = self.tree
        for part in path:
            in_table = isinstance(node, dict) and part in node
            in_list = isinstance(node, list) and isinstance(part, int) and 0 <= part < len(node)
            if not (in_table or in_list):
                return False
            node = node[part]
        return True


def problem_at(
    layer: Layer, place: Place | None, key: str, what: str, advice: str, code: str, level: str
) -> Problem:
    """Return a problem with its line and column and the line itself."""
    if place is None:
        return Problem(layer.name, key, what, advice, code, level)
    excerpt = layer.lines[place.line - 1] if place.line <= len(layer.lines) else ""
    return Problem(
        layer.name, key, what, advice, code, level, place.line, place.column, place.width, excerpt
    )


def read_text(path: Path) -> str:
    """Return the text of a file. Raises ScenarioProblems."""
    name = clean(str(path))
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode):
            raise _unreadable(name, "not a file", "name a TOML file")
        if found.st_size > BIGGEST:
            raise _unreadable(name, "larger than 512 KB", "make it smaller", "too-big")
        with open(path, "rb", opener=_at_once) as file:
            raw = file.read(BIGGEST + 1) or b""
        if len(raw) > BIGGEST:
            raise _unreadable(name, "larger than 512 KB", "make it smaller", "too-big")
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", "") or "can't be read").lower()
        raise _unreadable(name, reason, "check the path") from None
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        what = f"not UTF-8 at byte {error.start}, line {line}"
        raise _unreadable(name, what, "save it as UTF-8", "not-utf-8") from None


def _at_once(path: str, flags: int) -> int:
    """Open a file such that reading it never waits: some that look like files have no end."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _unreadable(name: str, what: str, advice: str, code: str = "unreadable") -> ScenarioProblems:
    return ScenarioProblems([Problem(name, "", what, advice, code)])


def read_layer(path: Path) -> Layer:
    """Return the layer in a file. Raises ScenarioProblems."""
    return parse_layer(read_text(path), clean(str(path)))


def parse_layer(text: str, name: str, most: int = BIGGEST) -> Layer:
    """Return the layer that a text holds.

    Raises ScenarioProblems: with every error of syntax, or with all that is too crowded to be read
    any closer.
    """
    excess = "larger than 512 KB" if len(text) > most else too_much(text)
    if excess:
        code = "too-deep" if "deep" in excess else "too-big"
        raise _unreadable(name, excess, "make it smaller", code)
    layer = Layer(name, text, _tree(text, name))
    wrong = [
        problem_at(layer, layer.places.of_value(path), key_path(path), what, advice, code, ERROR)
        for path, what, advice, code in crowds(layer.tree)
    ]
    if wrong:
        raise ScenarioProblems(wrong)
    return layer


@lru_cache(maxsize=64)
def _parsed(text: str) -> Tree | None:
    try:
        tree = tomllib.loads(text)
        cleaned = None if too_deep(tree) else clean_tree(tree)
    except (ValueError, RecursionError):
        return None
    return cleaned if isinstance(cleaned, dict) else None


def _tree(text: str, name: str) -> Tree:
    tree = _parsed(text)
    if tree is not None:
        return tree
    layer = Layer(name, text, {})
    raise ScenarioProblems(
        [
            problem_at(layer, Place(w.line, w.column, 1), "", w.what, w.advice, w.code, ERROR)
            for w in errors(text)
        ]
        or [Problem(name, "", "nested too deeply", "use fewer brackets in one another", "too-deep")]
    )
