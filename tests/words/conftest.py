"""The same fixtures as the tests of the command line."""

from cli.conftest import hedge, saves, small_scenario

__all__ = ["hedge", "saves", "small_scenario"]
