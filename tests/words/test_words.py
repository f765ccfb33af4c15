"""Words: enough of them, never twice in a row, and one for everything the engine can say."""

import ast
import json
import re
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from cli.helpers import SMALL, harmless, played

import game.engine
from game.engine.acts import KINDS as ACTS
from game.engine.acts import OPTIONS, Action, Event
from game.engine.legal import refusal
from game.engine.reveal import CODES
from game.engine.signals import CAUSES, KINDS, Signal
from game.engine.view import Mail, Received
from game.hunt.hunt import Hunt
from game.hunt.reveal import told_and_true
from game.hunt.simulate import Row
from game.players.roster import PLAYERS
from game.scenario.load import Scenario, load, parse
from game.scenario.shelf import shelf
from game.scenario.told import Scenario as Source
from game.words.dates import (
    date_of,
    long_date,
    money,
    near,
    plural,
    short_date,
    weekday,
    when,
)  # fmt: skip
from game.words.deeds import DEEDS, deed
from game.words.ending import ending
from game.words.labels import REFUSALS, STAGES, clash, label, standing_line
from game.words.messages import Message, inbox, wordings_of
from game.words.plain import PLAIN
from game.words.statistics import interval, quantile, table
from game.words.truths import TOLD, TRUE

SHIPPED = sorted(shelf().values())
SIX_OR_MORE = [
    "glowing",
    "warm",
    "polite",
    "approvals",
    "stakeholder",
    "others",
    "love",
    "reorg",
    "references",
    "date",
    "timeline",
    "dodge",
    "invite",
]
CODE = re.compile(r"[a-z]+(-[a-z]+)+")


def named(path: Path) -> str:
    return path.stem


def with_wordings(count: int) -> Scenario:
    """Return the small scenario, made longer, in which Ann has `count` wordings of each signal."""
    text = SMALL.replace("days = 8", "days = 60").replace("by = 4", "by = 40")
    lines = [
        f"{kind} = {json.dumps([f'{kind} {number}' for number in range(count)])}"
        for kind in KINDS
        if kind != "silence"
    ]
    return parse(text + "\n[recruiters.ann.messages]\n" + "\n".join(lines), "wordings")


def inbox_of(scenario: Scenario, voice: int, signals: list[str]) -> list[Message]:
    """Return the inbox of a hunt in which Acme has sent these signals, one a day."""
    hunt = Hunt(scenario, 1)
    hunt.view.voice = voice
    hunt.view.log = None
    for day, kind in enumerate(signals, start=2):
        received = Received(day, 0, Signal(kind, date=day + 3, amount=0))
        hunt.view.log = Mail(received, hunt.view.log)
    return inbox(scenario.source, hunt.view)


@pytest.mark.parametrize("count", [2, 3, 7])
def test_no_wording_comes_again_before_all_have_been_used(count: int) -> None:
    scenario = with_wordings(count)
    for voice in range(20):
        texts = [m.text for m in inbox_of(scenario, voice, ["approvals"] * (4 * count))]
        for start in range(0, len(texts), count):
            assert len(set(texts[start : start + count])) == count
        assert all(earlier != later for earlier, later in pairwise(texts))


def test_signals_that_take_turns_do_not_disturb_each_others_wordings() -> None:
    scenario = with_wordings(4)
    mixed = [m.text for m in inbox_of(scenario, 5, ["love", "others", "love", "others"])]
    alone = [m.text for m in inbox_of(scenario, 5, ["love", "love"])]
    assert [text for text in mixed if text.startswith("love")] == alone


def test_the_choice_of_words_differs_between_hunts() -> None:
    scenario = with_wordings(7)
    firsts = {inbox_of(scenario, voice, ["love"])[0].text for voice in range(60)}
    assert len(firsts) == 7


def test_in_whole_hunts_nobody_says_the_same_twice_before_all_is_said(flagship: Scenario) -> None:
    for seed in range(25):
        hunt = played(flagship, seed)
        said: dict[tuple[str, str], list[str]] = defaultdict(list)
        companies = list(flagship.source.companies.values())
        for message in inbox(flagship.source, hunt.view):
            company = companies[message.company]
            if message.day == 1 and company.opening_text:
                continue
            said[company.recruiter, message.signal].append(message.text)
        for (recruiter, signal), texts in said.items():
            count = len(wordings_of(flagship.source.recruiters[recruiter], signal))
            for start in range(0, len(texts), count):
                some = texts[start : start + count]
                assert len(set(some)) == len(some)


@pytest.mark.parametrize("path", SHIPPED, ids=named)
def test_no_message_is_longer_than_60_words(path: Path) -> None:
    source = load(path).source
    texts = [company.opening_text for company in source.companies.values()]
    for recruiter in source.recruiters.values():
        texts += [text for wordings in recruiter.messages.values() for text in wordings]
    for text in texts:
        assert len(text.split()) <= 60, text


@pytest.mark.parametrize("path", SHIPPED, ids=named)
def test_every_recruiter_has_six_wordings_of_whatever_is_said_often(path: Path) -> None:
    for name, recruiter in load(path).source.recruiters.items():
        for kind in SIX_OR_MORE:
            wordings = recruiter.messages.get(kind, ())
            assert len(wordings) >= 6, f"{name}: {kind}"


@pytest.mark.parametrize("path", SHIPPED, ids=named)
def test_no_two_wordings_of_a_scenario_are_the_same(path: Path) -> None:
    texts = [
        text
        for recruiter in load(path).source.recruiters.values()
        for wordings in recruiter.messages.values()
        for text in wordings
    ]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("path", SHIPPED, ids=named)
def test_a_wording_that_promises_a_date_names_it(path: Path) -> None:
    dated = {"date": "{by}", "when_soon": "{by}", "when_later": "{by}", "expedited": "{by}",
             "pushed_date": "{by}", "invite": "{when}", "moved": "{when}", "reopened": "{when}",
             "written": "{by}", "verbal": "{pay}", "extension_yes": "{by}"}  # fmt: skip
    for recruiter in load(path).source.recruiters.values():
        for kind, placeholder in dated.items():
            for text in wordings_of(recruiter, kind):
                assert placeholder in text, text


@pytest.mark.parametrize("path", SHIPPED, ids=named)
def test_whatever_arrives_in_a_shipped_scenario_is_filled_in_and_harmless(path: Path) -> None:
    scenario = load(path)
    for seed in range(15):
        for message in inbox(scenario.source, played(scenario, seed).view):
            assert message.text
            assert not re.search(r"[{}]", message.text)
            assert harmless(message.text)


def test_every_signal_has_a_plain_wording_and_words_for_the_debrief() -> None:
    for kind in set(KINDS) - {"silence"}:
        assert PLAIN[kind], kind
        assert all(text.strip() for text in PLAIN[kind])
    for kind in KINDS:
        assert TOLD[kind], kind
    assert set(PLAIN) == set(KINDS) - {"silence"}
    assert set(TOLD) == set(KINDS)


def test_every_plain_wording_can_be_filled_in(small_scenario: Scenario) -> None:
    scenario = parse(SMALL.replace("days = 8", "days = 120"), "long")
    for message in inbox_of(scenario, 1, list(PLAIN)):
        assert "{" not in message.text
    assert small_scenario.source.recruiters["ann"].messages == {}


def test_every_true_state_has_words_for_the_debrief(flagship: Scenario) -> None:
    codes = {*CAUSES, *CODES.values(), "paper-comes", "paper-fails", "checks-pass", "checks-fail"}
    assert codes | {"over"} <= set(TRUE)
    for seed in range(10):
        assert {row.truth for row in told_and_true(played(flagship, seed))} <= set(TRUE)


def codes_in(path: Path) -> set[str]:
    """Return the texts in a module that look like codes of refusal, outside its docstrings."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= {node.value} if CODE.fullmatch(node.value) else set()
    return found


def test_every_code_of_refusal_has_a_sentence_and_every_sentence_a_code() -> None:
    engine = Path(game.engine.__file__ or "").parent
    written = codes_in(engine / "legal.py")
    for path in engine.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        written |= set(re.findall(r'IllegalAction\("([a-z-]+)"\)', text))
    assert len(written) > 20
    assert written == set(REFUSALS)
    for sentence in REFUSALS.values():
        assert re.fullmatch(r"[A-Z].*\.", sentence)


def test_every_refusal_met_in_play_has_a_sentence(flagship: Scenario) -> None:
    met = set()
    for seed in range(6):
        hunt, chooser = Hunt(flagship, seed), PLAYERS["random"](seed)
        while not hunt.view.over:
            for kind in ACTS:
                for company in range(-1, len(hunt.view.companies) + 1):
                    for option in (*OPTIONS.get(kind, ("",)), "nonsense"):
                        met.add(refusal(hunt.view, Action(kind, company, option)))
            hunt.do(chooser.choose(hunt.view))
        met.add(refusal(hunt.view, Action("end_day")))
    assert met - {""} <= set(REFUSALS)
    assert len(met) > 15


def test_every_deed_and_stage_met_in_play_has_words(flagship: Scenario) -> None:
    deeds = set()
    for seed in range(12):
        hunt, chooser = Hunt(flagship, seed), PLAYERS["random"](seed)
        while not hunt.view.over:
            for known in hunt.view.companies:
                assert known.stage in STAGES
                assert standing_line(flagship.source, hunt.view, known)
            for action in hunt.actions():
                assert label(flagship.source, hunt.view, action)
            for event in hunt.do(chooser.choose(hunt.view)):
                if event.kind not in ("signal", "day_ended", "over"):
                    deeds.add(event.kind)
                    assert deed(flagship.source, event)
    assert deeds <= {kind.split()[0] for kind in DEEDS} | {"attended"}
    assert len(deeds) > 12


def test_an_event_without_a_company_is_told_too(flagship: Scenario) -> None:
    assert deed(flagship.source, Event("rested", 1)) == "You rested."
    assert deed(flagship.source, Event("signal", 1, 0, "warm")) == ""


@pytest.mark.parametrize("start", ["2026-05-11", "2026-05-13", "2026-05-15", "2026-12-30"])
def test_days_skip_weekends(start: str) -> None:
    source = parse(re.sub(r"start = \S+", f"start = {start}", SMALL), "x").source
    dates = [date_of(source, day) for day in range(-60, 121)]
    assert dates[61] == date.fromisoformat(start)
    assert all(found.weekday() < 5 for found in dates)
    for earlier, later in pairwise(dates):
        assert (later - earlier).days == (3 if earlier.weekday() == 4 else 1)


def test_dates_read_as_people_say_them(small_scenario: Scenario) -> None:
    source: Source = small_scenario.source
    assert long_date(source, 1) == "Thursday 14 May"
    assert short_date(source, 3) == "Mon 18 May"
    assert weekday(source, 2) == "Friday"
    assert when(source, 2, 0) == "Friday 15 May, 10:00"
    assert when(source, 2, 1) == "Friday 15 May, 14:00"
    assert [near(source, day, 1) for day in (1, 2, 3, 5, 6, 0)] == [
        "today", "tomorrow", "Monday", "Wednesday", "Thu 21 May", "Wed 13 May",
    ]  # fmt: skip
    assert near(source, 3, 2) == "Monday"


def test_money_and_numbers_of_days_read_well(small_scenario: Scenario) -> None:
    assert money(small_scenario.source, 84_000) == "€84,000"
    assert [plural(count, "day") for count in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


def test_the_debrief_has_its_sections_and_tells_of_every_company(flagship: Scenario) -> None:
    for seed in range(6):
        hunt = played(flagship, seed)
        sections = {section.title: section.lines for section in ending(hunt)}
        assert list(sections)[:5] == [
            "How it ended",
            "What it is worth to you",
            "What you said you believed",
            "Bridges",
            "The envelope",
        ]
        assert "the same as on day 1" in sections["The envelope"][0]
        for company in flagship.source.companies.values():
            assert any(line.startswith(company.name) for line in sections["The envelope"])
        assert all(lines for lines in sections.values())
        assert not any("{" in line or "\n" in line for lines in sections.values() for line in lines)


def test_the_envelope_says_so_when_the_seal_does_not_fit(small_scenario: Scenario) -> None:
    hunt = played(small_scenario)
    hunt.seal = "0" * 64
    lines = next(section.lines for section in ending(hunt) if section.title == "The envelope")
    assert "NOT the seal" in lines[0]


def row(player: str, seed: int, value: float, sealed: bool = True) -> Row:
    return Row("small", seed, player, "sealed" if sealed else "stop-gap", "acme" if sealed else "",
               value, 8, 9, 80, 3, int(sealed))  # fmt: skip


def test_intervals_and_quantiles_are_right() -> None:
    assert interval([5.0]) == (5.0, 0.0)
    mean, half = interval([0.0, 10.0] * 50)
    assert mean == 5
    assert half == pytest.approx(1.96 * (100 * 25 / 99) ** 0.5 / 10)
    assert [quantile(list(range(10)), share) for share in (0, 0.1, 0.5, 0.9, 1)] == [0, 1, 5, 9, 9]


def test_the_table_sets_players_beside_the_first_on_the_same_seeds() -> None:
    rows = [row("honest", seed, 50 + seed) for seed in range(10)]
    rows += [row("idle", seed, 40 + seed, sealed=False) for seed in range(10)]
    lines = table(rows, ["honest", "idle"], "Acme")
    idle = next(line for line in lines if line.startswith("idle"))
    assert "-10.00 ± 0.00" in idle
    assert "100%" in idle
    honest = next(line for line in lines if line.startswith("honest"))
    assert "54.50" in honest
    assert "1.000" in honest


def test_a_sentence_begins_with_a_capital_whatever_fills_it(small_scenario: Scenario) -> None:
    """`{round}` is "an interview" within a sentence and "An interview" at its beginning."""
    voice = '[recruiters.bob.messages]\ninvite = ["{round} on {when}. Bring {round}! {round}?"]\n'
    opening = SMALL.replace('opening = "invite"\n', 'opening = "invite"\n')
    hunt = Hunt(parse(f"{opening}\n{voice}", "x"), 1)
    told = next(m.text for m in inbox(hunt.scenario.source, hunt.view) if m.signal == "invite")
    assert told.startswith("An interview on ")
    assert "Bring an interview! An interview?" in told


def test_who_writes_without_capitals_is_left_in_peace() -> None:
    voice = '[recruiters.bob.messages]\ninvite = ["{round} on {when}. ok? {round}."]\n'
    hunt = Hunt(parse(f"{SMALL}\n{voice}", "x"), 1)
    told = next(m.text for m in inbox(hunt.scenario.source, hunt.view) if m.signal == "invite")
    assert told.startswith("an interview on ")


def test_two_meetings_in_one_slot_are_announced(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    assert clash(small_scenario.source, hunt.view) == ""
    bolt, crow = hunt.view.companies[1], hunt.view.companies[2]
    crow.meeting_day, crow.meeting_slot = bolt.meeting_day, bolt.meeting_slot
    told = clash(small_scenario.source, hunt.view)
    assert told.startswith("Two meetings at one time, tomorrow, morning: Bolt and Crow")


def test_the_end_shows_what_came_after_the_last_day(flagship: Scenario) -> None:
    """Nobody presses a key between a letter that decides a signed hunt and the end."""
    for seed in range(400):
        hunt = played(flagship, seed=seed, player="first-offer")
        last = [m for m in inbox(hunt.scenario.source, hunt.view) if m.day > hunt.view.day]
        if last:
            lines = ending(hunt)[0].lines
            assert all(any(m.text in line for line in lines) for m in last)
            return
    pytest.fail("no hunt was decided after its last day")


def test_bridges_name_what_moved_them(flagship: Scenario) -> None:
    """A bluff that was found out and an offer that ran out are called so."""
    causes = set()
    for seed in range(60):
        hunt = Hunt(flagship, seed)
        player = PLAYERS["bluffer"](seed)
        while not hunt.view.over:
            hunt.do(player.choose(hunt.view))
        bridges = next(s for s in ending(hunt) if s.title == "Bridges").lines[1:]
        causes |= {line.split("  ", 1)[1] for line in bridges if "-15" in line or "-8" in line}
    assert any("your bluff was found out" in cause for cause in causes)
    assert not any(cause == "left unanswered, or left hanging" for cause in causes)
