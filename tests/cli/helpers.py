"""What the tests of saves, commands, protocol and plain mode share: a small hunt and a way in."""

import io
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from game.cli.main import run
from game.hunt.hunt import Hunt
from game.players.roster import PLAYERS
from game.scenario.load import Scenario, parse

SMALL = """\
format = 1
id = "small"
title = "A Small Hunt"
opening = "Two companies, eight days."
start = 2026-05-14
days = 8

[market]
soft = 0.0

[recruiters.ann]
name = "Ann Lee"
firm = "Lee"
cadence = 1

[recruiters.bob]
name = "Bob Ray"
firm = "Ray"
cadence = 2

[companies.acme]
name = "Acme"
role = "Clerk"
recruiter = "ann"
job = { pay = 90, growth = 80, life = 80, meaning = 90 }
stage = "deliberating"
opening = "glowing"
opening_text = "They liked you at {company}, {boss} most of all."
rounds = [{ kind = "onsite", done = true }]
patience = { median = 3 }

[companies.bolt]
name = "Bolt"
role = "Fitter"
recruiter = "bob"
job = { pay = 60, growth = 50, life = 60, meaning = 50 }
stage = "final"
opening = "invite"
rounds = [{ kind = "interview" }]
meeting = { day = 2 }

[companies.crow]
name = "Crow"
role = "Keeper"
recruiter = "bob"
job = { pay = 40, growth = 40, life = 70, meaning = 60 }
stage = "lead"

[[forecasts]]
company = "acme"
day = 1
by = 4
"""
"""Three companies, eight days, a meeting on day 2, a question on day 1."""

ESCAPES = ("\x1b", "\x07", "\x9b", "\x9d", "\u202e", "\u2066", "\u200f", "\u200b", "\x08")
"""Characters that a terminal obeys or that hide what stands there."""

SPITEFUL = (
    "\x1b[2J\x1b[31mred",
    "\x1b]52;c;ZXZpbA==\x07",
    "\x9b31m\x9d0;title\x9c",
    "\u202egnp.exe\u2066\u200f",
    "[b]bold[/b] [@click=app.quit]x[/] [/]",
    "x" * 10_000,
)
"""Names and texts that somebody may send along with a scenario or type as a word."""


def harmless(text: str) -> bool:
    """Tell whether a terminal would only show this text."""
    return not any(character in text for character in ESCAPES)


class Said(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


Typed = str | bytes
Hedge = Callable[..., Said]


def make_hedge(capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> Hedge:
    """Return a function that runs `hedge` here, and insists that it never breaks down."""

    def hedge(*words: object, typed: Typed = b"") -> Said:
        raw = typed.encode() if isinstance(typed, str) else typed
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        capsys.readouterr()
        code = run([str(word) for word in words])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        assert "unexpected" not in err, err
        assert harmless(out + err), f"a terminal would obey {out + err!r}"
        return Said(code, out, err)

    return hedge


def keep_signals() -> dict[signal.Signals, object]:
    """Return how signals are handled now, for `give_back`."""
    names = ("SIGTERM", "SIGHUP")
    found = [getattr(signal, name) for name in names if hasattr(signal, name)]
    return {number: signal.getsignal(number) for number in found}


def give_back(kept: dict[signal.Signals, object]) -> None:
    """Handle signals as before."""
    for number, handler in kept.items():
        signal.signal(number, handler)  # type: ignore[arg-type]


def small() -> Scenario:
    """Return the small scenario."""
    return parse(SMALL, "small.toml")


def small_file(folder: Path, text: str = SMALL) -> Path:
    """Write a scenario into a folder and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "small.toml"
    path.write_text(text, encoding="utf-8")
    return path


def played(
    scenario: Scenario, seed: int = 7, choices: int = 10_000, player: str = "random"
) -> Hunt:
    """Return a hunt that a built-in player has played for so many choices, or to its end."""
    hunt, chooser = Hunt(scenario, seed), PLAYERS[player](seed)
    while not hunt.view.over and len(hunt.choices) < choices:
        hunt.do(chooser.choose(hunt.view))
    return hunt
