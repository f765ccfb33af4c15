"""`scenario balance`: plays a scenario many times and says what it teaches."""

import json
from argparse import Namespace
from pathlib import Path

from game.cli.errors import DONE, INTERRUPTED, NOT_RIGHT
from game.cli.opening import scenario_named
from game.cli.progress import Progress
from game.hunt.balance import Sample, held, sample
from game.scenario.load import Scenario
from game.scenario.translation_names import without
from game.words.balance import as_data, report


def run(options: Namespace) -> int:
    """Balance every scenario named; translations that lie beside them are none."""
    worst = DONE
    data = []
    hunts = set(without([Path(name) for name in options.path]))
    for number, name in enumerate(name for name in options.path if Path(name) in hunts):
        scenario = scenario_named(options, name)
        found, whole = _played(options, scenario)
        if not found.hunts:
            return INTERRUPTED
        if options.form == "json":
            data.append(as_data(scenario.source, found))
        else:
            _print(options, scenario, found, number > 0)
        if options.strict and not _holds(scenario, found):
            worst = NOT_RIGHT
        if not whole:
            worst = INTERRUPTED
            break
    if options.form == "json":
        print(json.dumps(data, ensure_ascii=False, indent=1))
    return worst


def _played(options: Namespace, scenario: Scenario) -> tuple[Sample, bool]:
    found, bar = Sample(), Progress(options.games, options.quiet)
    try:
        for piece in sample(scenario.facts, options.games, options.seed, options.jobs):
            found.add(piece)
            bar.show(found.hunts)
    except KeyboardInterrupt:
        return found, False
    finally:
        bar.clear()
    return found, True


def _print(options: Namespace, scenario: Scenario, found: Sample, again: bool) -> None:
    if options.quiet:
        verdict = "holds" if _holds(scenario, found) else "FAILS"
        print(f"{scenario.source.id}: {verdict}")
        return
    if again:
        print()
    for line in report(scenario.source, found):
        print(line)


def _holds(scenario: Scenario, found: Sample) -> bool:
    expect = scenario.source.expect
    rows = held(expect, found) if expect else []
    return bool(rows) and all(row.held for row in rows)
