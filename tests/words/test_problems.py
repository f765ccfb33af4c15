"""How problems are told: the caret right under the place, and forms for programs."""

import json

from cli.helpers import harmless
from hypothesis import given
from hypothesis import strategies as st

from game.scenario.problems import WARNING, Problem
from game.words.problems import as_github, as_json, as_text, columns, excerpt, summary


def problem(line: str, column: int, width: int = 1) -> Problem:
    return Problem("a.toml", "days", "is wrong", "mend it", "date", "error", 7, column, width, line)


def test_a_problem_is_told_with_its_line_and_a_caret() -> None:
    assert as_text(problem("days = -3", 8, 2)) == [
        "a.toml:7:8: error: days: is wrong (mend it) [date]",
        "    7 | days = -3",
        "      |        ^^",
    ]


def test_the_caret_stands_right_under_wide_and_combining_characters() -> None:
    lines = excerpt(problem('x = "二つ e\u0301 {bos}"', 12, 5))
    assert lines[0].endswith('x = "二つ e\u0301 {bos}"')
    before = lines[0].index("{")
    assert columns(lines[1].rstrip("^")) == columns(lines[0][:before])
    assert lines[1].count("^") == 5


def test_tabs_and_control_characters_are_shown_as_something_harmless() -> None:
    lines = excerpt(problem("\tx = \x1b[31m\u202e1", 6, 3))
    assert all(harmless(line) for line in lines)
    assert lines[0] == "    7 |   x = ·[31m·1"


def test_a_long_line_is_cut_to_what_is_near() -> None:
    line = "x = [" + ", ".join(str(n) for n in range(5000)) + "]"
    at = line.index("2500")
    shown, caret = excerpt(problem(line, at + 1, 4))
    assert columns(shown) < 130
    start = caret.index("^")
    assert shown[start : start + 4] == "2500"


@given(st.text(max_size=200), st.integers(1, 250), st.integers(1, 250))
def test_any_line_is_told_in_two_harmless_lines(line: str, column: int, width: int) -> None:
    for told in as_text(problem(line.replace("\n", ""), column, width)):
        assert harmless(told)
        assert columns(told) < 700


def test_programs_get_every_field() -> None:
    (told,) = json.loads(as_json([problem("days = -3", 8)]))
    assert told == {
        "file": "a.toml", "line": 7, "column": 8, "level": "error", "code": "date",
        "key": "days", "message": "is wrong", "advice": "mend it",
    }  # fmt: skip
    assert json.loads(as_json([Problem("a.toml", "", "not a file")]))[0]["line"] is None


def test_a_pull_request_gets_annotations() -> None:
    assert as_github(problem("days = -3", 8)) == (
        "::error file=a.toml,line=7,col=8,title=date::days: is wrong (mend it)"
    )
    slip = Problem("a,b:c%.toml", "", "100 %\nsure", "", "sum", WARNING)
    assert as_github(slip) == "::warning file=a%2Cb%3Ac%25.toml,title=sum::100 %25 sure"


def test_the_last_line_counts() -> None:
    assert summary(1, 0, 1).startswith("1 error in 1 file.")
    assert summary(3, 2, 2).startswith("3 errors and 2 warnings in 2 files.")
