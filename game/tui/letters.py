"""The inbox as rows: the open message, the answers under it, and the list of the others."""

from typing import NamedTuple

from game.engine.acts import Action
from game.tui.commands import ANSWER_KEYS
from game.tui.ink import Row, acting, ends, fit, over, row, width_of, wrapped
from game.tui.session import Session
from game.words.dates import near, short_date
from game.words.labels import REPLY_WORDS, label, thanks
from game.words.languages import _
from game.words.messages import Message, called, whose

URGENCY = ("reply", "apply", "accept", "extend", "negotiate", "decline", "tell", "ask")
"""Acts that answer a letter; the first two kinds of them press."""
ORDER = (
    "honest", "dodge", "deny", "thanks", "offer", "process", "when", "stand", "others", "bluff",
)  # fmt: skip


class Answer(NamedTuple):
    """An act that answers the open message, and the words it is shown with."""

    action: Action
    text: str


def answers(session: Session, company: int, most: int) -> list[Answer]:
    """Return what can be said to a company's recruiter now, what presses first."""
    found = [a for a in session.hunt.actions() if a.company == company and a.kind in URGENCY]
    found.sort(key=_rank)
    return [Answer(a, _spoken(session, a)) for a in found[: min(most, len(ANSWER_KEYS))]]


def _rank(action: Action) -> tuple[int, int]:
    """Return the place of an answer: replies, then offers, then what one may say or ask."""
    place = ORDER.index(action.option) if action.option in ORDER else 0
    if action.kind in ("tell", "ask"):
        return len(URGENCY), place
    return URGENCY.index(action.kind), place


def _spoken(session: Session, action: Action) -> str:
    if action.kind == "reply":
        if action.option == "thanks":
            return thanks(session.view.companies[action.company])[1]
        return _(REPLY_WORDS[action.option])
    text = label(session.source, session.view, action)
    return text.removesuffix(f" ({session.name(action.company)})")


def letter_head(session: Session, message: Message, width: int) -> Row:
    """Return who writes, for whom, and when."""
    day = near(session.source, message.day, session.view.day)
    if message.day < session.view.day:
        day = short_date(session.source, message.day)
    who = f"{message.sender} · {whose(session.source, message)}"
    return ends(row((fit(who, width - len(day) - 2), "bold")), row((day, "muted")), width)


def letter_text(session: Session, message: Message | None, company: int, width: int) -> list[str]:
    """Return the open message, or what is known of a company that has not written, wrapped."""
    if message is None:
        about = list(session.source.companies.values())[company].about if company >= 0 else ""
        return [_("No message yet."), "", *wrapped(about, width)]
    return wrapped(message.text, width)


def answer_rows(found: list[Answer], width: int, room: int, pointed: int = -1) -> list[Row]:
    """Return the answers under a message, numbered and clickable; what has no room is counted.

    An answer may take two lines where there is room for all.
    """
    wraps = [wrapped(answer.text, max(1, width - 3)) for answer in found]
    most = 2 if sum(min(2, len(lines)) for lines in wraps) <= room else 1
    heights = [min(most, len(lines)) for lines in wraps]
    keep = len(found) if sum(heights) <= room else max(0, room - 1)
    rows: list[Row] = []
    for at, (answer, lines) in enumerate(zip(found[:keep], wraps, strict=False)):
        shown = lines[:most] if len(lines) <= most else [*lines[: most - 1], answer.text]
        texts = [fit(" ".join(shown[i:]) if i == most - 1 else text, width - 3)
                 for i, text in enumerate(shown[:most])]  # fmt: skip
        style = "reverse" if at == pointed else ""
        for i, text in enumerate(texts):
            key = f" {ANSWER_KEYS[at]} " if i == 0 else "   "
            rows.append(over(acting(row((key, "key"), text), f"screen.answer({at})"), style))
    if keep < len(found):
        keys = f"{keep + 1}-{len(found)}" if keep + 1 < len(found) else str(len(found))
        more = _("more; l shows all")
        rows.append(acting(row((f" {keys}  {more}", "muted")), "screen.command('all')"))
    return rows


def newest_first(session: Session) -> list[int]:
    """Return the messages as the list has them: by day, the last first."""
    messages = session.messages
    return sorted(range(len(messages)), key=lambda at: (-messages[at].day, at))


def letter_list(session: Session, opened: int, width: int, height: int) -> list[Row]:
    """Return the list of messages, the newest first, the open one marked."""
    if not session.messages or width < 4 or height < 1:
        return []
    order = newest_first(session)
    chosen = order.index(opened) if opened in order else 0
    first = max(0, min(chosen - height // 2, len(order) - height))
    shown = order[first : first + height]
    more = min(3, max(1, height // len(order)))
    return [
        line
        for at in shown
        for line in (_line(session, at, at == opened, width, more > 1),
                     *_preview(session, at, at == opened, width, more - 1))
    ]  # fmt: skip


def _preview(session: Session, at: int, opened: bool, width: int, most: int) -> list[Row]:
    """Return a letter's text in the list, where there is so much room for it."""
    if most < 1:
        return []
    lines = wrapped(" ".join(session.messages[at].text[:400].split()), width - 4)
    cut = (
        lines[:most]
        if len(lines) <= most
        else [*lines[: most - 1], fit(" ".join(lines[most - 1 :]), width - 4)]
    )
    rows = [row(("▌" if opened else " ", "accent"), "  ", (text, "muted")) for text in cut]
    rows = [row(line, " " * max(0, width - width_of(line))) for line in rows]
    ground = "chosen" if opened else ""
    return [acting(over(line, ground), f"screen.open({at})") for line in rows]


def _line(session: Session, at: int, opened: bool, width: int, alone: bool) -> Row:
    message = session.messages[at]
    today = message.day == session.view.day
    day = _("today") if today else short_date(session.source, message.day)
    day = day if width >= 50 or today else " ".join(day.split()[:2])
    mark = "?" if session.awaits(message) else " "
    start = f"{day:<{11 if width >= 50 else 7}}"
    who = f"{called(message)} · {whose(session.source, message)}" if width >= 44 else (
        called(message))  # fmt: skip
    line = row(("▌" if opened else " ", "accent"), (start, "muted"), (mark, "alert"),
               (who, "bold" if today else ""))  # fmt: skip
    text = " ".join(message.text[:400].split())
    if not alone:
        line = row(line, (fit(f": {text}", max(0, width - width_of(line))), "muted"))
    line = row(line, " " * max(0, width - width_of(line)))
    return acting(over(line, "chosen" if opened else ""), f"screen.open({at})")
