"""Saves: whole or not at all, self-contained, and never believed."""

import errno
import os
import re
import tomllib
from pathlib import Path

import pytest
from cli.helpers import SMALL, played

from game.hunt.files import NoSave, SaveFile, find_save, list_saves, read_text, resume, saves_folder
from game.hunt.hunt import Hunt
from game.hunt.save import SUM, BadSave, checksum, read, write
from game.hunt.verify import OK, UNREADABLE, WRONG, replay, verify
from game.players.roster import PLAYERS
from game.scenario.load import Scenario, parse


def verdict(path: Path) -> int:
    """Return what `verify` says of a file, one that can't even be read included."""
    try:
        return verify(read_text(path)).code
    except NoSave:
        return UNREADABLE


def summed(text: str) -> str:
    """Return an edited save with a checksum that fits again, as a cheat would write it."""
    body = text.rpartition(SUM)[0]
    return f"{body}{SUM}{checksum(body)}\n"


def edited(text: str, old: str, new: str) -> str:
    """Replace the first `old`, which must be there, and mend the checksum."""
    assert old in text
    return summed(text.replace(old, new, 1))


@pytest.fixture(scope="module")
def finished(small_scenario: Scenario) -> str:
    return write(played(small_scenario))


def test_a_save_read_back_after_every_choice_is_the_same_hunt(small_scenario: Scenario) -> None:
    for seed in range(4):
        hunt, chooser = Hunt(small_scenario, seed), PLAYERS["random"](seed)
        while not hunt.view.over:
            hunt.do(chooser.choose(hunt.view))
            text = write(hunt)
            assert verify(text).code == OK
            again = replay(read(text))
            assert again.view.known() == hunt.view.known()
            assert again.checks == hunt.checks
            assert write(again) == text


def test_a_hunt_resumed_from_its_file_after_every_choice_ends_as_an_unbroken_one(
    small_scenario: Scenario, saves: Path
) -> None:
    unbroken = played(small_scenario, seed=3)
    file = SaveFile.create(Hunt(small_scenario, 3), saves)
    for choice in unbroken.choices:
        hunt, file = resume(file.path)
        hunt.do(choice.action)
        file.write(hunt)
    assert read_text(file.path) == write(unbroken)


def test_a_save_says_all_that_the_contract_lists(finished: str, small_scenario: Scenario) -> None:
    tree = tomllib.loads(finished)
    assert tree["format"] == 1
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", tree["game"])
    assert isinstance(tree["rules"], int)
    assert tree["scenario"]["id"] == "small"
    assert tree["scenario"]["version"] == 1
    assert tree["scenario"]["text"] == SMALL
    assert tree["scenario"]["sha256"] == small_scenario.sha256
    hunt = played(small_scenario)
    assert tree["seal"] == hunt.seal
    assert [choice["kind"] for choice in tree["choices"]] == [c.action.kind for c in hunt.choices]
    assert [choice["day"] for choice in tree["choices"]] == [c.day for c in hunt.choices]
    days_ended = sum(choice.action.kind == "end_day" for choice in hunt.choices)
    assert len(tree["checks"]) == days_ended


def test_a_forecast_is_saved_with_its_question_and_its_value(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    forecast = next(action for action in hunt.actions() if action.kind == "forecast")
    hunt.do(forecast._replace(value=730))
    saved = tomllib.loads(write(hunt))["choices"][0]
    assert (saved["kind"], saved["question"], saved["value"]) == ("forecast", 0, 730)


def test_the_seed_stands_on_a_top_level_line(finished: str) -> None:
    top = finished.split("\n[", 1)[0].splitlines()
    assert top.count("seed = 7") == 1


def test_an_edited_seed_does_not_verify(finished: str) -> None:
    for seed in ("8", "0", "77777777777777777"):
        plain = finished.replace("\nseed = 7\n", f"\nseed = {seed}\n", 1)
        assert verify(plain).code == WRONG
        assert verify(summed(plain)).code == WRONG
    for impossible in ("-7", "77777777777777777777", '"7"', "7.0"):
        plain = finished.replace("\nseed = 7\n", f"\nseed = {impossible}\n", 1)
        assert verify(summed(plain)).code in (WRONG, UNREADABLE)


def test_edited_choices_do_not_verify_even_under_a_mended_checksum(finished: str) -> None:
    first = finished.index("[[choices]]")
    second = finished.index("[[choices]]", first + 1)
    without_first = summed(finished[:first] + finished[second:])
    assert verify(without_first).code == WRONG
    for kind in ("interview", "fly", "accept"):
        text = finished[:first] + finished[first:].replace('kind = "', f'kind = "{kind}"#', 1)
        assert verify(summed(text)).code == WRONG
    assert verify(edited(finished, "[[choices]]\nday = 1", "[[choices]]\nday = 2")).code == WRONG


def test_an_edited_forecast_does_not_verify(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    forecast = next(action for action in hunt.actions() if action.kind == "forecast")
    hunt.do(forecast._replace(value=730))
    hunt.do(hunt.actions()[-1])
    assert verify(edited(write(hunt), "value = 730", "value = 900")).code == WRONG


@pytest.mark.parametrize("key", ["value", "bridges", "day", "over", "landed"])
def test_an_edited_result_does_not_verify(finished: str, key: str) -> None:
    wrong = {"value": "99.5", "bridges": "100", "day": "3", "over": "false", "landed": '"acme"'}
    body, result = finished.split("\n[result]\n")
    recorded = next(line for line in result.splitlines() if line.startswith(f"{key} = "))
    assert recorded != f"{key} = {wrong[key]}"
    text = f"{body}\n[result]\n" + result.replace(recorded, f"{key} = {wrong[key]}")
    assert verify(summed(text)).code == WRONG


def test_an_edited_scenario_does_not_verify(finished: str, small_scenario: Scenario) -> None:
    easier = edited(finished, "soft = 0.0", "soft = 1.0")
    assert verify(easier).code == WRONG
    digest = parse(SMALL.replace("soft = 0.0", "soft = 1.0"), "x").sha256
    assert verify(edited(easier, small_scenario.sha256, digest)).code == WRONG


def test_missing_and_edited_check_values_do_not_verify(finished: str) -> None:
    checks = tomllib.loads(finished)["checks"]
    assert verify(edited(finished, checks[2], "0" * 16)).code == WRONG
    assert verify(edited(finished, f'    "{checks[-1]}",\n', "")).code == WRONG
    one_more = f'    "{checks[-1]}",\n    "{"0" * 16}",\n'
    assert verify(edited(finished, f'    "{checks[-1]}",\n', one_more)).code == WRONG
    seal = tomllib.loads(finished)["seal"]
    assert verify(edited(finished, seal, "0" * 64)).code == WRONG


def test_a_save_of_other_rules_says_which_rules_it_was_played_under(finished: str) -> None:
    verdict = verify(edited(finished, "rules = ", "rules = 9"))
    assert verdict.code == WRONG
    assert "rules 9" in verdict.why


def test_no_changed_byte_verifies(finished: str, tmp_path: Path) -> None:
    raw, path = finished.encode(), tmp_path / "changed.toml"
    step = len(raw) // 150
    for position in range(0, len(raw), step):
        for byte in (raw[position] ^ 1, raw[position] ^ 0x80):
            path.write_bytes(raw[:position] + bytes([byte]) + raw[position + 1 :])
            assert verdict(path) != OK, f"byte {position} changed to {byte}"


@pytest.mark.parametrize("ending", [b"\r", b"\r\n", b"\n\n"])
def test_no_changed_end_of_line_verifies(finished: str, tmp_path: Path, ending: bytes) -> None:
    raw, path = finished.encode(), tmp_path / "changed.toml"
    places = [position for position, byte in enumerate(raw) if byte == ord("\n")]
    for position in places[:: len(places) // 12]:
        path.write_bytes(raw[:position] + ending + raw[position + 1 :])
        assert verdict(path) != OK, f"byte {position}, an end of line, became {ending!r}"


def test_a_save_cut_anywhere_is_reported(finished: str, tmp_path: Path) -> None:
    raw, path = finished.encode(), tmp_path / "cut.toml"
    for length in [*range(0, len(raw), len(raw) // 70), len(raw) - 1, len(raw) - 66, len(raw) // 2]:
        path.write_bytes(raw[:length])
        assert verdict(path) in (WRONG, UNREADABLE), f"cut to {length} bytes"


def test_a_save_cut_in_half_is_called_damaged(finished: str) -> None:
    with pytest.raises(BadSave, match="damaged"):
        read(finished[: len(finished) // 2])


def test_a_newer_format_is_refused_with_the_version_it_needs(finished: str) -> None:
    newer = finished.replace("format = 1", "format = 2", 1).replace('game = "', 'game = "3.4.', 1)
    with pytest.raises(BadSave, match=r"format 2; it needs Hedge Your Bets 3\.4\.\S+ or newer"):
        read(newer)
    assert verify(newer).code == UNREADABLE


NINES = "9" * 5000
FOREIGN = {
    "empty": "",
    "something-else": 'name = "a shopping list"\n',
    "not-toml": "<html></html>",
    "format-is-text": 'format = "1"\n',
    "format-is-true": "format = true\n",
    "format-is-long": f"format = {NINES}\n",
    "format-is-long-hex": f"format = 0x{'f' * 5000}\n",
    "seed-is-long": f"format = 1\nseed = {NINES}\n",
    "nested": "a = " + "[" * 5000,
    "dotted": ".".join("a" * 2000) + " = 1\n",
    "lists": "format = 1\nseed = []\nscenario = []\nresult = 3\n",
    "controls": 'format = 1\ngame = "\\u001b[31m"\n',
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_file_is_unreadable_and_nothing_worse(name: str) -> None:
    assert verify(FOREIGN[name]).code == UNREADABLE


def test_a_seed_beyond_all_bounds_is_refused_without_a_crash(finished: str) -> None:
    text = edited(finished, "\nseed = 7\n", f"\nseed = 0x{'f' * 5000}\n")
    assert verify(text).code in (WRONG, UNREADABLE)


def test_a_save_whose_scenario_has_changed_since_goes_on_with_the_text_inside(
    small_scenario: Scenario, saves: Path
) -> None:
    changed = parse(SMALL.replace("days = 8", "days = 20"), "small.toml")
    assert changed.sha256 != small_scenario.sha256
    file = SaveFile.create(played(small_scenario, choices=5), saves)
    hunt, _ = resume(file.path)
    assert hunt.scenario.sha256 == small_scenario.sha256
    assert hunt.view.facts.days == 8


AWKWARD = [
    '# a comment with """ three quotes, \\ a backslash and trailing blanks   ',
    "# sum: 0000",
    "[scenario]",
    "# \U0001f984 § \u2028 \u00a0",
    "#" + "x" * 5000,
]


@pytest.mark.parametrize("line", AWKWARD)
def test_a_scenario_text_of_any_look_survives_in_a_save(line: str) -> None:
    text = f"{line}\n{SMALL}" if line.startswith("#") else SMALL + f'\n# "\n# \n#\n{"# " + line}\n'
    hunt = played(parse(text, "awkward"), choices=6)
    saved = write(hunt)
    assert verify(saved).code == OK
    assert read(saved).scenario.text == text


def test_two_hunts_of_one_seed_get_two_files(small_scenario: Scenario, saves: Path) -> None:
    first = SaveFile.create(played(small_scenario, choices=3), saves)
    before = first.path.read_bytes()
    second = SaveFile.create(Hunt(small_scenario, 7), saves)
    assert second.path != first.path
    assert first.path.read_bytes() == before


@pytest.mark.parametrize("foreign", [b"", b"\xff\xfe\x00", b'name = "not ours"\n'])
def test_a_file_of_somebody_elses_is_never_overwritten(
    small_scenario: Scenario, saves: Path, foreign: bytes
) -> None:
    saves.mkdir()
    there = saves / "small-7.toml"
    there.write_bytes(foreign)
    file = SaveFile.create(Hunt(small_scenario, 7), saves)
    file.write(played(small_scenario, choices=4))
    assert there.read_bytes() == foreign
    assert verdict(file.path) == OK


def test_a_damaged_save_cannot_be_resumed_and_stays_as_it_is(saves: Path, finished: str) -> None:
    saves.mkdir()
    newer = finished.replace("format = 1", "format = 2", 1)
    for text in (finished[:-30], finished.replace("seed = 7", "seed = 8", 1), newer):
        path = saves / "damaged.toml"
        path.write_text(text, encoding="utf-8")
        before = path.read_bytes()
        with pytest.raises(NoSave, match=r"damaged\.toml: .+"):
            resume(path)
        assert path.read_bytes() == before


FAILURES = [
    ("os.fsync", errno.ENOSPC, "no space left on device"),
    ("os.replace", errno.ENOSPC, "no space left on device"),
    ("os.replace", errno.EACCES, "permission denied"),
    ("tempfile.mkstemp", errno.EROFS, "read-only file system"),
]


def fail(number: int) -> object:
    def failing(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return failing


@pytest.mark.parametrize(("call", "number", "why"), FAILURES)
def test_a_write_that_fails_leaves_the_old_file_and_lets_the_hunt_go_on(
    small_scenario: Scenario, saves: Path, call: str, number: int, why: str
) -> None:
    hunt = played(small_scenario, choices=4)
    file = SaveFile.create(hunt, saves)
    before = file.path.read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(f"game.hunt.files.{call}", fail(number))
        hunt.do(hunt.actions()[-1])
        with pytest.raises(NoSave, match=why):
            file.write(hunt)
    assert file.path.read_bytes() == before
    assert [path.name for path in saves.iterdir()] == [file.path.name]
    hunt.do(hunt.actions()[-1])
    file.write(hunt)
    assert read_text(file.path) == write(hunt)


@pytest.mark.parametrize(
    ("calls", "number", "why"),
    [
        (("os.fsync",), errno.ENOSPC, "no space left on device"),
        (("os.link", "os.replace"), errno.ENOSPC, "no space left on device"),
        (("tempfile.mkstemp",), errno.EROFS, "read-only file system"),
        (("tempfile.mkstemp",), errno.EACCES, "permission denied"),
    ],
)
def test_a_hunt_that_cannot_be_saved_is_told_before_it_begins(
    small_scenario: Scenario, saves: Path, calls: tuple[str, ...], number: int, why: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for call in calls:
            patch.setattr(f"game.hunt.files.{call}", fail(number))
        with pytest.raises(NoSave, match=why):
            SaveFile.create(Hunt(small_scenario, 7), saves)
    assert list(saves.iterdir()) == []


def test_a_disk_without_links_takes_saves_all_the_same(
    small_scenario: Scenario, saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.hunt.files.os.link", fail(errno.EPERM), raising=False)
    names = [SaveFile.create(Hunt(small_scenario, 7), saves).path.name for _ in range(3)]
    assert names == ["small-7.toml", "small-7-2.toml", "small-7-3.toml"]
    assert sorted(path.name for path in saves.iterdir()) == sorted(names)
    assert all(verdict(saves / name) == OK for name in names)


def test_a_folder_that_cannot_be_made_is_told(small_scenario: Scenario, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(NoSave, match="can't save in"):
        SaveFile.create(Hunt(small_scenario, 7), tmp_path / "file" / "saves")


@pytest.mark.parametrize("call", ["os.fsync", "os.replace"])
def test_an_interruption_in_the_middle_of_a_write_costs_only_that_choice(
    small_scenario: Scenario, saves: Path, call: str
) -> None:
    hunt = played(small_scenario, choices=4)
    file = SaveFile.create(hunt, saves)
    before = read_text(file.path)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    hunt.do(hunt.actions()[-1])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(f"game.hunt.files.{call}", interrupted)
        with pytest.raises(KeyboardInterrupt):
            file.write(hunt)
    assert read_text(file.path) == before


def test_a_program_killed_while_it_makes_a_save_leaves_no_damaged_one(
    small_scenario: Scenario, saves: Path
) -> None:
    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.hunt.files.os.fsync", killed)
        with pytest.raises(Killed):
            SaveFile.create(Hunt(small_scenario, 7), saves)
    assert [entry.path.name for entry in list_saves(saves) if entry.saved is None] == []


def test_the_data_is_on_the_disk_before_the_new_file_takes_the_old_ones_name(
    small_scenario: Scenario, saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = SaveFile.create(Hunt(small_scenario, 7), saves)
    calls = []
    sync, rename = os.fsync, os.replace

    def note_sync(handle: int) -> None:
        calls.append("fsync")
        sync(handle)

    def note_rename(old: str, new: Path) -> None:
        calls.append("replace")
        assert read_text(Path(old)) == write(hunt)
        rename(old, new)

    monkeypatch.setattr("game.hunt.files.os.fsync", note_sync)
    monkeypatch.setattr("game.hunt.files.os.replace", note_rename)
    hunt = played(small_scenario, choices=2)
    file.write(hunt)
    assert calls[:2] == ["fsync", "replace"]


def test_the_list_shows_the_newest_first_and_the_damaged_with_their_reason(
    small_scenario: Scenario, saves: Path, finished: str
) -> None:
    good = SaveFile.create(played(small_scenario, choices=3), saves).path
    older = SaveFile.create(played(small_scenario), saves).path
    os.utime(older, ns=(0, 0))
    texts = {
        "cut": finished[:300],
        **FOREIGN,
        "newer": finished.replace("format = 1", "format = 2"),
    }
    for name, text in texts.items():
        (saves / f"{name}.toml").write_text(text, encoding="utf-8")
    (saves / "bytes.toml").write_bytes(b"\xff\xfe")
    (saves / "folder.toml").mkdir()
    (saves / "notes.txt").write_text("not a save")
    listed = list_saves(saves)
    assert len(listed) == len(texts) + 4
    assert listed[-1].path == older
    whole = {entry.path for entry in listed if entry.saved is not None}
    assert whole == {good, older}
    assert all(entry.problem for entry in listed if entry.saved is None)


def test_a_changed_save_is_listed_as_changed(saves: Path, finished: str) -> None:
    saves.mkdir()
    (saves / "changed.toml").write_text(finished.replace("seed = 7", "seed = 8", 1))
    assert "changed" in list_saves(saves)[0].problem


def test_a_folder_that_is_not_there_holds_no_saves(tmp_path: Path) -> None:
    assert list_saves(tmp_path / "nowhere") == []


def test_a_save_is_found_by_name_file_name_and_path(small_scenario: Scenario, saves: Path) -> None:
    path = SaveFile.create(Hunt(small_scenario, 7), saves).path
    for name in (path.stem, path.name, str(path)):
        assert find_save(name, saves) == path


@pytest.mark.parametrize("name", ["small-8", "smal-7", "Small-7"])
def test_an_unknown_save_is_answered_with_the_nearest(
    small_scenario: Scenario, saves: Path, name: str
) -> None:
    SaveFile.create(Hunt(small_scenario, 7), saves)
    with pytest.raises(NoSave, match="did you mean small-7"):
        find_save(name, saves)


@pytest.mark.parametrize("name", ["x" * 10_000, "a/" * 3000, "\x1b[31m", ""])
def test_a_name_that_no_file_can_have_is_simply_unknown(saves: Path, name: str) -> None:
    with pytest.raises(NoSave):
        find_save(name, saves)


def test_saves_go_where_the_contract_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    checkout, elsewhere = tmp_path / "checkout", tmp_path / "elsewhere"
    (checkout / "saves").mkdir(parents=True)
    elsewhere.mkdir()
    (checkout / "pyproject.toml").write_text('[project]\nname = "hedge-your-bets"\n')
    monkeypatch.setenv("HEDGE_SAVES", str(tmp_path / "named"))
    monkeypatch.chdir(checkout)
    assert saves_folder(tmp_path / "chosen") == tmp_path / "chosen"
    assert saves_folder() == tmp_path / "named"
    monkeypatch.delenv("HEDGE_SAVES")
    assert saves_folder() == checkout / "saves"
    monkeypatch.chdir(elsewhere)
    assert own_home in saves_folder().parents
