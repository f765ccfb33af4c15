"""Fuzzes the loader of scenario files, guided by coverage. A script, never a test.

It needs atheris (Linux, Python 3.11 or later), best in an environment of its own:

    python -m venv /tmp/atheris-venv
    /tmp/atheris-venv/bin/pip install -e ".[test]" atheris
    /tmp/atheris-venv/bin/python tests/scenario/fuzz_loader.py -max_total_time=600 -timeout=5

Further options are libFuzzer's; a path of a file tries that file alone. Begins with the small hunt,
the broken files and a persona, and with a dictionary of TOML and of the words of a scenario. Any
exception but ScenarioProblems is a finding, as are a problem told in harmful characters, a text
that takes five seconds or 500 MB, and a hunt that doesn't end. Keep each finding as a named test
in test_hostile.
"""

import sys
import tempfile
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent)]

atheris = import_module("atheris")
with atheris.instrument_imports(include=["game.scenario", "game.words.problems", "tomllib"]):
    from cli.helpers import SMALL

    from game.engine.signals import KINDS
    from game.engine.turn import advance, start
    from game.players.curious import Curious
    from game.scenario.examine import examine
    from game.scenario.load import Scenario, parse
    from game.scenario.models import Scenario as Source
    from scenario.test_hostile import NASTY, told

LONGEST, LARGEST = 16_384, 500
"""Bytes of a text, and megabytes that reading it may take."""
ACTS_MOST = 20_000


def words() -> set[str]:
    """Return what scenario files are made of."""
    schema = Source.model_json_schema()
    tables = [schema, *schema["$defs"].values()]
    keys = {key for table in tables for key in table.get("properties", {})}
    kinds = {word for table in tables for p in table.get("properties", {}).values()
             for word in p.get("enum", ())}  # fmt: skip
    signs = {"[", "]", "[[", "]]", "{", "}", "=", ",", ".", "\n", "#", '"""', "'''", "true", "inf"}
    return {*keys, *map(str, kinds), *KINDS, *signs, *(w for w in NASTY if 0 < len(w) < 60)}


def dictionary() -> str:
    """Return the words as libFuzzer reads them."""
    escaped = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in sorted(words()))
    return "".join(f'"{word}"\n' for word in escaped)


def seeds() -> dict[str, bytes]:
    """Return the texts to begin with."""
    broken = (HERE.parent / "data" / "broken").glob("*.toml")
    found = {path.name: path.read_bytes() for path in broken}
    persona = HERE.parents[1] / "scenarios" / "personas" / "dana.toml"
    return found | {"small": SMALL.encode(), "persona": persona.read_bytes()}


def judge(data: bytes, path: Path) -> None:
    """Examine a file of these bytes; what can be played is played once."""
    path.write_bytes(data)
    seen = examine(path)
    told(seen.problems)
    if seen.scenario is not None:
        play(seen.scenario)
        assert parse(seen.scenario.text, "again").facts == seen.scenario.facts


def play(scenario: Scenario) -> None:
    """Let the curious one play a hunt to its end."""
    state, player, acts = start(scenario.facts, 7), Curious(7), 0
    while not state.view.over:
        advance(state, player.choose(state.view))
        acts += 1
        assert acts < ACTS_MOST


def main() -> None:
    """Run until time is up or something is found."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus, texts = folder / "corpus", folder / "fuzz"
        corpus.mkdir()
        texts.mkdir()
        for seed, data in seeds().items():
            (corpus / seed).write_bytes(data)
        (folder / "words").write_text(dictionary(), encoding="ascii")
        limits = [f"-dict={folder / 'words'}", f"-max_len={LONGEST}", f"-rss_limit_mb={LARGEST}"]
        alone = any(Path(word).is_file() for word in sys.argv[1:])
        starts = [] if alone else [str(corpus)]
        path = texts / "fuzz.toml"
        atheris.Setup([*sys.argv, *limits, *starts], lambda data: judge(data, path))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
