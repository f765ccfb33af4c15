"""The screen that covers all others while the terminal is too small."""

from collections.abc import Sequence

from textual.geometry import Size

from game.tui.canvas import LEAST, Pictured
from game.tui.ink import BLANK, Row, row, wrapped
from game.words.languages import _


class TooSmall(Pictured[None]):
    """Says which size is needed; whatever lies beneath waits."""

    least = Size(1, 1)

    def picture(self, width: int, height: int) -> Sequence[Row]:
        """Return the size that is needed and the one there is."""
        text = _("Needs {wide}x{high}, is {width}x{height}; ctrl+q quits.").format(
            wide=LEAST.width, high=LEAST.height, width=width, height=height
        )
        lines = wrapped(text, width)[:height]
        above = (height - len(lines)) // 2
        rows = [BLANK] * above
        for line in lines:
            rows.append(row(" " * ((width - len(line)) // 2), line))
        return rows
