"""The same fixtures as the tests of the command line, and `--long` for the long way round."""

import pytest
from cli.conftest import hedge, saves, small_scenario

__all__ = ["hedge", "saves", "small_scenario"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--long", action="store_true", help="kill 200 real processes (pytest tests/protocol --long)"
    )
