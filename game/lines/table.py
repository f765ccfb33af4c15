"""The words one can type: what each is called, how it is used, and what its help says.

English words always work; where another language is spoken, its words work beside them.
"""

from typing import NamedTuple

from game.lines.find import folded
from game.words.languages import N_, _


class Word(NamedTuple):
    """A word. `called` holds its name and others that mean the same, `more` is its own help."""

    name: str
    called: str
    usage: str
    help: str
    more: str
    shown: bool = True


WORDS = (
    Word(
        "all", N_("all list everything"), N_("all"), N_("every choice there is, with its number"),
        N_("Numbers stay the same until you do something: a number that you read here can be "
           "typed here."),
    ),
    Word(
        "menu", N_("menu choices"), N_("menu [on or off]"), N_("the short list again"),
        N_("The list holds what matters most now. After menu off it isn't read out after every "
           "choice any more, only when you type menu or all; menu on brings it back."),
    ),
    Word(
        "status", N_("status where state"), N_("status"), N_("where you stand with everybody"),
        N_("Each company, what it would be worth to you of 100, what comes next and by when, how "
           "sure they sounded, and since when they are silent. What is worth most comes first."),
    ),
    Word(
        "ledger", N_("ledger energy runway silent"), N_("ledger"),
        N_("your energy, your runway, and who is silent since when"),
        N_("You hear it by itself at the end of each week."),
    ),
    Word(
        "inbox", N_("inbox letters messages mail"), N_("inbox [all or NAME]"),
        N_("the newest messages, the last one last"),
        N_("Each message has a number. inbox all lists every message, inbox and a name only what "
           "that company or that person wrote. read and a number opens one."),
    ),
    Word(
        "read", N_("read open letter message"), N_("read [N]"),
        N_("one message, and what you can answer"),
        N_("Without a number it is the newest one. older and newer go on from there."),
    ),
    Word(
        "older", N_("older back"), N_("older"), N_("the message before the one you read"),
        N_("newer goes the other way."), False,
    ),
    Word(
        "newer", N_("newer next"), N_("newer"), N_("the message after the one you read"),
        N_("older goes the other way."), False,
    ),
    Word(
        "week", N_("week calendar booked"), N_("week"), N_("what is booked and what is due"),
        N_("In order of time: meetings, answers that you owe, and days that they named."),
    ),
    Word(
        "month", N_("month days"), N_("month"), N_("the same, week by week to the last day"),
        N_("Weeks without anything are said together. It ends with the last day of your runway."),
    ),
    Word(
        "company", N_("company companies file"), N_("company NAME"),
        N_("all you know of one company"),
        N_("What they are, what they are worth to you, where things stand, what you did and said, "
           "your forecasts, your note, and all their messages. The beginning of any word of the "
           "name is enough. company alone lists the names."),
    ),
    Word(
        "note", N_("note notes"), N_("note NAME TEXT"), N_("keep a note of your own on a company"),
        N_("A new note takes the place of the old one; up to 500 characters. note and a name reads "
           "it, note alone reads all, note, a name and a single - takes it away. Notes are saved "
           "with the hunt and change nothing in it."),
    ),
    Word(
        "forecast", N_("forecast forecasts believe"), N_("forecast [NAME] [PERCENT]"),
        N_("say how likely it is, or hear what you said"),
        N_("Some mornings ask what you believe. forecast acme 60 says 60 in 100. What is left out "
           "is asked for. You can answer only on the day of the question."),
    ),
    Word(
        "why", N_("why"), N_("why WORD [NAME]"), N_("why something can't be done now"),
        N_("Name it as you like: why push, why cancel acme. why alone names all kinds of acts."),
    ),
    Word(
        "undo", N_("undo"), N_("undo"), N_("take back the newest choice of today"),
        N_("A meeting that is over and a day that has ended can't be taken back."),
    ),
    Word(
        "pass", N_("pass wait"), N_("pass"),
        N_("let quiet days pass until something wants you"),
        N_("It stops for news, meetings, deadlines, questions, days that were promised, and when "
           "ten days of runway are left. It says what stopped it."),
    ),
    Word(
        "end", N_("end sleep"), N_("end"), N_("end the day"),
        N_("The world moves overnight. A night gives back two points of energy."),
    ),
    Word(
        "record", N_("record"), N_("record"), N_("your hunts so far"),
        N_("How your hunts ended, how good your forecasts were, and your streak of daily hunts."),
    ),
    Word(
        "settings", N_("settings"), N_("settings [NAME VALUE]"),
        N_("what is set for all hunts"),
        N_("settings ledger off leaves the ledger out, settings plain on plays every hunt line by "
           "line, settings language es speaks Spanish. Keys of the screen are set on the screen."),
    ),
    Word(
        "save", N_("save"), N_("save"), N_("where this hunt is saved; it is, after every choice"),
        N_("hedge resume goes on with the newest hunt, hedge saves lists all."),
    ),
    Word(
        "help", N_("help h"), N_("help [WORD]"), N_("this page, or more about one word"),
        N_("help inbox says more about inbox."),
    ),
    Word(
        "quit", N_("quit q exit"), N_("quit"), N_("stop; the hunt is saved"),
        N_("So does the end of the input (Ctrl-D), and Ctrl-C."),
    ),
)  # fmt: skip
BY_NAME = {word.name: word for word in WORDS}


def spellings() -> dict[str, str]:
    """Return every word that can be typed, folded, with the name of what it means."""
    found: dict[str, str] = {}
    for word in WORDS:
        for spelling in (*word.called.split(), *_(word.called).split()):
            found.setdefault(folded(spelling), word.name)
    return found


def help_page(known: frozenset[str]) -> list[str]:
    """Return one page about the known words."""
    lines = [_("Type the number of a choice and Enter. Or a word:")]
    for word in WORDS:
        if word.shown and word.name in known:
            lines.append(f"  {_(word.usage)}: {_(word.help)}")
    return [
        *lines,
        _("Acts have words too: help acts. What is counted: help bridges, runway, energy."),
        _("Talk is free. A meeting, preparing, applying, calling, rest: a slot each."),
    ]


def help_word(name: str) -> list[str]:
    """Return more about one word."""
    word = BY_NAME[name]
    others = [o for o in _(word.called).split() if folded(o) != folded(_(word.called).split()[0])]
    lines = [f"{_(word.usage)}: {_(word.help)}.", _(word.more)]
    if others:
        lines.append(_("The same: {words}.").format(words=", ".join(others)))
    return lines
