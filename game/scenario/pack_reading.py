"""Reads a folder or a zip into memory as the files of a pack, and refuses what doesn't belong.

Nothing is believed that a file says about itself: sizes are measured while reading, within bounds,
and nothing is written anywhere. Which names may stand in a pack is for `pack_names` to say.
"""

import io
import os
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from operator import attrgetter
from pathlib import Path
from stat import S_IFMT, S_ISDIR, S_ISLNK, S_ISREG

from game.scenario.clean import clean_line
from game.scenario.pack_names import (
    ABOUT,
    ALL_BIGGEST,
    DEPTH_MOST,
    FILE_BIGGEST,
    FILES_MOST,
    RATIO_MOST,
    Fault,
    kind_fault,
    name_fault,
    refusal,
    refused,
)
from game.scenario.paths import is_file
from game.scenario.problems import Problem, ScenarioProblems

Files = dict[str, bytes]
"""Contents by path within the pack, in the order of the paths."""

ZIP_BIGGEST = ALL_BIGGEST + 1024 * 1024
"""No zip may have more bytes: all that may be in it, stored, and what a zip says about files."""
ENTRIES_MOST = 2 * FILES_MOST
"""Files and folders together: more are not even looked at."""
TOLD_MOST = 20
"""Files with a wrong name that are told of at once."""
ENTRY, EMPTY = b"PK\x01\x02", b"PK\x05\x06"
STARTS = (b"PK\x03\x04", EMPTY)
ENCRYPTED = 0x41
CODE_OF_PACKAGES = (".py", ".pyc", ".pyi", ".typed")
JUNCTION = 0xA0000003
"""The tag of a folder that is another one, on Windows."""

UNZIPPING = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, LookupError,
    NotImplementedError, RuntimeError,
)  # fmt: skip
"""What the standard library raises, in one version or another, for a zip that isn't right."""


def is_zip(path: Path) -> bool:
    """Tell whether a path is a zip, as its name or its first bytes tell."""
    if not is_file(path) or path.suffix == ".toml":
        return False
    try:
        with path.open("rb") as file:
            return path.suffix == ".zip" or file.read(4) in STARTS
    except OSError:
        return path.suffix == ".zip"


class Intake:
    """Files on their way into a pack; `shown` is what problems call the pack."""

    def __init__(self, shown: str) -> None:
        """Begin with nothing."""
        self.shown = shown
        self.wrong: list[Problem] = []
        self.files: Files = {}
        self._spelt: dict[str, str] = {}
        self._count = 0
        self._bytes = 0

    def admit(self, name: str, folder: bool = False, fault: Fault | None = None) -> None:
        """Judge a file or folder by its name; `fault` is what is known to be wrong with it."""
        self._count += not folder
        if self._count > FILES_MOST:
            raise refused(self.shown, f"more than {FILES_MOST} files", "make it smaller")
        fault = name_fault(name) or fault or (None if folder else kind_fault(name))
        fault = fault or self._twice(name, folder)
        if fault:
            self.wrong.append(refusal(self.shown, name, fault))
        if len(self.wrong) >= TOLD_MOST:
            raise ScenarioProblems(self.wrong)

    def _twice(self, name: str, folder: bool) -> Fault | None:
        """Refuse what would be one file, or a file and a folder, on some system."""
        parts = name.split("/")
        for end in range(1, len(parts) + 1):
            here = "/".join(parts[:end])
            spelt = here + ("/" if folder or end < len(parts) else "")
            met = self._spelt.setdefault(here.casefold(), spelt)
            is_new_file = end == len(parts) and not folder
            if met != spelt or (is_new_file and here in self.files):
                return "there twice, for some systems at least", "rename or leave out one of them"
        if not folder:
            self.files[name] = b""
        return None

    def judged(self) -> None:
        """Raise ScenarioProblems if a name was wrong, or there is no pack.toml."""
        if self.wrong:
            raise ScenarioProblems(self.wrong)
        if ABOUT not in self.files:
            within = any(name.endswith(f"/{ABOUT}") for name in self.files)
            deeper = "zip what is in the folder, not the folder" if within else "add it"
            raise refused(self.shown, f"holds no {ABOUT} at its top", deeper)

    def keep(self, name: str, data: bytes) -> None:
        """Take the content of an admitted file, read with a bound. Raises ScenarioProblems."""
        self._bytes += len(data)
        if len(data) > FILE_BIGGEST:
            raise refused(self.shown, "larger than 512 KB", "make it smaller", name)
        if self._bytes > ALL_BIGGEST:
            raise refused(self.shown, "larger than 8 MB in all", "make it smaller")
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            raise refused(self.shown, "no UTF-8 text", "save it as UTF-8", name) from None
        self.files[name] = data

    def done(self) -> Files:
        """Return all files in the order of their paths."""
        return {name: self.files[name] for name in sorted(self.files)}


def files_of_zip(path: Path, shown: str) -> Files:
    """Return the files in a zip. Raises ScenarioProblems."""
    with opened(path, shown) as file:
        raw = file.read(ZIP_BIGGEST + 1)
    if len(raw) > ZIP_BIGGEST:
        raise refused(shown, "larger than any pack", "make it smaller")
    if not raw.startswith(STARTS):
        raise refused(shown, "not a zip", "hedge scenario pack build makes one")
    if raw.count(ENTRY) > ENTRIES_MOST:
        raise refused(shown, f"more than {FILES_MOST} files", "make it smaller")
    intake = Intake(shown)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
            for entry in entries:
                folder = entry.orig_filename.endswith("/")
                name = entry.orig_filename.removesuffix("/")
                intake.admit(name, folder, _entry_fault(entry, folder))
            intake.judged()
            for entry in entries:
                if not entry.orig_filename.endswith("/"):
                    intake.keep(entry.filename, _unpacked(archive, entry, shown))
    except UNZIPPING:
        raise refused(shown, "damaged, or cut off", "get it again, or build it again") from None
    return intake.done()


def _entry_fault(entry: zipfile.ZipInfo, folder: bool) -> Fault | None:
    mode = entry.external_attr >> 16
    if S_ISLNK(mode):
        return "a link", "put the file itself there"
    if S_IFMT(mode) and not (S_ISDIR(mode) if folder else S_ISREG(mode)):
        return "no ordinary file", "leave it out"
    if entry.flag_bits & ENCRYPTED:
        return "encrypted", "packs are open: zip it without a password"
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "packed in a way that not every system knows", "zip it with deflate, or stored"
    return None


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, shown: str) -> bytes:
    """Return the content of an entry; one byte more than may be is the most that is unpacked."""
    most = RATIO_MOST * max(entry.compress_size, 1)
    with archive.open(entry) as file:
        data = file.read(min(FILE_BIGGEST, most) + 1)
    if most < len(data) <= FILE_BIGGEST:
        what = f"unpacks to more than {RATIO_MOST} times its size"
        raise refused(shown, what, "no text does that: leave it out", entry.filename)
    return data


def files_of_folder(folder: Path, shown: str, package: bool = False) -> Files:
    """Return the files in a folder. Raises ScenarioProblems.

    What begins with a dot belongs to the author's tools and is no part of the pack. Neither is, in
    a Python package, its code: it is not read, let alone run.
    """
    if not is_file(folder / ABOUT):
        raise refused(shown, f"holds no {ABOUT} at its top", "add it")
    intake = Intake(shown)
    paths: dict[str, Path] = {}
    for number, (name, entry) in enumerate(_walk(folder, shown, package, ())):
        if number >= ENTRIES_MOST:
            raise refused(shown, f"more than {FILES_MOST} files", "make it smaller")
        found = _look(entry, shown)
        is_folder = S_ISDIR(found.st_mode)
        intake.admit(name, is_folder, _file_fault(found))
        if not is_folder:
            paths[name] = Path(entry.path)
    intake.judged()
    for name, path in paths.items():
        with opened(path, shown, name) as file:
            intake.keep(name, file.read(FILE_BIGGEST + 1))
    return intake.done()


def _walk(
    folder: Path, shown: str, package: bool, above: tuple[str, ...]
) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Yield what is in a folder with its path in the pack; links are never followed."""
    try:
        with os.scandir(folder) as listed:
            entries = list(islice(listed, ENTRIES_MOST + 1))
    except OSError as error:
        raise unreadable(shown, error, "/".join(above)) from None
    for entry in sorted(entries, key=attrgetter("name")):
        if entry.name.startswith(".") or (package and _is_code(entry.name)):
            continue
        parts = (*above, entry.name)
        yield "/".join(parts), entry
        if len(parts) <= DEPTH_MOST and S_ISDIR(_look(entry, shown).st_mode):
            if _file_fault(_look(entry, shown)) is None:
                yield from _walk(Path(entry.path), shown, package, parts)


def _is_code(name: str) -> bool:
    return name == "__pycache__" or name.endswith(CODE_OF_PACKAGES)


def _look(entry: "os.DirEntry[str]", shown: str) -> os.stat_result:
    try:
        return entry.stat(follow_symlinks=False)
    except OSError as error:
        raise unreadable(shown, error, entry.name) from None


def _file_fault(found: os.stat_result) -> Fault | None:
    if S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == JUNCTION:
        return "a link", "put the file itself there"
    if not (S_ISREG(found.st_mode) or S_ISDIR(found.st_mode)):
        return "no ordinary file", "leave it out"
    return None


def opened(path: Path, shown: str, name: str = "") -> io.BufferedReader:
    """Return an ordinary file, open. Raises ScenarioProblems."""
    try:
        if S_ISREG(path.stat().st_mode):
            return path.open("rb")
    except (OSError, ValueError) as error:
        raise unreadable(shown, error, name) from None
    raise refused(shown, "no ordinary file", "name a zip or a folder", name)


def unreadable(shown: str, error: Exception, name: str = "") -> ScenarioProblems:
    """Return the exception for what the system doesn't let us read."""
    what = (getattr(error, "strerror", "") or "can't be read").lower()
    named = clean_line(name, 60)
    return ScenarioProblems([Problem(shown, named, what, "check the path", "unreadable")])
