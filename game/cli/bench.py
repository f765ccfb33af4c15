"""The modder's commands under `hedge scenario`, with their options and examples."""

from pathlib import Path

from game.cli.arguments import PLAYERS, Commands, Parser, command, whole


def bench(commands: Commands) -> None:
    """Add `scenario` and all that is under it."""
    scenario = command(
        commands, "scenario", "make, check and balance scenarios", "hedge scenario new my-hunt"
    )
    acts = scenario.add_subparsers(dest="act", metavar="ACT", required=True, parser_class=Parser)
    _looking(acts)
    _making(acts)
    _playing(acts)
    _packs(acts)


def _looking(acts: Commands) -> None:
    listed = command(acts, "list", "list all scenarios", "hedge scenario list")
    listed.add_argument(
        "--pieces", action="store_true", help="list shared personas and sectors instead"
    )
    check = command(
        acts, "check", "report every problem of scenario files", "hedge scenario check my-hunt.toml"
    )
    check.add_argument("path", nargs="+", metavar="PATH", help="a file, a folder or an id")
    check.add_argument(
        "--format", choices=("text", "json", "github"), default="text", dest="form",
        help="for people, for programs, for annotations of a pull request",
    )  # fmt: skip
    check.add_argument("--strict", action="store_true", help="warnings count as errors")
    explain = command(
        acts, "explain", "explain the code of a problem", "hedge scenario explain unknown-key"
    )
    explain.add_argument("code", nargs="?", metavar="CODE", help="without one: list all codes")
    schema = command(
        acts, "schema", "print the JSON Schema of scenario files",
        "hedge scenario schema --piece",
    )  # fmt: skip
    schema.add_argument("--piece", action="store_true", help="of shared pieces instead")


def _making(acts: Commands) -> None:
    new = command(
        acts, "new", "write a small commented scenario", "hedge scenario new my-hunt --like campus"
    )
    new.add_argument("name", metavar="NAME", help="its id; the file is NAME.toml in this folder")
    new.add_argument("--like", metavar="ID", help="begin with a copy of another scenario")
    migrate = command(
        acts, "migrate", "bring files up to the present format; comments stay",
        "hedge scenario migrate --diff old-hunt.toml",
    )  # fmt: skip
    migrate.add_argument("path", nargs="+", metavar="PATH", help="files")
    migrate.add_argument("--diff", action="store_true", help="show what changes")
    migrate.add_argument("--dry-run", action="store_true", help="leave the files as they are")


def _playing(acts: Commands) -> None:
    preview = command(
        acts, "preview", "open a seed's envelope, and see what happens to one who does nothing",
        "hedge scenario preview my-hunt.toml --seed 7",
    )  # fmt: skip
    preview.add_argument("path", metavar="PATH", help="a file or an id")
    preview.add_argument(
        "--seed", type=whole(0, 2**63 - 1), default=7, metavar="N", help="whose envelope (7)"
    )
    preview.add_argument(
        "--player", choices=PLAYERS, default="idle", metavar="NAME",
        help="who plays on: " + ", ".join(PLAYERS) + " (idle)",
    )  # fmt: skip
    balance = command(
        acts, "balance", "play it many times and say whether it teaches what it claims",
        "hedge scenario balance my-hunt.toml --games 1000",
    )  # fmt: skip
    balance.add_argument("path", nargs="+", metavar="PATH", help="files or ids")
    balance.add_argument("--games", type=whole(10, 1_000_000), default=1000, metavar="N")
    balance.add_argument("--seed", type=whole(0, 2**62), default=0, metavar="N")
    balance.add_argument("--jobs", type=whole(1, 256), default=1, metavar="J", help="processes")
    balance.add_argument(
        "--strict", action="store_true", help="exit 1 when an expectation fails, or none is stated"
    )
    balance.add_argument(
        "--format", choices=("text", "json"), default="text", dest="form",
        help="for people, for programs",
    )  # fmt: skip
    watch = command(
        acts, "watch", "check on every save, and replay your choices on the changed file",
        "hedge scenario watch my-hunt.toml --seed 7",
    )  # fmt: skip
    watch.add_argument("path", metavar="PATH", help="a file")
    watch.add_argument("--seed", type=whole(0, 2**63 - 1), metavar="N")
    watch.add_argument("--save", metavar="SAVE", help="the hunt to replay; default: the newest")
    watch.add_argument("--once", action="store_true", help="look once and stop")


def _packs(acts: Commands) -> None:
    pack = command(
        acts, "pack", "build, inspect and install packs", "hedge scenario pack build my-pack"
    )
    does = pack.add_subparsers(dest="deed", metavar="DEED", required=True, parser_class=Parser)
    build = command(
        does, "build", "make a zip of a pack folder", "hedge scenario pack build my-pack"
    )
    build.add_argument("folder", metavar="FOLDER", help="holds pack.toml and the scenarios")
    build.add_argument("--out", type=Path, metavar="FILE", help="default: ID-VERSION.zip")
    inspect = command(
        does, "inspect", "say what is in a pack", "hedge scenario pack inspect my-pack-1.zip"
    )
    inspect.add_argument("pack", metavar="PACK", help="a zip or a folder")
    install = command(
        does, "install", "put a pack on the shelf", "hedge scenario pack install my-pack-1.zip"
    )
    install.add_argument("pack", metavar="PACK", help="a zip or a folder")
    command(does, "list", "list installed packs", "hedge scenario pack list")
    remove = command(
        does, "remove", "take a pack off the shelf", "hedge scenario pack remove my-pack"
    )
    remove.add_argument("id", metavar="ID")
