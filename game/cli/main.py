"""The command `hedge`: reads the command line, runs a command, and ends with its exit code."""

import os
import signal
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from types import FrameType
from typing import TextIO

from game.cli.errors import DONE, INTERRUPTED, USAGE, Stop, complain
from game.scenario.clean import clean_line
from game.scenario.paths import is_folder
from game.words.languages import _, known, matching, preferred, speak


class Ended(BaseException):
    """SIGTERM or SIGHUP: everything is saved already, so simply leave."""


def _end(number: int, frame: FrameType | None) -> None:
    raise Ended


def run(words: Sequence[str] | None = None) -> int:
    """Run `hedge` with these words (default: the command line's) and return the exit code."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)
    _open_streams()
    try:
        code = _run(list(sys.argv[1:] if words is None else words))
        sys.stdout.flush()
        return code
    except Stop as stop:
        complain(*stop.lines)
        return stop.code
    except (KeyboardInterrupt, Ended):
        _quiet_output()
        return INTERRUPTED
    except BrokenPipeError:
        _quiet_output()
        return DONE
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else USAGE
    except Exception as error:
        text = _("hedge: unexpected {error} (please report it with hedge doctor)")
        complain(text.format(error=type(error).__name__))
        return USAGE


def _open_streams() -> None:
    """Make closed streams harmless, and let no byte or letter end the program."""
    if sys.stdin is None:
        sys.stdin = _nothing("r")
    if sys.stdout is None:
        sys.stdout = _nothing("w")
    if sys.stderr is None:
        sys.stderr = _nothing("w")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _nothing(mode: str) -> TextIO:
    return TextIOWrapper(os.fdopen(os.open(os.devnull, os.O_RDWR), f"{mode}b"), encoding="utf-8")


def _quiet_output() -> None:
    """Let nothing more be written to a pipe that nobody reads."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _asked(words: list[str]) -> str | None:
    """Return the language that is asked for, before anything else is read: help speaks it too."""
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word == "--lang":
            return following
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None


def _chosen() -> str:
    """Return the language chosen in the settings, or an empty text."""
    from game.hunt.settings import read_settings, settings_folder

    return read_settings(settings_folder())[0].language


def _title() -> int:
    """Open the title; without words there is nothing to parse, and a parser takes its time."""
    from argparse import Namespace

    from game.cli import playing

    return playing.run(Namespace(command=None, saves=None, scenarios=None, lang=None, quiet=False))


def _run(words: list[str]) -> int:
    speak(preferred(_asked(words), _chosen(), os.environ))
    if not words:
        return _title()
    from game.cli.parser import build

    parser = build()
    options, unknown = parser.parse_known_args(words)
    if unknown:
        parser.suggest(unknown[0])
    if options.lang is not None and not matching(options.lang):
        text = _("language: {code}: no words in it yet (known: {known})")
        raise Stop(text.format(code=options.lang, known=", ".join(known())))
    for folder in options.scenarios or []:
        if not is_folder(folder):
            named = clean_line(str(folder), 100)
            text = _("scenarios: {folder}: no such folder (name one that holds TOML files)")
            raise Stop(text.format(folder=named))
    if options.command in (None, "play", "daily", "resume"):
        from game.cli import playing

        return playing.run(options)
    if options.command == "simulate":
        from game.cli import simulating

        return simulating.run(options)
    if options.command == "scenario":
        from game.cli import scenarios

        return scenarios.run(options)
    from game.cli import looking

    return looking.run(options)
