"""A sitting in the plain mode with scripted typing, and what is said in it."""

import io
from collections.abc import Callable, Iterable

from game.hunt.hunt import Hunt
from game.lines.play import LinePlayer
from game.players.roster import PLAYERS
from game.scenario.load import Scenario


class Typing(io.StringIO):
    """Standard input that shows what it gives, as a terminal does."""

    def __init__(self, lines: Iterable[str], sink: io.StringIO) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self.sink = sink

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        line = super().readline(-1 if size is None else size)
        self.sink.write("\n" if line else "")
        return line


def sit(
    hunt: Hunt,
    lines: Iterable[str],
    saved: Callable[[], None] = lambda: None,
    where: str = "a.toml",
) -> str:
    """Play a hunt with scripted typing and return all that was printed."""
    sink = io.StringIO()
    LinePlayer(hunt, saved, lambda: where, Typing(lines, sink), sink).play()
    return sink.getvalue()


def answers(scenario: Scenario, line: str) -> str:
    """Return what is said to one line typed on the first morning."""
    silent = sit(Hunt(scenario, 1), [])
    spoken = sit(Hunt(scenario, 1), [line])
    return spoken.removeprefix(silent[: silent.rindex("> ") + 2])


def answers_at(hunt: Hunt, line: str) -> str:
    silent, spoken = sit(hunt, []), sit(hunt, [line])
    return spoken[silent.rindex("> ") + 2 :]


def said(scenario: Scenario, line: str) -> str:
    """Return the answer to a line on the first morning, on one line."""
    return " ".join(answers(scenario, line).split())


def morning(hunt: Hunt, line: str) -> str:
    """Return the answer to a line in this hunt, on one line."""
    return " ".join(answers_at(hunt, line).split())


def talked(hunt: Hunt, *lines: str) -> str:
    """Return all that is said when these lines are typed, on one line."""
    return " ".join(sit(hunt, lines).split())


def when(scenario: Scenario, wanted: Callable[[Hunt], bool], player: str = "silent") -> Hunt:
    """Return the first hunt, played by a built-in player, at a moment that is wanted."""
    for seed in range(200):
        hunt, chooser = Hunt(scenario, seed), PLAYERS[player](seed)
        while not hunt.view.over:
            if wanted(hunt):
                return hunt
            hunt.do(chooser.choose(hunt.view))
    raise AssertionError("it never comes to that")
