"""Formats of scenario files: old ones are read for ever, brought up to the present one in memory.

A migration is data, a list of renamed keys, so that the same list can rewrite a file and keep its
comments. Owns the policy in code; docs/modding.md says it in words.
"""

from dataclasses import dataclass
from typing import Any

from game.scenario.places import Path as KeyPath
from game.scenario.problems import WARNING, Problem, ScenarioProblems
from game.scenario.reading import Layer, Tree, problem_at

FORMAT = 1
"""The present format."""


@dataclass(frozen=True, slots=True)
class Rename:
    """A key that has another name now. In `path` a `*` stands for any key or position."""

    path: tuple[str, ...]
    now: str


@dataclass(frozen=True, slots=True)
class Deprecated(Rename):
    """A renamed key that still works until the game version `until`."""

    until: str


MIGRATIONS: dict[int, tuple[Rename, ...]] = {
    0: (
        Rename(("name",), "title"),
        Rename(("runway",), "days"),
        Rename(("people",), "recruiters"),
        Rename(("people", "*", "lines"), "messages"),
        Rename(("companies", "*", "contact"), "recruiter"),
    ),
}
"""What each old format called otherwise; a migration leads to the next format.

Format 0 is made up: it was never released, and stands here so that the machinery is used.
"""

DEPRECATED: tuple[Deprecated, ...] = ()
"""Keys of the present format that are on their way out: none yet."""


def brought_up(layer: Layer) -> Layer:
    """Return a text's layer in the present format; its places stay those of the text.

    Raises ScenarioProblems where an old name and the new one stand together.
    """
    steps = _steps(layer.tree.get("format"))
    tree: Tree = layer.tree
    found: dict[KeyPath, Rename] = {}
    for renames in (*steps, DEPRECATED):
        hits = [(path, rename) for rename in renames for path in matches(tree, rename.path)]
        if hits:
            here = {_in_text(path, layer.tree, found): rename for path, rename in hits}
            _refuse_doubles(layer, tree, hits, found)
            tree = _renamed(tree, renames, ())
            found |= here
    if steps:
        tree = tree | {"format": FORMAT}
    return Migrated(layer, tree, found) if steps or found else layer


def _steps(form: object) -> list[tuple[Rename, ...]]:
    """Return what leads from an old format to the present one, a step for each format."""
    if not isinstance(form, int) or isinstance(form, bool) or form not in MIGRATIONS:
        return []
    return [MIGRATIONS[number] for number in range(form, FORMAT)]


class Migrated(Layer):
    """A layer whose keys have other names than in its text."""

    def __init__(self, old: Layer, tree: Tree, found: dict[KeyPath, Rename]) -> None:
        """Keep the text and its name, with the new tree."""
        super().__init__(old.name, old.text, tree)
        self.old = old
        self.renamed = found
        _follow_places(self, found)


def _follow_places(layer: Migrated, found: dict[KeyPath, Rename]) -> None:
    """Let the new paths lead to where the old keys stand."""
    places = layer.places
    for table in (places.keys, places.values):
        for path in list(table):
            new = new_path(path, found)
            if new != path:
                table.setdefault(new, table[path])


def new_path(path: KeyPath, found: dict[KeyPath, Rename]) -> KeyPath:
    """Return where a path of the text leads in the present format."""
    return tuple(
        found[path[: end + 1]].now if path[: end + 1] in found else part
        for end, part in enumerate(path)
    )


def matches(tree: object, pattern: tuple[str, ...], path: KeyPath = ()) -> list[KeyPath]:
    """Return the paths in a tree that a pattern leads to."""
    if not pattern:
        return [path]
    if isinstance(tree, list):
        parts: list[tuple[Any, Any]] = list(enumerate(tree)) if pattern[0] == "*" else []
    elif isinstance(tree, dict):
        parts = [(k, v) for k, v in tree.items() if pattern[0] in ("*", k)]
    else:
        parts = []
    return [hit for key, value in parts for hit in matches(value, pattern[1:], (*path, key))]


def _in_text(path: KeyPath, tree: Any, found: dict[KeyPath, Rename]) -> KeyPath:
    """Return where in the text stands what some renames have led to a path."""
    there: KeyPath = ()
    for part in path:
        key: Any = part
        if isinstance(tree, dict):
            key = next(k for k in tree if new_path((*there, k), found)[-1] == part)
        there, tree = (*there, key), tree[key]
    return there


def _refuse_doubles(
    layer: Layer, tree: Tree, hits: list[tuple[KeyPath, Rename]], found: dict[KeyPath, Rename]
) -> None:
    """Refuse two keys that would have the same name."""
    wrong, taken = [], set()
    for path, rename in hits:
        new = (*path[:-1], rename.now)
        if new in taken or rename.now in _at(tree, path[:-1]):
            here = _in_text(path, layer.tree, found)
            what = f"is the old name of {rename.now}, which stands there too"
            place = layer.places.of_key(here)
            key = ".".join(map(str, here))
            wrong.append(
                problem_at(layer, place, key, what, "leave this one out", "duplicate-key", "error")
            )
        taken.add(new)
    if wrong:
        raise ScenarioProblems(wrong)


def _at(tree: Any, path: KeyPath) -> Any:
    for part in path:
        tree = tree[part]
    return tree


def _renamed(node: object, renames: tuple[Rename, ...], path: tuple[str, ...]) -> Any:
    if isinstance(node, list):
        return [_renamed(value, renames, (*path, "*")) for value in node]
    if not isinstance(node, dict):
        return node
    tree: Tree = {}
    for key, value in node.items():
        here = (*path, str(key))
        now = next((r.now for r in renames if _fits(r.path, here)), key)
        tree[now] = _renamed(value, renames, here)
    return tree


def _fits(pattern: tuple[str, ...], path: tuple[str, ...]) -> bool:
    return len(pattern) == len(path) and all(
        want in ("*", have) for want, have in zip(pattern, path, strict=True)
    )


def deprecations(layer: Layer) -> list[Problem]:
    """Return a warning for every key that is on its way out."""
    if not isinstance(layer, Migrated):
        return []
    warnings = []
    for path, rename in layer.renamed.items():
        if isinstance(rename, Deprecated):
            what = f"{path[-1]} is called {rename.now} now and goes in version {rename.until}"
            place = layer.old.places.of_key(path)
            key = ".".join(map(str, path))
            advice = "rename it, or let hedge scenario migrate do it"
            warnings.append(problem_at(layer, place, key, what, advice, "deprecated-key", WARNING))
    return warnings
