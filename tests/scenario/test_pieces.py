"""Shared pieces: what a hunt takes from them, what wins, and where a problem is looked for."""

import tomllib
from pathlib import Path

import pytest
from cli.helpers import SMALL

from game.hunt.hunt import Hunt
from game.hunt.save import read, write
from game.hunt.verify import OK, verify
from game.scenario.examine import examine
from game.scenario.load import Scenario, load, parse
from game.scenario.pieces import lay_over
from game.scenario.problems import ScenarioProblems
from game.scenario.syntax import BIGGEST

TOP = 'title = "A Small Hunt"\n'


def piece(folder: Path, name: str, text: str) -> None:
    path = folder / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"format = 1\n{text}", encoding="utf-8")


def using(folder: Path, *names: str, text: str = SMALL) -> Path:
    """Write the small hunt with `use` and return its path."""
    path = folder / "small.toml"
    listed = ", ".join(f'"{name}"' for name in names)
    path.write_text(text.replace(TOP, f"{TOP}use = [{listed}]\n", 1), encoding="utf-8")
    return path


def refused(path: Path) -> list[str]:
    with pytest.raises(ScenarioProblems) as wrong:
        load(path)
    return [str(problem) for problem in wrong.value.problems]


def test_a_hunt_takes_what_it_doesn_t_say_itself(tmp_path: Path) -> None:
    piece(tmp_path, "voices/ann", '[recruiters.ann]\nspin = 0.9\nname = "Somebody else"\n')
    source = load(using(tmp_path, "voices/ann")).source
    assert source.recruiters["ann"].spin == 0.9
    assert source.recruiters["ann"].name == "Ann Lee"


def test_of_two_pieces_the_later_one_wins(tmp_path: Path) -> None:
    piece(tmp_path, "voices/one", "[recruiters.ann]\nspin = 0.1\nmemory = 3\n")
    piece(tmp_path, "voices/two", "[recruiters.ann]\nspin = 0.2\n")
    ann = load(using(tmp_path, "voices/one", "voices/two")).source.recruiters["ann"]
    assert (ann.spin, ann.memory) == (0.2, 3)


def test_a_piece_may_rest_on_another(tmp_path: Path) -> None:
    piece(tmp_path, "voices/one", 'use = ["voices/two"]\n[recruiters.ann]\nspin = 0.1\n')
    piece(tmp_path, "voices/two", "[recruiters.ann]\nspin = 0.2\nmemory = 9\n")
    ann = load(using(tmp_path, "voices/one")).source.recruiters["ann"]
    assert (ann.spin, ann.memory) == (0.1, 9)


def test_lists_are_replaced_and_tables_joined() -> None:
    upper = {"a": {"b": 1, "list": [1]}, "c": 2}
    lower = {"a": {"b": 9, "d": 3, "list": [7, 8]}, "e": 4}
    assert lay_over(upper, lower) == {"a": {"b": 1, "d": 3, "list": [1]}, "c": 2, "e": 4}


def test_a_folder_of_one_s_own_is_searched_before_the_game_s(tmp_path: Path) -> None:
    own = "[recruiters.dana]\nname = 'My Dana'\nfirm = 'Mine'\n"
    piece(tmp_path / "more", "personas/dana", own)
    path = using(tmp_path, "personas/dana")
    assert load(path).source.recruiters["dana"].name == "Dana Reyes"
    assert load(path, (tmp_path / "more",)).source.recruiters["dana"].name == "My Dana"


SECTOR = """
[sectors.water]
name = "pipes and pumps"

[sectors.water.company]
ghost = 0.0
patience = { median = 30, sigma = 0.1 }
offer = { verbal_days = 9 }
"""


def test_a_company_takes_the_terms_of_its_sector(tmp_path: Path) -> None:
    piece(tmp_path, "sectors/water", SECTOR)
    text = SMALL.replace("[companies.acme]\n", '[companies.acme]\nfrom_sector = "water"\n')
    acme = load(using(tmp_path, "sectors/water", text=text)).source.companies["acme"]
    assert (acme.ghost, acme.sector, acme.offer.verbal_days) == (0.0, "pipes and pumps", 9)
    assert acme.patience.median == 3, "what the company says itself wins"
    assert acme.patience.sigma == 0.1


def test_the_text_of_a_hunt_holds_all_its_pieces(tmp_path: Path) -> None:
    """A save goes on when the pieces have changed or are gone."""
    piece(tmp_path, "sectors/water", SECTOR)
    piece(tmp_path, "voices/ann", '[recruiters.ann.messages]\nglowing = ["Lovely, {boss} says."]\n')
    text = SMALL.replace("[companies.acme]\n", '[companies.acme]\nfrom_sector = "water"\n')
    scenario = load(using(tmp_path, "sectors/water", "voices/ann", text=text))
    assert "use" not in tomllib.loads(scenario.text)
    again = parse(scenario.text, "from a save")
    assert (again.sha256, again.facts) == (scenario.sha256, scenario.facts)
    hunt = Hunt(scenario, 3)
    saved = write(hunt)
    (tmp_path / "voices" / "ann.toml").unlink()
    assert verify(saved).code == OK
    assert read(saved).scenario.sha256 == scenario.sha256


def test_a_hunt_without_pieces_keeps_its_very_text() -> None:
    assert parse(SMALL, "x").text == SMALL


def test_a_problem_is_told_in_the_file_that_it_is_in(tmp_path: Path) -> None:
    piece(tmp_path, "voices/ann", "[recruiters.ann]\nspin = 0.3\ncadnce = 2\n")
    (line,) = refused(using(tmp_path, "voices/ann"))
    assert line.startswith(f"{tmp_path}/voices/ann.toml:4:1: recruiters.ann.cadnce: unknown key")


def test_a_problem_of_a_sector_s_terms_is_told_at_the_sector(tmp_path: Path) -> None:
    piece(tmp_path, "sectors/water", SECTOR.replace("verbal_days = 9", "verbal_days = 0"))
    text = SMALL.replace("[companies.acme]\n", '[companies.acme]\nfrom_sector = "water"\n')
    lines = refused(using(tmp_path, "sectors/water", text=text))
    assert any(line.startswith(f"{tmp_path}/sectors/water.toml:9:25:") for line in lines)


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../x", "a/../b", "a//b", "A/B", "a.toml", "", "a\\b", "~/x", "a/"]
)
def test_no_name_of_a_piece_leads_out_of_the_folders(tmp_path: Path, name: str) -> None:
    path = using(tmp_path, name.replace("\\", "\\\\"))
    (line,) = refused(path)
    assert "can't name a piece" in line


def test_pieces_that_use_each_other_are_read_once(tmp_path: Path) -> None:
    """A lattice of pieces has many ways through it, and each piece is read on the first."""
    for level in range(12):
        below = f'use = ["l{level + 1}/a", "l{level + 1}/b"]\n' if level < 11 else ""
        for side in "ab":
            piece(tmp_path, f"l{level}/{side}", f"{below}[recruiters.ann]\nspin = 0.{level % 10}\n")
    assert load(using(tmp_path, "l0/a", "l0/b")).source.recruiters["ann"].spin == 0.0


def test_there_is_an_end_to_pieces(tmp_path: Path) -> None:
    names = [f"many/p{number}" for number in range(70)]
    for name in names:
        piece(tmp_path, name, "[market]\nsoft = 0.1\n")
    assert "use" in refused(using(tmp_path, *names))[0]


def test_large_pieces_are_refused_together(tmp_path: Path) -> None:
    filler = "# " + "x" * (BIGGEST - 200) + "\n"
    long = "y" * 1900
    for number in range(3):
        texts = ", ".join(f'"{number} {n} {long}"' for n in range(250))
        piece(tmp_path, f"large/p{number}", f"[recruiters.r{number}.messages]\nwarm = [{texts}]\n")
    piece(tmp_path, "large/comment", filler)
    assert load(using(tmp_path, "large/comment")).source.id == "small"
    lines = refused(using(tmp_path, *(f"large/p{number}" for number in range(3))))
    assert lines


def test_a_piece_is_checked_by_itself(tmp_path: Path) -> None:
    piece(tmp_path, "voices/ann", '[recruiters.ann.messages]\nwarm = ["{bos} liked you"]\n')
    seen = examine(tmp_path / "voices" / "ann.toml")
    assert seen.scenario is None
    assert [(p.code, p.line, p.column) for p in seen.problems] == [("unknown-placeholder", 3, 10)]


def test_the_flagship_is_made_of_pieces(flagship: Scenario) -> None:
    assert set(flagship.source.recruiters) == {"dana", "ilse", "gareth", "tobi"}
    assert "use" not in tomllib.loads(flagship.text)


def test_a_piece_of_an_old_format_is_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "voices" / "ann.toml"
    path.parent.mkdir()
    old = 'format = 0\n[people.ann]\nspin = 0.9\n[people.ann.lines]\nwarm = ["Good."]\n'
    path.write_text(old, encoding="utf-8")
    ann = load(using(tmp_path, "voices/ann")).source.recruiters["ann"]
    assert (ann.spin, ann.messages["warm"]) == (0.9, ("Good.",))
