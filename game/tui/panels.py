"""The hunt's panels as pictures: from a session and a width to `Content`. Never changes a thing."""

from textual.content import Content

from game.engine.legal import shut
from game.engine.view import OUT_STAGES, KnownCompany
from game.tui.commands import COMMANDS, Command
from game.tui.picture import ACCENT, ALERT, MUTED, fit, flow, lines, link, pad, window
from game.tui.session import Session
from game.words.dates import SLOT_WORDS, plural, short_date
from game.words.labels import pay_line, silence_line, standing_line

GAME = "Hedge Your Bets"
OFFERED = ("verbal", "written", "signed", "sealed")


def energy(session: Session) -> str:
    """Return energy as dots and a number."""
    have, most = session.view.energy, session.view.facts.you.energy_most
    return f"{'●' * have}{'○' * (most - have)} {have}"


def runway(session: Session) -> str:
    """Return what is left of the runway, in weeks or, near its end, days."""
    left = max(0, session.view.facts.days - session.view.day + 1)
    return plural(left, "day") if left < 10 else f"{(left + 4) // 5} wk"


def header(session: Session, width: int) -> Content:
    """Return the top line; what has least to say gives way first."""
    view, source = session.view, session.source
    day = f"{short_date(source, view.day)} · day {view.day} of {view.facts.days}"
    left = runway(session)
    right = f"energy {energy(session)}   runway {left}   seal {session.hunt.seal[:4]}"
    room = width - len(day) - len(right) - 4
    if room < 0:
        right = f"energy {view.energy}   {left}   {session.hunt.seal[:4]}"
        room = width - len(day) - len(right) - 4
    title = source.title
    if room >= len(GAME) + len(title) + 6:
        title = f"{GAME} · {title}"
    named = f"{fit(title, room - 3)} · " if room >= 11 else ""
    gap = " " * max(1, width - len(day) - len(right) - len(Content(named)) - 2)
    return Content.assemble(" ", (named, "bold"), day, gap, right)


def pipeline_order(session: Session) -> list[KnownCompany]:
    """Return the known companies: the live ones, then the finished."""
    return sorted(session.known(), key=lambda known: known.stage in OUT_STAGES)


def pipeline(session: Session, selected: int, width: int, height: int) -> Content:
    """Return the companies, one clickable entry each, as many lines as there is room for."""
    known = pipeline_order(session)
    if not known or width < 4 or height < 1:
        return Content("")
    for most in (3, 2, 1):
        entries = [_entry(session, k, k.index == selected, width, most) for k in known]
        heights = [len(entry) for entry in entries]
        if sum(heights) <= height:
            break
    chosen = next((at for at, k in enumerate(known) if k.index == selected), 0)
    first, last = window(heights, chosen, height)
    shown = [
        link(line, f"screen.pick({known[at].index})")
        for at in range(first, last)
        for line in entries[at]
    ]
    return lines(shown)


def _entry(
    session: Session, known: KnownCompany, chosen: bool, width: int, most: int
) -> list[Content]:
    out = known.stage in OUT_STAGES
    mark, name = "▌" if chosen else " ", session.name(known.index)
    if out or most == 1:
        standing = standing_line(session.source, session.view, known)
        tail = fit(standing, max(8, width - len(name) - 6))
        text = Content(pad(f"{mark}{pad(name, width - len(tail) - 3)} {tail}", width))
        return [text.stylize(MUTED) if out else text]
    worth = f"{session.worth(known.index):>4} "
    head = Content.assemble((mark, ACCENT), (pad(name, width - 6), "bold"), worth)
    details = _details(session, known, most)
    offered = known.stage in OFFERED
    styles = (ALERT, ALERT) if offered else ("", MUTED)
    return [
        head,
        *(
            Content.assemble((mark, ACCENT), (pad(f"  {text}", width - 1), style))
            for text, style in zip(details, styles, strict=False)
        ),
    ]


def _details(session: Session, known: KnownCompany, most: int) -> list[str]:
    """Return where things stand, and what presses or how long they are silent."""
    source, view = session.source, session.view
    standing, _, due = standing_line(source, view, known).partition(" · ")
    offer = known.stage in ("verbal", "written")
    prepared = f"prepared {known.prepared}" if known.prepared and not offer else ""
    rest = " · ".join(part for part in (due, silence_line(source, view, known), prepared) if part)
    if most == 2:
        return [f"{standing.removesuffix(' offer')} · {rest}" if rest else standing]
    first = f"{standing} · {pay_line(source, known)}" if offer else standing
    return [first, rest] if rest else [first]


def bar(session: Session, width: int) -> Content:
    """Return what can be done now, each with its key, clickable; what is closed is dimmed."""
    kinds = {action.kind for action in session.hunt.actions()}
    now = Content.assemble("Now: ", (SLOT_WORDS[session.view.slot], "bold"))
    pieces = [now]
    for command in COMMANDS:
        if command.bar and not _unheard_of(session, command, kinds):
            pieces.append(_button(command, _open(session, command, kinds)))
    return flow(pieces, width, 2)


def _unheard_of(session: Session, command: Command, kinds: set[str]) -> bool:
    """Tell whether a command isn't worth a place: nobody asks for it, or the hunt shuts it."""
    if command.name in ("interview", "forecast"):
        return not kinds & {command.name}
    return bool(command.kinds) and all(shut(session.view, kind) for kind in command.kinds)


def _open(session: Session, command: Command, kinds: set[str]) -> bool:
    if command.name == "undo":
        return session.hunt.can_undo()
    return not command.kinds or bool(kinds & set(command.kinds))


def _button(command: Command, usable: bool) -> Content:
    style = "" if usable else MUTED
    key = (command.shown, "bold $accent" if usable else MUTED)
    text = Content.assemble(key, " ", (command.word, style))
    return link(text, f"screen.command('{command.name}')")
