"""The hunt's panels as rows: top line, pipeline, bar. From a session and a width, changing none."""

from game.engine.legal import shut
from game.engine.view import OUT_STAGES, KnownCompany
from game.tui.commands import HUNT, Command, commands
from game.tui.ink import BLANK, Row, acting, ends, fit, flow, over, row, width_of, window
from game.tui.keys import shown
from game.tui.session import Session
from game.words.dates import HOURS, SLOT_WORDS, near, short_date
from game.words.intent import STEPS, intent, short_deadline, steps_done
from game.words.labels import meeting_word, pay_line, standing_line
from game.words.languages import _, ngettext

GAME = "Hedge Your Bets"
DONE, LEFT = "▰", "▱"
ENTRY_MOST = 3


def energy(session: Session) -> Row:
    """Return energy as dots and a number."""
    have, most = session.view.energy, session.view.facts.you.energy_most
    style = "alert" if have < 4 else ""
    return row((f"{'●' * have}{'○' * (most - have)} {have}", style))


def runway(session: Session) -> str:
    """Return what is left of the runway, in weeks or, near its end, days."""
    left = max(0, session.view.facts.days - session.view.day + 1)
    if left < 10:
        return ngettext("{n} day", "{n} days", left)
    return ngettext("{n} wk", "{n} wk", (left + 4) // 5)


def header(session: Session, width: int) -> Row:
    """Return the top line; what has least to say gives way first."""
    view, source = session.view, session.source
    day = _("{date} · day {day} of {days}").format(
        date=short_date(source, view.day), day=view.day, days=view.facts.days
    )
    seal = session.hunt.seal[:4]
    right = row(_("energy"), " ", energy(session), "   ",
                _("runway {left}").format(left=runway(session)), "   ",
                _("seal {seal}").format(seal=seal), " ")  # fmt: skip
    room = width - len(day) - width_of(right) - 4
    if room < 0:
        right = row(_("energy"), f" {view.energy}   {runway(session)}   {seal} ")
        room = width - len(day) - width_of(right) - 4
    title = source.title
    if room >= len(GAME) + len(title) + 6:
        title = f"{GAME} · {title}"
    named = row((title, "bold"), " · ") if room >= len(title) + 3 else ()
    return over(ends(row(" ", named, day), right, width), "bar fill")


def pipeline_order(session: Session) -> list[KnownCompany]:
    """Return the known companies in the order they were heard of, the finished ones last."""
    return sorted(session.known(), key=lambda known: known.stage in OUT_STAGES)


def pipeline(session: Session, selected: int, width: int, height: int) -> list[Row]:
    """Return the companies, one clickable entry each, as many lines as there is room for."""
    known = pipeline_order(session)
    if not known or width < 4 or height < 1:
        return [row((_("Nobody yet."), "muted"))]
    entries: list[list[Row]] = []
    most = 1
    for most in (3, 2, 1) if session.roomy else (2, 1):
        entries = [_entry(session, k, k.index == selected, width, most) for k in known]
        if sum(map(len, entries)) <= height:
            break
    if session.roomy and most > 1 and sum(map(len, entries)) + len(entries) - 1 <= height:
        entries = [[*entry, BLANK] for entry in entries[:-1]] + entries[-1:]
    chosen = next((at for at, k in enumerate(known) if k.index == selected), 0)
    first, last = window([len(entry) for entry in entries], chosen, height)
    return [
        acting(line, f"screen.pick({known[at].index})")
        for at in range(first, last)
        for line in entries[at]
    ]


def _entry(session: Session, known: KnownCompany, chosen: bool, width: int, most: int) -> list[Row]:
    """Return a company's lines: what it is worth, how far it is, what it means to do."""
    name, ground = session.name(known.index), "chosen" if chosen else ""
    mark = ("▌" if chosen else " ", "accent")
    standing = standing_line(session.source, session.view, known)
    if known.stage in OUT_STAGES or most == 1:
        style = "muted" if known.stage in OUT_STAGES else ""
        tail = fit(standing, max(8, min(len(standing), width - 14)))
        name = fit(name, width - len(tail) - 4)
        line = ends(row(mark, (name, style)), row((tail, style or "muted"), " "), width)
        return [over(line, ground)]
    worth = row((f"{session.worth(known.index)}", "bold"), " ")
    lines = [ends(row(mark, (fit(name, width - 6), "bold")), worth, width)]
    lines += [row(mark, line) for line in _details(session, known, standing, width - 2, most)]
    return [over(_filled(line, width), ground) for line in lines]


def _filled(line: Row, width: int) -> Row:
    return row(line, " " * max(0, width - width_of(line)))


def _details(
    session: Session, known: KnownCompany, standing: str, width: int, most: int
) -> list[Row]:
    """Return how far a company is, then what it said: by when, how sure, silent since when."""
    source, view = session.source, session.view
    offer = known.offer_open()
    standing, _sep, rest = standing.partition(" · ")
    if offer:
        money = pay_line(source, known)
        standing = _as_many([standing, money], width - len(STEPS) - 2)
    elif rest:
        standing = _as_many([standing, rest], width - len(STEPS) - 2)
    means = intent(source, view, known)
    soon = False
    if known.meeting_day:
        standing, soon = meeting_word(source, known), known.meeting_day - view.day < 2
        means = means._replace(by=_meeting_time(session, known))
    if offer and len(means.by) > width - 1:
        means = means._replace(by=short_deadline(source, view, known))
    parts = [means.by, means.silent] if offer else [means.by, means.silent, means.sure]
    if known.said_yes and rest not in standing:
        parts.insert(0, rest)
    if known.prepared and not offer:
        parts.append(_("prepared {n}").format(n=known.prepared))
    said = _as_many([part for part in parts if part], width - 1)
    style = "alert" if offer or soon or known.stage in ("signed", "sealed") else "muted"
    track = row(" ", _track(known), " ")
    first = row(track, (fit(standing, width - width_of(track)), "alert" if offer else ""))
    if most == 2:
        short = _as_many(parts if offer and said else [standing, *parts], width - 1)
        return [row(" ", (fit(short, width - 1), style if offer or soon else ""))]
    return [first, row(" ", (fit(said, width - 1), style))] if said else [first]


def _as_many(parts: list[str], width: int) -> str:
    """Return parts on one line, the first at least, then as many as there is room for."""
    said = ""
    for part in parts:
        longer = f"{said} · {part}" if said and part else said or part
        if said and len(longer) > width:
            break
        said = longer
    return said


def _meeting_time(session: Session, known: KnownCompany) -> str:
    """Return when a meeting is, in few letters."""
    day, hour = known.meeting_day, HOURS[min(known.meeting_slot, 2)]
    ahead = day - session.view.day
    word = (
        short_date(session.source, day)
        if ahead > 1
        else near(session.source, day, session.view.day)
    )
    return f"{word}, {hour}"


def _track(known: KnownCompany) -> Row:
    """Return how far a company is: nine steps from an opening to a sealed deal."""
    done = steps_done(known)
    return row((DONE * done, "accent"), (LEFT * (len(STEPS) - 1 - done), "muted"))


def buttons(session: Session) -> list[tuple[Command, bool]]:
    """Return the commands of the bar, each with whether it is open now."""
    kinds = {action.kind for action in session.hunt.actions()}
    return [
        (command, _open(session, command, kinds))
        for command in commands(HUNT)
        if command.bar and not _unheard_of(session, command, kinds)
    ]


def bar(session: Session, width: int, pointed: str = "") -> list[Row]:
    """Return what can be done now, each with its key; what is closed is dimmed."""
    now = row(_("Now:"), " ", (_(SLOT_WORDS[session.view.slot]), "bold"))
    pieces = [now]
    for command, usable in buttons(session):
        pieces.append(button(command, usable, command.name == pointed))
    return [over(row(" ", line), "bar fill") for line in flow(pieces, width - 2, 2)]


def button(command: Command, usable: bool = True, pointed: bool = False) -> Row:
    """Return a command with its key, clickable."""
    word = command.worded
    line = row((shown(command), "key" if usable else "muted"), " ",
               (word, "" if usable else "muted"))  # fmt: skip
    line = over(line, "reverse") if pointed else line
    return acting(line, f"screen.command('{command.name}')")


def _unheard_of(session: Session, command: Command, kinds: set[str]) -> bool:
    """Tell whether a command isn't worth a place: nobody asks for it, or the hunt shuts it."""
    if command.name in ("interview", "forecast"):
        return not kinds & {command.name}
    return bool(command.kinds) and all(shut(session.view, kind) for kind in command.kinds)


def _open(session: Session, command: Command, kinds: set[str]) -> bool:
    if command.name == "undo":
        return session.hunt.can_undo()
    return not command.kinds or bool(kinds & set(command.kinds))
