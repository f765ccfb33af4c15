"""`scenario schema`, `scenario new` and `scenario migrate`, as an author types them."""

import json
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import example, given
from hypothesis import strategies as st

from cli.helpers import SMALL, SPITEFUL, Hedge
from game.cli import authoring
from game.scenario import formats
from game.scenario.formats import Deprecated
from game.scenario.load import load
from game.scenario.places import Places
from game.scenario.schema import schema
from game.scenario.shelf import locate, shelf
from game.scenario.starter import TEMPLATE, id_like, is_id, title_of

OLD = Path(__file__).parents[1] / "data" / "formats" / "format-0.toml"
SHIPPED = sorted(shelf())


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder of this test's own."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


# --- schema -------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [(), ("--piece",)])
def test_the_schema_is_printed_as_json(hedge: Hedge, words: tuple[str, ...]) -> None:
    said = hedge("scenario", "schema", *words)
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out) == schema(piece=bool(words))


# --- new ----------------------------------------------------------------------------------


def test_a_new_scenario_passes_the_check_without_a_word(hedge: Hedge, here: Path) -> None:
    said = hedge("scenario", "new", "my-hunt")
    assert (said.code, said.err) == (0, "")
    assert "hedge play my-hunt.toml" in said.out
    check = hedge("scenario", "check", "--strict", "my-hunt.toml")
    assert check.code == 0, check.out
    assert [path.name for path in here.iterdir()] == ["my-hunt.toml"]


def test_a_new_scenario_plays_at_once(hedge: Hedge, here: Path, saves: Path) -> None:
    hedge("scenario", "new", "my-hunt")
    said = hedge("play", "my-hunt.toml", "--player", "honest", "--seed", 3)
    assert said.code == 0
    assert "My Hunt" in said.out


def test_a_new_scenario_meets_what_it_expects_of_itself(hedge: Hedge, here: Path) -> None:
    hedge("scenario", "new", "my-hunt")
    said = hedge("scenario", "balance", "--strict", "--games", 300, "my-hunt.toml")
    assert said.code == 0, said.out


def test_the_new_file_shows_what_an_author_needs_first() -> None:
    source = load(TEMPLATE).source
    assert len(source.companies) == len(source.recruiters) == 2
    assert source.forecasts and source.mail and source.expect
    booked = [company for company in source.companies.values() if company.meeting]
    assert len(booked) == 1
    text = TEMPLATE.read_text(encoding="utf-8")
    assert "#:schema" in text
    assert len(text.splitlines()) < 130
    assert all("\t" not in line for line in text.splitlines())


def test_nothing_is_ever_overwritten(hedge: Hedge, here: Path) -> None:
    (here / "my-hunt.toml").write_text("mine", encoding="utf-8")
    said = hedge("scenario", "new", "my-hunt")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("scenario: my-hunt.toml: is there already (")
    assert (here / "my-hunt.toml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("My Hunt", "my-hunt"),
        ("my-hunt.toml", "my-hunt"),
        ("Überfahrt 2", "uberfahrt-2"),
        ("../../etc/passwd", "etc-passwd"),
        ("3 weeks", "weeks"),
        ("日本", "my-hunt"),
        ("", "my-hunt"),
        ("x" * 60, "x" * 40),
    ],
)
def test_what_is_no_id_is_answered_with_one(
    hedge: Hedge, here: Path, typed: str, near: str
) -> None:
    said = hedge("scenario", "new", typed)
    assert (said.code, said.out) == (2, "")
    assert "is no id: small letters" in said.err
    assert f"did you mean {near}?" in said.err
    assert not list(here.iterdir())


@pytest.mark.parametrize("typed", SPITEFUL)
def test_a_spiteful_name_is_refused_and_harmless(hedge: Hedge, here: Path, typed: str) -> None:
    assert hedge("scenario", "new", "--", typed).code == 2
    assert not list(here.iterdir())


@given(st.text(max_size=60))
@example("-")
@example("a" * 39 + "-b")
def test_the_suggestion_is_always_an_id_and_an_id_is_its_own(typed: str) -> None:
    near = id_like(typed)
    assert is_id(near)
    assert is_id(id_like(near))
    assert title_of(near)


@pytest.mark.parametrize("name", SHIPPED)
def test_like_another_it_is_that_file_with_another_id_and_title(
    hedge: Hedge, here: Path, name: str
) -> None:
    assert hedge("scenario", "new", "my-hunt", "--like", name).code == 0
    was = locate(name).read_text(encoding="utf-8").split("\n")
    now = (here / "my-hunt.toml").read_text(encoding="utf-8").split("\n")
    changed = [(a, b) for a, b in zip(was, now, strict=True) if a != b]
    places = Places("\n".join(was))
    wanted = {places.values[("id",)].line, places.values[("title",)].line}
    assert {
        number for number, (a, b) in enumerate(zip(was, now, strict=True), 1) if a != b
    } == wanted
    assert {b for _, b in changed} == {'id = "my-hunt"', 'title = "My Hunt"'}
    assert hedge("scenario", "check", "my-hunt.toml").code == 0


def test_like_an_old_file_the_old_keys_are_kept(hedge: Hedge, here: Path) -> None:
    assert hedge("scenario", "new", "my-hunt", "--like", OLD).code == 0
    text = (here / "my-hunt.toml").read_text(encoding="utf-8")
    assert 'name = "My Hunt"   # called title now' in text
    assert load(here / "my-hunt.toml").source.title == "My Hunt"


def test_like_nothing_known_the_nearest_is_named(hedge: Hedge, here: Path) -> None:
    said = hedge("scenario", "new", "my-hunt", "--like", "home-rum")
    assert said.code == 2
    assert "did you mean home-run?" in said.err
    assert not list(here.iterdir())


def test_like_a_wrong_one_its_problems_are_told(hedge: Hedge, here: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(SMALL.replace("days = 8", "days = 0"), encoding="utf-8")
    said = hedge("scenario", "new", "my-hunt", "--like", wrong)
    assert said.code == 2
    assert "days: is too small" in said.err
    assert not list(here.iterdir())


def test_like_one_whose_pieces_are_out_of_reach_nothing_is_written(
    hedge: Hedge, here: Path, tmp_path: Path
) -> None:
    far = tmp_path / "far" / "shelf"
    (far / "voices").mkdir(parents=True)
    voice = {"format": 1, "recruiters": {"ann": {"spin": 0.1}}}
    (far / "voices" / "ann.toml").write_text(tomli_w.dumps(voice), encoding="utf-8")
    (far / "small.toml").write_text(
        SMALL.replace("days = 8", 'days = 8\nuse = ["voices/ann"]'), encoding="utf-8"
    )
    said = hedge("scenario", "new", "my-hunt", "--like", far / "small.toml")
    assert said.code == 2
    assert "no piece voices/ann" in said.err
    assert not list(here.iterdir())
    said = hedge("scenario", "new", "my-hunt", "--like", "small", "--scenarios", far)
    assert said.code == 0


def test_a_folder_that_takes_no_files_is_one_line(
    hedge: Hedge, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    def closed(path: Path, mode: str = "r", **more: Any) -> Any:
        if mode == "x":
            raise PermissionError(13, "Permission denied")
        return real(path, mode, **more)

    monkeypatch.setattr(Path, "open", closed)
    said = hedge("scenario", "new", "my-hunt")
    assert said.code == 2
    assert said.err == "scenario: my-hunt.toml: permission denied (try another folder)\n"


# --- migrate ------------------------------------------------------------------------------


@pytest.fixture
def old(here: Path) -> Path:
    path = here / "old.toml"
    path.write_bytes(OLD.read_bytes())
    return path


def test_an_old_file_is_rewritten_and_then_there_is_nothing_to_do(hedge: Hedge, old: Path) -> None:
    said = hedge("scenario", "migrate", "old.toml")
    assert (said.code, said.err) == (0, "")
    assert said.out == "old.toml: is in format 1 now, with 9 keys renamed\n"
    assert load(old).source == load(OLD).source
    assert "# one" in old.read_text(encoding="utf-8")
    before = old.read_bytes()
    again = hedge("scenario", "migrate", "old.toml")
    assert again.out == "old.toml: nothing to do: it is in format 1\n"
    assert old.read_bytes() == before


def test_a_dry_run_shows_and_leaves_the_file(hedge: Hedge, old: Path) -> None:
    said = hedge("scenario", "migrate", "--dry-run", "--diff", "old.toml")
    assert said.code == 0
    assert "-name = 'The Bell and the Boat'   # called title now\n+title = " in said.out
    assert "would be in format 1" in said.out
    assert old.read_bytes() == OLD.read_bytes()


def test_a_diff_alone_shows_and_rewrites(hedge: Hedge, old: Path) -> None:
    said = hedge("scenario", "migrate", "-q", "--diff", "old.toml")
    assert said.out.startswith("--- old.toml\n+++ old.toml in format 1\n")
    assert load(old).source.format == 1
    assert "people." not in old.read_text(encoding="utf-8")


def test_a_file_with_errors_is_told_and_left_and_the_others_are_done(
    hedge: Hedge, here: Path, old: Path
) -> None:
    wrong = here / "wrong.toml"
    text = OLD.read_text(encoding="utf-8").replace('"runway" = 12', '"runway" = 0')
    wrong.write_text(text, encoding="utf-8")
    said = hedge("scenario", "migrate", wrong.name, old.name)
    assert said.code == 1
    assert "wrong.toml:6:12: error: days: is too small" in said.out
    assert wrong.read_text(encoding="utf-8") == text
    assert load(old).source.format == 1
    assert "old.toml: is in format 1 now" in said.out


@pytest.mark.parametrize("name", ["missing.toml", ".", "a\0b", "\x1b[2J"])
def test_what_is_no_file_is_refused_before_anything_is_done(
    hedge: Hedge, old: Path, name: str
) -> None:
    said = hedge("scenario", "migrate", old, name)
    assert (said.code, said.out) == (2, "")
    assert "no such file" in said.err
    assert old.read_bytes() == OLD.read_bytes()


def test_a_file_that_cant_be_replaced_is_left_as_it_was(
    hedge: Hedge, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(authoring, "overwrite", full)
    said = hedge("scenario", "migrate", "old.toml")
    assert said.code == 2
    assert said.err == ("scenario: old.toml: no space left on device (nothing has changed in it)\n")


def test_shipped_files_are_in_the_present_format(hedge: Hedge) -> None:
    for path in shelf().values():
        said = hedge("scenario", "migrate", "--dry-run", path)
        assert said.code == 0
        assert "nothing to do" in said.out


def test_a_key_on_its_way_out_is_warned_of_and_migrated(
    hedge: Hedge, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = Deprecated(("companies", "*", "post"), "role", "9.0.0")
    monkeypatch.setattr(formats, "DEPRECATED", (going,))
    path = here / "small.toml"
    path.write_text(SMALL.replace("role =", "post ="), encoding="utf-8")
    check = hedge("scenario", "check", path.name)
    assert check.code == 0
    assert check.out.count("post is called role now and goes in version 9.0.0") == 3
    assert "[deprecated-key]" in check.out
    said = hedge("scenario", "migrate", path.name)
    assert "3 keys renamed" in said.out
    assert path.read_text(encoding="utf-8") == SMALL
    assert "deprecated" not in hedge("scenario", "check", path.name).out
