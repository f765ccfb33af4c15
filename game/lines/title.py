"""The title in lines: where hunts begin and go on. Starts nothing itself: it returns what to do."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from game.hunt.newest import Newest
from game.lines.find import folded
from game.lines.options import Options
from game.lines.talk import Talk
from game.scenario.clean import clean_line
from game.words.languages import N_, _

NEW, TUTORIAL, DAILY, CHANCE, RESUME, SCENARIO, QUIT = (
    "new", "first-day", "daily", "chance", "resume", "scenario", "quit",
)  # fmt: skip


class Wish(NamedTuple):
    """What the player wants; `name` is a scenario's id where they chose one."""

    what: str
    name: str = ""


class Line(NamedTuple):
    """A line of the title: what it asks for, its word, and what it is."""

    what: str
    word: str
    says: str


LINES = (
    Line(NEW, N_("new"), N_("The Day After Tomorrow, dealt anew")),
    Line(TUTORIAL, N_("tutorial"), N_("Five minutes that show how it is played")),
    Line(DAILY, N_("daily"), N_("The same for everybody today")),
    Line(CHANCE, N_("chance"), N_("Fresh firms, fresh people")),
    Line(RESUME, N_("resume"), N_("Go on where you left")),
    Line(SCENARIO, N_("scenarios"), N_("Choose among all hunts")),
    Line("record", N_("record"), N_("Hunts played, results, calibration")),
    Line("settings", N_("settings"), N_("Theme, motion, keys, language")),
    Line(QUIT, N_("quit"), N_("Leave the game; all is saved")),
)


class PlainTitle:
    """Asks what to do. `shelf` lists (id, line) of all hunts, `record` the lines of the record."""

    def __init__(
        self,
        talk: Talk,
        options: Options,
        newest: Callable[[], Newest | None],
        shelf: Callable[[], Sequence[tuple[str, str]]],
        record: Callable[[], Sequence[str]],
    ) -> None:
        """Bind the title to an input and an output."""
        self._talk, self._options = talk, options
        self._newest, self._shelf, self._record = newest, shelf, record

    def ask(self) -> Wish:
        """Return what the player wants; QUIT at the end of the input."""
        self._show()
        while True:
            line = self._talk.read("> ")
            if line is None:
                return Wish(QUIT)
            wish = self._obey(" ".join(line.split()))
            if wish is not None:
                return wish

    def _show(self) -> None:
        saved = self._newest()
        rows = [
            "",
            "Hedge Your Bets. " + _("Until the deal is sealed you are still on the market."),
        ]
        for number, line in enumerate(LINES, start=1):
            says = _(line.says)
            if line.what == RESUME:
                says = _("nothing to continue")
                if saved is not None:
                    title = clean_line(saved.title, 60)
                    says = _("{title}, day {day}").format(title=title, day=saved.day)
            rows.append(f"{number}. {_(line.word)}: {says}")
        self._talk.say([*rows, _("A number or a word, please.")])

    def _obey(self, text: str) -> Wish | None:
        """Return a wish, or None where what was asked for has been told already."""
        word, _blank, rest = text.partition(" ")
        line = self._line(word)
        if line is None:
            if text:
                self._talk.say([_("There is no such line. A number or a word, please.")])
            return None
        if line.what == "record":
            self._talk.say(list(self._record()))
            return None
        if line.what == "settings":
            self._talk.say(self._options.obey(rest))
            return None
        if line.what == RESUME and self._newest() is None:
            self._talk.say([_("There is no unfinished hunt.")])
            return None
        return self._scenario() if line.what == SCENARIO else Wish(line.what)

    def _line(self, word: str) -> Line | None:
        """Return the line that a number or the beginning of a word means."""
        if word.isascii() and word.isdigit():
            at = int(word[:3]) - 1
            return LINES[at] if 0 <= at < len(LINES) else None
        begins = folded(word)
        found = [line for line in LINES if begins and (
            line.word.startswith(begins) or folded(_(line.word)).startswith(begins))]  # fmt: skip
        return found[0] if found else None

    def _scenario(self) -> Wish | None:
        """Return the hunt that is chosen by number, or None where none is."""
        hunts = self._shelf()
        rows = [f"{number}. {says}" for number, (_name, says) in enumerate(hunts, start=1)]
        self._talk.say(["", *rows])
        answer = (self._talk.read(_("Which number? ")) or "").strip()
        if answer.isascii() and answer.isdigit() and 1 <= int(answer[:4]) <= len(hunts):
            return Wish(SCENARIO, hunts[int(answer[:4]) - 1][0])
        self._talk.say([_("Left as it is.")])
        return None
