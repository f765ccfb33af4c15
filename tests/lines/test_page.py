"""The page on accessibility speaks of what there is."""

import re
from pathlib import Path

from game.lines.acts import act_words
from game.lines.options import SHOWN
from game.lines.table import spellings
from game.tui.themes import NAMES as THEMES

PAGE = Path(__file__).parents[2] / "docs" / "accessibility.md"


def test_the_page_on_accessibility_names_words_and_settings_that_there_are() -> None:
    page = PAGE.read_text(encoding="utf-8")
    words, settings = page.split("## On the screen")
    for cell in re.findall(r"^\| (`.*?) \|", words, re.MULTILINE):
        for phrase in re.findall(r"`([^`]+)`", cell):
            word = phrase.split()[0]
            assert word in spellings() or word in act_words(), phrase
    for cell in re.findall(r"^\|.*\| (`.*) \|$", settings, re.MULTILINE):
        name = re.findall(r"`(\w+)`", cell)[0]
        assert name in SHOWN, name
    for theme in re.findall(r"`(hedge-\w+)`", settings):
        assert theme in THEMES


def test_the_page_on_accessibility_is_one_page() -> None:
    assert len(PAGE.read_text(encoding="utf-8").splitlines()) < 90
