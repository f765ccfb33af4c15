"""Headed pieces of a debrief or a record as rows. Pure: text in, rows out."""

from game.tui.ink import BLANK, Row, row, width_of, wrapped
from game.words.ending import Section


def section_rows(section: Section, width: int) -> list[Row]:
    """Return a section: its title, its lines, and a blank line."""
    rows = [row((section.title, "bold accent"))]
    for line in section.lines:
        rows += _wrapped(line, width)
    return [*rows, BLANK]


def _wrapped(line: str, width: int) -> list[Row]:
    """Return a line in pieces that fit; what stands behind a dash of a table stays behind it."""
    if width_of(row(line)) <= width - 2:
        return [row(f"  {line}")]
    column = line.find(" / ")
    if 0 < column < width - 30:
        first = f"  {line[: column + 3]}"
        indent = " " * width_of(row(first))
        parts = wrapped(line[column + 3 :], width - len(indent))
        return [row((first if at == 0 else indent, "muted"), part) for at, part in enumerate(parts)]
    parts = wrapped(line, width - 6)
    blanks = len(line) - len(line.lstrip())
    start = "  " + " " * blanks
    return [row(start if at == 0 else start + "    ", part)
            for at, part in enumerate(parts)]  # fmt: skip
