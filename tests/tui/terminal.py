"""A real terminal for the game: a pseudo-terminal, and pyte that reads what is drawn on it."""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

import pyte

LIMIT = 60
"""Seconds after which a screen that never came is a failure; nothing is expected to be slow."""
FOREIGN = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1bP.*?\x1b\\")
"""What real terminals understand and pyte would print."""
ASKED, ANSWER = b"\x1b[?2026$p", "\x1b[?2026;2$y"
"""Whether the terminal can show a picture whole; it can, so that no half picture is read."""
BEGIN, DONE = b"\x1b[?2026h", b"\x1b[?2026l"
UNFINISHED = re.compile(rb"\x1b[^a-zA-Z~\\]*$")
MODES = {1049: b"l", 25: b"h", 1000: b"l", 1003: b"l", 2004: b"l"}
"""How a shell wants them: its own screen, a cursor, no mouse, no marks around what is pasted."""


class Terminal:
    """Runs a command on a terminal of its own; keys and clicks go in, the screen comes out."""

    def __init__(
        self, home: Path, words: Sequence[str], size: tuple[int, int] = (100, 30), **more: str
    ) -> None:
        """Start `python` with some words; saves, settings and record are in `home`."""
        self.home, self.saves = home, home / "saves"
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self._held = b""
        self.written = b""
        self._master, self._slave = os.openpty()
        self._measure(*size)
        self._before = termios.tcgetattr(self._slave)
        self.process = subprocess.Popen(
            [sys.executable, *words], stdin=self._slave, stdout=self._slave, stderr=self._slave,
            env=self._environment(more), start_new_session=True,
        )  # fmt: skip

    def _environment(self, more: dict[str, str]) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("TEXTUAL", "COLOR"))}
        for name in ("NO_COLOR", "COLUMNS", "LINES"):
            kept.pop(name, None)
        named = {"CONFIG": "config", "RECORD": "record", "SAVES": "saves"}
        kept |= {f"HEDGE_{name}": str(self.home / folder) for name, folder in named.items()}
        return kept | {"TERM": "xterm-256color"} | more

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._master)
        os.close(self._slave)

    def _measure(self, width: int, height: int) -> None:
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size, as dragging its corner does."""
        self.screen.resize(height, width)
        self._measure(width, height)
        self.process.send_signal(signal.SIGWINCH)

    @property
    def rows(self) -> list[str]:
        """Return what can be seen, row by row."""
        return list(self.screen.display)

    def text(self) -> str:
        """Return what can be seen."""
        return "\n".join(self.rows)

    def _read(self, seconds: float) -> bool:
        """Take what was written; return whether anything was."""
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        data = os.read(self._master, 65536)
        self.written += data
        if ASKED in data:
            self.send(ANSWER)
        data = self._held + data
        if data.rfind(BEGIN) > data.rfind(DONE):
            end = data.rfind(BEGIN)
        else:
            unfinished = UNFINISHED.search(data)
            end = unfinished.start() if unfinished else len(data)
        self._held = data[end:]
        self._stream.feed(FOREIGN.sub(b"", data[:end]))
        return True

    def until(self, seen: Callable[[str], bool], what: str) -> None:
        """Wait until the screen fulfils a condition."""
        end = time.monotonic() + LIMIT
        while not seen(self.text()):
            over = self.process.poll() is not None
            if not self._read(0 if over else 0.2) and over:
                raise AssertionError(f"it ended before {what}:\n{self.text()}")
            if time.monotonic() > end:
                raise AssertionError(f"never {what}:\n{self.text()}")

    def see(self, *texts: str) -> None:
        """Wait until all of some texts are seen at once."""
        self.until(lambda now: all(text in now for text in texts), f"seen: {texts}")

    def lose(self, text: str) -> None:
        """Wait until a text is seen no more."""
        self.until(lambda now: text not in now, f"gone: {text}")

    def send(self, keys: str) -> None:
        """Press keys, given as the bytes a terminal sends for them."""
        os.write(self._master, keys.encode())

    def click(self, text: str) -> None:
        """Wait for a text, then press and release the left button on its first letter."""
        self.see(text)
        y = next(y for y, row in enumerate(self.rows) if text in row)
        x = self.rows[y].index(text)
        self.press_at(x, y)

    def press_at(self, x: int, y: int, button: int = 0) -> None:
        """Press and release a button of the mouse at a cell; 64 and 65 turn the wheel."""
        self.send(f"\x1b[<{button};{x + 1};{y + 1}M")
        if button < 64:
            self.send(f"\x1b[<{button};{x + 1};{y + 1}m")

    def end(self) -> int:
        """Wait for the end, take all that was written, and return the exit code."""
        end = time.monotonic() + LIMIT
        while self.process.poll() is None:
            self._read(0.05)
            assert time.monotonic() < end, f"it didn't end:\n{self.text()}"
        while self._read(0):
            pass
        return self.process.returncode

    def restored(self) -> bool:
        """Tell whether a shell would find the terminal as it was."""
        for mode, wanted in MODES.items():
            set_to = re.findall(rb"\x1b\[\?%d([hl])" % mode, self.written)
            if not set_to or set_to[-1] != wanted:
                return False
        return bool(termios.tcgetattr(self._slave) == self._before)
