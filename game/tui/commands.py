"""The one list of commands: it gives the hunt's keys, its bar, its help and its palette."""

from typing import NamedTuple


class Command(NamedTuple):
    """What a key does; `kinds` are the acts it offers, empty for what isn't an act."""

    name: str
    key: str
    shown: str
    word: str
    help: str
    kinds: tuple[str, ...] = ()
    menu: bool = False
    bar: bool = True


COMMANDS = (
    Command("interview", "i", "i", "Interview", "Go to the meeting of this slot", ("interview",)),
    Command("prepare", "p", "p", "Prepare…", "Prepare for a meeting (one slot)", ("prepare",)),
    Command("rest", "r", "r", "Rest", "Rest for a slot", ("rest",)),
    Command("apply", "a", "a", "Apply…", "Apply to an opening (one slot)", ("apply",)),
    Command("network", "n", "n", "Network", "Call on people you know (one slot)", ("network",)),
    Command("tell", "t", "t", "Tell…", "Tell a recruiter something, true or not", ("tell",), True),
    Command("ask", "k", "k", "Ask…", "Ask or push a recruiter", ("ask", "push"), True),
    Command(
        "cancel", "x", "x", "Cancel or move…", "Move, cancel, skip a meeting, or withdraw",
        ("postpone", "cancel", "no_show", "withdraw"), True,
    ),
    Command(
        "offers", "o", "o", "Offers…", "Accept, decline, negotiate, ask for time",
        ("accept", "negotiate", "extend", "decline"), True,
    ),
    Command("forecast", "f", "f", "Forecast", "Say how likely you think it is", ("forecast",)),
    Command("undo", "u", "u", "Undo", "Take back your newest choice of today"),
    Command("end_day", "enter", "⏎", "End the day", "Sleep; the world moves", ("end_day",)),
    Command("wait", "w", "w", "Wait for news", "Pass quiet days until something wants you"),
    Command("all", "l", "l", "All acts", "Every act that is open now", (), True),
    Command("file", "c", "c", "Company", "All you know of the selected company"),
    Command("help", "question_mark", "?", "Help", "Keys and what they do"),
    Command("palette", "ctrl+p", "^p", "Commands", "Search all commands"),
    Command("leave", "q", "q", "Leave", "Back to the title; the hunt is saved"),
    Command("reply", "y", "y", "Answer…", "Answer a message", ("reply",), True, False),
    Command("older", "down", "↓", "Older", "Open the next older message", bar=False),
    Command("newer", "up", "↑", "Newer", "Open the next newer message", bar=False),
    Command("next", "right", "→", "Next company", "Select the next company", bar=False),
    Command("previous", "left", "←", "Company before", "Select the company before", bar=False),
    Command("scroll_on", "pagedown", "PgDn", "Read on", "Scroll a long message", bar=False),
    Command("scroll_back", "pageup", "PgUp", "Read back", "Scroll a long message back", bar=False),
)  # fmt: skip

BY_NAME = {command.name: command for command in COMMANDS}
ANSWER_KEYS = "123456789"
