"""Speed and memory of the screen beside other Textual programs in one run; a script, not a test.

    pip install -e ".[test]"
    python tests/benchmarks/screen.py --posting PATH --harlequin PATH --toolong PATH

Other programs are looked for on PATH where no path is given, and left out where there is none.
Each needs an environment of its own, for they pin different versions of Textual. Programs run in
turn, so that a slow moment of the machine hits all of them alike. Needs pseudo-terminals, so not
on Windows.
"""

import argparse
import contextlib
import fcntl
import math
import os
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

import pyte

WIDTH, HEIGHT = 100, 30
ROOT = Path(__file__).parents[2]
QUIET, REST, PATIENCE = 0.025, 0.075, 0.4
"""Seconds: silence that ends a picture; pause before the next key; wait for an answer."""
CALM, MOST, LIMIT = 0.25, 1.5, 30.0
"""Seconds: silence in which there is time to draw; the longest wait for it; giving up."""
ESCAPES, SETTLING, WARMING = 4, 4, 5
"""How often Esc is pressed in each run; calm moments before the keys; keys in the first run."""
SKIPPED = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1bP.*?\x1b\\", re.S)
"""What real terminals understand and pyte would print."""
ASKED, ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""Whether the terminal shows pictures whole, as most do now; this one does."""
BEGIN, DONE = b"\x1b[?2026h", b"\x1b[?2026l"
UNFINISHED = re.compile(rb"\x1b[^a-zA-Z~\\]*$")
UP, DOWN, RIGHT, LEFT, TAB, ESC = b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\t", b"\x1b"
PALETTE, FIND, TYPED = b"\x10", b"\x06", (b"1", b"2", b"3", b"4", b"5", b"6")

OTHERS = ("posting", "harlequin", "toolong")
LINE = "2026-01-{day:02} 10:00:00 INFO worker {at} did its job\n"
HELLO = """
from textual.app import App
from textual.widgets import Static

class Hello(App):
    def compose(self):
        yield Static("Hello there")

    def on_key(self, event):
        self.query_one(Static).update(f"Hello there, last key: {event.key}")

Hello().run()
"""


class Program(NamedTuple):
    """A program to measure, and how one sees what it does.

    All of `full` can be read in its first full picture; `begin` leads from there to where `keys`
    are pressed in turn. `opens` opens a window in which `window` can be read until Esc.
    """

    name: str
    command: list[str]
    full: tuple[str, ...]
    keys: tuple[bytes, ...]
    opens: bytes
    window: str
    begin: bytes = b""


class Run(NamedTuple):
    """What one run of a program showed: milliseconds, and mebibytes (nan where nobody tells).

    `silent` are keys that nothing came of, `late` those after whose picture still more came.
    """

    start: float
    key: float
    key95: float
    memory: float
    esc: float
    silent: int
    late: int


COLUMNS = {
    "start": "first picture, ms",
    "key": "key, ms",
    "key95": "key, 95th percentile, ms",
    "memory": "memory, MiB",
    "esc": "Esc, ms",
}


class Unseen(Exception):
    """What should be seen never came; the message says what, and what was there instead."""


class Terminal:
    """A program on a terminal of its own. A time is the moment at which output was read."""

    def __init__(self, command: list[str], home: Path) -> None:
        """Start a command with everything it may keep in `home`."""
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
        self._screen = pyte.Screen(WIDTH, HEIGHT)
        self._stream, self._held = pyte.ByteStream(self._screen), b""
        self.begun = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment(home),
            cwd=ROOT if command[0] == sys.executable else home, start_new_session=True,
        )  # fmt: skip
        os.close(slave)

    def close(self) -> None:
        """End the program and all that it has started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._master)

    def send(self, keys: bytes) -> float:
        """Press keys; return when."""
        now = time.perf_counter()
        os.write(self._master, keys)
        return now

    def read(self, quiet: float, patience: float) -> list[tuple[float, bytes]]:
        """Return what is written until `quiet` seconds of silence, piece by piece, with times.

        Waits `patience` seconds for the first piece, and ends after MOST seconds at the latest.
        """
        pieces: list[tuple[float, bytes]] = []
        end, wait = time.perf_counter() + MOST, patience
        while time.perf_counter() < end and select.select([self._master], [], [], wait)[0]:
            try:
                data = os.read(self._master, 1 << 16)
            except OSError:
                break
            pieces.append((time.perf_counter(), data))
            wait = quiet
            if ASKED in data:
                os.write(self._master, ANSWER)
        return pieces

    def draw(self, data: bytes) -> str:
        """Draw what was written, as far as its last picture is whole; return what can be read."""
        data = self._held + data
        if data.rfind(BEGIN) > data.rfind(DONE):
            end = data.rfind(BEGIN)
        else:
            unfinished = UNFINISHED.search(data)
            end = unfinished.start() if unfinished else len(data)
        self._held = data[end:]
        self._stream.feed(SKIPPED.sub(b"", data[:end]))
        return "\n".join(self._screen.display)

    def until(self, seen: Callable[[str], bool], what: str) -> float:
        """Return when a whole picture first fulfilled a condition. Raises Unseen.

        Draws only when nothing comes, for drawing would keep the program waiting.
        """
        end = time.perf_counter() + LIMIT
        while time.perf_counter() < end:
            over = self._process.poll() is not None
            found = [at for at, data in self.read(CALM, PATIENCE) if seen(self.draw(data))]
            if found:
                return found[0]
            if over:
                break
        raise Unseen(f"{what} never came. What came:\n{self.draw(b'')}")

    def drain(self, times: int = 1) -> None:
        """Let a program do what it does on its own, a few moments of silence long."""
        for _ in range(times):
            self.draw(b"".join(data for _, data in self.read(CALM, CALM)))

    def memory(self) -> float:
        """Return the resident mebibytes of the biggest process in the program's session."""
        sizes = [math.nan]
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                session = (folder / "stat").read_text().rpartition(")")[2].split()[3]
                if int(session) == self._process.pid:
                    kept = re.search(r"VmRSS:\s+(\d+)", (folder / "status").read_text())
                    sizes.append(int(kept[1]) / 1024 if kept else 0.0)
        return max(sizes[1:], default=sizes[0])


def environment(home: Path) -> dict[str, str]:
    """Return where programs keep their things: ours fresh each time, caches as on a second day."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("TEXTUAL", "COLOR", "LC_"))}
    for name in ("NO_COLOR", "LINES", "COLUMNS", "ESCDELAY", "LANGUAGE"):
        kept.pop(name, None)
    ours = {f"HEDGE_{name}": str(home / name) for name in ("CONFIG", "RECORD", "SAVES", "PACKS")}
    ours["HEDGE_CACHE"] = str(home.parent / "cache")
    names = ("CONFIG", "DATA", "CACHE", "STATE")
    theirs = {f"XDG_{name}_HOME": str(home.parent / "xdg" / name) for name in names}
    term = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    return kept | ours | theirs | term


def press(terminal: Terminal, keys: Sequence[bytes]) -> tuple[list[float], int, int]:
    """Press keys one by one; return the milliseconds to settled pictures, silent, late ones."""
    times, written, silent, late = [], [], 0, 0
    for key in keys:
        sent = terminal.send(key)
        pieces = terminal.read(QUIET, PATIENCE)
        after = terminal.read(REST, REST)
        if pieces:
            times.append((pieces[-1][0] - sent) * 1000)
        silent, late = silent + (not pieces), late + bool(pieces and after)
        written += [data for _, data in (*pieces, *after)]
    terminal.draw(b"".join(written))
    return times, silent, late


def escape(terminal: Terminal, program: Program) -> float:
    """Open a window and return the milliseconds from Esc to the first picture without it."""
    terminal.send(program.opens)
    terminal.until(lambda now: program.window in now, program.window)
    terminal.drain()
    sent = terminal.send(ESC)
    gone = terminal.until(lambda now: program.window not in now, "the effect of Esc")
    return (gone - sent) * 1000


def measure(program: Program, home: Path, count: int) -> Run:
    """Run a program once and press `count` keys. Raises Unseen where it doesn't do as it should."""
    terminal = Terminal(program.command, home)
    try:
        shown = terminal.until(lambda now: all(text in now for text in program.full), "its picture")
        terminal.drain(SETTLING)
        if program.begin:
            terminal.send(program.begin)
            terminal.drain(SETTLING)
        keys = [program.keys[at % len(program.keys)] for at in range(count)]
        times, silent, late = press(terminal, keys)
        if len(times) < 2:
            raise Unseen(f"an answer to keys never came. What came:\n{terminal.draw(b'')}")
        memory = terminal.memory()
        esc = median(escape(terminal, program) for _ in range(ESCAPES))
    finally:
        terminal.close()
    start = (shown - terminal.begun) * 1000
    return Run(
        start,
        median(times),
        quantiles(times, n=20, method="inclusive")[-1],
        memory,
        esc,
        silent,
        late,
    )


def own_programs(folder: Path) -> list[Program]:
    """Return hello-world, to which all is compared, and the screens of the game."""
    hello = folder / "hello.py"
    hello.write_text(HELLO, encoding="utf-8")
    game = [sys.executable, "-m", "game"]
    offered = ("New hunt", "Quit", "nothing to continue")
    return [
        Program("hello-world", [sys.executable, str(hello)], ("Hello there",), (DOWN, UP, TAB),
                b"w", "last key: w"),
        Program("the title", game, offered, (DOWN, DOWN, UP), b"?", "╭ Help"),
        Program("the hunt", [*game, "play", "--seed", "7"], ("Pipeline", "Week", "begin"),
                (DOWN, UP, RIGHT, LEFT, TAB), b"?", "╭ Help", begin=b"\r"),
    ]  # fmt: skip


def other_programs(folder: Path, paths: dict[str, str]) -> list[Program]:
    """Return those of the others that are installed."""
    log, palette = folder / "worker.log", "Search for commands"
    log.write_text("".join(LINE.format(at=at, day=at % 28 + 1) for at in range(2000)))
    found = []
    for each in (
        Program("posting", ["posting"], ("Collection", "Send", "read-only"), TYPED,
                PALETTE, palette),
        Program("harlequin", ["harlequin"], ("memory", "Run Query", "Results"), TYPED,
                PALETTE, palette),
        Program("toolong", ["tl", str(log)], ("worker 1999", "Help"), (UP,),
                FIND, "Case sensitive"),
    ):  # fmt: skip
        place = installed(each.command[0], paths[each.name])
        if place is None:
            tell(f"{each.name}: not installed, left out")
        else:
            found.append(each._replace(command=[place, *each.command[1:]]))
    return found


def installed(command: str, path: str) -> str | None:
    """Return where a command is: at a path, in an environment at it, or on PATH."""
    if not path:
        return shutil.which(command)
    given = Path(path).absolute()
    found = given / "bin" / command if given.is_dir() else given
    return str(found) if found.is_file() else None


def textual_of(program: Program) -> str:
    """Return the version of Textual beside a program, or an empty text."""
    if program.command[0] == sys.executable:
        return version("textual")
    inside = Path(program.command[0]).resolve().parents[1]
    found = next(inside.glob("lib/python*/site-packages/textual-[0-9]*.dist-info"), None)
    return found.name.removeprefix("textual-").removesuffix(".dist-info") if found else ""


def tell(text: str) -> None:
    """Tell how it goes, beside the table."""
    print(text, file=sys.stderr, flush=True)


def rounds(chosen: list[Program], count: int, keys: int, folder: Path) -> dict[str, list[Run]]:
    """Run all programs in turn, once uncounted to warm up; return what ran, in their order.

    A program that fails to warm up is left out; one that fails later misses that round.
    """
    runs: dict[str, list[Run]] = {program.name: [] for program in chosen}
    for number in range(count + 1):
        for program in chosen:
            if program.name not in runs:
                continue
            home = folder / f"{number} {program.name}"
            home.mkdir()
            tell(f"round {number} of {count}: {program.name}")
            try:
                run = measure(program, home, keys if number else WARMING)
            except Unseen as problem:
                tell(f"{program.name}: {problem}")
                if not number:
                    del runs[program.name]
            else:
                runs[program.name] += [run] if number else []
    return {name: found for name, found in runs.items() if found}


def table(chosen: list[Program], runs: dict[str, list[Run]]) -> list[str]:
    """Return a Markdown table of medians, with ratios to the first program where it ran."""
    heads = ("program", "Textual", *COLUMNS.values())
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    figures = {
        name: [median(getattr(run, column) for run in found) for column in COLUMNS]
        for name, found in runs.items()
    }
    base = figures.get(chosen[0].name, [math.nan] * len(COLUMNS))
    for program in chosen:
        values = figures.get(program.name, [math.nan] * len(COLUMNS))
        cells = [cell(value, one) for value, one in zip(values, base, strict=True)]
        lines.append("| " + " | ".join((program.name, textual_of(program), *cells)) + " |")
    return lines


def cell(value: float, base: float) -> str:
    """Return a figure with its ratio, or a dash for what couldn't be measured."""
    if math.isnan(value):
        return "–"
    ratio = "" if math.isnan(base) else f" ({value / base:.2f}×)"
    return f"{value:.{1 if value < 100 else 0}f}{ratio}"


def remarks(runs: dict[str, list[Run]], keys: int, load: Sequence[float]) -> str:
    """Return what was measured how, and what makes a figure doubtful."""
    odd = [
        f"{name} {sum(r.silent for r in found)} silent, {sum(r.late for r in found)} late"
        for name, found in runs.items()
        if sum(r.silent + r.late for r in found)
    ]
    counted = min(map(len, runs.values()), default=0)
    return (
        f"Medians of at least {counted} runs taken in turn, after one to warm up; pseudo-terminal "
        f"of {WIDTH} x {HEIGHT} that shows pictures whole. In brackets: times hello-world. First "
        "picture: from the start of the process until all that belongs to it can be read. Key: "
        f"until the last byte before {QUIET * 1000:.0f} ms of silence, median and 95th percentile "
        f"of {keys} keys of each run (hello-world writes the key's name; posting and harlequin: "
        "typing; toolong: a line up). Memory: resident, after the keys. Esc: until the window is "
        f"gone (help; palette in posting and harlequin; find bar in toolong), {ESCAPES} times a "
        f"run. Load {load[0]:.1f} before, {os.getloadavg()[0]:.1f} after, on {os.cpu_count()} "
        "cores. Keys without an answer (silent) or whose picture went on after the silence (late: "
        f"the time above is too short): {'; '.join(odd) or 'none'}."
    )


def main() -> None:
    """Measure everything and print a table with ratios."""
    parser = argparse.ArgumentParser(description="the screen's speed beside other programs")
    parser.add_argument("--rounds", type=int, default=7, help="counted runs of each (7)")
    parser.add_argument("--keys", type=int, default=40, help="keys in each run (40)")
    for name in OTHERS:
        parser.add_argument(f"--{name}", default="", metavar="PATH", help="it or its environment")
    asked = parser.parse_args()
    load, keys = os.getloadavg(), max(5, asked.keys)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        paths = {other: getattr(asked, other) for other in OTHERS}
        chosen = own_programs(folder) + other_programs(folder, paths)
        runs = rounds(chosen, max(1, asked.rounds), keys, folder)
    print("\n".join(table(chosen, runs)))
    print(f"\n{remarks(runs, keys, load)}")


if __name__ == "__main__":
    main()
