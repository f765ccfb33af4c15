"""What opening a hunt takes: a new one, a saved one, and the file it is kept in."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from game.cli.errors import Stop, complain
from game.hunt.daily import daily_seed, fresh_seed
from game.hunt.files import NoSave, SaveFile, find_save, list_saves, resume, saves_folder
from game.hunt.hunt import Hunt
from game.scenario.clean import clean_line
from game.scenario.load import Scenario
from game.scenario.problems import ScenarioProblems
from game.scenario.shelf import FLAGSHIP, find, translated
from game.words.languages import _, language


class Keeper:
    """Writes the hunt after every choice; says once when it can't, and the hunt goes on."""

    def __init__(self, hunt: Hunt, file: SaveFile | None, folder: Path) -> None:
        """Use the file, or make one, before the first choice."""
        self.hunt = hunt
        self.file = file
        self.folder = folder
        self.told = ""
        if file is None:
            try:
                self.file = SaveFile.create(hunt, folder)
            except NoSave as problem:
                text = _("{problem} (the hunt goes on unsaved; --saves names another folder)")
                self._tell(text.format(problem=problem))

    @property
    def name(self) -> str | None:
        """Return the save's name, or None where there is none."""
        return clean_line(self.file.path.stem) if self.file else None

    def where(self) -> str:
        """Return the save's path in words, or an empty text when the newest state isn't saved."""
        return clean_line(str(self.file.path)) if self.file and not self.told else ""

    def write(self) -> None:
        """Write the hunt; a failure is told once, and tried again with the next choice."""
        try:
            if self.file is None:
                self.file = SaveFile.create(self.hunt, self.folder)
            else:
                self.file.write(self.hunt)
            self.told = ""
        except NoSave as problem:
            self._tell(_("{problem} (the hunt goes on in memory)").format(problem=problem))

    def _tell(self, text: str) -> None:
        if text != self.told:
            complain(_("save: {problem}").format(problem=text))
        self.told = text


def scenario_named(options: Namespace, name: str, anew: bool = True) -> Scenario:
    """Return a scenario in the language spoken; without `anew` an earlier check of it will do.

    Raises Stop with every problem of its file.
    """
    try:
        return find(name, tuple(options.scenarios or ()), language(), anew)
    except ScenarioProblems as wrong:
        text = _("scenario: {problem}")
        raise Stop(*(text.format(problem=problem) for problem in wrong.problems)) from None


def new_hunt(options: Namespace) -> Hunt:
    """Return a fresh hunt of what was asked for. Raises Stop."""
    if options.command == "daily":
        seed = daily_seed(date.today())
        return _by_chance(seed)
    seed = fresh_seed() if options.seed is None else options.seed
    if options.random:
        if options.scenario:
            raise Stop(_("option: --random: draws a scenario of its own (leave SCENARIO out)"))
        return _by_chance(seed)
    return Hunt(scenario_named(options, options.scenario or FLAGSHIP, anew=False), seed)


def _by_chance(seed: int) -> Hunt:
    from game.hunt.fair import fair_hunt

    return Hunt(fair_hunt(seed), seed)


def resumed(options: Namespace) -> tuple[Hunt, SaveFile]:
    """Return the hunt to go on with, in the language spoken where its scenario knows it."""
    hunt, save = _found(options)
    hunt.scenario = translated(hunt.scenario, tuple(options.scenarios or ()), language())
    return hunt, save


def _found(options: Namespace) -> tuple[Hunt, SaveFile]:
    folder = saves_folder(options.saves)
    try:
        if options.save:
            return resume(find_save(options.save, folder))
        for listed in list_saves(folder):
            if listed.saved is not None and not listed.problem and not listed.saved.result.over:
                return resume(listed.path)
    except NoSave as problem:
        raise Stop(save_problem(problem)) from None
    named = clean_line(str(folder), 200)
    text = _("save: {folder}: no unfinished hunt (hedge play begins one)")
    raise Stop(text.format(folder=named))


def save_problem(problem: NoSave) -> str:
    """Return the line about a save that can't be used."""
    text = clean_line(str(problem), 400)
    if text.endswith(")"):
        return _("save: {problem}").format(problem=text)
    return _("save: {problem} (hedge saves lists the others)").format(problem=text)
