"""Packs for tests: a good one as a folder or a zip, and zips made by hand."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from cli.helpers import SMALL

ABOUT = """\
format = 1
id = "town"
version = 2
title = "Hunts from a Small Town"
authors = ["Noor Haddad"]
licence = "CC-BY-4.0"
"""
USING = SMALL.replace('title = "A Small Hunt"\n', 'title = "A Small Hunt"\nuse = ["people/ann"]\n')
ANN = "format = 1\n[recruiters.ann]\nspin = 0.9\n"
FILES = {"pack.toml": ABOUT, "small.toml": USING, "people/ann.toml": ANN, "README.md": "A town.\n"}


def folder(parent: Path, name: str = "town", **changes: str) -> Path:
    """Write a pack's folder; changes are contents by path, with __ for / and _toml for the end."""
    path = parent / name
    for inside, text in (FILES | changes).items():
        file = path / inside
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return path


def zipped(
    path: Path,
    files: Mapping[str, str | bytes] | None = None,
    *,
    compression: int = zipfile.ZIP_STORED,
) -> Path:
    """Write a zip of these files, or of the good pack."""
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in (files or FILES).items():
            archive.writestr(name, data)
    return path
