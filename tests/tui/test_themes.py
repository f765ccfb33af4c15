"""Every text can be read in every theme, and no colour says anything alone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.color import Color
from rich.style import Style
from textual.geometry import Region
from textual.widgets import Tooltip

from game.scenario.load import Scenario
from game.tui.app import HedgeApp
from game.tui.ink import Bit, Row, plain
from game.tui.look import Look
from game.tui.themes import THEMES

from .stage import QUIET, Stage, app, hunting, run
from .test_frames import SIZES, screens

OWN = [theme.name for theme in THEMES]
TEXT, EDGE = 4.5, 3.0
"""What WCAG 2.1 asks of text at level AA, and of what only shows where something is."""


def light(colour: Color) -> float:
    """Return the relative luminance, as WCAG 2.1 defines it."""
    parts = [part / 255 for part in colour.get_truecolor()]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style: Style) -> float:
    """Return the contrast of a style that names both of its colours."""
    assert style.color is not None and style.bgcolor is not None
    low, high = sorted((light(style.color), light(style.bgcolor)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(scope="module")
def rows(flagship: Scenario) -> list[Row]:
    """Return every row of every screen, at three sizes."""
    drawn = screens(flagship).values()
    return [line for draw in drawn for size in SIZES for line in draw(*size)]


@pytest.fixture(scope="module")
def bits(rows: list[Row]) -> list[Bit]:
    return [bit for line in rows for bit in line if bit.text.strip()]


def looks(names: list[str] | None = None) -> Iterator[tuple[str, Look]]:
    """Yield themes by name, each with its look; all that there are without names."""
    one = HedgeApp(Path("nowhere"))
    for name in names or sorted(one.available_themes):
        one.theme = name
        yield name, one.look


def least(style: str) -> float:
    return EDGE if style.split() and set(style.split()) <= {"border", "fill"} else TEXT


def unreadable(names: list[str] | None, bits: list[Bit]) -> list[str]:
    styles = sorted({bit.style for bit in bits})
    return [
        f"{theme}: {style or 'text'}: {contrast(look.style(style)):.2f}"
        for theme, look in looks(names)
        for style in styles
        if contrast(look.style(style)) < least(style)
    ]


def test_every_text_can_be_read_in_the_own_themes(bits: list[Bit]) -> None:
    assert len({bit.style for bit in bits}) > 15
    assert unreadable(OWN, bits) == []


def test_every_text_can_be_read_in_all_themes_there_are(bits: list[Bit]) -> None:
    assert len(HedgeApp(Path("nowhere")).available_themes) > 15
    assert unreadable(None, bits) == []


def test_the_own_themes_differ() -> None:
    grounds = {str(look.style("").bgcolor) for _name, look in looks(OWN)}
    assert len(grounds) == len(OWN) == 4


def words(stage: Stage, region: Region) -> Iterator[tuple[str, Style]]:
    """Yield the words inside a region, each with its style."""
    for strip in stage.app.screen._compositor.render_strips()[region.y : region.bottom]:
        for segment in strip.crop(region.x, region.right):
            if segment.text.strip() and segment.style is not None:
                yield segment.text, segment.style


DECORATION = set("─│╭╮╰╯▔▁▊▎▄ 🔎")


@pytest.mark.parametrize("theme", OWN)
def test_what_textual_draws_can_be_read_too(theme: str, flagship: Scenario, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        stage.app.theme = theme
        found: list[tuple[str, Style]] = []
        for opening, wanted in (("e", ("#note",)), ("ctrl+p", ("#--input", "CommandList"))):
            await stage.press(opening)
            if opening == "ctrl+p":
                await stage.see("Withdraw from Northwind")
            for part in wanted:
                found += words(stage, stage.app.screen.query_one(part).region)
            await stage.press("escape")
        tooltip = Tooltip()
        await stage.app.screen.mount(tooltip)
        found.append(("tooltip", tooltip.rich_style))
        told = "".join(text for text, _style in found)
        assert "Enter keeps it" in told and "for commands" in told and "Prepare for" in told
        wrong = [(text, f"{contrast(style):.2f}") for text, style in found
                 if not set(text) <= DECORATION and contrast(style) < TEXT]  # fmt: skip
        assert wrong == []

    run(script, hunting(flagship, tmp_path))


def test_what_is_chosen_is_marked_without_colours(rows: list[Row]) -> None:
    bare = Look({}, colourless=True)
    chosen = [line for line in rows if any("chosen" in bit.style.split() for bit in line)]
    assert chosen
    for line in chosen:
        text = plain(line)
        assert "▸" in text or "▌" in text, text
        assert any(bare.style(bit.style).reverse for bit in line), text


def test_without_colours_attributes_alone_speak(bits: list[Bit]) -> None:
    bare = Look({}, colourless=True)
    styles = {bit.style: bare.style(bit.style) for bit in bits}
    assert all(made.color is None and made.bgcolor is None for made in styles.values())
    loud = [made for style, made in styles.items() if {"alert", "key"} & set(style.split())]
    assert loud and all(made.bold for made in loud)
    quiet = [made for style, made in styles.items() if style in ("muted", "border")]
    assert quiet and all(made.dim for made in quiet)


def test_no_color_takes_every_colour_from_every_theme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for theme in OWN:
        one = app(tmp_path)
        one.keep(replace(QUIET, theme=theme))
        for style in ("", "accent", "chosen bold", "bar alert", "error"):
            made = one.look.style(style)
            assert made.color is None and made.bgcolor is None
