"""Where saves live. Light: asked before anything of a hunt is imported."""

import os
import tomllib
from pathlib import Path

import platformdirs


def saves_folder(chosen: Path | None = None) -> Path:
    """Return the folder for saves: the chosen one, $HEDGE_SAVES, a checkout's, or the user's."""
    if chosen is not None:
        return chosen
    named = os.environ.get("HEDGE_SAVES")
    if named:
        return Path(named)
    if _is_checkout(Path.cwd()):
        return Path.cwd() / "saves"
    return Path(platformdirs.user_data_dir("hedge-your-bets", appauthor=False)) / "saves"


def _is_checkout(folder: Path) -> bool:
    try:
        with open(folder / "pyproject.toml", "rb") as file:
            project = tomllib.load(file).get("project", {})
    except (OSError, ValueError):
        return False
    return bool(project.get("name") == "hedge-your-bets") and (folder / "saves").is_dir()
