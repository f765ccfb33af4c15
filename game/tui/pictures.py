"""Small pictures of numbers over days: bars of eighths and lines of dots. Pure: numbers to rows."""

from collections.abc import Sequence

from game.tui.ink import Row, row

EIGHTHS = " ▁▂▃▄▅▆▇█"


def bars(values: Sequence[float], low: float, high: float, height: int, style: str) -> list[Row]:
    """Return a bar a value, `height` rows high, from `low` (empty) to `high` (full)."""
    span = max(high - low, 1e-9)
    eighths = [round(8 * height * (min(max(v, low), high) - low) / span) for v in values]
    rows = []
    for line in range(height - 1, -1, -1):
        text = "".join(EIGHTHS[min(8, max(0, have - 8 * line))] for have in eighths)
        rows.append(row((text, style)))
    return rows


def dots(points: Sequence[tuple[int, float]], width: int, height: int, last: int) -> list[str]:
    """Return points (day from 1 to `last`, share from 0 to 1) as braille, joined by steps."""
    if width < 1 or height < 1:
        return []
    grid = [[0] * width for _ in range(height)]
    before: tuple[int, int] | None = None
    for day, share in sorted(points):
        x = round((day - 1) * (2 * width - 1) / max(1, last - 1))
        y = round((1 - min(1.0, max(0.0, share))) * (4 * height - 1))
        if before is not None:
            for between in range(before[0], x):
                _dot(grid, between, before[1])
        _dot(grid, x, y)
        before = (x, y)
    return ["".join(chr(0x2800 + cell) for cell in line) for line in grid]


DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))


def _dot(grid: list[list[int]], x: int, y: int) -> None:
    if 0 <= x // 2 < len(grid[0]) and 0 <= y // 4 < len(grid):
        grid[y // 4][x // 2] |= DOTS[x % 2][y % 4]
