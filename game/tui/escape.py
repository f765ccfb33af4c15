"""Makes a lone Esc as quick as any other key.

A terminal sends Esc alone, and as the beginning of other keys, so a driver has to wait a moment.
Textual waits for `ESCDELAY`, 100 ms unless told otherwise, but looks at that clock only when its
wait for input is over, every 100 ms. Here the wait after any input is short, once; an idle game
wakes up no more often than before.
"""

import importlib
import os
import selectors
import sys
from types import SimpleNamespace

MILLISECONDS = 25
"""How long an Esc may be the beginning of another key; slow lines set ESCDELAY themselves."""
MARGIN = 5


class Attentive(selectors.SelectSelector):
    """A selector that looks again soon after something has come."""

    _soon = False

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Wait for input, after input not longer than an Esc has to be waited for."""
        found = super().select(after_input(timeout) if self._soon else timeout)
        self._soon = bool(found)
        return found


def after_input(timeout: float | None) -> float:
    """Return how long to wait, in seconds, right after input has come."""
    try:
        delay = int(os.environ.get("ESCDELAY", MILLISECONDS))
    except ValueError:
        delay = MILLISECONDS
    soon = (delay + MARGIN) / 1000
    return soon if timeout is None else min(timeout, soon)


def quicken() -> None:
    """Let Textual's driver listen attentively. To be called before Textual is imported."""
    os.environ.setdefault("ESCDELAY", str(MILLISECONDS))
    if sys.platform == "win32":
        return
    driver = importlib.import_module("textual.drivers.linux_driver")
    if getattr(driver, "selectors", None) is selectors:
        listening = {"SelectSelector": Attentive, "EVENT_READ": selectors.EVENT_READ}
        driver.selectors = SimpleNamespace(**listening)  # type: ignore[attr-defined]
