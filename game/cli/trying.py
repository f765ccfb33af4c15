"""`scenario preview` and `scenario watch`: a modder's own eyes on a scenario."""

from argparse import Namespace

from game.cli.errors import DONE
from game.cli.opening import scenario_named
from game.hunt.hunt import Hunt
from game.players.roster import PLAYERS
from game.words.preview import envelope, timeline


def run(options: Namespace) -> int:
    """Run one of the two."""
    if options.act == "watch":
        from game.cli import watching

        return watching.run(options)
    return _preview(options)


def _preview(options: Namespace) -> int:
    hunt = Hunt(scenario_named(options, options.path), options.seed)
    for line in envelope(hunt):
        print(line)
    player = PLAYERS[options.player](options.seed)
    while not hunt.view.over:
        hunt.do(player.choose(hunt.view))
    who = "somebody who does nothing" if options.player == "idle" else f"the {options.player} one"
    print(f"\nWhat happens to {who}:")
    for line in timeline(hunt):
        print(line)
    view = hunt.view
    names = list(hunt.scenario.source.companies.values())
    end = names[view.landed].name if view.landed >= 0 else "the stop-gap"
    print(f"Over on day {view.day}: {end}, {view.result / 100:.1f} of 100.")
    return DONE
