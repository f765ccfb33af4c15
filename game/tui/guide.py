"""The help: how the game is played, and every key, from the one list of commands."""

from collections.abc import Sequence

from game.tui.commands import HUNT, commands
from game.tui.ink import BLANK, Row, fit, row, width_of, wrapped
from game.tui.keys import keys_of, name_of
from game.words.languages import N_, _

HOW = (
    N_("You look for a job before the runway ends. A working day has a morning, an afternoon and "
       "an evening. Meetings, preparing, applying, calling on people and resting take a slot; "
       "letters and questions take none. A night gives back two points of energy."),
    N_("Nothing is yours until it is sealed: a word, then paper, then your signature, then their "
       "checks. Each of these can still fail."),
    N_("Other finalists, frozen budgets and second thoughts were dealt before you moved. You see "
       "letters and silences; what they mean is yours to judge. The seal proves afterwards that "
       "nothing was changed."),
)  # fmt: skip
SCREEN = (
    (N_("Pipeline"), N_("Who you talk to. The number is what the job would be worth to you, of "
     "100. ▰▰▰▱▱ is how far it is, from an opening to a sealed deal. Then what they said: by "
     "when, how sure it sounded, and for how long they have been silent.")),
    (N_("Week"), N_("▸ now, ■ spent, a letter for a meeting with that company; under it, answers "
     "that fall due.")),
    (N_("Inbox"), N_("The open letter, what you can say (press the number), and the other "
     "letters; ? marks one that waits for your answer.")),
    (N_("Bottom line"), N_("What can be done now. Tab points at answers and buttons, Enter "
     "presses; Enter alone ends the day. Everything can be clicked.")),
)  # fmt: skip


def screen_rows(width: int) -> Sequence[Row]:
    """Return what the parts of the screen are, for somebody who sees them for the first time."""
    rows: list[Row] = []
    for name, text in SCREEN:
        rows += [*_entry(_(name), _(text), 14, width), BLANK]
    return rows


def help_rows(width: int) -> Sequence[Row]:
    """Return both pages of the help."""
    rows: list[Row] = []
    for text in HOW:
        rows += [*(row(line) for line in wrapped(_(text), width)), BLANK]
    rows.append(row((_("What you see"), "accent bold")))
    for name, text in SCREEN:
        rows += _entry(_(name), _(text), 14, width)
    rows += [BLANK, row((_("Keys"), "accent bold"))]
    for command in commands(HUNT):
        keys = " ".join(name_of(key) for key in keys_of(command))
        rows += _entry(keys, f"{command.worded.rstrip('…')}: {command.helped}", 10, width)
    rows += _entry("1-9", _("Say a numbered answer"), 10, width)
    rows += _entry("Esc", _("Back; nothing is ever lost by it"), 10, width)
    return [*rows, *_entry("^q", _("Quit; all is saved"), 10, width)]


def _entry(name: str, text: str, label: int, width: int) -> list[Row]:
    head = row((fit(name, label - 1), "key"))
    first, *rest = wrapped(text, max(10, width - label))
    gap = " " * (label - width_of(head))
    return [row(head, gap, first), *(row(" " * label, line) for line in rest)]
