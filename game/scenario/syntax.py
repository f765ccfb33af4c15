"""What is wrong with a text as TOML, all of it at once, in words; and what is too much to read.

The parser of the standard library is the judge; after an error its line is left out and it is asked
again. What would only echo an earlier error is not told.
"""

import re
import tomllib
from typing import NamedTuple

from game.scenario.clean import clean
from game.scenario.syntax_hints import LONGEST, another_language, hint, in_list

BIGGEST = 512 * 1024
"""No scenario file may be larger than this many bytes."""
MOST_SIGNS, MOST_DOTS = 20_000, 100
ERRORS_MOST, READ_MOST = 20, BIGGEST
"""So many errors are looked for, while no more characters than this have to be read for them."""

TEXTS = re.compile(
    r'''"""(?:[^"\\]++|\\[\s\S]|"(?!""))*+(?:"{3,5}|\\?\Z)'''
    r"|'''[\s\S]*?(?:'{3,5}|\Z)"
    r"""|"(?:[^"\\\n]++|\\.)*+(?:"|\\?$)"""
    r"|'[^'\n]*+(?:'|$)|#[^\n]*+",
    re.MULTILINE,
)
"""Texts, quoted keys and comments as the parser reads them; one without an end takes the rest."""
DOTTED = re.compile(rf'(?<![\w"-])(?:[\w"-]++[ \t]*+\.[ \t]*+){{{MOST_DOTS + 1}}}')
"""A dotted key that leads too deep, texts being left out."""

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
HEADING = re.compile(r"\s*\[")
OPENS = re.compile(r"=\s*\[[^\]]*$")
"""How a line ends that begins a list over several lines."""
LISTS = ("mail", "forecasts")
"""Headings that take two pairs of brackets."""
QUOTES = re.compile("\"{3}|'{3}")

LOST = (
    ("Exceeds the limit", re.compile(r"(?<![\d_])[\d_]{4300}")),
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
    if text.count("\n") > MOST_SIGNS:
        return "more than 20,000 lines"
    bare = TEXTS.sub('""', text)
    if bare.count(".") > MOST_SIGNS or bare.count("=") > MOST_SIGNS:
        return "more than 20,000 keys"
    if bare.count("[") + bare.count("{") > MOST_SIGNS:
        return "more than 20,000 tables"
    if bare.count(",") > MOST_SIGNS:
        return "more than 20,000 values"
    if DOTTED.search(bare):
        return "nested too deeply: a line with more than 100 dots"
    return ""


def entries(text: str) -> int:
    """Return how many keys, values, tables and lines a text has, all together."""
    bare = TEXTS.sub('""', text)
    return sum(bare.count(sign) for sign in "=,[{\n")


def errors(text: str) -> list[Wrong]:
    """Return every error of syntax in a text, in order; an empty list where there is none."""
    found: list[Wrong] = []
    lines = text.split("\n")
    other = another_language(text)
    if other is not None and _first(text) is not None:
        return [Wrong(1, 1, "syntax", *other)]
    for number in range(min(ERRORS_MOST, 1 + READ_MOST // (len(text) + 1))):
        left = "\n".join(lines)
        wrong = None if too_much(left) else _first(left)
        if wrong is None:
            break
        told, begins, ends = _explained(wrong, lines)
        found.append(told)
        if told.code == "too-deep" or not any(line.strip() for line in lines[begins - 1 : ends]):
            break
        heading = lines[begins - 1].lstrip().startswith("[")
        lines[begins - 1 : ends] = [""] * (ends - begins + 1)
        if heading:
            lines[begins - 1] = f"[left-out-{number}]"
    return sorted(found)


def _explained(wrong: Wrong, lines: list[str]) -> tuple[Wrong, int, int]:
    """Return an error in its author's words, and the lines that are left out to read on."""
    line = wrong.line
    if wrong.code == "duplicate-key":
        return _twice(wrong, lines)
    begins = _list_around(lines, line)
    meant = hint(lines, line, begins is not None)
    if meant is not None and not _opens_list(lines, line):
        wrong = wrong._replace(code="syntax", what=meant[0], advice=meant[1])
        return wrong, begins or line, max(line, _end(lines, begins or line))
    if begins is not None:
        return _in_list(wrong, lines, begins)
    if wrong.what == UNCLOSED_TEXT:
        quotes = [n for n in range(1, line + 1) if QUOTES.search(lines[n - 1])]
        begins = quotes[-1] if wrong.line_is_last(lines) and quotes else line
    elif "without its" in wrong.what:
        starts = [n for n in range(1, line) if STATEMENT.match(lines[n - 1])]
        own = STATEMENT.match(lines[line - 1]) and wrong.column > 1
        begins = line if own or not starts else starts[-1]
    begins = begins or line
    told = wrong._replace(line=begins, column=1) if begins < line else wrong
    return told, begins, _end(lines, begins)


def _end(lines: list[str], begins: int) -> int:
    """Return the last line of the statement that begins on a line."""
    ends = begins
    while ends < len(lines) and not STATEMENT.match(lines[ends]):
        ends += 1
    return ends


def _opens_list(lines: list[str], line: int) -> bool:
    """Tell whether a line begins a list that isn't closed on it."""
    text = lines[line - 1]
    return len(text) <= LONGEST and OPENS.search(_bare(text)) is not None


def _bare(line: str) -> str:
    return re.sub(r'"(?:[^"\\]|\\.)*"|#.*', "", line)


def _list_around(lines: list[str], line: int) -> int | None:
    """Return the line on which the list begins that a line, or the statement before it, is in."""
    starts = [n for n in range(1, line) if STATEMENT.match(lines[n - 1])]
    if not starts or not _opens_list(lines, starts[-1]):
        return None
    closed = any(lines[n - 1].lstrip().startswith("]") for n in range(starts[-1] + 1, line))
    return None if closed else starts[-1]


def _in_list(wrong: Wrong, lines: list[str], begins: int) -> tuple[Wrong, int, int]:
    """Explain an error in a list over several lines; reading goes on after the list."""
    if STATEMENT.match(lines[wrong.line - 1]):
        what, advice = "a list without its ]", "close it before the next key"
        return (
            wrong._replace(line=begins, column=1, what=what, advice=advice),
            begins,
            (wrong.line - 1),
        )
    meant = in_list(lines, wrong.line, wrong.column)
    if meant is not None and wrong.what != UNCLOSED_TEXT:
        line, column, (what, advice) = meant
        wrong = Wrong(line, column, "syntax", what, advice)
    return wrong, begins, _end(lines, begins)


def _twice(wrong: Wrong, lines: list[str]) -> tuple[Wrong, int, int]:
    """Explain what stands twice: where it stood first, and what may be missing in between."""
    line, text = wrong.line, lines[wrong.line - 1].strip()
    if text.startswith("["):
        name = text.split("]")[0].strip("[ ")
        plain = [n for n in range(1, line) if lines[n - 1].strip().startswith(f"[{name}]")]
        lists = [n for n in range(1, line) if lines[n - 1].strip().startswith(f"[[{name}]]")]
        what = f"[{name}] stands in line {(plain or lists or [line])[0]} already"
        advice = "give this one another id, or put all of it under one heading"
        if name in LISTS or lists:
            what, advice = f"[{name}] with one pair of brackets", f"write [[{name}]], each time"
        end = next((n for n in range(line, len(lines)) if HEADING.match(lines[n])), len(lines))
        return wrong._replace(what=what, advice=advice), line, end
    key = text.split("=")[0].strip()
    heading = max((n for n in range(1, line) if HEADING.match(lines[n - 1])), default=0)
    keys = {lines[n].split("=")[0].strip(): n + 1 for n in range(heading, line - 1)
            if STATEMENT.match(lines[n])}  # fmt: skip
    if key not in keys:
        return wrong, line, _end(lines, line)
    what = f"{key} stands in line {keys[key]} already"
    following = lines[line].split("=")[0].strip() if line < len(lines) else ""
    if following and following in keys:
        under = lines[heading - 1].strip() if heading else "a heading"
        advice = f"is a heading missing above this line, such as {under}?"
        end = next((n for n in range(line, len(lines)) if HEADING.match(lines[n])), len(lines))
        return wrong._replace(what=what, advice=advice), line, end
    return wrong._replace(what=what, advice="leave one of the two out"), line, _end(lines, line)


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
