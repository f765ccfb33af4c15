"""`hedge`, `play`, `daily`, `resume`: opens a hunt and hands it to the front end asked for.

Imports what a hunt needs only when one is opened, so that the title is there at once.
"""

import gc
import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from game.cli.errors import DONE, Stop
from game.hunt.folders import saves_folder
from game.words.languages import _

if TYPE_CHECKING:
    from game.hunt.files import SaveFile
    from game.hunt.hunt import Hunt


def run(options: Namespace) -> int:
    """Run one of the four commands."""
    gc.disable()
    try:
        return _run(options)
    finally:
        gc.enable()


def _run(options: Namespace) -> int:
    """Run a command; what collects garbage rests till the first picture, a tenth of the start."""
    if options.command is None:
        return _title(options)
    player = getattr(options, "player", None)
    if player and (options.plain or options.json):
        raise Stop(
            _("option: --player: goes with neither --plain nor --json (leave one of them out)")
        )
    screen = not (options.plain or options.json or player)
    if screen and _lines_wanted():
        options.plain, screen = True, False
    if screen:
        _need_terminal()
    return _open(options, player)


def _open(options: Namespace, player: str | None) -> int:
    """Open a hunt and hand it to a front end."""
    from game.cli.opening import Keeper, new_hunt, resumed

    if options.command == "resume":
        hunt, save = resumed(options)
    else:
        hunt, save = new_hunt(options), None
        if player:
            gc.enable()
            return _let_play(hunt, player)
    keeper = Keeper(hunt, save, saves_folder(options.saves))
    if options.json or options.plain:
        gc.enable()
    if options.json:
        from game.protocol.serve import serve

        serve(hunt, keeper.write, keeper.name)
        return DONE
    if options.plain:
        from game.cli.plainly import sit_down

        sit_down(hunt, keeper)
        return DONE
    return _screen(options, hunt, keeper.file)


def _lines_wanted() -> bool:
    """Tell whether hunts are played in lines without being asked: a setting, or the terminal."""
    from game.hunt.settings import read_settings, settings_folder

    if os.environ.get("TERM") == "dumb":
        return True
    return read_settings(settings_folder())[0].plain


def _let_play(hunt: "Hunt", player: str) -> int:
    from game.lines.transcript import transcript

    for line in transcript(hunt, player):
        print(line)
    return DONE


def _need_terminal() -> None:
    if not (sys.stdout.isatty() and sys.stdin.isatty()):
        raise Stop(
            _("hedge: terminal: there is none, and the screen needs one (hedge play --plain)")
        )


def _title(options: Namespace) -> int:
    """Open the title: on the screen, or in lines where those are wanted."""
    _need_terminal()
    if _lines_wanted():
        from game.cli.plainly import title

        gc.enable()
        return title(options)
    return _screen(options, None, None)


def _screen(options: Namespace, hunt: "Hunt | None", file: "SaveFile | None") -> int:
    from game.tui.run import run_screen

    folders = tuple(options.scenarios or ())
    return run_screen(saves_folder(options.saves), folders, hunt, file)
