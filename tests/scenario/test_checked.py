"""Scenarios that were checked before: opened again at once, and only while nothing has changed."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cli.helpers import SMALL

from game.scenario import checked, checking, gates
from game.scenario.builtin import built_in
from game.scenario.checked import checked_folder, entry_of, load_checked
from game.scenario.load import load
from game.scenario.problems import ScenarioProblems
from game.scenario.scenario import Scenario
from game.scenario.shelf import FLAGSHIP, find
from game.scenario.translation_names import without

ROOT = Path(__file__).parents[2]
ANN = '[recruiters.ann]\nname = "Ann Lee"\nfirm = "Lee"\ncadence = 1\n'
PIECE = f"format = 1\n{ANN}"
SPANISH = 'format = 1\nlanguage = "es"\ntitle = "Una búsqueda"\n'


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of this test's own."""
    monkeypatch.setenv("HEDGE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "checked"


@pytest.fixture
def hunt(tmp_path: Path) -> Path:
    """The small hunt, with one person in a piece beside it."""
    folder = tmp_path / "hunts"
    (folder / "people").mkdir(parents=True)
    (folder / "people" / "ann.toml").write_text(PIECE, encoding="utf-8")
    path = folder / "small.toml"
    used = SMALL.replace("days = 8", 'days = 8\nuse = ["people/ann"]', 1).replace(ANN, "")
    path.write_text(used, encoding="utf-8")
    return path


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were really checked, one entry for each time."""
    seen: list[Path] = []

    def stack_of(path: Path, *rest: Any) -> Any:
        seen.append(path)
        return gates.stack_of(path, *rest)

    monkeypatch.setattr(checking, "stack_of", stack_of)
    return seen


def entries(cache: Path) -> list[Path]:
    return sorted(cache.glob("*")) if cache.is_dir() else []


@pytest.mark.parametrize("language", ["", "en", "es"])
def test_a_hunt_is_checked_once_and_then_opened_as_it_was(
    hunt: Path, checks: list[Path], language: str
) -> None:
    (hunt.parent / "small.es.toml").write_text(SPANISH, encoding="utf-8")
    first = load_checked(hunt, (), language)
    assert load_checked(hunt, (), language) == first == load(hunt, (), language)
    assert checks == [hunt]
    assert first.source.title == ("Una búsqueda" if language == "es" else "A Small Hunt")


def changed(path: Path, old: str, new: str) -> None:
    """Change a file to another of the same size and the same age."""
    found = path.stat()
    assert len(old) == len(new) and old in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def test_a_changed_hunt_is_checked_again_even_if_it_looks_as_old(
    hunt: Path, checks: list[Path]
) -> None:
    load_checked(hunt)
    changed(hunt, "A Small Hunt", "A Great Hunt")
    assert load_checked(hunt).source.title == "A Great Hunt"
    assert len(checks) == 2


def test_a_changed_piece_is_told(hunt: Path) -> None:
    load_checked(hunt)
    changed(hunt.parent / "people" / "ann.toml", "Ann Lee", "Ann Lye")
    assert load_checked(hunt).source.recruiters["ann"].name == "Ann Lye"


def test_a_piece_that_lies_nearer_now_is_told(hunt: Path, tmp_path: Path) -> None:
    far = tmp_path / "people"
    (hunt.parent / "people").rename(far)
    assert load_checked(hunt).source.recruiters["ann"].name == "Ann Lee"
    near = hunt.parent / "people"
    near.mkdir()
    (near / "ann.toml").write_text(PIECE.replace("Ann Lee", "Ann Near"), encoding="utf-8")
    assert load_checked(hunt).source.recruiters["ann"].name == "Ann Near"


def test_a_piece_that_is_gone_is_a_problem_again(hunt: Path) -> None:
    load_checked(hunt)
    (hunt.parent / "people" / "ann.toml").unlink()
    with pytest.raises(ScenarioProblems, match="no piece people/ann"):
        load_checked(hunt)


def test_a_translation_that_comes_changes_and_goes_is_told(hunt: Path) -> None:
    spanish = hunt.parent / "small.es.toml"
    titles = [load_checked(hunt, (), "es").source.title]
    for text in (SPANISH, SPANISH.replace("Una", "Otra")):
        spanish.write_text(text, encoding="utf-8")
        titles.append(load_checked(hunt, (), "es").source.title)
    spanish.unlink()
    titles.append(load_checked(hunt, (), "es").source.title)
    assert titles == ["A Small Hunt", "Una búsqueda", "Otra búsqueda", "A Small Hunt"]


def test_folders_and_languages_have_entries_of_their_own(
    hunt: Path, cache: Path, tmp_path: Path
) -> None:
    for folders, language in (((), ""), ((), "es"), ((tmp_path,), "")):
        load_checked(hunt, folders, language)
    assert len(entries(cache)) == 3


def test_the_same_words_elsewhere_are_another_file(
    hunt: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(hunt.parent)
    assert load_checked(Path("small.toml")).source.title == "A Small Hunt"
    other = tmp_path / "other"
    other.mkdir()
    (other / "small.toml").write_text(SMALL.replace("A Small", "Another"), encoding="utf-8")
    monkeypatch.chdir(other)
    assert load_checked(Path("small.toml")).source.title == "Another Hunt"


def test_another_game_checks_again(
    hunt: Path, checks: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_checked(hunt)
    monkeypatch.setattr(checked, "__version__", "99.0.0")
    load_checked(hunt)
    assert len(checks) == 2


def test_a_broken_hunt_is_never_kept(hunt: Path, cache: Path) -> None:
    hunt.write_text("format = 1\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(ScenarioProblems):
            load_checked(hunt)
    assert entries(cache) == []


def test_what_changes_while_it_is_read_is_not_kept(
    hunt: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stack_of(path: Path, *rest: Any) -> Any:
        stack = gates.stack_of(path, *rest)
        changed(path, "A Small Hunt", "A Great Hunt")
        return stack

    monkeypatch.setattr(checking, "stack_of", stack_of)
    assert load_checked(hunt).source.title == "A Small Hunt"
    assert entries(cache) == []


# --- entries that are no use ---


def sealed(body: bytes) -> bytes:
    return sha256(body).hexdigest().encode() + b"\n" + body


def body_of(entry: bytes) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(entry.partition(b"\n")[2])
    return said


def forged(**values: object) -> Callable[[bytes], bytes]:
    return lambda entry: sealed(json.dumps(body_of(entry) | values).encode())


def bent(at: int, value: object) -> Callable[[bytes], bytes]:
    def bend(entry: bytes) -> bytes:
        said = body_of(entry)
        said["told"][at] = value
        return sealed(json.dumps(said).encode())

    return bend


USELESS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda entry: b"",
    "broken off": lambda entry: entry[:-100],
    "a letter changed": lambda entry: entry.replace(b"Small", b"Smell", 1),
    "not text": lambda entry: b"\xff\xfe" + entry,
    "bytes that are no UTF-8": lambda entry: sealed(b'{"game": "\xff"}'),
    "no JSON": lambda entry: sealed(b"{"),
    "nested without end": lambda entry: sealed(b"[" * 200_000),
    "a number without end": lambda entry: sealed(b'{"game": ' + b"9" * 10_000 + b"}"),
    "a list": lambda entry: sealed(b"[]"),
    "nothing": lambda entry: sealed(b"{}"),
    "of another game": forged(game="x"),
    "without marks": forged(files=None),
    "marks of another shape": forged(files=[1]),
    "marks of three": forged(files=[["a", "b", "c"]]),
    "a path that can't be": forged(files=[["\0", ""], [3, ""]]),
    "another text": forged(text="format = 1"),
    "a text that is none": forged(text=7),
    "a text with half a letter": forged(text="\ud800"),
    "another hash": forged(sha256="0" * 64),
    "tells nothing": forged(told=None),
    "tells too little": forged(told=[]),
    "nobody writes": bent(17, {}),
    "speaks of something else": forged(spoken=[]),
    "says nothing of its language": lambda entry: sealed(
        json.dumps({k: v for k, v in body_of(entry).items() if k != "spoken"}).encode()
    ),
    "no days": bent(10, "many"),
    "too large": lambda entry: entry + b" " * checked.BIGGEST,
}


@pytest.mark.parametrize("name", USELESS)
def test_an_entry_that_is_no_use_is_as_if_it_weren_t_there(
    name: str, hunt: Path, cache: Path, checks: list[Path]
) -> None:
    good = load_checked(hunt)
    (entry,) = entries(cache)
    entry.write_bytes(USELESS[name](entry.read_bytes()))
    assert load_checked(hunt) == good
    assert len(checks) == 2, "it was checked again"
    assert load_checked(hunt) == good
    assert len(checks) == 2, "and kept again"


@pytest.mark.parametrize("how", ["a folder", "a link to nothing", "a pipe"])
def test_an_entry_that_is_no_file_is_no_use(how: str, hunt: Path, cache: Path) -> None:
    entry = entry_of(hunt, (), "")
    assert entry is not None
    cache.mkdir(parents=True)
    if how == "a folder":
        entry.mkdir()
    elif how == "a pipe":
        os.mkfifo(entry)
    else:
        entry.symlink_to(cache / "nowhere")
    assert load_checked(hunt) == load(hunt)


# --- a cache that can't be written ---


def test_an_empty_name_turns_the_cache_off(hunt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEDGE_CACHE", "")
    assert checked_folder() is None
    assert load_checked(hunt) == load_checked(hunt) == load(hunt)


def test_a_cache_that_can_t_be_made_hinders_nothing(hunt: Path, cache: Path) -> None:
    cache.parent.write_text("in the way", encoding="utf-8")
    assert load_checked(hunt) == load(hunt)


@pytest.mark.parametrize("where", ["tempfile.mkstemp", "os.replace"])
def test_a_full_disk_hinders_nothing_and_leaves_nothing_behind(
    where: str, hunt: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(where, full)
    assert load_checked(hunt) == load(hunt)
    assert entries(cache) == []


def test_the_oldest_entries_go_and_other_files_stay(hunt: Path, cache: Path) -> None:
    cache.mkdir(parents=True)
    for number in range(checking.ENTRIES_MOST + 3):
        old = cache / f"{number:064x}.json"
        old.write_text("old", encoding="utf-8")
        os.utime(old, (number, number))
    (cache / "diary.json").write_text("mine", encoding="utf-8")
    os.utime(cache / "diary.json", (1, 1))
    load_checked(hunt)
    found = {path.name for path in entries(cache)}
    assert len(found) == checking.ENTRIES_MOST + 1 and "diary.json" in found
    assert f"{3:064x}.json" not in found and f"{4:064x}.json" in found
    assert entry_of(hunt, (), "") in entries(cache)


# --- who asks it ---


@pytest.fixture
def untrue(cache: Path) -> Iterator[str]:
    """Forge what is kept of the flagship, so that whoever asks the cache gives it away."""
    find(FLAGSHIP, (), "en")
    (entry,) = entries(cache)
    entry.write_bytes(bent(3, "Forged")(entry.read_bytes()))
    assert find(FLAGSHIP, (), "en").source.title == "Forged"
    yield "Forged"


def hedge(*words: str) -> str:
    env = os.environ | {"LC_ALL": "C.UTF-8"}
    run = subprocess.run(
        [sys.executable, "-m", "game", *words],
        input="", capture_output=True, text=True, cwd=ROOT, env=env, check=False,
    )  # fmt: skip
    return run.stdout


def test_whatever_is_to_be_proved_never_asks_the_cache(untrue: str, tmp_path: Path) -> None:
    saves = ("--saves", str(tmp_path / "saves"))
    assert untrue in hedge("play", FLAGSHIP, "--plain", "--seed", "1", *saves)
    for words in (
        ("simulate", FLAGSHIP, "--games", "2"),
        ("scenario", "balance", FLAGSHIP, "--games", "10"),
        ("scenario", "check", FLAGSHIP),
        ("scenario", "list"),
        ("scenario", "preview", FLAGSHIP),
    ):
        said = hedge(*words)
        assert said and untrue not in said, words
    name = f"{FLAGSHIP}-1"
    assert hedge("verify", name, *saves).startswith(f"{name}: verified")


HEAVY = {"pydantic", "pydantic_core", "tree_sitter", "tree_sitter_toml", "babel"}
PLAYED = (
    "from game.cli.main import run;"
    "code = run(['play', {mode!r}, '--seed', '1', '--saves', {saves!r}]); assert code == 0, code"
)
TITLE = (
    "import game.cli.main, game.cli.parser, game.cli.playing; game.cli.parser.build();"
    "import game.tui.run; from game.tui.app import HedgeApp; from pathlib import Path;"
    "HedgeApp(Path({saves!r}), (), None, None, game.tui.run.player_home())"
)
SCREEN = (
    "from game.tui.play import screen_for; from game.hunt.hunt import Hunt;"
    "from game.hunt.files import SaveFile; from game.scenario.shelf import FLAGSHIP, find;"
    "from pathlib import Path; hunt = Hunt(find(FLAGSHIP, (), 'en'), 1);"
    "screen_for(hunt, SaveFile.create(hunt, Path({saves!r})))"
)


def company_of(statement: str) -> set[str]:
    """Return which heavy libraries a fresh interpreter holds after a statement."""
    code = f"import sys; {statement}\nprint(*{{n.split('.')[0] for n in sys.modules}})"
    run = subprocess.run(
        [sys.executable, "-c", code],
        input="", capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    return set(run.stdout.splitlines()[-1].split()) & HEAVY


def test_the_title_needs_nothing_heavy(tmp_path: Path) -> None:
    assert company_of(TITLE.format(saves=str(tmp_path))) == set()


@pytest.mark.parametrize(
    "statement",
    [
        PLAYED.replace("{mode!r}", "'--plain'"), PLAYED.replace("{mode!r}", "'--json'"), SCREEN,
    ],
    ids=["plain", "protocol", "screen"],
)  # fmt: skip
def test_a_hunt_that_was_checked_opens_without_what_checks_it(
    statement: str, tmp_path: Path
) -> None:
    said = statement.format(saves=str(tmp_path / "saves"))
    assert "pydantic" in company_of(said), "the first time it is checked"
    assert company_of(said) == set()


def test_every_shipped_hunt_opens_from_the_cache_as_it_was(checks: list[Path]) -> None:
    def all_of_them() -> list[Scenario]:
        hunts = without(sorted(built_in().glob("*.toml")))
        return [load_checked(path, (), "es") for path in hunts]

    assert all_of_them() == all_of_them()
    assert len(checks) == len(set(checks)) == 12
