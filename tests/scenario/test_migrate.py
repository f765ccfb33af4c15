"""Old files: brought up to the present format in memory, and rewritten without losing a comment."""

import os
import tomllib
from pathlib import Path
from random import Random
from typing import Any

import pytest
from cli.helpers import SMALL
from hypothesis import given
from hypothesis import strategies as st

from game.scenario import formats
from game.scenario.examine import examine
from game.scenario.formats import FORMAT, MIGRATIONS, Deprecated, Migrated, Rename, brought_up
from game.scenario.load import load, parse
from game.scenario.migrate import overwrite, rewritten, tokens
from game.scenario.problems import ScenarioProblems
from game.scenario.reading import parse_layer

OLD = Path(__file__).parents[1] / "data" / "formats" / "format-0.toml"
WAS = OLD.read_text(encoding="utf-8")
CHANGES = (
    ("format = 0 ", "format = 1 "),
    ("\nname = 'The Bell", "\ntitle = 'The Bell"),
    ('"runway" = 12', '"days" = 12'),
    ("[people.odile]", "[recruiters.odile]"),
    ("[people.odile.lines]", "[recruiters.odile.messages]"),
    ('[people."bas"]', '[recruiters."bas"]'),
    ("lines = { invite", "messages = { invite"),
    ("[people]", "[recruiters]"),
    ('finn . "lines" . glowing', 'finn . "messages" . glowing'),
    ("'finn'.lines.dodge", "'finn'.messages.dodge"),
    ('"contact" = "odile"', '"recruiter" = "odile"'),
    ('\ncontact = "bas"', '\nrecruiter = "bas"'),
    ("contact = 'finn'", "recruiter = 'finn'"),
)
"""All that the present format calls otherwise in the old file, each where it stands once."""


def new(text: str) -> str:
    """Return a text in the present format."""
    return rewritten(text.encode(), "old.toml").after


def test_there_is_a_step_from_every_old_format_to_the_present_one() -> None:
    assert sorted(MIGRATIONS) == list(range(FORMAT))


def test_an_old_file_loads_as_it_stands() -> None:
    source = load(OLD).source
    assert (source.format, source.title, source.days) == (FORMAT, "The Bell and the Boat", 12)
    assert source.recruiters["finn"].messages["dodge"] == ("I'd rather not say.",)
    assert source.companies["ferry"].recruiter == "finn"


def test_the_old_file_has_every_renamed_key_in_it() -> None:
    layer = brought_up(parse_layer(WAS, "old.toml"))
    assert isinstance(layer, Migrated)
    assert {*layer.renamed.values()} == set(MIGRATIONS[0])


def test_rewritten_it_says_the_same_as_in_memory_and_nothing_is_left_to_do() -> None:
    now = new(WAS)
    assert tomllib.loads(now) == brought_up(parse_layer(WAS, "old.toml")).tree
    assert parse(now, "x").source == load(OLD).source
    assert new(now) == now


def test_only_keys_and_the_format_change() -> None:
    wanted = WAS
    for was, now in CHANGES:
        assert wanted.count(was) == 1
        wanted = wanted.replace(was, now)
    assert new(WAS) == wanted


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "marked"])
def test_line_ends_and_a_byte_order_mark_stay(ends: str, mark: str) -> None:
    assert new(mark + WAS.replace("\n", ends)) == mark + new(WAS).replace("\n", ends)


def test_a_name_is_only_renamed_in_its_own_place() -> None:
    text = (
        'format = 0\nname = "T"\ncompanies.people.name = "runway"\ncompanies.people.contact = "x"\n'
    )
    assert new(text) == (
        'format = 1\ntitle = "T"\ncompanies.people.name = "runway"\n'
        'companies.people.recruiter = "x"\n'
    )


def test_an_old_name_and_the_new_one_together_are_refused_at_the_old_one() -> None:
    with pytest.raises(ScenarioProblems) as wrong:
        brought_up(parse_layer('format = 0\ntitle = "A"\n\nname = "B"\n', "x"))
    (problem,) = wrong.value.problems
    assert (problem.code, problem.place, problem.line) == ("duplicate-key", "name", 4)


@pytest.mark.parametrize("form", ["true", "false", "0.0", "-1", '"0"', "99", "[0]"])
def test_what_is_no_old_format_is_left_to_the_models_to_refuse(form: str) -> None:
    layer = parse_layer(f'format = {form}\nname = "T"\n', "x")
    assert brought_up(layer) is layer


def test_formats_are_climbed_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key renamed twice, and one whose table was renamed before, end where they should."""
    steps = {
        0: (Rename(("people",), "recruiters"), Rename(("people", "*", "lines"), "messages")),
        1: (Rename(("recruiters",), "voices"), Rename(("recruiters", "*", "messages"), "words")),
    }
    monkeypatch.setattr(formats, "MIGRATIONS", steps)
    monkeypatch.setattr(formats, "FORMAT", 2)
    late = Deprecated(("voices", "*", "words", "glad"), "glowing", "9.0.0")
    monkeypatch.setattr(formats, "DEPRECATED", (late,))
    assert new('format = 0\n[people.ann.lines]\nglad = ["x"] # !\n') == (
        'format = 2\n[voices.ann.words]\nglowing = ["x"] # !\n'
    )
    assert new('format = 1\nrecruiters.ann = { messages.glad = ["x"] }\n') == (
        'format = 2\nvoices.ann = { words.glowing = ["x"] }\n'
    )


# --- keys on their way out ----------------------------------------------------------------

DEPRECATED = (
    Deprecated(("forecasts", "*", "until"), "by", "9.0.0"),
    Deprecated(("companies", "*", "rounds", "*", "sort"), "kind", "9.1.0"),
)
OUTDATED = SMALL.replace("by = 4", "until = 4  # noon").replace(
    'rounds = [{ kind = "interview" }]', 'rounds = [{ "sort" = "interview" }]'
)


def test_a_key_on_its_way_out_still_works_and_is_warned_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(formats, "DEPRECATED", DEPRECATED)
    path = tmp_path / "old.toml"
    path.write_text(OUTDATED, encoding="utf-8")
    seen = examine(path)
    assert seen.errors == 0
    told = {p.place: p for p in seen.problems if p.code == "deprecated-key"}
    assert set(told) == {"forecasts.0.until", "companies.bolt.rounds.0.sort"}
    until = told["forecasts.0.until"]
    assert "by" in until.what.split()
    assert "9.0.0" in until.what
    assert "migrate" in until.advice
    assert until.excerpt[until.column - 1 :].startswith("until = 4")


def test_it_is_renamed_in_arrays_of_tables_and_in_inline_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(formats, "DEPRECATED", DEPRECATED)
    assert new(OUTDATED) == OUTDATED.replace("until = 4", "by = 4").replace('"sort"', '"kind"')


def test_without_such_a_key_there_is_nothing_to_do() -> None:
    assert new(SMALL) == SMALL


# --- any file whatsoever ------------------------------------------------------------------

KEYS = st.sampled_from(["people", "lines", "name", "runway", "contact", "companies", "ann", "Ω ."])
VALUES = st.sampled_from([1, True, "name = 'people'", "# lines", ["people", "lines"]])
TREES = st.recursive(
    VALUES,
    lambda inner: st.dictionaries(KEYS, inner | st.lists(st.dictionaries(KEYS, inner), max_size=2)),
    max_leaves=12,
)


class Writer:
    """Writes a tree as TOML in any of the ways that TOML has."""

    def __init__(self, luck: Random) -> None:
        self.luck = luck

    def key(self, name: str) -> str:
        quoted = [f'"{name}"', f"'{name}'"]
        return self.luck.choice([*quoted, name] if name.isalpha() and name.isascii() else quoted)

    def value(self, value: Any) -> str:
        if isinstance(value, dict):
            pairs = [f"{self.key(name)} = {self.value(inner)}" for name, inner in value.items()]
            return "{" + ", ".join(pairs) + "}"
        if isinstance(value, list):
            return "[ " + ", ".join(self.value(each) for each in value) + " ]"
        return str(value).lower() if isinstance(value, int) else f'"{value}"'

    def table(self, table: dict[str, Any], path: tuple[str, ...]) -> list[str]:
        """Return the lines of a table: pairs first, then the tables that get a heading."""
        pairs: list[str] = []
        headed: list[str] = []
        for name, value in table.items():
            here = ".".join(self.key(part) for part in (*path, name))
            if isinstance(value, dict) and self.luck.random() < 0.5:
                headed += [f"  [ {here} ] # people", *self.table(value, (*path, name))]
            elif self.all_tables(value) and self.luck.random() < 0.5:
                for each in value:
                    headed += [f"[[{here}]]", *self.table(each, (*path, name))]
            else:
                pairs += self.pair(self.key(name), value)
        return pairs + headed

    @staticmethod
    def all_tables(value: object) -> bool:
        return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)

    def pair(self, key: str, value: Any) -> list[str]:
        if isinstance(value, dict) and value and self.luck.random() < 0.5:
            inside = [(f"{key} . {self.key(name)}", inner) for name, inner in value.items()]
            return [line for name, inner in inside for line in self.pair(name, inner)]
        return [f"{key}\t= {self.value(value)} # lines = people"]


@given(st.dictionaries(KEYS, TREES, max_size=4), st.randoms(use_true_random=False))
def test_however_it_is_written_only_keys_change_and_it_says_the_same(
    tree: dict[str, Any], luck: Random
) -> None:
    was = "\n".join(["format = 0", *Writer(luck).table(tree, ()), ""])
    assert tomllib.loads(was) == {"format": 0, **tree}
    now = new(was)
    assert tomllib.loads(now) == brought_up(parse_layer(was, "x")).tree
    assert without_keys(now) == without_keys(was)


def without_keys(text: str) -> bytes:
    """Return a text without its keys and without its first line, which has the format."""
    raw = text.encode()
    for token in reversed(list(tokens(text))):
        raw = raw[: token.key.start_byte] + raw[token.key.end_byte :]
    return raw.partition(b"\n")[2]


# --- on the disk --------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions, and links are rare")
def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    path, link = tmp_path / "a.toml", tmp_path / "b.toml"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    overwrite(link, "néw\r\n")
    assert path.read_bytes() == "néw\r\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    assert sorted(tmp_path.iterdir()) == [path, link]


def test_when_it_cant_be_written_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.toml"
    path.write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="full"):
        overwrite(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]
