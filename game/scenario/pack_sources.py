"""Where packs are: in the folder of installed packs, and in installed Python distributions.

Finds them without running anything of theirs, and keeps what is wrong with one from the others.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import platformdirs

from game.scenario.clean import clean_line
from game.scenario.pack import Pack, read_pack, unfit
from game.scenario.pack_names import Fault, name_fault, refusal
from game.scenario.problems import Problem, ScenarioProblems

GROUP = "hedge.scenarios"
"""The entry points of distributions that bring packs: a package, or `package:folder` in it."""


def packs_folder() -> Path:
    """Return the folder of installed packs: $HEDGE_PACKS, or one among the user's data."""
    named = os.environ.get("HEDGE_PACKS")
    if named:
        return Path(named)
    return Path(platformdirs.user_data_dir("hedge-your-bets", appauthor=False)) / "packs"


@dataclass(frozen=True, slots=True)
class Source:
    """A pack that lies in a folder; `distribution` is the Python package that brought it, if any.

    `name` is what it is listed under: its id, once it is known to be sound.
    """

    pack: Pack
    folder: Path
    distribution: str = ""

    @property
    def id(self) -> str:
        """Return the id of the pack."""
        return self.pack.about.id


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A pack that is left out, and why."""

    name: str
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        """Return the line that a person reads."""
        more = len(self.problems) - 1
        rest = f" (and {more} more)" if more else ""
        return f"{clean_line(self.name, 60)}: left out: {self.problems[0]}{rest}"


class Found(NamedTuple):
    """What was found in one place: packs that can be read, and those that can't."""

    sources: list[Source]
    bad: list[Quarantined]


class Packs:
    """All packs there are. Distributions are looked through only when somebody needs to know."""

    def __init__(self, folder: Path | None = None) -> None:
        """Look in a folder; without one in that of installed packs."""
        self.folder = packs_folder() if folder is None else folder

    @cached_property
    def installed(self) -> Found:
        """Return the packs in the folder, by id."""
        found = Found([], [])
        for name in inside(self.folder):
            try:
                found.sources.append(installed_pack(self.folder / name))
            except ScenarioProblems as wrong:
                found.bad.append(Quarantined(name, tuple(wrong.problems)))
        return found

    @cached_property
    def distributed(self) -> Found:
        """Return the packs in distributions, by id, without those that are installed too."""
        found, taken = Found([], []), {source.id for source in self.installed.sources}
        for named, package, value in _entry_points():
            try:
                source = _distributed_pack(package, value)
            except ScenarioProblems as wrong:
                found.bad.append(Quarantined(named, tuple(wrong.problems)))
                continue
            if source.id in taken:
                fault = "another pack of this name is there already", "remove one of the two"
                problem = refusal(source.pack.shown, source.id, fault)
                found.bad.append(Quarantined(named, (problem,)))
                continue
            taken.add(source.id)
            found.sources.append(source)
        found.sources.sort(key=lambda source: source.id)
        return found

    def is_there(self, name: str) -> bool:
        """Tell whether there is a pack of this id."""
        return any(source.id == name for found in self._places() for source in found.sources)

    def named(self, name: str) -> Source | None:
        """Return the pack of an id. Raises ScenarioProblems if it is left out."""
        for found in self._places():
            for source in found.sources:
                if source.id == name:
                    wrong = unfit(source.pack, self.is_there)
                    if wrong:
                        raise ScenarioProblems(wrong)
                    return source
            for bad in found.bad:
                if bad.name == name:
                    raise ScenarioProblems(list(bad.problems))
        return None

    def sound(self) -> Iterator[Source]:
        """Yield the packs that can be used, the installed ones first."""
        for found in self._places():
            for source in found.sources:
                if not unfit(source.pack, self.is_there):
                    yield source

    def quarantined(self) -> list[Quarantined]:
        """Return the packs that are left out, each with its reasons."""
        out = []
        for found in self._places():
            out += found.bad
            for source in found.sources:
                wrong = unfit(source.pack, self.is_there)
                if wrong:
                    out.append(Quarantined(source.id, tuple(wrong)))
        return sorted(out, key=lambda bad: bad.name)

    def beside(self, pack: Pack) -> list[Pack]:
        """Return the packs that a pack needs, as far as they are installed."""
        needs = set(pack.about.needs) - {pack.about.id}
        return [source.pack for source in self.installed.sources if source.id in needs]

    def _places(self) -> Iterator[Found]:
        yield self.installed
        yield self.distributed


def inside(folder: Path) -> list[str]:
    """Return the names of what is in the folder of packs; a dot begins what is under way."""
    try:
        return sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except (OSError, ValueError):
        return []


def installed_pack(folder: Path) -> Source:
    """Return the pack in a folder of the folder of packs. Raises ScenarioProblems."""
    if folder.is_file():
        fault = "a file among installed packs", "hedge scenario pack install puts a zip there"
        raise ScenarioProblems([refusal(clean_line(str(folder), 4096), "", fault)])
    pack = read_pack(folder)
    if pack.about.id != folder.name:
        what = f"isn't the name of its folder, {clean_line(folder.name, 60)}"
        raise ScenarioProblems([pack.refusal("id", what, "rename the folder")])
    return Source(pack, folder)


def _entry_points() -> list[tuple[str, str, str]]:
    """Return (entry point, distribution, value) of every pack that a distribution announces.

    A distribution whose metadata can't be read announces nothing.
    """
    from importlib.metadata import distributions

    found: dict[str, tuple[str, str, str]] = {}
    for distribution in distributions():
        try:
            if GROUP not in (distribution.read_text("entry_points.txt") or ""):
                continue
            package = str(distribution.metadata["Name"])
            for point in distribution.entry_points.select(group=GROUP):
                named = point.name, package, point.value
                found.setdefault(point.value, named)
        except Exception:
            # Somebody else's broken metadata: any kind of error, and none of the player's business.
            continue
    return sorted(found.values())


def _distributed_pack(distribution: str, value: str) -> Source:
    """Return the pack that an entry point leads to. Raises ScenarioProblems."""
    shown = clean_line(f"{distribution}: {value}", 120)
    folder = _folder_of(value)
    if not isinstance(folder, Path):
        raise ScenarioProblems([refusal(shown, "", folder)])
    return Source(read_pack(folder, package=True), folder, clean_line(distribution, 60))


def _folder_of(value: str) -> Path | Fault:
    """Return the folder that an entry point means, found without importing it, or what is wrong.

    Only the topmost package is asked for: to find what is within it by its dotted name, Python
    would run it.
    """
    from importlib.util import find_spec

    package, _, within = value.partition(":")
    parts = package.strip().split(".")
    advice = "tell its authors"
    if not all(part.isidentifier() for part in parts):
        return "names no package", advice
    within = within.strip().strip("/")
    fault = name_fault(within) if within else None
    if fault:
        return fault[0], advice
    try:
        spec = find_spec(parts[0])
    except (ImportError, ValueError, AttributeError):
        spec = None
    places = list(spec.submodule_search_locations or ()) if spec else []
    if not places:
        return "names a package that isn't there", advice
    folders = [Path(place, *parts[1:], *within.split("/")) for place in places]
    return next((folder for folder in folders if folder.is_dir()), folders[0])
