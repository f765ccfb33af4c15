"""The parser of the command line: what all commands share, and errors in one line."""

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
            commands = isinstance(action, argparse._SubParsersAction)
            what = "command" if commands else {"form": "format"}.get(action.dest, action.dest)
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


def whole(low: int, high: int) -> Callable[[str], int]:
    """Return a reader of whole numbers in a range."""

    def convert(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text[:40]!r} is not a whole number") from None
        if not low <= number <= high:
            raise argparse.ArgumentTypeError(f"{text[:40]} is not from {low} to {high}")
        return number

    return convert


def everywhere(parser: argparse.ArgumentParser, top: bool = False) -> None:
    """Add the options that exist everywhere."""
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


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def command(commands: Commands, name: str, what: str, example: str) -> Parser:
    """Add a command with its help and an example."""
    parser: Parser = commands.add_parser(
        name, help=what, description=what, epilog=f"example: {example}", allow_abbrev=False
    )
    everywhere(parser)
    return parser
