"""The inbox as pictures: the open message, the answers under it, and the list of the others."""

from typing import NamedTuple

from textual.content import Content

from game.engine.acts import Action
from game.engine.view import OUT_STAGES
from game.tui.commands import ANSWER_KEYS
from game.tui.picture import ACCENT, MUTED, fit, lines, link, pad
from game.tui.session import Session
from game.words.dates import near, plural, short_date
from game.words.labels import REPLY_WORDS, label, pay_line, thanks
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
        return REPLY_WORDS[action.option]
    text = label(session.source, session.view, action)
    return text.removesuffix(f" ({session.name(action.company)})")


def letter(session: Session, message: Message | None, company: int, width: int) -> Content:
    """Return the open message, or what is known of a company that has not written."""
    if message is None:
        about = list(session.source.companies.values())[company].about if company >= 0 else ""
        return Content.assemble(("No message yet.\n\n", MUTED), about)
    day = near(session.source, message.day, session.view.day)
    if message.day < session.view.day:
        day = short_date(session.source, message.day)
    who = f"{message.sender} · {whose(session.source, message)}"
    who = fit(who, width - len(day) - 2)
    gap = " " * max(1, width - len(Content(who)) - len(day))
    return Content.assemble((who, "bold"), gap, (day, MUTED), "\n\n", message.text)


def answer_lines(found: list[Answer], width: int, most: int) -> Content:
    """Return the answers under a message, numbered and clickable; what has no room is counted."""
    rows: list[Content] = []
    for key, answer in zip(ANSWER_KEYS[:most], found, strict=False):
        text = Content.assemble((f" {key} ", ACCENT + " bold"), fit(answer.text, width - 3))
        rows.append(link(text, f"screen.answer({int(key) - 1})"))
    if len(found) > most:
        keys = str(len(found)) if len(found) == most + 1 else f"{most + 1}-{len(found)}"
        more = Content.assemble((f" {keys}  more, l shows all", MUTED))
        rows.append(link(more, "screen.command('all')"))
    return lines(rows)


def newest_first(session: Session) -> list[int]:
    """Return the messages as the list has them: by day, the last first."""
    messages = session.messages
    return sorted(range(len(messages)), key=lambda at: (-messages[at].day, at))


def letter_list(session: Session, opened: int, width: int, height: int) -> Content:
    """Return the list of messages, the newest first, the open one marked."""
    if not session.messages or width < 4 or height < 1:
        return Content("")
    order = newest_first(session)
    chosen = order.index(opened) if opened in order else 0
    first = max(0, min(chosen - height // 2, len(order) - height))
    shown = order[first : first + height]
    return lines([_line(session, at, at == opened, width) for at in shown])


def _line(session: Session, at: int, opened: bool, width: int) -> Content:
    message = session.messages[at]
    today = message.day == session.view.day
    day = "today" if today else short_date(session.source, message.day)
    who = f"{called(message)} · {whose(session.source, message)}"
    mark = "?" if session.awaits(message) else " "
    text = pad(f"{day:<10}{mark}{who}: {message.text}".replace("\n", " "), width - 1)
    style = "bold" if today else MUTED
    row = Content.assemble(("▌" if opened else " ", ACCENT), (text, style))
    return link(row, f"screen.open({at})")


def company_file(session: Session, company: int) -> Content:
    """Return everything the player knows and did about one company."""
    source = session.source
    facts = list(source.companies.values())[company]
    recruiter = source.recruiters[facts.recruiter]
    rows: list[Content | str] = [
        Content.assemble((facts.name, "bold")),
        f"{facts.role} · {facts.sector}",
        f"through {recruiter.name}, {recruiter.firm}",
        Content.assemble(("worth to you ", MUTED), str(session.worth(company)), (" of 100", MUTED)),
    ]  # fmt: skip
    rows += [
        Content.assemble((f"  {name:<10}", MUTED), f"{worth:g}")
        for name, worth in facts.job.items()
    ]
    rows += ["", facts.about, ""] if facts.about else [""]
    return lines(rows + [f"· {note}" for note in _notes(session, company)])


def _notes(session: Session, company: int) -> list[str]:
    known, source, view = session.view.companies[company], session.source, session.view
    notes = []
    if known.pay:
        notes.append(f"offer: {pay_line(source, known)} a year")
    if known.prepared and known.stage not in OUT_STAGES:
        notes.append(f"prepared {plural(known.prepared, 'slot')}")
    if known.references:
        notes.append("asked for references")
    told = {"told_process": "knows you talk to others", "told_offer": "knows of your offer"}
    notes += [text for name, text in told.items() if getattr(known, name)]
    if known.bonus:
        notes.append(f"better terms, because you asked or told: +{known.bonus / 100:g}")
    if known.bluff_day:
        notes.append(f"you bluffed on {short_date(source, known.bluff_day)}")
    if known.moved:
        notes.append("you moved a date of theirs")
    for question, value in view.forecasts_given().items():
        asked = view.facts.questions[question]
        if asked.company == company:
            notes.append(f"you gave it {value / 10:g} % (by {short_date(source, asked.by)})")
    return notes
