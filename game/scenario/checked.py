"""Scenarios that were checked before: opened again without what checks them, if nothing changed.

An entry holds what is told of a scenario, in its own language and in the player's, its text, and
every file that went in or was looked for, with the hash of its bytes. It counts only in the same
game and while all of these are as they were; anything else, whatever an entry holds, is as if it
weren't there. Whoever can write into the player's cache can change a hunt without a trace in its
hash, as with Python's own .pyc files: it is the player's own folder, and whatever is to be proved
(`verify`, `simulate`, the bench) never reads it.
"""

import json
import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

import platformdirs

from game import __version__
from game.engine.deal import RULES
from game.scenario.builtin import built_in
from game.scenario.compile import compile_facts
from game.scenario.scenario import Scenario
from game.scenario.told_tree import from_tree

FORMAT = 1
BIGGEST = 8 * 1024 * 1024
"""Bytes of an entry, and of a file that goes into one."""
ROOMS = ("engine", "scenario")
"""Where the code is that makes a scenario of a file."""


class Mark(NamedTuple):
    """A file as it was: its path, and the sha256 of its bytes, empty where there was none."""

    path: str
    sha256: str


def load_checked(path: Path, folders: Sequence[Path] = (), language: str = "") -> Scenario:
    """Return the scenario in a file as `load` does, without a check where it was checked before.

    Raises ScenarioProblems with every problem found.
    """
    entry = entry_of(path, folders, language)
    kept = None if entry is None else _kept(entry)
    if kept is not None:
        return kept
    from game.scenario.checking import check

    return check(path, folders, language, entry)


def checked_folder() -> Path | None:
    """Return where entries are: in $HEDGE_CACHE or the user's cache; None where it is empty."""
    named = os.environ.get("HEDGE_CACHE")
    if named == "":
        return None
    return Path(named or platformdirs.user_cache_dir("hedge-your-bets", appauthor=False), "checked")


def entry_of(path: Path, folders: Sequence[Path], language: str) -> Path | None:
    """Return the path of a scenario's entry, or None where none is kept."""
    folder = checked_folder()
    if folder is None:
        return None
    near = all(each.is_absolute() for each in (path, *folders))
    try:
        asked = ["" if near else os.getcwd(), str(path), [str(f) for f in folders], language]
        name = sha256(json.dumps(asked).encode()).hexdigest()
    except (OSError, ValueError):
        return None
    return folder / f"{name}.json"


def bytes_of(path: str | Path) -> bytes | None:
    """Return the bytes of a file, or None where there is none that can be read."""
    try:
        found = os.stat(path)
        if not S_ISREG(found.st_mode) or found.st_size > BIGGEST:
            return None
        with open(path, "rb") as file:
            return file.read(BIGGEST)
    except (OSError, ValueError):
        return None


def mark(path: str | Path, data: bytes | None) -> Mark:
    """Return the mark of a file that holds these bytes, or that isn't there."""
    return Mark(os.path.abspath(path), "" if data is None else sha256(data).hexdigest())


def this_game() -> str:
    """Return what names the code that makes scenarios: an entry counts in the same one only."""
    parts = [str(FORMAT), __version__, str(RULES), str(built_in())]
    for room in ROOMS:
        try:
            with os.scandir(Path(__file__).parent.parent / room) as found:
                files = sorted((each.name, each.stat()) for each in found if each.is_file())
        except OSError:
            continue
        parts += [f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in files]
    return sha256("\n".join(parts).encode()).hexdigest()


def _kept(entry: Path) -> Scenario | None:
    """Return the scenario of an entry, or None where it can't be used."""
    data = bytes_of(entry)
    if data is None:
        return None
    total, _, body = data.partition(b"\n")
    if total.decode("ascii", "replace") != sha256(body).hexdigest():
        return None
    try:
        return _scenario(json.loads(body))
    except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError):
        return None


def _scenario(said: dict[str, object]) -> Scenario | None:
    """Return the scenario that an entry describes; raises what bad values raise."""
    marks, text, digest = said["files"], said["text"], said["sha256"]
    if said["game"] != this_game() or not isinstance(marks, list) or not isinstance(text, str):
        return None
    if sha256(text.encode()).hexdigest() != digest:
        return None
    if any(mark(path, bytes_of(path)) != (path, was) for path, was in marks):
        return None
    original, spoken = from_tree(said["told"]), said["spoken"]
    source = original if spoken is None else from_tree(spoken)
    return Scenario(source, text, digest, compile_facts(original, digest))
