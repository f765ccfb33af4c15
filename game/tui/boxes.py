"""Frames around rows, and frames beside each other. Pure: rows in, rows out."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from game.tui.ink import BLANK, Bit, Row, fit, padded, row

EDGE = "border"


class Part(NamedTuple):
    """A headed piece of a column; `height` is how many rows it gets inside.

    `note` stands at the right of its heading; a click on it does `act`.
    """

    title: str
    rows: Sequence[Row]
    height: int
    note: str = ""
    act: str = ""


def column(parts: Sequence[Part], width: int) -> list[Row]:
    """Return pieces one below the other in one frame, with a line between them.

    The result has one row more than all heights and pieces together.
    """
    lines: list[Row] = []
    for at, part in enumerate(parts):
        corners = ("╭", "╮") if at == 0 else ("├", "┤")
        lines.append(_rule(corners, part.title, Bit(part.note, "muted", part.act), width))
        for y in range(part.height):
            inside = part.rows[y] if y < len(part.rows) else BLANK
            lines.append(row(("│", EDGE), padded(inside, width - 2), ("│", EDGE)))
    lines.append(_rule(("╰", "╯"), "", Bit(""), width))
    return lines


def _rule(corners: tuple[str, str], title: str, note: Bit, width: int) -> Row:
    """Return a line of a frame, with a title at its left and a note at its right."""
    left, right = corners
    room = width - 2
    named = f" {fit(title, room - 4)} " if title and room > 6 else ""
    fits = note.text and cell_len(named) + cell_len(note.text) + 6 <= room
    noted = f" {note.text} " if fits else ""
    rest = max(0, room - cell_len(named) - cell_len(noted) - (1 if noted else 0))
    tail = "─" if noted else ""
    return row((left, EDGE), (named, "title"), ("─" * rest, EDGE), note._replace(text=noted),
               (tail + right, EDGE))  # fmt: skip


def beside(columns: Sequence[Sequence[Row]]) -> list[Row]:
    """Return columns of equal height side by side."""
    return [row(*(part for part in parts)) for parts in zip(*columns, strict=True)]
