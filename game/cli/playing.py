"""`hedge`, `play`, `daily`, `resume`: opens a hunt and hands it to the front end asked for."""

import os
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from game.cli.errors import DONE, Stop, complain
from game.hunt.daily import daily_seed, fresh_seed
from game.hunt.fair import fair_hunt
from game.hunt.files import NoSave, SaveFile, find_save, list_saves, resume, saves_folder
from game.hunt.hunt import Hunt
from game.scenario.clean import clean_line
from game.scenario.load import Scenario
from game.scenario.problems import ScenarioProblems
from game.scenario.shelf import FLAGSHIP, find, translated
from game.words.languages import _, language


def run(options: Namespace) -> int:
    """Run one of the four commands."""
    if options.command is None:
        return _title(options)
    if getattr(options, "player", None) and (options.plain or options.json):
        raise Stop(
            _("option: --player: goes with neither --plain nor --json (leave one of them out)")
        )
    screen = not (options.plain or options.json or getattr(options, "player", None))
    if screen and os.environ.get("TERM") == "dumb":
        options.plain, screen = True, False
    if screen:
        _need_terminal()
    if options.command == "resume":
        hunt, save = _resumed(options)
    else:
        hunt = _new(options)
        if getattr(options, "player", None):
            return _let_play(hunt, options.player)
        save = None
    keeper = Keeper(hunt, save, saves_folder(options.saves))
    if options.json:
        from game.protocol.serve import serve

        serve(hunt, keeper.write, keeper.name)
        return DONE
    if options.plain:
        from game.lines.play import LinePlayer

        LinePlayer(hunt, keeper.write, keeper.where).play()
        return DONE
    return _screen(options, hunt, keeper.file)


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


def scenario_named(options: Namespace, name: str) -> Scenario:
    """Return a scenario in the language spoken. Raises Stop with every problem of its file."""
    try:
        return find(name, tuple(options.scenarios or ()), language())
    except ScenarioProblems as wrong:
        text = _("scenario: {problem}")
        raise Stop(*(text.format(problem=problem) for problem in wrong.problems)) from None


def _new(options: Namespace) -> Hunt:
    if options.command == "daily":
        seed = daily_seed(date.today())
        return Hunt(fair_hunt(seed), seed)
    seed = fresh_seed() if options.seed is None else options.seed
    if options.random:
        if options.scenario:
            raise Stop(_("option: --random: draws a scenario of its own (leave SCENARIO out)"))
        return Hunt(fair_hunt(seed), seed)
    return Hunt(scenario_named(options, options.scenario or FLAGSHIP), seed)


def _resumed(options: Namespace) -> tuple[Hunt, SaveFile]:
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


def _let_play(hunt: Hunt, player: str) -> int:
    from game.lines.transcript import transcript

    for line in transcript(hunt, player):
        print(line)
    return DONE


def _need_terminal() -> None:
    if not (sys.stdout.isatty() and sys.stdin.isatty()):
        raise Stop(
            _("hedge: terminal: there is none, and the screen needs one (hedge play --plain)")
        )


def _title(options: Namespace) -> int:
    if os.environ.get("TERM") == "dumb":
        raise Stop(_("hedge: terminal: TERM=dumb can't carry the screen (hedge play --plain)"))
    _need_terminal()
    return _screen(options, None, None)


def _screen(options: Namespace, hunt: Hunt | None, file: SaveFile | None) -> int:
    from game.tui.run import run_screen

    folders = tuple(options.scenarios or ())
    return run_screen(saves_folder(options.saves), folders, hunt, file)
