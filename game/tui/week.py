"""The week and the month as grids: what is booked, which slot is now, which answers fall due."""

from game.engine.view import KnownCompany
from game.tui.ink import Row, flow, over, row, width_of
from game.tui.session import Session
from game.words.dates import SLOT_WORDS, date_of, short_date
from game.words.languages import N_, _

SHORT = (N_("morn"), N_("aft"), N_("eve"), N_("due"))
DUE = N_("answer by")
CELL = 4


def marks(session: Session) -> list[str]:
    """Return a letter, or two where letters clash, for every company."""
    names = [company.name for company in session.source.companies.values()]
    firsts = [name[:1].upper() for name in names]
    return [
        first if firsts.count(first) == 1 else name[:2].capitalize()
        for name, first in zip(names, firsts, strict=True)
    ]


def weekday_names(session: Session) -> list[str]:
    """Return the short names of Monday to Friday."""
    monday = 1 - session.source.start.weekday()
    return [short_date(session.source, monday + d).split()[0].strip(",.")[:3] for d in range(5)]


def week(session: Session, weeks: int, narrow: bool = False) -> list[Row]:
    """Return the current week and those behind it, Monday to Friday; `narrow` shortens words."""
    first = _monday(session, session.view.day)
    label = 7 if narrow else 11
    return [line for at in range(weeks) for line in _week(session, first + 5 * at, narrow, label)]


def _monday(session: Session, day: int) -> int:
    return day - date_of(session.source, day).weekday()


def _week(session: Session, monday: int, narrow: bool, label: int) -> list[Row]:
    start = short_date(session.source, monday).split(" ", 1)[1]
    names = "".join(f"{name:>{CELL + 1}}" for name in weekday_names(session))
    head = row((f" {start:<{label - 1}}{names}", "muted"))
    rows = [_row(session, monday, slot, narrow, label) for slot in range(3)]
    due = _due(session, monday, narrow, label)
    return [head, *rows, *([due] if due else [])]


def _row(session: Session, monday: int, slot: int, narrow: bool, label: int) -> Row:
    cells = [_cell(session, monday + d, slot) for d in range(5)]
    word = _(SHORT[slot]) if narrow else _(SLOT_WORDS[slot])
    return row((f" {word[: label - 2]:<{label - 1}}", "muted"), *cells)


def _booked(session: Session, day: int, slot: int) -> list[tuple[int, str]]:
    return [
        (known.index, mark)
        for known, mark in zip(session.view.companies, marks(session), strict=True)
        if known.meeting_day == day and _covers(session, known, slot)
    ]


def _cell(session: Session, day: int, slot: int) -> Row:
    view = session.view
    booked = _booked(session, day, slot)
    now = (day, slot) == (view.day, view.slot)
    act = ""
    if not 1 <= day <= view.facts.days:
        text, style = "", ""
    elif booked:
        text, style = "+".join(mark for _at, mark in booked)[: CELL - 1], "bold reverse"
        act = f"screen.pick({booked[0][0]})"
    elif (day, slot) < (view.day, view.slot):
        text, style = "■", "muted"
    else:
        text, style = "·", ""
    cell = row((" " * (CELL - len(text))), ("▸" if now else " ", "accent bold"), (text, style))
    return tuple(bit._replace(act=act) for bit in cell) if act else cell


def _covers(session: Session, known: KnownCompany, slot: int) -> bool:
    rounds = session.view.facts.companies[known.index].rounds
    span = 1 if known.calling else rounds[known.round].span
    return known.meeting_slot <= slot < known.meeting_slot + span


def _due_marks(session: Session, day: int) -> list[str]:
    return [
        mark
        for known, mark in zip(session.view.companies, marks(session), strict=True)
        if known.offer_open() and known.deadline == day
    ]


def _due(session: Session, monday: int, narrow: bool, label: int) -> Row:
    """Return a row of answers due, if any falls in this week."""
    cells = ["+".join(_due_marks(session, day))[:CELL] for day in range(monday, monday + 5)]
    if not any(cells):
        return ()
    word = _(SHORT[3]) if narrow else _(DUE)
    return row((f" {word[: label - 2]:<{label - 1}}", "alert"),
               ("".join(f"{c:>{CELL + 1}}" for c in cells), "alert"))  # fmt: skip


def month(session: Session, width: int) -> list[Row]:
    """Return every week of the hunt, a line each, and what the letters in it mean."""
    view, last = session.view, session.view.facts.days
    names = "".join(f"{name:>9}" for name in weekday_names(session))
    rows = [row((f" {'':<8}{names}", "muted"))]
    for monday in range(_monday(session, 1), last + 1, 5):
        start = short_date(session.source, monday).split(" ", 1)[1]
        cells = [_day(session, day) for day in range(monday, monday + 5)]
        line = row((f" {start:<8}", "muted"), *cells)
        this = monday <= view.day < monday + 5
        rows.append(over(line, "bold") if this else line)
    rows += [(), *_legend(session, width)]
    return rows


def _day(session: Session, day: int) -> Row:
    """Return one day of the month: past, today, booked (with its slot), due, promised."""
    view = session.view
    if not 1 <= day <= view.facts.days:
        return row(" " * 9)
    pieces: list[tuple[str, str]] = []
    for slot in range(3):
        for _at, mark in _booked(session, day, slot):
            pieces.append((f"{mark}{slot + 1}", "bold reverse"))
    pieces += [(f"!{mark}", "alert") for mark in _due_marks(session, day)]
    pieces += [(f"?{mark}", "accent") for mark in _promised(session, day)]
    if not pieces:
        pieces = [("■", "muted") if day < view.day else ("·", "muted")]
    if day == view.day:
        pieces.insert(0, ("▸", "accent bold"))
    line = row(*pieces[:3])
    return row(" " * max(1, 9 - width_of(line)), line)


def _promised(session: Session, day: int) -> list[str]:
    return [
        mark
        for known, mark in zip(session.view.companies, marks(session), strict=True)
        if known.stage == "deliberating" and known.by == day
    ]


def _legend(session: Session, width: int) -> list[Row]:
    """Return what stands for what: companies, slots, deadlines, promises."""
    named = zip(session.view.companies, marks(session), strict=True)
    firms = [row((f"{mark} ", "bold"), session.name(known.index))
             for known, mark in named if known.stage != "hidden"]  # fmt: skip
    signs = [
        row(("▸ ", "accent"), _("today")),
        row(("B1 ", "bold"), _("a meeting, in the first slot of the day")),
        row(("!B ", "alert"), _("an answer falls due")),
        row(("?B ", "accent"), _("they named this day")),
    ]
    return [row(" ", line) for line in (*flow(firms, width - 2, 3), *flow(signs, width - 2, 3))]
