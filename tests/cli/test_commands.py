"""The command line in this process: help, exit codes, and one clear line for whatever is wrong."""

import argparse
import re
from datetime import date
from pathlib import Path

import pytest

from cli.helpers import SMALL, SPITEFUL, Hedge, harmless, played, small_file
from game import __version__
from game.cli.parser import build
from game.hunt.daily import daily_seed
from game.hunt.files import SaveFile
from game.hunt.hunt import Hunt
from game.hunt.save import write
from game.scenario.load import Scenario

FLAGSHIP = "day-after-tomorrow"


def every_command() -> list[tuple[str, ...]]:
    """Return the words of every command, those inside commands included."""

    def walk(parser: argparse.ArgumentParser, words: tuple[str, ...]) -> list[tuple[str, ...]]:
        found = [words]
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                for name, inner in action.choices.items():
                    found += walk(inner, (*words, name))
        return found

    return walk(build(), ())


def one_line(text: str) -> bool:
    return text.count("\n") == 1 and text.endswith("\n")


@pytest.mark.parametrize("words", every_command(), ids=" ".join)
def test_help_on_every_command_shows_an_example(hedge: Hedge, words: tuple[str, ...]) -> None:
    said = hedge(*words, "--help")
    assert (said.code, said.err) == (0, "")
    assert "example: hedge " in " ".join(said.out.split())


@pytest.mark.parametrize("words", every_command(), ids=" ".join)
def test_the_options_that_exist_everywhere_do(hedge: Hedge, words: tuple[str, ...]) -> None:
    text = hedge(*words, "--help").out
    for option in ("--help", "--version", "--saves", "--scenarios", "--lang", "-q"):
        assert option in text
    assert hedge(*words, "--version") == (0, f"hedge {__version__}\n", "")


def test_the_examples_of_help_can_be_run_as_they_stand() -> None:
    parser = build()
    for words in every_command():
        inner: argparse.ArgumentParser = parser
        for word in words:
            action = next(a for a in inner._actions if isinstance(a, argparse._SubParsersAction))
            inner = action.choices[word]
        example = (inner.epilog or "").removeprefix("example: hedge").split()
        options, unknown = parser.parse_known_args(example)
        assert unknown == []
        assert options.command == (words[0] if words else "play")


def test_the_commands_of_this_version_are_those_of_the_contract() -> None:
    commands = {words[0] for words in every_command() if words}
    assert {"play", "daily", "resume", "saves", "verify", "simulate", "scenario", "doctor"} <= (
        commands
    )


UNKNOWN = [
    (("plya",), "play"),
    (("play", "day-after-tomorow", "--plain"), FLAGSHIP),
    (("play", "--seeed", "7"), "--seed"),
    (("--plainn", "play"), "--plain"),
    (("play", "--plian"), "--plain"),
    (("play", "--player", "honets"), "honest"),
    (("simulate", FLAGSHIP, "--player", "cancelller"), "canceller"),
    (("simulate", "day-after-tomorro"), FLAGSHIP),
    (("verify", "smal-7"), "small-7"),
    (("resume", "small7", "--plain"), "small-7"),
    (("scenario", "chekc"), "check"),
    (("scenario", "check", "day-after-tomorow"), FLAGSHIP),
    (("saves", "--svaes", "x"), "--saves"),
]


@pytest.mark.parametrize(("words", "nearest"), UNKNOWN, ids=lambda words: " ".join(words))
def test_what_is_unknown_gets_one_line_that_names_the_nearest(
    hedge: Hedge, saves: Path, small_scenario: Scenario, words: tuple[str, ...], nearest: str
) -> None:
    SaveFile.create(Hunt(small_scenario, 7), saves)
    said = hedge(*words)
    assert (said.code, said.out) == (2, "")
    assert one_line(said.err)
    assert nearest in said.err


WRONG = [
    ("play", "--seed", "seven"),
    ("play", "--seed", "-1"),
    ("play", "--seed", "9" * 30),
    ("play", "--seed", "9" * 5000),
    ("play", "--seed", "nan"),
    ("play", "--seed"),
    ("play", "--plain", "--json"),
    ("play", FLAGSHIP, "again"),
    ("play", ""),
    ("play", "/dev/null/scenario.toml", "--plain"),
    ("play", "missing.toml", "--plain"),
    ("verify",),
    ("resume", "--plain"),
    ("resume", "", "--plain"),
    ("simulate",),
    ("simulate", FLAGSHIP, "--games", "0"),
    ("simulate", FLAGSHIP, "--jobs", "0"),
    ("simulate", FLAGSHIP, "--player"),
    ("simulate", FLAGSHIP, "--out", "rows.xlsx"),
    ("simulate", FLAGSHIP, "--out", "rows"),
    ("simulate", FLAGSHIP, "--out", "/dev/null/rows.csv"),
    ("scenario",),
    ("scenario", "check"),
    ("scenario", "check", "missing.toml"),
    ("--lang", "tlh", "saves"),
    ("--scenarios", "nowhere", "scenario", "list"),
    ("play", "--", "--plain"),
]


@pytest.mark.parametrize("words", WRONG, ids=lambda words: " ".join(words)[:40])
def test_wrong_usage_gets_one_line_and_exit_code_2(hedge: Hedge, words: tuple[str, ...]) -> None:
    said = hedge(*words)
    assert (said.code, said.out) == (2, "")
    assert one_line(said.err)


PLACES = [
    ("play", "{}", "--plain"),
    ("play", "--player", "{}"),
    ("play", "--seed", "{}"),
    ("play", "--{}"),
    ("{}",),
    ("resume", "{}", "--plain"),
    ("verify", "{}"),
    ("simulate", "{}"),
    ("simulate", FLAGSHIP, "--player", "{}"),
    ("simulate", FLAGSHIP, "--out", "{}"),
    ("scenario", "check", "{}"),
    ("scenario", "{}"),
    ("--lang", "{}", "saves"),
    ("--scenarios", "{}", "scenario", "list"),
]


@pytest.mark.parametrize("words", PLACES, ids=" ".join)
@pytest.mark.parametrize("number", range(len(SPITEFUL)))
def test_spiteful_words_are_shown_harmlessly(
    hedge: Hedge, words: tuple[str, ...], number: int
) -> None:
    said = hedge(*[word.format(SPITEFUL[number]) for word in words])
    assert (said.code, said.out) == (2, "")
    assert one_line(said.err)


@pytest.mark.parametrize("command", [("saves",), ("doctor",), ("play", "--plain", "--seed", "1")])
@pytest.mark.parametrize("number", range(len(SPITEFUL)))
def test_a_folder_for_saves_of_any_name_breaks_nothing(
    hedge: Hedge, command: tuple[str, ...], number: int, tmp_path: Path
) -> None:
    said = hedge(*command, "--saves", tmp_path / SPITEFUL[number])
    assert said.code == 0


@pytest.mark.parametrize("words", [(), ("play",), ("daily",), ("resume",)])
def test_without_a_terminal_the_screen_says_so_in_one_line_that_names_plain(
    hedge: Hedge, words: tuple[str, ...]
) -> None:
    said = hedge(*words)
    assert (said.code, said.out) == (2, "")
    assert one_line(said.err)
    assert "--plain" in said.err


def test_a_dumb_terminal_is_told_of_plain(hedge: Hedge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    said = hedge()
    assert (said.code, said.out) == (2, "")
    assert "--plain" in said.err
    assert "A Small" not in hedge("play", "--seed", "1").err


def test_saves_are_listed_with_their_state(
    hedge: Hedge, saves: Path, small_scenario: Scenario
) -> None:
    assert "No hunts" in hedge("saves").out
    SaveFile.create(played(small_scenario, choices=3), saves)
    SaveFile.create(played(small_scenario, 8), saves)
    said = hedge("saves")
    assert said.code == 0
    lines = sorted(said.out.splitlines())
    assert re.fullmatch(r"small-7: A Small Hunt, day \d, under way", lines[0])
    assert re.fullmatch(r"small-8: A Small Hunt, over on day \d: .+, [\d.]+ of 100", lines[1])


def test_damaged_saves_are_listed_with_the_reason_beside_the_good_ones(
    hedge: Hedge, saves: Path, small_scenario: Scenario
) -> None:
    good = SaveFile.create(played(small_scenario, choices=3), saves).path
    text = good.read_text(encoding="utf-8")
    bad = {
        "half": text[: len(text) // 2],
        "newer": text.replace("format = 1", "format = 2", 1),
        "huge": f"format = 1\nseed = {'9' * 5000}\n",
        "spiteful": 'format = 7\ngame = "\\u001b[31m\\u202e"\n',
        "empty": "",
    }
    for name, content in bad.items():
        (saves / f"{name}.toml").write_text(content, encoding="utf-8")
    before = {path.name: path.read_bytes() for path in saves.iterdir()}
    said = hedge("saves")
    assert said.code == 0
    assert "small-7: A Small Hunt" in said.out
    lines = dict(line.split(": ", 1) for line in said.out.splitlines())
    assert "damaged" in lines["half"]
    assert "needs Hedge Your Bets" in lines["newer"]
    assert all(lines[name] for name in bad)
    assert hedge("doctor").code == 0
    assert hedge("resume", "--plain").code == 0
    for name in bad:
        assert hedge("resume", name, "--plain").code == 2
        assert one_line(hedge("resume", name, "--plain").err)
        assert hedge("verify", name).code == 2
    assert {name: before[name] for name in before if name != good.name} == {
        path.name: path.read_bytes() for path in saves.iterdir() if path != good
    }


def test_verify_ends_with_0_1_or_2(hedge: Hedge, saves: Path, small_scenario: Scenario) -> None:
    good = SaveFile.create(played(small_scenario), saves).path
    text = good.read_text(encoding="utf-8")
    (saves / "edited.toml").write_text(text.replace("seed = 7", "seed = 8", 1), encoding="utf-8")
    (saves / "cut.toml").write_text(text[:500], encoding="utf-8")
    said = hedge("verify", "small-7")
    assert said.code == 0
    assert "verified" in said.out
    assert hedge("verify", good).code == 0
    edited = hedge("verify", "edited")
    assert edited.code == 1
    assert "NOT verified" in edited.out
    cut = hedge("verify", "cut")
    assert (cut.code, cut.out) == (2, "")
    assert "damaged" in cut.err
    assert hedge("verify", "small-7", "edited").code == 1
    assert hedge("verify", "edited", "small-7", "cut").code == 2
    assert hedge("verify", "cut", "edited").code == 2
    assert hedge("verify", "-q", "small-7") == (0, "", "")


def test_the_newest_unfinished_hunt_is_resumed(
    hedge: Hedge, saves: Path, small_scenario: Scenario
) -> None:
    SaveFile.create(played(small_scenario), saves)
    said = hedge("resume", "--plain")
    assert said.code == 2
    assert "no unfinished hunt" in said.err
    SaveFile.create(played(small_scenario, 8, choices=3), saves)
    assert "small-8.toml" in "".join(hedge("resume", "--plain").out.split())


def test_a_finished_hunt_can_be_looked_at_again(
    hedge: Hedge, saves: Path, small_scenario: Scenario
) -> None:
    path = SaveFile.create(played(small_scenario), saves).path
    before = path.read_bytes()
    said = hedge("resume", "small-7", "--plain")
    assert said.code == 0
    assert "The envelope" in said.out
    assert path.read_bytes() == before


def test_the_daily_hunt_is_the_same_for_everybody_on_a_date(
    hedge: Hedge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Someday(date):
        @classmethod
        def today(cls) -> "Someday":
            return cls(2026, 11, 22)

    monkeypatch.setattr("game.cli.opening.date", Someday)
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("went on the net"))
    first = hedge("daily", "--plain", "--saves", tmp_path / "a").out
    second = hedge("daily", "--plain", "--saves", tmp_path / "b").out
    assert first.replace("/a/", "/b/") == second
    assert f"Seed {daily_seed(date(2026, 11, 22))}," in first


@pytest.mark.parametrize("player", ["honest", "idle", "random"])
def test_a_built_in_player_plays_to_the_end_and_the_transcript_is_printed(
    hedge: Hedge, saves: Path, player: str
) -> None:
    said = hedge("play", "--seed", "7", "--player", player)
    assert (said.code, said.err) == (0, "")
    for heading in ("How it ended", "The envelope", "Bridges"):
        assert f"\n{heading}\n" in said.out
    assert said == hedge("play", "--seed", "7", "--player", player)


def test_a_scenario_is_named_by_id_or_by_path_and_own_folders_come_first(
    hedge: Hedge, tmp_path: Path
) -> None:
    path = small_file(tmp_path / "mine")
    for words in (("--scenarios", tmp_path / "mine", "play", "small"), ("play", path)):
        assert "A Small Hunt. Seed 3," in hedge(*words, "--plain", "--seed", "3").out
    other = tmp_path / "theirs"
    other.mkdir()
    (other / f"{FLAGSHIP}.toml").write_text(SMALL, encoding="utf-8")
    said = hedge("play", FLAGSHIP, "--plain", "--scenarios", other, "--scenarios", path.parent)
    assert "A Small Hunt" in said.out


def test_a_wrong_scenario_is_1_to_check_and_2_to_play_and_every_problem_is_told(
    hedge: Hedge, tmp_path: Path
) -> None:
    text = SMALL.replace('recruiter = "ann"', 'recruiter = "anm"').replace("by = 4", "by = 400", 1)
    text = text.replace("by = 400", "by = 9").replace("{boss}", "{bosss}")
    path = small_file(tmp_path, text)
    check, play = hedge("scenario", "check", path), hedge("play", path, "--plain")
    assert (check.code, play.code, play.out) == (1, 2, "")
    for place in ("companies.acme.recruiter", "companies.acme.opening_text", "forecasts[0].by"):
        assert place in check.out + check.err
        assert place in play.err
    assert "did you mean ann?" in play.err
    assert "did you mean boss?" in play.err


def test_a_right_scenario_checks_with_0(hedge: Hedge, tmp_path: Path) -> None:
    assert hedge("scenario", "check", FLAGSHIP).code == 0
    assert hedge("scenario", "check", small_file(tmp_path)).code == 0
    assert hedge("scenario", "check", tmp_path).code == 0
    assert hedge("scenario", "check", "-q", FLAGSHIP) == (0, "", "")


def test_one_wrong_scenario_of_several_makes_the_check_fail(hedge: Hedge, tmp_path: Path) -> None:
    right = small_file(tmp_path / "right")
    wrong = small_file(tmp_path / "wrong", "format = 1\n")
    said = hedge("scenario", "check", right, wrong, FLAGSHIP)
    assert said.code == 1
    assert "A Small Hunt" in said.out


def test_the_list_of_scenarios_shows_a_broken_one_beside_the_others(
    hedge: Hedge, tmp_path: Path
) -> None:
    small_file(tmp_path, "format = 1\n")
    said = hedge("scenario", "list", "--scenarios", tmp_path)
    assert said.code == 0
    assert "small: can't be played" in said.out
    assert f"{FLAGSHIP}: The Day After Tomorrow" in said.out


def test_doctor_says_what_a_bug_report_needs(hedge: Hedge, saves: Path) -> None:
    said = hedge("doctor")
    assert (said.code, said.err) == (0, "")
    for word in (__version__, str(saves), "python", "textual", "TERM", "problems", "none found"):
        assert word in said.out


def test_doctor_names_a_damaged_save(hedge: Hedge, saves: Path) -> None:
    saves.mkdir()
    (saves / "broken.toml").write_text("nonsense", encoding="utf-8")
    assert "damaged saves: broken.toml" in hedge("doctor").out


def test_saves_option_goes_before_the_environment(
    hedge: Hedge, saves: Path, tmp_path: Path
) -> None:
    hedge("play", "--plain", "--seed", "1", "--saves", tmp_path / "chosen")
    assert not saves.exists()
    assert [path.name for path in (tmp_path / "chosen").iterdir()] == [f"{FLAGSHIP}-1.toml"]
    hedge("play", "--plain", "--seed", "1")
    assert [path.name for path in saves.iterdir()] == [f"{FLAGSHIP}-1.toml"]


def test_what_is_printed_of_a_save_of_spiteful_words_is_harmless(
    hedge: Hedge, saves: Path, small_scenario: Scenario
) -> None:
    saves.mkdir()
    text = write(played(small_scenario, choices=3))
    title = 'title = "A Small Hunt"'
    assert title in text
    for number, spite in enumerate(SPITEFUL[:5]):
        escaped = "".join(f"\\U{ord(character):08x}" for character in spite)
        spiteful = text[::-1].replace(title[::-1], f'title = "{escaped}"'[::-1], 1)[::-1]
        (saves / f"spite{number}.toml").write_text(spiteful, encoding="utf-8")
    for words in (("saves",), ("doctor",), ("verify", "spite0", "spite3")):
        said = hedge(*words)
        assert harmless(said.out + said.err)
