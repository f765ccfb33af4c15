"""Hunts by chance: the same for the same seed, fair, and made of nothing but shared pieces."""

from datetime import date

import pytest

from game.hunt.daily import daily_seed
from game.hunt.fair import fair_hunt, is_fair
from game.hunt.hunt import Hunt
from game.hunt.rerun import played_by
from game.hunt.save import write
from game.hunt.verify import OK, verify
from game.scenario.builtin import built_in
from game.scenario.chance import by_chance, pool
from game.scenario.gates import shaped, stack_in
from game.scenario.lints import warnings

SEEDS = range(12)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_hunt_by_chance_is_whole(seed: int) -> None:
    scenario = by_chance(seed)
    source = scenario.source
    assert by_chance(seed).text == scenario.text
    found = warnings(shaped(stack_in(scenario.text, "chance")))
    slips = [slip for slip in found if slip.code != "no-opening-text"]
    assert [slip for slip in slips if slip.code != "message-never-used"] == []
    assert 5 <= len(source.companies) <= 6
    stages = [company.stage for company in source.companies.values()]
    assert stages[:3] == ["deliberating", "final", "applied"]
    assert len({company.name for company in source.companies.values()}) == len(source.companies)
    people = [p for c in source.companies.values() for p in (c.boss, c.second)]
    assert len(set(people)) == len(people)


@pytest.mark.parametrize("seed", SEEDS)
def test_people_of_a_house_write_for_one_house(seed: int) -> None:
    source = by_chance(seed).source
    for key, recruiter in source.recruiters.items():
        firms = [c.name for c in source.companies.values() if c.recruiter == key]
        assert firms
        if not recruiter.agency:
            assert firms == [recruiter.firm]


def test_different_seeds_are_different_hunts() -> None:
    assert len({by_chance(seed).sha256 for seed in SEEDS}) == len(SEEDS)
    assert by_chance(1, 1).sha256 != by_chance(1, 0).sha256


@pytest.mark.parametrize("seed", [0, 7, 11])
def test_what_is_played_is_fair(seed: int) -> None:
    scenario = fair_hunt(seed)
    assert is_fair(scenario)
    assert scenario.source.id == "random"


def test_all_but_the_favourite_are_worth_less() -> None:
    for seed in SEEDS:
        values = [company.value for company in by_chance(seed).facts.companies]
        assert values[0] == max(values)


def test_its_save_needs_no_pieces() -> None:
    hunt = played_by(fair_hunt(3), 3, "honest")
    assert verify(write(hunt)).code == OK


def test_the_day_s_hunt_comes_from_the_date_alone() -> None:
    seed = daily_seed(date(2026, 11, 25))
    one, two = Hunt(fair_hunt(seed), seed), Hunt(fair_hunt(seed), seed)
    assert one.seal == two.seal


def test_every_whole_persona_and_every_sector_can_come() -> None:
    everything = pool(built_in())
    assert len(everything.sectors) >= 10
    assert len(everything.personas) >= 20
    for seed in range(60):
        for key in by_chance(seed).source.recruiters:
            assert key in everything.personas
