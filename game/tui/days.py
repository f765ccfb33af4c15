"""The days so far as pictures, and as numbers beside them: energy, what is in hand, forecasts."""

from game.engine.turn import value_of
from game.engine.view import View
from game.tui.ink import Row, row
from game.tui.pictures import bars, dots
from game.tui.session import Session
from game.words.languages import _

WIDEST = 44
DOT_ROWS = 2


def days_picture(session: Session, company: int, width: int) -> list[Row]:
    """Return energy and what is in hand by day, and the forecasts of a company by day."""
    mornings = [*session.hunt.mornings()]
    if not session.view.over:
        mornings[-1] = session.view
    label, most = 10, max(8, min(WIDEST, width - 16))
    shown = mornings[-most:]
    you = session.view.facts.you
    energies = [float(view.energy) for view in shown]
    hands = [in_hand(view) for view in shown]
    rows = [
        *_named(
            _("energy"), bars(energies, 0, you.energy_most, 1, "accent"), energies, label, most
        ),
        (),
        *_named(_("in hand"), bars(hands, 0, 100, 2, "good"), hands, label, most),
    ]
    return rows + _said(session, company, label, most, len(mornings))


def _said(session: Session, company: int, label: int, width: int, days: int) -> list[Row]:
    """Return the forecasts of a company by day as a line of dots, the newest one as a number."""
    said = _forecasts(session, company)
    if not said:
        return []
    first = max(1, days - width + 1)
    points = [(max(1, day - first + 1), chance / 100) for day, chance in said]
    points.append((days - first + 1, said[-1][1] / 100))
    last = days - first + 1
    lines = dots(points, max(1, -(-last // 2)), DOT_ROWS, last)
    rows = []
    for at, text in enumerate(lines):
        end = at == len(lines) - 1
        name = _("forecast") if end else ""
        number = row((f" {said[-1][1]}", "bold")) if end else ()
        rows.append(row((f"{name:<{label}}", "muted"), (text.ljust(width), "accent"), number))
    return rows


def _named(name: str, picture: list[Row], values: list[float], label: int, width: int) -> list[Row]:
    """Return a picture with its name before it and its last number behind it."""
    rows = []
    for at, line in enumerate(picture):
        last = at == len(picture) - 1
        text = line[0]
        filled = row((text.text.ljust(width), text.style))
        number = row((f" {values[-1]:.0f}", "bold")) if last else ()
        rows.append(row((f"{name if last else '':<{label}}", "muted"), filled, number))
    return rows


def in_hand(view: View) -> float:
    """Return what the player would have, 0 to 100, if nothing more came: an offer or the stop-gap.

    An open offer counts with what its job is worth, a sealed one too; the days so far cost.
    """
    facts = view.facts
    held = [k.index for k in view.companies if k.offer_open() or k.stage in ("signed", "sealed")]
    best = max((value_of(view, index) for index in held), default=facts.you.stop_gap)
    return max(0.0, (best - facts.you.day_cost * view.day) / 100)


def _forecasts(session: Session, company: int) -> list[tuple[int, int]]:
    view, found, link = session.view, [], session.view.forecasts
    while link is not None:
        if view.facts.questions[link.question].company == company:
            found.append((link.day, link.said // 10))
        link = link.before
    return found[::-1]
