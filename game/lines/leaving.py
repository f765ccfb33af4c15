"""Leaving and coming back: commands that can be typed as they stand, and what can't be undone."""

import os
import shlex
from pathlib import Path

from game.hunt.folders import saves_folder
from game.hunt.hunt import Hunt
from game.lines.find import name_of
from game.scenario.chance_words import RANDOM
from game.scenario.problems import ScenarioProblems
from game.scenario.shelf import locate
from game.words.languages import _


def go_on(place: str) -> str:
    """Return the command that goes on with the hunt that is saved in a place."""
    folder = Path(place).parent
    if folder == Path() or folder.absolute() == saves_folder().absolute():
        return "hedge resume --plain"
    return f"hedge resume --plain --saves {shlex.quote(f'{folder}{os.sep}')}"


def goes_on(hunt: Hunt) -> str:
    """Return the first line of a sitting that goes on with a hunt."""
    view = hunt.view
    return _("{title} goes on: seed {seed}, day {day} of {days}.").format(
        title=hunt.scenario.source.title, seed=hunt.seed, day=view.day, days=view.facts.days
    )


def again(hunt: Hunt) -> str:
    """Return the command that begins in the same world; FILE where the hunt has no name here."""
    name = hunt.scenario.source.id
    if name == RANDOM:
        return f"hedge play --random --plain --seed {hunt.seed}"
    try:
        locate(name)
    except ScenarioProblems:
        name = "FILE"
    return f"hedge play {name} --plain --seed {hunt.seed}"


def after_the_end(hunt: Hunt) -> list[str]:
    """Return how to play another hunt, or the same one once more."""
    same = again(hunt)
    lines = [
        _("Another one: {command}").format(command="hedge play --plain"),
        _("The same world again: {command}").format(command=same),
    ]
    return ["", *lines, *([_("FILE is the file of this hunt.")] if " FILE " in same else [])]


def bound(hunt: Hunt) -> str:
    """Return why the newest choice can't be taken back."""
    last = hunt.choices[-1].action if hunt.choices else None
    if last is not None and last.kind == "interview":
        text = _("Your meeting with {name} is over: a meeting can't be taken back.")
        return text.format(name=name_of(hunt, last.company))
    if last is not None and last.kind == "no_show":
        text = _("You didn't turn up at {name}: that can't be taken back.")
        return text.format(name=name_of(hunt, last.company))
    nothing = _("There is nothing of today to take back.")
    return f"{nothing} {_('A day that has ended stays ended.')}" if last else nothing
