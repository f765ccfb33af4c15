"""What holds too much or lies too deep to be a hunt: told before anybody looks at it closely.

Nearly every step of reading compares entries with one another; this keeps all of them short.
"""

from game.scenario.places import Path
from game.scenario.problems import TOLD_MOST

ENTRIES_MOST = 200
"""No table and no list may have more entries than this."""
DEEPEST = 40
"""No table and no list may lie deeper than this."""

Crowd = tuple[Path, str, str, str]
"""Where, what is wrong, what to do, its code."""


def too_deep(tree: object) -> bool:
    """Tell whether a tree has a table or list deeper than any hunt has."""
    level = [tree]
    for _ in range(DEEPEST):
        level = [inner for node in level for inner in _inside(node)]
    return bool(level)


def _inside(node: object) -> list[object]:
    values = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [value for value in values if isinstance(value, (dict, list))]


def crowds(tree: object) -> list[Crowd]:
    """Return what has too many entries; what is inside of it isn't looked at."""
    found: list[Crowd] = []
    waiting: list[tuple[Path, object]] = [((), tree)]
    while waiting and len(found) < TOLD_MOST:
        path, node = waiting.pop()
        if not isinstance(node, (dict, list)):
            continue
        if len(node) > ENTRIES_MOST:
            advice = f"at most {ENTRIES_MOST}"
            found.append((path, "has too many entries", advice, "wrong-length"))
            continue
        inner = node.items() if isinstance(node, dict) else enumerate(node)
        waiting += [((*path, key), value) for key, value in inner]
    return found
