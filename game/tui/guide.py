"""The help page: what the screen shows and every key, from the one list of commands."""

from textual.content import Content

from game.tui.commands import COMMANDS
from game.tui.picture import MUTED, lines

WORDS = (
    "You look for a job before the runway ends. Every working day has a morning, an afternoon and "
    "an evening. Meetings, preparing, applying, calling on people and resting take a slot; letters "
    "take none. Nothing is yours until it is sealed: word, paper, signature, checks.",
    "Pipeline: who you talk to, where it stands, and since when they are silent. The number is "
    "what the job would be worth to you, of 100. Inbox: the open message, your answers, the "
    "others; ? waits for an answer. Week: ■ spent, ▸ now, a letter for a meeting.",
    "The seal proves afterwards that the hidden facts were dealt before you moved.",
)


def help_text() -> Content:
    """Return the help page."""
    keys = [
        Content.assemble(
            (f"{c.shown:>4}  ", "bold $accent"), f"{c.word.rstrip('…'):<16}", (c.help, MUTED)
        )
        for c in COMMANDS
    ]
    answer = Content.assemble(
        (" 1-8  ", "bold $accent"), f"{'Answer':<16}", ("Say a numbered answer", MUTED)
    )
    leave = Content.assemble(
        ("  ^q  ", "bold $accent"), f"{'Quit':<16}", ("Leave the game; all is saved", MUTED)
    )
    words = [part for text in WORDS for part in (text, "")]
    return lines([*words, *keys, answer, leave])
