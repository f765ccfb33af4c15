"""What a hunt takes from elsewhere: shared pieces named with `use`, and the terms of sectors.

Lays one tree over the other, the hunt's own words on top, and remembers which text said what.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from game.scenario.checks import Meaning
from game.scenario.clean import clean_line
from game.scenario.fields import USE_PATTERN
from game.scenario.formats import brought_up
from game.scenario.nearest import nearest
from game.scenario.paths import is_file
from game.scenario.places import Path as KeyPath
from game.scenario.problems import ERROR, Problem, ScenarioProblems
from game.scenario.reading import Layer, Tree, problem_at, read_layer

PIECES_MOST = 64
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
        problem = self.problem(m.path, m.what, m.advice, m.code, m.at, level)
        start = problem.excerpt.find(m.within, problem.column - 1) if m.within else -1
        if start < 0:
            return problem
        return replace(problem, column=start + 1, width=len(m.within))

    def persona(self, who: str) -> str:
        """Return the advice to use the piece that a recruiter is in, where there is one."""
        found = [name for name in available(self._roots) if name.rpartition("/")[2] == who]
        return f'add "{found[0]}" to use' if found else "write both"

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


def key_path(path: KeyPath) -> str:
    """Return a path as modders write it: `companies.northwind.rounds[0].kind`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            named = clean_line(str(part), 60)
            text += f".{named}" if text else named
    return text


def gather(own: Layer, roots: Sequence[Path]) -> Stack:
    """Return a hunt with all the pieces it uses. Raises ScenarioProblems."""
    pieces: dict[str, Layer] = {}
    wrong: list[Problem] = []
    _follow(own, roots, pieces, wrong, ())
    if wrong:
        raise ScenarioProblems(wrong)
    return Stack(own, list(pieces.values()), roots)


def _follow(
    layer: Layer, roots: Sequence[Path], pieces: dict[str, Layer], wrong: list[Problem],
    chain: tuple[str, ...],
) -> None:  # fmt: skip
    """Read what a text uses, and what that uses in turn; what is named later lies on top."""
    names = layer.tree.get("use", [])
    if not isinstance(names, list):
        return
    for number in range(len(names) - 1, -1, -1):
        name = names[number]
        if not isinstance(name, str):
            continue
        code, what, advice = _refused(name, chain, len(pieces), roots)
        if what:
            place = layer.places.of_value(("use", number))
            wrong.append(problem_at(layer, place, f"use[{number}]", what, advice, code, "error"))
        elif name not in pieces:
            try:
                piece = brought_up(read_layer(_located(name, roots)))
            except ScenarioProblems as problems:
                wrong += problems.problems
                continue
            place = layer.places.of_value(("use", number))
            told = _no_piece(piece, clean_line(name, 60))
            if told:
                key, level = f"use[{number}]", ERROR
                wrong.append(problem_at(layer, place, key, *told, "missing-piece", level))
                continue
            pieces[name] = piece
            _follow(piece, roots, pieces, wrong, (*chain, name))


def _no_piece(piece: Layer, name: str) -> tuple[str, str] | None:
    """Return why a file that was named with `use` is no piece, and what to do; None if it is."""
    if any(key in piece.tree for key in OF_A_HUNT):
        return f"{name} is a hunt, not a piece", "use takes personas and sectors"
    if piece.tree.get("format") is None:
        return f"{name} doesn't say its format", "write format = 1 on its first line"
    return None


def _refused(
    name: str, chain: tuple[str, ...], count: int, roots: Sequence[Path]
) -> tuple[str, str, str]:
    shown = clean_line(name, 60)
    if not re.fullmatch(USE_PATTERN, name):
        advice = 'write it like "personas/dana": small letters, no .toml, no .., no leading /'
        return "bad-use-path", f"{shown} can't name a piece", advice
    if name in chain:
        return "use-cycle", f"{shown} uses itself, through {chain[-1]}", "leave one of the two out"
    if count >= PIECES_MOST:
        return "too-big", f"more than {PIECES_MOST} pieces", "use fewer"
    if not is_file(_located(name, roots)):
        return "missing-piece", f"no piece {shown}", nearest(name, available(roots))
    return "", "", ""


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
    return list(names)
