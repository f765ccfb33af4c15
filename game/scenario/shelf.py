"""Finds scenarios by id or path: chosen folders first, then those that come with the game."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.scenario.builtin import built_in as built_in
from game.scenario.checked import load_checked
from game.scenario.clean import clean_line
from game.scenario.load import load
from game.scenario.nearest import nearest
from game.scenario.paths import is_file
from game.scenario.problems import Problem, ScenarioProblems
from game.scenario.scenario import Scenario
from game.scenario.translation_names import ENGLISH
from game.scenario.translation_names import without as without_translations

if TYPE_CHECKING:
    from game.scenario.pack import Pack

FLAGSHIP = "day-after-tomorrow"


NO_HUNTS = ("pack.toml", "pyproject.toml")
"""Files that lie beside hunts and aren't any."""


def _files(folders: Sequence[Path]) -> list[Path]:
    """Return the files of scenarios in chosen folders and in the game's, in this order."""
    found: list[Path] = []
    for folder in (*folders, built_in()):
        hunts = without_translations(sorted(folder.glob("*.toml")))
        found += [path for path in hunts if path.name not in NO_HUNTS]
    return found


def _own(folders: Sequence[Path]) -> dict[str, Path]:
    """Return the scenarios of chosen folders and of the game by name; earlier folders win."""
    found: dict[str, Path] = {}
    for path in _files(folders):
        found.setdefault(path.stem, path)
    return found


def shelf(folders: Sequence[Path] = ()) -> dict[str, Path]:
    """Return all scenarios by name: the file's without ending; earlier folders win.

    Those of packs come last; one whose name is taken is there as PACK/NAME.
    """
    from game.scenario.pack_sources import Packs

    found = _own(folders)
    taken: set[str] = set()
    for source in Packs().sound():
        taken = taken or {*found, *map(_id, found.values())}
        for name in source.pack.scenarios:
            shown = f"{source.id}/{name}" if name in taken else name
            taken.add(name)
            found[shown] = source.folder / f"{name}.toml"
    return found


HARDNESS = ("gentle", "fair", "hard")


def in_order(scenarios: Sequence[Scenario]) -> list[Scenario]:
    """Return scenarios as a newcomer should meet them: the gentle ones first, then the flagship."""
    return sorted(
        scenarios,
        key=lambda s: (
            HARDNESS.index(s.source.difficulty),
            s.source.id != FLAGSHIP,
            s.source.minutes,
            s.source.title,
        ),
    )


def find(
    name: str, folders: Sequence[Path] = (), language: str = "", anew: bool = False
) -> Scenario:
    """Return the scenario with an id, in a file, or alone in a pack. Raises ScenarioProblems.

    One that was checked before isn't checked again, unless `anew` asks for it.
    """
    path = _place(name, folders)
    if _is_zip(path):
        from game.scenario.pack_build import play

        pack, beside = _fit(path)
        return play(pack, folders, beside, language)
    return load(path, folders, language) if anew else load_checked(path, folders, language)


def translated(scenario: Scenario, folders: Sequence[Path] = (), language: str = "") -> Scenario:
    """Return a scenario from a save in a language, where the very same hunt is on the shelf.

    Where it isn't there, has changed since, or isn't translated, the scenario is returned as it is.
    """
    if language in ("", ENGLISH):
        return scenario
    for path in _called(scenario.source.id, folders):
        try:
            found = load_checked(path, folders, language)
        except ScenarioProblems:
            continue
        if found.sha256 == scenario.sha256:
            return replace(scenario, source=found.source)
    return scenario


def _called(wanted: str, folders: Sequence[Path]) -> Iterator[Path]:
    """Yield the hunts of an id: by the names of files, by the ids in them, those of packs."""
    own = _files(folders)
    yield from (path for path in own if path.stem == wanted)
    yield from (path for path in own if path.stem != wanted and _id(path) == wanted)
    from game.scenario.pack_sources import Packs

    for source in Packs().sound():
        if wanted in source.pack.scenarios:
            yield source.folder / f"{wanted}.toml"


def locate(name: str, folders: Sequence[Path] = ()) -> Path:
    """Return the path of a scenario. Raises ScenarioProblems with the nearest known id."""
    path = _place(name, folders)
    if _is_zip(path):
        what, advice = "a zip, and this needs a file", "unpack it, or install the pack"
        raise ScenarioProblems([Problem(clean_line(name, 200), "", what, advice, "bad-pack")])
    return path


def _is_zip(path: Path) -> bool:
    if path.suffix == ".toml":
        return False
    from game.scenario.pack_reading import is_zip

    return is_zip(path)


def _fit(path: Path) -> tuple["Pack", list["Pack"]]:
    """Return the pack at a path and those that lie beside it. Raises ScenarioProblems."""
    from game.scenario.pack import read_pack, unfit
    from game.scenario.pack_sources import Packs

    pack, packs = read_pack(path), Packs()
    wrong = unfit(pack, packs.is_there)
    if wrong:
        raise ScenarioProblems(wrong)
    return pack, packs.beside(pack)


def _place(name: str, folders: Sequence[Path]) -> Path:
    """Return the path of a scenario, or of a zip. Raises ScenarioProblems."""
    own = _own(folders)
    if name in own:
        return own[name]
    for path in own.values():
        if _id(path) == name:
            return path
    path = Path(name)
    if is_file(path / "pack.toml"):
        return _only_of(path)
    if path.suffix == ".toml" or is_file(path):
        return path
    return _in_packs(name, own)


def _only_of(folder: Path) -> Path:
    from game.scenario.pack_build import only

    return folder / f"{only(_fit(folder)[0], lambda name: str(folder / f'{name}.toml'))}.toml"


def _in_packs(name: str, own: dict[str, Path]) -> Path:
    """Return the path of a scenario in a pack, by PACK/NAME or NAME. Raises ScenarioProblems."""
    from game.scenario.pack_build import only
    from game.scenario.pack_sources import Packs

    packs = Packs()
    # First as the shelf names it: no pack, and least of all a bad one, may hide a hunt of another.
    for each in packs.sound():
        if name in each.pack.scenarios:
            return each.folder / f"{name}.toml"
    first, slash, rest = name.partition("/")
    source = packs.named(first)
    if source is not None:
        inside = rest if slash else only(source.pack, lambda within: f"{first}/{within}")
        if inside in source.pack.scenarios:
            return source.folder / f"{inside}.toml"
    if "/" in name and source is None:
        return Path(name)
    known = [*own, *(f"{s.id}/{n}" for s in packs.sound() for n in s.pack.scenarios)]
    advice = nearest(name[:100], known, 0.5)
    raise ScenarioProblems([Problem(clean_line(name, 60), "", "no such scenario", advice)])


def _id(path: Path) -> str:
    """Return the id that a scenario file gives itself, or an empty text."""
    try:
        with path.open("rb") as file:
            return str(tomllib.load(file).get("id", ""))
    except (OSError, ValueError, RecursionError):
        return ""
