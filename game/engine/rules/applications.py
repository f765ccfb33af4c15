"""How processes begin: leads that come by themselves or by networking, applications, callbacks."""

from game.engine.draws import SPAN
from game.engine.learn import set_stage
from game.engine.rules.deliberation import lose
from game.engine.rules.interviews import invite
from game.engine.signals import Signal
from game.engine.state import APPLIED, LEAD, NEVER, State


def lead_arrives(state: State, company: int) -> Signal:
    """An opening comes to the player's ears."""
    process = state.processes[company]
    process.phase, process.due = LEAD, NEVER
    return Signal("lead")


def apply_to(state: State, company: int) -> None:
    """Send an application."""
    view, process = state.view, state.processes[company]
    process.phase = APPLIED
    process.due = view.day + 1 + state.truth(company).reply
    if process.frozen:
        lose(state, company, frozen=True)
    process.owed = ("received",)
    set_stage(view, view.companies[company], "applied")


def callback(state: State, company: int) -> Signal | None:
    """Read the application: an invitation, or bad news in its own time."""
    process = state.processes[company]
    you, known = state.facts.you, state.view.companies[company]
    gain = you.preparation[min(known.prepared, len(you.preparation) - 1)]
    worked = gain * you.application // 1000
    odds = min(SPAN, state.facts.companies[company].callback + process.callback + worked)
    if state.truth(company).callback < odds:
        return invite(state, company, 0)
    return lose(state, company)


def network(state: State) -> None:
    """Call on people: a lead comes sooner, or a waiting application gets a good word."""
    view, world, you = state.view, state.world, state.facts.you
    luck = world.network[view.network_count % len(world.network)]
    view.networked = view.day
    view.network_count += 1
    if luck >= you.network_works:
        return
    hidden = [known.index for known in view.companies if known.stage == "hidden"]
    if hidden:
        process = state.processes[hidden[view.network_count % len(hidden)]]
        process.due = min(process.due, view.day + 1)
        return
    for known in view.companies:
        if known.stage == "applied":
            state.processes[known.index].callback += you.network_referral
            return
