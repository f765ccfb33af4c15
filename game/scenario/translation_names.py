"""What a translation's file is called: `day.es.toml` beside `day.toml`. Judges names only.

A language is named as gettext does: `es`, `pt_BR`, `zh_Hant`. English is the language of the game
itself, so nobody ever looks for a translation into it.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from game.scenario.paths import is_file

ENGLISH = "en"
LANGUAGE = re.compile(r"[a-z]{2,3}(?:_[A-Z][A-Za-z]{1,3})?")
ENDING = ".toml"


def into(path: Path) -> str:
    """Return the language in a file's name, or an empty text where there is none."""
    first, dot, code = path.name.removesuffix(ENDING).rpartition(".")
    named = path.name.endswith(ENDING) and first and dot and LANGUAGE.fullmatch(code)
    return code if named else ""


def original(path: Path) -> Path:
    """Return the path of the file whose texts a translation holds."""
    return path.with_name(path.name.removesuffix(f".{into(path)}{ENDING}") + ENDING)


def translation(path: Path, language: str) -> Path | None:
    """Return where the texts of a file would be in a language; None where nobody need look."""
    if language == ENGLISH or not LANGUAGE.fullmatch(language):
        return None
    return path.with_name(f"{path.name.removesuffix(ENDING)}.{language}{ENDING}")


def without(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield of the files of some folders those that aren't translations of another one there.

    What has no original beside it may be a hunt with a dot in its name, so it is kept.
    """
    there = set(paths)
    return (path for path in paths if not into(path) or original(path) not in there)


def beside(path: Path) -> list[Path]:
    """Return the translations that lie beside a file, in the order of their languages."""
    if into(path):
        return []
    try:
        near = sorted(path.parent.glob("*.toml"))
    except (OSError, ValueError):
        return []
    return [each for each in near if into(each) and original(each) == path and is_file(each)]
