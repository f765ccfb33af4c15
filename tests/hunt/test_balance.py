"""Balance: what many hunts say about a scenario, and that it is said truly."""

from dataclasses import replace
from pathlib import Path

import pytest
from cli.helpers import SMALL

from game.engine.draws import SPAN
from game.engine.facts import Facts
from game.hunt.balance import (
    MEASURED,
    Sample,
    difference,
    gets_away,
    held,
    lost_anyway,
    sample,
    unmet,
    unreached,
)
from game.hunt.simulate import play_one
from game.hunt.situations import Situations, no_brainers, weigh
from game.hunt.tally import Tally, play_tallied
from game.players.roster import PLAYERS
from game.scenario.load import Scenario, parse
from game.words.balance import as_data, report

GAMES = 40


def together(facts: Facts, games: int = GAMES, jobs: int = 1) -> Sample:
    found = Sample()
    for piece in sample(facts, games, 0, jobs):
        found.add(piece)
    return found


@pytest.fixture(scope="module")
def found(facts: Facts) -> Sample:
    return together(facts)


def test_every_player_meets_the_same_seeds_as_in_simulate(facts: Facts, found: Sample) -> None:
    assert found.hunts == GAMES
    for name in MEASURED:
        assert found.players[name].values[5] == play_one(facts, name, 5).value


def test_two_processes_find_the_same(facts: Facts, found: Sample) -> None:
    twin = together(facts, jobs=2)
    assert twin.players == found.players
    assert twin.tally == found.tally
    assert twin.situations.seen == found.situations.seen


def test_differences_are_paired(found: Sample) -> None:
    gap = difference(found, "honest", "canceller")
    one, other = found.players["honest"].values, found.players["canceller"].values
    assert gap.value == pytest.approx(sum(one) / GAMES - sum(other) / GAMES)
    assert gets_away(found) == sum(b >= a for a, b in zip(one, other, strict=True)) / GAMES
    losers = [not any(p.sealed[seed] for p in found.players.values()) for seed in range(GAMES)]
    assert lost_anyway(found) == sum(losers) / GAMES


def test_a_tally_counts_what_was_met(facts: Facts) -> None:
    tally = Tally()
    view, _ = play_tallied(facts, 3, PLAYERS["honest"](3), tally)
    assert sum(tally.signals.values()) == len(view.received())
    assert tally.hunts == 1
    assert sum(tally.endings.values()) == 1
    assert (0, "deliberating") in tally.stages


def with_text(extra: str) -> Scenario:
    return parse(SMALL + extra, "x")


def test_words_that_nobody_read_are_named() -> None:
    scenario = with_text('\n[recruiters.ann.messages]\nreopened = ["{round}, {when}"]\n')
    tally = Sample()
    assert unmet(scenario.source, tally) == [("ann", "reopened")]
    tally.tally.signals[0, "reopened"] += 1
    assert unmet(scenario.source, tally) == []


def test_stages_that_nobody_came_to_are_named() -> None:
    scenario = with_text("")
    reached = Sample()
    assert ("acme", "sealed") in unreached(scenario.source, reached)
    for index in range(3):
        for stage in ("deliberating", "verbal", "written", "signed", "sealed"):
            reached.tally.stages[index, stage] += 1
    assert unreached(scenario.source, reached) == []


def moments(**values: list[float]) -> Situations:
    """Return one situation in which each act had these values, moment by moment."""
    found = Situations()
    rows = zip(*values.values(), strict=True)
    found.seen["acme", "final", 0] = [dict(zip(values, row, strict=True)) for row in rows]
    return found


COUNT = 60
WAVES = [float(n % 7) for n in range(COUNT)]


def test_an_act_that_is_always_best_is_a_no_brainer() -> None:
    clear = no_brainers(moments(good=[w + 5 for w in WAVES], bad=WAVES, other=WAVES))
    assert [(c.act, c.always) for c in clear] == [("good", True), ("bad", False), ("other", False)]


def test_acts_that_are_near_each_other_are_choices() -> None:
    one = [w + (n % 3) for n, w in enumerate(WAVES)]
    two = [w + (n % 2) for n, w in enumerate(WAVES)]
    assert no_brainers(moments(one=one, two=two)) == []


def test_what_was_seen_too_seldom_is_not_judged() -> None:
    assert no_brainers(moments(good=[9.0] * 10, bad=[0.0] * 10)) == []


def test_a_planted_no_brainer_is_found() -> None:
    """Where asking for more money can't fail and brings a fortune, nobody has to think."""
    facts = parse(SMALL.replace("days = 8", "days = 30"), "x").facts
    rich = replace(
        facts.leverage, raise_pulled=0, raise_bonus=3000,
        raise_alone=SPAN, raise_process=SPAN, raise_offer=SPAN,
    )  # fmt: skip
    found = Situations()
    for seed in range(0, 600, 4):
        weigh(replace(facts, leverage=rich), seed, found)
    assert ("negotiate", True) in [(c.act, c.always) for c in no_brainers(found)]


def test_weighing_is_the_same_every_time(facts: Facts) -> None:
    one, two = Situations(), Situations()
    for seed in (0, 4, 8):
        weigh(facts, seed, one)
        weigh(facts, seed, two)
    assert one.seen == two.seen


EXPECTS = """
[expect]
hedging_pays = [-100, 100]
gets_away = [0, 1]
order = ["idle", "honest"]
better = [{ player = "honest", than = "silent", by = [90, 100] }]
value = { honest = [0, 100] }
sealed = { honest = [0, 1] }
days = [0, 0]
choices = [0, 1000]
lost_anyway = [0, 1]
"""


def test_every_expectation_is_held_against_what_was_found() -> None:
    scenario = with_text(EXPECTS)
    found = together(scenario.facts, 20)
    assert scenario.source.expect is not None
    rows = {row.about: row.held for row in held(scenario.source.expect, found)}
    assert rows.pop("honest above silent") is False
    assert rows.pop("days of a hunt") is False
    assert rows.pop("order") is False
    assert all(rows.values())
    assert len(rows) == 7


def test_the_report_answers_in_words_and_numbers(flagship: Scenario, found: Sample) -> None:
    text = "\n".join(report(flagship.source, found))
    for words in (
        "Hedging pays", "gets away with it in", "no player seals a deal", "A hunt takes about",
        "What it expects of itself", "holds",
    ):  # fmt: skip
        assert words in text
    data = as_data(flagship.source, found)
    assert data["hunts"] == GAMES
    assert data["hedging_pays"][0] <= data["hedging_pays"][1] <= data["hedging_pays"][2]


def test_a_hunt_without_expectations_is_told_so(tmp_path: Path) -> None:
    scenario = with_text("")
    text = "\n".join(report(scenario.source, together(scenario.facts, 20)))
    assert "It states no expectations" in text
