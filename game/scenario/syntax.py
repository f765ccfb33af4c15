"""What is wrong with a text as TOML, all of it at once, in words; and what is too much to read.

The parser of the standard library is the judge; after an error its line is left out and it is asked
again. What would only echo an earlier error is not told.
"""

import re
import tomllib
from typing import NamedTuple

from game.scenario.clean import clean

BIGGEST = 512 * 1024
"""No scenario file may be larger than this many bytes."""
MOST_SIGNS, MOST_DOTS = 20_000, 100
ERRORS_MOST = 20

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class Wrong(NamedTuple):
    """One error of syntax; line and column count from 1."""

    line: int
    column: int
    code: str
    what: str
    advice: str

    def line_is_last(self, lines: list[str]) -> bool:
        """Tell whether nothing but blank lines follows the error."""
        return not any(line.strip() for line in lines[self.line :])


UNCLOSED_TEXT = "text without its closing quote"
STATEMENT = re.compile(r"""\s*(\[|[\w"'-][\w"'. -]*=)""")
"""How a line begins that starts a statement of its own."""
QUOTES = re.compile("\"{3}|'{3}")

LOST = (
    ("Exceeds the limit", re.compile(r"[\d_]{4300}")),
    ('Expected "\'"', re.compile(r"'[^']*$")),
)
"""Errors that the parser gives no place, and how the line that they come from looks."""

KNOWN: tuple[tuple[str, str, str, str], ...] = (
    ("Invalid statement", "syntax", "no key stands here",
     "write key = value; comments begin with #"),
    ("Expected '=' after a key", "syntax", "a key without = and a value",
     "write key = value; comments begin with #"),
    ("Expected newline or end of document", "syntax", "something stands after the value",
     'one key a line; text belongs in "quotes"'),
    ("Invalid value", "syntax", "no value that TOML knows",
     'text belongs in "quotes"; true and false are lower-case; a number is 3 or 0.3'),
    ("Unclosed array", "syntax", "a list without its ]",
     "close it, and put commas between entries"),
    ("Unclosed inline table", "syntax", "a { table } without its }",
     "close it, and put commas between entries; it stands on one line"),
    ("Expected ']", "syntax", "a heading without its ]", "write [table] or [[table]] on one line"),
    ("Unterminated string", "syntax", UNCLOSED_TEXT, 'close it with " or """'),
    ("Expected \"'\"", "syntax", UNCLOSED_TEXT, "close it with '"),
    ("Expected \"'''\"", "syntax", UNCLOSED_TEXT, "close it with '''"),
    ("Illegal character '\\n'", "syntax", UNCLOSED_TEXT,
     'close it with "; text over several lines belongs in """ """'),
    ("Illegal character", "control-character", "a control character stands in the file",
     "take it out, or write it as \\n or \\t"),
    ("Found invalid character", "control-character", "a control character stands in the file",
     "take it out"),
    ("Unescaped '\\'", "syntax", "\\ begins no escape that TOML knows",
     "write \\\\ for a backslash, or 'text' in single quotes"),
    ("Escaped character is not", "syntax", "an escape that is no character", "check its digits"),
    ("Invalid hex value", "syntax", "an escape that is no character", "check its digits"),
    ("Cannot overwrite a value", "duplicate-key", "this key has a value already",
     "leave one of the two out"),
    ("Duplicate inline table key", "duplicate-key", "this key has a value already",
     "leave one of the two out"),
    ("Cannot declare", "duplicate-key", "this table stands twice, or its key has a value already",
     "put everything under one heading"),
    ("Cannot mutate immutable", "duplicate-key", "this table or list is closed already",
     "write all of it in one place"),
    ("Cannot redefine namespace", "duplicate-key", "this table stands twice",
     "put everything under one heading"),
    ("Invalid initial character", "syntax", "no key begins like this",
     "keys are letters, digits, - and _; others belong in quotes"),
    ("Invalid date", "syntax", "no such date", "write it as 2026-05-12"),
    ("Exceeds the limit", "syntax", "a number with too many digits", "write a smaller one"),
)  # fmt: skip
"""How the parser begins its message; the code; what is wrong; what to do."""


def too_much(text: str) -> str:
    """Return why a text is too large or too deep to be read, or an empty text."""
    if text.count(".") > MOST_SIGNS or text.count("=") > MOST_SIGNS:
        return "more than 20,000 keys"
    if text.count("[") + text.count("{") > MOST_SIGNS:
        return "more than 20,000 tables"
    if any(line.count(".") > MOST_DOTS for line in text.split("\n")):
        return "nested too deeply: a line with more than 100 dots"
    return ""


def errors(text: str) -> list[Wrong]:
    """Return every error of syntax in a text, in order; an empty list where there is none."""
    found: list[Wrong] = []
    lines = text.split("\n")
    for number in range(ERRORS_MOST):
        wrong = _first("\n".join(lines))
        if wrong is None:
            break
        begins, ends = _statement(wrong, lines)
        found.append(wrong._replace(line=begins, column=1) if begins < wrong.line else wrong)
        if not any(line.strip() for line in lines[begins - 1 : ends]):
            break
        heading = lines[begins - 1].lstrip().startswith("[")
        lines[begins - 1 : ends] = [""] * (ends - begins + 1)
        if heading:
            lines[begins - 1] = f"[left-out-{number}]"
    return sorted(found)


def _statement(wrong: Wrong, lines: list[str]) -> tuple[int, int]:
    """Return the first and last line of the statement that an error belongs to."""
    line = wrong.line
    begins = line
    if '"""' in wrong.advice or wrong.what == UNCLOSED_TEXT:
        quotes = [n for n in range(1, line + 1) if QUOTES.search(lines[n - 1])]
        begins = quotes[-1] if wrong.line_is_last(lines) and quotes else line
    elif "without its" in wrong.what:
        starts = [n for n in range(1, line) if STATEMENT.match(lines[n - 1])]
        own = STATEMENT.match(lines[line - 1]) and wrong.column > 1
        begins = line if own or not starts else starts[-1]
    ends = begins
    while ends < len(lines) and not STATEMENT.match(lines[ends]):
        ends += 1
    return begins, ends


def _first(text: str) -> Wrong | None:
    try:
        tomllib.loads(text)
    except RecursionError:
        return Wrong(1, 1, "too-deep", "nested too deeply", "use fewer brackets in one another")
    except ValueError as error:
        return _wrong(text, str(error))
    return None


def _wrong(text: str, message: str) -> Wrong:
    lines = text.split("\n")
    line, column = _position(message, lines)
    for begins, code, what, advice in KNOWN:
        if message.startswith(begins):
            if code == "duplicate-key":
                column = len(lines[line - 1]) - len(lines[line - 1].lstrip()) + 1
            return Wrong(line, column, code, what, advice)
    return Wrong(line, column, "syntax", f"not TOML: {clean(_AT.sub('', message))}", "")


def _position(message: str, lines: list[str]) -> tuple[int, int]:
    """Return where an error is: as the parser says, or, where it only says «the end», guessed."""
    for begins, pattern in LOST:
        if message.startswith(begins):
            for number, line in enumerate(lines, 1):
                found = pattern.search(line)
                if found is not None:
                    return number, found.start() + 1
    at = _AT.search(message)
    if at is not None and at.group(1):
        return min(int(at.group(1)), len(lines)), int(at.group(2))
    last = next((n for n in range(len(lines), 0, -1) if lines[n - 1].strip()), 1)
    return last, len(lines[last - 1].rstrip()) or 1
