"""The modder's guide: its files are written, its commands are run, in the order of its text."""

import re
import shlex
from pathlib import Path

import pytest
from cli.helpers import Hedge

import game

GUIDE = Path(game.__file__).parent.parent / "docs" / "modding.md"
_BLOCK = re.compile(r"(?:<!-- (file|add to): (\S+) -->\n)?```(\w*)\n(.*?)```", re.DOTALL)


def steps() -> list[tuple[str, str, str]]:
    """Return (what to do, with which file, the text) for every block that does something."""
    found = []
    for deed, name, kind, text in _BLOCK.findall(GUIDE.read_text(encoding="utf-8")):
        if deed:
            found.append((deed, name, text))
        elif kind == "sh":
            found += [("run", "", line) for line in text.splitlines()]
    return found


def test_the_guide_works_from_its_first_line_to_its_last(
    hedge: Hedge, saves: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEDGE_PACKS", str(tmp_path / "installed"))
    ran = 0
    for deed, name, text in steps():
        path = tmp_path / name
        if deed == "run":
            program, *words = shlex.split(text)
            assert program == "hedge"
            said = hedge(*words)
            assert said.code == 0, (text, said)
            ran += 1
        elif deed == "file":
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            if path.name == "pack.toml":
                (path.parent / "clock.toml").write_text((tmp_path / "clock.toml").read_text())
        else:
            path.write_text(path.read_text(encoding="utf-8") + "\n" + text, encoding="utf-8")
    assert ran >= 10


def test_the_finished_hunt_has_no_slip(hedge: Hedge, tmp_path: Path) -> None:
    path = tmp_path / "clock.toml"
    blocks = [text for deed, name, text in steps() if name == "clock.toml"]
    path.write_text("\n".join(blocks), encoding="utf-8")
    assert hedge("scenario", "check", "--strict", path).code == 0


def test_every_command_that_the_guide_names_is_one() -> None:
    from game.cli.parser import build

    for line in re.findall(r"`(hedge scenario [^`]+)`", GUIDE.read_text(encoding="utf-8")):
        words = [word for word in line.replace("\n", " ").split() if word != ">"]
        _, unknown = build().parse_known_args(words[1:])
        assert unknown in ([], ["scenario.schema.json"]), line
