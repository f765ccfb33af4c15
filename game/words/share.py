"""A finished hunt in a few plain lines to pass on, which spoil it for nobody.

They hold own acts and the results, never a company's name, a date of the hunt or what was dealt:
whoever plays the same hunt next learns nothing from them.
"""

from datetime import date
from typing import TYPE_CHECKING

from game.hunt.record_row import row_of
from game.words.languages import N_, _
from game.words.problems import columns

if TYPE_CHECKING:
    from game.engine.view import KnownCompany
    from game.hunt.hunt import Hunt
    from game.hunt.record_row import Row

WIDE, HIGH = 60, 8
"""Columns and lines of a card at most."""
BAR = 10
"""Characters of a bar of 100 points."""
GAME = "Hedge Your Bets"


def share_card(hunt: "Hunt", today: date, daily: date | None = None) -> str:
    """Return the card of a finished hunt: some lines, no newline at the end.

    A daily hunt is named by its date, any other by its seed and the day on which it was finished.
    Raises ValueError while it goes on.
    """
    row = row_of(hunt, today, daily)
    lines = [_heading(row), row.title, _result(hunt), *_results(row)]
    said = _wrapped(_(_dry_line(hunt, row)))
    return "\n".join([*(fitted(line) for line in lines), *said[: HIGH - len(lines)]])


def _heading(row: "Row") -> str:
    if row.daily is not None:
        return _("{game} · daily hunt of {date}").format(game=GAME, date=row.daily.isoformat())
    played = row.finished.isoformat()
    return _("{game} · {date} · seed {seed}").format(game=GAME, date=played, seed=row.seed)


def _result(hunt: "Hunt") -> str:
    view, most = hunt.view, hunt.scenario.source.days
    if view.landed >= 0:
        return _("Sealed on day {day} of {days}").format(day=view.day, days=most)
    return _("No start date by day {day} of {days}").format(day=view.day, days=most)


def _results(row: "Row") -> list[str]:
    """Return the results that are known, their numbers one under the other."""
    named = [(_("Outcome"), row.value), (_("Bridges"), float(row.bridges))]
    forecasts = _("Forecasts")
    wide = max(columns(name) for name in (forecasts, *(name for name, _value in named)))
    lines = [f"{_padded(name, wide)}  {value:>3.0f}  {bar(value)}" for name, value in named]
    if row.brier is None:
        says = _("none")
    else:
        says = _("{score} over {n} (0 is perfect, 0.25 is a shrug)").format(
            score=f"{row.brier:.2f}", n=len(row.forecasts)
        )
    return [*lines, f"{_padded(forecasts, wide)}  {says}"]


def bar(value: float) -> str:
    """Return points from 0 to 100 as a bar of plain characters."""
    full = max(0, min(BAR, int(value * BAR / 100 + 0.5)))
    return "#" * full + "-" * (BAR - full)


def _padded(text: str, wide: int) -> str:
    return text + " " * (wide - columns(text))


def fitted(text: str, wide: int = WIDE) -> str:
    """Return a text cut to some columns, with three full stops where something is missing."""
    if columns(text) <= wide:
        return text
    kept = text
    while kept and columns(kept) > wide - 3:
        kept = kept[:-1]
    return f"{kept.rstrip()}..."


def _wrapped(text: str) -> list[str]:
    """Return a text on lines of at most `WIDE` columns."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if columns(longer) <= WIDE:
            lines[-1] = longer
        else:
            lines.append(fitted(word))
    return [line for line in lines if line]


def _dry_line(hunt: "Hunt", row: "Row") -> str:
    """Return the remark that fits best; it knows what the player did, and nothing else."""
    done = {choice.action.kind for choice in hunt.choices}
    known = hunt.view.companies
    if row.company:
        return _on_success(hunt, row, done, any(each.bluff_day for each in known))
    return _on_nothing(row, done, known)


def _on_success(hunt: "Hunt", row: "Row", done: set[str], bluffed: bool) -> str:
    days = hunt.scenario.source.days
    if bluffed:
        return N_("Some of the other offers mentioned were real.")
    if row.bridges < 40:
        return N_("Got the job. The town remembers how.")
    if days - row.days <= 2:
        return N_("Down to the wire. The wire held.")
    if "no_show" in done:
        return N_("One chair somewhere stayed empty. Not the one that mattered.")
    if "cancel" in done:
        return N_("Cancelled something, and lived to tell it.")
    if row.brier is not None and row.brier <= 0.06:
        return N_("Saw it coming, and kept the other doors open anyway.")
    if row.value >= 80 and "withdraw" not in done:
        return N_("Kept every door open until one was worth closing.")
    if row.days <= days / 2:
        return N_("Done early. Sleeping late.")
    return N_("Nothing was certain until it was sealed.")


def _on_nothing(row: "Row", done: set[str], known: "list[KnownCompany]") -> str:
    if any(each.stage == "signed" for each in known):
        return N_("Signed, and the calendar won by a nose.")
    if "cancel" in done or "no_show" in done:
        return N_("Cleared the calendar for good news. It stayed clear.")
    if row.brier is not None and row.brier >= 0.4:
        return N_("Was very sure. It was very educational.")
    if row.bridges >= 85:
        return N_("Empty hands, full address book.")
    if row.bridges < 40:
        return N_("Left a trail. It leads nowhere in particular.")
    if row.choices <= row.days:
        return N_("Waited for the phone. The phone waited too.")
    return N_("No start date, no regrets. Well, one or two.")
