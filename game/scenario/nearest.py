"""Advice that names the nearest known word."""

from collections.abc import Sequence
from difflib import get_close_matches

LIKE = 0.65
"""How like a word must be to be taken for a slip of another; less is a guess that misleads."""


def closest(word: str, known: Sequence[str], like: float = LIKE) -> str:
    """Return the known word that was probably meant, or an empty text."""
    by_lower = {other.lower(): other for other in reversed(known)}
    close = get_close_matches(word.strip().lower(), list(by_lower), n=1, cutoff=like)
    return by_lower[close[0]] if close else ""


def nearest(word: str, known: Sequence[str], like: float = LIKE) -> str:
    """Return advice that names the nearest known word, or the known ones when none is near."""
    close = closest(word, known, like)
    if close:
        return f"did you mean {close}?"
    if not known:
        return "there is none"
    shown = sorted(known)
    more = f" and {len(shown) - 12} more" if len(shown) > 12 else ""
    return "known: " + ", ".join(shown[:12]) + more
