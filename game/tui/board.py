"""The hunt's board as one picture: where each panel stands at each size. Pure, and quick.

Three layouts: narrow (under 72 columns), two columns, and three from 130 columns on.
"""

from dataclasses import dataclass

from game.tui.boxes import Part, beside, column
from game.tui.commands import BY_NAME
from game.tui.company import company_file
from game.tui.days import days_picture
from game.tui.desk import Desk
from game.tui.ink import Row, acting, fit, over, row, width_of, wrapped
from game.tui.keys import shown
from game.tui.letters import answer_rows, letter_head, letter_list, letter_text
from game.tui.panels import bar, header, pipeline
from game.tui.week import week
from game.words.labels import label
from game.words.languages import _, ngettext

NARROW, TWO, WIDE = 72, 90, 130
TALL, TALLER = 30, 38
LIST_LEAST = 3


@dataclass(frozen=True, slots=True)
class Board:
    """A picture, and where the open text begins: (column, row), for the hardware cursor.

    `page` is how many lines of the open letter are shown, `hidden` how many come after them.
    """

    rows: list[Row]
    cursor: tuple[int, int]
    page: int
    hidden: int


def board(desk: Desk, width: int, height: int) -> Board:
    """Return the board for a size of at least 60 x 20."""
    session = desk.session
    pointed = desk.pointed_at()
    top = [header(session, width), *_question(desk, width)]
    below = [*_said(desk, width, 2 if height >= TALL else 1), *bar(session, width, pointed)]
    room = height - len(top) - len(below)
    if room < 8:
        below = below[: max(1, len(below) + room - 8)]
        room = height - len(top) - len(below)
    left = 34 if width < NARROW else 35 if width < TWO else 39 if width < WIDE else 46
    right = 0 if width < WIDE else min(60, max(48, width // 3))
    inbox = _inbox(desk, width - left - right, room, pointed)
    columns = [_left(desk, left, room, height, width < TWO), inbox.rows]
    if right:
        columns.append(_right(desk, right, room))
    x, y = inbox.cursor
    cursor = (left + x, len(top) + y)
    return Board([*top, *beside(columns), *below], cursor, inbox.page, inbox.hidden)


def _left(desk: Desk, width: int, room: int, height: int, narrow: bool) -> list[Row]:
    weeks = week(desk.session, 2 if height >= TALLER else 1, narrow)
    tall = room - len(weeks) - 3
    firms = pipeline(desk.session, desk.company, width - 2, tall)
    about = f"←→  {shown(BY_NAME['file'])} {_('company')}"
    all_weeks = f"{shown(BY_NAME['month'])} {_('month')}"
    parts = [Part(_("Pipeline"), firms, tall, about, "screen.command('file')"),
             Part(_("Week"), weeks, len(weeks), all_weeks, "screen.command('month')")]  # fmt: skip
    return column(parts, width)


def _inbox(desk: Desk, width: int, room: int, pointed: str) -> Board:
    """Return the letters: the open one, its answers, and the list."""
    session, inside, tall = desk.session, width - 4, room - 3
    message = session.messages[desk.opened] if desk.opened >= 0 else None
    head = [letter_head(session, message, inside), ()] if message is not None else []
    text = letter_text(session, message, desk.company, inside)
    found = desk.answers()
    listed = min(max(LIST_LEAST, tall // 4), max(LIST_LEAST, len(session.messages)))
    talk = min(max(4, tall // 3), sum(min(2, len(wrapped(a.text, inside - 3))) for a in found))
    space = max(2, tall - len(head) - listed - talk - (1 if talk else 0))
    top = max(0, min(desk.top, len(text) - space))
    shown, hidden = text[top : top + space], max(0, len(text) - top - space)
    at = int(pointed) if pointed.isdigit() else -1
    replies = answer_rows(found, inside, talk, at)
    letter = [*head, *(row(line) for line in shown)]
    if replies:
        letter += [(), *replies]
    letter = letter[:tall]
    listed = tall - len(letter)
    parts = [
        Part(_("Inbox"), [row(" ", line) for line in letter], len(letter), _more(top, hidden)),
        Part("", letter_list(session, desk.opened, width - 2, listed), max(0, listed), "↑↓"),
    ]
    return Board(column(parts, width)[:room], (2, 1 + len(head)), space, hidden)


def _more(above: int, hidden: int) -> str:
    """Return how a long letter goes on."""
    if hidden:
        return ngettext("{n} more line: space", "{n} more lines: space", hidden)
    return _("b: back up") if above else ""


def _right(desk: Desk, width: int, room: int) -> list[Row]:
    """Return the company's file, and under it the days so far."""
    days = days_picture(desk.session, desk.company, width - 4) if room >= 34 else []
    tall = room - 2 - (len(days) + 1 if days else 0)
    file = company_file(desk.session, desk.company, width - 4)
    name = desk.session.name(desk.company)
    note = _("c: all of it") if len(file) > tall else ""
    parts = [Part(name, [row(" ", line) for line in file], tall, note)]
    if days:
        parts.append(Part(_("Your days"), [row(" ", line) for line in days], len(days)))
    return column(parts, width)


def _question(desk: Desk, width: int) -> list[Row]:
    asked = desk.session.question()
    if asked is None:
        return []
    text = fit(label(desk.session.source, desk.session.view, asked), width - 5)
    line = row((" f ", "key"), (text, "alert"))
    return [acting(line, "screen.command('forecast')")]


def _said(desk: Desk, width: int, most: int) -> list[Row]:
    """Return the line that says what happened, in one or two lines."""
    lines = wrapped(desk.said, width - 2)[:8] or [""]
    if len(lines) > most:
        lines = [*lines[: most - 1], fit(" ".join(lines[most - 1 :]), width - 2)]
    lines += [""] * (most - len(lines))
    return [over(row(" ", line, " " * max(0, width - 1 - width_of(row(line)))), "good")
            for line in lines]  # fmt: skip
