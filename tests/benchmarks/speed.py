"""Speed of the engine beside yardsticks measured in the same run; a script, never a test.

    pip install -e ".[benchmark]"
    python tests/benchmarks/speed.py

Figures are per CPU second on one core, the best of several short rounds in turn, so that a slow
moment of the machine hits the game and its yardsticks alike. A yardstick that isn't installed is
left out.
"""

import fcntl
import os
import pty
import random
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable

from game.engine.legal import legal_actions
from game.engine.turn import advance, start
from game.players.roster import PLAYERS
from game.scenario.shelf import FLAGSHIP, find

ROUNDS, SECONDS = 5, 1.0
FACTS = find(FLAGSHIP).facts


def hunts(player: str) -> Callable[[int], tuple[int, int]]:
    """Return a task that plays one hunt and counts (hunts, choices)."""

    def task(seed: int) -> tuple[int, int]:
        state, chooser, choices = start(FACTS, seed), PLAYERS[player](seed), 0
        while not state.view.over:
            advance(state, chooser.choose(state.view))
            choices += 1
        return 1, choices

    return task


def taxi() -> Callable[[int], tuple[int, int]]:
    """Return a task that plays one random episode of Gymnasium's Taxi."""
    import gymnasium

    env = gymnasium.make("Taxi-v4").unwrapped

    def task(seed: int) -> tuple[int, int]:
        env.reset(seed=seed)
        count = 0
        for _ in range(200):
            count += 1
            if env.step(env.action_space.sample())[2]:
                break
        return 1, count

    return task


def backgammon() -> Callable[[int], tuple[int, int]]:
    """Return a task that plays one random game of OpenSpiel's backgammon."""
    import pyspiel

    game = pyspiel.load_game("backgammon")
    luck = random.Random(0)

    def task(seed: int) -> tuple[int, int]:
        state, count = game.new_initial_state(), 0
        while not state.is_terminal():
            state.apply_action(luck.choice(state.legal_actions()))
            count += 1
        return 1, count

    return task


def measure(task: Callable[[int], tuple[int, int]], first: int) -> tuple[float, float]:
    """Return (episodes, choices) per CPU second over about one second."""
    begun, episodes, choices, seed = time.process_time(), 0, 0, first
    while time.process_time() - begun < SECONDS:
        one, several = task(seed)
        episodes, choices, seed = episodes + one, choices + several, seed + 1
    spent = time.process_time() - begun
    return episodes / spent, choices / spent


def micro() -> None:
    """Print the cost of one copy, one legal_actions and one apply on day 10, in microseconds."""
    state, player = start(FACTS, 1), PLAYERS["honest"](1)
    while state.view.day < 10 and not state.view.over:
        advance(state, player.choose(state.view))
    action = legal_actions(state.view)[0]

    def fresh_legal() -> None:
        state.view.cache = None
        for known in state.view.companies:
            known.acts_key = -1
        legal_actions(state.view)

    def apply_one() -> None:
        advance(state.copy(), action)

    for name, task in (
        ("copy of a state", state.copy),
        ("legal_actions, nothing remembered", fresh_legal),
        ("copy and apply", apply_one),
    ):
        best = min(_seconds(task) for _ in range(ROUNDS))
        print(f"{name:<36}{best * 1e6:8.1f} µs")


def _seconds(task: Callable[[], object]) -> float:
    begun = time.process_time()
    for _ in range(2000):
        task()
    return (time.process_time() - begun) / 2000


def first_line() -> None:
    """Print the time to the first line of --plain beside a bare Python start."""
    plain = [sys.executable, "-m", "game", "play", "--plain", "--seed", "1", "--saves"]
    with tempfile.TemporaryDirectory() as folder:
        ours = min(_wall([*plain, folder]) for _ in range(ROUNDS))
    bare = min(_wall([sys.executable, "-c", "print()"]) for _ in range(ROUNDS))
    print(f"{'first line of --plain':<36}{ours * 1e3:8.0f} ms ({ours / bare:.1f} x bare Python)")


HELLO = """
from textual.app import App
from textual.widgets import Static

class Hello(App):
    def compose(self):
        yield Static("Hello there")

Hello().run()
"""


def first_picture() -> None:
    """Print the time from start to a screen that shows its text, beside a Textual hello-world."""
    with tempfile.TemporaryDirectory() as folder:
        hunt = [sys.executable, "-m", "game", "play", "--seed", "1", "--saves", folder]
        title = [sys.executable, "-m", "game", "--saves", folder]
        bare = [sys.executable, "-c", HELLO]
        for name, command, text in (
            ("Textual hello-world", bare, b"Hello there"),
            ("title screen", title, b"New hunt"),
            ("hunt screen", hunt, b"Northwind"),
        ):
            best = min(_until_shown(command, text) for _ in range(ROUNDS))
            print(f"{'first picture, ' + name:<36}{best * 1e3:8.0f} ms")


def _until_shown(command: list[str], text: bytes) -> float:
    """Return the seconds until `text` is on a pseudo-terminal of 100 by 30."""
    begun = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    seen = b""
    try:
        while text.lower() not in seen.lower():
            seen += os.read(terminal, 65536)
        return time.perf_counter() - begun
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def _wall(command: list[str]) -> float:
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        process.stdout.readline()
        taken = time.perf_counter() - begun
        process.stdout.read()
    return taken


def main() -> None:
    """Measure everything and print a table with ratios."""
    tasks = {"hedge, honest": hunts("honest"), "hedge, random": hunts("random")}
    for name, make in (("Taxi, random", taxi), ("backgammon, random", backgammon)):
        try:
            tasks[name] = make()
        except ImportError:
            print(f"{name}: not installed")
    best = dict.fromkeys(tasks, (0.0, 0.0))
    for number in range(ROUNDS):
        for name, task in tasks.items():
            found = measure(task, number * 100_000)
            best[name] = max(best[name], found)
    for name, (episodes, choices) in best.items():
        print(f"{name:<24}{episodes:>10,.0f} episodes/s{choices:>12,.0f} choices/s")
    if "Taxi, random" in best:
        ratio = best["hedge, random"][1] / best["Taxi, random"][1]
        print(f"choices, random: {ratio:.2f} x Taxi")
    if "backgammon, random" in best:
        ratio = best["hedge, honest"][0] / best["backgammon, random"][0]
        print(f"hunts, honest: {ratio:.2f} x backgammon playouts")
    micro()
    first_line()
    first_picture()


if __name__ == "__main__":
    main()
