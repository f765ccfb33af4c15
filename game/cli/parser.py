"""The command line: every command, option and example. Imports nothing that is slow."""

from pathlib import Path

from game.cli.arguments import PLAYERS, Commands, Parser, command, everywhere, whole
from game.cli.bench import bench
from game.words.languages import _


def build() -> Parser:
    """Return the parser of all commands."""
    parser = Parser(
        prog="hedge",
        description=_("Hedge Your Bets: a hunt for a job, played in a terminal."),
        epilog=_("example: {command}").format(command="hedge play day-after-tomorrow --plain"),
        allow_abbrev=False,
    )
    everywhere(parser, top=True)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    _playing(commands)
    _looking(commands)
    _simulating(commands)
    bench(commands)
    return parser


def _modes(parser: Parser) -> None:
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--plain", action="store_true", help=_("line by line"))
    mode.add_argument("--json", action="store_true", help=_("the line protocol hedge/1"))


def _playing(commands: Commands) -> None:
    play = command(commands, "play", _("play a hunt"), "hedge play --seed 7 --plain")
    play.add_argument("scenario", nargs="?", metavar="SCENARIO")
    play.add_argument(
        "--seed", type=whole(0, 2**63 - 1), metavar="N", help=_("the same hunt again")
    )
    play.add_argument(
        "--random", action="store_true", help=_("a hunt by chance: fresh firms, fresh people")
    )
    _modes(play)
    play.add_argument(
        "--player", choices=PLAYERS, metavar="NAME", help=_("let a built-in player play")
    )
    what = _("play the day's hunt, the same for everybody")
    daily = command(commands, "daily", what, "hedge daily")
    _modes(daily)
    resume = command(commands, "resume", _("go on with a saved hunt"), "hedge resume --plain")
    resume.add_argument(
        "save", nargs="?", metavar="SAVE", help=_("name or path; default: the newest")
    )
    _modes(resume)


def _looking(commands: Commands) -> None:
    command(commands, "saves", _("list saved hunts"), "hedge saves")
    verify = command(
        commands, "verify", _("replay saves and compare with what they record"),
        "hedge verify day-after-tomorrow-7",
    )  # fmt: skip
    verify.add_argument("save", nargs="+", metavar="SAVE")
    command(commands, "doctor", _("what a bug report needs to know"), "hedge doctor")


def _simulating(commands: Commands) -> None:
    simulate = command(
        commands, "simulate", _("play many hunts with built-in players"),
        "hedge simulate day-after-tomorrow --player canceller honest --games 1000 --out hunts.csv",
    )  # fmt: skip
    simulate.add_argument("scenario", metavar="SCENARIO")
    simulate.add_argument(
        "--player", choices=PLAYERS, nargs="+", action="extend", metavar="NAME",
        help=_("players that meet the same seeds: {players}").format(players=", ".join(PLAYERS)),
    )  # fmt: skip
    simulate.add_argument("--games", type=whole(1, 10_000_000), default=1000, metavar="N")
    simulate.add_argument("--seed", type=whole(0, 2**62), default=0, metavar="N")
    simulate.add_argument("--jobs", type=whole(1, 256), default=1, metavar="J", help=_("processes"))
    simulate.add_argument("--out", type=Path, metavar="FILE", help=_(".csv, .jsonl or .parquet"))
