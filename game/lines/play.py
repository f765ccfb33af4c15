"""Playing line by line: prints, reads a line, acts. Needs no terminal abilities at all."""

from collections.abc import Callable
from typing import TextIO

from game.engine.legal import END_DAY
from game.hunt.hunt import Hunt
from game.hunt.settings import Settings
from game.lines import texts
from game.lines.doing import Doer
from game.lines.find import folded
from game.lines.looking import Looker, help_lines, unknown
from game.lines.menu import menu, numbered
from game.lines.options import Keep, Options
from game.lines.passing import pass_days
from game.lines.table import BY_NAME, spellings
from game.lines.talk import NO, YES, Talk, percent_of
from game.scenario.clean import clean_line
from game.words.labels import label
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
            "help": lambda rest: self.talk.say(help_lines(rest, frozenset(self.words))),
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
        if not self.hunt.choices:
            self.talk.say(texts.first_page(self.hunt))
        while not self.hunt.view.over:
            self._turn()
            line = self.talk.read("> ")
            if line is None or spellings().get(folded(line)) == "quit":
                self._where("")
                return
            self.obey(line)
        self.talk.say(texts.last_page(self.hunt))
        again = _("Another one? hedge play --plain. The same world again: --seed {seed}.")
        self.talk.say(["", again.format(seed=self.hunt.seed)])

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
        name = spellings().get(folded(word), "")
        if name in self.words and word.isprintable():
            self._word(name, word, rest)
        elif folded(line) in (*YES, *NO, folded(_("yes")), folded(_("no"))):
            self.talk.say([_("Nothing was asked just now.")])
        elif not self.doer.by_word(line):
            self.talk.say([unknown(word, frozenset(self.words))])

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
        saved = _("Saved in {place}. hedge resume goes on from here.").format(place=place)
        unsaved = _("This hunt can't be saved; it lives until you leave.")
        self.talk.say([saved if place else unsaved])

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
            self.talk.say([_("There is nothing of today to take back.")])
            return
        source, last = self.hunt.scenario.source, self.hunt.choices[-1].action
        self.hunt.undo()
        self.save()
        act = label(source, self.hunt.view, last)
        self.talk.say([_("Taken back: {act}").format(act=act), texts.heading(self.hunt)])
