"""`scenario pack` on the command line."""

from pathlib import Path

import pytest
from scenario.packs import ABOUT, FILES, USING, folder, zipped

from cli.helpers import Hedge, harmless


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HEDGE_PACKS", str(tmp_path / "packs"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "packs"


def test_a_pack_is_built_inspected_installed_played_and_removed(
    hedge: Hedge, tmp_path: Path
) -> None:
    folder(tmp_path)
    built = hedge("scenario", "pack", "build", "town")
    assert built.code == 0
    assert built.out.startswith("town-2.zip: ")
    inspected = hedge("scenario", "pack", "inspect", "town-2.zip")
    assert inspected.code == 0
    for words in ("Hunts from a Small Town", "Noor Haddad", "small: A Small Hunt", "sha256"):
        assert words in inspected.out
    assert inspected.out.split()[-1] == built.out.split()[-1]
    assert "version 2 installed" in hedge("scenario", "pack", "install", "town-2.zip").out
    assert "town 2: Hunts from a Small Town (1 hunt)" in hedge("scenario", "pack", "list").out
    assert "small: A Small Hunt" in hedge("scenario", "list").out
    assert hedge("play", "town/small", "--plain", "--seed", "1").code == 0
    assert hedge("play", "town-2.zip", "--plain", "--seed", "1").code == 0
    assert "installed again" in hedge("scenario", "pack", "install", "town").out
    assert hedge("scenario", "pack", "remove", "town").out == "town: removed\n"
    assert "No packs in" in hedge("scenario", "pack", "list").out


def test_a_pack_that_is_not_right_is_1_and_nothing_is_written(
    hedge: Hedge, tmp_path: Path, installed: Path
) -> None:
    folder(tmp_path, **{"small.toml": USING.replace("days = 8", "dayz = 8")})
    for deed in ("build", "inspect", "install"):
        said = hedge("scenario", "pack", deed, "town")
        assert said.code == 1
        assert "did you mean days?" in said.out
    assert not (tmp_path / "town-2.zip").exists()
    assert not installed.exists()


def test_what_cannot_be_read_is_2(hedge: Hedge, tmp_path: Path) -> None:
    said = hedge("scenario", "pack", "inspect", "nowhere.zip")
    assert (said.code, said.out) == (2, "")
    assert "no such file" in said.err
    folder(tmp_path)
    refused = hedge("scenario", "pack", "build", "town", "--out", tmp_path / "no" / "x.zip")
    assert refused.code == 2


def test_a_build_writes_over_nothing_but_a_zip(
    hedge: Hedge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder(tmp_path)
    (tmp_path / "diary.md").write_text("mine")
    for out in (path / "pack.toml", path / "town.zip", tmp_path / "diary.md"):
        assert hedge("scenario", "pack", "build", path, "--out", out).code == 2
    assert (path / "pack.toml").read_text() == ABOUT
    assert (tmp_path / "diary.md").read_text() == "mine"
    monkeypatch.chdir(path)
    assert hedge("scenario", "pack", "build", ".").code == 0
    assert hedge("scenario", "pack", "build", ".").code == 0
    assert (tmp_path / "town-2.zip").exists()


def test_a_pack_that_is_not_installed_cannot_be_removed(hedge: Hedge, tmp_path: Path) -> None:
    hedge("scenario", "pack", "install", folder(tmp_path))
    said = hedge("scenario", "pack", "remove", "twon")
    assert said.code == 1
    assert "did you mean town?" in said.out
    assert hedge("scenario", "pack", "remove", "../town").code == 1


def test_an_older_and_a_newer_version_are_said(hedge: Hedge, tmp_path: Path) -> None:
    path = folder(tmp_path)
    hedge("scenario", "pack", "install", path)
    (path / "pack.toml").write_text(ABOUT.replace("version = 2", "version = 3"))
    assert "over the older version 2" in hedge("scenario", "pack", "install", path).out
    (path / "pack.toml").write_text(ABOUT)
    assert "over the newer version 3" in hedge("scenario", "pack", "install", path).out


def test_a_bad_pack_is_named_by_list_and_doctor(
    hedge: Hedge, tmp_path: Path, installed: Path
) -> None:
    folder(installed, "worse", **{"pack.toml": "format = ["})
    assert "worse: left out" in hedge("scenario", "pack", "list").out
    assert "pack worse: left out" in hedge("scenario", "list").out
    assert "pack worse: left out" in hedge("doctor").out
    assert "first-day: First Day on the Market" in hedge("scenario", "list").out


def test_spiteful_words_of_a_pack_are_harmless(hedge: Hedge, tmp_path: Path) -> None:
    spite = ABOUT.replace("Noor Haddad", "Noor \\u001b]52;c;eA==\\u0007 \\u202eHaddad")
    path = zipped(tmp_path / "spite.zip", {**FILES, "pack.toml": spite})
    for words in (("inspect", path), ("install", path), ("list",)):
        assert harmless(hedge("scenario", "pack", *words).out)
