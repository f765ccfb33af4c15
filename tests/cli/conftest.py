"""`hedge(...)` runs a command in this process; see `helpers`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.helpers import Hedge, give_back, keep_signals, make_hedge, small
from game.scenario.load import Scenario


@pytest.fixture
def hedge(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, saves: Path
) -> Iterator[Hedge]:
    kept = keep_signals()
    yield make_hedge(capsys, monkeypatch)
    give_back(kept)


@pytest.fixture
def saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for saves of this test's own, named by $HEDGE_SAVES."""
    folder = tmp_path / "saves"
    monkeypatch.setenv("HEDGE_SAVES", str(folder))
    monkeypatch.setenv("TERM", "xterm")
    return folder


@pytest.fixture(scope="session")
def small_scenario() -> Scenario:
    return small()
