"""Playing line by line: prints, reads a line, acts. Needs no terminal abilities at all."""

from collections.abc import Callable
from typing import TextIO

from game.engine.legal import END_DAY
from game.hunt.hunt import Hunt
from game.hunt.settings import Settings
from game.lines import texts
from game.lines.acts import act_words
from game.lines.doing import Doer
from game.lines.find import folded
from game.lines.helping import help_lines, unknown
from game.lines.last_page import last_page
from game.lines.leaving import after_the_end, bound, go_on, goes_on
from game.lines.looking import Looker
from game.lines.menu import menu, named, numbered
from game.lines.options import Keep, Options
from game.lines.passing import pass_days
from game.lines.saying import InFull
from game.lines.table import BY_NAME, spellings
from game.lines.talk import NO, YES, Talk, means, percent_of
from game.scenario.clean import clean_line
from game.words.languages import _, ngettext


class LinePlayer:
    """One sitting. `save` writes the hunt; it says itself when it can't.

    `words` are the words that can be typed, by their English names; more may be put in.
    """

    def __init__(
        self,
        hunt: Hunt,
        save: Callable[[], None],
        where: Callable[[], str],
        source: TextIO | None = None,
        sink: TextIO | None = None,
        settings: Settings | None = None,
        keep: Keep | None = None,
    ) -> None:
        """Bind a hunt to an input and an output; `keep` writes settings that are changed."""
        self.hunt = hunt
        self.save = save
        self.where = where
        self.talk = Talk(source, sink)
        self.talk.is_command, self.talk.polish = self.is_command, InFull(hunt.scenario.source)
        self.options = Options(settings, keep)
        self.doer = Doer(hunt, save, self.talk, self.options)
        self.day_shown, self.choices_shown = 0, -1
        self.lists, self.helped = True, False
        self.words: dict[str, Callable[[str], None]] = {
            name: self._telling(look) for name, look in Looker(hunt).words().items()
        }
        self.words |= {
            "settings": self._telling(self.options.obey),
            "menu": self._menu,
            "note": self.doer.note,
            "forecast": self.doer.forecast,
            "undo": self._undo,
            "pass": lambda rest: pass_days(self.doer),
            "end": lambda rest: self.doer.choose(END_DAY),
            "save": self._where,
            "help": self._telling(lambda rest: help_lines(rest, frozenset(self.words), hunt)),
            "quit": self._where,
        }

    def _telling(self, look: Callable[[str], list[str]]) -> Callable[[str], None]:
        return lambda rest: self.talk.say(look(rest))

    def play(self) -> None:
        """Play until the hunt is over, the input ends, or the player quits.

        Raises KeyboardInterrupt again after having said where the hunt is saved.
        """
        try:
            self._play()
        except KeyboardInterrupt:
            self.talk.say([""])
            self._say_where()
            raise

    def _play(self) -> None:
        begins = not self.hunt.choices
        self.talk.say(texts.first_page(self.hunt) if begins else [goes_on(self.hunt)])
        while not self.hunt.view.over:
            self._turn()
            line = self.talk.read("> ")
            if line is None or spellings().get(folded(line)) == "quit":
                self._where("")
                return
            self.obey(line)
        self.talk.say(last_page(self.hunt))
        self.talk.say(after_the_end(self.hunt))

    def _turn(self) -> None:
        new = self.day_shown != self.hunt.view.day
        if new:
            self.day_shown = self.hunt.view.day
            self.talk.say(["", *texts.morning(self.hunt)])
        if self.choices_shown != len(self.hunt.choices):
            self.choices_shown = len(self.hunt.choices)
            if self.lists:
                self._list()
            elif new:
                self.talk.say(texts.asked(self.hunt))

    def _list(self) -> None:
        acts, first = menu(self.hunt.view, self.hunt.actions())
        self.talk.say(["", *numbered(self.hunt)[:first]])
        more = len(acts) - first
        hints = [ngettext("all lists {n} more choice.", "all lists {n} more choices.", more)] * (
            more > 0
        )
        if not self.helped:
            hints.append(_("help lists the words you can use."))
        self.helped = True
        self.talk.say([" ".join(hints)] if hints else [])

    def obey(self, line: str) -> None:
        """Carry out a number, a word, or an act by its word."""
        line = " ".join(line.split())
        word, _blank, rest = line.partition(" ")
        if not line:
            return
        if line.endswith("%") and percent_of(line) is not None:
            self.doer.forecast(line)
            return
        if word.isascii() and word.isdigit():
            self._number(word, rest)
            return
        name = "help" if word == "?" else spellings().get(folded(word), "")
        if name in self.words and word.isprintable():
            self._word(name, word, rest)
        elif means(YES, line) or means(NO, line):
            self.talk.say([_("Nothing was asked just now.")])
        elif not self.doer.by_word(line):
            self.talk.say([unknown(word, frozenset(self.words))])

    def is_command(self, line: str) -> bool:
        """Tell whether a line that was typed at a question is no answer but the next command."""
        word = line.split()[0] if line.strip() else ""
        if word.isascii() and word.isdigit():
            acts, _first = menu(self.hunt.view, self.hunt.actions())
            return line.strip() == word and len(word) < 6 and 1 <= int(word) <= len(acts)
        return spellings().get(folded(word), "") in self.words or folded(word) in act_words()

    def _number(self, number: str, rest: str) -> None:
        acts, _first = menu(self.hunt.view, self.hunt.actions())
        if rest:
            said = clean_line(rest, 40)
            self.talk.say([_('A number stands alone: {number}, without "{rest}".').format(
                number=clean_line(number, 20), rest=said)])  # fmt: skip
        elif len(number) < 6 and 1 <= int(number) <= len(acts):
            self.doer.choose(acts[int(number) - 1])
        else:
            self.talk.say([_("There is no choice {number}. all lists them.").format(
                number=clean_line(number, 20))])  # fmt: skip

    def _word(self, name: str, word: str, rest: str) -> None:
        takes_more = " " in BY_NAME[name].usage if name in BY_NAME else True
        the_day = name == "end" and folded(rest) in ("the day", "day")
        if rest and not takes_more and not the_day:
            said = clean_line(rest, 40)
            self.talk.say([_('{word} stands alone: without "{rest}".').format(
                word=word, rest=said)])  # fmt: skip
        else:
            self.words[name]("" if the_day else rest)

    def _where(self, rest: str) -> None:
        self.save()
        self._say_where()

    def _say_where(self) -> None:
        place = self.where()
        if not place:
            self.talk.say([_("This hunt can't be saved; it lives until you leave.")])
            return
        on = _("To go on from here: {command}").format(command=go_on(place))
        self.talk.say([_("Saved: {place}").format(place=place), on])

    def _menu(self, rest: str) -> None:
        if folded(rest) in ("off", folded(_("off"))):
            self.lists = False
            self.talk.say([_("Choices are listed only when you type menu or all.")])
            return
        if folded(rest) in ("on", folded(_("on"))):
            self.lists = True
        self._list()

    def _undo(self, rest: str) -> None:
        if not self.hunt.can_undo():
            self.talk.say([bound(self.hunt)])
            return
        last = self.hunt.choices[-1].action
        self.hunt.undo()
        self.save()
        act = _("Taken back: {act}.").format(act=named(self.hunt, last))
        self.talk.say([act, texts.heading(self.hunt)])
