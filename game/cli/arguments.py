"""The parser of the command line: what all commands share, and errors in one line."""

import argparse
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from game import __version__
from game.cli.errors import Stop
from game.words.languages import N_, _, known

PLAYERS = ("canceller", "honest", "silent", "bluffer", "first-offer", "random", "idle")

ARGPARSE = (
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("the following arguments are required"),
)
"""What Python's own parser complains of in these words."""
BESIDE = "not allowed with argument "
KINDS = N_("option"), N_("word"), N_("command"), N_("format"), N_("player")
"""What the first word of a complaint can be."""


class Pages(argparse.HelpFormatter):
    """Writes pages of help in the language spoken."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Begin with the line of usage."""
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one line and names the nearest option."""

    def __init__(self, **options: Any) -> None:
        """Begin with what Python's parser says, in the language spoken."""
        super().__init__(**{"formatter_class": Pages, **options})
        self._positionals.title = _("positional arguments")
        self._optionals.title = _("options")
        for action in self._actions:
            if isinstance(action, argparse._HelpAction):
                action.help = _("show this help message and exit")

    def error(self, message: str) -> NoReturn:
        """Raise Stop instead of printing a usage page."""
        name, colon, why = message.removeprefix("argument ").partition(": ")
        if not colon:
            name, why = self.prog, message
        if why.startswith(BESIDE):
            why = _("not allowed with argument {other}").format(other=why.removeprefix(BESIDE))
        what = _("option") if name.startswith("-") else _("command")
        text = _("{what}: {name}: {why} ({prog} --help shows how)")
        raise Stop(text.format(what=what, name=_(name), why=_(why), prog=self.prog))

    def suggest(self, unknown: str) -> NoReturn:
        """Complain about an unknown option or word."""
        options = _options(self)
        close = get_close_matches(unknown.split("=")[0], options, n=1, cutoff=0.5)
        if unknown in ("--plain", "--json"):
            advice = meant(f"hedge play {unknown}")
        elif close:
            advice = meant(close[0])
        else:
            advice = _("{prog} --help shows what there is").format(prog=self.prog)
        what = _("option") if unknown.startswith("-") else _("word")
        text = _("{what}: {word}: not known here ({advice})")
        raise Stop(text.format(what=what, word=unknown, advice=advice))

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is not None and value not in action.choices:
            choices = [str(choice) for choice in action.choices]
            close = get_close_matches(str(value), choices, n=1, cutoff=0.4)
            all_known = _("known: {names}").format(names=", ".join(choices))
            commands = isinstance(action, argparse._SubParsersAction)
            what = "command" if commands else {"form": "format"}.get(action.dest, action.dest)
            raise Stop(
                _("{what}: {value}: no such {what} ({advice})").format(
                    what=_(what), value=value, advice=meant(close[0]) if close else all_known
                )
            )


def meant(word: str) -> str:
    """Return the question whether something else was meant."""
    return _("did you mean {word}?").format(word=word)


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
            wrong = _("{text!r} is not a whole number").format(text=text[:40])
            raise argparse.ArgumentTypeError(wrong) from None
        if not low <= number <= high:
            wrong = _("{text} is not from {low} to {high}")
            raise argparse.ArgumentTypeError(wrong.format(text=text[:40], low=low, high=high))
        return number

    return convert


def everywhere(parser: argparse.ArgumentParser, top: bool = False) -> None:
    """Add the options that exist everywhere."""
    unset = None if top else argparse.SUPPRESS
    parser.add_argument(
        "--version", action="version", version=f"hedge {__version__}",
        help=_("show program's version number and exit"),
    )  # fmt: skip
    parser.add_argument(
        "--saves", type=Path, metavar="DIR", default=unset, help=_("folder for saves")
    )
    parser.add_argument(
        "--scenarios", type=Path, metavar="DIR", action="append", default=unset,
        help=_("folder with scenarios, searched before the built-in ones (repeatable)"),
    )  # fmt: skip
    parser.add_argument(
        "--lang", metavar="CODE", default=unset,
        help=_("language of the game's own words ({known})").format(known=", ".join(known())),
    )  # fmt: skip
    parser.add_argument(
        "-q", "--quiet", action="store_true", default=False if top else argparse.SUPPRESS,
        help=_("print results only"),
    )  # fmt: skip


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def command(commands: Commands, name: str, what: str, example: str) -> Parser:
    """Add a command with its help and an example."""
    parser: Parser = commands.add_parser(
        name, help=what, description=what, allow_abbrev=False,
        epilog=_("example: {command}").format(command=example),
    )  # fmt: skip
    everywhere(parser)
    return parser
