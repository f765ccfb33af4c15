"""Small pieces of a picture: lines that fit, text that can be clicked. Takes foreign text as data.

Nothing here parses markup: foreign text becomes `Content` as it is.
"""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.style import Style

MUTED, STRONG, ACCENT, ALERT = "$text-muted", "bold", "$accent", "bold $warning"


def fit(text: str, width: int) -> str:
    """Return a line cut to `width` cells, with an ellipsis where something is missing."""
    line = " ".join(text.split())
    if cell_len(line) <= width:
        return line
    return set_cell_size(line, width - 1).rstrip() + "…" if width > 0 else ""


def pad(text: str, width: int) -> str:
    """Return a line of exactly `width` cells; blanks in it stay."""
    if cell_len(text) > width:
        text = set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""
    return set_cell_size(text, max(0, width))


def link(text: str | Content, action: str) -> Content:
    """Return text that runs an action of the screen when it is clicked.

    `action` is written by this package only: names and numbers, never foreign text.
    """
    content = text if isinstance(text, Content) else Content(text)
    return content.stylize(Style.from_meta({"@click": action}))


def lines(parts: Sequence[Content | str]) -> Content:
    """Return parts one below the other."""
    return Content("\n").join(p if isinstance(p, Content) else Content(p) for p in parts)


def flow(pieces: Sequence[Content], width: int, gap: int = 3) -> Content:
    """Return pieces side by side, wrapped between pieces only."""
    rows: list[Content] = []
    for piece in pieces:
        if rows and rows[-1].cell_length + gap + piece.cell_length <= width:
            rows[-1] = Content.assemble(rows[-1], " " * gap, piece)
        else:
            rows.append(piece)
    return lines(rows)


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
