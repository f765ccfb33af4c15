"""Scenario files gone wrong by chance: told in harmless words, or played to their end."""

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from cli.helpers import SMALL, harmless
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.facts import Facts
from game.engine.turn import advance, start
from game.players.curious import Curious
from game.players.player import Player
from game.players.roster import PLAYERS
from game.scenario.load import Scenario, load, parse
from game.scenario.problems import TOLD_MOST, ScenarioProblems
from game.words.problems import as_github, as_json, as_text

ACTS_A_DAY = 200
NASTY = (
    "", "[", "]", "{", "}", '"', '"""', "'", "\\", "=", "#", ".", ",", "\x00", "\x1b[31m", "\u202e",
    "二", "e\u0301", "9" * 5000, "nan", "-inf", "1e400", "2026-02-30", "[[", "]]", "{boss",
    "é" * 500,
)  # fmt: skip


def told_or_played(text: str) -> None:
    """Assert that a text is refused in harmless lines, or gives a hunt that ends."""
    try:
        scenario = parse(text, "mutant.toml")
    except ScenarioProblems as wrong:
        assert 0 < len(wrong.problems) <= 2 * TOLD_MOST
        for problem in wrong.problems:
            assert all(harmless(line) for line in [*as_text(problem), as_github(problem)])
        assert harmless(as_json(wrong.problems))
        return
    ends(scenario)


def ends(scenario: Scenario) -> None:
    players: list[Player] = [PLAYERS[name](3) for name in ("honest", "random", "bluffer")]
    for player in (*players, PLAYERS["canceller"](3), Curious(3)):
        assert acts(scenario.facts, player) < ACTS_A_DAY * scenario.facts.days + ACTS_A_DAY


def acts(facts: Facts, player: Player) -> int:
    """Return how many acts a player takes to the end of a hunt."""
    state, count = start(facts, 3), 0
    while not state.view.over and count < ACTS_A_DAY * (facts.days + 1):
        advance(state, player.choose(state.view))
        count += 1
    return count


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(SMALL)), st.sampled_from(NASTY)), max_size=4))
def test_text_put_anywhere_into_a_file(pieces: list[tuple[int, str]]) -> None:
    text = SMALL
    for at, piece in pieces:
        text = text[:at] + piece + text[at:]
    told_or_played(text)


@settings(max_examples=80)
@given(st.lists(st.integers(0, SMALL.count("\n")), min_size=1, max_size=5), st.booleans())
def test_lines_lost_or_doubled(numbers: list[int], doubled: bool) -> None:
    lines = SMALL.split("\n")
    for number in sorted(numbers, reverse=True):
        if number < len(lines):
            lines[number : number + 1] = [lines[number]] * 2 if doubled else []
    told_or_played("\n".join(lines))


def paths(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree)
    found = []
    for key, value in inside:
        found.append((*path, key))
        if isinstance(value, (dict, list)):
            found += paths(value, (*path, key))
    return found


TREE = tomllib.loads(SMALL)
PATHS = paths(TREE)
VALUES = st.one_of(
    st.integers(-(2**63), 2**63 - 1), st.floats(), st.booleans(), st.text(max_size=30),
    st.sampled_from([[], {}, [[]], {"": 1}, [0, 0], [1, 0], 0, 1, 0.0, 1.0, 100, 120, 200, -5, 5]),
)  # fmt: skip


@settings(max_examples=250)
@given(st.lists(st.tuples(st.sampled_from(PATHS), VALUES), min_size=1, max_size=3))
def test_values_of_another_kind_anywhere(changes: list[tuple[tuple[Any, ...], Any]]) -> None:
    tree = tomllib.loads(SMALL)
    for path, value in changes:
        node: Any = tree
        for part in path[:-1]:
            fits = (isinstance(node, dict) and part in node) or (
                isinstance(node, list) and isinstance(part, int) and part < len(node)
            )
            node = node[part] if fits else {}
        if isinstance(node, dict) or (isinstance(node, list) and path[-1] in range(len(node))):
            node[path[-1]] = value
    told_or_played(tomli_w.dumps(tree))


BOMBS = {
    "keys": "".join(f"k{n} = 1\n" for n in range(40_000)),
    "dotted": ".".join("a" for _ in range(100_000)) + " = 1",
    "brackets": "a = " + "[" * 100_000,
    "brackets over lines": "a = " + "[\n" * 100_000,
    "tables": "".join(f"[t{n}]\n" for n in range(40_000)),
    "companies": SMALL + "".join(f'[companies.c{n}]\nname = "C"\n' for n in range(5_000)),
    "entries": SMALL + "[expect]\nno_brainers = [" + '"x",' * 50_000 + "]\n",
    "a long line": SMALL.replace("Two companies", "x" * 400_000),
    "braces": SMALL.replace("Two companies", "{" * 200_000),
    "combining": SMALL.replace('name = "Acme"', 'name = "' + "e\u0301" * 5_000 + '"'),
    "digits": SMALL.replace("days = 8", "days = " + "9" * 100_000),
    "wrong lines": SMALL + "nonsense here\n" * 20_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_told_in_few_harmless_lines_or_is_none(name: str) -> None:
    told_or_played(BOMBS[name])


def test_what_is_no_ordinary_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "loop.toml").symlink_to(tmp_path / "loop.toml")
    for path in (tmp_path / "pipe.toml", tmp_path / "loop.toml", Path(os.devnull)):
        with pytest.raises(ScenarioProblems) as wrong:
            load(path)
        assert len(wrong.value.problems) == 1
