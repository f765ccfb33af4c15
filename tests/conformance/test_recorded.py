"""Recorded hunts replay to the same bytes. New rules? `pytest --update`."""

from pathlib import Path

import pytest

from game.hunt.hunt import Hunt
from game.hunt.save import read, write
from game.hunt.verify import OK, replay, verify
from game.players.roster import PLAYERS
from game.scenario.load import Scenario, load, parse

from .walks import DATA

RECORDED = DATA / "recorded"
HUNTS = [(name, seed) for seed in (1, 2026) for name in PLAYERS] + [
    (name, seed) for seed in (3, 4, 5) for name in ("honest", "random")
]
each_hunt = pytest.mark.parametrize(("name", "seed"), HUNTS)


def path_of(name: str, seed: int) -> Path:
    return RECORDED / f"{name}-{seed}.toml"


def played(scenario: Scenario, name: str, seed: int) -> Hunt:
    """Return a whole hunt of a built-in player."""
    hunt, player = Hunt(scenario, seed), PLAYERS[name](seed)
    while not hunt.view.over:
        hunt.do(player.choose(hunt.view))
    return hunt


@pytest.fixture(scope="module", autouse=True)
def remade(updating: bool, flagship: Scenario) -> None:
    """Record all hunts anew when asked to, on the flagship without its messages."""
    if not updating:
        return
    scenario = parse(without_messages(flagship.text), "recorded")
    for old in RECORDED.glob("*.toml"):
        old.unlink()
    for name, seed in HUNTS:
        text = write(played(scenario, name, seed))
        path_of(name, seed).write_bytes(text.encode())


def body(text: str) -> list[str]:
    """Return a save's lines but those that name the version of the game and the checksum."""
    return [line for line in text.splitlines() if not line.startswith(("game = ", "# sum: "))]


def without_messages(text: str) -> str:
    """Return a scenario's text without its wordings: they carry no information."""
    lines, keep = [], True
    for line in text.splitlines():
        if line.startswith("["):
            keep = not line.endswith(".messages]")
        if keep:
            lines.append(line)
    return "\n".join(lines) + "\n"


@each_hunt
def test_a_recorded_hunt_replays_to_the_same_bytes(name: str, seed: int) -> None:
    text = path_of(name, seed).read_bytes().decode()
    verdict = verify(text)
    assert (verdict.code, verdict.why) == (OK, "its choices give its recorded result")
    assert body(write(replay(read(text)))) == body(text)


@each_hunt
def test_its_player_still_plays_it(name: str, seed: int) -> None:
    """A built-in player, given the recorded scenario and seed, chooses what was recorded."""
    text = path_of(name, seed).read_bytes().decode()
    scenario = parse(read(text).scenario.text, "recorded")
    assert body(write(played(scenario, name, seed))) == body(text)


def test_nothing_else_is_recorded() -> None:
    assert set(RECORDED.glob("*.toml")) == {path_of(*hunt) for hunt in HUNTS}


def test_a_small_hunt_is_no_recorded_one() -> None:
    """A recording of one scenario isn't taken for another's."""
    name, seed = HUNTS[0]
    text = path_of(name, seed).read_text(encoding="utf-8")
    other = load(DATA / "alone.toml")
    assert read(text).scenario.sha256 != other.sha256
    assert verify(text.replace(f"seed = {seed}\n", f"seed = {seed + 1}\n", 1)).code != OK
