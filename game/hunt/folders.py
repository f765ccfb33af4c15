"""Where the player's files live: saves, settings, record. Light: asked before anything else.

What finds the platform's own folders is imported only where they are needed.
"""

import os
from pathlib import Path

APP = "hedge-your-bets"


def saves_folder(chosen: Path | None = None) -> Path:
    """Return the folder for saves: the chosen one, $HEDGE_SAVES, a checkout's, or the user's."""
    if chosen is not None:
        return chosen
    named = os.environ.get("HEDGE_SAVES")
    if named:
        return Path(named)
    if _is_checkout(Path.cwd()):
        return Path.cwd() / "saves"
    return _data() / "saves"


def settings_folder(chosen: Path | None = None) -> Path:
    """Return the folder of the settings: the chosen one, $HEDGE_CONFIG, or the user's."""
    if chosen is not None:
        return chosen
    named = os.environ.get("HEDGE_CONFIG")
    if named:
        return Path(named)
    from platformdirs import user_config_dir

    return Path(user_config_dir(APP, appauthor=False))


def record_folder(chosen: Path | None = None) -> Path:
    """Return the folder of the record: the chosen one, $HEDGE_RECORD, or the user's."""
    if chosen is not None:
        return chosen
    named = os.environ.get("HEDGE_RECORD")
    return Path(named) if named else _data()


def _data() -> Path:
    from platformdirs import user_data_dir

    return Path(user_data_dir(APP, appauthor=False))


def _is_checkout(folder: Path) -> bool:
    """Tell whether a folder is this game's checkout, with a place for saves."""
    if not (folder / "saves").is_dir():
        return False
    import tomllib

    try:
        with open(folder / "pyproject.toml", "rb") as file:
            project = tomllib.load(file).get("project", {})
    except (OSError, ValueError):
        return False
    return bool(project.get("name") == APP)
