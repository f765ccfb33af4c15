"""What ends a command early, and the line that says so."""

import sys

from game.scenario.clean import clean_line

LONGEST = 600
DONE, NOT_RIGHT, USAGE, INTERRUPTED = 0, 1, 2, 130


class Stop(Exception):
    """Ends a command with an exit code; each line goes to standard error."""

    def __init__(self, *lines: str, code: int = USAGE) -> None:
        """Keep the lines, `what: where: why (what to do)` each."""
        super().__init__("\n".join(lines))
        self.lines = lines
        self.code = code


def complain(*lines: str) -> None:
    """Print lines on standard error, whatever its encoding can hold."""
    encoding = sys.stderr.encoding or "utf-8"
    for line in lines:
        safe = clean_line(line, LONGEST).encode(encoding, "replace").decode(encoding)
        print(safe, file=sys.stderr)
