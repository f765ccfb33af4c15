"""The command line: every command, option and example. Imports nothing that is slow."""

import argparse
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn, TypeAlias

from game import __version__
from game.cli.errors import Stop

PLAYERS = ("canceller", "honest", "silent", "bluffer", "first-offer", "random", "idle")


class Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one line and names the nearest option."""

    def error(self, message: str) -> NoReturn:
        """Raise Stop instead of printing a usage page."""
        name, _, why = message.removeprefix("argument ").partition(": ")
        if not why:
            name, why = self.prog, message
        what = "option" if name.startswith("-") else "command"
        raise Stop(f"{what}: {name}: {why} ({self.prog} --help shows how)")

    def suggest(self, unknown: str) -> NoReturn:
        """Complain about an unknown option or word."""
        options = _options(self)
        close = get_close_matches(unknown.split("=")[0], options, n=1, cutoff=0.5)
        advice = f"did you mean {close[0]}?" if close else f"{self.prog} --help shows what there is"
        if unknown in ("--plain", "--json"):
            advice = f"did you mean hedge play {unknown}?"
        what = "option" if unknown.startswith("-") else "word"
        raise Stop(f"{what}: {unknown}: not known here ({advice})")

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is not None and value not in action.choices:
            known = [str(choice) for choice in action.choices]
            close = get_close_matches(str(value), known, n=1, cutoff=0.4)
            advice = f"did you mean {close[0]}?" if close else "known: " + ", ".join(known)
            what = "command" if isinstance(action, argparse._SubParsersAction) else "player"
            raise Stop(f"{what}: {value}: no such {what} ({advice})")


def _options(parser: argparse.ArgumentParser) -> list[str]:
    """Return the options of a parser and of all its commands."""
    found: list[str] = []
    for action in parser._actions:
        found += action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                found += _options(inner)
    return found


def _whole(low: int, high: int) -> Callable[[str], int]:
    def convert(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text[:40]!r} is not a whole number") from None
        if not low <= number <= high:
            raise argparse.ArgumentTypeError(f"{text[:40]} is not from {low} to {high}")
        return number

    return convert


def _everywhere(parser: argparse.ArgumentParser, top: bool = False) -> None:
    unset = None if top else argparse.SUPPRESS
    parser.add_argument("--version", action="version", version=f"hedge {__version__}")
    parser.add_argument("--saves", type=Path, metavar="DIR", default=unset, help="folder for saves")
    parser.add_argument(
        "--scenarios", type=Path, metavar="DIR", action="append", default=unset,
        help="folder with scenarios, searched before the built-in ones (repeatable)",
    )  # fmt: skip
    parser.add_argument(
        "--lang", metavar="CODE", default=unset, help="language of the game's own words (en)"
    )
    parser.add_argument(
        "-q", "--quiet", action="store_true", default=False if top else argparse.SUPPRESS,
        help="print results only",
    )  # fmt: skip


def build() -> Parser:
    """Return the parser of all commands."""
    parser = Parser(
        prog="hedge",
        description="Hedge Your Bets: a hunt for a job, played in a terminal.",
        epilog="example: hedge play day-after-tomorrow --plain",
        allow_abbrev=False,
    )
    _everywhere(parser, top=True)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    _playing(commands)
    _looking(commands)
    _simulating(commands)
    _scenarios(commands)
    return parser


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def _command(commands: Commands, name: str, what: str, example: str) -> Parser:
    parser: Parser = commands.add_parser(
        name, help=what, description=what, epilog=f"example: {example}", allow_abbrev=False
    )
    _everywhere(parser)
    return parser


def _modes(parser: Parser) -> None:
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--plain", action="store_true", help="line by line")
    mode.add_argument("--json", action="store_true", help="the line protocol hedge/1")


def _playing(commands: Commands) -> None:
    play = _command(commands, "play", "play a hunt", "hedge play --seed 7 --plain")
    play.add_argument("scenario", nargs="?", default="day-after-tomorrow", metavar="SCENARIO")
    play.add_argument("--seed", type=_whole(0, 2**63 - 1), metavar="N", help="the same hunt again")
    _modes(play)
    play.add_argument(
        "--player", choices=PLAYERS, metavar="NAME", help="let a built-in player play"
    )
    daily = _command(
        commands, "daily", "play the day's hunt, the same for everybody", "hedge daily"
    )
    _modes(daily)
    resume = _command(commands, "resume", "go on with a saved hunt", "hedge resume --plain")
    resume.add_argument("save", nargs="?", metavar="SAVE", help="name or path; default: the newest")
    _modes(resume)


def _looking(commands: Commands) -> None:
    _command(commands, "saves", "list saved hunts", "hedge saves")
    verify = _command(
        commands, "verify", "replay saves and compare with what they record",
        "hedge verify day-after-tomorrow-7",
    )  # fmt: skip
    verify.add_argument("save", nargs="+", metavar="SAVE")
    _command(commands, "doctor", "what a bug report needs to know", "hedge doctor")


def _simulating(commands: Commands) -> None:
    simulate = _command(
        commands, "simulate", "play many hunts with built-in players",
        "hedge simulate day-after-tomorrow --player canceller honest --games 1000 --out hunts.csv",
    )  # fmt: skip
    simulate.add_argument("scenario", metavar="SCENARIO")
    simulate.add_argument(
        "--player", choices=PLAYERS, nargs="+", action="extend", metavar="NAME",
        help="players that meet the same seeds: " + ", ".join(PLAYERS),
    )  # fmt: skip
    simulate.add_argument("--games", type=_whole(1, 10_000_000), default=1000, metavar="N")
    simulate.add_argument("--seed", type=_whole(0, 2**62), default=0, metavar="N")
    simulate.add_argument("--jobs", type=_whole(1, 256), default=1, metavar="J", help="processes")
    simulate.add_argument("--out", type=Path, metavar="FILE", help=".csv, .jsonl or .parquet")


def _scenarios(commands: Commands) -> None:
    scenario = _command(commands, "scenario", "list and check scenarios", "hedge scenario list")
    acts = scenario.add_subparsers(dest="act", metavar="ACT", required=True, parser_class=Parser)
    _command(acts, "list", "list all scenarios", "hedge scenario list")
    check = _command(
        acts, "check", "report every problem of scenario files", "hedge scenario check my.toml"
    )
    check.add_argument("path", nargs="+", metavar="PATH", help="a file, a folder or an id")
