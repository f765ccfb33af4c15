"""What a person probably meant where a line isn't TOML: read off the line itself, in words."""

import re
import unicodedata
from collections.abc import Sequence

Hint = tuple[str, str]
"""What is wrong, and what to do."""
LONGEST = 1000
"""Longer lines aren't looked at closely: it would take long, and nobody typed them."""

MERGE = re.compile(r"^(<{7}|={7}$|>{7})")
CURLY = re.compile("[\u201c\u201d\u201e\u2018\u2019]")
INVISIBLE = re.compile("[\u00a0\u2007\u202f\u200b\u200c\u200d\u2060\ufeff]")
DASH = re.compile("[\u2012-\u2015\u2212]")
_BARE = r"(?:^|[=\[,{(]\s*)"
VALUES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(_BARE + r"(\d{1,2}\.\d{1,2}\.\d{4}|\d{4}/\d{1,2}/\d{1,2}|\d{4}-\d{1,2}-\d{1,2})"),
     "not how a date is written",
     "write it as 2026-09-07, without quotes"),
    (re.compile(_BARE + r"-?\d+(\.\d+)?\s*%"), "a percentage", "25% is 0.25"),
    (re.compile(_BARE + r"\d{1,3}(?:[,' ]\d{3})+\b"), "a number with something in its middle",
     "write 78000 for 78,000"),
    (re.compile(r"=\s*-?\d+,\d"), "a decimal comma", "decimals take a point: 0.4"),
    (re.compile(_BARE + r"\d+(\.\d+)?\s*k\b"), "a number with a letter", "write 78000 for 78k"),
    (re.compile(_BARE + r"\d+\s*(?:-|\.\.)\s*\d+"), "a range", "write least and most: [1, 3]"),
    (re.compile(_BARE + r"\d{1,2}:\d\d\b"), "a time of day",
     'slots are "morning" and "afternoon", in quotes'),
    (re.compile(_BARE + r"-?0\d"), "a number with a 0 in front", "leave the 0 away"),
    (re.compile(r"=\s*(True|False|TRUE|FALSE|yes|no|Yes|No|on|off)\b"),
     "not how yes and no are said", "write true or false"),
    (re.compile(r"=\s*\(.*\)"), "round brackets", "lists take [square] ones"),
    (re.compile(r"\{[^}]*,\s*\}"), "a comma before the }", "leave it out"),
)  # fmt: skip
"""Values that no TOML parser takes, and what their writers want."""


def hint(lines: Sequence[str], line: int, inside: bool) -> Hint | None:
    """Return what was probably meant on a line (from 1), or None where that can't be read.

    `inside` tells that the line is an entry of a list over several lines.
    """
    text = lines[line - 1]
    if len(text) > LONGEST:
        return None
    if MERGE.match(text):
        return "a line left by a merge", "keep one side, and delete the three marks"
    for pattern, names in ((CURLY, _curly), (INVISIBLE, _invisible), (DASH, _dash)):
        found = pattern.search(_outside_quotes(text))
        if found is not None:
            return names(found.group(0))
    if inside:
        return None
    if re.search(r"=\s*'[^']*\"\s*(#.*)?$", text) or re.search(r"=\s*\"[^\"]*'\s*(#.*)?$", text):
        return "text that opens with one quote and closes with another", 'use " at both ends'
    if re.search(r"=\s*'[^']*'\w", text):
        return "a ' inside the text ends it", 'put the text in "…"'
    if re.search(r'=\s*"[^"]*"\w', text):
        return 'a " inside the text ends it', "write \\\" inside, or put the text in '…'"
    if re.search(r'=\s*"[^"]*\\[A-Z]', text):
        return "a backslash", "write \\\\ for one, or put the text in '…'"
    if re.search(r"=\s*\[\s*\w+\s*=", text):
        return "a table in a list without its { }", "write [{ key = value }]"
    _, equals, value = text.partition("=")
    if not equals and re.match(r"\s*[\w\"-]+\s*:", text):
        return "a colon where = belongs", "write key = value"
    if equals:
        for pattern, what, advice in VALUES:
            if pattern.search(f"={_outside_quotes(value)}"):
                return what, advice
        if value.strip() == "{":
            return "a { table } over several lines", "write it on one line"
    if re.match(r"\s*\[\[?[^\]\"]*\s[^\]\"]*\]", text) and "=" not in text:
        return "a heading with a blank in it", "ids are small letters, digits, - and _"
    return None


def _curly(character: str) -> Hint:
    return f"curly quotes ({character})", 'write straight ones: "text"'


def _invisible(character: str) -> Hint:
    name = unicodedata.name(character, "a character").lower()
    return f"an invisible character ({name})", "delete it, and type a space"


def _dash(character: str) -> Hint:
    return f"a dash ({character})", "write - for minus"


def _outside_quotes(text: str) -> str:
    """Return a line with what stands in straight quotes, and after #, left out."""
    return re.sub(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|#.*', '""', text)


def in_list(lines: Sequence[str], line: int, column: int) -> tuple[int, int, Hint] | None:
    """Return where and how an entry of a list over several lines is wrong (line, column, hint)."""
    text = lines[line - 1]
    if len(text) > LONGEST:
        return None
    rest = text[column - 1 :]
    first = column - 1 == len(text) - len(text.lstrip())
    if first and rest.startswith(('"', "'", "{", "[")):
        before = next((n for n in range(line - 1, 0, -1) if lines[n - 1].strip()), line)
        end = len(lines[before - 1].rstrip()) + 1
        return before, end, ("no comma after this entry", "put a comma at its end")
    start = len(text) - len(text.lstrip())
    if '"' in text and text.lstrip()[:1] not in "\"'{[],#":
        return line, start + 1, ('no " in front of this text', 'begin it with "')
    if rest.startswith(","):
        return line, column, ("two commas", "leave one out")
    if not first and '"' in text[: column - 1]:
        return line, column, ('a " inside the text ends it', "write \\\" inside, or use ' '")
    return None


def another_language(text: str) -> Hint | None:
    """Return what a whole file is that was never meant to be TOML."""
    start = text.lstrip()[:200].lower()
    if start.startswith("{") and re.match(r'\{\s*("|\})', start):
        return "is JSON, not TOML", "hedge scenario new NAME writes a hunt to begin with"
    if start.startswith(("<!doctype", "<html", "<?xml", "<")) and ">" in start:
        return "is a web page, not TOML", "hedge scenario new NAME writes a hunt to begin with"
    if start.startswith("pk\x03\x04"):
        return "is a zip, not TOML", "hedge scenario pack inspect FILE says what is in one"
    if re.match(r"# \S.*\n+[a-z]", start) and "=" not in start:
        return "is a text, not TOML", "hedge scenario new NAME writes a hunt to begin with"
    return None
