"""A hunt as one self-contained TOML text, and back. Owns the format; never opens a file.

The last line carries a checksum of all that stands above it, so that any damage is noticed.
"""

from hashlib import sha256
from typing import TYPE_CHECKING, Any

import tomli_w

from game import __version__
from game.engine.acts import Action
from game.engine.deal import RULES
from game.engine.facts import SLOTS
from game.hunt.hunt import Choice, Hunt
from game.scenario.clean import clean_line

if TYPE_CHECKING:
    from game.hunt.saved import SavedChoice, SavedHunt

FORMAT = 1
SUM = "# sum: "
SLOT_NAMES = (*SLOTS, "night")


class BadSave(Exception):
    """A text that is no usable save; the message says why in words."""


def head(hunt: Hunt) -> str:
    """Return the part of a save that never changes."""
    source = hunt.scenario.source
    return tomli_w.dumps(
        {
            "format": FORMAT,
            "game": __version__,
            "rules": RULES,
            "seed": hunt.seed,
            "seal": hunt.seal,
        }
    ) + tomli_w.dumps(
        {
            "scenario": {
                "id": source.id,
                "version": source.version,
                "title": source.title,
                "sha256": hunt.scenario.sha256,
                "text": hunt.scenario.text,
            }
        },
        multiline_strings=True,
    )


def write(hunt: Hunt, beginning: str | None = None) -> str:
    """Return the whole save; `beginning` is `head(hunt)` when it is at hand."""
    view = hunt.view
    companies = list(hunt.scenario.source.companies)
    top = beginning if beginning is not None else head(hunt)
    first, rest = top.split("\n[scenario]\n", 1)
    checks = tomli_w.dumps({"checks": hunt.checks}) if hunt.checks else ""
    tail: dict[str, Any] = {}
    if hunt.notes:
        tail["notes"] = {companies[index]: text for index, text in sorted(hunt.notes.items())}
    tail["result"] = {
        "over": view.over,
        "day": view.day,
        "landed": companies[view.landed] if view.over and view.landed >= 0 else "",
        "value": view.result / 100,
        "bridges": view.bridges,
    }
    choices = "".join(
        "\n[[choices]]\n" + tomli_w.dumps(_saved(choice, companies)) for choice in hunt.choices
    )
    text = f"{first}\n{checks}\n[scenario]\n{rest}{choices}\n{tomli_w.dumps(tail)}"
    return f"{text}{SUM}{checksum(text)}\n"


def checksum(text: str) -> str:
    """Return the checksum of a save's text above its last line."""
    return sha256(text.encode()).hexdigest()


def _saved(choice: Choice, companies: list[str]) -> dict[str, Any]:
    action = choice.action
    row: dict[str, Any] = {
        "day": choice.day,
        "slot": SLOT_NAMES[choice.slot],
        "kind": action.kind,
    }
    if action.kind == "forecast":
        return row | {"question": action.company, "value": action.value}
    if action.company >= 0:
        row["company"] = companies[action.company]
    if action.option:
        row["option"] = action.option
    return row


def intact(text: str) -> bool:
    """Tell whether a save is, to the letter, as it was written."""
    body, mark, last = text.rpartition(SUM)
    return bool(mark) and last == checksum(body) + "\n"


def read(text: str) -> "SavedHunt":
    """Return what a save says. Raises BadSave in words."""
    from game.hunt import saved

    return saved.read(text)


def to_choice(saved: "SavedChoice", companies: list[str]) -> Choice:
    """Return the choice that was saved. Raises BadSave when it names what doesn't exist."""
    slot = SLOT_NAMES.index(saved.slot)
    if saved.kind == "forecast":
        return Choice(saved.day, slot, Action("forecast", saved.question, "", saved.value))
    if saved.company and saved.company not in companies:
        raise BadSave(f"damaged: no company {saved.company} in its scenario")
    company = companies.index(saved.company) if saved.company else -1
    return Choice(saved.day, slot, Action(saved.kind, company, saved.option))


def put_notes(saved: "SavedHunt", hunt: Hunt) -> None:
    """Give a hunt the notes of its save. Raises BadSave when one is on what doesn't exist."""
    companies = list(hunt.scenario.source.companies)
    for company, text in saved.notes.items():
        if company not in companies:
            raise BadSave(f"damaged: a note on {clean_line(company)}, which isn't in its scenario")
        hunt.note(companies.index(company), text)
