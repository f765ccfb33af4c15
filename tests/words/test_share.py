"""The share card: a few plain lines that spoil the hunt for nobody."""

from dataclasses import replace
from datetime import date

import pytest
from cli.helpers import SMALL, SPITEFUL, harmless, played
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.legal import END_DAY
from game.hunt.hunt import Hunt
from game.players.roster import PLAYERS
from game.scenario.load import Scenario, parse
from game.words import languages
from game.words.problems import columns
from game.words.share import BAR, HIGH, WIDE, bar, fitted, share_card

TODAY, DAILY = date(2026, 5, 12), date(2026, 5, 11)
PLAIN = {"·", "–"}
"""What may stand in a card of the game's own words besides ASCII."""


def slept_through(scenario: Scenario, seed: int, *first: str, said: int = 0) -> Hunt:
    """Return a hunt in which some kinds of act are done as soon as they can be, then nothing."""
    hunt, left = Hunt(scenario, seed), list(first)
    while not hunt.view.over:
        found = next((a for a in hunt.actions() if left and a.kind == left[0]), None)
        if found is None:
            hunt.do(END_DAY)
        else:
            hunt.do(found._replace(value=said) if found.kind == "forecast" else found)
            left.pop(0)
    return hunt


def titled(title: str) -> Scenario:
    return parse(SMALL.replace("A Small Hunt", title), "small.toml")


def remark(hunt: Hunt) -> str:
    """Return the card's last line."""
    return share_card(hunt, TODAY).splitlines()[-1]


def test_a_card_reads_like_this(small_scenario: Scenario) -> None:
    assert share_card(slept_through(small_scenario, 4, "forecast", said=800), TODAY) == (
        "Hedge Your Bets · 2026-05-12 · seed 4\n"
        "A Small Hunt\n"
        "No start date by day 8 of 8\n"
        "Outcome      8  #---------\n"
        "Bridges     55  ######----\n"
        "Forecasts  0.64 over 1 (0 is perfect, 0.25 is a shrug)\n"
        "Was very sure. It was very educational."
    )


def test_a_sealed_hunt_says_the_day(small_scenario: Scenario) -> None:
    hunt = next(
        hunt
        for hunt in (played(small_scenario, seed, player="honest") for seed in range(20))
        if hunt.view.landed >= 0
    )
    assert f"\nSealed on day {hunt.view.day} of 8\n" in share_card(hunt, TODAY)


def test_a_daily_names_its_date_and_never_the_seed(small_scenario: Scenario) -> None:
    card = share_card(slept_through(small_scenario, 7654321), TODAY, DAILY)
    assert card.splitlines()[0] == "Hedge Your Bets · daily hunt of 2026-05-11"
    assert "7654321" not in card and "2026-05-12" not in card


def test_a_hunt_that_goes_on_has_no_card(small_scenario: Scenario) -> None:
    with pytest.raises(ValueError, match="isn't over"):
        share_card(Hunt(small_scenario, 3), TODAY)


def test_a_hunt_without_forecasts_says_so(small_scenario: Scenario) -> None:
    assert "\nForecasts  none\n" in share_card(slept_through(small_scenario, 3), TODAY)


@pytest.mark.parametrize("player", PLAYERS)
def test_no_card_names_a_firm_a_person_or_a_day_of_the_hunt(
    flagship: Scenario, player: str
) -> None:
    source = flagship.source
    hidden = [company.name for company in source.companies.values()]
    hidden += [company.boss for company in source.companies.values() if company.boss]
    hidden += [person.name for person in source.recruiters.values() if person.name]
    for seed in range(12):
        card = share_card(played(flagship, seed, player=player), TODAY, DAILY)
        assert not [name for name in hidden if name in card]
        assert not [word for word in ("rival", "freeze", "rescind", "market") if word in card]


@pytest.mark.parametrize("player", PLAYERS)
def test_every_card_is_small_and_plain(flagship: Scenario, player: str) -> None:
    for seed in range(12):
        lines = share_card(played(flagship, seed, player=player), TODAY).split("\n")
        assert 6 <= len(lines) <= HIGH
        assert all(0 < columns(line) <= WIDE for line in lines)
        assert all(c in PLAIN or (c.isascii() and c.isprintable()) for c in "".join(lines))


def test_the_remark_knows_what_was_done(small_scenario: Scenario) -> None:
    assert remark(slept_through(small_scenario, 3, "cancel")) == (
        "Cleared the calendar for good news. It stayed clear."
    )
    assert remark(slept_through(small_scenario, 3)) == "Waited for the phone. The phone waited too."


def test_remarks_differ_and_depend_on_nothing_but_the_hunt(flagship: Scenario) -> None:
    hunts = [played(flagship, seed, player=player) for player in PLAYERS for seed in range(12)]
    remarks = [remark(hunt) for hunt in hunts]
    assert len(set(remarks)) >= 8
    assert remarks == [remark(hunt) for hunt in hunts]


@pytest.mark.parametrize("title", [*SPITEFUL[4:], "仕事探し" * 30, "é" * 100, "من " * 40])
def test_a_title_from_a_file_stays_on_its_line(small_scenario: Scenario, title: str) -> None:
    hunt = slept_through(small_scenario, 3)
    source = hunt.scenario.source._replace(title=title)
    hunt.scenario = replace(hunt.scenario, source=source)
    lines = share_card(hunt, TODAY).split("\n")
    assert len(lines) == 7 and all(columns(line) <= WIDE for line in lines)
    assert harmless(lines[1])


@pytest.mark.parametrize(
    ("value", "full"), [(0, 0), (4.9, 0), (5, 1), (65, 7), (99, 10), (100, 10), (-3, 0), (300, 10)]
)
def test_a_bar_shows_tenths(value: float, full: int) -> None:
    assert bar(value) == "#" * full + "-" * (BAR - full)


@settings(max_examples=100)
@given(st.text(max_size=90))
def test_a_fitted_text_keeps_to_its_columns(text: str) -> None:
    assert columns(fitted(text, 20)) <= 20
    assert columns(text) > 20 or fitted(text, 20) == text


def test_a_long_language_still_fits(
    small_scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    hunt = slept_through(small_scenario, 3)
    monkeypatch.setattr("game.words.share._", lambda text: f"{text} {'Donaudampfschiff ' * 9}")
    lines = share_card(hunt, TODAY).split("\n")
    assert len(lines) <= HIGH and all(columns(line) <= WIDE for line in lines)


@pytest.mark.parametrize("code", languages.known())
def test_every_language_gives_a_card_that_fits(small_scenario: Scenario, code: str) -> None:
    languages.speak(code)
    try:
        lines = share_card(slept_through(small_scenario, 3), TODAY, DAILY).split("\n")
    finally:
        languages.speak(languages.ENGLISH)
    assert len(lines) <= HIGH and all(columns(line) <= WIDE for line in lines)


def test_a_seed_of_many_digits_fits(small_scenario: Scenario) -> None:
    first = share_card(slept_through(small_scenario, 2**62), TODAY).splitlines()[0]
    assert first.endswith(str(2**62)) and columns(first) <= WIDE


def test_a_title_is_shown_whole_where_it_fits() -> None:
    assert share_card(slept_through(titled("Home Run"), 3), TODAY).splitlines()[1] == "Home Run"
