"""The same choices on a changed scenario: the same hunt, or where it parts."""

import pytest
from cli.helpers import SMALL

from game.engine.acts import Action
from game.engine.legal import END_DAY
from game.hunt.hunt import Hunt
from game.hunt.rerun import Divergence, played_by, rerun
from game.scenario.load import Scenario, parse


@pytest.fixture
def hunt(small_scenario: Scenario) -> Hunt:
    return played_by(small_scenario, 3, "honest")


def changed(old: str, new: str) -> Scenario:
    assert old in SMALL
    return parse(SMALL.replace(old, new, 1), "changed")


def test_words_alone_change_nothing(hunt: Hunt) -> None:
    new, parted = rerun(hunt, changed("They liked you", "They adored you"))
    assert parted is None
    assert new.view.known() == hunt.view.known()


def test_the_first_morning_can_differ(hunt: Hunt) -> None:
    new, parted = rerun(hunt, changed('opening = "glowing"', 'opening = "polite"'))
    assert parted == Divergence(1, "acme", "glowing", "polite")
    assert new.choices == []


def test_a_later_day_can_differ(hunt: Hunt) -> None:
    slow = changed("patience = { median = 3 }", "signoff = { median = 40 }")
    new, parted = rerun(hunt, slow)
    assert parted is not None
    assert parted.day == new.view.day > 1
    assert new.choices == hunt.choices[: len(new.choices)]


def test_a_choice_that_is_not_open_any_more_is_named(hunt: Hunt) -> None:
    kinds = [choice.action.kind for choice in hunt.choices]
    assert "apply" in kinds
    _, parted = rerun(hunt, changed("days = 8", 'days = 8\nleave_out = ["apply"]'))
    assert parted is not None
    assert (parted.was, parted.refused) == ("apply", "left-out")


def test_a_company_that_is_gone_is_named(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 3)
    hunt.do(Action("prepare", 1))
    hunt.do(END_DAY)
    head, _, tail = SMALL.partition("[companies.bolt]")
    without = head + "[companies.bolder]" + tail.replace('"bolt"', '"bolder"')
    _, parted = rerun(hunt, parse(without, "x"))
    assert parted is not None
    assert parted.day == 1


def test_companies_are_known_by_their_id_not_their_place(hunt: Hunt) -> None:
    head, _, rest = SMALL.partition("[companies.acme]")
    acme, _, tail = rest.partition("[companies.bolt]")
    bolt, _, end = tail.partition("[companies.crow]")
    turned = f"{head}[companies.bolt]{bolt}[companies.acme]{acme}[companies.crow]{end}"
    _, parted = rerun(hunt, parse(turned, "turned"))
    assert parted is None
