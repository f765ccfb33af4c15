"""What docs/protocol.md says is so: its bot plays, and its lists are complete."""

import json
import re
import subprocess
import sys
from pathlib import Path

from game.engine.acts import KINDS as ACTS
from game.engine.acts import OPTIONS
from game.engine.signals import KINDS as SIGNALS
from game.words.deeds import DEEDS
from game.words.labels import STAGES

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs/protocol.md").read_text(encoding="utf-8")


def test_the_documented_bot_plays_a_hunt_to_its_end(tmp_path: Path) -> None:
    code = re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert code is not None
    start = json.dumps([sys.executable, "-m", "game"])[1:-1]
    bot = (
        code.group(1).replace('"hedge"', start).replace('"7"', f'"7", "--saves", {str(tmp_path)!r}')
    )
    done = subprocess.run(
        [sys.executable, "-c", bot], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "'result':" in done.stdout
    assert len(list(tmp_path.glob("*.toml"))) == 1


def test_everything_that_can_be_met_is_named() -> None:
    named = set(re.findall(r"`([a-z_-]+)`", TEXT))
    events = {kind.split()[0] for kind in DEEDS} | {"attended", "signal", "day_ended", "over"}
    stages = set(STAGES) - {"hidden"}
    options = {option for kind in OPTIONS.values() for option in kind}
    for known in (set(ACTS), set(SIGNALS) - {"silence"}, events, stages, options):
        assert known <= named, known - named
