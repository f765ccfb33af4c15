"""Where the scenarios and pieces that come with the game are."""

from pathlib import Path

import game


def built_in() -> Path:
    """Return the folder of the scenarios that come with the game."""
    package = Path(game.__file__).parent
    inside = package / "_scenarios"
    return inside if inside.is_dir() else package.parent / "scenarios"
