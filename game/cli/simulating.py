"""`simulate`: many hunts, a table, a file of rows, a progress bar; Ctrl-C keeps what is done."""

from argparse import Namespace
from importlib.util import find_spec

from game.cli.errors import DONE, INTERRUPTED, Stop
from game.cli.opening import scenario_named
from game.cli.progress import Progress
from game.engine.facts import Facts
from game.hunt.simulate import Row, best_company, simulate, write_rows
from game.scenario.clean import clean_line
from game.words.languages import _
from game.words.statistics import table

USUAL = ["canceller", "honest", "silent", "bluffer", "first-offer"]
ENDINGS = (".csv", ".jsonl", ".parquet")


def run(options: Namespace) -> int:
    """Simulate, print the table, write the rows."""
    scenario = scenario_named(options, options.scenario)
    out = options.out
    if out is not None and out.suffix.lower() not in ENDINGS:
        text = _("simulate: {file}: can't write that kind of file (end it in {endings})")
        raise Stop(text.format(file=clean_line(str(out)), endings=", ".join(ENDINGS)))
    if out is not None:
        if out.suffix.lower() == ".parquet" and find_spec("pyarrow") is None:
            raise Stop(
                _(
                    "simulate: .parquet needs pyarrow "
                    "(pip install 'hedge-your-bets[parquet]', or write .csv)"
                )
            )
        _prove_writable(options)
    players = list(dict.fromkeys(options.player or USUAL))
    rows, code = _play(options, players, scenario.facts), DONE
    if len(rows) < options.games * len(players):
        code = INTERRUPTED
    if rows:
        best = scenario.facts.companies[best_company(scenario.facts)].name
        if not options.quiet:
            print(_heading(scenario.source.title, options.seed, len(rows) // len(players)))
        for line in table(rows, players, best):
            print(line)
    if out is not None:
        _write(options, rows)
    return code


def _heading(title: str, seed: int, done: int) -> str:
    text = _("{title}: {done} hunts each, seeds {first} to {last}, means with 95 % intervals")
    return text.format(title=title, done=done, first=seed, last=seed + done - 1)


def _prove_writable(options: Namespace) -> None:
    try:
        with options.out.open("a", encoding="utf-8"):
            pass
    except OSError as error:
        raise Stop(_cannot(options, error)) from None


def _cannot(options: Namespace, error: OSError) -> str:
    why = error.strerror.lower() if error.strerror else _("failed")
    text = _("simulate: {file}: {why} (name another file)")
    return text.format(file=clean_line(str(options.out)), why=why)


def _write(options: Namespace, rows: list[Row]) -> None:
    try:
        write_rows(rows, options.out)
    except OSError as error:
        raise Stop(_cannot(options, error)) from None


def _play(options: Namespace, players: list[str], facts: Facts) -> list[Row]:
    rows: list[Row] = []
    bar = Progress(options.games * len(players), options.quiet)
    try:
        for chunk in simulate(facts, players, options.games, options.seed, options.jobs):
            rows += chunk
            bar.show(len(rows))
    except KeyboardInterrupt:
        pass
    bar.clear()
    return rows
