"""Small TOML files of the player's own, read without trust and written whole or not at all.

Owns the temporary-file-then-rename dance, the copy of what couldn't be read, and the lock between
two games. Knows nothing of what the files say, and loads nothing heavy: they are read at the start.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISREG
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PATIENCE, AGAIN = 5.0, 0.02
"""Seconds that one game waits for another's writing, and between two looks."""


class Unreadable(Exception):
    """A file is there and can't be used as it is; the message says why."""


def read_text(path: Path, most: int) -> tuple[str, bool]:
    """Return a file's text of at most so many bytes, and whether it is all text.

    There is none without a file; what is no UTF-8 is replaced. Raises Unreadable.
    """
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode):
            raise Unreadable("not a file")
        if found.st_size > most:
            raise Unreadable("too large to be what the game wrote")
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return "", True
    except (OSError, ValueError) as error:
        raise Unreadable(why(error)) from None
    try:
        return raw.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        return raw.decode("utf-8-sig", "replace"), False


def why(error: Exception) -> str:
    """Return the reason of a failure in the system's words."""
    return (getattr(error, "strerror", "") or "failed").lower()


def write_text(path: Path, text: str) -> None:
    """Replace a file, or begin it with its folder; it is whole at any moment. Raises OSError.

    Where the path is a link, as with people who keep their settings elsewhere, the link stays.
    """
    real = Path(os.path.realpath(path))
    real.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".writing-", dir=real.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, real)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def keep_beside(path: Path) -> Path:
    """Copy a file to the first free `NAME.damaged-N` beside it; return where. Raises OSError."""
    number = 1
    while True:
        copy = path.with_name(f"{path.name}.damaged-{number}")
        try:
            with open(path, "rb") as source, open(copy, "xb") as target:
                _copy(source, target, copy)
            return copy
        except FileExistsError:
            number += 1


def _copy(source: IO[bytes], target: IO[bytes], named: Path) -> None:
    """Copy to the disk, or leave nothing half done behind."""
    try:
        shutil.copyfileobj(source, target)
        target.flush()
        os.fsync(target.fileno())
    except BaseException:
        with suppress(OSError):
            named.unlink()
        raise


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Keep other games from changing a file meanwhile. Raises OSError, TimeoutError when they do.

    The lock is the system's, on `NAME.lock` beside the file: it goes with whoever holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path.with_name(f"{path.name}.lock"), "ab") as file:
        until = time.monotonic() + PATIENCE
        while not _locked(file.fileno()):
            if time.monotonic() > until:
                raise TimeoutError(0, "another game is writing it")
            time.sleep(AGAIN)
        try:
            yield
        finally:
            _unlock(file.fileno())


def _tries(act: Callable[[], object]) -> bool:
    try:
        act()
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True  # a disk that knows no locks: better to write without than not at all
    return True


if sys.platform == "win32":

    def _locked(handle: int) -> bool:
        os.lseek(handle, 0, os.SEEK_SET)
        return _tries(lambda: msvcrt.locking(handle, msvcrt.LK_NBLCK, 1))

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        with suppress(OSError):
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:

    def _locked(handle: int) -> bool:
        return _tries(lambda: fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB))

    def _unlock(handle: int) -> None:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_UN)
