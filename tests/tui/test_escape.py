"""A lone Esc is waited for no longer than it has to be, and an idle game sleeps as before."""

import importlib
import os
import selectors
import sys

import pytest

from game.tui.escape import Attentive, after_input, quicken

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows reads keys differently")


def test_only_the_wait_after_input_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ESCDELAY", raising=False)
    waited: list[float | None] = []
    real = selectors.SelectSelector.select

    def select(self: selectors.SelectSelector, timeout: float | None = None) -> object:
        waited.append(timeout)
        return real(self, 0)

    monkeypatch.setattr(selectors.SelectSelector, "select", select)
    inside, outside = os.pipe()
    try:
        listening = Attentive()
        listening.register(inside, selectors.EVENT_READ)
        assert not listening.select(0.1)
        os.write(outside, b"\x1b")
        assert listening.select(0.1)
        os.read(inside, 1)
        assert not listening.select(0.1)
        assert not listening.select(0.1)
        assert waited == [0.1, 0.1, after_input(0.1), 0.1]
        assert after_input(0.1) < 0.1
    finally:
        listening.close()
        os.close(inside)
        os.close(outside)


@pytest.mark.parametrize(("set_to", "seconds"), [("200", 0.1), ("60", 0.065), ("soon", 0.03)])
def test_a_slow_line_sets_its_own_delay(
    set_to: str, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ESCDELAY", set_to)
    assert after_input(0.1) == seconds


def test_the_driver_listens_attentively(monkeypatch: pytest.MonkeyPatch) -> None:
    driver = importlib.import_module("textual.drivers.linux_driver")
    monkeypatch.setenv("ESCDELAY", "25")
    monkeypatch.setattr(driver, "selectors", selectors)
    quicken()
    assert driver.selectors.SelectSelector is Attentive
    assert driver.selectors.EVENT_READ == selectors.EVENT_READ
