"""What an act leaves behind is said: slot and energy, bridges, forecasts come true, doors."""

from game.engine.acts import Action
from game.engine.deal import deal
from game.engine.legal import END_DAY
from game.engine.view import BRIDGES_START
from game.hunt.hunt import Hunt
from game.hunt.quiet import LEAD, PROMISE, bound_today, wants_player
from game.hunt.reveal import bridge_changes
from game.players.roster import PLAYERS
from game.scenario.load import Scenario
from game.words.deeds import FORM, aftermath, deed, resolved
from game.words.ending import ending
from game.words.warnings import wait_warning


def finished(scenario: Scenario, seed: int, player: str) -> Hunt:
    hunt, chooser = Hunt(scenario, seed), PLAYERS[player](seed)
    while not hunt.view.over:
        hunt.do(chooser.choose(hunt.view))
    return hunt


def test_every_change_of_the_bridges_is_accounted_for(flagship: Scenario) -> None:
    for seed in range(10):
        for player in ("random", "canceller", "honest"):
            hunt = finished(flagship, seed, player)
            changes = bridge_changes(hunt)
            assert BRIDGES_START + sum(c.points for c in changes) == hunt.view.bridges
            lines = next(s.lines for s in ending(hunt) if s.title == "Bridges")
            assert len(lines) == 1 + len(changes)


def test_an_act_says_what_is_left_of_the_day_and_what_it_cost(flagship: Scenario) -> None:
    hunt = Hunt(flagship, 7)
    events = hunt.do(Action("rest"))
    assert aftermath(hunt.view, events, 80) == ["Now afternoon, energy 7."]
    events = hunt.do(Action("cancel", 1))
    assert aftermath(hunt.view, events, 80) == ["Bridges 70 (-10)."]
    events = hunt.do(Action("ask", 0, "when"))
    assert aftermath(hunt.view, events, 70) == []


def test_a_meeting_is_felt_by_the_form_one_was_in(flagship: Scenario) -> None:
    told = set()
    for work in (0, 3):
        hunt = Hunt(flagship, 7)
        for _ in range(work):
            hunt.do(Action("prepare", 1))
        while hunt.view.day < 3:
            hunt.do(END_DAY)
        (event,) = hunt.do(Action("interview", 1))
        told.add(deed(flagship.source, event))
    assert told == {FORM[2].format(company="Brightline"), FORM[3].format(company="Brightline")}


def test_a_forecast_is_settled_on_the_day_it_comes_true_or_does_not(flagship: Scenario) -> None:
    said = {True: 0, False: 0}
    for seed in range(30):
        hunt, player = Hunt(flagship, seed), PLAYERS["honest"](seed)
        asked = next(action for action in hunt.actions() if action.kind == "forecast")
        hunt.do(asked._replace(value=400))
        lines: list[str] = []
        while not hunt.view.over and hunt.view.day <= 5:
            lines += resolved(flagship.source, hunt.view) if not hunt.view.slot else []
            hunt.do(player.choose(hunt.view))
        came = 0 < hunt.view.companies[0].verbal_day <= 4
        if hunt.view.day > 5:
            assert lines
            assert ("it came" in lines[0]) == came
            assert "40 in 100" in lines[0]
            said[came] += 1
    assert all(said.values())


def test_the_end_says_what_became_of_the_best_door(flagship: Scenario) -> None:
    landed_less = 0
    for seed in range(40):
        hunt = finished(flagship, seed, "honest")
        lines = " ".join(ending(hunt)[0].lines)
        if hunt.view.landed == 0:
            assert "worth most to you" not in lines
        else:
            assert "Northwind Robotics, which was worth most to you:" in lines
        if hunt.view.landed > 0:
            landed_less += 1
            assert "is there because that door stayed open." in lines
    assert landed_less


def test_days_do_not_pass_over_an_opening_when_nothing_else_is_alive(flagship: Scenario) -> None:
    hunt = Hunt(flagship, 7)
    for company in range(3):
        hunt.do(Action("withdraw", company))
    assert bound_today(hunt) == ""
    while not any(known.stage == "lead" for known in hunt.view.companies):
        hunt.do(END_DAY)
    assert bound_today(hunt) == LEAD


def test_a_day_that_was_named_stops_the_days_and_a_vague_one_does_not(flagship: Scenario) -> None:
    hunt = Hunt(flagship, 7)
    while hunt.view.day < 4:
        hunt.do(END_DAY)
    known = hunt.view.companies[0]
    known.stage, known.by, known.vague = "deliberating", 4, False
    assert wants_player(hunt) == PROMISE
    known.vague = True
    assert wants_player(hunt) != PROMISE


def test_passing_days_with_an_offer_in_hand_is_asked_about(flagship: Scenario) -> None:
    seed = next(s for s in range(99) if deal(flagship.facts, s).companies[0].past > 1700)
    hunt, player = Hunt(flagship, seed), PLAYERS["silent"](seed)
    assert wait_warning(flagship.source, hunt.view) == ""
    while not hunt.view.companies[0].offer_open():
        hunt.do(player.choose(hunt.view))
    text = wait_warning(flagship.source, hunt.view)
    assert "An offer from Northwind Robotics waits for your answer by" in text
