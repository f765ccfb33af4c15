"""`saves`, `verify`, `doctor`: looks at what is there and changes nothing."""

import os
import platform
import sys
from argparse import Namespace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from game import __version__
from game.cli.errors import DONE, NOT_RIGHT, USAGE, Stop, complain
from game.cli.opening import save_problem
from game.engine.deal import RULES
from game.hunt.files import NoSave, find_save, list_saves, read_text, saves_folder
from game.hunt.folders import record_folder, settings_folder
from game.hunt.record import read_record
from game.hunt.save import FORMAT
from game.hunt.settings import read_settings
from game.hunt.verify import OK, UNREADABLE, verify
from game.scenario.checked import checked_folder
from game.scenario.clean import clean_line
from game.scenario.pack_sources import Packs, packs_folder
from game.scenario.paths import is_file
from game.scenario.shelf import built_in, shelf
from game.words.dates import decimal
from game.words.languages import _, language

LIBRARIES = ("textual", "rich", "pydantic", "tomli-w", "platformdirs")


def run(options: Namespace) -> int:
    """Run one of the three commands."""
    return {"saves": _saves, "verify": _verify, "doctor": _doctor}[options.command](options)


def _saves(options: Namespace) -> int:
    folder = saves_folder(options.saves)
    if is_file(folder):
        text = _("saves: {folder}: not a folder (name one with --saves)")
        raise Stop(text.format(folder=clean_line(str(folder), 200)))
    listed = list_saves(folder)
    if not listed and not options.quiet:
        text = _("No hunts in {folder} yet. hedge play begins one.")
        print(text.format(folder=clean_line(str(folder))))
    for entry in listed:
        name = clean_line(entry.path.stem, 60)
        if entry.saved is None:
            print(f"{name}: {clean_line(entry.problem)}")
            continue
        result = entry.saved.result
        if not result.over:
            state = _("day {day}, under way").format(day=result.day)
        else:
            state = _("over on day {day}: {where}, {value} of 100").format(
                day=result.day,
                where=clean_line(result.landed, 40) or _("the stop-gap"),
                value=decimal(result.value),
            )
        warning = f" ({entry.problem})" if entry.problem else ""
        print(f"{name}: {clean_line(entry.saved.scenario.title, 80)}, {state}{warning}")
    return DONE


def _verify(options: Namespace) -> int:
    folder, worst = saves_folder(options.saves), DONE
    for name in options.save:
        shown = clean_line(name, 200)
        try:
            verdict = verify(read_text(find_save(name, folder)))
        except NoSave as problem:
            complain(save_problem(problem))
            worst = USAGE
            continue
        if verdict.code == UNREADABLE:
            complain(save_problem(NoSave(f"{shown}: {clean_line(verdict.why, 300)}")))
            worst = USAGE
        elif verdict.code == OK:
            if not options.quiet:
                text = _("{save}: verified: {why} (rules {rules})")
                print(text.format(save=shown, why=verdict.why, rules=verdict.rules))
        else:
            text = _("{save}: NOT verified: {why} (rules {rules})")
            why = clean_line(verdict.why, 400)
            print(text.format(save=shown, why=why, rules=verdict.rules))
            worst = max(worst, NOT_RIGHT)
    return worst


def _doctor(options: Namespace) -> int:
    """Tell what a bug report needs, in English: others read it."""
    folder = saves_folder(options.saves)
    size = os.get_terminal_size() if sys.stdout.isatty() else None
    rows = [
        ("game", f"{__version__}, rules {RULES}, saves in format {FORMAT}"),
        ("python", f"{platform.python_version()} ({platform.python_implementation()})"),
        ("system", platform.platform()),
        ("libraries", ", ".join(f"{name} {_version(name)}" for name in LIBRARIES)),
        ("scenarios", f"{built_in()} ({len(shelf(tuple(options.scenarios or ())))} found)"),
        ("packs", f"{packs_folder()} ({len(list(Packs().sound()))} found)"),
        ("settings", f"{settings_folder()}"),
        ("record", f"{record_folder()}"),
        ("cache", f"{checked_folder() or 'off'}"),
        ("saves", f"{folder} ({_writable(folder)})"),
        ("terminal", f"{size.columns}x{size.lines}" if size else "none"),
        ("TERM", os.environ.get("TERM", "unset")),
        ("NO_COLOR", "set" if os.environ.get("NO_COLOR") else "unset"),
        ("encoding", f"{sys.stdout.encoding}"),
        ("language", language()),
    ]
    for name, value in rows:
        print(f"{name:<10} {clean_line(value, 300)}")
    problems = _problems(folder)
    print("problems   " + ("; ".join(problems) if problems else "none found"))
    return DONE


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _writable(folder: Path) -> str:
    try:
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        return "writable" if os.access(folder, os.W_OK) else "NOT writable"
    except (OSError, ValueError):
        return "NOT a possible folder"


def _problems(folder: Path) -> list[str]:
    found = []
    if "NOT" in _writable(folder):
        found.append("saves can't be written")
    if not shelf():
        found.append("the built-in scenarios are missing")
    found += [f"pack {bad}" for bad in Packs().quarantined()]
    found += read_settings(settings_folder())[1] + list(read_record(record_folder()).problems)
    if os.environ.get("TERM") == "dumb":
        found.append("this terminal can't carry the screen: use --plain")
    try:
        damaged = [entry.path.name for entry in list_saves(folder) if entry.saved is None]
    except OSError:
        damaged = []
    if damaged:
        found.append("damaged saves: " + ", ".join(clean_line(name, 40) for name in damaged[:5]))
    return found
