"""The JSON Schema for editors: complete, closed, and of one mind with the models."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli_w
from cli.helpers import SMALL

from game.engine.signals import KINDS
from game.scenario import formats, models
from game.scenario.examine import examine
from game.scenario.fields import FIRST, Since, Unit
from game.scenario.fields import Model as Table
from game.scenario.formats import Deprecated
from game.scenario.load import parse
from game.scenario.problems import ScenarioProblems
from game.scenario.schema import DIALECT, Schema, ages, of_table, schema
from game.scenario.shelf import built_in
from game.scenario.starter import TEMPLATE
from game.scenario.translation_names import without

HUNTS = [*without(sorted(built_in().glob("*.toml"))), TEMPLATE]
PIECES = sorted(p for p in without([*built_in().glob("*/*.toml")]) if p.name != "pack.toml")
TABLES = sorted(ages(), key=lambda model: model.__name__)
KEYWORDS = {
    "$schema", "title", "description", "default", "deprecated",
    "type", "enum", "const", "format",
    "properties", "patternProperties", "additionalProperties", "required",
    "minProperties", "maxProperties",
    "items", "prefixItems", "minItems", "maxItems",
    "minimum", "maximum", "exclusiveMinimum",
    "minLength", "maxLength", "pattern",
    "if", "then", "not",
}  # fmt: skip
"""What of draft 2020-12 we need; nothing that points elsewhere."""

OURS = {"x-unit", "x-since", "x-minimum", "x-maximum"}


def nodes(node: Schema) -> Iterator[Schema]:
    """Yield a schema and all schemas in it."""
    yield node
    for table in ("properties", "patternProperties"):
        for inner in node.get(table, {}).values():
            yield from nodes(inner)
    for key in ("items", "if", "then", "not"):
        if key in node:
            yield from nodes(node[key])
    for inner in node.get("prefixItems", ()):
        yield from nodes(inner)


def described(node: Schema) -> Iterator[tuple[str, Schema]]:
    """Yield every key that an author may write, with what is said of it."""
    yield from node.get("properties", {}).items()
    for table in ("properties", "patternProperties"):
        for inner in node.get(table, {}).values():
            yield from described(inner)
    if "items" in node:
        yield from described(node["items"])


@pytest.fixture(params=[False, True], ids=["of hunts", "of pieces"])
def printed(request: pytest.FixtureRequest) -> Schema:
    return schema(piece=request.param)


def test_it_says_which_draft_it_is_written_in(printed: Schema) -> None:
    assert printed["$schema"] == DIALECT


def test_it_uses_only_keywords_of_that_draft_and_its_own_with_an_x(printed: Schema) -> None:
    assert {key for node in nodes(printed) for key in node} <= KEYWORDS | OURS


def test_every_table_says_whether_it_is_closed(printed: Schema) -> None:
    for node in nodes(printed):
        about_keys = {"properties", "patternProperties", "required"} & set(node)
        if node.get("type") == "object" or about_keys:
            assert "additionalProperties" in node


def test_every_key_has_a_meaning_and_a_version(printed: Schema) -> None:
    for name, node in described(printed):
        assert node["description"].endswith((".", "?")), name
        assert re.fullmatch(r"\d+\.\d+\.\d+", node["x-since"]), name


def test_a_table_is_no_older_than_the_key_that_holds_it() -> None:
    mail = schema()["properties"]["mail"]
    assert mail["x-since"] > FIRST
    assert {node["x-since"] for _, node in described(mail)} == {mail["x-since"]}


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_a_default_is_told_wherever_toml_can_write_it(model: type[Table]) -> None:
    told = of_table(model)
    for name, field in model.model_fields.items():
        has_one = not field.is_required() and field.default is not None
        assert ("default" in told["properties"][name]) == has_one
        assert (name in told.get("required", ())) == field.is_required()
        if has_one:
            tomli_w.dumps({name: told["properties"][name]["default"]})


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_units_and_versions_of_the_models_are_told(model: type[Table]) -> None:
    properties = of_table(model)["properties"]
    for name, field in model.model_fields.items():
        for said in field.metadata:
            if isinstance(said, Unit):
                assert properties[name]["x-unit"] == said.name
            if isinstance(said, Since):
                assert properties[name]["x-since"] == said.version


def test_every_number_has_a_unit_but_for_two_that_count_nothing() -> None:
    bare = {
        name
        for name, node in described(schema())
        if node.get("type") in ("integer", "number") and "x-unit" not in node
    }
    assert bare <= {"format", "version"}


def test_a_pair_has_a_fixed_length_and_says_what_each_entry_is() -> None:
    pair = of_table(models.Scenario)["properties"]["minutes"]
    assert (pair["minItems"], pair["maxItems"], len(pair["prefixItems"])) == (2, 2, 2)
    assert pair["x-unit"] == "minutes"


def test_a_date_has_a_range() -> None:
    start = schema()["properties"]["start"]
    assert (start["format"], start["x-minimum"]) == ("date", "1900-01-01")


def test_the_words_of_the_game_are_offered_to_whoever_types() -> None:
    voice = of_table(models.Recruiter)["properties"]["messages"]
    assert set(voice["properties"]) == set(KINDS) - {"silence"}


def test_a_key_on_its_way_out_may_still_stand_for_the_new_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old = Deprecated(("companies", "*", "post"), "role", "9.0.0")
    monkeypatch.setattr(formats, "DEPRECATED", (old,))
    (company,) = schema()["properties"]["companies"]["patternProperties"].values()
    assert company["properties"]["post"]["deprecated"] is True
    assert "role" in company["properties"]["post"]["description"]
    assert "role" not in company["required"]
    assert schema(piece=True)["properties"].keys() == models.Piece.model_fields.keys()


# --- what editors make of it --------------------------------------------------------------

WRONG = {
    "unknown-key": SMALL.replace("days = 8", "days = 8\nnights = 7"),
    "unknown-key-inside": SMALL.replace("patience =", "pateince ="),
    "wrong-type": SMALL.replace("days = 8", 'days = "8"'),
    "wrong-type-in-a-pair": SMALL.replace("days = 8", 'days = 8\nminutes = ["a", 3]'),
    "out-of-range": SMALL.replace("soft = 0.0", "soft = 1.5"),
    "too-many": SMALL.replace("days = 8", "days = 8\nminutes = [1, 2, 3]"),
    "unknown-word": SMALL.replace('stage = "lead"', 'stage = "leed"'),
    "unknown-signal": SMALL.replace("cadence = 1", "cadence = 1\nmessages = { glow = ['x'] }"),
    "nameless-without-use": SMALL.replace('name = "Ann Lee"\n', ""),
    "length-without-median": SMALL.replace("{ median = 3 }", "{ sigma = 0.3 }"),
    "no-companies": SMALL.partition("[companies")[0],
}
"""Files that the models refuse."""

FROM_A_PIECE = (
    SMALL.replace("days = 8", 'days = 8\nuse = ["personas/dana"]')
    .replace('name = "Ann Lee"\nfirm = "Lee"', "spin = 0.2")
    .replace("recruiters.ann", "recruiters.dana")
    .replace('recruiter = "ann"', 'recruiter = "dana"')
)
FROM_A_SECTOR = (
    SMALL.replace("patience = { median = 3 }", 'from_sector = "mills"\npatience = { sigma = 0.3 }')
    + '[sectors.mills]\nname = "mills"\ncompany.patience.median = 3\n'
)
RIGHT = {"name-from-a-piece": FROM_A_PIECE, "median-from-a-sector": FROM_A_SECTOR, "small": SMALL}
"""Files that the models take, though they say a part only of some tables."""


@pytest.mark.parametrize("name", WRONG)
def test_the_models_refuse_what_is_wrong(name: str) -> None:
    with pytest.raises(ScenarioProblems):
        parse(WRONG[name], name)


@pytest.mark.parametrize("name", RIGHT)
def test_the_models_take_what_says_only_a_part(name: str) -> None:
    assert parse(RIGHT[name], name).source.days == 8


@pytest.mark.parametrize("path", [*HUNTS, *PIECES], ids=lambda path: path.stem)
def test_the_models_take_every_file_that_is_shipped(path: Path) -> None:
    assert examine(path).errors == 0


TOOLS: dict[str, list[str]] = {
    "taplo": ["lint", "--no-auto-config"],
    "tombi": ["lint", "--offline", "--no-cache", "--error-on-warnings"],
}


def lint(tool: str, folder: Path) -> str:
    """Return what an editor's checker has to say of all files in a folder and in its folders."""
    program = shutil.which(tool, path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip(f"{tool} isn't installed: it is in the extra 'test'")
    files = [str(path.relative_to(folder)) for path in sorted(folder.rglob("*.toml"))]
    run = subprocess.run(
        [program, *TOOLS[tool], *files], env=os.environ | {"NO_COLOR": "1"},
        cwd=folder, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert (run.returncode == 0) == (not refused(run.stdout + run.stderr)), run.stderr[-2000:]
    return run.stdout + run.stderr


def refused(said: str) -> set[str]:
    """Return the files that a checker complains of."""
    return set(re.findall(r"([\w-]+)\.toml:\d+:\d+", said))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all shipped files and others, each naming its schema."""
    folder = tmp_path_factory.mktemp("editor")
    for name, content in (("hunt", schema()), ("piece", schema(piece=True))):
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    texts = {f"right/{path.stem}": path.read_text(encoding="utf-8") for path in HUNTS}
    texts |= {f"right/{name}": text for name, text in RIGHT.items()}
    texts |= {f"wrong/{name}": text for name, text in WRONG.items()}
    pieces = {
        f"right/{path.parent.name}-{path.stem}": path.read_text(encoding="utf-8") for path in PIECES
    }
    pieces["wrong/a-piece"] = "format = 1\n[recruiters.dana]\nspinn = 0.7\n"
    for kind, group in (("hunt", texts), ("piece", pieces)):
        for name, text in group.items():
            path = folder / f"{name}.toml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"#:schema ../{kind}.json\n{text}", encoding="utf-8")
    return folder


@pytest.mark.parametrize("tool", TOOLS)
def test_editors_take_every_right_file_and_refuse_every_wrong_one(files: Path, tool: str) -> None:
    assert refused(lint(tool, files)) == {path.stem for path in (files / "wrong").iterdir()}
