"""`scenario watch`: checks a file on every save, and plays the same choices on it again."""

import time
from argparse import Namespace
from pathlib import Path

from game.cli.checking import examined, tell
from game.cli.errors import DONE, NOT_RIGHT, Stop
from game.cli.opening import save_problem
from game.hunt.files import NoSave, SaveFile, find_save, list_saves, resume, saves_folder
from game.hunt.hunt import Hunt
from game.hunt.rerun import Divergence, played_by, rerun
from game.scenario.clean import clean_line
from game.scenario.examine import Examined
from game.scenario.load import Scenario
from game.scenario.paths import is_file
from game.words.dates import short_date
from game.words.truths import TOLD

PAUSE = 0.1
"""Seconds between two looks at the file."""
USUAL_SEED, STAND_IN = 7, "honest"


def run(options: Namespace) -> int:
    """Watch a file until Ctrl-C, or look at it once."""
    path = Path(options.path)
    if not is_file(path):
        named = clean_line(options.path, 200)
        raise Stop(f"scenario: {named}: no such file (name the file that you edit)")
    watcher = Watcher(options, path)
    watcher.look()
    if options.once:
        return DONE if watcher.fine else NOT_RIGHT
    seen = watcher.stamps()
    while True:
        time.sleep(PAUSE)
        now = watcher.stamps()
        if now != seen:
            seen = now
            print()
            watcher.look()


class Watcher:
    """Keeps the hunt that is played again, on the newest version that could be played."""

    def __init__(self, options: Namespace, path: Path) -> None:
        """Begin with nothing read."""
        self.options = options
        self.path = path
        self.files = [path]
        self.hunt: Hunt | None = None
        self.kept: SaveFile | None = None
        self.fine = False

    def stamps(self) -> list[int]:
        """Return when the file and its pieces were written last; 0 for one that isn't there."""
        return [_stamp(path) for path in self.files]

    def look(self) -> None:
        """Check the file, and play the hunt again where it can be played."""
        begun = time.perf_counter()
        seen = examined(self.path, tuple(self.options.scenarios or ()))
        spent = (time.perf_counter() - begun) * 1000
        if seen.stack is not None:
            self.files = [Path(layer.name) for layer in seen.stack.layers]
        self.fine = not seen.errors
        tell(seen.problems)
        if seen.errors:
            return
        print(f"{clean_line(str(self.path), 200)}: {_state(seen)}, checked in {spent:.0f} ms")
        if seen.scenario is not None:
            self._again(seen.scenario)
        elif seen.language:
            print("A translation: watch its hunt to see it played again.")
        else:
            print("A shared piece: watch a hunt that uses it to see it played again.")

    def _again(self, scenario: Scenario) -> None:
        old = self.hunt or self._first(scenario)
        new, parted = rerun(old, scenario)
        for line in parting(old, new, parted):
            print(line)
        self.hunt = old if parted is not None else new
        if parted is not None:
            self._keep(new)

    def _first(self, scenario: Scenario) -> Hunt:
        """Return the hunt to play again: the one named, the newest, or a built-in player's."""
        folder, name = saves_folder(self.options.saves), self.options.save
        try:
            if name:
                return resume(find_save(name, folder))[0]
            if self.options.seed is None:
                for listed in list_saves(folder):
                    ours = listed.saved and listed.saved.scenario.id == scenario.source.id
                    if ours and not listed.problem:
                        print(f"Playing your choices of {clean_line(listed.path.stem, 80)} again.")
                        return resume(listed.path)[0]
        except NoSave as problem:
            raise Stop(save_problem(problem)) from None
        seed = USUAL_SEED if self.options.seed is None else self.options.seed
        print(f"Playing the {STAND_IN} player's hunt again, seed {seed}.")
        return played_by(scenario, seed, STAND_IN)

    def _keep(self, hunt: Hunt) -> None:
        try:
            if self.kept is None:
                self.kept = SaveFile.create(hunt, saves_folder(self.options.saves))
            else:
                self.kept = SaveFile(hunt, self.kept.path)
                self.kept.write(hunt)
        except NoSave as problem:
            print(f"Not kept: {problem}")
            return
        print(f"hedge resume {clean_line(self.kept.path.stem, 80)} goes on from there.")


def _stamp(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _state(seen: Examined) -> str:
    count = len(seen.problems)
    return "fine" if not count else "1 warning" if count == 1 else f"{count} warnings"


def parting(old: Hunt, new: Hunt, parted: Divergence | None) -> list[str]:
    """Return in words where a hunt that was played again parts from the old one."""
    if parted is None:
        return [f"The same choices on seed {new.seed}, the same hunt, up to day {new.view.day}."]
    companies = new.scenario.source.companies
    name = companies[parted.company].name if parted.company in companies else parted.company
    if parted.refused:
        return [f"The same until day {parted.day}: there {parted.was} {name} isn't open any more."]
    was, now = _said(old, parted.was), _said(new, parted.now)
    return [f"The same until day {parted.day}: there {name or 'it'} was {was}, and is now {now}."]


def _said(hunt: Hunt, what: str) -> str:
    """Return a signal in words, with the date that it names."""
    if not what:
        return "silent"
    kind, _, day = what.partition(" ")
    date = short_date(hunt.scenario.source, int(day)) if day else ""
    words = TOLD.get(kind, kind)
    told = words.format(by=date) if "{by}" in words else f"{words}, {date}" if date else words
    return f'"{told}" ({kind})'
