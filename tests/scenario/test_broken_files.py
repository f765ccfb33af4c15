"""Wrong scenario files: every problem with its place, and never a crash."""

import tomllib
from pathlib import Path

import pytest
from cli.helpers import SMALL, Hedge, harmless

from game.cli.checking import examined
from game.engine.signals import KINDS
from game.scenario.checks import ONLY_IN, PLACEHOLDERS
from game.scenario.load import load, parse
from game.scenario.problems import ERROR, Problem, ScenarioProblems
from game.scenario.shelf import find
from game.scenario.syntax import BIGGEST
from game.words.explanations import EXPLANATIONS, GATES
from game.words.problems import as_text

BROKEN = sorted((Path(__file__).parents[1] / "data" / "broken").glob("*.toml"))
BYTES = ("not-utf-8", "utf-16", "binary")
"""Files that can't say in their first lines what is wrong with them."""


def named(path: Path) -> str:
    return path.stem


def expected(path: Path) -> list[tuple[str, str]]:
    """Return the places and a piece of each problem, as the file's first lines have them."""
    if path.stem in BYTES:
        return [("", "not UTF-8 at byte")]
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    marked = [line.removeprefix("# problem: ") for line in lines if line.startswith("# problem: ")]
    parts = [line.partition("|") for line in marked]
    return [(place.strip(), what.strip()) for place, _, what in parts]


def problems(path: Path) -> list[Problem]:
    with pytest.raises(ScenarioProblems) as wrong:
        load(path)
    return wrong.value.problems


def all_problems(path: Path) -> list[Problem]:
    """Return the problems that `check` tells, slips too."""
    return examined(path, ()).problems


def test_there_are_many_broken_files_and_each_says_what_is_wrong() -> None:
    assert len(BROKEN) >= 60
    assert all(expected(path) for path in BROKEN)


@pytest.mark.parametrize("path", BROKEN, ids=named)
def test_a_broken_file_gives_all_its_problems_with_their_places(path: Path) -> None:
    found = all_problems(path)
    for place, what in expected(path):
        assert any(p.place == place and what in f"{p.what} ({p.advice})" for p in found), (
            f"{place}: {what} is not among " + "; ".join(map(str, found))[:2000]
        )


@pytest.mark.parametrize("path", BROKEN, ids=named)
def test_a_broken_file_is_told_in_short_harmless_lines(path: Path) -> None:
    found = [problem for problem in all_problems(path) if problem.level == ERROR]
    assert len(found) <= len(expected(path)) + 2 or path.stem == "escapes-in-keys"
    for problem in found:
        line = str(problem)
        assert line.startswith((f"{path}:", f"{path.parent / 'pieces'}"))
        assert "\n" not in line
        assert harmless(line)
        assert len(line) < 500
        assert "pydantic" not in line


def test_what_is_told_of_every_broken_file_is_as_recorded(updating: bool) -> None:
    """The whole output, for reading: problem, source line, caret. `--update` records it anew."""
    told = []
    for path in BROKEN:
        told.append(f"=== {path.stem}")
        for problem in all_problems(path):
            told += [line.replace(f"{path.parent}/", "") for line in as_text(problem)]
    recorded = BROKEN[0].parent / "expected.txt"
    if updating:
        recorded.write_text("\n".join(told) + "\n", encoding="utf-8")
    assert recorded.read_text(encoding="utf-8").splitlines() == told


def test_every_code_is_met_and_explained() -> None:
    codes = {problem.code for path in BROKEN for problem in all_problems(path)}
    known = {code for codes in GATES.values() for code in codes}
    assert codes <= known
    assert known == set(EXPLANATIONS)
    assert known - codes <= ELSEWHERE


ELSEWHERE = {
    "unreadable", "too-big", "bad-pack", "deprecated-key", "stuck", "few-choices",
    *GATES["translation"],
}  # fmt: skip
"""Codes that no single file can show, or that have tests of their own."""


@pytest.mark.parametrize("path", BROKEN, ids=named)
def test_a_broken_file_is_1_to_check_and_2_to_play(hedge: Hedge, path: Path) -> None:
    if not any(problem.level == ERROR for problem in all_problems(path)):
        assert hedge("scenario", "check", path).code == 0
        assert hedge("scenario", "check", "--strict", path).code == 1
        return
    check = hedge("scenario", "check", path)
    assert check.code == 1
    for words in (("play", path, "--plain"), ("simulate", path, "--games", "1")):
        said = hedge(*words)
        assert (said.code, said.out) == (2, "")
        for place, _ in expected(path):
            assert place in said.err
    for place, _ in expected(path):
        assert place in check.out + check.err


def test_a_file_that_is_too_big_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "big.toml"
    with path.open("wb") as file:
        file.truncate(BIGGEST + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("was read"))
    (problem,) = problems(path)
    assert "larger than 512 KB" in problem.what


def test_a_folder_and_a_missing_file_are_told_as_such(tmp_path: Path) -> None:
    assert "not a file" in problems(tmp_path)[0].what
    assert "no such file" in problems(tmp_path / "missing.toml")[0].what
    assert problems(tmp_path / ("x" * 5000 + ".toml"))[0].what


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert load(path).sha256 == parse(SMALL, "x").sha256
    assert load(path).text == SMALL


def with_wording(signal: str, placeholder: str) -> str:
    """Return the small hunt with one wording more, of its first recruiter."""
    recruiter = next(iter(tomllib.loads(SMALL)["recruiters"]))
    return SMALL + f'\n[recruiters.{recruiter}.messages]\n{signal} = ["So: {{{placeholder}}}"]\n'


@pytest.mark.parametrize("placeholder", PLACEHOLDERS)
def test_every_documented_placeholder_is_right_where_it_means_something(placeholder: str) -> None:
    signals = ONLY_IN.get(placeholder, KINDS)
    for signal in signals:
        if signal != "silence":
            parse(with_wording(signal, placeholder), "x")
    for signal in set(KINDS) - set(signals) - {"silence"}:
        with pytest.raises(ScenarioProblems, match=f"{signal} has no {{{placeholder}}}"):
            parse(with_wording(signal, placeholder), "x")


def test_a_scenario_is_found_by_its_id_in_a_file_of_another_name(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text(SMALL.replace('id = "small"', 'id = "my-mod"'))
    assert find("my-mod", (tmp_path,)).source.id == "my-mod"


@pytest.mark.parametrize(
    "braces", ["{", "}", "{}", "{{boss}}", "{ boss }", "{boss!r}", "{boss:>9999}", "{0}", "{BOSS}"]
)
def test_anything_else_in_braces_is_wrong(braces: str) -> None:
    with pytest.raises(ScenarioProblems, match=r"companies\.acme\.opening_text"):
        parse(SMALL.replace("{boss}", braces), "x")


def test_a_problem_is_one_line_a_person_can_act_on() -> None:
    assert (
        str(Problem("a.toml", "days", "is missing", "add it"))
        == "a.toml: days: is missing (add it)"
    )
    assert str(Problem("a.toml", "", "not TOML")) == "a.toml: not TOML"
