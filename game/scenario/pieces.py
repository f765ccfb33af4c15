"""What a hunt takes from elsewhere: shared pieces named with `use`, and the terms of sectors.

Lays one tree over the other, the hunt's own words on top, and remembers which text said what.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from game.scenario.checks import Meaning
from game.scenario.clean import clean, clean_line
from game.scenario.fields import USE_PATTERN
from game.scenario.formats import brought_up
from game.scenario.nearest import nearest
from game.scenario.paths import is_file
from game.scenario.places import Path as KeyPath
from game.scenario.places import key_path
from game.scenario.problems import ERROR, TOLD_MOST, Problem, ScenarioProblems
from game.scenario.reading import (
    RESOLVED_BIGGEST,
    Layer,
    Tree,
    parse_layer,
    problem_at,
    read_text,
)
from game.scenario.syntax import MOST_SIGNS, entries

PIECES_MOST = 64
ENTRIES_MOST = 2 * MOST_SIGNS
"""No pieces of a hunt may have more keys, values, tables and lines together than this."""
OF_A_FILE = ("format", "use")
"""Keys that speak of the file they stand in, not of the hunt."""
OF_A_HUNT = ("id", "title", "companies", "days")
"""Keys that no shared piece has."""


class Stack:
    """The texts of one hunt, its own first; `tree` is what they say together."""

    def __init__(
        self, own: Layer, pieces: Sequence[Layer] = (), roots: Sequence[Path] = ()
    ) -> None:
        """Lay the hunt over its pieces, and its companies over their sectors.

        `roots` are the folders where further pieces could be found.
        """
        self._roots = roots
        self.layers = (own, *pieces)
        tree: Tree = {}
        for layer in reversed(pieces):
            shared = {key: value for key, value in layer.tree.items() if key not in OF_A_FILE}
            tree = lay_over(shared, tree)
        tree = lay_over(own.tree, tree)
        if isinstance(tree.get("use"), list):
            tree.pop("use")
        self.tree = _with_terms(tree)
        self.resolved = len(self.layers) > 1 or self.tree != own.tree
        if self.resolved:
            self.tree.pop("sectors", None)

    def meant(self, meaning: Meaning, level: str = ERROR) -> Problem:
        """Return something that doesn't fit as a problem, at the very piece that is meant."""
        m = meaning
        if m.code == "no-such" and m.path[-1] == "recruiter":
            there = self.persona(m.what.rpartition(" ")[2])
            m = m._replace(advice=there) if there.startswith("add") else m
        if m.code == "no-such" and m.path[-1] == "from_sector":
            m = m._replace(advice=nearest(m.what.rpartition(" ")[2], self._sectors()))
        problem = self.problem(m.path, m.what, m.advice, m.code, m.at, level)
        start = problem.excerpt.find(m.within, problem.column - 1) if m.within else -1
        if start < 0:
            return problem
        return replace(problem, column=start + 1, width=len(m.within))

    def _sectors(self) -> list[str]:
        """Return the ids of the sectors that any of the texts describes."""
        tables = [layer.tree.get("sectors") for layer in self.layers]
        return [str(key) for table in tables if isinstance(table, dict) for key in table]

    def persona(self, who: str) -> str:
        """Return the advice to use the piece that a recruiter is in, where there is one."""
        found = [name for name in self._available if name.rpartition("/")[2] == who]
        return f'add "{found[0]}" to use' if found else "write both"

    @cached_property
    def _available(self) -> list[str]:
        return available(self._roots)

    def problem(
        self, path: KeyPath, what: str, advice: str, code: str, at: str = "value",
        level: str = ERROR,
    ) -> Problem:  # fmt: skip
        """Return a problem of the value or the key (`at`) that a path leads to."""
        layer, found = self._find(path)
        if at == "value":
            place = layer.places.of_value(found)
        else:
            place = layer.places.of_key(found)
        while place is None and found:
            found = found[:-1]
            place = layer.places.of_key(found)
        return problem_at(layer, place, key_path(path), what, advice, code, level)

    def _find(self, path: KeyPath) -> tuple[Layer, KeyPath]:
        """Return the text that says what stands at a path, and the path in that text."""
        for end in range(len(path), 0, -1):
            for layer in self.layers[: 1 if path[0] in OF_A_FILE else None]:
                if layer.holds(path[:end]):
                    return layer, path[:end]
            inherited = self._inherited(path[:end])
            if inherited is not None:
                return inherited
        return self.layers[0], ()

    def _inherited(self, path: KeyPath) -> tuple[Layer, KeyPath] | None:
        if len(path) < 3 or path[0] != "companies":
            return None
        for layer in self.layers:
            if layer.holds((*path[:2], "from_sector")):
                sector = layer.tree["companies"][path[1]]["from_sector"]
                there: KeyPath = ("sectors", str(sector), "company", *path[2:])
                return next(((each, there) for each in self.layers if each.holds(there)), None)
        return None


def lay_over(upper: Tree, lower: Tree) -> Tree:
    """Return two trees as one: tables are joined, anything else is taken from the upper one."""
    joined = dict(lower)
    for key, value in upper.items():
        under = joined.get(key)
        if isinstance(value, dict) and isinstance(under, dict):
            joined[key] = lay_over(value, under)
        else:
            joined[key] = value
    return joined


def _with_terms(tree: Tree) -> Tree:
    """Return a tree in which companies have the terms of the sectors that they name."""
    sectors, companies = tree.get("sectors"), tree.get("companies")
    if not isinstance(sectors, dict) or not isinstance(companies, dict):
        return tree
    joined = {name: _of_sector(company, sectors) for name, company in companies.items()}
    return tree | {"companies": joined}


def _of_sector(company: object, sectors: Tree) -> object:
    if not isinstance(company, dict) or not isinstance(company.get("from_sector"), str):
        return company
    sector = sectors.get(company["from_sector"])
    if not isinstance(sector, dict):
        return company
    terms = sector.get("company", {})
    named = {"sector": sector["name"]} if isinstance(sector.get("name"), str) else {}
    with_terms = lay_over(company, lay_over(terms, named)) if isinstance(terms, dict) else company
    return {key: value for key, value in with_terms.items() if key != "from_sector"}


def gather(own: Layer, roots: Sequence[Path]) -> Stack:
    """Return a hunt with all the pieces it uses. Raises ScenarioProblems."""
    search = _Search(roots)
    search.follow(own, ())
    if search.wrong:
        raise ScenarioProblems(search.wrong)
    return Stack(own, list(search.pieces.values()), roots)


class _Search:
    """Reads what a text uses, and what that uses in turn; what is named later lies on top."""

    def __init__(self, roots: Sequence[Path]) -> None:
        """Look for pieces in these folders, the nearest first."""
        self.roots = roots
        self.pieces: dict[str, Layer] = {}
        self.wrong: list[Problem] = []
        self._unusable: set[str] = set()
        self._read = self._entries = 0

    def follow(self, layer: Layer, chain: tuple[str, ...]) -> None:
        """Read the pieces that a text names; `chain` are the pieces that led to it."""
        names = layer.tree.get("use", [])
        if not isinstance(names, list):
            return
        for number in range(len(names) - 1, -1, -1):
            name = names[number]
            if not isinstance(name, str) or name in self._unusable or self._enough():
                continue
            code, what, advice = self._refused(name, chain)
            if not what and name in self.pieces:
                continue
            piece = None if what else self._piece(name)
            if piece is not None:
                code, (what, advice) = "missing-piece", _no_piece(piece, clean_line(name, 60))
            if what:
                place = layer.places.of_value(("use", number))
                key = f"use[{number}]"
                self.wrong.append(problem_at(layer, place, key, what, advice, code, ERROR))
                self._unusable.add(name)
            elif piece is not None:
                self.pieces[name] = piece
                self.follow(piece, (*chain, name))

    def _enough(self) -> bool:
        return len(self.wrong) >= TOLD_MOST or self._too_much()

    def _too_much(self) -> bool:
        return self._read > RESOLVED_BIGGEST or self._entries > ENTRIES_MOST

    def _piece(self, name: str) -> Layer | None:
        """Return a piece, or None where it can't be used; what is wrong with it is kept.

        What is broken counts four times: so often it has been read to find all that is wrong.
        """
        path, text = _located(name, self.roots), ""
        try:
            text = read_text(path)
            self._read += len(text)
            self._entries += entries(text)
            if self._too_much():
                raise ScenarioProblems([too_large(clean(str(path)))])
            return brought_up(parse_layer(text, clean(str(path))))
        except ScenarioProblems as problems:
            self.wrong += problems.problems
            self._unusable.add(name)
            self._read += 3 * len(text)
            return None

    def _refused(self, name: str, chain: tuple[str, ...]) -> tuple[str, str, str]:
        shown = clean_line(name, 60)
        if not re.fullmatch(USE_PATTERN, name):
            advice = 'write it like "personas/dana": small letters, no .toml, no .., no leading /'
            return "bad-use-path", f"{shown} can't name a piece", advice
        if name in chain:
            what = f"{shown} uses itself, through {chain[-1]}"
            return "use-cycle", what, "leave one of the two out"
        if name not in self.pieces and len(self.pieces) >= PIECES_MOST:
            return "too-big", f"more than {PIECES_MOST} pieces", "use fewer"
        if not is_file(_located(name, self.roots)):
            return "missing-piece", f"no piece {shown}", nearest(name, self._available)
        return "", "", ""

    @cached_property
    def _available(self) -> list[str]:
        return available(self.roots)


def too_large(name: str) -> Problem:
    """Return what is wrong with a hunt that grows too large with its pieces."""
    return Problem(name, "", "too large with its pieces", "use fewer or smaller ones", "too-big")


def _no_piece(piece: Layer, name: str) -> tuple[str, str]:
    """Return why a file that `use` names is no piece, and what to do; two empty texts if it is."""
    if any(key in piece.tree for key in OF_A_HUNT):
        return f"{name} is a hunt, not a piece", "use takes personas and sectors"
    if piece.tree.get("format") is None:
        return f"{name} doesn't say its format", "write format = 1 on its first line"
    return "", ""


def _located(name: str, roots: Sequence[Path]) -> Path:
    for root in roots:
        path = root / f"{name}.toml"
        if is_file(path):
            return path
    return (roots[0] if roots else Path()) / f"{name}.toml"


def available(roots: Sequence[Path]) -> list[str]:
    """Return the names of all pieces that `use` may name."""
    names: dict[str, None] = {}
    for root in roots:
        for path in sorted(root.glob("*/*.toml")):
            names.setdefault(f"{path.parent.name}/{path.stem}")
    return [name for name in names if re.fullmatch(USE_PATTERN, name)]
