"""What may be right and is probably a slip: warnings about a scenario that could be played."""

from collections.abc import Iterator
from itertools import combinations

from game.engine.signals import KINDS, STORIES, TELLS
from game.scenario.checks import ONLY_IN, Meaning
from game.scenario.company import Company
from game.scenario.models import Recruiter, Scenario, Voice
from game.scenario.places import Path

MUST_SAY = {
    "when": ("invite", "moved", "reopened"),
    "by": (
        "date", "when_soon", "when_later", "expedited", "pushed_date", "written", "extension_yes",
    ),
    "pay": ("verbal", "written", "raise_yes"),
}  # fmt: skip
"""What a wording must name, or the player can't know it."""

OFTEN = (
    "glowing", "warm", "polite", *STORIES[:5], "references", "date", "timeline", "dodge", "invite",
)  # fmt: skip
"""Signals that a hunt brings so often that plain words for them would be noticed."""

Found = Iterator[Meaning]


def warnings(scenario: Scenario) -> Found:
    """Yield all that looks like a slip."""
    for key, recruiter in scenario.recruiters.items():
        served = [c for c in scenario.companies.values() if c.recruiter == key]
        yield from _recruiter(scenario, ("recruiters", key), recruiter, served)
    for key, company in scenario.companies.items():
        yield from _company(scenario, ("companies", key), company)
    for (one, first), (other, second) in combinations(scenario.companies.items(), 2):
        if first.name == second.name:
            what = f"has the same name as {one}"
            yield Meaning(("companies", other, "name"), what, "players can't tell them apart", LIKE)
        elif _same(first, second):
            what = f"is {one} once more: only its name differs"
            yield Meaning(("companies", other), what, "give it a character of its own", LIKE, "key")
    yield from _texts(scenario)
    yield from _sums(scenario)
    yield from _questions(scenario)


LIKE = "two-alike"


def _same(first: Company, second: Company) -> bool:
    same = {"name": "", "role": "", "about": "", "opening_text": "", "boss": "", "second": ""}
    return first.model_copy(update=same) == second.model_copy(update=same)


def _recruiter(
    scenario: Scenario, place: Path, recruiter: Recruiter, served: list[Company]
) -> Found:
    if not served:
        advice = "give a company recruiter = " + f'"{place[-1]}", or leave her out'
        yield Meaning(place, "writes for no company", advice, "unused", "key")
        return
    possible = signals_of(scenario, served)
    for kind in recruiter.messages:
        if kind in KINDS and kind not in possible:
            what = f"no company of hers can ever send {kind}"
            path = (*place, "messages", kind)
            yield Meaning(path, what, "leave it out", "message-never-used", "key")
    yield from voice_warnings(place, recruiter)
    missing = [kind for kind in OFTEN if kind in possible and kind not in recruiter.messages]
    if missing:
        what = "has no wording for " + ", ".join(missing)
        advice = "players will read plain words"
        yield Meaning((*place, "messages"), what, advice, "signal-without-message", "key")


def _says(path: Path, text: str, kind: str) -> Found:
    for name, kinds in MUST_SAY.items():
        if kind in kinds and f"{{{name}}}" not in text:
            what = f"{kind} without {{{name}}}"
            advice = f"players need it: put {{{name}}} where it is said"
            yield Meaning(path, what, advice, "placeholder-missing")


def signals_of(scenario: Scenario, companies: list[Company]) -> set[str]:
    """Return the signals that these companies can send, by stage, opening and numbers."""
    possible = set(KINDS)
    if all(company.stage != "hidden" for company in companies):
        if all(company.opening != "lead" for company in companies):
            possible.discard("lead")
    if all(company.stage not in ("hidden", "lead", "applied") for company in companies):
        if all(company.opening != "received" for company in companies):
            possible.discard("received")
    if all(company.stage in ("verbal", "written") for company in companies):
        possible -= {*STORIES, *TELLS, "glowing", "warm", "polite", "invite", "moved", "reopened"}
    shut = set(scenario.leave_out)
    for kind, signals in ANSWER_TO.items():
        if kind in shut:
            possible -= set(signals)
    if scenario.leverage.raise_pulled == 0:
        possible.discard("pulled")
    if "bluff" in shut or scenario.leverage.found_out == 0:
        possible.discard("found_out")
    if all(company.offer.checks_fail == 0 for company in companies):
        possible.discard("checks_failed")
    return possible


ANSWER_TO = {
    "negotiate": ("raise_yes", "raise_no", "pulled"),
    "extend": ("extension_yes", "extension_no"),
    "push": ("pushed_date",),
    "tell": ("expedited", "found_out"),
    "postpone": ("moved",),
    "ask": ("others_yes", "others_no", "when_soon", "when_later", "stand_front", "stand_mixed"),
    "withdraw": ("withdrew",),
}
"""Signals that only answer an act."""


def _company(scenario: Scenario, place: Path, company: Company) -> Found:
    yield from _unshown(place, company)
    yield from _worth(place, company)
    if company.opening and not company.opening_text and company.stage != "hidden":
        what = f"opens with {company.opening} in the recruiter's ordinary words"
        advice = "add opening_text: it is the first thing a player reads"
        yield Meaning((*place, "opening"), what, advice, "no-opening-text")
    if company.opening in ONLY_IN["pay"] + ONLY_IN["when"] and company.opening_text:
        yield from _says((*place, "opening_text"), company.opening_text, company.opening)
    if company.stage == "hidden" and company.lead[0] > scenario.days:
        what = f"nobody hears of it before day {company.lead[0]}, after the last day"
        yield Meaning((*place, "lead"), what, "name earlier days", "unreachable-stage")
    if company.stage == "hidden" and company.callback == 0:
        what = "no application there is ever answered by a meeting"
        yield Meaning((*place, "callback"), what, "raise it above 0", "unreachable-stage")
    for number, held in enumerate(company.rounds):
        if held.gate >= 5 and not held.done and number < len(company.rounds) - 1:
            what = "nobody passes this round"
            yield Meaning((*place, "rounds", number), what, "lower gate", "unreachable-stage")
    if company.past != type(company.past)() and not any(r.done for r in company.rounds):
        what = "no meeting before day 1, so its past counts for nothing"
        yield Meaning((*place, "past"), what, "set done = true in a round", "unused", "key")
    if company.stage != "hidden" and "lead" in company.model_fields_set:
        what = f"is only for stage hidden, not {company.stage}"
        yield Meaning((*place, "lead"), what, "leave it out", "unused", "key")


def _unshown(place: Path, company: Company) -> Found:
    """Yield what is said of a company's first morning and never shown."""
    said = company.model_fields_set
    if company.stage == "hidden":
        for key in ("opening", "opening_text", "since"):
            if key in said:
                what = "a hidden company says nothing on day 1"
                advice = "leave it out" if "stage" in said else 'add stage, such as "applied"'
                yield Meaning((*place, key), what, advice, "unused", "key")
    elif company.opening_text and not company.opening:
        what = "is never shown without opening"
        yield Meaning((*place, "opening_text"), what, 'add opening = "glowing"', "unused", "key")


def _worth(place: Path, company: Company) -> Found:
    worth = list(company.job.values())
    if worth and 0 < max(worth) <= 1:
        what = "worth goes from 0 to 100, and none of these is above 1"
        yield Meaning((*place, "job"), what, "write 76 for 0.76", "sum", "key")


MERGE = ("<<<<<<<", ">>>>>>>", "=======")


def _texts(scenario: Scenario) -> Found:
    """Yield what stands in texts as it shouldn't: braces that nothing fills, marks of a merge."""
    for path, text in _plain_texts(scenario):
        if "{" in text or "}" in text:
            what = "braces are filled in messages and opening_text only; here they are shown"
            at = text[text.find("{") :].split()[0] if "{" in text else "}"
            yield Meaning(path, what, "write the name out", "unknown-placeholder", within=at)
    texts = [*_plain_texts(scenario)]
    for key, recruiter in scenario.recruiters.items():
        for kind, wordings in recruiter.messages.items():
            place: Path = ("recruiters", key, "messages", kind)
            texts += [((*place, number), text) for number, text in enumerate(wordings)]
    for path, text in texts:
        if any(line.startswith(MERGE) for line in text.splitlines()):
            advice = "keep one side, and delete the marks"
            yield Meaning(path, "a line left by a merge", advice, "unused")


def _plain_texts(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    yield from ((("opening",), scenario.opening), (("summary",), scenario.summary))
    yield (("teaches",), scenario.teaches)
    for key, company in scenario.companies.items():
        yield ("companies", key, "about"), company.about
    for number, letter in enumerate(scenario.mail):
        yield ("mail", number, "text"), letter.text


def voice_warnings(place: Path, recruiter: Voice) -> Found:
    """Yield slips in a voice's own wordings: what they leave out, and what stands twice."""
    for kind, texts in recruiter.messages.items():
        path = (*place, "messages", kind)
        for number, text in enumerate(texts):
            yield from _says((*path, number), text, kind)
            if text in texts[:number]:
                yield Meaning((*path, number), "the same wording twice", "write another", LIKE)


def _sums(scenario: Scenario) -> Found:
    tables: list[tuple[Path, list[float]]] = [
        (("companies", key, "rivals", "counts"), list(company.rivals.counts))
        for key, company in scenario.companies.items()
    ]
    tables += [
        (("recruiters", key, "candour"), list(recruiter.candour))
        for key, recruiter in scenario.recruiters.items()
    ]
    for path, shares in tables:
        total = sum(shares)
        fractions = all(share <= 1 for share in shares) and any(0 < s < 1 for s in shares)
        if fractions and abs(total - 1) > 0.005:
            what = f"these look like chances, but their sum is {total:.3g}"
            advice = "make it 1, or write whole shares such as [1, 2, 1]"
            yield Meaning(path, what, advice, "sum")


def _questions(scenario: Scenario) -> Found:
    for number, asked in enumerate(scenario.forecasts):
        company = scenario.companies.get(asked.company)
        path: Path = ("forecasts", number)
        if company is None:
            continue
        if company.stage in ("verbal", "written") and asked.step == "verbal":
            what = f"{asked.company} has made its offer already"
            yield Meaning(path, what, 'ask about step = "sealed"', "unreachable-stage", "key")
        if company.stage == "hidden" and asked.day <= company.lead[0]:
            what = f"is asked before anybody can have heard of {asked.company}"
            yield Meaning((*path, "day"), what, "ask later", "unreachable-stage")
