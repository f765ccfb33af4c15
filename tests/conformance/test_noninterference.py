"""The view is a function of signals and own acts alone: no hidden fact shows by any other way."""

import gc
from collections.abc import Callable
from pathlib import Path
from types import BuiltinFunctionType, FunctionType, ModuleType

import pytest

from game.engine.deal import deal
from game.engine.draws import SPAN, block
from game.engine.facts import Facts
from game.engine.state import NEVER, Process, State
from game.engine.turn import advance, start, start_in
from game.engine.view import View
from game.engine.world import CompanyWorld, Reactions, Rival, World
from game.hunt.hunt import Hunt
from game.scenario.load import Scenario, load

from .walks import SCENARIOS, busy_act, busy_walk, known, luck, newest, share

each_scenario = pytest.mark.parametrize("path", SCENARIOS, ids=[path.stem for path in SCENARIOS])
Change = Callable[[CompanyWorld], CompanyWorld]
CHANGES: dict[str, Change] = {
    "past": lambda c: c._replace(past=c.past + 300),
    "noise": lambda c: c._replace(noise=tuple(n - 400 for n in c.noise)),
    "rivals gone": lambda c: c._replace(rivals=()),
    "rivals better": lambda c: c._replace(rivals=tuple(_better(r) for r in c.rivals)),
    "late rival": lambda c: c._replace(rivals=(*c.rivals, Rival(900, 0, 12, True, 4))),
    "pool": lambda c: c._replace(pool=(Rival(1200, 2, 5, False, 3),)),
    "patience": lambda c: c._replace(patience=c.patience + 3),
    "sign-off": lambda c: c._replace(signoff=c.signoff + 2),
    "freeze": lambda c: c._replace(freeze=9 if c.freeze > 9 else NEVER),
    "ghost": lambda c: c._replace(ghost=not c.ghost),
    "late": lambda c: c._replace(late=c.late + 2),
    "lead": lambda c: c._replace(lead=c.lead + 2 if c.lead else 0),
    "callback": lambda c: c._replace(callback=SPAN - 1 - c.callback),
    "dates": lambda c: c._replace(ahead=tuple(a + 1 for a in c.ahead)),
    "call": lambda c: c._replace(call=0 if c.call else 2),
    "verbal": lambda c: c._replace(verbal_fails=not c.verbal_fails),
    "paper": lambda c: c._replace(written_delay=c.written_delay + 1, deadline=c.deadline + 1),
    "checks": lambda c: c._replace(checks_fail=not c.checks_fail),
    "rescinded": lambda c: c._replace(rescinded=not c.rescinded),
    "clear": lambda c: c._replace(clear_delay=c.clear_delay + 1),
    "reactions": lambda c: c._replace(reactions=Reactions(*(SPAN - 1 - r for r in c.reactions))),
}


def _better(rival: Rival) -> Rival:
    return rival._replace(quality=rival.quality + 800, accepts=not rival.accepts)


def changed(world: World, company: int, change: Change) -> World:
    companies = list(world.companies)
    companies[company] = change(companies[company])
    return world._replace(companies=tuple(companies))


@each_scenario
@pytest.mark.parametrize("name", CHANGES)
def test_a_hidden_fact_shows_in_signals_only(path: Path, name: str) -> None:
    """Two worlds that differ in one hidden fact look the same until a signal differs."""
    facts = _loaded(path)
    for seed in share(path, 15):
        world = deal(facts, seed)
        company = seed % len(facts.companies)
        other = changed(world, company, CHANGES[name])
        compare(start_in(facts, world), start_in(facts, other), f"{name}{seed}")


@each_scenario
def test_the_market_and_candour_show_in_signals_only(path: Path) -> None:
    facts = _loaded(path)
    for seed in share(path, 40):
        world = deal(facts, seed)
        other = world._replace(
            soft=not world.soft,
            candour=tuple(2 - candour for candour in world.candour),
            network=tuple(SPAN - 1 - draw for draw in world.network),
        )
        compare(start_in(facts, world), start_in(facts, other), f"market{seed}")


def compare(one: State, two: State, name: str) -> None:
    """Play both alike, busily, and assert that they look alike as long as signals agree."""
    for draw in luck(name, 1):
        assert known(one.view) == known(two.view)
        if one.view.over:
            return
        action = busy_act(one.view, draw)
        happened = advance(one, action), advance(two, action)
        if newest(one.view) != newest(two.view) or one.view.day != two.view.day:
            return
        assert happened[0] == happened[1]


@each_scenario
def test_worlds_with_the_same_signals_look_the_same(path: Path) -> None:
    """Over many worlds played alike, whoever has received the same sees the same."""
    facts = _loaded(path)
    for play in range(3):
        views: dict[object, bytes] = {}
        met_again = 0
        for seed in range(max(80, len(share(path, 400)))):
            state = start_in(facts, deal(facts, seed)._replace(voice=0))
            acts = []
            for draw in block(play, "alike", "", 24):
                action = busy_act(state.view, draw)
                acts.append(action)
                advance(state, action)
                if state.view.over:
                    break
                if action.kind == "end_day":
                    history = (tuple(acts), tuple(state.view.received()))
                    met_again += history in views
                    assert views.setdefault(history, known(state.view)) == known(state.view)
        assert met_again > 5


def test_own_acts_happen_alike_in_every_world(facts: Facts) -> None:
    """What an act reports at once tells nothing about the world it was done in."""
    for seed in range(60):
        one, two = (start_in(facts, deal(facts, s)._replace(voice=0)) for s in (seed, seed + 1000))
        for draw in luck("at-once", seed):
            action = busy_act(one.view, draw)
            if action.kind == "end_day":
                break
            assert advance(one, action) == advance(two, action)
            assert known(one.view) == known(two.view)


HIDDEN = (State, World, CompanyWorld, Process, Rival, Reactions)


def test_no_hidden_object_is_reachable_from_a_view(flagship: Scenario) -> None:
    """Following every reference from a view never leads to the world, nor to any code."""
    for seed in range(5):
        for number, (_, state) in enumerate(busy_walk(start(flagship.facts, seed), "reach", seed)):
            if number % 6 == 0:
                assert_apart(state.view)
        assert_apart(state.view)
    hunt = Hunt(flagship, 1)
    assert_apart(hunt.view)


def assert_apart(view: View) -> None:
    seen: set[int] = set()
    waiting: list[object] = [view]
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, (type, ModuleType)):
            continue
        seen.add(id(thing))
        assert not isinstance(thing, (*HIDDEN, FunctionType, BuiltinFunctionType))
        waiting += gc.get_referents(thing)
    assert len(seen) > 100


def _loaded(path: Path) -> Facts:
    if path not in _FACTS:
        _FACTS[path] = load(path).facts
    return _FACTS[path]


_FACTS: dict[Path, Facts] = {}
