"""Playing in lines from the command line: settings, the record, and the title in lines."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date

from game.cli.errors import DONE, Stop, complain
from game.cli.opening import Keeper, new_hunt, resumed
from game.hunt.folders import saves_folder
from game.hunt.hunt import Hunt
from game.hunt.newest import newest
from game.hunt.record import RecordError, daily_of, note_hunt, read_record, record_folder
from game.hunt.settings import (
    Settings,
    SettingsError,
    read_settings,
    settings_folder,
    write_settings,
)
from game.lines.options import Options
from game.lines.play import LinePlayer
from game.lines.talk import Talk
from game.lines.title import CHANCE, DAILY, NEW, QUIT, RESUME, TUTORIAL, PlainTitle, Wish
from game.scenario.clean import clean_line
from game.scenario.problems import ScenarioProblems
from game.scenario.shelf import find, in_order, shelf
from game.scenario.told import Scenario as Source
from game.words.languages import _, language
from game.words.record import record_page
from game.words.share import share_card


def keep(settings: Settings) -> str:
    """Keep settings; return what went wrong, or an empty text."""
    try:
        write_settings(settings_folder(), settings)
    except SettingsError as problem:
        return str(problem)
    return ""


def record_lines() -> list[str]:
    """Return the page of the record, section by section."""
    sections = record_page(read_record(record_folder()), date.today())
    return [line for section in sections for line in ("", section.title, *section.lines)]


def sit_down(hunt: Hunt, keeper: Keeper) -> None:
    """Play one hunt in lines; a finished one goes on record, with a card to share."""
    settings, problems = read_settings(settings_folder())
    for problem in problems:
        complain(problem)
    player = LinePlayer(hunt, keeper.write, keeper.where, settings=settings, keep=keep)
    player.words["record"] = lambda rest: player.talk.say(record_lines())
    player.play()
    if hunt.view.over:
        player.talk.say(_finished(hunt))


def _finished(hunt: Hunt) -> list[str]:
    """Put a hunt on record; return the card to share, or why there is no record of it."""
    today = date.today()
    daily = daily_of(hunt, today)
    try:
        note_hunt(record_folder(), hunt, today, daily)
    except RecordError as problem:
        return ["", str(problem)]
    card = share_card(hunt, today, daily).splitlines()
    return ["", _("To share:"), *("  " + line for line in card)]


def title(options: Namespace) -> int:
    """Offer in lines what the title offers on the screen, until the player leaves."""
    settings, problems = read_settings(settings_folder())
    for problem in problems:
        complain(problem)
    folder = saves_folder(options.saves)
    asking = PlainTitle(Talk(), Options(settings, keep), lambda: newest(folder),
                        lambda: _hunts(options), record_lines)  # fmt: skip
    while True:
        wish = asking.ask()
        if wish.what == QUIT:
            return DONE
        try:
            _grant(wish, options)
        except Stop as stop:
            complain(*stop.lines)


def _grant(wish: Wish, options: Namespace) -> None:
    """Play what was asked for."""
    options.command = {DAILY: "daily", RESUME: "resume"}.get(wish.what, "play")
    options.scenario = {NEW: None, TUTORIAL: TUTORIAL}.get(wish.what, wish.name or None)
    options.seed, options.save, options.random = None, None, wish.what == CHANCE
    hunt, save = resumed(options) if wish.what == RESUME else (new_hunt(options), None)
    sit_down(hunt, Keeper(hunt, save, saves_folder(options.saves)))


def _hunts(options: Namespace) -> Sequence[tuple[str, str]]:
    """Return the id of every hunt that can be played, and what to say of it."""
    folders = tuple(options.scenarios or ())
    found = []
    for name in shelf(folders):
        try:
            found.append((name, find(name, folders, language())))
        except ScenarioProblems:
            continue
    names = {scenario.source.id: name for name, scenario in found}
    ordered = [scenario.source for scenario in in_order([scenario for _name, scenario in found])]
    return [(names[source.id], _hunt_line(source)) for source in ordered]


def _hunt_line(source: Source) -> str:
    """Return what a hunt is about, and how long it takes."""
    low, high = source.minutes
    return _("{title}. {summary} {low} to {high} minutes.").format(
        title=clean_line(source.title), summary=clean_line(source.summary), low=low, high=high
    )
