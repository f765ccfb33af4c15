"""The newest unfinished save, looked at without replaying it: for a title that opens at once."""

import os
from pathlib import Path
from typing import NamedTuple

LOOKED_AT = 40
BIGGEST = 8_000_000


class Newest(NamedTuple):
    """A save that can probably be gone on with: its title and day, as it says itself."""

    path: Path
    title: str
    day: int


def newest(folder: Path) -> Newest | None:
    """Return the newest save that says it isn't over, or None. Never raises."""
    try:
        found = sorted(folder.glob("*.toml"), key=lambda path: -path.stat().st_mtime_ns)
    except OSError:
        return None
    return next((one for one in map(_look, found[:LOOKED_AT]) if one is not None), None)


def _look(path: Path) -> Newest | None:
    import tomllib

    try:
        if os.path.getsize(path) > BIGGEST:
            return None
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
        result, scenario = tree["result"], tree["scenario"]
        if result["over"] or not isinstance(result["day"], int):
            return None
        return Newest(path, str(scenario["title"])[:200], result["day"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
