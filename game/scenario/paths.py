"""Asking the disk about a path that a person typed: an impossible path is simply not there."""

from pathlib import Path


def is_file(path: Path) -> bool:
    """Tell whether a path is a file."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Tell whether a path is a folder."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
