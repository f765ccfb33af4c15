"""The name of the game in large letters, three rows high."""

from game.tui.ink import Row, row

LETTERS = {
    "H": ("█ █", "█▀█", "▀ ▀"), "E": ("█▀▀", "█▀▀", "▀▀▀"), "D": ("█▀▄", "█ █", "▀▀ "),
    "G": ("█▀▀", "█ █", "▀▀▀"), "Y": ("█ █", " █ ", " ▀ "), "O": ("█▀█", "█ █", "▀▀▀"),
    "U": ("█ █", "█ █", "▀▀▀"), "R": ("█▀▄", "█▀▄", "▀ ▀"), "B": ("█▀▄", "█▀▄", "▀▀ "),
    "T": ("▀█▀", " █ ", " ▀ "), "S": ("█▀▀", "▀▀█", "▀▀▀"), " ": (" ", " ", " "),
}  # fmt: skip
NAME = "HEDGE YOUR BETS"


def lettering(width: int) -> list[Row]:
    """Return the name as large as it fits."""
    rows = [" ".join(LETTERS[letter][line] for letter in NAME) for line in range(3)]
    if len(rows[0]) > width:
        return [row((NAME.title(), "bold accent"))]
    return [row((line, "accent bold")) for line in rows]
