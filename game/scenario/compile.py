"""Turns a checked scenario file into the engine's frozen facts. Holds no rule and no text."""

from game.engine.draws import chance, cumulate, hazard_table, lognormal_days
from game.engine.facts import (
    NEVER,
    CompanyFacts,
    Facts,
    LeverageFacts,
    MarketFacts,
    OfferFacts,
    Question,
    RecruiterFacts,
    RivalFacts,
    RoundFacts,
    YouFacts,
)  # fmt: skip
from game.engine.signals import feedback_tables, story_tables
from game.scenario import told

ENERGY = {"screen": 1, "interview": 2, "onsite": 4, "call": 1}
SPAN = {"onsite": 2}
TRUTHFUL = (0.85, 0.6, 0.3)
"""P(a true answer | open, guarded, closed). Grade D."""
PREPARED_MOST = 3


def compile_facts(scenario: told.Scenario, sha256: str) -> Facts:
    """Return the facts of a scenario whose references have been checked."""
    recruiters = tuple(scenario.recruiters)
    companies = tuple(scenario.companies)
    return Facts(
        id=scenario.id,
        sha256=sha256,
        days=scenario.days,
        you=_you(scenario.you),
        market=_market(scenario),
        leverage=_leverage(scenario.leverage),
        recruiters=tuple(_recruiter(key, r) for key, r in scenario.recruiters.items()),
        companies=tuple(
            _company(key, company, scenario.you, recruiters.index(company.recruiter))
            for key, company in scenario.companies.items()
        ),
        questions=tuple(
            Question(companies.index(f.company), f.day, f.by, f.step) for f in scenario.forecasts
        ),
        opens=_opens(scenario),
        grace=scenario.grace,
    )


def _opens(scenario: told.Scenario) -> tuple[tuple[str, int], ...]:
    """Return from which day on a kind of act is open: the earliest letter counts."""
    days: dict[str, int] = {}
    for letter in scenario.mail:
        for kind in letter.opens:
            days[kind] = min(letter.day, days.get(kind, NEVER))
    days |= dict.fromkeys(scenario.leave_out, NEVER)
    return tuple((kind, day) for kind, day in days.items() if day > 1)


def milli(number: float) -> int:
    """Return thousandths."""
    return round(number * 1000)


def cents(points: float) -> int:
    """Return hundredths of a value point."""
    return round(points * 100)


def _table(length: told.Length) -> tuple[int, ...]:
    return lognormal_days(length.median, length.sigma)


def _you(you: told.You) -> YouFacts:
    gains, gain, total = [0], milli(you.preparation), 0
    for _ in range(PREPARED_MOST):
        total += gain
        gains.append(total)
        gain //= 2
    return YouFacts(
        energy=you.energy,
        energy_most=you.energy_most,
        night=you.night,
        rest=you.rest,
        prepare=you.prepare,
        apply=you.apply,
        network=you.network,
        noise=milli(you.noise),
        preparation=tuple(gains),
        fatigue=milli(you.fatigue),
        fresh=you.fresh,
        attention=milli(you.attention),
        day_cost=cents(you.day_cost),
        stop_gap=cents(you.stop_gap),
        network_works=chance(you.network_works),
        network_referral=chance(you.network_referral),
        application=chance(you.application),
    )


def _market(scenario: told.Scenario) -> MarketFacts:
    market, horizon = scenario.market, scenario.days + 1
    return MarketFacts(
        soft=chance(market.soft),
        freeze=(
            hazard_table(market.freeze, horizon),
            hazard_table(market.freeze_soft, horizon),
        ),
        rescind=(chance(market.rescind), chance(market.rescind_soft)),
    )


def _leverage(leverage: told.Leverage) -> LeverageFacts:
    chances = (
        "expedite", "drop", "found_out", "found_removed", "push_drop", "cancel_closes",
        "extension_honest", "extension_silent", "raise_alone", "raise_process", "raise_offer",
        "raise_pulled",
    )  # fmt: skip
    return LeverageFacts(
        **{name: chance(getattr(leverage, name)) for name in chances},
        push_forward=chance(leverage.push_forward),
        push_cover=chance(leverage.push_forward + leverage.push_cover),
        patience_told=milli(leverage.patience_told),
        patience_easy=milli(leverage.patience_easy),
        expedite_bonus=cents(leverage.expedite_bonus),
        credibility=milli(leverage.credibility),
        contradiction=milli(leverage.contradiction),
        claim_days=leverage.claim_days,
        revive_days=leverage.revive_days,
        revive_cost=milli(leverage.revive_cost),
        postpone=leverage.postpone,
        extension_days=leverage.extension_days,
        raise_bonus=cents(leverage.raise_bonus),
        goodwill_score=milli(leverage.goodwill_score),
    )


def _recruiter(key: str, recruiter: told.Recruiter) -> RecruiterFacts:
    return RecruiterFacts(
        id=key,
        cadence=recruiter.cadence,
        memory=recruiter.memory,
        candour=cumulate(recruiter.candour),
        truth=tuple(chance(p) for p in TRUTHFUL),
        stories=story_tables(recruiter.bias, recruiter.tells),
        feedback=feedback_tables(recruiter.spin),
    )


def _company(key: str, company: told.Company, you: told.You, recruiter: int) -> CompanyFacts:
    done = sum(r.done for r in company.rounds)
    meeting = company.meeting
    call = company.call
    return CompanyFacts(
        id=key,
        name=company.name,
        role=company.role,
        recruiter=recruiter,
        value=job_value(company.job, you.priorities),
        aptitude=aptitude(company.needs, you.skills),
        stage=company.stage,
        rounds=tuple(_round(r) for r in company.rounds),
        done=done,
        past_mean=milli(company.past.mean),
        past_deviation=milli(company.past.sd),
        meeting=(meeting.day, int(meeting.slot == "afternoon")) if meeting else None,
        since=company.since,
        lead=company.lead,
        callback=chance(company.callback),
        reply=_table(company.reply),
        turnaround=_table(company.turnaround),
        ahead=company.ahead,
        rivals=_rivals(company.rivals),
        home_run=milli(company.home_run),
        liked=milli(company.liked),
        patience=_table(company.patience),
        signoff=_table(company.signoff),
        call_chance=chance(call.chance),
        call_offset=call.days,
        call=RoundFacts("call", milli(call.weight), call.energy, 1, -10_000),
        pool=hazard_table(company.pool, 60),
        pool_lag=company.pool_lag,
        ghost=chance(company.ghost),
        late=_table(company.late),
        offer=_offer(company.offer),
        opening=company.opening or "",
        answer_by=company.answer_by or 0,
    )


def _round(facts: told.Round) -> RoundFacts:
    energy = ENERGY[facts.kind] if facts.energy is None else facts.energy
    return RoundFacts(
        facts.kind, milli(facts.weight), energy, SPAN.get(facts.kind, 1), milli(facts.gate)
    )


def _rivals(rivals: told.Rivals) -> RivalFacts:
    return RivalFacts(
        counts=cumulate(tuple(rivals.counts)),
        mean=milli(rivals.mean),
        deviation=milli(rivals.sd),
        seen=chance(rivals.seen),
        latest=rivals.latest,
        accepts=chance(rivals.accepts),
        answer=_table(rivals.answer),
    )


def _offer(offer: told.Offer) -> OfferFacts:
    return OfferFacts(
        pay=offer.pay,
        verbal_days=offer.verbal_days,
        verbal_fails=chance(offer.verbal_fails),
        written_delay=_table(offer.written),
        deadline=_table(offer.deadline),
        checks_fail=chance(offer.checks_fail),
        clear_delay=_table(offer.clear),
    )


def job_value(job: dict[str, float], priorities: dict[str, float]) -> int:
    """Return a job's worth in hundredths: the mean of its traits weighed by the priorities."""
    total = sum(priorities.values())
    return round(sum(100 * job[name] * weight for name, weight in priorities.items()) / total)


def aptitude(needs: dict[str, float], skills: dict[str, float]) -> int:
    """Return the player's aptitude for a role in thousandths; a skill not named counts nothing."""
    total = sum(needs.values())
    if not total:
        return 0
    return round(1000 * sum(skills.get(name, 0.0) * share for name, share in needs.items()) / total)
