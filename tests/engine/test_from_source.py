"""Each row of "From the source to mechanics" has a test here that fails when its mechanic is gone.

`test_rows_bite.py` takes every mechanic out and sees its row fail.
"""

from collections import Counter
from dataclasses import replace
from statistics import mean, stdev
from typing import Any

from game.engine.acts import Action
from game.engine.deal import deal
from game.engine.draws import SPAN
from game.engine.facts import Facts
from game.engine.legal import END_DAY, legal_actions
from game.engine.reveal import finalists, mark, place, truth
from game.engine.rules.interviews import FELT
from game.engine.signals import CAUSES, ENDINGS, OFFERS, STORIES, feedback_tables
from game.engine.state import WAITING, State
from game.engine.turn import advance, start, start_in
from game.engine.view import LIVE_STAGES
from game.engine.world import World
from game.hunt.hunt import Hunt
from game.hunt.reveal import told_and_true
from game.players.canceller import Canceller
from game.players.honest import Honest
from game.players.player import Player
from game.scenario.load import Scenario

from .hunts import (
    DREAM,
    SECOND,
    STRONG,
    THIRD,
    WEAK,
    alone,
    attend,
    bend,
    bend_reactions,
    calm,
    idle,
    kinds,
    news,
    play,
    rival,
    verbal_day,
    verbals,
    with_company,
    with_offer,
)

FRONT = ("home_run", "top")
TONES = {"glowing": 3, "warm": 2, "polite": 1}


def test_row_01_great_vibe_opening(facts: Facts) -> None:
    """The on-site is behind you, energy is low, and the recruiter glows whatever is true."""
    dream = facts.companies[DREAM]
    assert dream.rounds[-1].kind == "onsite"
    assert dream.done == len(dream.rounds)
    good_enough = set()
    for seed in range(100):
        state = start(facts, seed)
        assert news(state.view, DREAM) == [(1, "glowing")]
        assert state.view.companies[DREAM].stage == "deliberating"
        assert state.view.energy <= facts.you.energy_most // 2
        good_enough.add(mark(state, DREAM) >= 0)
    assert good_enough == {True, False}


def test_row_02_a_vibe_is_never_an_offer(facts: Facts) -> None:
    """Feedback follows the true impression, is lifted by spin, and glows over lost causes too."""
    plain, spun = tones(facts, 0.0), tones(facts, 0.9)
    went_well = [tone for score, tone in plain if score >= 400]
    went_badly = [tone for score, tone in plain if score < 0]
    assert mean(went_well) > mean(went_badly) + 0.5
    assert all(lifted >= tone for (_, lifted), (_, tone) in zip(spun, plain, strict=True))
    assert mean(tone for _, tone in spun) > mean(tone for _, tone in plain) + 0.1
    assert any(tone == TONES["glowing"] and score < 0 for score, tone in spun)


def tones(facts: Facts, spin: float) -> list[tuple[int, int]]:
    """Return how the second company's meeting went and how warm the feedback was, per seed."""
    recruiters = [replace(r, feedback=feedback_tables(spin)) for r in facts.recruiters]
    facts = replace(facts, recruiters=tuple(recruiters))
    found = []
    for seed in range(300):
        state = start_in(facts, calm(deal(facts, seed), SECOND, signoff=5, patience=5))
        attend(state, SECOND)
        score = state.processes[SECOND].feedback - FELT
        today = state.view.day
        heard = dict(news(idle(state, today + 2).view, SECOND))
        found.append((score, TONES.get(heard.get(today + 1, "silence"), 0)))
    return found


def test_row_03_two_interviews_in_one_slot(facts: Facts) -> None:
    """A booked slot collides with another, takes days to get back, and is worth having."""
    dream, second, third = (facts.companies[k] for k in (DREAM, SECOND, THIRD))
    assert second.since <= -10
    assert facts.you.stop_gap < second.value < dream.value
    facts = with_company(
        facts, THIRD, stage="final", opening="invite", meeting=second.meeting,
        done=len(third.rounds) - 1,
    )  # fmt: skip
    both = start_in(facts, calm(deal(facts, 3), THIRD))
    moved = both.copy()
    assert both.view.companies[THIRD].stage == "final"
    attend(both, SECOND)
    assert both.view.companies[THIRD].stage == "closed"
    advance(moved, Action("postpone", THIRD))
    attend(moved, SECOND)
    assert moved.view.companies[THIRD].meeting_day >= 1 + facts.leverage.postpone[0]


def test_row_04_cancelling_tempts(facts: Facts) -> None:
    """Attention, energy and preparation that a kept interview takes would lift the favourite."""
    keep, cancel = [Action("interview", SECOND)], [Action("cancel", SECOND)]
    prepare = [Action("prepare", DREAM)]
    tired = replace(facts, you=replace(facts.you, energy=facts.you.fresh, night=0, attention=0))
    for seed in range(20):
        kept = last_call(facts, seed, {3: keep})
        cancelled = last_call(facts, seed, {1: cancel})
        assert kept < cancelled
        assert cancelled < last_call(facts, seed, {1: cancel, 3: prepare * 2})
        assert last_call(tired, seed, {3: keep}) < last_call(tired, seed, {1: cancel})


def last_call(facts: Facts, seed: int, plan: dict[int, list[Action]]) -> int:
    """Return how a call of the favourite's on day 4 goes after the plan of the days before."""
    facts = with_company(facts, SECOND, meeting=(3, 0))
    world = calm(deal(facts, seed), DREAM, call=2, patience=30, past=0, signoff=20)
    dream = world.companies[DREAM]
    world = bend(world, DREAM, ahead=(*dream.ahead[:-1], 1), slot=(*dream.slot[:-1], 0))
    state = start_in(facts, calm(world, SECOND))
    while state.view.day < 4:
        for action in plan.get(state.view.day, []):
            advance(state, action)
        advance(state, END_DAY)
    attend(state, DREAM)
    assert state.view.day == 4
    return state.processes[DREAM].total


def test_row_05_an_offer_has_steps_and_each_can_fail(facts: Facts) -> None:
    """Verbal, written, signed, sealed, in this order; each step can be the last."""
    sure = play(alone(facts, past=STRONG))
    assert offer_road(sure) == ["verbal", "written", "sealed"]
    assert sure.view.landed == DREAM
    assert sure.view.companies[DREAM].written_day <= sure.view.companies[DREAM].signed_day
    assert sure.view.companies[DREAM].signed_day < sure.view.day
    for failure, road in (
        ({"verbal_fails": True}, ["verbal", "fell_through"]),
        ({"checks_fail": True}, ["verbal", "written", "checks_failed"]),
        ({"rescinded": True}, ["verbal", "written", "rescinded"]),
    ):
        failed = play(alone(facts, past=STRONG, **failure))
        assert offer_road(failed) == road
        assert failed.view.landed == -1
    assert offer_road(idle(alone(facts, past=STRONG))) == ["verbal", "lapsed"]
    dealt = [deal(facts, seed).companies[DREAM] for seed in range(400)]
    for step in ("verbal_fails", "checks_fail", "rescinded"):
        assert 0 < sum(getattr(company, step) for company in dealt) < 100


def offer_road(state: State) -> list[str]:
    return [kind for kind in kinds(state.view, DREAM) if kind in OFFERS + ENDINGS]


def test_row_06_the_recruiter_hedges_her_bets(facts: Facts) -> None:
    """Her words follow her candour and what she knows; what happens doesn't follow her words."""
    differed = 0
    for seed in range(150):
        world = deal(facts, seed)
        voices = [
            idle(start_in(facts, world._replace(candour=(candour,) * len(world.candour))))
            for candour in (0, 2)
        ]
        hard, soft = ([said(state, stories) for state in voices] for stories in (False, True))
        assert hard[0] == hard[1]
        differed += soft[0] != soft[1]
    assert differed > 15
    asked = {True: 0, False: 0}
    waited = {True: 0, False: 0}
    for seed in range(400):
        state = start(facts, seed)
        while state.view.day < 6:
            idle(state, state.view.day + 1)
            known = state.view.companies[DREAM]
            if known.stage == "deliberating" and not known.references:
                waited[place(state, DREAM) in FRONT] += 1
            if known.references and news(state.view, DREAM)[-1] == (state.view.day, "references"):
                waited[place(state, DREAM) in FRONT] += 1
                asked[place(state, DREAM) in FRONT] += 1
    assert asked[True] * waited[False] > 1.5 * asked[False] * waited[True] > 0
    assert len({recruiter.stories for recruiter in facts.recruiters}) == len(facts.recruiters)


def said(state: State, stories: bool) -> list[tuple[int, str]]:
    soft = (*STORIES, "references", "date", "timeline")
    return [heard for heard in news(state.view, DREAM) if (heard[1] in soft) == stories]


def test_row_07_she_works_for_the_company(facts: Facts, flagship: Scenario) -> None:
    """Her answers err on the side that keeps you there; the debrief shows told against true."""
    answers: set[tuple[bool, str]] = set()
    for seed in range(300):
        state = start_in(facts, bend(deal(facts, seed), DREAM, call=0))
        advance(state, Action("ask", DREAM, "stand"))
        while state.view.day < 3:
            advance(state, END_DAY)
            heard = dict(news(state.view, DREAM)).get(state.view.day, "")
            if heard.startswith("stand_") and state.processes[DREAM].phase == WAITING:
                answers.add((place(state, DREAM) in FRONT, heard))
    assert answers == {(True, "stand_front"), (False, "stand_front"), (False, "stand_mixed")}
    told_love_when_lost = 0
    for seed in range(60):
        hunt = Hunt(flagship, seed)
        while not hunt.view.over:
            hunt.do(END_DAY)
        rows = [row for row in told_and_true(hunt) if row.company == DREAM]
        assert [row.day for row in rows] == list(range(1, hunt.view.day + 1))
        told_love_when_lost += sum(r.signal.kind == "love" and r.truth == "lost" for r in rows)
    assert told_love_when_lost


def test_row_08_you_are_not_the_only_candidate(facts: Facts) -> None:
    """Finalists differ in number, quality and day from world to world, and cost you offers."""
    worlds = [deal(facts, seed) for seed in range(500)]
    dealt = [world.companies[DREAM].rivals for world in worlds]
    assert len({len(rivals) for rivals in dealt}) >= 3
    people = [person for rivals in dealt for person in rivals]
    assert {person.quality > 0 for person in people} == {True, False}
    assert {person.seen > 0 for person in people} == {True, False}
    assert {person.accepts for person in people} == {True, False}
    free = [bend(world, DREAM, rivals=()) for world in worlds]
    assert verbals(facts, worlds) < verbals(facts, free) - 25


def test_row_09_backups_are_ready(facts: Facts) -> None:
    """A cancelled slot goes to a backup, most often for good; a lukewarm company calls one up."""
    gone = 0
    for seed in range(300):
        state = start_in(facts, calm(deal(facts, seed), SECOND))
        come_back(state)
        gone += "reopened" not in kinds(state.view, SECOND)
    assert 150 < gone < 300
    backup = (rival(STRONG * 2, seen=55, entered=50),)
    assert hired(facts, pool=backup, cancelled=False)
    assert not hired(facts, pool=backup, cancelled=True)
    assert hired(facts, pool=(), cancelled=True)
    assert verbal_day(alone(facts, past=200)) > 0
    assert verbal_day(alone(facts, past=200, pool=backup)) == 0
    assert verbal_day(alone(facts, past=1000, pool=backup)) > 0


def come_back(state: State) -> None:
    """Cancel the second interview, ask to come back, and wait for what happens."""
    advance(state, Action("cancel", SECOND))
    advance(state, Action("ask", SECOND, "reopen"))
    idle(state, state.view.day + state.facts.leverage.revive_days + 1)


def hired(facts: Facts, pool: tuple[object, ...], cancelled: bool) -> bool:
    """Tell whether a brilliant interview brings an offer, with or without having cancelled it."""
    world = bend_reactions(deal(facts, 1), SECOND, cancel=SPAN - 1)
    noise = (STRONG,) * len(world.companies[SECOND].noise)
    world = calm(world, SECOND, pool=pool, noise=noise, signoff=4, past=STRONG)
    state = start_in(facts, world)
    if cancelled:
        come_back(state)
    return verbal_day(attend(state, SECOND), SECOND) > 0


def test_row_10_many_things_break_a_deal(facts: Facts) -> None:
    """A freeze kills a process at any step, and a soft market freezes and rescinds more."""
    frozen = alone(facts, past=1000, signoff=6, freeze=4)
    assert kinds(play(frozen).view, DREAM)[-1] == "closed"
    assert verbal_day(alone(facts, past=1000, signoff=6)) > 0
    assert offer_road(play(alone(facts, past=1000, freeze=3))) == ["verbal", "fell_through"]
    assert offer_road(idle(alone(facts, past=1000, freeze=3))) == ["verbal", "fell_through"]
    unsigned = play(alone(facts, past=1000, freeze=5), until=4)
    assert offer_road(idle(unsigned)) == ["verbal", "written", "rescinded"]
    booked = start_in(facts, calm(deal(facts, 1), SECOND, freeze=2))
    assert kinds(idle(booked, 3).view, SECOND) == ["invite", "closed"]
    shares = {
        soft: mean(c.freeze <= facts.days for w in worlds for c in w.companies)
        for soft, worlds in by_market(facts, 300).items()
    }
    assert 0 < shares[False] < shares[True] < 0.5
    assert 0 < facts.market.rescind[False] < facts.market.rescind[True]
    shocks = Counter(c.shock for seed in range(200) for c in deal(facts, seed).companies)
    assert set(shocks) == {"veto", "pay-band", "internal-candidate", "re-organisation"}
    assert min(shocks.values()) > 150


def by_market(facts: Facts, seeds: int) -> dict[bool, list[World]]:
    worlds: dict[bool, list[World]] = {False: [], True: []}
    for seed in range(seeds):
        world = deal(facts, seed)
        worlds[world.soft].append(world)
    return worlds


def test_row_11_sometimes_you_are_the_only_one(facts: Facts) -> None:
    """Worlds without any other finalist exist, and the envelope says so."""
    sole = 0
    for seed in range(400):
        state = start(facts, seed)
        dealt = state.world.companies[DREAM]
        assert len(finalists(state, DREAM)) == len(dealt.rivals) + len(dealt.pool)
        sole += not dealt.rivals
    assert 30 < sole < 200
    assert finalists(play(alone(facts, past=1000)), DREAM) == []


def test_row_12_the_other_one_has_not_interviewed_yet(facts: Facts) -> None:
    """A company waits for a finalist still to come, but no longer than its patience."""
    early, late = (rival(WEAK, seen=0),), (rival(WEAK, seen=7),)
    assert verbal_day(alone(facts, past=1000, rivals=early)) == 2
    assert verbal_day(alone(facts, past=1000, rivals=late)) == 7
    assert verbal_day(alone(facts, past=1000, rivals=late, patience=4)) == 4
    days = [r.seen for seed in range(200) for r in deal(facts, seed).companies[DREAM].rivals]
    assert min(days) <= 0 < max(days)


def test_row_13_liked_is_not_a_home_run(facts: Facts) -> None:
    """A home run is decided at once, a good one waits and compares, a liked one waits longest."""
    waiting = {"rivals": (rival(WEAK, seen=7),), "patience": 12, "signoff": 2}
    days = [verbal_day(alone(facts, past=past, **waiting)) for past in (2500, 1000, 200, -300)]
    assert days == [2, 7, 12, 0]


def test_row_14_they_stall_and_do_not_say_why(facts: Facts) -> None:
    """A stall has one true cause; every cover story goes with several, and is sometimes true."""
    heard: dict[str, set[str]] = {story: set() for story in STORIES[:-1]}
    for seed in range(600):
        state = start(facts, seed)
        while state.view.day < 20:
            idle(state, state.view.day + 1)
            if state.view.companies[DREAM].stage != "deliberating":
                break
            cause = truth(state, DREAM)
            assert cause in CAUSES
            day, kind = news(state.view, DREAM)[-1]
            if day == state.view.day and kind in heard:
                heard[kind].add(cause)
    assert all(len(causes) >= 3 for causes in heard.values())
    for story, cause in (("approvals", "signoff"), ("others", "unseen"), ("reorg", "frozen")):
        assert cause in heard[story]


def test_row_15_kept_warm_by_rule(facts: Facts) -> None:
    """Warm words keep her cadence and get rarer when you have lost, but stay possible."""
    cadence = facts.recruiters[facts.companies[DREAM].recruiter].cadence
    days, words = dict.fromkeys(CAUSES, 0), dict.fromkeys(CAUSES, 0)
    gaps = set()
    for seed in range(400):
        state = start_in(facts, bend(deal(facts, seed), DREAM, call=0))
        last = 1
        while state.view.day < 25 and not state.view.over:
            idle(state, state.view.day + 1)
            day, kind = news(state.view, DREAM)[-1]
            if state.view.companies[DREAM].stage != "deliberating":
                break
            days[truth(state, DREAM)] += 1
            if day == state.view.day:
                assert kind in (*STORIES, "references", "date", "timeline")
                words[truth(state, DREAM)] += 1
                gaps.add(day - last)
                last = day
    assert min(gaps) == cadence < max(gaps)
    assert 0 < words["lost"] * days["lukewarm"] < 0.8 * words["lukewarm"] * days["lost"]
    for recruiter in facts.recruiters:
        for table in (t for candour in recruiter.stories for cause in candour for t in cause):
            stories = table[: len(STORIES)]
            assert all(low < high for low, high in zip((0, *stories[:-1]), stories, strict=True))


def test_row_16_she_submits_someone_meanwhile(facts: Facts) -> None:
    """Somebody from the pool enters while you wait, and can take the job from you."""
    pool = (rival(STRONG, seen=7, entered=5),)
    waiting = {"past": 1000, "rivals": (rival(WEAK, seen=8),)}
    assert verbal_day(alone(facts, **waiting)) == 8
    assert verbal_day(alone(facts, pool=pool, **waiting)) == 0
    frank = [replace(recruiter, truth=(SPAN,) * 3) for recruiter in facts.recruiters]
    facts = replace(facts, recruiters=tuple(frank))
    answers = []
    for day in (1, 6):
        state = idle(alone(facts, past=1000, signoff=12, pool=pool), day)
        advance(state, Action("ask", DREAM, "others"))
        answers.append(
            [kind for kind in kinds(idle(state, day + 3).view, DREAM) if kind.startswith("others_")]
        )
    assert answers == [["others_no"], ["others_yes"]]
    entered = [p.entered for seed in range(200) for p in deal(facts, seed).companies[DREAM].pool]
    assert entered and min(entered) > 0


def test_row_17_never_over_until_it_is_over(facts: Facts) -> None:
    """The first choice declines and you get the call; a sure thing dies in the last mile."""
    better = rival(2000, answer=4)
    declined = alone(facts, past=1000, rivals=(better._replace(accepts=False),))
    idle(declined, 5)
    assert declined.view.companies[DREAM].stage == "deliberating"
    assert verbal_day(declined) == 6
    assert verbal_day(alone(facts, past=1000, rivals=(better,))) == 0
    sure = play(alone(facts, past=STRONG, checks_fail=True))
    assert sure.view.companies[DREAM].signed_day > 0
    assert sure.view.landed == -1


def test_row_18_four_acts_four_prices(facts: Facts) -> None:
    """To cancel, postpone, not turn up and withdraw cost four different things."""
    facts = with_company(facts, SECOND, recruiter=facts.companies[DREAM].recruiter)
    begun = idle(start_in(facts, calm(calm(deal(facts, 1), DREAM, signoff=9), SECOND)), 3)
    after = {}
    for kind in ("cancel", "postpone", "no_show", "withdraw"):
        after[kind] = begun.copy()
        advance(after[kind], Action(kind, SECOND))
    bridges = {kind: state.view.bridges for kind, state in after.items()}
    assert bridges["no_show"] < bridges["cancel"] < bridges["postpone"] < bridges["withdraw"]
    assert bridges["withdraw"] >= begun.view.bridges
    scores = {kind: mark(state, DREAM) for kind, state in after.items()}
    assert scores["no_show"] < scores["cancel"] < scores["withdraw"] == mark(begun, DREAM)
    alive = [k for k, s in after.items() if s.view.companies[SECOND].stage in LIVE_STAGES]
    assert alive == ["postpone"]
    reopen = Action("ask", SECOND, "reopen")
    assert [k for k, s in after.items() if reopen in legal_actions(s.view)] == ["cancel"]
    second_time = idle(after["postpone"], 5)
    advance(second_time, Action("postpone", SECOND))
    assert second_time.view.companies[SECOND].stage == "closed"


def test_row_19_honesty_is_leverage(facts: Facts) -> None:
    """The truth moves decisions and terms, a bluff may be found out, silence gains nothing."""
    lukewarm = with_offer(facts, past=200)
    told = lukewarm.copy()
    advance(told, Action("tell", DREAM, "process"))
    assert 0 < offered(told) < offered(lukewarm) == 12

    ahead = {"past": 1000, "rivals": (rival(WEAK, seen=9),)}
    behind = {"past": 1000, "rivals": (rival(2000, accepts=False), rival(WEAK, seen=9))}
    moved = leverage(facts, "offer", {"expedite": 0}, **ahead)
    assert moved == (["expedited"], 4, facts.leverage.expedite_bonus)
    assert leverage(facts, "offer", {"drop": 0}, **behind) == (["dropped"], 0, 0)
    assert leverage(facts, "", {"expedite": 0, "drop": 0}, **ahead) == ([], 9, 0)

    believed = {"expedite": 0, "found_out": SPAN - 1}
    assert leverage(facts, "bluff", believed, **ahead) == moved
    removed = leverage(facts, "bluff", {"found_out": 0, "removed": 0}, **ahead)
    assert removed == (["found_out"], 0, 0)
    just_liked, found_out = {"past": 300}, {"found_out": 0, "removed": SPAN - 1}
    assert leverage(facts, "", found_out, **just_liked) == ([], 12, 0)
    assert leverage(facts, "bluff", found_out, **just_liked) == (["found_out"], 0, 0)
    assert extended(facts, honest=True) == "extension_yes"
    assert extended(facts, honest=False) == "extension_no"


def offered(state: State) -> int:
    """Return the day of the favourite's offer when nothing more is said or taken, or 0."""
    return idle(state).view.companies[DREAM].verbal_day


def leverage(
    facts: Facts, option: str, reactions: dict[str, int], **truth: Any
) -> tuple[list[str], int, int]:
    """Tell the favourite something on day 2; return its reactions, offer day and added value."""
    state = with_offer(facts, **truth)
    if option == "bluff":
        advance(state, Action("decline", SECOND))
    state.world = bend_reactions(state.world, DREAM, **reactions)
    if option:
        advance(state, Action("tell", DREAM, option))
    day = offered(state)
    answers = [k for k in kinds(state.view, DREAM) if k in ("expedited", "dropped", "found_out")]
    return answers, day, state.view.companies[DREAM].bonus


def extended(facts: Facts, honest: bool) -> str:
    """Return the answer to a plea for time in a world that grants it to the honest."""
    state = with_offer(facts, past=200)
    between = (facts.leverage.extension_honest + facts.leverage.extension_silent) // 2
    state.world = bend_reactions(state.world, SECOND, extension=between)
    if honest:
        advance(state, Action("tell", SECOND, "process"))
    advance(state, Action("extend", SECOND))
    return next(k for k in kinds(idle(state, 4).view, SECOND) if k.startswith("extension"))


def test_row_20_active_until_sealed(facts: Facts) -> None:
    """Leaving the others after sealing keeps bridges; leaving before costs value on average."""
    facts_with_more = with_company(facts, SECOND, meeting=(20, 0))
    state = start_in(facts_with_more, calm(deal(facts, 1), DREAM, past=STRONG))
    before = state.copy()
    while state.view.landed < 0:
        play(state, until=state.view.day + 1)
    hung, took_leave = state.copy(), state
    start_of_leave = state.view.bridges
    for known in took_leave.view.companies:
        if known.index != DREAM and known.stage in LIVE_STAGES:
            advance(took_leave, Action("withdraw", known.index))
    kept = took_leave.view.bridges - start_of_leave
    advance(before, Action("withdraw", SECOND))
    assert kept > before.view.bridges - start(facts, 1).view.bridges >= 0
    assert play(hung).view.bridges < start_of_leave < play(took_leave).view.bridges

    differences = [
        result(facts, seed, Honest()) - result(facts, seed, Canceller()) for seed in range(600)
    ]
    assert mean(differences) > 3 * stdev(differences) / len(differences) ** 0.5


def result(facts: Facts, seed: int, player: Player) -> int:
    return play(start(facts, seed), player).view.result
