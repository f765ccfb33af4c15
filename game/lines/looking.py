"""The words that only look: each takes what stands behind it and returns lines. Changes nothing."""

from collections.abc import Callable

from game.hunt.hunt import Hunt
from game.lines import texts
from game.lines.acts import ACTS, act_words, shown
from game.lines.calendar import month, week
from game.lines.file import company_lines
from game.lines.find import folded, nearest
from game.lines.letters import inbox_lines
from game.lines.menu import numbered
from game.lines.table import help_page, help_word, spellings
from game.lines.why import why
from game.scenario.clean import clean_line
from game.words.languages import _
from game.words.messages import inbox


class Looker:
    """Looks around in a hunt; `opened` is the number of the message that was read last, or 0."""

    def __init__(self, hunt: Hunt) -> None:
        """Look at a hunt."""
        self.hunt = hunt
        self.opened = 0

    def words(self) -> dict[str, Callable[[str], list[str]]]:
        """Return the words that look, by name."""
        return {
            "all": lambda rest: numbered(self.hunt),
            "status": lambda rest: texts.status(self.hunt),
            "ledger": lambda rest: texts.ledger(self.hunt),
            "inbox": lambda rest: inbox_lines(self.hunt, rest),
            "read": self.read,
            "older": lambda rest: self._step(-1),
            "newer": lambda rest: self._step(1),
            "week": lambda rest: week(self.hunt),
            "month": lambda rest: month(self.hunt),
            "company": lambda rest: company_lines(self.hunt, rest),
            "why": lambda rest: why(self.hunt, rest),
        }

    def read(self, rest: str) -> list[str]:
        """Return a message and what can be done about it."""
        source, view = self.hunt.scenario.source, self.hunt.view
        messages = inbox(source, view)
        if not messages:
            return [_("Nobody has written yet.")]
        number = int(rest) if rest.isascii() and rest.isdigit() and len(rest) < 6 else 0
        if rest and not 1 <= number <= len(messages):
            return [_("read and a number from 1 to {last}.").format(last=len(messages))]
        self.opened = number or len(messages)
        message = messages[self.opened - 1]
        lines = texts.message_lines(source, message, view.day, numbered=True)
        open_acts = numbered(self.hunt, lambda action: (
            action.kind != "forecast" and action.company == message.company >= 0))  # fmt: skip
        return [*lines, _("What you can do there:"), *open_acts] if open_acts else lines

    def _step(self, by: int) -> list[str]:
        count = len(inbox(self.hunt.scenario.source, self.hunt.view))
        wanted = (self.opened or count + 1) + by
        if count and 1 <= wanted <= count:
            return self.read(str(wanted))
        return [_("That was the newest message.") if by > 0 else _("That was the first message.")]


def help_lines(rest: str, known: frozenset[str]) -> list[str]:
    """Return the help page, or more about one word or kind of act."""
    sought = folded(rest)
    if not sought:
        return help_page(known)
    name = spellings().get(sought, "")
    if name in known:
        return help_word(name)
    if sought in ("act", "acts", folded(_("acts"))) or sought in act_words():
        words = ", ".join(shown(kind) for kind in ACTS)
        return [
            _("Words for acts: {words}.").format(words=words),
            _("Type one alone, or with a company or a recruiter: prepare acme, ask dana when. What "
              "fits is done; where several fit, they are listed with their numbers. Where none "
              "fits, you hear why."),
        ]  # fmt: skip
    return [unknown(rest, known)]


def unknown(word: str, known: frozenset[str]) -> str:
    """Return that there is no such word, with the nearest one there is."""
    typed = {word for word, name in spellings().items() if name in known} | set(act_words())
    near = nearest(word, (word for word in sorted(typed) if "_" not in word))
    said = clean_line(word, 40)
    if near:
        return _('There is no word "{word}". Did you mean {near}? help lists the words.').format(
            word=said, near=near
        )
    return _('There is no word "{word}". A number or a word, please; help lists the words.').format(
        word=said
    )
