"""Turning words that are made for the eye into words for the ear: dates, signs, brackets, seals."""

import re

from game.scenario.told import Scenario as Source
from game.words.dates import long_date, short_date
from game.words.languages import _, language

BEFORE, BEYOND = 40, 60
"""Working days before and after a hunt that a date may lie on."""
GROUP = 4
"""Characters of a seal that are read out together."""
_SIGNED = re.compile(r"(?<![\w.])([+-])(?=\d)")
_BRACKETS = re.compile(r" \(([^()]*)\)")
_SHARE = re.compile(r"([0-9]+)\s?%")


class InFull:
    """Says the short dates of a hunt (`Thu 28 May`) in full, in the language spoken."""

    def __init__(self, source: Source) -> None:
        """Know the dates of a hunt."""
        self._source = source
        self._long: dict[str, dict[str, str]] = {}
        self._short: dict[str, re.Pattern[str]] = {}

    def __call__(self, text: str) -> str:
        """Return a text with its short dates said in full."""
        code = language()
        if code not in self._long:
            days = range(1 - BEFORE, self._source.days + BEYOND)
            found = {short_date(self._source, d): long_date(self._source, d) for d in days}
            self._long[code] = found
            self._short[code] = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, found))})(?!\w)")
        return self._short[code].sub(lambda seen: self._long[code][seen.group()], text)


def plainly(text: str) -> str:
    """Return a line of the end without signs, brackets, slashes and gaps."""
    signs = {"+": _("plus"), "-": _("minus")}
    text = _BRACKETS.sub(r", \1", text)
    text = _SIGNED.sub(lambda found: f"{signs[found.group(1)]} ", text)
    text = _SHARE.sub(lambda found: _("{n} percent").format(n=found.group(1)), text)
    return ", ".join(re.split(r" {2,}| / ", text.strip()))


def grouped(seal: str) -> str:
    """Return a whole seal in groups that can be followed by ear and broken at the line's end."""
    return " ".join(seal[at : at + GROUP] for at in range(0, len(seal), GROUP))
