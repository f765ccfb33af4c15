"""SIGKILL at random moments of play by protocol: at most the choice in flight, never the file."""

import os
import select
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from cli.helpers import small_file

from game.cli.main import run
from game.hunt.files import list_saves, read_text, resume
from game.hunt.verify import OK, verify

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
KILLS = 200


class Player(NamedTuple):
    """A process that plays, and the two ends of its lines."""

    number: int
    input: int
    output: int
    wait: Callable[[], object]


def fork(words: list[str]) -> Player:
    """Play in a copy of this process: all is loaded, so killing may begin at once."""
    there, to_child = os.pipe()
    from_child, back = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        number = os.fork()
    if not number:
        try:
            os.dup2(there, 0)
            os.dup2(back, 1)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            for end in (there, to_child, from_child, back):
                os.close(end)
            sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
            sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            run(words)
        finally:
            os._exit(0)
    os.close(there)
    os.close(back)
    return Player(number, to_child, from_child, lambda: os.waitpid(number, 0))


def spawn(words: list[str]) -> Player:
    """Play in a real process of its own."""
    there, to_child = os.pipe()
    from_child, back = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", "game", *words],
        stdin=there, stdout=back, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(there)
    os.close(back)
    return Player(process.pid, to_child, from_child, process.wait)


def read_until(player: Player, seen: bytearray, enough: Callable[[], bool]) -> None:
    """Take what the player says until that is enough or its line ends."""
    while not enough():
        if select.select([player.output], [], [], 0.002)[0]:
            chunk = os.read(player.output, 1 << 20)
            if not chunk:
                return
            seen += chunk


def killed(begin: Callable[[list[str]], Player], folder: Path, seed: int) -> tuple[int, bool]:
    """Kill a hunt at a moment of luck; return how many choices it had made, and if it was over."""
    luck = Random(seed)
    scenario = "day-after-tomorrow" if seed % 5 == 0 else str(small_file(folder / "scenario"))
    saves = folder / "saves"
    words = ["play", scenario, "--json", "--seed", str(seed), "--saves", str(saves)]
    player, seen = begin(words), bytearray()
    try:
        read_until(player, seen, lambda: seen.count(b"\n") >= 2)
        blind = [f'{{"do":"a{luck.randrange(1, 9)}","value":0.5}}\n' for _ in range(1500)]
        os.write(player.input, "".join(blind).encode())
        events, enough = b'{"type":"events"', luck.randrange(25)
        read_until(player, seen, lambda: seen.count(events) >= enough)
        moment = time.monotonic() + luck.random() * 0.004
        read_until(player, seen, lambda: time.monotonic() >= moment)
        os.kill(player.number, signal.SIGKILL)
        read_until(player, seen, lambda: False)
    finally:
        player.wait()
        os.close(player.input)
        os.close(player.output)
    told = seen[: seen.rfind(b"\n") + 1].splitlines()
    acted = sum(line.startswith(b'{"type":"events"') for line in told)
    over = told[-1].startswith(b'{"type":"end"')
    (entry,) = list_saves(saves)
    assert entry.saved is not None, f"seed {seed}: {entry.problem}"
    assert entry.problem == ""
    assert verify(read_text(entry.path)).code == OK
    assert acted <= len(entry.saved.choices) <= acted + 1, f"seed {seed}: told of {acted}"
    hunt, _ = resume(entry.path)
    assert hunt.view.over == entry.saved.result.over
    return acted, over


def test_killing_the_program_loses_at_most_the_choice_in_flight(tmp_path: Path) -> None:
    counts = [killed(fork, tmp_path / str(seed), seed) for seed in range(KILLS)]
    assert len({acted for acted, _ in counts}) > 10
    assert sum(over for _, over in counts) < KILLS / 4


def test_killing_real_processes_loses_at_most_the_choice_in_flight(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    kills = KILLS if request.config.getoption("--long", default=False) else 6
    with ThreadPoolExecutor(2) as pool:
        counts = list(
            pool.map(lambda seed: killed(spawn, tmp_path / str(seed), seed), range(kills))
        )
    assert len(counts) == kills
