"""A pack: scenarios and pieces that travel together, and pack.toml, which says what they are.

Owns the shape of pack.toml and what a pack in memory is. Reading the files is `pack_reading`,
building one is `pack_build`, where packs lie is `pack_sources`. A pack is data; nothing in it runs.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

import game
from game.scenario.checks import Meaning
from game.scenario.clean import clean, clean_line
from game.scenario.fields import Id, Model, Name, Text
from game.scenario.pack_names import ABOUT, DEVICE
from game.scenario.pack_reading import Files, files_of_folder, files_of_zip
from game.scenario.paths import is_folder
from game.scenario.pieces import Stack
from game.scenario.problems import Problem, ScenarioProblems
from game.scenario.reading import Layer, parse_layer
from game.scenario.shape import located
from game.scenario.translation_names import without

VERSION_PATTERN = r"^[0-9]{1,4}(\.[0-9]{1,4}){0,2}$"

GameVersion = Annotated[str, Field(pattern=VERSION_PATTERN)]


class About(Model):
    """What pack.toml says."""

    format: Literal[1] = Field(description="The format of this file.")
    id: Id = Field(description="Its name in commands, and its scenarios': ID/SCENARIO.")
    version: Annotated[int, Field(ge=1, le=1_000_000)] = Field(
        description="A whole number; raise it with every version that you give to others."
    )
    title: Name = Field(description="What people call it.")
    authors: Annotated[list[Name], Field(min_length=1, max_length=50)] = Field(
        description="Who made it."
    )
    licence: Name = Field(description="What others may do with it, such as CC-BY-4.0.")
    summary: Text | None = Field(default=None, description="One or two sentences about it.")
    game: GameVersion | None = Field(
        default=None, description='The least version of the game that plays it, such as "0.2.0".'
    )
    needs: Annotated[list[Id], Field(max_length=20)] = Field(
        default=[], description="Packs that have to be there too, by id."
    )


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack in memory: what its pack.toml says (`layer` knows where), and its files by path."""

    about: About
    layer: Layer
    files: Files
    shown: str

    @property
    def scenarios(self) -> list[str]:
        """Return the names of its scenarios, those of their files without ending."""
        tops = [name for name in self._texts if "/" not in name and name != ABOUT]
        return [name.removesuffix(".toml") for name in tops]

    @property
    def pieces(self) -> list[str]:
        """Return the paths of its shared pieces."""
        return [name for name in self._texts if "/" in name]

    @property
    def translations(self) -> list[str]:
        """Return the paths of the translations of its scenarios and of its pieces."""
        left = {*self._texts, ABOUT}
        return [name for name in self.files if name.endswith(".toml") and name not in left]

    @property
    def _texts(self) -> list[str]:
        """Return the paths of all but translations, pack.toml too."""
        paths = [Path(name) for name in self.files if name.endswith(".toml")]
        return [path.as_posix() for path in without(paths)]

    def refusal(self, key: str, what: str, advice: str) -> Problem:
        """Return something wrong with the value of a key of pack.toml."""
        return Stack(self.layer).problem((key,), what, advice, "bad-pack")


def read_pack(path: Path, package: bool = False) -> Pack:
    """Return the pack in a zip or a folder, within bounds of size. Raises ScenarioProblems.

    `package` says that the folder is that of a Python package, whose code isn't looked at.
    """
    shown = clean(str(path))
    folder = is_folder(path)
    files = files_of_folder(path, shown, package) if folder else files_of_zip(path, shown)
    try:
        text = files[ABOUT].decode("utf-8-sig").replace("\r\n", "\n")
        layer = parse_layer(text, f"{shown}/{ABOUT}")
        about = _about(layer)
    except ScenarioProblems as wrong:
        raise ScenarioProblems([_as_refusal(problem) for problem in wrong.problems]) from None
    return Pack(about, layer, files, shown)


def _about(layer: Layer) -> About:
    """Return what a pack.toml says. Raises ScenarioProblems."""
    stack = Stack(layer)
    try:
        about = About.model_validate(layer.tree)
    except ValidationError as error:
        raise ScenarioProblems([problem for _, problem in located(stack, error, About)]) from None
    wrong = [stack.meant(meaning) for meaning in _meanings(about)]
    if wrong:
        raise ScenarioProblems(wrong)
    return about


def _meanings(about: About) -> list[Meaning]:
    found = []
    if DEVICE.fullmatch(about.id):
        what = "is a name that Windows keeps for itself"
        found.append(Meaning(("id",), what, "choose another", "bad-pack"))
    for number, need in enumerate(about.needs):
        if need == about.id:
            found.append(Meaning(("needs", number), "needs itself", "leave it out", "bad-pack"))
    return found


def _as_refusal(problem: Problem) -> Problem:
    if problem.code == "bad-name" and problem.place == "game":
        what, advice = "is no version of the game", 'write it like "0.2.0"'
        return replace(problem, what=what, advice=advice, code="bad-pack")
    return replace(problem, code="bad-pack")


def unfit(pack: Pack, is_there: Callable[[str], bool]) -> list[Problem]:
    """Return why a sound pack can't be used in this game: an older game, a pack not there."""
    about, wrong = pack.about, []
    if about.game is not None and _numbers(about.game) > _numbers(game.__version__):
        what = f"needs version {about.game} of the game, and this is {game.__version__}"
        wrong.append(pack.refusal("game", clean_line(what), "update the game"))
    absent = [need for need in dict.fromkeys(about.needs) if not is_there(need)]
    if absent:
        what = ("needs a pack that isn't here: " if len(absent) == 1 else
                "needs packs that aren't here: ") + ", ".join(absent)  # fmt: skip
        wrong.append(pack.refusal("needs", what, "hedge scenario pack install adds one"))
    return wrong


def _numbers(version: str) -> tuple[int, ...]:
    """Return a version as numbers that can be compared; what follows them doesn't count."""
    begin = re.match(r"\d+(?:\.\d+)*", version)
    found = [int(number) for number in begin.group().split(".")[:3]] if begin else []
    return tuple(found + [0] * (3 - len(found)))
