"""The text of a record file: a head with sums, and a piece of text for every hunt.

A piece stands for itself: a broken one costs no other, and what is in order is never rewritten.
"""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game.hunt.record_row import BadRow, Row, read_row
from game.hunt.record_totals import Totals, from_tree, to_tree
from game.hunt.tomlfile import Unreadable, read_text

FORMAT = 1
NAME = "record.toml"
MOST = 5_000
"""Rows that are kept; of older hunts only sums are."""
BIGGEST = 32 * 1024 * 1024
TOLD_MOST = 3
"""Broken rows that are told one by one."""
HEADING = "# The hunts you have finished, as Hedge Your Bets counts them.\n"
ROWS = re.compile(r"^(?=[ \t]*\[\[[ \t]*hunts[ \t]*\]\])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of a row, and the row, where it is one."""

    text: str
    row: Row | None


@dataclass(slots=True)
class Contents:
    """What a record file holds."""

    head: str = f"{HEADING}format = {FORMAT}\n"
    tree: dict[str, Any] = field(default_factory=lambda: {"format": FORMAT})
    earlier: Totals = field(default_factory=Totals)
    pieces: list[Piece] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    broken: int = 0
    spoiled: bool = False
    """Whether something in it can't stay in the file: a copy has to."""

    def spoil(self, problem: str) -> None:
        """Tell a problem that costs something."""
        self.spoiled = True
        self.problems.append(f"{NAME}: {problem}")

    def rows(self) -> list[Row]:
        """Return the rows that count."""
        return [piece.row for piece in self.pieces if piece.row is not None]


def read_file(path: Path) -> Contents:
    """Return what a record file holds. Raises Unreadable for one of a newer version."""
    text, whole = read_text(path, BIGGEST)
    found = Contents()
    if not text:
        return found
    if not whole:
        found.spoil("damaged: it isn't UTF-8 text everywhere")
    head, *rows = ROWS.split(text)
    _read_head(head, found)
    seen: set[tuple[str, str]] = set()
    for number, piece in enumerate(rows, 1):
        _read_piece(piece, number, found, seen)
    if found.broken > TOLD_MOST:
        more = found.broken - TOLD_MOST
        found.problems.append(f"{NAME}: {more} more hunts like these")
    return found


def _read_head(text: str, found: Contents) -> None:
    try:
        tree = tomllib.loads(text)
    except (ValueError, RecursionError):
        found.spoil("damaged: its beginning isn't TOML; earlier totals may be lost")
        return
    form = tree.get("format")
    if type(form) is int and form > FORMAT:
        raise Unreadable(f"written in format {form} by a newer version of the game")
    if form != FORMAT or "hunts" in tree:
        found.spoil("damaged: it doesn't begin like a record")
        return
    found.head, found.tree = text, tree
    try:
        found.earlier = from_tree(tree["earlier"]) if "earlier" in tree else Totals()
    except ValueError as wrong:
        found.spoil(f"earlier: {wrong}; they aren't counted")
        found.tree.pop("earlier")
        found.head = _head(found.tree)


def _read_piece(text: str, number: int, found: Contents, seen: set[tuple[str, str]]) -> None:
    """Put a row among the pieces: one that isn't TOML has to go, one that is wrong may stay."""
    try:
        tree = tomllib.loads(text)["hunts"][0]
    except (ValueError, RecursionError):
        found.spoiled = True
        _broken(found, number, "isn't TOML")
        return
    try:
        row = read_row(tree)
    except BadRow as wrong:
        found.pieces.append(Piece(text, None))
        _broken(found, number, str(wrong))
        return
    if (row.seal, row.digest) not in seen:
        seen.add((row.seal, row.digest))
        found.pieces.append(Piece(text, row))


def _broken(found: Contents, number: int, what: str) -> None:
    found.broken += 1
    if found.broken <= TOLD_MOST:
        found.problems.append(f"{NAME}: hunt {number}: {what}; it isn't counted")


def as_text(found: Contents) -> str:
    """Return the text of a record file, the oldest rows above `MOST` made into sums."""
    head = found.head
    kept: list[Piece] = []
    over = len(found.rows()) - MOST
    if over > 0:
        for piece in found.pieces:
            if piece.row is not None and over > 0:
                found.earlier.add(piece.row)
                over -= 1
            else:
                kept.append(piece)
        found.pieces = kept
        head = _head(found.tree | {"earlier": to_tree(found.earlier)})
    texts = (head, *(piece.text for piece in found.pieces))
    return "\n".join(text.strip("\r\n") + "\n" for text in texts)


def _head(tree: dict[str, Any]) -> str:
    import tomli_w

    return HEADING + tomli_w.dumps(tree)
