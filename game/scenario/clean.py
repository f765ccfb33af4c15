"""Makes foreign text harmless, once, where it enters the program.

Removes escape and control characters (C0 but newline and tab, C1, DEL), bidirectional controls,
zero-width and other format characters, and lone surrogates. What is left is only text.
"""

import unicodedata

_KEPT = {"\n", "\t"}
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}


def clean(text: str) -> str:
    """Return `text` without anything that a terminal could obey or that could hide."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in _DROPPED)


def clean_line(text: str, most: int = 200) -> str:
    """Return `text` cleaned, on one line, and no longer than `most` characters."""
    line = " ".join(clean(text).split())
    return line if len(line) <= most else line[: most - 1] + "…"


def clean_tree(tree: object) -> object:
    """Return parsed TOML with every string in it cleaned, keys too."""
    if isinstance(tree, str):
        return clean(tree)
    if isinstance(tree, list):
        return [clean_tree(value) for value in tree]
    if isinstance(tree, dict):
        return {clean(key): clean_tree(value) for key, value in tree.items()}
    return tree
