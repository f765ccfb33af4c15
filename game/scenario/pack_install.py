"""Puts packs into the folder of installed packs and takes them out again: whole, or not at all."""

import os
import shutil
import tempfile
from pathlib import Path

from game.scenario.clean import clean_line
from game.scenario.nearest import nearest
from game.scenario.pack import Pack, unfit
from game.scenario.pack_build import look_over, write_files
from game.scenario.pack_names import refused
from game.scenario.pack_sources import Packs, inside, installed_pack
from game.scenario.problems import Problem, ScenarioProblems

UNDER_WAY = ".under-way-"
"""How the names of folders begin that are being filled or emptied; they are on nobody's shelf."""


def install(pack: Pack, packs: Packs) -> int | None:
    """Put a pack into the folder of packs, in place of one with its id.

    Return the version that was there, 0 for one that couldn't be read, None if there was none.
    Raises ScenarioProblems, and then everything is as it was: if something in the pack is wrong,
    if it needs a newer game or a pack that isn't there, if it can't be written.
    """
    wrong = unfit(pack, packs.is_there) or look_over(pack, packs.beside(pack)).problems
    if wrong:
        raise ScenarioProblems(wrong)
    target = packs.folder / pack.about.id
    before = _version(target)
    try:
        packs.folder.mkdir(parents=True, exist_ok=True)
        _put(pack, target)
    except (OSError, ValueError) as error:
        raise _failed(target, error) from None
    return before


def _version(folder: Path) -> int | None:
    if not os.path.lexists(folder):
        return None
    try:
        return installed_pack(folder).pack.about.version
    except ScenarioProblems:
        return 0


def _put(pack: Pack, target: Path) -> None:
    """Write a pack beside its place, and only when it is whole let it take the place."""
    private = Path(tempfile.mkdtemp(prefix=UNDER_WAY, dir=target.parent))
    try:
        new, old = private / "new", private / "old"
        write_files(pack, new)
        if os.path.lexists(target):
            target.rename(old)
        try:
            new.rename(target)
        except BaseException:
            if os.path.lexists(old):
                old.rename(target)
            raise
    finally:
        shutil.rmtree(private, ignore_errors=True)


def _failed(target: Path, error: Exception) -> ScenarioProblems:
    reason = (getattr(error, "strerror", "") or "failed").lower()
    shown = clean_line(str(target), 4096)
    what, advice = f"can't be written: {reason}", "HEDGE_PACKS names another folder"
    return ScenarioProblems([Problem(shown, "", what, advice, "unreadable")])


def remove(name: str, packs: Packs) -> list[str]:
    """Take an installed pack out of its folder, a broken one too; nothing else can be named so.

    Return the ids of the packs that need it. Raises ScenarioProblems.
    """
    known = inside(packs.folder)
    # Only what was found in the folder can be named, so that no name leads out of it.
    if name not in known:
        advice = nearest(name[:100], known)
        raise refused(clean_line(name, 60), "no such pack is installed", advice)
    target = packs.folder / name
    needing = [s.id for s in packs.installed.sources if name in s.pack.about.needs]
    try:
        private = Path(tempfile.mkdtemp(prefix=UNDER_WAY, dir=packs.folder))
        try:
            target.rename(private / "old")
        finally:
            shutil.rmtree(private, ignore_errors=True)
    except OSError as error:
        raise _failed(target, error) from None
    return needing
