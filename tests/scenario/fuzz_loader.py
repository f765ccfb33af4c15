"""Fuzzes the loader of scenario files, guided by coverage. A script, never a test.

    pip install -e ".[test]" atheris
    python tests/scenario/fuzz_loader.py -max_total_time=600 -rss_limit_mb=2048 -timeout=5

Any exception but ScenarioProblems is a finding, as is a problem told in harmful characters: keep it
as a broken file under tests/data, or as a named test. Starts from the broken files themselves.
"""

import contextlib
import sys
import tempfile
from pathlib import Path

import atheris

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))

with atheris.instrument_imports(include=["game.scenario"]):
    from game.scenario.clean import clean
    from game.scenario.load import parse
    from game.scenario.problems import ScenarioProblems
    from game.words.problems import as_text


def try_it(data: bytes) -> None:
    """Load one text; whatever it is, it is refused in harmless words or it can be played."""
    with contextlib.suppress(UnicodeDecodeError):
        text = data.decode("utf-8")
        try:
            parse(text, "fuzz.toml")
        except ScenarioProblems as wrong:
            for problem in wrong.problems:
                assert all(line == clean(line) for line in as_text(problem)), problem


def main() -> None:
    """Run until time is up or something is found."""
    with tempfile.TemporaryDirectory() as folder:
        for path in (HERE.parent / "data" / "broken").glob("*.toml"):
            (Path(folder) / path.name).write_bytes(path.read_bytes())
        atheris.Setup([*sys.argv, folder], try_it)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
