"""Playing line by line: prints, reads a line, acts. Needs no terminal abilities at all."""

import shutil
import sys
import textwrap
from collections.abc import Callable
from typing import TextIO

from game.engine.acts import KINDS, OPTIONS, Action
from game.engine.legal import END_DAY, GENERAL, forecasts, refusal
from game.engine.turn import IllegalAction
from game.hunt.hunt import Hunt
from game.hunt.quiet import Passed, bound_today, pass_quiet_days
from game.lines import texts
from game.lines.menu import menu
from game.words.deeds import aftermath, deed
from game.words.ending import ending
from game.words.labels import REFUSALS, label, question
from game.words.messages import inbox
from game.words.warnings import wait_warning, warning

WITH_NAME = frozenset(("company", "why"))


class LinePlayer:
    """One sitting. `save` writes the hunt; it says itself when it can't."""

    def __init__(
        self,
        hunt: Hunt,
        save: Callable[[], None],
        where: Callable[[], str],
        source: TextIO | None = None,
        sink: TextIO | None = None,
    ) -> None:
        """Bind a hunt to an input and an output."""
        self.hunt = hunt
        self.save = save
        self.where = where
        self.input = source or sys.stdin
        self.output = sink or sys.stdout
        self.width = min(100, max(40, shutil.get_terminal_size((80, 24)).columns))
        self.day_shown = 0
        self.choices_shown = -1
        self.words: dict[str, Callable[[str], None]] = {
            "all": self._all,
            "status": lambda rest: self.say(texts.status(self.hunt)),
            "inbox": self._inbox,
            "week": lambda rest: self.say(texts.week(self.hunt)),
            "company": lambda rest: self.say(texts.company_lines(self.hunt, rest)),
            "why": self._why,
            "undo": self._undo,
            "pass": self._pass,
            "end": lambda rest: self._choose(END_DAY),
            "save": self._where,
            "help": lambda rest: self.say(texts.HELP.splitlines()),
            "menu": self._menu,
        }

    def say(self, lines: list[str]) -> None:
        """Print lines, wrapped at the terminal's width."""
        for line in lines:
            indent = line[: len(line) - len(line.lstrip())]
            wrapped = textwrap.wrap(
                line, self.width, subsequent_indent=indent, drop_whitespace=True
            )
            for part in wrapped or [""]:
                self.output.write(part + "\n")
        self.output.flush()

    def play(self) -> None:
        """Play until the hunt is over, the input ends, or the player quits."""
        if not self.hunt.choices:
            self.say(texts.first_page(self.hunt))
        while not self.hunt.view.over:
            self._turn()
            line = self.read("> ")
            if line is None or line.strip().lower() in ("quit", "q", "exit"):
                self._where("")
                return
            self.obey(line.strip())
        for section in ending(self.hunt):
            self.say(["", section.title, *("  " + line for line in section.lines)])
        self.say(["", "Another one? hedge play --plain. "
                  f"The same world again: --seed {self.hunt.seed}."])  # fmt: skip

    def read(self, prompt: str) -> str | None:
        """Return a line of input without its end, or None at the end of input."""
        self.output.write(prompt)
        self.output.flush()
        line = self.input.readline()
        if not line:
            self.output.write("\n")
            return None
        return line.rstrip("\n")

    def _turn(self) -> None:
        view = self.hunt.view
        if self.day_shown != view.day:
            self.day_shown = view.day
            self.say(["", texts.heading(self.hunt), *texts.news(self.hunt)])
        if self.choices_shown == len(self.hunt.choices):
            return
        self.choices_shown = len(self.hunt.choices)
        acts, first = menu(view, self.hunt.actions())
        self.say(["", *self._numbered(acts[:first], 1)])
        more = f"all: {len(acts) - first} more. " if len(acts) > first else ""
        self.say([f"({more}help: the words you can use.)"])

    def _numbered(self, acts: list[Action], start: int) -> list[str]:
        source, view = self.hunt.scenario.source, self.hunt.view
        return [f"{n} {label(source, view, a)}" for n, a in enumerate(acts, start=start)]

    def obey(self, line: str) -> None:
        """Carry out a number or a word."""
        if not line:
            return
        acts, _ = menu(self.hunt.view, self.hunt.actions())
        if line.isascii() and line.isdigit() and len(line) < 6:
            if 1 <= int(line) <= len(acts):
                self._choose(acts[int(line) - 1])
            else:
                self.say([f"There is no choice {line}. all lists them."])
            return
        word, _, rest = line.partition(" ")
        command = self.words.get(word.lower())
        alone = word.lower() not in WITH_NAME and line.lower() != "end the day"
        if command is None or (rest and alone):
            self.say(["A number or a word, please. help lists the words."])
        else:
            command(rest.strip())

    def _choose(self, action: Action) -> None:
        if action.kind == "forecast":
            value = self._ask_forecast(action)
            if value is None:
                return
            action = action._replace(value=value)
        elif not self._sure(action):
            self.say(["Left as it is."])
            return
        bridges = self.hunt.view.bridges
        try:
            events = self.hunt.do(action)
        except IllegalAction as refused:
            self.say([REFUSALS.get(refused.code, refused.code)])
            return
        self.save()
        self.say([t for t in (deed(self.hunt.scenario.source, e) for e in events) if t])
        self.say(aftermath(self.hunt.view, events, bridges))

    def _sure(self, action: Action) -> bool:
        """Ask once before what has a price; what has none is sure."""
        warned = warning(self.hunt.scenario.source, self.hunt.view, action)
        if not warned:
            return True
        return self._agreed(warned, label(self.hunt.scenario.source, self.hunt.view, action))

    def _agreed(self, warned: str, what: str) -> bool:
        self.say([warned])
        answer = self.read(f"{what}? yes or no > ")
        return answer is not None and answer.strip().lower() in ("y", "yes")

    def _ask_forecast(self, action: Action) -> int | None:
        asked = question(self.hunt.scenario.source, self.hunt.view, action.company)
        answer = self.read(f"{asked} In percent, 0 to 100 > ")
        text = (answer or "").strip().rstrip("%").strip()
        if text.isascii() and text.isdigit() and len(text) < 4 and int(text) <= 100:
            return int(text) * 10
        self.say(["A whole number from 0 to 100, please."])
        return None

    def _all(self, rest: str) -> None:
        acts, _ = menu(self.hunt.view, self.hunt.actions())
        self.say(self._numbered(acts, 1))

    def _where(self, rest: str) -> None:
        self.save()
        place = self.where()
        if place:
            self.say([f"Saved in {place}. hedge resume goes on from here."])
        else:
            self.say(["This hunt can't be saved; it lives until you leave."])

    def _menu(self, rest: str) -> None:
        self.choices_shown = -1

    def _inbox(self, rest: str) -> None:
        source, view = self.hunt.scenario.source, self.hunt.view
        for message in inbox(source, view):
            self.say(texts.message_lines(source, message, view.day))

    def _why(self, rest: str) -> None:
        view = self.hunt.view
        kind = rest.split()[0].lower() if rest else ""
        if kind not in KINDS:
            self.say(["why with one of: " + ", ".join(KINDS)])
            return
        if kind in GENERAL:
            for action in forecasts(view) if kind == "forecast" else [Action(kind)]:
                code = refusal(view, action)
                self.say([REFUSALS[code] if code else "Open."])
            if kind == "forecast" and not forecasts(view):
                self.say([REFUSALS["not-asked"]])
            return
        for known in view.companies:
            if known.stage == "hidden":
                continue
            reasons: dict[str, list[str]] = {}
            for option in OPTIONS.get(kind, ("",)):
                code = refusal(view, Action(kind, known.index, option))
                reasons.setdefault(code, []).append(option)
            name = view.facts.companies[known.index].name
            for code, options in reasons.items():
                about = f" ({', '.join(options)})" if options[0] and len(reasons) > 1 else ""
                self.say([f"{name}{about}: {REFUSALS[code] if code else 'open.'}"])

    def _undo(self, rest: str) -> None:
        if self.hunt.undo():
            self.save()
            self.say(["Taken back."])
        else:
            self.say(["There is nothing of today to take back."])

    def _pass(self, rest: str) -> None:
        bound = bound_today(self.hunt)
        warned = wait_warning(self.hunt.scenario.source, self.hunt.view)
        if warned and not bound and not self._agreed(warned, "Let days pass"):
            self.say(["Left as it is."])
            return
        passed = Passed(0, bound, []) if bound else pass_quiet_days(self.hunt, self.save)
        self.say([texts.passed(passed)])
