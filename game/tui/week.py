"""The week as a grid: what is booked, which slot is now, and which offers fall due."""

from textual.content import Content

from game.engine.view import KnownCompany
from game.tui.picture import ACCENT, ALERT, MUTED, lines
from game.tui.session import Session
from game.words.dates import MONTHS, WEEKDAYS, date_of

ROWS = ("morning", "afternoon", "evening", "answer by")
SHORT = ("morn", "aft", "eve", "due")
CELL, LABEL, LABEL_SHORT = 4, 10, 6


def marks(session: Session) -> list[str]:
    """Return a letter, or two where letters clash, for every company."""
    names = [company.name for company in session.source.companies.values()]
    firsts = [name[:1].upper() for name in names]
    return [
        first if firsts.count(first) == 1 else name[:2].capitalize()
        for name, first in zip(names, firsts, strict=True)
    ]


def week(session: Session, weeks: int, narrow: bool = False) -> Content:
    """Return the current week and those behind it, Monday to Friday; `narrow` shortens words."""
    monday = session.view.day - date_of(session.source, session.view.day).weekday()
    return lines([row for at in range(weeks) for row in _week(session, monday + 5 * at, narrow)])


def _week(session: Session, monday: int, narrow: bool) -> list[Content]:
    start = date_of(session.source, monday)
    first = f"{start.day} {MONTHS[start.month - 1][:3]}"
    names = "".join(f"{day[:3]:>{CELL + 1}}" for day in WEEKDAYS)
    head = Content(f"{first:<{LABEL_SHORT if narrow else LABEL}}{names}").stylize(MUTED)
    rows = [_row(session, monday, slot, narrow) for slot in range(3)]
    due = _due(session, monday, narrow)
    return [head, *rows, *([due] if due else [])]


def _row(session: Session, monday: int, slot: int, narrow: bool) -> Content:
    cells = [_cell(session, monday + d, slot) for d in range(5)]
    return Content.assemble((_label(slot, narrow), MUTED), *cells)


def _label(row: int, narrow: bool) -> str:
    return f"{SHORT[row]:<{LABEL_SHORT}}" if narrow else f"{ROWS[row]:<{LABEL}}"


def _cell(session: Session, day: int, slot: int) -> Content:
    view = session.view
    booked = [mark for known, mark in zip(view.companies, marks(session), strict=True)
              if known.meeting_day == day and _covers(session, known, slot)]  # fmt: skip
    now = (day, slot) == (view.day, view.slot)
    if not 1 <= day <= view.facts.days:
        text, style = "", ""
    elif booked:
        text, style = "+".join(booked)[: CELL - 1], "bold reverse"
    elif (day, slot) < (view.day, view.slot):
        text, style = "■", MUTED
    else:
        text, style = "·", ""
    mark = "▸" if now else " "
    blank = " " * (CELL - len(text))
    return Content.assemble(blank, (mark, ACCENT), (text, style))


def _covers(session: Session, known: KnownCompany, slot: int) -> bool:
    rounds = session.view.facts.companies[known.index].rounds
    span = 1 if known.calling else rounds[known.round].span
    return known.meeting_slot <= slot < known.meeting_slot + span


def _due(session: Session, monday: int, narrow: bool) -> Content | None:
    """Return a row of answers due, if any falls in this week."""
    cells = []
    for day in range(monday, monday + 5):
        due = [mark for known, mark in zip(session.view.companies, marks(session), strict=True)
               if known.offer_open() and known.deadline == day]  # fmt: skip
        cells.append("+".join(due)[:CELL])
    if not any(cells):
        return None
    return Content.assemble(
        (_label(3, narrow), MUTED), ("".join(f"{c:>{CELL + 1}}" for c in cells), ALERT)
    )
