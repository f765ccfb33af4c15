"""Positions: every value of a file has a line and a column, in characters."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scenario.builtin import built_in
from game.scenario.clean import clean
from game.scenario.places import Path as KeyPath
from game.scenario.places import Places
from game.scenario.syntax import errors

FILES = sorted(built_in().rglob("*.toml"))


def leaves(tree: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    """Yield every value of a parsed file that is no table or list, with its path."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from leaves(value, (*path, clean(key)))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from leaves(value, (*path, number))
    else:
        yield path, tree


def written_at(places: Places, path: KeyPath) -> str:
    """Return what stands in the text at the place of a value."""
    place = places.values[path]
    line = places.lines[place.line - 1]
    return line[place.column - 1 : place.column - 1 + place.width]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_value_of_a_shipped_file_is_found_where_it_stands(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    places, count = Places(text), 0
    for where, value in leaves(tomllib.loads(text)):
        written = written_at(places, where)
        if not written.startswith(('"""', "'''")):
            assert tomllib.loads(f"x = {written}")["x"] == value
        assert places.of_key(where[:-1]) or not where[:-1] or isinstance(where[-2], int)
        count += 1
    assert count > 10


TRICKY = """\
top = 1
"quoted key".inner = "é́二 x"
a.b.c = [1, { d = "二", e.f = [2, 3] }]

[t."u v"]
x = 2026-05-12

[[list]]
y = 1
[[list]]
y = '''
two lines'''
[list.under]
z = 3
[[list.deep]]
q = 4
"""


def test_tricky_places() -> None:
    places = Places(TRICKY)
    assert {path for path, _ in leaves(tomllib.loads(TRICKY))} <= set(places.values)
    assert places.values["quoted key", "inner"] == (2, 22, 7)
    assert places.values["a", "b", "c", 1, "e", "f", 1] == (3, 34, 1)
    assert places.keys["t", "u v"] == (5, 2, 7)
    assert places.values["list", 1, "under", "z"] == (14, 5, 1)
    assert places.values["list", 1, "deep", 0, "q"] == (16, 5, 1)


@given(st.text(max_size=300))
def test_any_text_has_places_or_none_and_never_a_crash(text: str) -> None:
    for place in Places(text).values.values():
        assert place.line >= 1 and place.column >= 1 and place.width >= 1


@given(st.text(alphabet="ab=[]{}\"'\\#.,\n 1é二", max_size=120))
def test_errors_of_syntax_are_found_exactly_where_there_are_any(text: str) -> None:
    try:
        tomllib.loads(text)
    except ValueError:
        found = errors(text)
        lines = text.split("\n")
        assert found
        assert found == sorted(found)
        assert all(1 <= wrong.line <= len(lines) and wrong.column >= 1 for wrong in found)
    else:
        assert errors(text) == []


INDEPENDENT = (
    ("title = The Wait", 1),
    ("days = [8", 1),
    ('name = "no end', 1),
    ("x 3", 1),
    ("y = 1 2", 1),
    ("[table", 1),
    ("z = { a = 1", 1),
)


@pytest.mark.parametrize(("first", "_"), INDEPENDENT)
@pytest.mark.parametrize(("second", "__"), INDEPENDENT)
def test_two_errors_are_both_told_and_nothing_else(
    first: str, _: int, second: str, __: int
) -> None:
    text = f"a = 1\n{first}\nb = 2\nc = 3\n{second}\nd = 4\n"
    assert [wrong.line for wrong in errors(text)] == [2, 5]
