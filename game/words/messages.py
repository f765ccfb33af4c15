"""Signals as messages: who writes, when, and in which words.

The wording is chosen from the view's `voice` and the signal's turn, so it carries no information
and doesn't repeat before all wordings of a signal have been used.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from game.engine.draws import block
from game.engine.learn import CALL
from game.engine.view import Received, View
from game.scenario.told import Company, Recruiter
from game.scenario.told import Scenario as Source
from game.words.dates import long_date, money, when
from game.words.languages import N_, _
from game.words.plain import PLAIN

ROUND_WORDS = {
    "screen": N_("a phone screen"),
    "interview": N_("an interview"),
    "onsite": N_("an on-site day"),
    "call": N_("a last call"),
}
_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
_BEGINNING = re.compile(r"(?:^|[.!?]['\"]?\s+)$")


@dataclass(frozen=True, slots=True)
class Message:
    """A message in the inbox. `signal` is its kind, `day` when it came.

    `company` is an index, or NOBODY for a letter from somebody who doesn't hire.
    """

    id: str
    day: int
    company: int
    sender: str
    firm: str
    signal: str
    text: str


NOBODY, MAIL = -1, "mail"


def whose(source: Source, message: Message) -> str:
    """Return what a message is about: its company's name, or who its writer is to you."""
    if message.company == NOBODY:
        return message.firm
    return _company(source, message.company).name


def called(message: Message) -> str:
    """Return what the player calls the writer: a recruiter's first name, a friend's whole one."""
    return message.sender if message.company == NOBODY else message.sender.split()[0]


def inbox(source: Source, view: View) -> list[Message]:
    """Return all messages received so far, oldest first; a morning's letters come before it."""
    messages = _signals(source, view)
    letters = [
        Message("", letter.day, NOBODY, letter.sender, letter.firm, MAIL, letter.text)
        for letter in source.mail
        if letter.day <= view.day
    ]
    if letters:
        messages = sorted(letters + messages, key=lambda m: (m.day, m.company != NOBODY))
    return [replace(message, id=f"m{number}") for number, message in enumerate(messages, start=1)]


def _signals(source: Source, view: View) -> list[Message]:
    turns: dict[tuple[str, str], int] = {}
    messages = []
    for received in view.received():
        company = _company(source, received.company)
        key = (company.recruiter, received.signal.kind)
        turn = turns.get(key, 0)
        if not _opens(source, received):
            turns[key] = turn + 1
        recruiter = source.recruiters[company.recruiter]
        text = _fill(source, received, _wording(source, view.voice, received, key, turn))
        messages.append(
            Message(
                "",
                received.day,
                received.company,
                recruiter.name,
                recruiter.firm,
                received.signal.kind,
                text,
            )
        )
    return messages


def _company(source: Source, index: int) -> Company:
    return list(source.companies.values())[index]


def _opens(source: Source, received: Received) -> bool:
    company = _company(source, received.company)
    opening = received.day == 1 and received.signal.kind == company.opening
    return bool(opening and company.opening_text)


def _wording(
    source: Source, voice: int, received: Received, key: tuple[str, str], turn: int
) -> str:
    if _opens(source, received):
        return _company(source, received.company).opening_text
    wordings = wordings_of(source.recruiters[key[0]], key[1])
    return wordings[_order(voice, f"{key[0]}/{key[1]}", len(wordings))[turn % len(wordings)]]


def wordings_of(recruiter: Recruiter, signal: str) -> tuple[str, ...]:
    """Return a recruiter's wordings of a signal, or the plain ones."""
    own = recruiter.messages.get(signal)
    return tuple(own) if own else tuple(_(text) for text in PLAIN[signal])


@lru_cache(maxsize=4096)
def _order(voice: int, name: str, count: int) -> tuple[int, ...]:
    """Return a shuffled order of `count` wordings, the same for the same voice and name."""
    luck = block(voice, "wording", name, count)
    return tuple(sorted(range(count), key=lambda at: (luck[at], at)))


def _fill(source: Source, received: Received, text: str) -> str:
    company, signal = _company(source, received.company), received.signal
    if signal.amount == CALL:
        meeting = _(ROUND_WORDS["call"])
    else:
        number = min(signal.amount, len(company.rounds) - 1) if signal.kind in _MEETINGS else 0
        meeting = _(ROUND_WORDS[company.rounds[number].kind])
    values = {
        "company": company.name,
        "boss": company.boss,
        "second": company.second,
        "role": company.role,
        "round": meeting,
        "when": when(source, signal.date, signal.slot),
        "by": long_date(source, signal.date),
        "pay": money(source, signal.amount),
    }
    proper = any(character.isupper() for character in _PLACEHOLDER.sub("", text))

    def filled(found: re.Match[str]) -> str:
        value = values.get(found.group(1), found.group(0))
        begins = proper and _BEGINNING.search(text[: found.start()]) is not None
        return value[:1].upper() + value[1:] if begins else value

    return _PLACEHOLDER.sub(filled, text)


_MEETINGS = frozenset(("invite", "moved", "reopened"))
