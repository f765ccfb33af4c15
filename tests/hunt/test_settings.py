"""Settings: kept in words of their own, and never a reason for the game not to start."""

import errno
import os
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.hunt.settings import (
    BIGGEST,
    NAME,
    TOLD_MOST,
    Settings,
    SettingsError,
    read_settings,
    settings_folder,
    write_settings,
)

OTHER = Settings(
    theme="nord", motion=False, overnight=False, ledger=False, cursor=True, language="es_MX.UTF-8",
    mouse=False, panels="compact", plain=True, tutorial_offered=True,
    keys={"hunt.help": "f1", "title.daily": "ctrl+d"},
)  # fmt: skip


def put(folder: Path, text: str | bytes) -> Path:
    path = folder / NAME
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_new_player_has_the_usual_settings_and_no_problem(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == (Settings(), [])
    assert read_settings(tmp_path / "not" / "there") == (Settings(), [])
    assert Settings().theme == "hedge-night" and Settings().roomy


@pytest.mark.parametrize("chosen", [Settings(), OTHER], ids=["usual", "other"])
def test_what_is_written_is_read_again(tmp_path: Path, chosen: Settings) -> None:
    folder = tmp_path / "made" / "for it"
    assert write_settings(folder, chosen) is None
    assert read_settings(folder) == (chosen, [])
    assert [path.name for path in folder.iterdir()] == [NAME]


def test_the_file_says_its_format_and_every_setting(tmp_path: Path) -> None:
    write_settings(tmp_path, OTHER)
    tree = tomllib.loads((tmp_path / NAME).read_text(encoding="utf-8"))
    assert tree["format"] == 1
    assert list(tree)[1:] == list(Settings.__dataclass_fields__)


def test_every_other_setting_is_another_one() -> None:
    names = Settings.__dataclass_fields__
    assert all(getattr(OTHER, name) != getattr(Settings(), name) for name in names)
    assert not OTHER.roomy


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("motion = 3", "motion: has to be true or false"),
        ('mouse = "yes"', "mouse: has to be true or false"),
        ("cursor = [true]", "cursor: has to be true or false"),
        ("theme = 5", "theme: has to be the name of a theme, in quotes"),
        ('theme = ""', "theme: has to be the name of a theme"),
        (f'theme = "{"x" * 61}"', "theme: has to be the name of a theme"),
        ('theme = "a\\u001b[31mb"', "theme: has to be the name of a theme"),
        ('language = "Spanish, please"', 'language: has to be a language as in "es"'),
        ("panels = 12", 'panels: has to be "comfortable" or "compact"'),
        ("panels = []", 'panels: has to be "comfortable" or "compact"'),
        ('keys = "vi"', "keys: has to be a table of commands and their keys"),
        ("keys = { help = 5 }", "keys.help: isn't a key; it is left out"),
        ('keys = { help = "" }', "keys.help: isn't a key; it is left out"),
        ('keys = { "\\u001b[2J" = "h" }', "keys.[2J: isn't a key; it is left out"),
        ("motoin = false", "motoin: not a setting (did you mean motion?)"),
        ("rainbow = true", "rainbow: not a setting"),
    ],
)
def test_a_wrong_entry_is_left_out_alone_and_told(tmp_path: Path, line: str, told: str) -> None:
    put(tmp_path, f"format = 1\nplain = true\n{line}\nledger = false\n")
    found, problems = read_settings(tmp_path)
    assert found == Settings(plain=True, ledger=False)
    assert len(problems) == 1
    assert problems[0].startswith(f"{NAME}: {told}")
    assert problems[0].isprintable()


def test_the_good_keys_stay_beside_a_wrong_one(tmp_path: Path) -> None:
    put(tmp_path, '[keys]\n"hunt.help" = "f1"\nhunt.undo = "z"\nhunt.note = 3\n')
    found, problems = read_settings(tmp_path)
    assert found.keys == {"hunt.help": "f1", "hunt.undo": "z"}
    assert problems == [f"{NAME}: keys.hunt.note: isn't a key; it is left out"]


def test_a_file_without_a_format_made_by_hand_counts(tmp_path: Path) -> None:
    put(tmp_path, b"\xef\xbb\xbf" + b"motion = false\r\n")
    assert read_settings(tmp_path) == (Settings(motion=False), [])


def test_a_thousand_wrong_entries_are_told_in_a_few_lines(tmp_path: Path) -> None:
    put(tmp_path, "".join(f"wrong-{number} = 1\n" for number in range(1000)))
    found, problems = read_settings(tmp_path)
    assert found == Settings()
    assert len(problems) == TOLD_MOST + 1
    assert problems[-1] == f"{NAME}: 988 more like these"


UNUSABLE = {
    "broken off": b"motion = false\ntheme = \"ne",
    "no text": b"\x00" * 400,
    "not UTF-8": b"motion = \xff",
    "newer": b"format = 2\nmotion = { how = 'a little' }\n",
    "much newer": b"format = 9999999999999999999999\n",
    "too deep": b"a = " + b"[" * 5000,
    "too large": b"#" * (BIGGEST + 1),
}  # fmt: skip


@pytest.mark.parametrize("text", UNUSABLE.values(), ids=UNUSABLE)
def test_an_unusable_file_gives_the_usual_settings_and_says_so(tmp_path: Path, text: bytes) -> None:
    put(tmp_path, text)
    found, problems = read_settings(tmp_path)
    assert found == Settings()
    assert len(problems) == 1
    assert problems[0].endswith("; the usual settings are used instead")
    assert (tmp_path / NAME).read_bytes() == text


def test_a_newer_format_and_a_broken_line_are_named(tmp_path: Path) -> None:
    put(tmp_path, "format = 2")
    assert "written in format 2 by a newer version" in read_settings(tmp_path)[1][0]
    put(tmp_path, "plain = true\nmotion = maybe\n")
    assert "it isn't TOML (line 2)" in read_settings(tmp_path)[1][0]


@pytest.mark.parametrize("text", UNUSABLE.values(), ids=UNUSABLE)
def test_an_unusable_file_is_kept_beside_before_it_is_replaced(tmp_path: Path, text: bytes) -> None:
    put(tmp_path, text)
    assert write_settings(tmp_path, OTHER) == tmp_path / f"{NAME}.damaged-1"
    assert (tmp_path / f"{NAME}.damaged-1").read_bytes() == text
    assert read_settings(tmp_path) == (OTHER, [])
    assert write_settings(tmp_path, OTHER) is None
    put(tmp_path, b"once more, broken")
    assert write_settings(tmp_path, OTHER) == tmp_path / f"{NAME}.damaged-2"
    assert (tmp_path / f"{NAME}.damaged-1").read_bytes() == text


def test_what_a_newer_version_added_stays_in_the_file(tmp_path: Path) -> None:
    put(tmp_path, 'format = 1\nsound = "off"\nmotion = 7\n[keys]\n"a.b" = "x"\n[lamp]\non = true\n')
    write_settings(tmp_path, replace(read_settings(tmp_path)[0], ledger=False))
    tree = tomllib.loads((tmp_path / NAME).read_text(encoding="utf-8"))
    assert tree["sound"] == "off" and tree["lamp"] == {"on": True}
    assert tree["motion"] is True and tree["ledger"] is False
    assert tree["keys"] == {"a.b": "x"}


def test_a_file_too_deep_to_write_again_is_kept_beside(tmp_path: Path) -> None:
    put(tmp_path, "plain = true\n" + ".".join("a" * 3000) + " = 1\n")
    found, problems = read_settings(tmp_path)
    assert found.plain and len(problems) == 1
    assert write_settings(tmp_path, found) == tmp_path / f"{NAME}.damaged-1"
    assert read_settings(tmp_path) == (found, [])


@pytest.mark.parametrize(
    ("call", "number", "told"),
    [
        ("os.fsync", errno.ENOSPC, "no space left on device"),
        ("os.replace", errno.EACCES, "permission denied"),
        ("tempfile.mkstemp", errno.EROFS, "read-only file system"),
    ],
)
def test_a_failing_disk_is_told_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, told: str
) -> None:
    write_settings(tmp_path, OTHER)

    def failing(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(f"game.hunt.tomlfile.{call}", failing)
    with pytest.raises(SettingsError, match=told):
        write_settings(tmp_path, Settings())
    monkeypatch.undo()
    assert read_settings(tmp_path) == (OTHER, [])
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_copy_that_fails_changes_nothing_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "broken")

    def failing(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("game.hunt.tomlfile.os.fsync", failing)
    with pytest.raises(SettingsError, match="no space left"):
        write_settings(tmp_path, Settings())
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    assert (tmp_path / NAME).read_text() == "broken"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may write everywhere")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(SettingsError, match="permission denied"):
            write_settings(tmp_path, Settings())
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize("folder", ["file", "file/inside", "nul\0"])
def test_a_folder_that_cannot_be_is_no_reason_to_stop(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("in the way")
    assert read_settings(tmp_path / folder)[0] == Settings()
    with pytest.raises(SettingsError):
        write_settings(tmp_path / folder, OTHER)


def test_a_folder_in_the_place_of_the_file_is_told_and_stays(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    assert "not a file" in read_settings(tmp_path)[1][0]
    with pytest.raises(SettingsError):
        write_settings(tmp_path, OTHER)
    assert (tmp_path / NAME).is_dir()


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_to_settings_kept_elsewhere_stays_a_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "dotfiles"
    elsewhere.mkdir()
    (tmp_path / NAME).symlink_to(elsewhere / "hedge.toml")
    write_settings(tmp_path, OTHER)
    assert (tmp_path / NAME).is_symlink()
    assert "nord" in (elsewhere / "hedge.toml").read_text(encoding="utf-8")


def test_the_folder_is_the_chosen_one_then_the_named_one_then_the_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    monkeypatch.setenv("HEDGE_CONFIG", str(tmp_path / "named"))
    assert settings_folder(tmp_path / "chosen") == tmp_path / "chosen"
    assert settings_folder() == tmp_path / "named"
    monkeypatch.delenv("HEDGE_CONFIG")
    assert own_home in settings_folder().parents
    assert "hedge-your-bets" in settings_folder().parts


def test_reading_settings_loads_nothing_heavy() -> None:
    code = (
        "import sys, pathlib, game.hunt.settings as s; s.read_settings(pathlib.Path('nowhere'));"
        "print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pydantic", "textual", "tomli_w", "rich"} & set(run.stdout.split())


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_whatever_stops_the_game(tmp_path: Path, data: st.DataObject) -> None:
    write_settings(tmp_path, OTHER)
    whole = bytearray((tmp_path / NAME).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=6))
    put(tmp_path, bytes(whole))
    found, problems = read_settings(tmp_path)
    assert all(isinstance(problem, str) and problem.isprintable() for problem in problems)
    write_settings(tmp_path, found)
    assert read_settings(tmp_path)[0] == found
