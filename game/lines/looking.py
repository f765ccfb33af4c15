"""The words that only look: each takes what stands behind it and returns lines. Changes nothing."""

from collections.abc import Callable

from game.hunt.hunt import Hunt
from game.lines import texts
from game.lines.calendar import month, week
from game.lines.file import company_lines
from game.lines.find import companies
from game.lines.letters import inbox_lines, newest_by
from game.lines.menu import numbered
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
            number = newest_by(self.hunt, messages, rest)
            if not number:
                return [_not_read(self.hunt, rest, len(messages))]
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


def _not_read(hunt: Hunt, rest: str, last: int) -> str:
    if companies(hunt, rest):
        return _('Nothing from "{name}".').format(name=clean_line(rest, 40))
    return _("read and a number from 1 to {last}, or a name.").format(last=last)
