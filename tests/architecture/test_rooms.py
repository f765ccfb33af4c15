"""The rooms of the house: who may import whom, and what must never come along."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import game

GAME = Path(game.__file__).parent
FLOORS = {
    "engine": 0,
    "scenario": 1, "players": 1,
    "hunt": 2,
    "review": 3,
    "words": 4,
    "classroom": 5, "tui": 5, "lines": 5, "protocol": 5,
    "cli": 6,
}  # fmt: skip
FILES = sorted(GAME.rglob("*.py"))


def room(path: Path) -> str:
    """Return the room of a file of the game, or an empty text for the hall."""
    parts = path.relative_to(GAME).parts
    return parts[0] if len(parts) > 1 else ""


def name_of(path: Path) -> str:
    return str(path.relative_to(GAME))


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of every module that a file imports, anywhere in it."""
    package = ["game", *path.relative_to(GAME).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*start, *([node.module] if node.module else [])])
            yield module
            if module == "game":
                yield from (f"game.{alias.name}" for alias in node.names)


def rooms_imported(path: Path) -> set[str]:
    names = (name.split(".") for name in imported(path))
    return {parts[1] for parts in names if parts[0] == "game" and len(parts) > 1} & rooms()


def rooms() -> set[str]:
    return {path.name for path in GAME.iterdir() if path.is_dir() and any(path.glob("*.py"))}


def test_every_room_has_a_floor() -> None:
    assert rooms() <= set(FLOORS)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_imports_only_from_its_room_and_the_floors_below(path: Path) -> None:
    here = room(path)
    for other in rooms_imported(path):
        if here == "":
            assert path.name == "__main__.py" and other == "cli"
        else:
            assert other == here or FLOORS[other] < FLOORS[here]


@pytest.mark.parametrize("path", [p for p in FILES if room(p) == "engine"], ids=name_of)
def test_the_engine_needs_only_the_standard_library_and_no_random(path: Path) -> None:
    tops = {name.split(".")[0] for name in imported(path)}
    assert tops <= sys.stdlib_module_names | {"game"}
    assert not tops & {"random", "secrets", "time", "datetime", "os", "pathlib", "io"}


@pytest.mark.parametrize("path", [p for p in FILES if room(p) == "players"], ids=name_of)
def test_players_never_look_behind_the_view(path: Path) -> None:
    hidden = {"game.engine.world", "game.engine.state", "game.engine.deal", "game.engine.reveal"}
    assert not hidden & set(imported(path))


@pytest.mark.parametrize("path", [p for p in FILES if room(p) != "tui"], ids=name_of)
def test_textual_stays_on_the_screen(path: Path) -> None:
    tops = {name.split(".")[0] for name in imported(path)}
    assert not tops & {"textual", "rich"}


def loaded_by(statement: str) -> set[str]:
    """Return the top names of all modules that a fresh interpreter holds after a statement."""
    code = f"import sys; {statement}; print(*{{n.split('.')[0] for n in sys.modules}})"
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True, text=True, check=True, cwd=GAME.parent,
    )  # fmt: skip
    return set(run.stdout.split())


@pytest.mark.parametrize("module", ["game.engine.turn", "game.players.roster"])
def test_the_engine_starts_without_heavy_company(module: str) -> None:
    heavy = {"pydantic", "textual", "numpy", "rich", "random", "tomllib", "tomli_w"}
    assert not loaded_by(f"import {module}") & heavy - by_itself()


def by_itself() -> set[str]:
    """Return what the statistics module of the standard library brings along."""
    return loaded_by("import statistics")


def test_most_lines_know_nothing_of_textual() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    screen = sum(count for path, count in lines.items() if room(path) == "tui")
    assert screen <= 0.3 * sum(lines.values())
