"""A full disk and a folder that can't be written: said, and the hunt is never lost."""

import errno
import json
import os
from pathlib import Path

import pytest

from cli.helpers import Hedge, small_file

MODES = ("--plain", "--json")
ENDS = {"--plain": "end\nyes\n", "--json": ""}


def failing(number: int, after: int = 0) -> object:
    """Return a stand-in for `os.replace` that fails from some call on."""
    calls, rename = [0], os.replace

    def replace(old: str, new: Path) -> None:
        calls[0] += 1
        if calls[0] > after:
            raise OSError(number, os.strerror(number))
        rename(old, new)

    return replace


@pytest.mark.parametrize("mode", MODES)
def test_a_folder_that_cannot_be_written_is_told_before_the_first_choice(
    hedge: Hedge, tmp_path: Path, mode: str
) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("not a folder")
    said = hedge("play", small_file(tmp_path), mode, "--saves", blocker)
    assert said.code == 0
    assert said.err.startswith("save: can't save in ")
    assert "--saves" in said.err
    assert blocker.read_text() == "not a folder"


def test_a_hunt_without_a_file_can_be_played_to_its_end(hedge: Hedge, tmp_path: Path) -> None:
    words = ("play", small_file(tmp_path), "--plain", "--saves", "/dev/null/saves")
    said = hedge(*words, typed="end\nyes\n" * 10)
    assert said.code == 0
    assert "The envelope" in said.out


def test_the_protocol_names_no_save_where_there_is_none(hedge: Hedge, tmp_path: Path) -> None:
    said = hedge("play", small_file(tmp_path), "--json", "--saves", "/dev/null/saves")
    assert json.loads(said.out.splitlines()[0])["save"] is None


def test_a_disk_that_fills_up_is_told_and_the_hunt_goes_on(
    hedge: Hedge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saves: Path
) -> None:
    scenario = small_file(tmp_path)
    monkeypatch.setattr("game.hunt.files.os.replace", failing(errno.ENOSPC, after=3))
    said = hedge("play", scenario, "--plain", "--seed", "2", typed="end\nyes\n" * 10)
    assert said.code == 0
    assert "no space left on device" in said.err
    assert "goes on in memory" in said.err
    assert "The envelope" in said.out
    assert hedge("verify", "small-2").code == 0


def test_a_disk_that_has_room_again_gets_the_whole_hunt(
    hedge: Hedge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario, rename, calls = small_file(tmp_path), os.replace, [0]

    def replace(old: str, new: Path) -> None:
        calls[0] += 1
        if calls[0] in (2, 3):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rename(old, new)

    monkeypatch.setattr("game.hunt.files.os.replace", replace)
    said = hedge("play", scenario, "--plain", "--seed", "2", typed="end\nyes\n" * 10)
    assert "no space left on device" in said.err
    assert hedge("verify", "small-2").code == 0
    assert "over on day" in hedge("saves").out


def test_quitting_never_claims_a_save_that_is_not_there(hedge: Hedge, tmp_path: Path) -> None:
    words = ("play", small_file(tmp_path), "--plain", "--saves", "/dev/null/saves")
    for typed in ("", "quit\n", "rest\nsave\nquit\n"):
        said = " ".join(hedge(*words, typed=typed).out.split())
        assert "Saved" not in said
        assert "hedge resume goes on" not in said


def test_quitting_after_a_failed_write_does_not_claim_that_all_is_saved(
    hedge: Hedge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.hunt.files.os.replace", failing(errno.ENOSPC, after=1))
    said = hedge("play", small_file(tmp_path), "--plain", typed="end\nyes\nquit\n")
    assert "goes on in memory" in said.err
    assert "Saved in" not in said.out
