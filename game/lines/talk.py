"""Speaking and listening: wrapped lines out, typed lines in, and the two questions there are."""

import re
import shutil
import sys
from collections.abc import Callable, Iterable
from typing import TextIO

from game.lines.find import folded
from game.lines.wrapping import wrapped
from game.scenario.clean import clean_line
from game.words.languages import N_, _

NARROWEST = 40
YES, NO = N_("yes"), N_("no")
TRIES = 2
"""How often a question is asked before nothing is done."""
_SHARE = re.compile(r"([0-9]{1,3}) *(?:in|of|/) *(10|20|100)", re.IGNORECASE)


def means(word: str, typed: str) -> bool:
    """Tell whether a typed word is YES or NO or its first letter, in either language."""
    said = (folded(word), folded(_(word)))
    return folded(typed) in (*said, *(each[:1] for each in said))


class Talk:
    """A terminal that can only print and read lines, or anything that behaves like one.

    `is_command` tells a command from an answer to a question: one that is typed at a question drops
    the question, and is the next line that is read. `polish` is what every line goes through.
    """

    def __init__(self, source: TextIO | None = None, sink: TextIO | None = None) -> None:
        """Use the standard streams unless told otherwise."""
        self.input = source or sys.stdin
        self.output = sink or sys.stdout
        self.is_command: Callable[[str], bool] = lambda line: False
        self.polish: Callable[[str], str] = lambda line: line
        self.waiting = ""

    def say(self, lines: Iterable[str]) -> None:
        """Print lines, wrapped at the terminal's width, their indent kept."""
        width = max(NARROWEST, shutil.get_terminal_size((80, 24)).columns)
        for line in lines:
            for row in wrapped(self.polish(line), width):
                self.output.write(row + "\n")
        self.output.flush()

    def read(self, prompt: str) -> str | None:
        """Return a line of input without its end, or None at the end of input."""
        if self.waiting:
            line, self.waiting = self.waiting, ""
            return line
        self.output.write(prompt)
        self.output.flush()
        line = self.input.readline()
        if not line:
            self.output.write("\n")
            return None
        return line.rstrip("\n")

    def agreed(self, asked: str) -> bool:
        """Ask for a yes; nonsense is asked about once more, and then is a no, as a command is."""
        self.say([asked])
        for tried in range(TRIES):
            if tried:
                self.say([_("Please answer yes or no.")])
            answer = self.read(_("yes or no > "))
            if answer is None or not folded(answer) or means(NO, answer):
                return False
            if means(YES, answer):
                return True
            if self._drops(answer):
                return False
        return False

    def percent(self, asked: str) -> int | None:
        """Ask for a chance from 0 to 100; None where none was given in two tries, or a command."""
        self.say([asked])
        for _tried in range(TRIES):
            answer = self.read(_("In percent, 0 to 100 > "))
            if answer is None:
                return None
            value = percent_of(answer)
            if value is not None:
                return value
            if not answer.strip().isdigit() and self._drops(answer):
                return None
            self.say([no_percent(answer)])
        return None

    def _drops(self, answer: str) -> bool:
        """Keep a command for the next reading; return whether an answer is one."""
        self.waiting = answer if self.is_command(answer) else ""
        return bool(self.waiting)


def percent_of(text: str) -> int | None:
    """Return a typed chance (`60`, `60%`, `6 in 10`) in whole per cent, or None."""
    share = _SHARE.fullmatch(text.strip())
    if share:
        part, whole = int(share[1]), int(share[2])
        return 100 * part // whole if part <= whole else None
    text = text.strip().rstrip("%").strip()
    if text.isascii() and text.isdigit() and len(text) < 4 and int(text) <= 100:
        return int(text)
    return None


def no_percent(text: str) -> str:
    """Return what is wrong with a typed chance."""
    said = clean_line(text, 40)
    if not said:
        return _("A whole number from 0 to 100, please.")
    return _('"{said}" isn\'t one. A whole number from 0 to 100, please.').format(said=said)
