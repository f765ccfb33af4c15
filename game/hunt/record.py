"""The player's record: a file with a row for every hunt that was finished.

Rows are added under a lock, so that two games which end at once both count.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from game.hunt.daily import daily_seed
from game.hunt.folders import record_folder as record_folder
from game.hunt.record_file import NAME, Piece, as_text, read_file
from game.hunt.record_row import Row, row_of, write_row
from game.hunt.record_totals import Totals
from game.hunt.tomlfile import Unreadable, keep_beside, only_one, why, write_text

if TYPE_CHECKING:
    from game.hunt.hunt import Hunt

LATE = 7
"""Days after its date on which a daily hunt still counts as that day's."""


class RecordError(Exception):
    """A hunt can't be noted; the message says where and why. The hunt itself is in its save."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the player has played."""

    rows: tuple[Row, ...] = ()
    """The newest hunts, up to `MOST`, in the order in which they were finished."""
    totals: Totals = field(default_factory=Totals)
    """Sums over all hunts, those that have no row any more too."""
    problems: tuple[str, ...] = ()
    """What could not be read, in words."""
    broken: int = 0
    """Rows that could not be read."""


def daily_of(hunt: "Hunt", today: date) -> date | None:
    """Return the date whose daily hunt this is, of today or the last days, or None.

    A save doesn't say it; the seed and the scenario do.
    """
    from game.scenario.chance_words import RANDOM

    if hunt.scenario.source.id != RANDOM:
        return None
    days = (today - timedelta(days=back) for back in range(LATE + 1))
    return next((day for day in days if daily_seed(day) == hunt.seed), None)


def read_record(folder: Path) -> Record:
    """Return the record of a folder; what can't be read is told in it. Never raises."""
    try:
        found = read_file(folder / NAME)
    except Unreadable as error:
        return Record(problems=(f"{NAME}: {error}; it is left as it is",))
    rows, totals = tuple(found.rows()), found.earlier
    for row in rows:
        totals.add(row)
    return Record(rows, totals, tuple(found.problems), found.broken)


def note_hunt(folder: Path, hunt: "Hunt", today: date, daily: date | None = None) -> bool:
    """Note a finished hunt; return False for one that is noted already. Raises RecordError.

    Raises ValueError while the hunt isn't over. It can take a second, with thousands of rows or
    when another game is writing: front ends call it beside the screen.
    """
    row, path = row_of(hunt, today, daily), folder / NAME
    try:
        with only_one(path):
            found = read_file(path)
            before = [old.digest for old in found.rows() if old.seal == row.seal]
            if row.digest in before:
                return False
            if found.spoiled:
                keep_beside(path)
            row = replace(row, again=bool(before))
            found.pieces.append(Piece(write_row(row), row))
            write_text(path, as_text(found))
    except Unreadable as error:
        raise RecordError(f"can't note this hunt: {path}: {error}") from None
    except (OSError, ValueError, RecursionError) as error:
        reason = why(error)
        raise RecordError(f"can't note this hunt: can't write {path}: {reason}") from None
    return True
