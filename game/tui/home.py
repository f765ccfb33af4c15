"""The player's home: settings and record, where they are kept and what they say."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from game.hunt.settings import Settings, SettingsError


class Home:
    """Where the player's settings and record are, and what they say. Default: nothing is kept."""

    def __init__(
        self,
        settings: Settings | None = None,
        problems: list[str] | None = None,
        write: Callable[[Settings], object] | None = None,
        record: Path | None = None,
    ) -> None:
        """Take over settings and what was wrong with them, and how to keep them."""
        self.settings = settings or Settings(tutorial_offered=True)
        self.problems = problems or []
        self._write = write
        self.record = record
        self.light_terminal = _light(os.environ.get("COLORFGBG", ""))

    def offered(self) -> Settings:
        """Return the settings with the tutorial offered."""
        return replace(self.settings, tutorial_offered=True)

    def keep(self, settings: Settings) -> str:
        """Keep settings; return what went wrong, or an empty text."""
        self.settings = settings
        try:
            if self._write is not None:
                self._write(settings)
        except SettingsError as problem:
            return str(problem)
        return ""


def _light(colours: str) -> bool:
    """Tell whether a terminal says that its ground is light (`COLORFGBG`, as in `0;15`)."""
    return colours.rpartition(";")[2] in ("7", "15")
