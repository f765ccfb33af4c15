"""`scenario …`: hands each of the modder's commands to the file that knows it."""

from argparse import Namespace

from game.cli.errors import DONE
from game.scenario.clean import clean_line
from game.scenario.load import Scenario, load
from game.scenario.pack_sources import Packs
from game.scenario.problems import ScenarioProblems
from game.scenario.shelf import in_order, shelf


def run(options: Namespace) -> int:
    """Run one of the commands; what it needs is imported when it is asked for."""
    if options.act == "list":
        return _pieces() if options.pieces else _list(options)
    if options.act in ("check", "explain"):
        from game.cli import checking

        return checking.check(options) if options.act == "check" else checking.explain(options)
    if options.act == "balance":
        from game.cli import balancing

        return balancing.run(options)
    if options.act in ("preview", "watch"):
        from game.cli import trying

        return trying.run(options)
    if options.act == "pack":
        from game.cli import packing

        return packing.run(options)
    from game.cli import authoring

    return authoring.run(options)


def _pieces() -> int:
    """List the shared pieces of the game, each person with a sentence of hers."""
    from game.scenario.builtin import built_in
    from game.scenario.chance import pool

    found = pool(built_in())
    for key, recruiter in sorted(found.personas.items()):
        sample = recruiter.messages["warm"][0]
        print(f"personas/{key}: {recruiter.name}. {sample}")
    for key, sector in sorted(found.sectors.items()):
        print(f"sectors/{key}: {sector.name}, {len(sector.firms)} firms, {sector.pace}")
    return DONE


def _list(options: Namespace) -> int:
    folders = tuple(options.scenarios or ())
    found: list[Scenario] = []
    names: dict[str, str] = {}
    broken = []
    for name, path in shelf(folders).items():
        try:
            found.append(load(path, folders))
        except ScenarioProblems as wrong:
            broken.append(f"{clean_line(name, 40)}: can't be played: {wrong.problems[0]}")
        else:
            names[found[-1].sha256] = name
    for scenario in in_order(found):
        source = scenario.source
        low, high = source.minutes
        name = clean_line(names[scenario.sha256], 80)
        print(f"{name}: {source.title}. {source.difficulty}, {low}-{high} minutes")
        if not options.quiet:
            print(f"  {source.summary}")
            print(f"  Teaches: {source.teaches}")
    for line in [*broken, *(f"pack {bad}" for bad in Packs().quarantined())]:
        print(line)
    if not options.quiet:
        print("And one that nobody wrote: hedge play --random deals firms and people by chance.")
    return DONE
