"""What is told of a scenario: the same as was written, and the same again after going to JSON."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from game.scenario import company, expect, models, told
from game.scenario.builtin import built_in
from game.scenario.compile import compile_facts
from game.scenario.gates import shaped, stack_of
from game.scenario.load import load
from game.scenario.told_tree import Misshapen, as_tree, from_tree
from game.scenario.translation_names import without

SHIPPED = sorted(without([*built_in().glob("*.toml")]))
each_hunt = pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
LEFT_OUT = {"Scenario": {"use", "sectors"}, "Company": {"from_sector"}}


def there_and_back(source: told.Scenario) -> told.Scenario:
    return from_tree(json.loads(json.dumps(as_tree(source))))


@each_hunt
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_shipped_hunt_comes_back_from_json_as_it_was(path: Path, language: str) -> None:
    scenario = load(path, language=language)
    again = there_and_back(scenario.source)
    assert again == scenario.source
    assert repr(again) == repr(scenario.source), "of the same types"
    assert compile_facts(there_and_back(load(path).source), scenario.sha256) == scenario.facts


@each_hunt
def test_everything_that_was_written_is_told(path: Path) -> None:
    written = shaped(stack_of(path)).model_dump(exclude=LEFT_OUT["Scenario"])
    for company_written in written["companies"].values():
        assert company_written.pop("from_sector") is None, "its terms have been joined"
    assert plain(load(path).source) == plain(written)


def plain(value: Any) -> Any:
    """Return something told, or dumped, as tables and lists alone."""
    if hasattr(value, "_asdict"):
        return plain(value._asdict())
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, tuple | list) else value


@pytest.mark.parametrize("name", told.KINDS)
def test_a_kind_has_the_names_of_its_model(name: str) -> None:
    model = next(getattr(room, name) for room in (models, company, expect) if hasattr(room, name))
    assert set(told.KINDS[name]._fields) == set(model.model_fields) - LEFT_OUT.get(name, set())


def bent(source: told.Scenario, at: str, value: object) -> list[Any]:
    tree: list[Any] = as_tree(source)
    tree[told.Scenario._fields.index(at)] = value
    return tree


@pytest.mark.parametrize(
    ("at", "value"),
    [
        ("title", 3), ("days", "40"), ("days", True), ("days", 40.0), ("grace", 1),
        ("start", "tomorrow"), ("start", 20260512), ("minutes", [8]), ("minutes", [8, 15, 20]),
        ("minutes", None), ("market", [0.3]), ("market", ["a"] * 5), ("mail", {}), ("mail", [[]]),
        ("companies", []), ("companies", {"acme": []}), ("expect", 1), ("leave_out", [1]),
    ],
)  # fmt: skip
def test_values_of_another_shape_are_refused(at: str, value: object) -> None:
    source = load(SHIPPED[0]).source
    assert from_tree(bent(source, at, as_tree(source)[source._fields.index(at)])) == source
    with pytest.raises(ValueError):
        from_tree(bent(source, at, value))


@pytest.mark.parametrize("tree", [None, 1, "", {}, [], [[]] * 22])
def test_what_is_no_scenario_at_all_is_refused(tree: object) -> None:
    with pytest.raises(Misshapen):
        from_tree(tree)


def test_a_date_stays_a_date() -> None:
    assert type(there_and_back(load(SHIPPED[0]).source).start) is date
