"""What changes a hunt in the plain mode: acts, forecasts and notes, asked about and then told."""

import re
from collections.abc import Callable

from game.engine.acts import Action
from game.engine.legal import END_DAY, GENERAL
from game.engine.turn import IllegalAction
from game.hunt.hunt import Hunt
from game.lines import texts
from game.lines.acts import Wanted, wanted
from game.lines.bridges import moved
from game.lines.file import forecast_lines, note_lines
from game.lines.find import companies, folded, name_of, one_company
from game.lines.menu import numbered
from game.lines.options import Options
from game.lines.talk import Talk, no_percent, percent_of
from game.lines.why import reasons
from game.scenario.clean import clean_line
from game.words.dates import date_of
from game.words.deeds import aftermath, deed
from game.words.labels import REFUSALS, label, question
from game.words.languages import _
from game.words.warnings import warning

FRIDAY = 4
NAMELESS = frozenset(GENERAL) - {"forecast"}
"""Kinds of act that nobody's name belongs to."""
_PERCENT = re.compile(r"^(.*?)\s*([0-9]{1,9}(?: *(?:in|of|/) *[0-9]{1,3})?\s*%?)$")


class Doer:
    """Does things in a hunt and says what came of them; `save` writes the hunt."""

    def __init__(self, hunt: Hunt, save: Callable[[], None], talk: Talk, options: Options) -> None:
        """Bind a hunt to a way of saving it, of speaking, and to settings."""
        self.hunt = hunt
        self.save = save
        self.talk = talk
        self.options = options

    def choose(self, action: Action) -> None:
        """Do an act, after asking for what it needs: a chance, or a yes where it has a price."""
        source, view = self.hunt.scenario.source, self.hunt.view
        if action.kind == "forecast":
            value = self.talk.percent(question(source, view, action.company))
            if value is None:
                dropped = bool(self.talk.waiting)
                self.talk.say([_("Left as it is.") if dropped else _("Nothing was noted.")])
                return
            self.do(action._replace(value=value * 10))
            return
        warned = warning(source, view, action)
        if warned and not self._agreed(warned, label(source, view, action)):
            return
        self.do(action)

    def _agreed(self, warned: str, what: str) -> bool:
        self.talk.say([warned] if warned else [])
        if self.talk.agreed(_("{act}?").format(act=what)):
            return True
        self.talk.say([_("Left as it is.")])
        return False

    def do(self, action: Action) -> None:
        """Do an act without asking, and say what changed."""
        source, before = self.hunt.scenario.source, self.hunt.view.copy()
        ledger = self.week_end() if action == END_DAY else []
        try:
            events = self.hunt.do(action)
        except IllegalAction as refused:
            self.talk.say([_(REFUSALS.get(refused.code, refused.code))])
            return
        self.save()
        self.talk.say([text for text in (deed(source, event) for event in events) if text])
        self.talk.say(aftermath(self.hunt.view, events, self.hunt.view.bridges))
        self.talk.say(moved(self.hunt, before, action))
        if ledger and not self.hunt.view.over:
            self.talk.say(ledger)

    def week_end(self) -> list[str]:
        """Return the ledger of a week on its last day where it is wanted, or nothing."""
        day = date_of(self.hunt.scenario.source, self.hunt.view.day)
        if day.weekday() != FRIDAY or not self.options.settings.ledger:
            return []
        return ["", _("The week is over."), *texts.ledger(self.hunt)]

    def by_word(self, line: str) -> bool:
        """Do what a phrase such as `cancel acme` means; return whether it is one."""
        meant = wanted(self.hunt, line)
        if meant is None or "_" in line.split()[0]:
            return False
        fitting = [action for action in self.hunt.actions() if meant.fits(self.hunt, action)]
        if not fitting or (meant.lost and not meant.companies):
            self.talk.say(_unfit(self.hunt, meant, line.split()[0]))
        elif len(fitting) == 1 and not meant.lost:
            self.choose(fitting[0])
        else:
            self.talk.say([_not_understood(meant.lost)] if meant.lost else [])
            self.talk.say([_("It could be one of these. Type its number.")])
            self.talk.say(numbered(self.hunt, lambda action: meant.fits(self.hunt, action)))
        return True

    def forecast(self, rest: str) -> None:
        """Say how likely something is: `acme 60`, `60`, `acme`, or ask for all of it."""
        found = _PERCENT.match(rest)
        name, said = (found[1], found[2]) if found else (rest, "")
        companies: tuple[int, ...] = ()
        if name:
            index, why = one_company(self.hunt, name)
            if index < 0:
                self.talk.say([no_percent(rest) if name[:1].isdigit() else why])
                return
            companies = (index,)
        meant = Wanted(("forecast",), (), companies)
        asked = [action for action in self.hunt.actions() if meant.fits(self.hunt, action)]
        self.talk.say(forecast_lines(self.hunt, *companies))
        if not asked:
            self.talk.say(reasons(self.hunt, meant))
        elif said and len(asked) > 1:
            self.talk.say([_("Several are asked today. Say whose: forecast NAME PERCENT.")])
            self.talk.say(numbered(self.hunt, lambda action: action in asked))
        elif said:
            self._believe(asked[0], said)
        else:
            for action in asked:
                if not self.talk.waiting:
                    self.choose(action)

    def _believe(self, action: Action, said: str) -> None:
        value = percent_of(said)
        if value is None:
            self.talk.say([no_percent(said)])
            return
        self.talk.say([question(self.hunt.scenario.source, self.hunt.view, action.company)])
        self.talk.say([_("You say {percent} percent.").format(percent=value)])
        self.do(action._replace(value=value * 10))

    def note(self, rest: str) -> None:
        """Read notes, or keep one: `acme`, or `acme and then what to keep`."""
        if not rest:
            self.talk.say(note_lines(self.hunt) or [_("You have no notes yet.")])
            return
        company, text, why = _noted(self.hunt, rest)
        if company < 0:
            self.talk.say([why])
            return
        name, old = name_of(self.hunt, company), note_lines(self.hunt, company)
        if not text:
            none = _("You have no note on {company} yet.").format(company=name)
            self.talk.say(old or [none])
            return
        self.hunt.note(company, "" if text == "-" else text)
        self.save()
        gone = [_("The note on {company} is gone.").format(company=name)]
        self.talk.say(note_lines(self.hunt, company) or gone)
        if old and text != "-":
            self.talk.say([_("It takes the place of the one before.")])


def _not_understood(lost: str) -> str:
    return _('I didn\'t understand "{lost}".').format(lost=clean_line(lost, 40))


def _unfit(hunt: Hunt, meant: Wanted, word: str) -> list[str]:
    if meant.lost and not meant.companies:
        return [one_company(hunt, meant.lost)[1] or clean_line(meant.lost, 40)]
    if meant.companies and set(meant.kinds) <= NAMELESS:
        return [_("{word} takes no name: type {word} alone.").format(word=clean_line(word, 40))]
    return reasons(hunt, meant)


def _noted(hunt: Hunt, rest: str) -> tuple[int, str, str]:
    """Return the company that a note begins with, the note, and why there is no such company."""
    for count in range(min(6, len(rest.split())), 0, -1):
        words = rest.split(maxsplit=count)
        name = " ".join(words[:count])
        found = companies(hunt, name) if folded(words[count - 1]) else []
        if len(found) == 1:
            return found[0], "".join(words[count:]), ""
    return -1, "", one_company(hunt, rest.split()[0])[1]
