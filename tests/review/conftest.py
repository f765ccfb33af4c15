"""The review isn't finished: its tests run when they are asked for, HEDGE_LONG=1, for minutes."""

import os

collect_ignore_glob = [] if os.environ.get("HEDGE_LONG") else ["test_*.py"]
