"""Deals the hidden world of a hunt from a scenario and a seed, and seals it.

`deal` is the only place where hidden facts come from. Each is a pure function of (seed, channel,
entity, index), so companies don't disturb one another and the player's acts disturb nothing.
"""

import json
from hashlib import sha256

from game.engine.draws import block, days, first_day, normal, uniform
from game.engine.facts import CompanyFacts, Facts, RivalFacts
from game.engine.world import SHOCKS, CompanyWorld, Reactions, Rival, World

RULES = 1
"""The version of the rules; a save records the one it was played under."""

ROUNDS_MOST, RIVALS_MOST, POOL_MOST = 4, 5, 3
PERSON = 5
_RIVALS = 48
_POOL = _RIVALS + PERSON * RIVALS_MOST
_ROUNDS = _POOL + PERSON * POOL_MOST
_COUNT = _ROUNDS + 4 * ROUNDS_MOST


def deal(facts: Facts, seed: int) -> World:
    """Return the world of `seed`: the same on every machine and for every way of playing."""
    general = block(seed, "world", "", 2)
    soft = general[0] < facts.market.soft
    return World(
        seed,
        soft,
        tuple([deal_company(facts, company, seed, soft) for company in facts.companies]),
        tuple([_candour(r.candour, seed, r.id) for r in facts.recruiters]),
        block(seed, "network", "", 16),
        general[1],
    )


def deal_company(facts: Facts, company: CompanyFacts, seed: int, soft: bool) -> CompanyWorld:
    """Return what is true of one company in a soft or a normal market."""
    d = block(seed, "company", company.id, _COUNT)
    offer = company.offer
    rounds = range(_ROUNDS, _COUNT, 4)
    return CompanyWorld(
        past=normal(d[0], company.past_mean, company.past_deviation),
        noise=tuple([normal(d[r], 0, facts.you.noise) for r in rounds]),
        rivals=_rivals(d, company.rivals),
        pool=_pool(d, company),
        patience=days(d[2], company.patience),
        signoff=days(d[3], company.signoff),
        freeze=first_day(d[4], facts.market.freeze[soft]),
        ghost=d[5] < company.ghost,
        late=days(d[6], company.late),
        lead=uniform(d[7], *company.lead) if company.stage == "hidden" else 0,
        callback=d[8],
        reply=days(d[9], company.reply),
        turnaround=tuple([days(d[r + 1], company.turnaround) for r in rounds]),
        ahead=tuple([uniform(d[r + 2], *company.ahead) for r in rounds]),
        slot=tuple([d[r + 3] >> 31 for r in rounds]),
        call=uniform(d[11], *company.call_offset) if d[10] < company.call_chance else 0,
        verbal_fails=d[12] < offer.verbal_fails,
        written_delay=days(d[13], offer.written_delay),
        deadline=days(d[14], offer.deadline),
        checks_fail=d[15] < offer.checks_fail,
        rescinded=d[16] < facts.market.rescind[soft],
        clear_delay=days(d[17], offer.clear_delay),
        shock=SHOCKS[uniform(d[18], 0, len(SHOCKS) - 1)],
        reactions=Reactions(*d[20:36]),
        daily=block(seed, "daily", company.id, 2 * facts.days + 2),
    )


def _candour(weights: tuple[int, ...], seed: int, recruiter: str) -> int:
    draw = block(seed, "candour", recruiter, 1)[0]
    return 0 if draw < weights[0] else 1 if draw < weights[1] else 2


def _rivals(d: tuple[int, ...], rivals: RivalFacts) -> tuple[Rival, ...]:
    draw, count = d[1], 0
    while draw >= rivals.counts[count]:
        count += 1
    dealt = []
    for at in range(_RIVALS, _RIVALS + PERSON * count, PERSON):
        seen = 0 if d[at + 1] < rivals.seen else uniform(d[at + 2], 1, rivals.latest)
        dealt.append(_person(d, at, rivals, 0, seen))
    return tuple(dealt)


def _pool(d: tuple[int, ...], company: CompanyFacts) -> tuple[Rival, ...]:
    """Backups in the order in which the recruiter would call them up while a company waits."""
    dealt, entered = [], 0
    for at in range(_POOL, _POOL + PERSON * POOL_MOST, PERSON):
        entered += first_day(d[at + 1], company.pool)
        if entered > len(company.pool):
            break
        seen = entered + uniform(d[at + 2], *company.pool_lag)
        dealt.append(_person(d, at, company.rivals, entered, seen))
    return tuple(dealt)


def _person(d: tuple[int, ...], at: int, facts: RivalFacts, entered: int, seen: int) -> Rival:
    return Rival(
        normal(d[at], facts.mean, facts.deviation),
        entered,
        seen,
        d[at + 3] < facts.accepts,
        days(d[at + 4], facts.answer),
    )


def canonical(world: World) -> str:
    """Return the world as JSON text that is the same wherever it is made."""
    companies = [_plain(company) for company in world.companies]
    return json.dumps(_plain(world) | {"companies": companies}, separators=(",", ":"))


def _plain(value: World | CompanyWorld) -> dict[str, object]:
    return dict(value._asdict())


def seal(facts: Facts, world: World) -> str:
    """Return the SHA-256 over scenario hash, rules number, seed and dealt world, in hex."""
    text = f"{facts.sha256}|{RULES}|{world.seed}|{canonical(world)}"
    return sha256(text.encode()).hexdigest()
