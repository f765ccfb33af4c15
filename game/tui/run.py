"""Runs the screen: signals, a clean terminal afterwards, one calm line when something breaks."""

import asyncio
import contextlib
import os
import signal
import sys
from pathlib import Path

from game.hunt.files import SaveFile
from game.hunt.hunt import Hunt
from game.tui.app import HedgeApp

STOPS = ("SIGTERM", "SIGHUP")


def run_screen(
    saves: Path,
    folders: tuple[Path, ...] = (),
    hunt: Hunt | None = None,
    save: SaveFile | None = None,
) -> int:
    """Play on the screen and return the exit code: 0, or 1 after a fault, 2 without a terminal."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if not all(stream.isatty() for stream in streams) or os.environ.get("TERM") == "dumb":
        return _complain("the screen needs a terminal (--plain plays line by line)", 2)
    try:
        app = HedgeApp(saves, folders, hunt, save)
        asyncio.run(_play(app))
    except KeyboardInterrupt:
        return 0
    except Exception as fault:
        return _broken(fault)
    return _broken(app.fault) if app.fault is not None else 0


async def _play(app: HedgeApp) -> None:
    loop = asyncio.get_running_loop()
    for name in STOPS:
        with contextlib.suppress(NotImplementedError, AttributeError):
            loop.add_signal_handler(getattr(signal, name), app.exit)
    await app.run_async()


def _broken(fault: BaseException) -> int:
    kind = type(fault).__name__
    return _complain(f"the screen stopped: {kind} (your hunt is saved up to the last choice)", 1)


def _complain(text: str, code: int) -> int:
    with contextlib.suppress(OSError):
        print(f"hedge: {text}", file=sys.stderr)
    return code
