"""docs/scenario-reference.md: written from the models, whole, and never stale."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from game.engine.signals import KINDS
from game.scenario import models
from game.scenario.checks import ONLY_IN, OPENINGS, PLACEHOLDERS
from game.scenario.company import Company, Terms
from game.scenario.fields import Model
from game.scenario.lints import MUST_SAY
from game.scenario.schema import ages
from game.words.keys import HEAD, anchor, toml
from game.words.reference import GROUPS, HEADINGS, SECTIONS, STANDS_FOR, Section, reference
from game.words.truths import TOLD

PAGE = Path(__file__).parents[2] / "docs" / "scenario-reference.md"
ALIKE = {models.RecruiterPiece, models.Voice, Model}
"""Tables that are told of where another one is."""


def test_the_page_is_as_the_models_are(updating: bool) -> None:
    if updating:
        PAGE.write_text(reference(), encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == reference(), (
        "stale: pytest tests/words/test_reference.py --update, then read the diff"
    )


def test_every_table_has_a_section() -> None:
    assert set(ages()) - ALIKE <= set(HEADINGS)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.heading)
def test_a_section_has_every_key_of_its_table_and_no_other(section: Section) -> None:
    wanted = set(section.model.model_fields)
    if section.model is Company:
        wanted -= set(Terms.model_fields)
    rows = rows_of(section.heading)
    assert set(rows) == wanted
    for name, cells in rows.items():
        cell = dict(zip(HEAD, cells, strict=True))
        needed = section.model.model_fields[name].is_required()
        assert (cell["default"] == "**needed**") == needed
        assert cell["type"] and cell["meaning"] and cell["since"]


def rows_of(heading: str) -> dict[str, list[str]]:
    """Return the rows of a section's table by key."""
    _, _, rest = reference().partition(f"\n## {heading}\n")
    lines = [line for line in rest.partition("\n## ")[0].split("\n") if line.startswith("| `")]
    cells = [[c.strip() for c in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    return {row[0].strip("`"): row for row in cells}


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.heading)
def test_what_a_section_shows_as_written_can_be_written(section: Section) -> None:
    shown = tomllib.loads(section.written)
    assert any(set(table) & set(section.model.model_fields) for table in tables(shown))


def tables(tree: Any) -> list[dict[str, Any]]:
    if isinstance(tree, list):
        return [table for each in tree for table in tables(each)]
    if isinstance(tree, dict):
        return [tree, *(table for each in tree.values() for table in tables(each))]
    return []


def test_every_link_leads_to_a_heading() -> None:
    page = reference()
    headings = {anchor(found) for found in re.findall(r"^## (.+)$", page, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= headings


def test_every_signal_is_told_of_once_with_what_it_may_and_must_name() -> None:
    rows = rows_of("Signals")
    assert set(rows) == set(KINDS) - {"silence"}
    assert sum(len(kinds) - ("silence" in kinds) for _, kinds in GROUPS) == len(rows)
    for kind, (_, says, may, must) in rows.items():
        assert says == TOLD[kind]
        for name in PLACEHOLDERS:
            assert (f"`{{{name}}}`" in may) == (kind in ONLY_IN.get(name, ()))
            assert (f"`{{{name}}}`" in must) == (kind in MUST_SAY.get(name, ()))


def test_every_placeholder_and_opening_is_told_of() -> None:
    assert set(STANDS_FOR) == set(PLACEHOLDERS)
    assert set(rows_of("Placeholders")) == {f"{{{name}}}" for name in PLACEHOLDERS}
    _, _, openings = reference().partition("\n## Openings\n")
    assert all(f"`{kind}`" in openings for kind in OPENINGS)


@pytest.mark.parametrize(
    "value", [3, 0.5, True, "a b", [1, 2.5], {"a": {"b": ["c"]}, "d": False}, {}], ids=str
)
def test_a_default_is_shown_as_it_would_be_written(value: object) -> None:
    assert tomllib.loads(f"x = {toml(value)}")["x"] == value
