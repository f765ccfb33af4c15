"""Finding what a typed word means: companies by the beginning of a name, near words. No acts."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

from game.hunt.hunt import Hunt
from game.scenario.clean import clean_line
from game.words.languages import _

NEAR = 0.6
"""How alike two words must be, from 0 to 1, for one to be suggested for the other."""
LONGEST = 40
"""Characters of a typed word that are looked at or said again."""


def folded(text: str) -> str:
    """Return text as it is compared: without case, accents, signs and extra blanks."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    kept = (c for c in apart if not unicodedata.combining(c) and c not in "'’")
    return " ".join("".join(c if c.isalnum() else " " for c in kept).split())


def companies(hunt: Hunt, wanted: str) -> list[int]:
    """Return the companies you know that a typed name means: theirs, or a recruiter's of theirs.

    A whole name stands alone, then a whole word of a person's, then any word that begins so.
    """
    sought = folded(wanted[: 4 * LONGEST])
    if not sought:
        return []
    names, people = _names(hunt), _people(hunt)
    whole = [index for index, both in names.items() if sought in both][:1]
    said = [index for index, name in people.items() if f" {sought} " in f" {name} "]
    begun = [index for index, (name, _key) in names.items() if f" {sought}" in f" {name}"]
    return whole or said or begun or [i for i, n in people.items() if f" {sought}" in f" {n}"]


def _names(hunt: Hunt) -> dict[int, tuple[str, str]]:
    """Return the name and the key of every company you know, folded."""
    source = hunt.scenario.source.companies.items()
    return {
        known.index: (folded(company.name), folded(key))
        for known, (key, company) in zip(hunt.view.companies, source, strict=True)
        if known.stage != "hidden"
    }


def _people(hunt: Hunt) -> dict[int, str]:
    """Return who writes for every company you know, folded."""
    source = hunt.scenario.source
    return {
        known.index: folded(source.recruiters[company.recruiter].name)
        for known, company in zip(hunt.view.companies, source.companies.values(), strict=True)
        if known.stage != "hidden"
    }


def is_name(hunt: Hunt, word: str) -> bool:
    """Tell whether a folded word is a whole word of the name of somebody or something you know."""
    names = [name for name, _key in _names(hunt).values()]
    return any(f" {word} " in f" {name} " for name in (*names, *_people(hunt).values()))


def known_companies(hunt: Hunt) -> list[int]:
    """Return all companies that you have heard of."""
    return [known.index for known in hunt.view.companies if known.stage != "hidden"]


def name_of(hunt: Hunt, company: int) -> str:
    """Return a company's name."""
    return hunt.scenario.facts.companies[company].name


def names_of(hunt: Hunt, found: Iterable[int]) -> str:
    """Return names of companies as a list with commas."""
    return ", ".join(name_of(hunt, company) for company in found)


def one_company(hunt: Hunt, wanted: str) -> tuple[int, str]:
    """Return the one company that is meant, or -1 and a sentence that says why there is none."""
    known = known_companies(hunt)
    if not wanted.strip():
        return -1, _("Which company? You know: {names}.").format(names=names_of(hunt, known))
    found = companies(hunt, wanted)
    if len(found) == 1:
        return found[0], ""
    if found:
        names = names_of(hunt, found)
        return -1, _("Several fit: {names}. Type more of the name.").format(names=names)
    said = clean_line(wanted, LONGEST)
    return -1, _('You know no company called "{name}". You know: {names}.').format(
        name=said, names=names_of(hunt, known)
    )


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like a typed one, or an empty text."""
    close = get_close_matches(word[:LONGEST].lower(), list(known), n=1, cutoff=NEAR)
    return close[0] if close else ""
