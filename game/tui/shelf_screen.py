"""The shelf: every scenario there is, and of a broken one the first thing to mend."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from game.scenario.clean import clean_line
from game.scenario.load import Scenario
from game.scenario.problems import ScenarioProblems
from game.scenario.shelf import find, in_order, shelf
from game.tui.dialogs import Dialog
from game.tui.picture import ALERT, MUTED, lines, link


class ShelfScreen(Dialog[Scenario]):
    """Gives the chosen scenario."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("s", "back", show=False)]

    def __init__(self, folders: Sequence[Path]) -> None:
        """List these folders and the scenarios that come with the game."""
        super().__init__()
        self._folders = folders
        self._found: list[Scenario | None] = []

    def compose(self) -> ComposeResult:
        """Build the list, empty at first."""
        with Vertical(classes="window page"):
            yield Static(Content("Scenarios"), classes="title")
            yield OptionList(Option("Looking…", disabled=True))
            yield Static(link(Content("Esc back").stylize(MUTED), "screen.back"), classes="foot")

    def on_mount(self) -> None:
        """Begin to read the files."""
        self._read()

    @work(thread=True)
    def _read(self) -> None:
        scenarios: list[Scenario] = []
        broken: list[Content] = []
        for name in shelf(self._folders):
            try:
                scenarios.append(find(name, self._folders))
            except ScenarioProblems as wrong:
                broken.append(_broken(name, wrong))
        rows = [(_line(scenario), scenario) for scenario in in_order(scenarios)]
        self.app.call_from_thread(self._show, [*((line, None) for line in broken), *rows])

    def _show(self, rows: list[tuple[Content, Scenario | None]]) -> None:
        self._found = [scenario for _, scenario in rows]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(line, disabled=scenario is None) for line, scenario in rows)
        options.highlighted = next((at for at, s in enumerate(self._found) if s), None)
        options.focus()
        if None in self._found:
            self.call_after_refresh(options.scroll_home, animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the chosen scenario."""
        event.stop()
        if self.is_current:
            self.dismiss(self._found[event.option_index])


def _line(scenario: Scenario) -> Content:
    source = scenario.source
    low, high = source.minutes
    about = f"{low}-{high} minutes · {source.difficulty} · {source.days} days"
    return lines(
        [
            Content.assemble((source.title, "bold"), (f"   {about}", MUTED)),
            Content(clean_line(source.summary)),
            Content(f"Teaches: {clean_line(source.teaches)}").stylize(MUTED),
            "",
        ]
    )


def _broken(name: str, wrong: ScenarioProblems) -> Content:
    first = clean_line(str(wrong.problems[0]))
    more = len(wrong.problems) - 1
    rest = f" (and {more} more)" if more else ""
    return lines([Content(clean_line(name)).stylize(ALERT), Content(f"{first}{rest}"), ""])
