"""Builds packs: looks all of one over, and makes its zip, the same bytes on every machine."""

import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from stat import S_IFREG

from game.scenario.clean import clean
from game.scenario.formats import brought_up
from game.scenario.gates import check_piece, roots
from game.scenario.load import load
from game.scenario.pack import Pack
from game.scenario.pack_names import ABOUT, refused
from game.scenario.problems import ERROR, Problem, ScenarioProblems
from game.scenario.reading import problem_at, read_layer
from game.scenario.scenario import Scenario
from game.scenario.translate import problems
from game.scenario.translation_names import original

DATE = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can name: when a pack was built is no part of it."""
RIGHTS = (S_IFREG | 0o644) << 16
UNIX = 3


def zipped(pack: Pack) -> bytes:
    """Return the canonical zip of a pack: it depends on paths and contents alone."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(pack.files.items()):
            entry = zipfile.ZipInfo(name, DATE)
            entry.create_system = UNIX
            entry.external_attr = RIGHTS
            archive.writestr(entry, data)
    return made.getvalue()


def fingerprint(pack: Pack) -> str:
    """Return the sha256 of a pack's canonical zip, in hexadecimal digits."""
    return sha256(zipped(pack)).hexdigest()


@dataclass(slots=True)
class Looked:
    """What became of a pack's scenarios, by name: the title of each, or why it can't be played."""

    titles: dict[str, str] = field(default_factory=dict)
    broken: dict[str, list[Problem]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    """Everything that is wrong, in scenarios and in pieces, each thing once."""


def build(pack: Pack, beside: Sequence[Pack] = ()) -> bytes:
    """Return the zip of a pack. Raises ScenarioProblems with all that is wrong in it."""
    wrong = look_over(pack, beside).problems
    if wrong:
        raise ScenarioProblems(wrong)
    return zipped(pack)


def look_over(pack: Pack, beside: Sequence[Pack] = ()) -> Looked:
    """Return what is in order in a pack and what isn't.

    It is loaded from a private copy, so that it can't lean on what happens to lie around the
    folder of its author; packs that it needs may lie `beside` it. Raises ScenarioProblems if that
    copy can't be made.
    """
    looked = Looked()
    with unpacked(pack, beside) as folder:
        for name in pack.scenarios:
            try:
                looked.titles[name] = _called(load(folder / f"{name}.toml"), name, folder)
            except ScenarioProblems as wrong:
                looked.broken[name] = _renamed(wrong, folder, pack.shown)
        others = [_of_piece(folder / name, folder, pack.shown) for name in pack.pieces]
        others += [_of_translation(folder / n, folder, pack.shown) for n in pack.translations]
    found = [*looked.broken.values(), *others]
    looked.problems = list(dict.fromkeys(problem for each in found for problem in each))
    return looked


def _called(scenario: Scenario, name: str, folder: Path) -> str:
    """Return the title of a scenario whose id is the name of its file. Raises ScenarioProblems."""
    source = scenario.source
    if source.id == name:
        return source.title
    layer = read_layer(folder / f"{name}.toml")
    what, advice = f"isn't the name of the file, {name}", "give both the same name"
    place = layer.places.of_value(("id",))
    raise ScenarioProblems([problem_at(layer, place, "id", what, advice, "bad-pack", ERROR)])


def _of_piece(path: Path, folder: Path, shown: str) -> list[Problem]:
    try:
        check_piece(brought_up(read_layer(path)), roots(folder / ABOUT))
    except ScenarioProblems as wrong:
        return _renamed(wrong, folder, shown)
    return []


def _of_translation(path: Path, folder: Path, shown: str) -> list[Problem]:
    """Return the errors of a translation; what is merely odd in it travels along."""
    try:
        said = brought_up(read_layer(path))
        found = problems(path, said, roots(original(path)))
    except ScenarioProblems as wrong:
        return _renamed(wrong, folder, shown)
    errors = [problem for problem in found if problem.level == ERROR]
    return _renamed(ScenarioProblems(errors), folder, shown)


def _renamed(wrong: ScenarioProblems, folder: Path, shown: str) -> list[Problem]:
    """Return problems of the private copy as problems of the pack itself."""
    return [replace(p, file=_name_outside(p.file, folder, shown)) for p in wrong.problems]


def _name_outside(file: str, folder: Path, shown: str) -> str:
    """Return what a file of the private copy is called where the pack really lies."""
    for private, outside in ((folder, f"{shown}/"), (folder.parent, "")):
        within = clean(f"{private}{os.sep}")
        if file.startswith(within):
            return outside + file.removeprefix(within).replace(os.sep, "/")
    return file


@contextmanager
def unpacked(pack: Pack, beside: Sequence[Pack] = ()) -> Iterator[Path]:
    """Give the folder of a private copy of a pack, alone but for packs `beside` it, for a while.

    Raises ScenarioProblems if it can't be written.
    """
    try:
        private = Path(tempfile.mkdtemp(prefix="hedge-pack-"))
    except OSError as error:
        raise _unwritten(pack, error) from None
    try:
        try:
            for each in (*beside, pack):
                write_files(each, private / each.about.id)
        except OSError as error:
            raise _unwritten(pack, error) from None
        yield private / pack.about.id
    finally:
        shutil.rmtree(private, ignore_errors=True)


def write_files(pack: Pack, folder: Path) -> None:
    """Write the files of a pack into a new folder. Raises OSError."""
    folder.mkdir()
    for name, data in pack.files.items():
        path = folder.joinpath(*name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)


def _unwritten(pack: Pack, error: OSError) -> ScenarioProblems:
    reason = (error.strerror or "failed").lower()
    return refused(pack.shown, f"can't be unpacked: {reason}", "make room for temporary files")


def play(
    pack: Pack, folders: Sequence[Path], beside: Sequence[Pack] = (), language: str = ""
) -> Scenario:
    """Return the only scenario of a pack that lies in no folder. Raises ScenarioProblems."""
    name = only(pack, lambda name: f"{pack.about.id}/{name}")
    with unpacked(pack, beside) as folder:
        try:
            return load(folder / f"{name}.toml", folders, language)
        except ScenarioProblems as wrong:
            raise ScenarioProblems(_renamed(wrong, folder, pack.shown)) from None


def only(pack: Pack, named: Callable[[str], str]) -> str:
    """Return the name of a pack's only scenario.

    Raises ScenarioProblems where it has none, or several; `named` is how to name one of them.
    """
    names = pack.scenarios
    if len(names) == 1:
        return names[0]
    if not names:
        raise refused(pack.shown, "a pack without scenarios", "other packs use its pieces")
    what = f"a pack of {len(names)} scenarios"
    raise refused(pack.shown, what, "name one: " + ", ".join(map(named, names)))
