"""Where saves live and how they are written: whole or not at all.

Owns folders, file names, and the temporary-file-then-rename dance.
"""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from game.hunt.folders import saves_folder as saves_folder
from game.hunt.hunt import Hunt
from game.hunt.save import BadSave, head, intact, put_notes, read, write
from game.hunt.verify import Diverges, replay
from game.scenario.clean import clean_line
from game.scenario.paths import is_file, is_folder

if TYPE_CHECKING:
    from game.hunt.saved import SavedHunt

BIGGEST = 64 * 1024 * 1024
NAME_MOST = 60


class NoSave(Exception):
    """A save can't be found, read or written; the message says which and why."""


class SaveFile:
    """The file of one hunt. Making one proves that the folder can be written."""

    def __init__(self, hunt: Hunt, path: Path, beginning: str | None = None) -> None:
        """Bind a hunt to a path; use `create` for a new one."""
        self.path = path
        self._head = head(hunt) if beginning is None else beginning

    @classmethod
    def create(cls, hunt: Hunt, folder: Path) -> "SaveFile":
        """Reserve a new name in `folder` and write the first state. Raises NoSave."""
        base = f"{hunt.scenario.source.id}-{hunt.seed}"[:NAME_MOST]
        beginning = head(hunt)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = _write_new(folder, base, write(hunt, beginning))
        except (OSError, ValueError) as error:
            raise NoSave(f"can't save in {folder}: {_why(error)}") from None
        return cls(hunt, path, beginning)

    def write(self, hunt: Hunt) -> None:
        """Write the hunt over the old file, through a temporary one. Raises NoSave."""
        write_whole(self.path, write(hunt, self._head))


def _write_new(folder: Path, base: str, text: str) -> Path:
    """Write a file under the first free name; it appears whole or not at all. Raises OSError."""
    temporary = _write_temporary(folder, text)
    try:
        number = 1
        while True:
            path = folder / (f"{base}.toml" if number == 1 else f"{base}-{number}.toml")
            try:
                _take_name(temporary, path)
                return path
            except FileExistsError:
                number += 1
    finally:
        temporary.unlink(missing_ok=True)


def _take_name(temporary: Path, path: Path) -> None:
    """Give a written file its name unless the name is taken. Raises FileExistsError."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError, AttributeError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
        try:
            os.replace(temporary, path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def _write_temporary(folder: Path, content: str | bytes) -> Path:
    """Write and flush a temporary file beside the real ones; leave nothing behind on failure."""
    handle, name = tempfile.mkstemp(prefix=".writing-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def write_whole(path: Path, content: str | bytes) -> None:
    """Replace a file by `content`, so that at any moment either the old or the new one is there."""
    temporary: Path | None = None
    try:
        temporary = _write_temporary(path.parent, content)
        os.replace(temporary, path)
        temporary = None
    except OSError as error:
        raise NoSave(f"can't write {path}: {_why(error)}") from None
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _why(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", "") or "failed").lower()


@dataclass(frozen=True, slots=True)
class Listed:
    """A file in the saves folder: a save, or the reason why it isn't one."""

    path: Path
    saved: "SavedHunt | None"
    problem: str = ""


def read_text(path: Path) -> str:
    """Return a save's text. Raises NoSave."""
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode):
            raise NoSave(f"{path}: not a file")
        if found.st_size > BIGGEST:
            raise NoSave(f"{path}: larger than any save")
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise NoSave(f"{path}: {_why(error)}") from None
    except UnicodeDecodeError:
        raise NoSave(f"{path}: damaged: it isn't UTF-8 text") from None


def list_saves(folder: Path) -> list[Listed]:
    """Return all saves of a folder, the newest first, the damaged ones with their reason."""
    found = []
    paths = folder.glob("*.toml") if is_folder(folder) else ()
    for path in sorted(paths, key=_age):
        try:
            text = read_text(path)
            saved = read(text)
        except (NoSave, BadSave) as problem:
            found.append(Listed(path, None, str(problem).removeprefix(f"{path}: ")))
        else:
            doubt = "" if intact(text) else "changed since it was written"
            found.append(Listed(path, saved, doubt))
    return found


def _age(path: Path) -> tuple[float, str]:
    try:
        return (-path.stat().st_mtime_ns, path.name)
    except OSError:
        return (0, path.name)


def find_save(name: str, folder: Path) -> Path:
    """Return the path of a save given by name or path. Raises NoSave with the nearest name."""
    from difflib import get_close_matches

    for path in (folder / f"{name}.toml", folder / name, Path(name)):
        if is_file(path):
            return path
    names = [path.stem for path in folder.glob("*.toml")] if is_folder(folder) else []
    close = get_close_matches(name, names, n=1, cutoff=0.4)
    advice = f"did you mean {close[0]}?" if close else "hedge saves lists them"
    raise NoSave(f"{clean_line(name, 60)}: not found in {folder} ({advice})")


def resume(path: Path) -> tuple[Hunt, SaveFile]:
    """Return a saved hunt, ready to go on. Raises NoSave and leaves the file be."""
    text = read_text(path)
    try:
        saved = read(text)
        hunt = replay(saved)
        put_notes(saved, hunt)
    except (BadSave, Diverges) as problem:
        raise NoSave(f"{path}: {problem}") from None
    if not intact(text):
        raise NoSave(f"{path}: it was changed after it was written")
    return hunt, SaveFile(hunt, path)
