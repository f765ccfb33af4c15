"""What holds in every scenario, for every player, after every act."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.acts import Action
from game.engine.facts import NIGHT, Facts
from game.engine.legal import OFFERED, legal_actions, meeting_now, refusal
from game.engine.rules.conduct import GOODWILL_LEAST, GOODWILL_MOST
from game.engine.signals import KINDS
from game.engine.state import (
    APPLIED,
    CHECKS,
    LOST,
    OUT,
    PAPER,
    SEALED,
    VERBAL,
    WRITTEN,
    State,
)
from game.engine.turn import IllegalAction, advance, apply, start
from game.engine.view import LIVE_STAGES, OUT_STAGES, View
from game.hunt import verify
from game.hunt.hunt import Hunt
from game.hunt.save import read, write
from game.players.roster import PLAYERS
from game.scenario.load import Scenario, load, parse
from game.scenario.shelf import FLAGSHIP

from .walks import SCENARIOS, busy_walk, every_act, inside, known, newest, share

ACTS_A_DAY = 60
DATED = frozenset(
    (
        "invite",
        "moved",
        "reopened",
        "date",
        "when_soon",
        "when_later",
        "pushed_date",
        "expedited",
        "verbal",
        "written",
    )
)
PHASES = {
    "applied": (APPLIED, LOST),
    "verbal": (VERBAL, PAPER),
    "written": (WRITTEN,),
    "signed": (CHECKS,),
    "sealed": (SEALED,),
}

each_scenario = pytest.mark.parametrize("path", SCENARIOS, ids=[path.stem for path in SCENARIOS])
each_player = pytest.mark.parametrize("name", PLAYERS)
loaded = cache(load)


def check(facts: Facts, view: View) -> None:
    """Assert what must be true of every view."""
    assert 1 <= view.day <= facts.days
    assert 0 <= view.slot <= NIGHT
    assert 0 <= view.energy <= facts.you.energy_most
    assert 0 <= view.bridges <= 100
    assert 0 <= view.result <= 10_000
    assert all(GOODWILL_LEAST <= feeling <= GOODWILL_MOST for feeling in view.goodwill)
    assert view.live == sum(known.stage in LIVE_STAGES for known in view.companies)
    assert view.offers == sum(known.stage in OFFERED for known in view.companies)
    for company in view.companies:
        assert company.pay >= 0 and company.bonus >= 0
        assert 0 <= company.prepared <= 3
        if company.stage in OFFERED:
            assert company.pay >= facts.companies[company.index].offer.pay
        assert company.meeting_day == 0 or company.stage in LIVE_STAGES
    acts = legal_actions(view)
    assert len(set(acts)) == len(acts)
    assert bool(acts) != view.over
    assert view.over or acts[-1] == Action("end_day")


def check_morning(state: State) -> None:
    """Assert what must be true of the day's signals and of the known beside the true."""
    today = newest(state.view)
    assert len({received.company for received in today}) == len(today)
    for received in today:
        assert received.signal.kind in KINDS
        if received.signal.kind in DATED:
            assert received.signal.date > state.view.day
    for company, process in zip(state.view.companies, state.processes, strict=True):
        if company.stage in OUT_STAGES:
            assert process.phase == OUT
        elif company.stage != "hidden" and not process.owed:
            assert process.phase in PHASES.get(company.stage, range(OUT))


@each_scenario
@each_player
def test_every_hunt_ends_and_stays_in_range(path: Path, name: str) -> None:
    facts = loaded(path).facts
    for seed in share(path, 40):
        state, player, acts = start(facts, seed), PLAYERS[name](seed), 0
        check(facts, state.view)
        while not state.view.over:
            action = player.choose(state.view)
            assert not refusal(state.view, action)
            advance(state, action)
            check(facts, state.view)
            if action.kind == "end_day" and not state.view.over:
                check_morning(state)
            acts += 1
            assert acts < ACTS_A_DAY * facts.days


@each_scenario
def test_busy_play_stays_in_range(path: Path) -> None:
    facts = loaded(path).facts
    for seed in share(path, 500):
        for action, state in busy_walk(start(facts, seed), "in-range", seed):
            check(facts, state.view)
            if action.kind == "end_day" and not state.view.over:
                check_morning(state)


@each_scenario
def test_what_is_listed_is_what_is_open(path: Path) -> None:
    """The cached list of acts holds each act that isn't refused, and no other."""
    facts = loaded(path).facts
    for seed in share(path, 30):
        for _, state in busy_walk(start(facts, seed), "listed", seed):
            view = state.view
            listed = legal_actions(view)
            assert set(listed) == {act for act in every_act(view) if not refusal(view, act)}


@each_scenario
def test_a_meeting_that_is_moved_frees_its_slot_for_everything(path: Path) -> None:
    """Whatever is done in the slot of a meeting, the list of acts is never an old one."""
    facts = loaded(path).facts
    booked = [k for k, c in enumerate(facts.companies) if c.meeting]
    for company in booked:
        state = start(facts, 1)
        known_company = state.view.companies[company]
        while known_company.meeting_day > state.view.day:
            advance(state, Action("end_day"))
        while known_company.meeting_slot > state.view.slot:
            now = [k.index for k in state.view.companies if meeting_now(state.view, k)]
            advance(state, Action("interview", now[0]) if now else Action("rest"))
        legal_actions(state.view)
        advance(state, Action("postpone", company))
        view = state.view
        open_now = {act for act in every_act(view) if not refusal(view, act)}
        assert set(legal_actions(view)) == open_now


@each_scenario
def test_a_refused_act_changes_nothing(path: Path) -> None:
    facts = loaded(path).facts
    for seed in share(path, 6):
        for number, (_, state) in enumerate(busy_walk(start(facts, seed), "refused", seed)):
            if number % 10:
                continue
            before = inside(state)
            for action in every_act(state.view):
                code = refusal(state.view, action)
                if code:
                    with pytest.raises(IllegalAction) as refused:
                        advance(state, action)
                    assert refused.value.code == code
            assert inside(state) == before


@each_scenario
def test_a_forecast_out_of_range_changes_nothing(path: Path) -> None:
    state = start(loaded(path).facts, 1)
    for action in legal_actions(state.view):
        if action.kind == "forecast":
            before = inside(state)
            for value in (-1, 1001):
                with pytest.raises(IllegalAction):
                    advance(state, action._replace(value=value))
            assert inside(state) == before


@each_scenario
@settings(max_examples=12)
@given(seed=st.integers(0, 10**9), picks=st.lists(st.integers(0, 2**16), max_size=60))
def test_apply_leaves_the_state_before_as_it_was(path: Path, seed: int, picks: list[int]) -> None:
    """Any acts at all: `apply` gives what `advance` gives and touches nothing older."""
    facts = loaded(path).facts
    state = start(facts, seed)
    check(facts, state.view)
    for pick in picks:
        acts = legal_actions(state.view)
        if not acts:
            break
        action = acts[pick % len(acts)]
        if action.kind == "forecast":
            action = action._replace(value=pick % 1001)
        before = inside(state)
        after, events = apply(state, action)
        assert inside(state) == before
        twin = state.copy()
        assert advance(twin, action) == events
        assert inside(twin) == inside(after)
        check(facts, after.view)
        state = after


EVERYWHERE = ("honest", "random")
"""Players whose saves are read back on every scenario; all others' on the flagship."""


@pytest.mark.parametrize(
    ("path", "name"),
    [(p, n) for p in SCENARIOS for n in PLAYERS if p.stem == FLAGSHIP or n in EVERYWHERE],
    ids=lambda value: value.stem if isinstance(value, Path) else value,
)
def test_a_save_at_every_step_gives_the_same_hunt(
    path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written and read again after any choice, a hunt is the same to the last check value."""
    monkeypatch.setattr(verify, "parse", cache(parse))
    scenario = briefly(path)
    for seed in share(path, 2):
        hunt, player = Hunt(scenario, seed), PLAYERS[name](seed)
        while not hunt.view.over:
            hunt.do(player.choose(hunt.view))
            again = verify.replay(read(write(hunt)))
            assert again.choices == hunt.choices
            assert again.checks == hunt.checks
            assert again.seal == hunt.seal
            assert known(again.view) == known(hunt.view)
        assert verify.verify(write(hunt)).code == verify.OK


@cache
def briefly(path: Path) -> Scenario:
    """Return a scenario without its messages: less to read again and again."""
    lines, keep = [], True
    for line in loaded(path).text.splitlines():
        if line.startswith("["):
            keep = not line.endswith(".messages]")
        if keep:
            lines.append(line)
    return parse("\n".join(lines) + "\n", path.stem)
