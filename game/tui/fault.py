"""When the screen breaks: a report without anything hidden, and one calm screen that says so."""

import platform
import sys
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from game import __version__
from game.tui.canvas import Pictured
from game.tui.ink import BLANK, Row, row, wrapped
from game.tui.look import Look
from game.words.languages import _

KEPT = 20
"""Reports that are kept; older ones go."""


def report_of(fault: BaseException) -> str:
    """Return what a bug report needs: kinds of fault and places in code. No values, no world."""
    lines = [
        f"Hedge Your Bets {__version__}, Python {platform.python_version()}, {sys.platform}",
        "Places in the code, the last one broke. Values are left out on purpose.",
    ]
    seen: BaseException | None = fault
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__name__}")
        for frame in traceback.extract_tb(seen.__traceback__):
            where = "/".join(Path(frame.filename).parts[-3:])
            lines.append(f"  {where}:{frame.lineno} in {frame.name}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines) + "\n"


def write_report(fault: BaseException, saves: Path) -> Path | None:
    """Write a report beside the saves and return where, or None where that isn't possible."""
    folder = saves / "reports"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        old = sorted(folder.glob("fault-*.txt"))[: -KEPT + 1]
        for path in old:
            path.unlink()
        path = folder / f"fault-{datetime.now():%Y%m%d-%H%M%S}.txt"
        path.write_text(report_of(fault), encoding="utf-8")
    except OSError:
        return None
    return path


class CalmScreen(Pictured[None]):
    """Says what happened, and that nothing is lost."""

    def __init__(self, report: Path | None) -> None:
        """Name the report."""
        super().__init__()
        self._report = report

    def picture(self, width: int, height: int) -> Sequence[Row]:
        """Return a few calm lines in the middle."""
        texts = [
            _("Something in the game broke."), "",
            _("Your hunt is saved up to your last choice; hedge resume goes on from there."),
        ]  # fmt: skip
        if self._report is not None:
            texts += ["", _("What happened is written in {path}. It holds nothing of your hunt or "
                            "of what is hidden in it.").format(path=self._report)]  # fmt: skip
        texts += ["", _("Any key leaves.")]
        wide = max(1, min(64, width - 4))
        lines = [line for text in texts for line in (wrapped(text, wide) if text else [""])]
        above, left = max(0, (height - len(lines)) // 2), " " * ((width - wide) // 2)
        return [BLANK] * above + [row(left, line) for line in lines]

    def on_key(self) -> None:
        """Leave."""
        self.app.exit()

    def on_click(self) -> None:
        """Leave."""
        self.app.exit()


class CalmApp(App[None]):
    """The calm screen alone."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q,ctrl+c", "quit", priority=True)]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, report: Path | None) -> None:
        """Name the report."""
        super().__init__()
        self._report = report
        self.look = Look(self.theme_variables, self.no_color)

    def get_default_screen(self) -> Screen[None]:
        """Return the one screen."""
        return CalmScreen(self._report)


async def calm(report: Path | None) -> None:
    """Show the calm screen until a key is pressed."""
    await CalmApp(report).run_async(mouse=True)
