"""`scenario list` and `scenario check`."""

from argparse import Namespace
from pathlib import Path

from game.cli.errors import DONE, NOT_RIGHT, Stop
from game.scenario.clean import clean_line
from game.scenario.load import load
from game.scenario.paths import is_file, is_folder
from game.scenario.problems import ScenarioProblems
from game.scenario.shelf import locate, shelf


def run(options: Namespace) -> int:
    """Run one of the two."""
    return _list(options) if options.act == "list" else _check(options)


def _list(options: Namespace) -> int:
    for name, path in shelf(tuple(options.scenarios or ())).items():
        try:
            source = load(path).source
        except ScenarioProblems as wrong:
            print(f"{clean_line(name, 40)}: can't be played: {wrong.problems[0]}")
            continue
        low, high = source.minutes
        print(f"{name}: {source.title}. {source.difficulty}, {low}-{high} minutes")
        if not options.quiet:
            print(f"  {source.summary}")
    return DONE


def _check(options: Namespace) -> int:
    right = True
    for path in _paths(options):
        try:
            scenario = load(path)
        except ScenarioProblems as wrong:
            right = False
            for problem in wrong.problems:
                print(problem.as_error())
        else:
            if not options.quiet:
                print(f"{clean_line(str(path), 200)}: fine: {scenario.source.title}")
    return DONE if right else NOT_RIGHT


def _paths(options: Namespace) -> list[Path]:
    found: list[Path] = []
    for name in options.path:
        path = Path(name)
        if is_folder(path):
            inside = sorted(path.glob("*.toml"))
            if not inside:
                raise Stop(f"scenario: {clean_line(name)}: holds no TOML file")
            found += inside
            continue
        try:
            found.append(path if is_file(path) else locate(name, tuple(options.scenarios or ())))
        except ScenarioProblems as wrong:
            raise Stop(*(f"scenario: {problem}" for problem in wrong.problems)) from None
        if not is_file(found[-1]):
            raise Stop(f"scenario: {clean_line(name)}: no such file (hedge scenario list)")
    return found
