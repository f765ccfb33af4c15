"""A hunt by chance: a fresh scenario drawn from the shared personas and sectors by a seed alone.

Draws who hires, who writes and what you are good at; what is true behind it is dealt as in any
other hunt. The same seed gives the same text, on every machine, in one version of the game.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import tomli_w

from game.engine.draws import block, uniform
from game.scenario import models
from game.scenario.builtin import built_in
from game.scenario.chance_words import (
    ABOUT_YOU,
    BOOKED,
    NAMES,
    OPENINGS,
    RANDOM,
    SUMMARIES,
    TEACHES,
)
from game.scenario.company import Firm, Sector
from game.scenario.compile import job_value
from game.scenario.gates import finish
from game.scenario.pieces import available, gather
from game.scenario.reading import Tree, parse_layer, read_layer
from game.scenario.scenario import Scenario

DRAWS = 400
DREAM, SOLID = 84, (56, 78)
"""Worth of the job you want, at least, and of the one that is booked, from and to."""
SKILLS = ("systems", "people", "writing", "selling", "numbers", "making")
PRIORITIES = (
    {"pay": 25, "growth": 25, "life": 25, "meaning": 25},
    {"pay": 20, "growth": 20, "life": 30, "meaning": 30},
    {"pay": 30, "growth": 20, "life": 30, "meaning": 20},
    {"pay": 20, "growth": 30, "life": 20, "meaning": 30},
)


class Pool(NamedTuple):
    """What a hunt can be drawn from: personas by id, and sectors by id."""

    personas: dict[str, models.RecruiterPiece]
    sectors: dict[str, Sector]


class Luck:
    """Draws of one seed, used one after the other."""

    def __init__(self, seed: int, attempt: int) -> None:
        """Name the block after seed and attempt."""
        self._draws = iter(block(seed, "hunt-by-chance", str(attempt), DRAWS))

    def number(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`."""
        return uniform(next(self._draws), low, high)

    def one(self, things: Sequence[Any]) -> Any:
        """Return one of some things."""
        return things[self.number(0, len(things) - 1)]

    def some(self, things: Sequence[Any], count: int) -> list[Any]:
        """Return `count` different things, in an order of chance."""
        left, chosen = list(things), []
        for _ in range(min(count, len(left))):
            chosen.append(left.pop(self.number(0, len(left) - 1)))
        return chosen


@lru_cache(maxsize=4)
def pool(root: Path) -> Pool:
    """Return the shared pieces of a folder, whole personas only."""
    personas: dict[str, models.RecruiterPiece] = {}
    sectors: dict[str, Sector] = {}
    for name in available([root]):
        piece = models.Piece.model_validate(read_layer(root / f"{name}.toml").tree)
        sectors |= piece.sectors
        personas |= {key: r for key, r in piece.recruiters.items() if r.name and r.messages}
    return Pool(personas, sectors)


def by_chance(seed: int, attempt: int = 0) -> Scenario:
    """Return the hunt of a seed; another `attempt` is another hunt of the same seed."""
    text = tomli_w.dumps(_tree(seed, Luck(seed, attempt), pool(built_in())))
    return finish(gather(parse_layer(text, "hunt by chance"), [built_in()]))


class _Job(NamedTuple):
    sector: str
    firm: Firm
    worth: int


def _tree(seed: int, luck: Luck, pool: Pool) -> Tree:
    priorities = luck.one(PRIORITIES)
    jobs = _jobs(luck, pool, priorities)
    agencies = [key for key, r in sorted(pool.personas.items()) if r.agency]
    houses = [key for key, r in sorted(pool.personas.items()) if not r.agency]
    agency = luck.one(agencies)
    writers = [agency, *luck.some(houses, len(jobs) - 1)]
    if len(jobs) > 4:
        writers[4] = agency
    names = luck.some(NAMES, 2 * len(jobs))
    days = luck.number(28, 40)
    companies = {}
    for number, job in enumerate(jobs):
        people = (names[2 * number], names[2 * number + 1])
        company = _company(luck, pool, job, number, writers[number], people)
        companies[f"firm-{number + 1}"] = company
    dream, booked = companies["firm-1"], companies["firm-2"]
    values = {"dream": dream["name"], "boss": dream["boss"], "booked": booked["name"],
              "role": dream["role"], "sector": pool.sectors[dream["from_sector"]].name}  # fmt: skip
    opening = "\n\n".join(luck.one(texts) for texts in (OPENINGS, ABOUT_YOU, BOOKED))
    return {
        "format": 1,
        "id": RANDOM,
        "title": f"By Chance, No. {seed % 100_000}",
        "summary": luck.one(SUMMARIES).format(**values),
        "teaches": TEACHES,
        "opening": opening.format(**values),
        "days": days,
        "use": _used(pool, writers, jobs),
        "you": {
            "energy": luck.number(4, 7),
            "stop_gap": luck.number(10, 20),
            "network_works": 0.4,
            "skills": {name: luck.number(-4, 8) / 10 for name in SKILLS},
            "priorities": priorities,
        },
        "market": {"soft": luck.number(2, 5) / 10},
        "leverage": {"found_out": 0.3},
        "recruiters": {
            writer: {"firm": companies[f"firm-{number + 1}"]["name"]}
            for number, writer in enumerate(writers)
            if writer != agency
        },
        "companies": companies,
        "forecasts": _forecasts(days),
    }


def _used(pool: Pool, writers: list[str], jobs: list[_Job]) -> list[str]:
    personas = [f"personas/{writer}" for writer in dict.fromkeys(writers)]
    return personas + [f"sectors/{sector}" for sector in dict.fromkeys(j.sector for j in jobs)]


def _jobs(luck: Luck, pool: Pool, priorities: dict[str, float]) -> list[_Job]:
    """Return the job you want, the one that is booked, and three or four others."""
    jobs = [
        _Job(sector, firm, job_value(dict(firm.job), priorities) // 100)
        for sector in luck.some(sorted(pool.sectors), 4)
        for firm in pool.sectors[sector].firms
    ]
    best = max(job.worth for job in jobs)
    dream = luck.one([job for job in jobs if job.worth >= min(DREAM, best)])
    low, high = SOLID
    solid = luck.one([job for job in jobs if low <= job.worth <= high and job is not dream])
    lesser = [job for job in jobs if job not in (dream, solid) and job.worth < dream.worth]
    return [dream, solid, *luck.some(lesser, luck.number(3, 4))]


def _company(
    luck: Luck, pool: Pool, job: _Job, number: int, writer: str, people: tuple[str, str]
) -> Tree:
    sector = pool.sectors[job.sector]
    low, high = sector.pay
    company: Tree = {
        "name": job.firm.name,
        "role": luck.one(job.firm.roles),
        "recruiter": writer,
        "boss": people[0],
        "second": people[1],
        "from_sector": job.sector,
        "about": job.firm.about,
        "job": {name: float(worth) for name, worth in job.firm.job.items()},
        "needs": {name: share for name, share in sector.skills.items() if name in SKILLS},
        "offer": {"pay": luck.number(low // 1000, high // 1000) * 1000},
    }
    return company | _stage(luck, number)


def _stage(luck: Luck, number: int) -> Tree:
    """Return where a company stands on day 1: the wanted one, the booked one, and the others."""
    talk: list[Tree] = [{"kind": "screen", "weight": 0.5}, {"kind": "interview"}]
    if number == 0:
        return {
            "stage": "deliberating",
            "since": 0,
            "opening": luck.one(("glowing", "glowing", "warm")),
            "rounds": [{"kind": luck.one(("onsite", "interview")), "done": True}],
        }
    if number == 1:
        slot = luck.one(("morning", "afternoon"))
        return {
            "stage": "final",
            "since": -luck.number(8, 15),
            "opening": "invite",
            "rounds": [talk[0] | {"done": True}, talk[1]],
            "past": {"mean": 0.1, "sd": 0.5},
            "meeting": {"day": luck.number(2, 4), "slot": slot},
        }
    if number == 2:
        return {"stage": "applied", "since": -luck.number(1, 5), "opening": "received",
                "rounds": talk}  # fmt: skip
    first = luck.number(2, 10)
    return {"stage": "hidden", "lead": [first, first + luck.number(3, 9)], "rounds": talk}


def _forecasts(days: int) -> list[Tree]:
    return [
        {"company": "firm-1", "day": 1, "by": 5},
        {"company": "firm-1", "day": 6, "by": 11},
        {"company": "firm-2", "day": 8, "by": 14},
        {"company": "firm-1", "day": 13, "by": min(days, 20)},
    ]
