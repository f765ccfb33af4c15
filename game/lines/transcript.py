"""A hunt played to its end by a built-in player, as readable lines."""

from collections.abc import Iterator

from game.hunt.hunt import Hunt
from game.lines import texts
from game.players.roster import PLAYERS
from game.words.ending import ending
from game.words.labels import label


def transcript(hunt: Hunt, player: str) -> Iterator[str]:
    """Yield the lines of a whole hunt: news, choices, and the opened envelope."""
    chooser, source, day = PLAYERS[player](hunt.seed), hunt.scenario.source, 0
    yield from texts.first_page(hunt)[:1]
    while not hunt.view.over:
        if hunt.view.day != day:
            day = hunt.view.day
            yield ""
            yield texts.heading(hunt)
            yield from texts.news(hunt)
        action = chooser.choose(hunt.view)
        if action.kind != "end_day":
            yield f"- {label(source, hunt.view, action)}"
        hunt.do(action)
    for section in ending(hunt):
        yield ""
        yield section.title
        yield from ("  " + line for line in section.lines)
