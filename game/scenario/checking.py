"""Checks a scenario and keeps it for the next time. That it can't be kept never hinders a game."""

import contextlib
import json
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from game.scenario.checked import BIGGEST, Mark, bytes_of, mark, this_game
from game.scenario.clean import clean
from game.scenario.gates import finish, roots, spoken, stack_of
from game.scenario.paths import is_file
from game.scenario.pieces import Stack
from game.scenario.scenario import Scenario
from game.scenario.told_tree import as_tree
from game.scenario.translation_names import translation

ENTRIES_MOST = 64
ENTRY = re.compile(r"[0-9a-f]{64}\.json|\.writing-.*")


def check(
    path: Path, folders: Sequence[Path], language: str, entry: Path | None = None
) -> Scenario:
    """Return the scenario in a file, and keep it in `entry`. Raises ScenarioProblems."""
    stack = stack_of(path, folders)
    # Before translations are read: one that changes while they are is then told from its mark.
    marks = None if entry is None else _marks(path, folders, language, stack)
    original = finish(stack)
    scenario = spoken(original, stack, language)
    if entry is not None and marks is not None:
        with contextlib.suppress(OSError, ValueError):
            _keep(entry, original, scenario, marks)
    return scenario


def _marks(path: Path, folders: Sequence[Path], language: str, stack: Stack) -> list[Mark] | None:
    """Return every file that went in or was looked for, or None where one is changing just now."""
    looked = [path, *_looked_for(stack, roots(path, folders))]
    found = {each: bytes_of(each) for each in looked}
    texts = {clean(str(each)): _text(data) for each, data in found.items() if data is not None}
    if any(texts.get(layer.name) != layer.text for layer in stack.layers):
        return None
    others = [translation(Path(layer.name), language) for layer in stack.layers]
    found |= {each: bytes_of(each) for each in others if each is not None}
    return [mark(each, data) for each, data in found.items()]


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _looked_for(stack: Stack, near: Sequence[Path]) -> Iterator[Path]:
    """Yield where the pieces of a hunt were looked for, those found and those not."""
    names = [name for layer in stack.layers for name in layer.tree.get("use", [])]
    for name in dict.fromkeys(names):
        for root in near:
            yield root / f"{name}.toml"
            if is_file(root / f"{name}.toml"):
                break


def _keep(entry: Path, original: Scenario, scenario: Scenario, marks: list[Mark]) -> None:
    """Write an entry, whole or not at all, and let the oldest ones go. Raises OSError."""
    said = {
        "game": this_game(),
        "files": marks,
        "sha256": scenario.sha256,
        "text": scenario.text,
        "told": as_tree(original.source),
        "spoken": None if scenario is original else as_tree(scenario.source),
    }
    body = json.dumps(said, separators=(",", ":"), ensure_ascii=False).encode()
    if len(body) > BIGGEST - 100:
        return
    entry.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".writing-", dir=entry.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(sha256(body).hexdigest().encode() + b"\n" + body)
        os.replace(name, entry)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _let_go(entry.parent)


def _let_go(folder: Path) -> None:
    """Remove the oldest entries where there are too many. Raises OSError."""
    with os.scandir(folder) as found:
        entries = [
            (each.stat().st_mtime_ns, each.path) for each in found if ENTRY.fullmatch(each.name)
        ]
    for _, path in sorted(entries)[:-ENTRIES_MOST]:
        Path(path).unlink(missing_ok=True)
