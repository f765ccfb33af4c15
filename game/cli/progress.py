"""A progress bar on standard error, where that is a terminal."""

import sys
import time

from game.words.languages import _


class Progress:
    """Shows how much is done and about how long the rest takes."""

    def __init__(self, total: int, quiet: bool = False) -> None:
        """Begin with nothing done."""
        self.total = total
        self.shown = sys.stderr.isatty() and not quiet
        self.begun = time.monotonic()

    def show(self, done: int) -> None:
        """Draw the bar for so much done."""
        if not self.shown or not done:
            return
        share = done / self.total
        left = (time.monotonic() - self.begun) * (1 - share) / share
        bar = "#" * round(share * 30)
        text = _("{share:4.0%}  {seconds:4.0f} s left").format(share=share, seconds=left)
        sys.stderr.write(f"\r{bar:<30} {text} ")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar away."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
