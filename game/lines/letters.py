"""The inbox in lines: which messages are listed, and which one is open."""

from game.hunt.hunt import Hunt
from game.lines.find import companies, folded
from game.lines.texts import message_lines
from game.scenario.clean import clean_line
from game.words.languages import _, ngettext
from game.words.messages import Message, inbox, whose

NEWEST = 10
"""How many messages `inbox` lists when there are more."""


def inbox_lines(hunt: Hunt, rest: str) -> list[str]:
    """Return the newest messages, all of them, or those of a company or a person."""
    messages = inbox(hunt.scenario.source, hunt.view)
    if not messages:
        return [_("Nobody has written yet.")]
    everything = folded(rest) in ("all", folded(_("all")))
    lines = []
    if rest and not everything:
        messages = [message for message in messages if _is_by(hunt, message, rest)]
        if not messages:
            return [_('Nothing from "{name}".').format(name=clean_line(rest, 40))]
    elif not everything and len(messages) > NEWEST:
        count = len(messages) - NEWEST
        lines.append(ngettext("{n} earlier message: inbox all lists it.",
                              "{n} earlier messages: inbox all lists them.", count))  # fmt: skip
        messages = messages[-NEWEST:]
    for message in messages:
        lines += message_lines(hunt.scenario.source, message, hunt.view.day, numbered=True)
    return lines


def newest_by(hunt: Hunt, messages: list[Message], wanted: str) -> int:
    """Return the number of the newest message by a company or a person, or 0."""
    numbered = enumerate(messages, start=1)
    return max((at for at, message in numbered if _is_by(hunt, message, wanted)), default=0)


def _is_by(hunt: Hunt, message: Message, wanted: str) -> bool:
    if message.company in companies(hunt, wanted):
        return True
    sought = folded(wanted[:100])
    who = (message.sender, message.firm, whose(hunt.scenario.source, message))
    return bool(sought) and any(f" {sought}" in f" {folded(name)}" for name in who)
