"""What may stand in a pack: the names of its files, their kinds, and how much of them there may be.

Judges names only, without asking a disk. A name that passes is the same file on every system: it
leads nowhere but into the pack, and no two that pass together are one file anywhere.
"""

import re

from game.scenario.clean import clean_line
from game.scenario.problems import Problem, ScenarioProblems
from game.scenario.syntax import BIGGEST

FILES_MOST = 200
FILE_BIGGEST = BIGGEST
"""No file of a pack may have more bytes, unpacked."""
ALL_BIGGEST = 8 * 1024 * 1024
"""All files together may not have more bytes, unpacked."""
RATIO_MOST = 100
"""No file may have more than so many times the bytes that it has in the zip."""
PATH_LONGEST = 200
DEPTH_MOST = 5

ABOUT = "pack.toml"
KINDS = (".toml", ".md", ".txt")
BARE = ("licence", "license", "readme")
"""Texts that people write without an ending."""
PLAIN = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_. -]*[A-Za-z0-9_-])?")
DRIVE = re.compile(r"[A-Za-z]:")
DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for itself, whatever their ending."""

Fault = tuple[str, str]
"""What is wrong, and what to do."""


def refusal(pack: str, name: str, fault: Fault) -> Problem:
    """Return what is wrong with a pack, or with a file in it."""
    what, advice = fault
    return Problem(pack, clean_line(name, 60), what, advice, "bad-pack")


def refused(pack: str, what: str, advice: str, name: str = "") -> ScenarioProblems:
    """Return the exception for the one thing that is wrong with a pack, or with a file in it."""
    return ScenarioProblems([refusal(pack, name, (what, advice))])


def name_fault(name: str) -> Fault | None:
    """Return what is wrong with the path of a file or folder in a pack, if anything is."""
    if not name.isprintable():
        return "a name with a character that can't be seen", "rename it"
    if "\\" in name or DRIVE.match(name):
        return "a path of Windows", "write paths within the pack, with /"
    if name.startswith("/"):
        return "an absolute path", "write paths within the pack"
    if len(name) > PATH_LONGEST:
        return f"a path of more than {PATH_LONGEST} characters", "make it shorter"
    parts = name.split("/")
    if ".." in parts:
        return "leads out of the pack", "write paths within the pack"
    if len(parts) > DEPTH_MOST:
        return f"deeper than {DEPTH_MOST} levels", "use fewer folders in one another"
    return next(filter(None, map(_part_fault, parts)), None)


def _part_fault(part: str) -> Fault | None:
    if DEVICE.fullmatch(part):
        return "a name that Windows keeps for itself", "rename it"
    if not PLAIN.fullmatch(part):
        return "no plain name", "use letters without accents, digits, - _ . and blanks"
    return None


def kind_fault(name: str) -> Fault | None:
    """Return what is wrong with the kind of a file, as its name tells it, if anything is."""
    last = name.rpartition("/")[2]
    if last.endswith(KINDS) or last.casefold() in BARE:
        return None
    return "no kind of file for a pack", "a pack holds .toml, .md and .txt, LICENSE and README"
