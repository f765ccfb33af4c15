"""The modder's bench on the command line: check, explain, preview, balance, watch."""

import json
import time
from argparse import Namespace
from pathlib import Path

import pytest

from cli.helpers import SMALL, Hedge, harmless, small_file
from game.cli import watching
from game.hunt.files import SaveFile
from game.hunt.hunt import Hunt
from game.hunt.rerun import Divergence, played_by
from game.scenario.load import Scenario
from game.words.explanations import EXPLANATIONS, GATES

WRONG = SMALL.replace("days = 8", "dayz = 8").replace('recruiter = "bob"', 'recruiter = "bib"', 1)


def test_check_tells_every_problem_of_every_file(hedge: Hedge, tmp_path: Path) -> None:
    one, two = small_file(tmp_path / "one", WRONG), small_file(tmp_path / "two", "days = [")
    said = hedge("scenario", "check", one, two)
    assert said.code == 1
    for words in ("dayz", "bib", "did you mean bob?", f"{two}:1:"):
        assert words in said.out
    assert said.out.splitlines()[-1].startswith("3 errors")


def test_check_speaks_to_programs_and_to_pull_requests(hedge: Hedge, tmp_path: Path) -> None:
    path = small_file(tmp_path, WRONG)
    told = json.loads(hedge("scenario", "check", path, "--format", "json").out)
    errors = [problem for problem in told if problem["level"] == "error"]
    assert [problem["code"] for problem in errors] == ["unknown-key", "no-such"]
    github = hedge("scenario", "check", path, "--format", "github")
    assert github.code == 1
    assert github.out.splitlines()[0].startswith(f"::error file={path},line=6,col=1,title=unknown")


def test_warnings_count_only_when_asked_to(hedge: Hedge, tmp_path: Path) -> None:
    path = small_file(tmp_path)
    assert hedge("scenario", "check", path).code == 0
    assert "warning:" in hedge("scenario", "check", path).out
    assert hedge("scenario", "check", path, "--strict").code == 1


def test_a_folder_is_checked_with_its_pieces(hedge: Hedge, tmp_path: Path) -> None:
    small_file(tmp_path)
    (tmp_path / "personas").mkdir()
    (tmp_path / "personas" / "ann.toml").write_text("format = 1\n[recruiters.ann]\nspni = 1\n")
    said = hedge("scenario", "check", tmp_path)
    assert said.code == 1
    assert "did you mean spin?" in said.out


@pytest.mark.parametrize("code", sorted(EXPLANATIONS))
def test_every_code_is_explained(hedge: Hedge, code: str) -> None:
    said = hedge("scenario", "explain", code)
    assert (said.code, said.err) == (0, "")
    assert code in said.out.splitlines()[0]
    assert len(said.out.split()) > 12


def test_explain_alone_lists_all_codes_and_an_unknown_one_gets_the_nearest(hedge: Hedge) -> None:
    said = hedge("scenario", "explain")
    assert all(code in said.out for codes in GATES.values() for code in codes)
    assert len(said.out.splitlines()) == len(GATES)
    wrong = hedge("scenario", "explain", "unknwon-key")
    assert wrong.code == 2
    assert "did you mean unknown-key?" in wrong.err


def test_preview_opens_the_envelope_and_shows_what_happens(hedge: Hedge) -> None:
    said = hedge("scenario", "preview", "day-after-tomorrow", "--seed", "7")
    assert (said.code, said.err) == (0, "")
    for words in ("Northwind Robotics (northwind): worth", "you stand at", "in truth:", "Day 1,",
                  "somebody who does nothing", "Over on day"):  # fmt: skip
        assert words in said.out
    assert harmless(said.out)
    assert said == hedge("scenario", "preview", "day-after-tomorrow", "--seed", "7")
    other = hedge("scenario", "preview", "day-after-tomorrow", "--player", "honest")
    assert "the honest one" in other.out


STRICT = '[expect]\nvalue = { honest = [0, 100] }\nno_brainers = ["negotiate", "tell bluff"]\n'


def test_balance_is_strict_only_when_asked_to(hedge: Hedge, tmp_path: Path) -> None:
    path = small_file(tmp_path, SMALL + "\n[expect]\nvalue = { honest = [99, 100] }\n")
    words = ("scenario", "balance", path, "--games", "20")
    assert hedge(*words).code == 0
    said = hedge(*words, "--strict")
    assert said.code == 1
    assert "FAILS  value of honest" in said.out
    right = small_file(tmp_path / "right", SMALL + STRICT)
    assert hedge("scenario", "balance", right, "--games", "20", "--strict").code == 0
    silent = small_file(tmp_path / "silent")
    assert hedge("scenario", "balance", silent, "--games", "20", "--strict").code == 1


def test_balance_speaks_to_programs(hedge: Hedge, tmp_path: Path) -> None:
    path = small_file(tmp_path)
    said = hedge("scenario", "balance", path, path, "--games", "20", "--format", "json")
    told = json.loads(said.out)
    assert [each["hunts"] for each in told] == [20, 20]
    assert hedge("scenario", "balance", path, "--games", "20", "-q").out == "small: FAILS\n"


def test_watch_once_replays_the_newest_save_to_where_it_parts(
    hedge: Hedge, tmp_path: Path, saves: Path, small_scenario: Scenario
) -> None:
    hunt = played_by(small_scenario, 3, "honest")
    SaveFile.create(hunt, saves)
    path = small_file(tmp_path)
    same = hedge("scenario", "watch", path, "--once")
    assert same.code == 0
    assert "Playing your choices of small-3 again." in same.out
    assert "The same choices on seed 3, the same hunt" in same.out
    small_file(tmp_path, SMALL.replace('opening = "glowing"', 'opening = "polite"'))
    parted = hedge("scenario", "watch", path, "--once")
    assert "The same until day 1: there Acme was" in parted.out
    assert "hedge resume small-3-2 goes on from there." in parted.out
    assert hedge("resume", "small-3-2", "--plain").code == 0
    small_file(tmp_path, WRONG)
    wrong = hedge("scenario", "watch", path, "--once")
    assert wrong.code == 1
    assert "did you mean days?" in wrong.out


def test_watch_sees_every_change_of_a_file_and_of_its_pieces(
    tmp_path: Path, saves: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    top = 'title = "A Small Hunt"\n'
    text = SMALL.replace(top, f'{top}use = ["voices/ann"]\n')
    path = small_file(tmp_path, text)
    (tmp_path / "voices").mkdir()
    piece = tmp_path / "voices" / "ann.toml"
    piece.write_text("format = 1\n[recruiters.ann]\nspin = 0.1\n")
    changes = [
        lambda: piece.write_text("format = 1\n[recruiters.ann]\nspin = 9\n"),
        lambda: piece.write_text("format = 1\n[recruiters.ann]\nspin = 0.2\n# more\n"),
        lambda: path.write_text(text.replace("days = 8", "days = 9")),
    ]

    def step(_: float) -> None:
        if not changes:
            raise KeyboardInterrupt
        changes.pop(0)()

    monkeypatch.setattr(time, "sleep", step)
    options = Namespace(path=str(path), seed=3, save=None, once=False, saves=saves, scenarios=None)
    with pytest.raises(KeyboardInterrupt):
        watching.run(options)
    out = capsys.readouterr().out
    assert "is too large" in out
    assert out.count("checked in") == 3


def test_watch_needs_a_file(hedge: Hedge, tmp_path: Path) -> None:
    assert hedge("scenario", "watch", tmp_path / "missing.toml", "--once").code == 2


def test_a_hunt_by_chance_is_played_by_command(hedge: Hedge, saves: Path) -> None:
    said = hedge("play", "--random", "--seed", "5", "--plain")
    assert said.code == 0
    assert "By Chance, No. 5" in said.out
    assert [path.name for path in saves.iterdir()] == ["random-5.toml"]
    assert hedge("verify", "random-5").code == 0
    assert "leave SCENARIO out" in hedge("play", "campus", "--random", "--plain").err


def test_the_daily_is_a_hunt_by_chance(hedge: Hedge) -> None:
    assert "By Chance, No. " in hedge("daily", "--plain").out


def test_watching_keeps_the_hunt_that_parted(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    assert watching.parting(hunt, hunt, None) == [
        "The same choices on seed 1, the same hunt, up to day 1."
    ]


def test_watch_shows_dates_that_moved(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    (line,) = watching.parting(hunt, hunt, Divergence(3, "bolt", "invite 4", "invite 6"))
    assert line == (
        'The same until day 3: there Bolt was "come and meet us, Tue 19 May" (invite), '
        'and is now "come and meet us, Thu 21 May" (invite).'
    )


def test_watching_a_piece_checks_it(hedge: Hedge, tmp_path: Path) -> None:
    path = tmp_path / "ann.toml"
    path.write_text('format = 1\n[recruiters.ann]\nname = "Ann"\nfirm = "Lee"\n')
    said = hedge("scenario", "watch", path, "--once")
    assert said.code == 0
    assert "A shared piece" in said.out
