"""The shelf: what every hunt that comes with the game promises, and how its people write."""

import re
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from game.engine.signals import KINDS
from game.hunt.hunt import Hunt
from game.hunt.rerun import played_by
from game.scenario.builtin import built_in
from game.scenario.chance import pool
from game.scenario.examine import examine
from game.scenario.lints import MUST_SAY, OFTEN
from game.scenario.load import Scenario, load
from game.scenario.models import RecruiterPiece
from game.scenario.translation_names import without
from game.words.messages import inbox

TITLES = {
    "first-day": "First Day on the Market",
    "day-after-tomorrow": "The Day After Tomorrow",
    "keep-warm": "Keep Warm",
    "two-finalists": "Two Finalists",
    "home-run": "Home Run",
    "backup-pool": "The Backup Pool",
    "freeze": "Freeze",
    "friday-noon": "Friday, Noon",
    "cards-on-the-table": "Cards on the Table",
    "campus": "Campus",
    "visa-clock": "The Visa Clock",
    "sixty-days": "Sixty Days",
}
HUNTS = sorted(TITLES)
PERSONAS: dict[str, RecruiterPiece] = dict(sorted(pool(built_in()).personas.items()))
SIGNALS = [kind for kind in KINDS if kind != "silence"]
WORDS_MOST, WORDINGS_OFTEN, WORDINGS_LEAST = 60, 6, 3
each_hunt = pytest.mark.parametrize("name", HUNTS)
each_persona = pytest.mark.parametrize("name", PERSONAS)


def loaded(name: str) -> Scenario:
    return load(built_in() / f"{name}.toml")


def test_the_shelf_holds_twelve_hunts() -> None:
    files = {path.stem for path in without([*built_in().glob("*.toml")])}
    assert files == set(TITLES)
    assert {name: loaded(name).source.title for name in HUNTS} == TITLES


@each_hunt
def test_a_shipped_hunt_has_no_slip(name: str) -> None:
    assert [str(p) for p in examine(built_in() / f"{name}.toml").problems] == []


@pytest.mark.parametrize(
    "path", sorted(built_in().glob("*/*.toml")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_a_shipped_piece_has_no_problem(path: Path) -> None:
    assert [str(p) for p in examine(path).problems] == []


@each_hunt
def test_a_shipped_hunt_says_what_it_teaches_and_expects_it(name: str) -> None:
    source = loaded(name).source
    assert source.expect is not None
    assert source.expect.hedging_pays is not None
    assert source.expect.gets_away is not None
    assert len(source.teaches.split()) >= 5
    assert 40 <= len(source.opening.split()) <= 140
    assert len(source.summary.split()) <= 45


def test_every_hunt_has_a_lesson_and_people_of_its_own() -> None:
    sources = [loaded(name).source for name in HUNTS]
    assert len({source.teaches for source in sources}) == len(sources)
    used = Counter(name for source in sources for name in source.recruiters)
    assert [name for name, count in used.items() if count > 1] == []
    firms = Counter(c.name for source in sources for c in source.companies.values())
    assert [name for name, count in firms.items() if count > 1] == []


@each_hunt
def test_a_house_s_own_recruiter_writes_from_the_house(name: str) -> None:
    source = loaded(name).source
    for key, recruiter in source.recruiters.items():
        firms = [c.name for c in source.companies.values() if c.recruiter == key]
        assert recruiter.agency or recruiter.firm in firms


@each_persona
def test_a_persona_has_words_for_everything(name: str) -> None:
    messages = PERSONAS[name].messages
    assert [kind for kind in SIGNALS if kind not in messages] == []
    few = {kind: len(texts) for kind, texts in messages.items() if len(texts) < WORDINGS_LEAST}
    assert few == {}
    often = {kind: len(messages[kind]) for kind in OFTEN if len(messages[kind]) < WORDINGS_OFTEN}
    assert often == {}


@each_persona
def test_a_persona_is_short_and_says_what_must_be_said(name: str) -> None:
    for kind, texts in PERSONAS[name].messages.items():
        for text in texts:
            assert len(text.split()) <= WORDS_MOST, text
            for placeholder, kinds in MUST_SAY.items():
                assert kind not in kinds or f"{{{placeholder}}}" in text, (kind, text)
        assert len(set(texts)) == len(texts)


def every_wording() -> list[tuple[str, str]]:
    return [
        (name, text)
        for name, persona in PERSONAS.items()
        for texts in persona.messages.values()
        for text in texts
    ]


def test_no_two_people_write_the_same_sentence() -> None:
    said: dict[str, set[str]] = {}
    for name, text in every_wording():
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            if len(sentence.split()) >= 8:
                said.setdefault(sentence.casefold(), set()).add(name)
    assert {sentence: names for sentence, names in said.items() if len(names) > 1} == {}


def test_nothing_of_a_person_names_a_sex_for_boss_or_second() -> None:
    gendered = re.compile(r"\{(boss|second)\}[^.!?]{0,20}\b(himself|herself)\b")
    assert [text for _, text in every_wording() if gendered.search(text)] == []


def test_no_two_personas_could_be_mistaken() -> None:
    """Their most frequent turns of phrase differ: shared runs of four words are rare."""
    runs = {name: turns(persona) for name, persona in PERSONAS.items()}
    for one, other in combinations(runs, 2):
        shared = runs[one] & runs[other]
        smaller = min(len(runs[one]), len(runs[other]))
        assert len(shared) < 0.05 * smaller, (one, other, sorted(shared)[:10])


def turns(persona: RecruiterPiece) -> set[tuple[str, ...]]:
    found = set()
    for texts in persona.messages.values():
        for text in texts:
            words = re.findall(r"[\w{}']+", text.casefold())
            found |= {tuple(words[at : at + 4]) for at in range(len(words) - 3)}
    return found


@each_hunt
def test_no_sentence_is_met_twice_in_a_row(name: str) -> None:
    scenario = loaded(name)
    for seed in range(3):
        hunt = played_by(scenario, seed, "honest")
        texts = [(m.sender, m.text) for m in inbox(scenario.source, hunt.view)]
        assert all(one != two for one, two in pairwise(texts))


def test_the_tutorial_opens_its_acts_one_by_one() -> None:
    scenario = loaded("first-day")
    assert scenario.source.days <= 5
    days = {day for _, day in scenario.facts.opens if day <= scenario.source.days}
    assert len(days) >= 3
    hunt = Hunt(scenario, 7)
    assert inbox(scenario.source, hunt.view)[0].signal == "mail"
