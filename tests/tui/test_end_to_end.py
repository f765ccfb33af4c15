"""The game in a real terminal: from the title to the opened envelope, and out again, cleanly."""

import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game.hunt.files import list_saves
from game.hunt.saved import SavedHunt
from game.hunt.verify import OK, verify

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are of POSIX", allow_module_level=True)

from .terminal import Terminal

GAME = ("-m", "game")
PLAY = (*GAME, "play", "day-after-tomorrow", "--seed", "7")
ESC, ENTER, END = "\x1b", "\r", "\x1b[F"
STYLED = re.compile(rb"\x1b\[([0-9;]*)m")
COLOURS = {*range(30, 39), *range(40, 49), *range(90, 98), *range(100, 108)}
"""What chooses a colour; 39 and 49 are the terminal's own."""


def saved(terminal: Terminal) -> SavedHunt:
    """Return the one save there is, after it was verified."""
    (found,) = list_saves(terminal.saves)
    assert verify(found.path.read_text(encoding="utf-8")).code == OK
    assert found.saved is not None
    return found.saved


def stands(text: str) -> tuple[bool, str]:
    """Return whether a question is asked, and the day, or an empty text behind the hunt."""
    day = re.search(r"day \d+ of", text)
    return "Yes, do it" in text, day[0] if day else ""


def play_on(terminal: Terminal, wait: Callable[[], None], sure: Callable[[], None]) -> None:
    """Let days pass until the hunt is over; a question in between is answered."""
    for _ in range(120):
        asked, day = stands(terminal.text())
        if not day:
            return
        if asked:
            sure()
            terminal.until(lambda now, day=day: stands(now)[1] != day, "another day")  # type: ignore[misc]
        else:
            wait()
            terminal.until(lambda now, day=day: stands(now) != (False, day), "what came")  # type: ignore[misc]
    raise AssertionError(f"the hunt has no end:\n{terminal.text()}")


def test_a_hunt_is_played_by_keys_alone(tmp_path: Path) -> None:
    with Terminal(tmp_path, GAME) as terminal:
        terminal.see("New hunt", "Quit")
        terminal.send("n")
        terminal.see("Your first hunt?")
        terminal.send("2")
        terminal.see("⏎ begin")
        terminal.send(ENTER)
        terminal.see("They LOVED you")
        terminal.send("f")
        terminal.see("What do you believe?")
        terminal.send("7" + ENTER)
        terminal.lose("What do you believe?")
        terminal.send("r")
        terminal.see("Now: afternoon")
        terminal.send(ENTER)
        terminal.see("day 2 of 40")
        play_on(terminal, lambda: terminal.send("w"), lambda: terminal.send("2"))
        terminal.see("How it ended")
        terminal.send(ENTER + END)
        terminal.see("Castellan Water: what you were")
        terminal.send("q")
        assert terminal.end() == 0
        assert terminal.restored()
        hunt = saved(terminal)
        assert hunt.result.over and [c.kind for c in hunt.choices][:2] == ["forecast", "rest"]


def test_a_hunt_is_played_by_mouse_alone(tmp_path: Path) -> None:
    with Terminal(tmp_path, GAME) as terminal:
        terminal.click("New hunt")
        terminal.click("Straight into the deep end")
        terminal.click("⏎ begin")
        terminal.lose("⏎ begin")
        terminal.click("How likely")
        terminal.click("say it")
        terminal.lose("What do you believe?")
        terminal.click("r Rest")
        terminal.see("Now: afternoon")
        terminal.click("⏎ End the day")
        terminal.see("day 2 of 40")
        terminal.lose("Wednesday 13 May ─")
        play_on(terminal, lambda: terminal.click("w Wait"), lambda: terminal.click("Yes, do it"))
        terminal.click("Open the envelope")
        terminal.until(lambda now: "Open the envelope" not in now, "opened")
        for _ in range(30):
            terminal.press_at(40, 12, 65)
        terminal.see("↑↓ read")
        terminal.click("q Quit")
        assert terminal.end() == 0
        assert terminal.restored()
        hunt = saved(terminal)
        assert hunt.result.over and [c.kind for c in hunt.choices][:2] == ["forecast", "rest"]


def test_esc_alone_closes_a_window(tmp_path: Path) -> None:
    with Terminal(tmp_path, PLAY) as terminal:
        terminal.see("⏎ begin")
        terminal.send(ESC)
        terminal.lose("⏎ begin")
        terminal.send("x")
        terminal.see("take it")
        terminal.send(ESC)
        terminal.lose("take it")
        terminal.send("r")
        terminal.see("Now: afternoon")
        terminal.send("\x11")
        assert terminal.end() == 0
        assert [choice.kind for choice in saved(terminal).choices] == ["rest"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_a_clean_terminal_and_a_whole_save(
    number: signal.Signals, tmp_path: Path
) -> None:
    with Terminal(tmp_path, PLAY) as terminal:
        terminal.see("⏎ begin")
        terminal.send(ENTER)
        terminal.see("They LOVED you")
        terminal.send("r")
        terminal.see("Now: afternoon")
        terminal.process.send_signal(number)
        terminal.end()
        assert terminal.restored()
        assert "Traceback" not in terminal.text()
        assert [choice.kind for choice in saved(terminal).choices] == ["rest"]


def test_a_small_terminal_is_told_and_grows(tmp_path: Path) -> None:
    with Terminal(tmp_path, GAME, (50, 10)) as terminal:
        terminal.see("Needs 60x20, is 50x10")
        terminal.resize(100, 30)
        terminal.see("New hunt")
        terminal.resize(40, 12)
        terminal.see("Needs 60x20, is 40x12")
        terminal.send("\x11")
        assert terminal.end() == 0
        assert terminal.restored()


def test_without_colours_none_are_written(tmp_path: Path) -> None:
    with Terminal(tmp_path, PLAY, NO_COLOR="1") as terminal:
        terminal.see("⏎ begin")
        terminal.send(ENTER + "k")
        terminal.see("take it")
        terminal.send("\x11")
        assert terminal.end() == 0
        numbers = {int(n) for n in b";".join(STYLED.findall(terminal.written)).split(b";") if n}
        assert not numbers & COLOURS
        assert {1, 7} <= numbers


def test_keys_that_come_while_it_ends_do_no_harm(tmp_path: Path) -> None:
    with Terminal(tmp_path, GAME) as terminal:
        terminal.see("New hunt")
        terminal.send("q" + "s\r" * 20 + ESC)
        assert terminal.end() == 0
        assert terminal.restored()
        assert b"Traceback" not in terminal.written and b"hedge: " not in terminal.written


BROKEN = """
import sys
from pathlib import Path
from game.hunt.files import SaveFile
from game.hunt.hunt import Hunt
from game.scenario.shelf import FLAGSHIP, find
from game.tui import hunt_screen
from game.tui.run import run_screen

drawn = hunt_screen.board

def broken(desk, width, height):
    hunt = desk.session.hunt
    if hunt.view.day == 2:
        raise RuntimeError(f"{hunt.scenario.source.title} {hunt.seed} {hunt.seal} Northwind")
    return drawn(desk, width, height)

hunt_screen.board = broken
hunt, saves = Hunt(find(FLAGSHIP), 60607), Path(sys.argv[1])
sys.exit(run_screen(saves, (), hunt, SaveFile.create(hunt, saves)))
"""


def test_a_fault_ends_calmly_and_tells_nothing_hidden(tmp_path: Path) -> None:
    with Terminal(tmp_path, ("-c", BROKEN, str(tmp_path / "saves"))) as terminal:
        terminal.see("⏎ begin")
        terminal.send(ENTER + ENTER)
        terminal.see("Something in the game broke", "Any key leaves.")
        terminal.send(" ")
        assert terminal.end() == 1
        assert terminal.restored()
        after = terminal.written.rpartition(b"\x1b[?1049l")[2].decode()
        assert after.count("hedge: the screen stopped: RuntimeError") == 1
        assert b"Traceback" not in terminal.written
        assert [choice.kind for choice in saved(terminal).choices] == ["end_day"]
    (report,) = (tmp_path / "saves" / "reports").iterdir()
    text = report.read_text(encoding="utf-8")
    assert "RuntimeError" in text and "in broken" in text
    (found,) = list_saves(tmp_path / "saves")
    assert found.saved is not None
    hidden = ("Tomorrow", "Northwind", "Castellan", "60607", found.saved.seal[:8], str(tmp_path))
    assert not [word for word in hidden if word in text]
