"""How hunts begin, go on and end on the screen; heavy, so kept out of the title's way."""

import contextlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from game.hunt.daily import fresh_seed
from game.hunt.files import Listed, NoSave, SaveFile, list_saves, resume
from game.hunt.hunt import Hunt
from game.scenario.clean import clean_line
from game.scenario.load import Scenario
from game.scenario.problems import ScenarioProblems
from game.scenario.shelf import FLAGSHIP, find, translated
from game.tui.hunt_screen import HuntScreen
from game.tui.ink import Row, row
from game.tui.session import Session
from game.tui.windows import Menu, Page
from game.words.languages import N_, _, language

if TYPE_CHECKING:
    from game.tui.app import HedgeApp
    from game.tui.end_screen import EndScreen

TUTORIAL = "first-day"
HINT = N_("? explains the keys. Nothing is yours until it is sealed.")


def screen_for(hunt: Hunt, save: SaveFile | None, said: str = "") -> Screen[None]:
    """Return the screen on which a hunt is played, or on which it has ended."""
    session = Session(hunt, save)
    if save is None and not said:
        said = _("This hunt isn't being saved.")
    if not session.view.over:
        return HuntScreen(session, said)
    from game.tui.end_screen import EndScreen

    return EndScreen(session)


def read_ahead(folders: tuple[Path, ...]) -> None:
    """Read the flagship once, so that a hunt begins at once when it is asked for."""
    with contextlib.suppress(ScenarioProblems):
        find(FLAGSHIP, folders, language())


def respeak(app: "HedgeApp") -> None:
    """Let every open hunt speak the language of now, where its scenario knows it."""
    for screen in app.screen_stack:
        if isinstance(screen, HuntScreen):
            screen.session.speak(app.folders)


def begin_flagship(app: "HedgeApp") -> None:
    """Begin the flagship with a fresh seed."""
    _begin_named(app, FLAGSHIP)


def offer_tutorial(app: "HedgeApp") -> None:
    """Ask a player who is here for the first time where to begin."""

    def chosen(at: int | None) -> None:
        if at is not None:
            _begin_named(app, (TUTORIAL, FLAGSHIP)[at])

    options = (_("Five minutes that show how it is played"), _("Straight into the deep end"))
    body = _("There is a short hunt that explains itself as it goes. You will be asked only once; "
             "later you find it under Scenarios.")  # fmt: skip
    app.push_screen(Menu(_("Your first hunt?"), options, body), chosen)


def _begin_named(app: "HedgeApp", name: str) -> None:
    try:
        begin(app, find(name, app.folders, language()), fresh_seed())
    except ScenarioProblems as wrong:
        _title(app, str(wrong.problems[0]))


def _title(app: "HedgeApp", said: str) -> None:
    from game.tui.title import TitleScreen

    app.turn_to(TitleScreen(app.saves, said, moving=app.settings.motion))


def begin(app: "HedgeApp", scenario: Scenario, seed: int) -> None:
    """Begin a hunt; where it can't be saved it is played all the same."""
    if not app.settings.tutorial_offered:
        app.keep(app.home.offered())
    hunt = Hunt(scenario, seed)
    try:
        save, said = SaveFile.create(hunt, app.saves), ""
    except NoSave as problem:
        save, said = None, _("This hunt isn't being saved: {why}").format(why=problem)
    app.turn_to(HuntScreen(Session(hunt, save), said or _(HINT)))


def go_on(app: "HedgeApp") -> None:
    """Go on with the first unfinished save that can be read."""
    found = _unfinished(app.saves)
    if len(found) < 2:
        _open(app, [one.path for one in found])
        return

    def chosen(at: int | None) -> None:
        if at is not None:
            _open(app, [found[at].path])

    app.push_screen(Menu(_("Continue"), [_listed(one) for one in found]), chosen)


def _listed(one: Listed) -> str:
    assert one.saved is not None
    title = clean_line(one.saved.scenario.title, 60)
    day = _("{title}, day {day}").format(title=title, day=one.saved.result.day)
    return f"{day}  ({one.path.stem})"


def go_on_with(app: "HedgeApp", name: str) -> bool:
    """Go on with an unfinished save of this name, if there is one; return whether there was."""
    path = next((one.path for one in _unfinished(app.saves) if one.path.stem == name), None)
    if path is None:
        return False
    _open(app, [path])
    return True


def _open(app: "HedgeApp", paths: Sequence[Path]) -> None:
    """Open the first of these saves that can be read."""
    said = ""
    for path in paths:
        try:
            hunt, save = resume(path)
        except NoSave as problem:
            said = said or str(problem)
            continue
        hunt.scenario = translated(hunt.scenario, app.folders, language())
        app.turn_to(screen_for(hunt, save, said))
        return
    _title(app, said or _("There is no unfinished hunt."))


def _unfinished(folder: Path) -> Sequence[Listed]:
    try:
        found = list_saves(folder)
    except OSError:
        return []
    return [one for one in found
            if one.saved and not one.problem and not one.saved.result.over]  # fmt: skip


def choose(app: "HedgeApp") -> None:
    """Choose a scenario and begin it."""

    def chosen(scenario: Scenario | None) -> None:
        if scenario is not None:
            begin(app, scenario, fresh_seed())

    from game.tui.shelf_screen import ShelfScreen

    app.push_screen(ShelfScreen(app.folders, lambda: _best(app)), chosen)


def _best(app: "HedgeApp") -> dict[str, float]:
    from game.hunt.record import read_record

    best = read_record(app.home.record).totals.best if app.home.record else {}
    return {name: one.value for name, one in best.items()}


def end(app: "HedgeApp", session: Session, said: str) -> None:
    """Put a finished hunt on record and show its end."""
    from game.tui.end_screen import EndScreen

    screen = EndScreen(session, session.unsaved)
    app.turn_to(screen)
    folder = app.home.record
    if folder is not None:
        app.run_worker(lambda: _note(screen, folder), thread=True)


def _note(screen: "EndScreen", folder: Path) -> None:
    """Put a hunt on record, beside the screen, for it can take a second."""
    from game.hunt.record import RecordError, daily_of, note_hunt

    hunt, today = screen.session.hunt, date.today()
    try:
        note_hunt(folder, hunt, today, daily_of(hunt, today))
    except RecordError as problem:
        screen.app.call_from_thread(screen.say, str(problem))


def show_record(app: "HedgeApp") -> None:
    """Show the record of all hunts."""
    from game.hunt.record import read_record
    from game.tui.sections import section_rows
    from game.words.record import record_page

    folder = app.home.record
    sections = record_page(read_record(folder), date.today()) if folder else []

    def rows(width: int) -> list[Row]:
        return [line for section in sections for line in section_rows(section, width)]

    app.push_screen(Page(_("Your record"), rows))


def share(app: "HedgeApp", session: Session) -> None:
    """Show the share card and put it on the clipboard."""
    from game.hunt.record import daily_of
    from game.words.share import share_card

    today = date.today()
    card = share_card(session.hunt, today, daily_of(session.hunt, today))
    app.copy_to_clipboard(card)
    lines = [*card.splitlines(), "", _("It is on your clipboard, if your terminal allows that.")]
    app.push_screen(Page(_("To share"), lambda width: [row(line) for line in lines]))


def write_note(app: "HedgeApp", session: Session, company: int) -> None:
    """Ask for a note on a company and keep it."""

    def written(text: str | None) -> None:
        if text is not None:
            said = session.write_note(company, text)
            if isinstance(app.screen, HuntScreen):
                app.screen.say(said)

    from game.tui.note import Note

    app.push_screen(Note(session.name(company), session.note_on(company)), written)
