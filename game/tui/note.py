"""A note on a company: the player's own words."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from game.words.languages import _

LONGEST = 500


class Note(ModalScreen[str | None]):
    """Gives the text of a note, or None where it stays as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]

    def __init__(self, company: str, text: str) -> None:
        """Write on a company, from the note that there is."""
        super().__init__()
        self._company, self._text = company, text

    def compose(self) -> ComposeResult:
        """Build title, line and keys."""
        title = _("A note on {company}").format(company=self._company)
        with Vertical(id="note"):
            yield Static(Content(title), classes="title")
            yield Input(self._text, max_length=LONGEST)
            yield Static(Content(_("Enter keeps it · Esc leaves it as it was")), classes="foot")

    def on_mount(self) -> None:
        """Stand in the line."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it."""
        event.stop()
        if self.is_active:
            self.dismiss(event.value)

    def action_back(self) -> None:
        """Leave the note as it was."""
        if self.is_active:
            self.dismiss(None)
