"""The title screen: where hunts begin and go on. Starts nothing itself: it asks the app."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from game.hunt.newest import Newest, newest
from game.scenario.clean import clean_line
from game.tui.canvas import Pictured
from game.tui.commands import TITLE, Command, commands
from game.tui.ink import BLANK, Row, acting, fit, over, row, width_of, wrapped
from game.tui.keys import shown
from game.tui.lettering import lettering
from game.words.languages import _
from game.words.ticker import ticker

WIDE = 60
TURN_SECONDS = 7.0


class TitleScreen(Pictured[None]):
    """Where the game opens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(",".join(c.keys), f"take('{c.name}')", id=f"{TITLE}.{c.name}", show=False)
          for c in commands(TITLE)),
        Binding("up,shift+tab,k", "step(-1)", show=False, priority=True),
        Binding("down,tab,j", "step(1)", show=False, priority=True),
        Binding("enter", "take_pointed", show=False),
    ]  # fmt: skip

    def __init__(
        self,
        saves: Path,
        said: str = "",
        turn: int = 0,
        moving: bool = True,
        newcomer: bool = False,
    ) -> None:
        """Show the title, with something to say; `moving` lets the ticker run."""
        self._newcomer = newcomer
        super().__init__()
        self._folder, self._said, self._turn, self._moving = saves, said, turn, moving
        self._newest: Newest | None = None
        self._looked = False
        self.at = 0

    def on_mount(self) -> None:
        """Look for something to continue, and let the ticker run."""
        self._look()
        if self._moving:
            self.set_interval(TURN_SECONDS, self._next_news)

    def _next_news(self) -> None:
        self._turn += 1
        if self.is_current:
            self.paint()

    @work(thread=True)
    def _look(self) -> None:
        found = newest(self._folder)
        self.app.call_from_thread(self._found, found)

    def _found(self, found: Newest | None) -> None:
        self._newest, self._looked = found, True
        if found is not None and self.at == 0:
            self.at = [c.name for c in commands(TITLE)].index("resume")
        self.paint()

    def picture(self, width: int, height: int) -> Sequence[Row]:
        """Return name, choices, and what others are going through."""
        wide = min(WIDE, width - 2)
        parts: list[Row] = [*lettering(wide), BLANK]
        parts += [row((line, "muted")) for line in wrapped(
            _("Until the deal is sealed you are still on the market."), wide)]  # fmt: skip
        parts += [BLANK, *(self._choice(at, c, wide) for at, c in enumerate(commands(TITLE)))]
        if self._said:
            parts += [BLANK, *(row((line, "alert")) for line in wrapped(self._said, wide)[:3])]
        news = [row((line, "muted")) for line in wrapped(ticker(self._turn), wide)[:2]]
        above = max(0, (height - len(parts) - len(news) - 2) // 2)
        left = " " * ((width - wide) // 2)
        rows = [BLANK] * above + [row(left, line) for line in parts]
        rows += [BLANK] * max(1, height - len(rows) - len(news) - 1)
        return [*rows[: height - len(news) - 1], *(row(left, line) for line in news), BLANK]

    def _choice(self, at: int, command: Command, width: int) -> Row:
        chosen = at == self.at
        more, usable = self._more(command)
        line = row(("▸" if chosen else " ", "accent"), (f" {shown(command)} ", "key"),
                   (command.worded, "" if usable else "muted"))  # fmt: skip
        line = row(line, ("  " + fit(more, width - width_of(line) - 2), "muted"))
        line = row(line, " " * max(0, width - width_of(line)))
        return acting(over(line, "chosen" if chosen else ""), f"screen.take('{command.name}')")

    def _more(self, command: Command) -> tuple[str, bool]:
        """Return what stands behind a choice, and whether it can be taken."""
        if command.name == "new" and self._newcomer:
            return _("new here? It begins with a short one that explains itself"), True
        if command.name != "resume":
            return command.helped, True
        if self._newest is None:
            return (_("nothing to continue") if self._looked else "…"), not self._looked
        title = clean_line(self._newest.title, 40)
        return _("{title}, day {day}").format(title=title, day=self._newest.day), True

    def action_step(self, by: int) -> None:
        """Choose another line."""
        self.at = (self.at + by) % len(commands(TITLE))
        self.paint()

    async def action_take_pointed(self) -> None:
        """Take the chosen line."""
        await self.action_take(commands(TITLE)[self.at].name)

    async def action_take(self, name: str) -> None:
        """Take one of the lines."""
        await self.app.run_action(f"app.title_{name}")

    def say(self, text: str) -> None:
        """Say something under the list."""
        self._said = text
        self.paint()
