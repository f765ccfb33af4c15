"""Runs the screen: signals, a clean terminal afterwards, one calm screen when something breaks."""

import asyncio
import contextlib
import gc
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.hunt.folders import record_folder, settings_folder
from game.hunt.settings import read_settings, write_settings
from game.tui.escape import quicken
from game.tui.home import Home
from game.words.languages import _

if TYPE_CHECKING:
    from game.hunt.files import SaveFile
    from game.hunt.hunt import Hunt
    from game.tui.app import HedgeApp

STOPS = ("SIGTERM", "SIGHUP")


def player_home() -> Home:
    """Return the player's settings and record, where the platform keeps such things."""
    folder = settings_folder()
    settings, problems = read_settings(folder)
    return Home(settings, problems, lambda changed: write_settings(folder, changed),
                record_folder())  # fmt: skip


def run_screen(
    saves: Path,
    folders: tuple[Path, ...] = (),
    hunt: "Hunt | None" = None,
    save: "SaveFile | None" = None,
) -> int:
    """Play on the screen and return the exit code: 0, or 1 after a fault, 2 without a terminal."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if not all(stream.isatty() for stream in streams) or os.environ.get("TERM") == "dumb":
        return _complain(_("the screen needs a terminal (--plain plays line by line)"), 2)
    quicken()
    from game.tui.app import HedgeApp

    home = player_home()
    try:
        app = HedgeApp(saves, folders, hunt, save, home)
        asyncio.run(_play(app, home.settings.mouse))
    except KeyboardInterrupt:
        return 0
    except Exception as fault:
        return _broken(fault, saves)
    finally:
        gc.enable()
    return _broken(app.fault, saves) if app.fault is not None else 0


async def _play(app: "HedgeApp", mouse: bool) -> None:
    loop = asyncio.get_running_loop()
    for name in STOPS:
        with contextlib.suppress(NotImplementedError, AttributeError):
            loop.add_signal_handler(getattr(signal, name), app.exit)
    await app.run_async(mouse=mouse)


def _broken(fault: BaseException, saves: Path) -> int:
    """Say calmly what happened, on one screen where that is possible, and keep a report."""
    from game.tui.fault import calm, write_report

    report = write_report(fault, saves)
    with contextlib.suppress(Exception):
        asyncio.run(calm(report))
    where = _("; what happened is in {path}").format(path=report) if report else ""
    return _complain(
        _("the screen stopped: {kind}; your hunt is saved up to the last choice{where}").format(
            kind=type(fault).__name__, where=where
        ), 1,
    )  # fmt: skip


def _complain(text: str, code: int) -> int:
    with contextlib.suppress(OSError):
        print(f"hedge: {text}", file=sys.stderr)
    return code
