"""The screen that covers all others while the terminal is too small."""

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

LEAST = Size(60, 20)
"""The smallest terminal in which everything can be seen and done."""


class TooSmall(Screen[None]):
    """Says which size is needed; whatever lies beneath waits."""

    def compose(self) -> ComposeResult:
        """Build the one line."""
        yield Static(Content(f"Needs {LEAST.width}x{LEAST.height}"), id="too-small")

    def on_resize(self) -> None:
        """Say the size there is."""
        width, height = self.app.size
        text = f"Needs {LEAST.width}x{LEAST.height}, is {width}x{height}; ctrl+q quits."
        self.query_one("#too-small", Static).update(Content(text))
