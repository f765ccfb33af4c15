"""Packs: the same bytes everywhere, nothing that isn't data, and a bad one hurts nobody."""

import io
import os
import struct
import sys
import zipfile
from pathlib import Path
from stat import S_IFLNK

import pytest
from cli.helpers import SMALL
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.scenario.load import load
from game.scenario.pack import read_pack
from game.scenario.pack_build import build, fingerprint, look_over, play
from game.scenario.pack_install import install, remove
from game.scenario.pack_names import FILE_BIGGEST, FILES_MOST, name_fault
from game.scenario.pack_sources import Packs
from game.scenario.problems import ScenarioProblems
from game.scenario.shelf import find, locate, shelf

from .packs import ABOUT, FILES, USING, folder, zipped


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Packs:
    """The folder of installed packs, of this test's own."""
    monkeypatch.setenv("HEDGE_PACKS", str(tmp_path / "packs"))
    return Packs()


def refused(path: Path) -> str:
    """Return the one line that is told of a pack that isn't right."""
    with pytest.raises(ScenarioProblems) as wrong:
        read_pack(path)
    assert {problem.code for problem in wrong.value.problems} <= {"bad-pack", "unreadable"}
    return str(wrong.value.problems[0])


def test_a_pack_is_read_alike_from_a_folder_and_from_a_zip(tmp_path: Path) -> None:
    one, two = read_pack(folder(tmp_path)), read_pack(zipped(tmp_path / "town.zip"))
    assert one.files == two.files
    assert one.about == two.about
    assert one.scenarios == ["small"]
    assert one.pieces == ["people/ann.toml"]


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    first = folder(tmp_path / "one")
    second = folder(tmp_path / "two")
    os.utime(second / "small.toml", (0, 0))
    (second / "small.toml").chmod(0o600)
    (second / ".notes").write_text("mine")
    data = build(read_pack(first))
    assert data == build(read_pack(second))
    (tmp_path / "built.zip").write_bytes(data)
    assert build(read_pack(tmp_path / "built.zip")) == data
    assert fingerprint(read_pack(first)) == fingerprint(read_pack(tmp_path / "built.zip"))


def test_a_pack_with_a_wrong_hunt_is_not_built_and_all_is_told(tmp_path: Path) -> None:
    wrong = folder(
        tmp_path,
        **{
            "small.toml": USING.replace("days = 8", "dayz = 8"),
            "people/ann.toml": "format = 1\n[recruiters.ann]\nspni = 1\n",
        },
    )
    with pytest.raises(ScenarioProblems) as told:
        build(read_pack(wrong))
    lines = [str(problem) for problem in told.value.problems]
    assert any(line.startswith(f"{wrong}/people/ann.toml:3:1") for line in lines)


def test_a_hunt_of_a_pack_has_the_name_of_its_file(tmp_path: Path) -> None:
    odd = folder(tmp_path, **{"other.toml": USING})
    looked = look_over(read_pack(odd))
    assert looked.titles == {"small": "A Small Hunt"}
    assert "isn't the name of the file" in str(looked.problems[0])


NAMES = (
    "../x.toml", "/etc/x.toml", "a/../../x.toml", "C:/x.toml", "a\\x.toml", "a/b/c/d/e/f.toml",
    "x" * 300 + ".toml", "game.py", "run.sh", "x.zip", "con.toml", "caf\u00e9.toml", "a//b.toml",
    "x\x1b[31m.toml", " x.toml", "x.toml.",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_zip_with_a_name_that_has_no_place_in_a_pack_is_refused(
    tmp_path: Path, name: str
) -> None:
    line = refused(zipped(tmp_path / "bad.zip", {**FILES, name: "x = 1\n"}))
    assert "\x1b" not in line
    assert not (tmp_path.parent / "x.toml").exists()


@given(st.text(max_size=40))
def test_a_name_that_passes_leads_nowhere_but_into_the_pack(name: str) -> None:
    if name_fault(name) is None:
        assert not os.path.isabs(name)
        assert ".." not in name.split("/")
        assert os.path.normpath(os.path.join("/pack", name)).startswith("/pack/")


def test_names_that_are_one_file_on_some_system_are_refused(tmp_path: Path) -> None:
    assert "there twice" in refused(zipped(tmp_path / "a.zip", {**FILES, "SMALL.toml": "x = 1\n"}))
    twice = [*FILES.items(), ("small.toml", "x = 1\n")]
    with (
        pytest.warns(UserWarning, match="Duplicate"),
        zipfile.ZipFile(tmp_path / "b.zip", "w") as archive,
    ):
        for name, text in twice:
            archive.writestr(name, text)
    assert "there twice" in refused(tmp_path / "b.zip")


def test_a_bomb_is_refused_by_its_ratio_and_by_its_size(tmp_path: Path) -> None:
    bomb = {**FILES, "big.toml": "#" * FILE_BIGGEST}
    packed = zipped(tmp_path / "a.zip", bomb, compression=zipfile.ZIP_DEFLATED)
    assert "times its size" in refused(packed)
    large = {**FILES, "big.toml": "#" * (FILE_BIGGEST + 1)}
    assert "larger than 512 KB" in refused(zipped(tmp_path / "b.zip", large))
    many = {f"t{number}.txt": os.urandom(200_000).hex() for number in range(25)}
    assert "larger than" in refused(zipped(tmp_path / "c.zip", {**FILES, **many}))


def test_a_zip_that_lies_about_its_sizes_gains_nothing(tmp_path: Path) -> None:
    path = zipped(tmp_path / "lie.zip", {**FILES, "big.txt": "x" * 400_000},
                  compression=zipfile.ZIP_DEFLATED)  # fmt: skip
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"PK\x05\x06"))
    struct.pack_into("<I", data, at + 24, 10)
    path.write_bytes(data)
    assert refused(path)


def test_too_many_files_are_not_even_looked_at(tmp_path: Path) -> None:
    many = {f"t{number}.txt": "x" for number in range(10_000)}
    assert f"more than {FILES_MOST} files" in refused(zipped(tmp_path / "a.zip", {**FILES, **many}))


def test_links_and_devices_are_refused(tmp_path: Path) -> None:
    entry = zipfile.ZipInfo("link.toml")
    entry.external_attr = (S_IFLNK | 0o777) << 16
    path = zipped(tmp_path / "a.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(entry, "/etc/passwd")
    assert "a link" in refused(path)
    linked = folder(tmp_path)
    (linked / "link.toml").symlink_to("/etc/passwd")
    assert "a link" in refused(linked)
    (linked / "link.toml").unlink()
    os.mkfifo(linked / "pipe.toml")
    assert "no ordinary file" in refused(linked)


def test_what_is_no_zip_is_told_as_such(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "a.zip").read_bytes()
    for number, data in enumerate((b"", b"hello", whole[: len(whole) // 2], whole[100:])):
        path = tmp_path / f"{number}.zip"
        path.write_bytes(data)
        assert refused(path)
    assert refused(tmp_path / "missing.zip")
    nested = zipped(tmp_path / "n.zip", {"town/" + name: text for name, text in FILES.items()})
    assert "zip what is in the folder" in refused(nested)
    encrypted = bytearray(whole)
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = encrypted.find(mark)
        encrypted[at + (6 if mark == b"PK\x03\x04" else 8)] |= 1
    (tmp_path / "e.zip").write_bytes(encrypted)
    assert refused(tmp_path / "e.zip")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_damage_to_a_zip_is_one_calm_problem(tmp_path: Path, data: st.DataObject) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in FILES.items():
            archive.writestr(name, text)
    raw = bytearray(made.getvalue())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at] = data.draw(st.integers(0, 255))
    path = tmp_path / "damaged.zip"
    path.write_bytes(raw)
    try:
        pack = read_pack(path)
    except ScenarioProblems as wrong:
        assert wrong.problems
    else:
        assert set(pack.files) <= set(FILES) | {n for n in pack.files if name_fault(n) is None}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("version = 2", "version = 0", "is too small"),
        ("authors", "author", "unknown key"),
        ('id = "town"', 'id = "Town"', "is no id"),
        ("version = 2", 'version = 2\ngame = "9.0"', "needs version 9.0 of the game"),
        ("version = 2", 'version = 2\ngame = "soon"', "is no version of the game"),
        ("version = 2", 'version = 2\nneeds = ["village"]', "isn't here: village"),
        ("version = 2", 'version = 2\nneeds = ["town"]', "needs itself"),
    ],
)
def test_what_pack_toml_says_is_held_to(
    tmp_path: Path, packs: Packs, old: str, new: str, told: str
) -> None:
    wrong = folder(tmp_path, **{"pack.toml": ABOUT.replace(old, new)})
    with pytest.raises(ScenarioProblems, match=told):
        install(read_pack(wrong), packs)
    assert not list(packs.folder.glob("*"))


def test_an_installed_pack_is_on_the_shelf(tmp_path: Path, packs: Packs) -> None:
    assert install(read_pack(folder(tmp_path)), packs) is None
    assert shelf()["small"] == packs.folder / "town" / "small.toml"
    for name in ("small", "town/small", "town"):
        assert find(name).source.recruiters["ann"].spin == 0.9
    assert install(read_pack(folder(tmp_path)), Packs()) == 2
    assert remove("town", Packs()) == []
    assert "small" not in shelf()
    assert list(packs.folder.iterdir()) == []


def test_a_name_that_is_taken_is_reached_through_the_pack(tmp_path: Path, packs: Packs) -> None:
    text = USING.replace('id = "small"', 'id = "campus"')
    install(read_pack(folder(tmp_path, **{"campus.toml": text})), packs)
    assert find("campus").source.title == "Campus"
    assert find("town/campus").source.title == "A Small Hunt"
    assert "town/campus" in shelf()


def test_a_bad_pack_is_left_out_and_named_and_others_load(tmp_path: Path, packs: Packs) -> None:
    install(read_pack(folder(tmp_path)), packs)
    folder(packs.folder, "worse", **{"pack.toml": "format = ["})
    folder(packs.folder, "liar")
    (packs.folder / "notes.txt").write_text("x")
    again = Packs()
    assert [source.id for source in again.sound()] == ["town"]
    assert [bad.name for bad in again.quarantined()] == ["liar", "notes.txt", "worse"]
    assert "small" in shelf()
    with pytest.raises(ScenarioProblems):
        find("worse")
    assert remove("worse", again) == []


def test_a_pack_may_use_the_pieces_of_one_that_it_needs(tmp_path: Path, packs: Packs) -> None:
    install(read_pack(folder(tmp_path)), packs)
    about = ABOUT.replace('"town"', '"village"').replace(
        "version = 2", 'version = 1\nneeds = ["town"]'
    )
    text = USING.replace("people/ann", "town/people/ann").replace('id = "small"', 'id = "tiny"')
    more = tmp_path / "village"
    more.mkdir()
    (more / "pack.toml").write_text(about)
    (more / "tiny.toml").write_text(text)
    install(read_pack(more), Packs())
    assert find("tiny").source.recruiters["ann"].spin == 0.9
    assert remove("town", Packs()) == ["village"]
    assert [bad.name for bad in Packs().quarantined()] == ["village"]


def test_a_pack_that_lies_in_no_folder_can_be_played(tmp_path: Path, packs: Packs) -> None:
    path = zipped(tmp_path / "town.zip")
    assert find(str(path)).source.recruiters["ann"].spin == 0.9
    assert find(str(folder(tmp_path))).source.id == "small"
    assert play(read_pack(path), ()).text == find(str(path)).text
    two = {**FILES, "second.toml": SMALL.replace('id = "small"', 'id = "second"')}
    with pytest.raises(ScenarioProblems, match="name one"):
        find(str(zipped(tmp_path / "two.zip", two)))


def of_hunts(parent: Path, name: str, *hunts: str) -> Path:
    """Write a pack that holds a hunt for each of these names."""
    path = parent / name
    path.mkdir()
    (path / "pack.toml").write_text(ABOUT.replace('"town"', f'"{name}"'))
    for hunt in hunts:
        (path / f"{hunt}.toml").write_text(SMALL.replace('id = "small"', f'id = "{hunt}"'))
    return path


def test_no_pack_hides_the_hunt_of_another_by_its_name(tmp_path: Path, packs: Packs) -> None:
    install(read_pack(of_hunts(tmp_path, "alpha", "storm", "gale")), packs)
    install(read_pack(of_hunts(tmp_path, "storm", "one", "two")), Packs())
    folder(packs.folder, "gale", **{"pack.toml": "format = ["})
    for name, path in shelf().items():
        assert find(name).source.id == path.stem
    with pytest.raises(ScenarioProblems):
        find("gale/small")


def test_the_shelf_names_a_hunt_as_it_is_found(tmp_path: Path, packs: Packs) -> None:
    install(read_pack(of_hunts(tmp_path, "alpha", "storm")), packs)
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "gale.toml").write_text(SMALL.replace('id = "small"', 'id = "storm"'))
    assert "storm" not in shelf((mine,))
    assert locate("storm", (mine,)) == mine / "gale.toml"
    assert locate("alpha/storm", (mine,)) == packs.folder / "alpha" / "storm.toml"


def test_a_pack_given_by_path_is_held_to_its_needs(tmp_path: Path, packs: Packs) -> None:
    newer = {**FILES, "pack.toml": ABOUT.replace("version = 2", 'version = 2\ngame = "9.0"')}
    for path in (zipped(tmp_path / "n.zip", newer), folder(tmp_path / "n", **newer)):
        with pytest.raises(ScenarioProblems, match=r"needs version 9\.0"):
            find(str(path))
    install(read_pack(folder(tmp_path)), packs)
    about = ABOUT.replace('"town"', '"village"').replace(
        "version = 2", 'version = 1\nneeds = ["town"]'
    )
    tiny = USING.replace("people/ann", "town/people/ann").replace('id = "small"', 'id = "tiny"')
    more = zipped(tmp_path / "v.zip", {"pack.toml": about, "tiny.toml": tiny})
    assert find(str(more)).source.recruiters["ann"].spin == 0.9


def test_a_zip_is_no_file_to_work_on(tmp_path: Path, packs: Packs) -> None:
    with pytest.raises(ScenarioProblems, match="a zip, and this needs a file"):
        locate(str(zipped(tmp_path / "town.zip")))


def test_an_interrupted_install_leaves_the_old_pack(
    tmp_path: Path, packs: Packs, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(read_pack(folder(tmp_path)), packs)
    rename = Path.rename

    def interrupted(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        install(read_pack(folder(tmp_path)), Packs())
    assert [path.name for path in packs.folder.iterdir()] == ["town"]
    assert find("town/small").source.id == "small"


def test_whatever_lies_among_the_packs_can_be_removed_and_nothing_else(
    tmp_path: Path, packs: Packs
) -> None:
    install(read_pack(folder(tmp_path)), packs)
    (packs.folder / "notes.txt").write_text("x")
    (packs.folder / "linked").symlink_to(tmp_path / "town")
    assert remove("notes.txt", Packs()) == remove("linked", Packs()) == []
    assert (tmp_path / "town" / "pack.toml").exists()
    for name in ("..", ".", "", "../town", str(tmp_path / "town"), ".under-way-x"):
        with pytest.raises(ScenarioProblems, match="no such pack"):
            remove(name, Packs())


DIST = "Metadata-Version: 2.1\nName: hedge-town\nVersion: 1\n"


def test_a_python_distribution_may_bring_a_pack_and_is_never_run(
    tmp_path: Path, packs: Packs, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    package = folder(site, "hedge_town")
    (package / "__init__.py").write_text("raise SystemExit('was imported')\n")
    info = site / "hedge_town-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(DIST)
    (info / "entry_points.txt").write_text("[hedge.scenarios]\ntown = hedge_town\nx = nowhere\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(site)])
    again = Packs()
    assert [(source.id, source.distribution) for source in again.sound()] == [
        ("town", "hedge-town")
    ]
    assert [bad.name for bad in again.quarantined()] == ["x"]
    assert find("town/small").source.recruiters["ann"].spin == 0.9
    assert "hedge_town" not in sys.modules


def test_what_lies_beside_hunts_is_no_hunt(tmp_path: Path, packs: Packs) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "pack.toml").write_text(ABOUT)
    (tmp_path / "mine.toml").write_text(SMALL)
    names = [name for name, path in shelf((tmp_path,)).items() if path.parent == tmp_path]
    assert names == ["mine"]
    assert load(tmp_path / "mine.toml").source.id == "small"
