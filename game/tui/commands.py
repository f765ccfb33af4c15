"""The one list of commands: it gives keys, bar, tooltips, help and palette on every screen."""

from typing import NamedTuple

from game.words.languages import N_, _

HUNT, TITLE, READ = "hunt", "title", "read"


class Command(NamedTuple):
    """What a key does. `kinds` are the acts it offers, empty for what isn't an act.

    `keys` are Textual's names of its keys, the first one shown; `word` and `help` are marked for
    translation and said by `worded` and `helped`.
    """

    name: str
    keys: tuple[str, ...]
    word: str
    help: str
    kinds: tuple[str, ...] = ()
    menu: bool = False
    bar: bool = True
    where: str = HUNT

    @property
    def worded(self) -> str:
        """Return its word in the language spoken now."""
        return _(self.word)

    @property
    def helped(self) -> str:
        """Return its help in the language spoken now."""
        return _(self.help)


COMMANDS = (
    Command("interview", ("i",), N_("Interview"), N_("Go to the meeting of this slot"),
            ("interview",)),
    Command("prepare", ("p",), N_("Prepare…"), N_("Prepare for a meeting (one slot)"),
            ("prepare",)),
    Command("rest", ("r",), N_("Rest"), N_("Rest for a slot"), ("rest",)),
    Command("apply", ("a",), N_("Apply…"), N_("Apply to an opening (one slot)"), ("apply",)),
    Command("network", ("n",), N_("Network"), N_("Call on people you know (one slot)"),
            ("network",)),
    Command("tell", ("t",), N_("Tell…"), N_("Tell a recruiter something, true or not"),
            ("tell",), True),
    Command("ask", ("k",), N_("Ask…"), N_("Ask or push a recruiter"), ("ask", "push"), True),
    Command("cancel", ("x",), N_("Move, cancel…"),
            N_("Move, cancel, skip a meeting, or withdraw"),
            ("postpone", "cancel", "no_show", "withdraw"), True),
    Command("offers", ("o",), N_("Offers…"), N_("Accept, decline, negotiate, ask for time"),
            ("accept", "negotiate", "extend", "decline"), True),
    Command("forecast", ("f",), N_("Forecast"), N_("Say how likely you think it is"),
            ("forecast",)),
    Command("undo", ("u",), N_("Undo"), N_("Take back your newest choice of today")),
    Command("end_day", ("enter",), N_("End the day"), N_("Sleep; the world moves"), ("end_day",)),
    Command("wait", ("w",), N_("Wait"),
            N_("Pass quiet days until something wants you")),
    Command("all", ("l",), N_("All acts"), N_("Every act that is open now"), (), True),
    Command("file", ("c",), N_("Company"), N_("All you know of the selected company"),
            bar=False),
    Command("note", ("e",), N_("Note…"), N_("Write a note on the selected company"), bar=False),
    Command("month", ("m",), N_("Month"), N_("All weeks of the hunt: what is booked, what is due"),
            bar=False),
    Command("ledger", ("g",), N_("Ledger"),
            N_("Energy, runway, who is silent since when"), bar=False),
    Command("help", ("question_mark",), N_("Help"), N_("Keys and what they do")),
    Command("palette", ("ctrl+p",), N_("Commands"), N_("Search all commands")),
    Command("settings", ("s",), N_("Settings"), N_("Theme, motion, keys, language"), bar=False),
    Command("leave", ("q",), N_("Leave"), N_("Back to the title; the hunt is saved")),
    Command("reply", ("y",), N_("Answer…"), N_("Answer a message"), ("reply",), True, False),
    Command("older", ("down",), N_("Older"), N_("Open the next message down the list"), bar=False),
    Command("newer", ("up",), N_("Newer"), N_("Open the next message up the list"), bar=False),
    Command("next", ("right",), N_("Next company"), N_("Select the next company"), bar=False),
    Command("previous", ("left",), N_("Company before"), N_("Select the company before"),
            bar=False),
    Command("scroll_on", ("space", "pagedown"), N_("Read on"), N_("Scroll a long message"),
            bar=False),
    Command("scroll_back", ("b", "pageup"), N_("Read back"), N_("Scroll a long message back"),
            bar=False),
    Command("point_on", ("tab",), N_("Point on"),
            N_("Point at the next answer or button; Enter presses it"), bar=False),
    Command("point_back", ("shift+tab",), N_("Point back"),
            N_("Point at the answer or button before"), bar=False),
    Command("new", ("n",), N_("New hunt"), N_("The Day After Tomorrow, dealt anew"), where=TITLE),
    Command("daily", ("d",), N_("Daily hunt"), N_("The same for everybody today"), where=TITLE),
    Command("chance", ("r",), N_("A hunt by chance"), N_("Fresh firms, fresh people"),
            where=TITLE),
    Command("resume", ("c",), N_("Continue"), N_("Go on where you left"), where=TITLE),
    Command("scenarios", ("s",), N_("Scenarios"), N_("Choose among all hunts"), where=TITLE),
    Command("record", ("e",), N_("Record"), N_("Hunts played, results, calibration"),
            where=TITLE),
    Command("settings", ("o",), N_("Settings"), N_("Theme, motion, keys, language"), where=TITLE),
    Command("help", ("question_mark",), N_("Help"), N_("What this is, and every key"),
            where=TITLE),
    Command("quit", ("q",), N_("Quit"), N_("Leave the game; all is saved"), where=TITLE),
)  # fmt: skip

ANSWER_KEYS = "123456789"


def commands(where: str) -> tuple[Command, ...]:
    """Return the commands of one screen, in order."""
    return tuple(command for command in COMMANDS if command.where == where)


BY_NAME = {command.name: command for command in commands(HUNT)}
