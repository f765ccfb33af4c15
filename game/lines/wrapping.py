"""Breaking a line into rows of a terminal's width, counted in cells, at blanks only.

A word that is wider than a row stays whole, so that a path can be copied; the terminal breaks it.
"""

import unicodedata

DEEPEST = 8
"""The deepest indent that is kept on further rows."""


def cells(text: str) -> int:
    """Return how many cells a terminal gives a text: two to wide characters, none to marks."""
    return len(text) if text.isascii() else sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(line: str, width: int) -> list[str]:
    """Return a line as rows of at most `width` cells; its indent stands before each of them."""
    indent = " " * min(DEEPEST, len(line) - len(line.lstrip()))
    rows: list[str] = []
    row, used = "", 0
    for word in line.split():
        size = cells(word)
        if row and used + 1 + size > width - len(indent):
            rows.append(indent + row)
            row, used = word, size
        else:
            row = f"{row} {word}" if row else word
            used += size + 1 if used else size
    return [*rows, indent + row] if row else [""]
