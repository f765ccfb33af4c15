"""`scenario check` and `scenario explain`."""

from argparse import Namespace
from pathlib import Path

from game.cli.errors import DONE, NOT_RIGHT, Stop
from game.hunt.playtest import playtest
from game.scenario.clean import clean_line
from game.scenario.examine import Examined, examine
from game.scenario.nearest import nearest
from game.scenario.paths import is_file, is_folder
from game.scenario.problems import WARNING, Problem, ScenarioProblems
from game.scenario.shelf import locate
from game.scenario.translation_names import beside
from game.words.explanations import GATES, explanation
from game.words.problems import as_github, as_json, as_text, summary

SHOWN_MOST = 100
"""Problems of one file that are told; more are counted."""


def check(options: Namespace) -> int:
    """Report every problem of every file named."""
    folders = tuple(options.scenarios or ())
    seen = _told_once([examined(path, folders) for path in _paths(options)])
    seen += [_pack(Path(name)) for name in options.path if is_file(Path(name) / "pack.toml")]
    if options.form == "json":
        print(as_json([problem for each in seen for problem in each.problems]))
    elif options.form == "github":
        for each in seen:
            for problem in each.problems:
                print(as_github(problem))
    else:
        _print(seen, options.quiet)
    wrong = sum(len(each.problems) if options.strict else each.errors for each in seen)
    return NOT_RIGHT if wrong else DONE


def _told_once(seen: list[Examined]) -> list[Examined]:
    """Leave out of each file what was told of a piece already."""
    told: set[tuple[str, int, int, str]] = set()
    for each in seen:
        new = [p for p in each.problems if (p.file, p.line, p.column, p.code) not in told]
        told |= {(p.file, p.line, p.column, p.code) for p in each.problems if p.line}
        each.held_back = len(each.problems) - len(new)
        each.problems = new
    return seen


def _pack(folder: Path) -> Examined:
    """Return what is wrong with a folder's pack.toml."""
    from game.scenario.pack import read_pack

    seen = Examined(folder / "pack.toml")
    try:
        read_pack(folder)
    except ScenarioProblems as wrong:
        seen.problems += wrong.problems
    return seen


def examined(path: Path, folders: tuple[Path, ...]) -> Examined:
    """Return every problem of a file, those of a short playtest too, in order."""
    seen = examine(path, folders)
    if seen.scenario is not None and seen.stack is not None:
        seen.problems += [seen.stack.meant(slip, WARNING) for slip in playtest(seen.scenario)]
    seen.problems.sort(key=lambda p: (p.level, p.file != clean_line(str(path), 4096), p.line))
    return seen


def _print(seen: list[Examined], quiet: bool) -> None:
    errors = warnings = files = 0
    for each in seen:
        if each.problems:
            files += 1
            errors += each.errors
            warnings += len(each.problems) - each.errors
            tell(each.problems)
        if each.held_back and not each.errors and not each.scenario:
            print(f"{clean_line(str(each.path), 200)}: can't be played because of the above")
        elif not each.errors and not quiet:
            title = each.scenario.source.title if each.scenario else _kind(each)
            state = "can be played" if each.problems else "fine"
            print(f"{clean_line(str(each.path), 200)}: {state}: {title}")
    if files and not quiet:
        print(summary(errors, warnings, files))


def _kind(seen: Examined) -> str:
    """Return what a file is that is no hunt."""
    if seen.language:
        return f"a translation, {seen.language}"
    return "a pack" if seen.path.name == "pack.toml" else "a shared piece"


def tell(problems: list[Problem]) -> None:
    """Print problems, each with its place in the file."""
    for problem in problems[:SHOWN_MOST]:
        for line in as_text(problem):
            print(line)
    if len(problems) > SHOWN_MOST:
        name = problems[0].file
        print(f"{clean_line(name, 200)}: and {len(problems) - SHOWN_MOST} more of the same kind")


def _paths(options: Namespace) -> list[Path]:
    """Return the files to check, each with the translations beside it."""
    named = _named(options)
    return list(dict.fromkeys(each for path in named for each in (path, *beside(path))))


def _named(options: Namespace) -> list[Path]:
    found: list[Path] = []
    for name in options.path:
        path = Path(name)
        if is_folder(path):
            inside = sorted((*path.glob("*.toml"), *path.glob("*/*.toml")))
            inside = [each for each in inside if each.name != "pack.toml"]
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


def explain(options: Namespace) -> int:
    """Explain one code, or list all of them by gate."""
    if options.code is None:
        for gate, codes in GATES.items():
            print(f"{gate}: {', '.join(codes)}")
        return DONE
    lines = explanation(options.code)
    if not lines:
        known = [code for codes in GATES.values() for code in codes]
        named = clean_line(options.code, 40)
        raise Stop(f"scenario: {named}: no such code ({nearest(options.code, known)})")
    for line in lines:
        print(line)
    return DONE
