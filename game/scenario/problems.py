"""A problem in a scenario file, as data: where it is and what is wrong.

`place` is the key path. File, line and column join it when positions are known, so front ends print
a problem with `str` and never take it apart.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: `file: key.path: what is wrong (what to do)`."""

    file: str
    place: str
    what: str
    advice: str = ""

    def as_error(self) -> str:
        """Return the line of a checker: `file: error: key.path: what is wrong (what to do)`."""
        where = f"{self.file}: error: " + (f"{self.place}: " if self.place else "")
        return f"{where}{self.what}" + (f" ({self.advice})" if self.advice else "")

    def __str__(self) -> str:
        """Return the line that a person reads."""
        where = f"{self.file}: {self.place}: " if self.place else f"{self.file}: "
        return f"{where}{self.what}" + (f" ({self.advice})" if self.advice else "")


class ScenarioProblems(Exception):
    """A scenario can't be used; `problems` holds every reason found."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep all problems, in the order of the file."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
