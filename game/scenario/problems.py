"""A problem in a scenario file, as data: what is wrong, where, what to do, and how sure it is.

`code` names the kind of problem (see `codes`), `place` is the key path, `line` and `column` count
from 1 in characters, 0 where a problem belongs to no line. Front ends print; they never take one
apart.
"""

from dataclasses import dataclass

from game.scenario.clean import clean

ERROR, WARNING = "error", "warning"
TOLD_MOST = 100
"""No gate tells more problems of one file than this."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: `file:line:column: key.path: what is wrong (what to do)`."""

    file: str
    place: str
    what: str
    advice: str = ""
    code: str = "unreadable"
    level: str = ERROR
    line: int = 0
    column: int = 0
    width: int = 1
    excerpt: str = ""

    @property
    def where(self) -> str:
        """Return `file:line:column`, or the file alone."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def as_error(self) -> str:
        """Return the line of a checker: `file:1:1: error: key.path: what (what to do) [code]`."""
        named = f"{self.place}: " if self.place else ""
        return f"{self.where}: {self.level}: {named}{self._said()} [{self.code}]"

    def __str__(self) -> str:
        """Return the line that a person reads, harmless whatever stood in the file."""
        named = f"{self.place}: " if self.place else ""
        return clean(f"{self.where}: {named}{self._said()}")

    def _said(self) -> str:
        return self.what + (f" ({self.advice})" if self.advice else "")


class ScenarioProblems(Exception):
    """A scenario can't be used; `problems` holds every reason found."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep all problems, in the order of the file."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
