"""`scenario schema`, `scenario new` and `scenario migrate`: what an author starts and keeps."""

import json
from argparse import Namespace
from difflib import unified_diff
from pathlib import Path

from game.cli.checking import tell
from game.cli.errors import DONE, NOT_RIGHT, Stop
from game.scenario.clean import clean, clean_line
from game.scenario.examine import examine
from game.scenario.formats import FORMAT
from game.scenario.migrate import Rewritten, overwrite, rewritten
from game.scenario.paths import is_file
from game.scenario.problems import WARNING, ScenarioProblems
from game.scenario.schema import schema
from game.scenario.shelf import locate
from game.scenario.starter import WHAT_AN_ID_IS, id_like, is_id, started


def run(options: Namespace) -> int:
    """Run one of the three."""
    if options.act == "new":
        return _new(options)
    if options.act == "migrate":
        return _migrate(options)
    print(json.dumps(schema(options.piece), ensure_ascii=False, indent=2))
    return DONE


def _new(options: Namespace) -> int:
    """Write NAME.toml into the current folder."""
    name = options.name
    if not is_id(name):
        typed, near = clean_line(name, 60) or "nothing", id_like(name)
        raise Stop(f"scenario: {typed}: is no id: {WHAT_AN_ID_IS} (did you mean {near}?)")
    target = Path(f"{name}.toml").absolute()
    folders = tuple(options.scenarios or ())
    try:
        like = None if options.like is None else locate(options.like, folders)
        text = started(name, target, folders, like)
    except ScenarioProblems as wrong:
        raise Stop(*(f"scenario: {problem}" for problem in wrong.problems)) from None
    _write_new(target, text)
    print(target.name if options.quiet else f"{target.name}: written")
    if not options.quiet:
        for line in NEXT:
            print("  " + line.format(file=target.name))
    return DONE


NEXT = (
    "play it:      hedge play {file}",
    "look it over: hedge scenario check {file}",
    "all keys:     docs/scenario-reference.md",
)
"""What an author does with a new file."""


def _write_new(target: Path, text: str) -> None:
    """Write a file that isn't there yet. Raises Stop."""
    file = target.name
    try:
        with target.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        advice = "choose another name, or move it away"
        raise Stop(f"scenario: {file}: is there already ({advice})") from None
    except OSError as error:
        raise Stop(f"scenario: {file}: {_why(error)} (try another folder)") from None


def _migrate(options: Namespace) -> int:
    """Bring files up to the present format."""
    paths = [Path(name) for name in options.path]
    for path in paths:
        if not is_file(path):
            named = clean_line(str(path))
            raise Stop(f"scenario: {named}: no such file (name TOML files)")
    codes = [_migrate_one(path, options) for path in paths]
    return max(codes)


def _migrate_one(path: Path, options: Namespace) -> int:
    seen = examine(path, tuple(options.scenarios or ()))
    errors = [problem for problem in seen.problems if problem.level != WARNING]
    if errors:
        tell(errors)
        return NOT_RIGHT
    try:
        found = rewritten(path.read_bytes(), clean(str(path)))
    except ScenarioProblems as wrong:
        tell(wrong.problems)
        return NOT_RIGHT
    changed = found.before != found.after
    if changed and options.diff:
        _print_diff(path, found)
    if changed and not options.dry_run:
        try:
            overwrite(path, found.after)
        except OSError as error:
            advice = "nothing has changed in it"
            named = clean_line(str(path))
            raise Stop(f"scenario: {named}: {_why(error)} ({advice})") from None
    if not options.quiet:
        print(f"{clean_line(str(path))}: {_came_to(found, options.dry_run)}")
    return DONE


def _came_to(found: Rewritten, dry: bool) -> str:
    if found.before == found.after:
        return f"nothing to do: it is in format {FORMAT}"
    keys = "1 key" if found.keys == 1 else f"{found.keys} keys"
    would = "would be" if dry else "is"
    return f"{would} in format {FORMAT} now, with {keys} renamed"


def _print_diff(path: Path, found: Rewritten) -> None:
    name = clean_line(str(path))
    before, after = found.before.split("\n"), found.after.split("\n")
    for line in unified_diff(before, after, name, f"{name} in format {FORMAT}", lineterm=""):
        print(clean(line))


def _why(error: OSError) -> str:
    return (error.strerror or "failed").lower()
