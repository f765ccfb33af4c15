"""Real processes: signals, pipes closed early, closed streams, odd encodings. No traceback ever."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli.helpers import Hedge, small_file
from game.hunt.files import list_saves, read_text
from game.hunt.verify import OK, verify

GAME = (sys.executable, "-m", "game")
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and a shell")


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, **more}


def shell(command: str, saves: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command line in which `hedge` stands for the game, and insist on no traceback."""
    done = subprocess.run(
        ["bash", "-c", f'hedge() {{ "{sys.executable}" -m game "$@"; }}; {command}'],
        capture_output=True, encoding="utf-8", errors="replace", stdin=subprocess.DEVNULL,
        env=environment(HEDGE_SAVES=str(saves), **more), timeout=60, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stdout + done.stderr
    assert "unexpected" not in done.stderr, done.stderr
    assert "Error" not in done.stderr, done.stderr
    return done


def test_python_m_game_is_the_same_program(hedge: Hedge, saves: Path) -> None:
    words = ("play", "--player", "honest", "--seed", "4")
    done = subprocess.run([*GAME, *words], capture_output=True, encoding="utf-8", check=True,
                          env=environment(PYTHONIOENCODING="utf-8"))  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == hedge(*words)


@posix
@pytest.mark.parametrize(
    "words",
    ["play --player honest --seed 4", "simulate day-after-tomorrow --games 40", "play --json"],
)
def test_a_pipe_closed_early_is_a_clean_end(saves: Path, words: str) -> None:
    done = shell(f"hedge {words} | head -1; exit ${{PIPESTATUS[0]}}", saves)
    assert done.returncode == 0
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1


@posix
@pytest.mark.parametrize("words", ["play --plain --seed 1", "play --json --seed 1"])
def test_closed_standard_input_is_the_end_of_the_input(saves: Path, words: str) -> None:
    assert shell(f"hedge {words} <&-", saves).returncode == 0
    assert [verify(read_text(entry.path)).code for entry in list_saves(saves)] == [OK]


@posix
def test_closed_standard_input_is_no_terminal(saves: Path) -> None:
    done = shell("hedge <&-", saves)
    assert done.returncode == 2
    assert "--plain" in done.stderr


@posix
def test_closed_standard_output_is_no_reason_to_break_down(saves: Path) -> None:
    shell("hedge saves >&-", saves)


@posix
@pytest.mark.parametrize("mode", ["--plain", "--json"])
def test_garbage_on_standard_input_costs_nothing(saves: Path, mode: str) -> None:
    done = shell(f"printf '\\xff\\xfe\\n\\0\\n\\xc3\\n' | hedge play {mode} --seed 1", saves,
                 PYTHONIOENCODING="utf-8")  # fmt: skip
    assert done.returncode == 0
    assert [entry.saved is not None for entry in list_saves(saves)] == [True]


@posix
def test_the_protocol_is_utf_8_whatever_the_locale(saves: Path, tmp_path: Path) -> None:
    path = small_file(tmp_path)
    text = path.read_text(encoding="utf-8").replace('"Acme"', '"Äcme €"')
    path.write_text(text, encoding="utf-8")
    for encoding in ("latin-1", "ascii"):
        done = shell(f"hedge play {path} --json", saves, PYTHONIOENCODING=encoding)
        assert '"name":"Äcme €"' in done.stdout.replace("\\u00c4", "Ä").replace("\\u20ac", "€")


@posix
def test_plain_mode_prints_what_the_encoding_can_hold(saves: Path, tmp_path: Path) -> None:
    path = small_file(tmp_path)
    text = path.read_text(encoding="utf-8").replace('"Acme"', '"Ácme 株式会社"')
    path.write_text(text, encoding="utf-8")
    done = shell(f"printf 'status\\nweek\\ninbox\\n' | hedge play {path} --plain", saves,
                 PYTHONIOENCODING="ascii")  # fmt: skip
    assert done.returncode == 0
    assert "cme" in done.stdout


@posix
def test_a_save_of_any_name_can_be_resumed_over_the_protocol(saves: Path, tmp_path: Path) -> None:
    path = small_file(tmp_path)
    shell(f"hedge play {path} --json --seed 1", saves)
    os.rename(saves / "small-1.toml", os.fsencode(saves) + b"/\xff.toml")
    done = shell("hedge resume $'\\xff' --json", saves, PYTHONIOENCODING="utf-8")
    assert done.returncode == 0


@posix
def test_things_that_are_no_files_do_not_hold_up_the_list(saves: Path, tmp_path: Path) -> None:
    shell(f"hedge play {small_file(tmp_path)} --json --seed 1", saves)
    os.mkfifo(saves / "pipe.toml")
    (saves / "endless.toml").symlink_to("/dev/zero")
    (saves / "nowhere.toml").symlink_to(tmp_path / "missing")
    (saves / "folder.toml").mkdir()
    done = shell("hedge saves", saves)
    assert done.returncode == 0
    names = sorted(line.split(":")[0] for line in done.stdout.splitlines())
    assert names == ["endless", "folder", "nowhere", "pipe", "small-1"]


@posix
@pytest.mark.parametrize("mode", ["--plain", "--json"])
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_is_a_clean_end_with_the_hunt_saved(saves: Path, mode: str, name: str) -> None:
    number = getattr(signal, name)
    process = subprocess.Popen(
        [*GAME, "play", mode, "--seed", "1"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=environment(HEDGE_SAVES=str(saves)),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler) and None,
    )  # fmt: skip
    assert process.stdin and process.stdout
    if mode == "--json":
        lines = [process.stdout.readline(), process.stdout.readline()]
        process.stdin.write(b'{"do":"a1"}\n')
        process.stdin.flush()
        lines += [process.stdout.readline(), process.stdout.readline()]
        assert all(lines)
    else:
        seen = b""
        while not seen.endswith(b"> "):
            seen += process.stdout.read(1)
        process.stdin.write(b"end\nyes\n")
        process.stdin.flush()
        seen = b""
        while b"Day 2" not in seen:
            seen += process.stdout.read(1)
    process.send_signal(number)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in out + err
    assert err == b""
    (entry,) = list_saves(saves)
    assert entry.saved is not None
    assert len(entry.saved.choices) == 1
    assert verify(read_text(entry.path)).code == OK
    assert [path.name for path in saves.iterdir()] == [entry.path.name]
