"""From a theme's colours to what style names look like. Makes every text readable on its ground.

Contrast is WCAG 2.1's: a text under 4.5 : 1 is moved away from its ground until it reaches it, so
that themes of others are readable too.
"""

from collections.abc import Mapping

from rich.style import Style
from textual.color import Color, ColorParseError

LEAST = 4.5
"""Contrast that normal text needs at level AA."""
WHITE, BLACK = Color(255, 255, 255), Color(0, 0, 0)


def luminance(colour: Color) -> float:
    """Return the relative luminance of a colour, from 0 (black) to 1 (white)."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(text: Color, ground: Color, least: float = LEAST) -> Color:
    """Return a text's colour, moved towards white or black as far as its ground demands."""
    away = WHITE if contrast(WHITE, ground) >= contrast(BLACK, ground) else BLACK
    for step in range(21):
        found = text.blend(away, step / 20)
        if contrast(found, ground) >= least:
            return found
    return away


def colours(variables: Mapping[str, str]) -> dict[str, Color]:
    """Return the colours that the game draws with, from a theme's variables."""

    def named(name: str, other: str) -> Color:
        try:
            found = Color.parse(variables.get(name, other))
        except ColorParseError:
            found = Color.parse(other)
        return Color(found.r, found.g, found.b)

    ground = named("background", "#121212")
    text = readable(named("foreground", "#e0e0e0"), ground)
    bar = named("panel", "#242f38")
    found = {"ground": ground, "text": text, "bar": bar}
    found["bar_text"] = readable(text, bar)
    found["muted"] = readable(text.blend(ground, 0.38), ground)
    found["border"] = readable(text.blend(ground, 0.62), ground, 3.0)
    for name, other in (("accent", "#ffa62b"), ("warning", "#ffa62b"), ("success", "#4ebf71"),
                        ("error", "#ba3c5b")):  # fmt: skip
        found[name] = readable(named(name, other), ground)
    found["chosen"] = named("hedge-chosen", text.blend(ground, 0.82).hex)
    found["chosen_text"] = readable(text, found["chosen"])
    for name in ("accent", "warning", "muted"):
        found[f"bar_{name}"] = readable(found[name], bar)
        found[f"chosen_{name}"] = readable(found[name], found["chosen"])
    return found


COLOURED = {
    "muted": "muted", "accent": "accent", "alert": "warning", "good": "success", "bad": "error",
    "border": "border", "title": "muted", "key": "accent",
}  # fmt: skip
GROUNDS = ("bar", "chosen")
ATTRIBUTES = {
    "bold": Style(bold=True), "key": Style(bold=True), "alert": Style(bold=True),
    "title": Style(bold=True), "reverse": Style(reverse=True), "under": Style(underline=True),
}  # fmt: skip


class Look:
    """What style names look like in one theme; without colours, attributes alone speak."""

    def __init__(self, variables: Mapping[str, str], colourless: bool = False) -> None:
        """Take a theme's variables; `colourless` leaves every colour to the terminal."""
        self._colours = {} if colourless else colours(variables)
        self._known: dict[str, Style] = {}

    def style(self, names: str) -> Style:
        """Return what a style name, or several separated by blanks, look like."""
        found = self._known.get(names)
        if found is None:
            found = self._known[names] = self._made(names.split())
        return found

    def _made(self, names: list[str]) -> Style:
        ground = next((name for name in GROUNDS if name in names), "")
        style = self._coloured(names, ground)
        for name in names:
            style += ATTRIBUTES.get(name, Style.null())
        if ground == "chosen" and not self._colours:
            style += Style(reverse=True)
        return style

    def _coloured(self, names: list[str], ground: str) -> Style:
        if not self._colours:
            return Style(dim=True) if "muted" in names or "border" in names else Style.null()
        colour = next((COLOURED[name] for name in names if name in COLOURED), "text")
        behind = self._colours[{"bar": "bar", "chosen": "chosen"}.get(ground, "ground")]
        front = self._colours.get(f"{ground}_{colour}") if ground else None
        if front is None:
            front = readable(self._colours[colour], behind, 3.0 if colour == "border" else LEAST)
        return Style(color=front.rich_color, bgcolor=behind.rich_color)
