"""Problems of scenario files as a person, a program or a pull request reads them."""

import json
import unicodedata
from collections.abc import Sequence

from game.scenario.clean import clean, clean_line
from game.scenario.problems import Problem

WIDEST, NEAR = 100, 200
"""Columns of a source line that are shown, and characters of it that are looked at each way."""
LONGEST = 600
"""Characters of a problem that are told."""


def as_text(problem: Problem) -> list[str]:
    """Return the line of a checker, the source line, and a caret under the place."""
    lines = [clean_line(problem.as_error(), LONGEST)]
    if problem.excerpt.strip():
        lines += excerpt(problem)
    return lines


def excerpt(problem: Problem) -> list[str]:
    """Return the source line, cut to what is near, and carets right under the place."""
    line, start = problem.excerpt, max(0, problem.column - 1)
    end = min(len(line), start + problem.width)
    before = _shown(line[max(0, start - NEAR) : start])
    marked, after = _shown(line[start:end][:NEAR]), _shown(line[end : end + NEAR])
    if columns(before) > WIDEST // 2 or start > NEAR:
        before = "…" + _last(before, WIDEST // 2)
    marked = _first(marked, WIDEST // 2)
    after = _first(after, max(0, WIDEST - columns(before) - columns(marked)))
    number = f"{problem.line:>5}"
    carets = "^" * max(1, columns(marked))
    return [
        f"{number} | {before}{marked}{after}".rstrip(),
        f"{'':>5} | {' ' * columns(before)}{carets}",
    ]


def _shown(text: str) -> str:
    """Return text with every character that has no picture of its own replaced by one."""
    return "".join(_picture(character) for character in text)


def _picture(character: str) -> str:
    if character == "\t":
        return "  "
    return "·" if unicodedata.category(character)[0] == "C" else character


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(_column(character) for character in text)


def _column(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Mn":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _first(text: str, most: int) -> str:
    kept, used = "", 0
    for character in text:
        used += _column(character)
        if used > most:
            return kept + "…"
        kept += character
    return kept


def _last(text: str, most: int) -> str:
    return _first(text[::-1], most).rstrip("…")[::-1]


def summary(errors: int, warnings: int, files: int) -> str:
    """Return how much there is to mend, in one line."""
    parts = []
    if errors:
        parts.append("1 error" if errors == 1 else f"{errors} errors")
    if warnings:
        parts.append("1 warning" if warnings == 1 else f"{warnings} warnings")
    where = "in 1 file" if files == 1 else f"in {files} files"
    return f"{' and '.join(parts)} {where}. hedge scenario explain CODE says more."


def as_json(problems: Sequence[Problem]) -> str:
    """Return all problems as one JSON list; a field is never left out."""
    return json.dumps(
        [
            {
                "file": clean(problem.file),
                "line": problem.line or None,
                "column": problem.column or None,
                "level": problem.level,
                "code": problem.code,
                "key": clean_line(problem.place, LONGEST),
                "message": clean_line(problem.what, LONGEST),
                "advice": clean_line(problem.advice, LONGEST),
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=1,
    )


def as_github(problem: Problem) -> str:
    """Return an annotation as GitHub's workflow commands want it."""
    place = f"file={_escaped(problem.file, True)}"
    if problem.line:
        place += f",line={problem.line},col={problem.column}"
    named = f"{problem.place}: " if problem.place else ""
    advice = f" ({problem.advice})" if problem.advice else ""
    text = clean_line(f"{named}{problem.what}{advice}", LONGEST)
    return f"::{problem.level} {place},title={problem.code}::{_escaped(text)}"


def _escaped(text: str, inside: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if inside else text
