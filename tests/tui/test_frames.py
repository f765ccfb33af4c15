"""What every screen looks like at three sizes, as text frames: read the diff when one changes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from game.engine.acts import Action
from game.hunt.hunt import Hunt
from game.hunt.settings import Settings
from game.players.honest import Honest
from game.scenario.load import Scenario
from game.scenario.shelf import find
from game.tui.board import board
from game.tui.commands import COMMANDS
from game.tui.company import company_file
from game.tui.desk import Desk
from game.tui.end_screen import EndScreen
from game.tui.fault import CalmScreen
from game.tui.forecast import Forecast
from game.tui.guide import help_rows
from game.tui.ink import Row, plain, width_of
from game.tui.night import Ledger, Night
from game.tui.session import Session
from game.tui.settings_screen import KeysScreen, SettingsScreen
from game.tui.shelf_screen import ShelfScreen
from game.tui.size import TooSmall
from game.tui.themes import THEMES
from game.tui.title import TitleScreen
from game.tui.week import month
from game.tui.windows import Confirm, Menu, Page
from game.words.ending import ending

SIZES = ((80, 24), (100, 30), (160, 50))
GOLDEN = Path(__file__).parents[1] / "golden" / "frames"
Draw = Callable[[int, int], Sequence[Row]]


def on_day(scenario: Scenario, day: int, seed: int = 7) -> Session:
    """Return the flagship on a morning, played so far by the honest player."""
    hunt, player = Hunt(scenario, seed), Honest()
    if day > 1 and scenario.source.id == "day-after-tomorrow":
        hunt.do(Action("forecast", 0, "", 700))
    while hunt.view.day < day and not hunt.view.over:
        hunt.do(player.choose(hunt.view))
    return Session(hunt, None)


def on_board(scenario: Scenario, day: int, seed: int = 7) -> Draw:
    desk = Desk(on_day(scenario, day, seed))
    return lambda width, height: board(desk, width, height).rows


def crowded() -> Draw:
    """Return the board of the hunt with the most companies, with all of them known."""
    desk = Desk(on_day(find("sixty-days"), 24, 3))
    return lambda width, height: board(desk, width, height).rows


def offered(scenario: Scenario) -> Draw:
    hunt, player = Hunt(scenario, 7), Honest()
    while not hunt.view.offers:
        hunt.do(player.choose(hunt.view))
    desk = Desk(Session(hunt, None))
    return lambda width, height: board(desk, width, height).rows


def ended(scenario: Scenario, opened: bool) -> Draw:
    screen = EndScreen(on_day(scenario, 99))
    screen.take(ending(screen.session.hunt))
    screen.opened = opened
    return screen.picture


def on_shelf() -> Draw:
    screen = ShelfScreen((), dict)
    found = [find("first-day"), find("day-after-tomorrow"), find("freeze")]
    broken = [("bad.toml", "bad.toml:3:9: no value that TOML knows")]
    screen.take(found, broken, {"freeze": 61.2})
    return screen.framed


def settings() -> Draw:
    names = [theme.name for theme in THEMES]
    return SettingsScreen(Settings(tutorial_offered=True), lambda changed: "", names).framed


def screens(scenario: Scenario) -> dict[str, Draw]:
    """Return every screen and window by its name."""
    first, later = on_day(scenario, 1), on_day(scenario, 9)
    warned = "You cancel at Brightline. Somebody else may get your place, and keep it."
    noted = on_day(scenario, 6)
    noted.hunt.note(0, "Priya laughed at the conveyor belt joke. Ask about the night shifts.")
    return {
        "title": TitleScreen(Path("nowhere"), "", 3).picture,
        "shelf": on_shelf(),
        "opening": Page(first.source.title, first.source.opening, "begin").framed,
        "hunt": on_board(scenario, 1),
        "hunt-later": on_board(scenario, 6),
        "hunt-offer": offered(scenario),
        "hunt-crowded": crowded(),
        "company": Page("Northwind Robotics", lambda wide: company_file(noted, 0, wide)).framed,
        "month": Page("The weeks of this hunt", lambda wide: month(later, wide)).framed,
        "forecast": Forecast("How likely is it that Northwind says yes to you by Friday?").framed,
        "menu": Menu("Ask", ["Ask Dana where you stand", "Ask Dana for more" * 8] * 8).framed,
        "choice": Confirm("Cancel Thursday's interview with Brightline", warned).framed,
        "overnight": Night(later).framed,
        "ledger": Ledger(later).framed,
        "end": ended(scenario, False),
        "envelope": ended(scenario, True),
        "settings": settings(),
        "keys": KeysScreen(Settings(), lambda changed: "").framed,
        "help": Page("Help", help_rows).framed,
        "too-small": TooSmall().picture,
        "fault": CalmScreen(Path("saves") / "reports" / "fault.txt").picture,
    }


NAMES = (
    "title", "shelf", "opening", "hunt", "hunt-later", "hunt-offer", "hunt-crowded", "company",
    "month", "forecast", "menu", "choice", "overnight", "ledger", "end", "envelope", "settings",
    "keys", "help", "too-small", "fault",
)  # fmt: skip


@pytest.fixture(scope="module")
def drawn(flagship: Scenario) -> dict[str, Draw]:
    return screens(replace(flagship))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", NAMES)
def test_a_screen_looks_as_recorded(
    name: str, size: tuple[int, int], drawn: dict[str, Draw], updating: bool
) -> None:
    width, height = size
    rows = drawn[name](width, height)
    assert len(rows) <= height
    assert all(width_of(line) <= width for line in rows)
    text = "\n".join(plain(line).rstrip() for line in rows) + "\n"
    path = GOLDEN / f"{name}-{width}x{height}.txt"
    if updating:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_every_screen_is_recorded(drawn: dict[str, Draw]) -> None:
    assert set(drawn) == set(NAMES)
    assert {path.stem.rpartition("-")[0] for path in GOLDEN.glob("*.txt")} == set(NAMES)


def test_every_command_is_in_the_help() -> None:
    text = "\n".join(plain(line) for line in help_rows(200))
    assert all(c.worded.rstrip("…") in text for c in COMMANDS if c.where == "hunt")
