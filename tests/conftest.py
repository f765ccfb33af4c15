"""What all tests share: a sealed room, the flagship, and one flag that remakes recorded files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from game.engine.facts import Facts
from game.scenario.load import Scenario
from game.scenario.shelf import FLAGSHIP, find

settings.register_profile("sealed", database=None, deadline=None, derandomize=True)
settings.load_profile("sealed")

HOMES = ("HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "APPDATA",
         "LOCALAPPDATA")  # fmt: skip


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update",
        action="store_true",
        help="remake recorded hunts and goldens, then read the diff",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Remake recorded files in one process: two would write the same ones."""
    if config.getoption("--update"):
        config.option.numprocesses, config.option.dist, config.option.tx = None, "no", []


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep every test away from the user's own files."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in HOMES:
            patch.setenv(name, str(home))
        for name in ("HEDGE_SAVES", "HEDGE_PACKS", "HEDGE_CONFIG", "HEDGE_RECORD", "HEDGE_CACHE"):
            patch.delenv(name, raising=False)
        patch.setenv("LC_ALL", "C.UTF-8")
        yield home


@pytest.fixture(scope="session")
def updating(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("--update"))


@pytest.fixture(scope="session")
def flagship() -> Scenario:
    return find(FLAGSHIP)


@pytest.fixture(scope="session")
def facts(flagship: Scenario) -> Facts:
    return flagship.facts
