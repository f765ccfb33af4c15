"""Styled text without Textual: bits of text, rows of bits, and rows that fit. Knows no screen.

A style is some names separated by blanks ("accent bold"); the canvas knows what they look like.
An act is a command of the screen, run when the bit is clicked. Foreign text is only ever text.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size


class Bit(NamedTuple):
    """A piece of text with one look; `act` is what a click on it does, or empty."""

    text: str
    style: str = ""
    act: str = ""


Row = tuple[Bit, ...]
Piece = str | Bit | tuple[str, str] | Row
"""What a row is made of: text, text with a style, a bit, or another row."""

BLANK: Row = ()


def row(*pieces: Piece) -> Row:
    """Return one row out of pieces."""
    bits: list[Bit] = []
    for piece in pieces:
        if isinstance(piece, str):
            bits.append(Bit(piece))
        elif isinstance(piece, Bit):
            bits.append(piece)
        elif len(piece) == 2 and isinstance(piece[0], str):
            bits.append(Bit(str(piece[0]), str(piece[1])))
        else:
            bits += [bit for bit in piece if isinstance(bit, Bit)]
    return tuple(bits)


def acting(line: Row, act: str) -> Row:
    """Return a row that runs an act of this package when it is clicked, wherever it has none."""
    return tuple(bit if bit.act else bit._replace(act=act) for bit in line)


def over(line: Row, style: str) -> Row:
    """Return a row with a style laid over all of it."""
    return tuple(bit._replace(style=f"{bit.style} {style}".strip()) for bit in line)


def plain(line: Row) -> str:
    """Return the text of a row."""
    return "".join(bit.text for bit in line)


def width_of(line: Row) -> int:
    """Return how many cells a row takes."""
    return sum(cell_len(bit.text) for bit in line)


def fit(text: str, width: int) -> str:
    """Return a text on one line, cut to `width` cells, with an ellipsis where some is missing."""
    line = " ".join(text[: 4 * max(width, 0) + 400].split())
    if cell_len(line) <= width:
        return line
    return set_cell_size(line, width - 1).rstrip() + "…" if width > 0 else ""


def pad(text: str, width: int) -> str:
    """Return a text of exactly `width` cells; blanks in it stay."""
    if cell_len(text) > width:
        text = set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""
    return set_cell_size(text, max(0, width))


def padded(line: Row, width: int) -> Row:
    """Return a row of exactly `width` cells: filled with blanks, or cut where it is too long."""
    used = 0
    for at, bit in enumerate(line):
        here = cell_len(bit.text)
        if used + here > width:
            cut = bit._replace(text=set_cell_size(bit.text, width - used))
            return (*line[:at], cut) if width > used else line[:at]
        used += here
    if used == width:
        return line
    style = line[-1].style if line and "fill" in line[-1].style else ""
    return (*line, Bit(" " * (width - used), style))


def ends(left: Row, right: Row, width: int) -> Row:
    """Return two rows on one line, at its two ends; the left one is cut if it has to be."""
    gap = width - width_of(left) - width_of(right)
    if gap < 1:
        left, gap = padded(left, max(0, width - width_of(right) - 1)), 1
    return row(left, " " * gap, right)


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of at most `width` cells, cut between words where that is possible."""
    if width < 1:
        return []
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _filled(paragraph.split(), width)
    return lines


def _filled(words: Sequence[str], width: int) -> list[str]:
    lines, line, used = [], "", 0
    for word in words:
        size = cell_len(word)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            lines.append(line)
        if size > width:
            *whole, word = chop_cells(word, width)
            lines += whole
            size = cell_len(word)
        line, used = word, size
    return [*lines, line]


def flow(pieces: Sequence[Row], width: int, gap: int = 2) -> list[Row]:
    """Return pieces side by side, wrapped between pieces only."""
    rows: list[Row] = []
    for piece in pieces:
        if rows and width_of(rows[-1]) + gap + width_of(piece) <= width:
            rows[-1] = row(rows[-1], " " * gap, piece)
        else:
            rows.append(piece)
    return rows


def window(heights: Sequence[int], chosen: int, room: int) -> tuple[int, int]:
    """Return the entries, first and behind the last, that fit in `room` around the chosen one."""
    first = last = max(0, min(chosen, len(heights) - 1))
    used = 0
    while last < len(heights) and used + heights[last] <= room:
        used += heights[last]
        last += 1
    while first > 0 and used + heights[first - 1] <= room:
        first -= 1
        used += heights[first]
    return first, last
