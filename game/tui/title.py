"""The title screen: new hunt, daily hunt, continue, scenarios, quit. Starts hunts; plays none."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Protocol, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from game.hunt.files import Listed, list_saves
from game.scenario.clean import clean_line
from game.tui.picture import MUTED

LINES = (
    ("new_hunt", "n", "New hunt"),
    ("daily", "d", "Daily hunt"),
    ("by_chance", "r", "A hunt by chance"),
    ("resume", "c", "Continue"),
    ("scenarios", "s", "Scenarios"),
    ("quit", "q", "Quit"),
)
MOTTO = "Great news coming. Any day now."


class Starter(Protocol):
    """What the title needs of the app: where saves are, and how hunts begin or go on."""

    saves: Path

    def resume(self, paths: Sequence[Path]) -> None:
        """Go on with the first of these saves that can be read."""


class TitleScreen(Screen[None]):
    """Where the game opens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"take('{name}')", word) for name, key, word in LINES
    ]

    def __init__(self, said: str = "") -> None:
        """Show the title, with something to say under it."""
        super().__init__()
        self._said = said
        self._saves: list[Listed] | None = None

    @property
    def game(self) -> Starter:
        """Return the app, which starts hunts."""
        return cast(Starter, self.app)

    def compose(self) -> ComposeResult:
        """Build name, motto and list."""
        with Vertical(id="title-box"):
            yield Static(Content("Hedge Your Bets"), id="name")
            yield Static(Content(MOTTO), id="motto")
            options = [Option(_line(key, word), id=name) for name, key, word in LINES]
            yield OptionList(*options, id="choices")
            yield Static(Content(self._said), id="said")

    def on_mount(self) -> None:
        """Look for something to continue."""
        self.query_one(OptionList).focus()
        self._look(self.game.saves)

    @work(thread=True)
    def _look(self, folder: Path) -> None:
        try:
            found = list_saves(folder)
        except OSError:
            found = []
        self.app.call_from_thread(self._found, found)

    def _found(self, found: list[Listed]) -> None:
        self._saves = [one for one in found if one.saved and not one.saved.result.over]
        options = self.query_one(OptionList)
        open_ones = [one for one in self._saves if not one.problem]
        if not open_ones or open_ones[0].saved is None:
            options.replace_option_prompt("resume", _line("c", "Continue", "nothing to continue"))
            options.disable_option("resume")
            return
        saved = open_ones[0].saved
        what = f"{clean_line(saved.scenario.title, 40)}, day {saved.result.day}"
        options.replace_option_prompt("resume", _line("c", "Continue", what))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what the line says."""
        if event.option_id:
            self.action_take(event.option_id)

    def action_take(self, name: str) -> None:
        """Do one of the lines."""
        if name == "resume":
            self._resume()
        elif name == "quit":
            self.app.exit()
        else:
            getattr(self.game, f"action_{name}")()

    def _resume(self) -> None:
        if self._saves is None:
            self.say("Looking through your saves…")
            return
        paths = [one.path for one in self._saves if not one.problem]
        if not paths:
            self.say("There is no unfinished hunt.")
            return
        self.game.resume(paths)

    def say(self, text: str) -> None:
        """Say something under the list."""
        self.query_one("#said", Static).update(Content(text))


def _line(key: str, word: str, more: str = "") -> Content:
    text = Content.assemble((f" {key} ", "bold $accent"), word)
    return Content.assemble(text, (f"  {more}", MUTED)) if more else text
