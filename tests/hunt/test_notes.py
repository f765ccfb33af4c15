"""The player's own notes: kept with the hunt, changing nothing in it."""

from pathlib import Path

import pytest
from cli.helpers import SPITEFUL, harmless, played

from game.hunt.files import NoSave, SaveFile, list_saves, resume
from game.hunt.hunt import NOTE_MOST, Hunt
from game.hunt.save import SUM, BadSave, checksum, put_notes, read, write
from game.hunt.verify import OK, replay, verify
from game.scenario.load import Scenario

WORDS = 'Ann said "Friday"; I don\'t believe it. Größe 3 € [x] \\ = #'


def summed(text: str) -> str:
    """Return an edited save with a checksum that fits again."""
    body = text.rpartition(SUM)[0]
    return f"{body}{SUM}{checksum(body)}\n"


def noted(scenario: Scenario) -> Hunt:
    hunt = played(scenario, 4, choices=9)
    hunt.note(0, WORDS)
    return hunt


def test_a_hunt_without_notes_is_saved_without_a_word_of_them(small_scenario: Scenario) -> None:
    hunt = played(small_scenario, 4, choices=9)
    before = write(hunt)
    hunt.note(0, WORDS)
    assert write(hunt) != before
    hunt.note(0, " ")
    assert write(hunt) == before
    assert "notes" not in before
    assert read(before).notes == {}


def test_notes_come_back_to_the_letter_from_a_file(small_scenario: Scenario, saves: Path) -> None:
    hunt = played(small_scenario, 4, choices=9)
    file = SaveFile.create(hunt, saves)
    hunt.note(0, WORDS)
    hunt.note(2, "later")
    file.write(hunt)
    again, _ = resume(file.path)
    assert again.notes == {0: WORDS, 2: "later"}
    assert write(again) == write(hunt)
    assert not list_saves(saves)[0].problem


def test_notes_stand_in_the_save_under_the_ids_of_companies(small_scenario: Scenario) -> None:
    text = write(noted(small_scenario))
    assert read(text).notes == {"acme": WORDS}
    assert text.startswith("format = 1\n")
    assert "\n[notes]\nacme = " in text


def test_notes_change_nothing_that_is_verified_or_replayed(small_scenario: Scenario) -> None:
    hunt, plain = noted(small_scenario), played(small_scenario, 4, choices=9)
    assert verify(write(hunt)).code == OK
    again = replay(read(write(hunt)))
    assert again.checks == hunt.checks == plain.checks
    assert again.view.known() == plain.view.known()
    assert again.notes == {}


def test_undo_and_rewind_leave_notes_alone(small_scenario: Scenario) -> None:
    hunt = noted(small_scenario)
    assert hunt.view.day == 2
    hunt.do(next(action for action in hunt.actions() if action.kind not in ("end_day",)))
    hunt.undo()
    hunt.rewind(1)
    assert hunt.view.day == 1
    assert hunt.notes == {0: WORDS}


@pytest.mark.parametrize("spite", SPITEFUL)
def test_notes_are_one_clean_line_of_at_most_five_hundred_characters(
    small_scenario: Scenario, spite: str
) -> None:
    hunt = Hunt(small_scenario, 1)
    kept = hunt.note(1, f"  one\n\n two\t{spite}  ")
    assert kept == hunt.notes[1]
    assert kept.startswith("one two")
    assert "\n" not in kept
    assert len(kept) <= NOTE_MOST
    assert harmless(kept)


@pytest.mark.parametrize("company", [-1, 3, 10**9])
def test_there_is_no_note_on_a_company_that_does_not_exist(
    small_scenario: Scenario, company: int
) -> None:
    hunt = Hunt(small_scenario, 1)
    with pytest.raises(ValueError, match="no company"):
        hunt.note(company, "x")
    assert hunt.notes == {}


DAMAGE = [
    '[notes]\nacme = 3', '[notes]\nacme = ["x"]', '[notes]\nacme = ""', "notes = 3",
    f'[notes]\nacme = "{"x" * 501}"', f'[notes]\n{"a" * 300} = "x"', '[notes]\nacme.x = "y"',
    '[notes]\nzebra = "x"', '[notes]\n"\\u001b[31m" = "x"', '[notes]\n"\\u001b[31m" = 3',
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_notes_are_named_in_words_and_the_file_is_left_alone(
    small_scenario: Scenario, saves: Path, damage: str
) -> None:
    text = write(played(small_scenario, 4, choices=9))
    if damage.startswith("["):
        text = text.replace("\n[result]\n", f"\n{damage}\n\n[result]\n")
    else:
        text = f"{damage}\n{text}"
    text = summed(text)
    saves.mkdir(exist_ok=True)
    path = saves / "small.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NoSave, match=r"damaged: .*note") as told:
        resume(path)
    assert harmless(str(told.value))
    assert path.read_text(encoding="utf-8") == text


def test_a_note_written_by_hand_is_cleaned_when_it_is_read(small_scenario: Scenario) -> None:
    text = write(noted(small_scenario)).replace("Friday", "Fri\\u001b[2Jday")
    saved = read(text)
    hunt = replay(saved)
    put_notes(saved, hunt)
    assert hunt.notes[0] == WORDS.replace("Friday", "Fri[2Jday")


def test_a_note_on_an_unknown_company_is_a_bad_save(small_scenario: Scenario) -> None:
    saved = read(write(noted(small_scenario)).replace("\nacme = ", "\nzebra = "))
    with pytest.raises(BadSave, match="a note on zebra"):
        put_notes(saved, Hunt(small_scenario, 1))
