"""The line protocol hedge/1 to the letter: forms, errors that cost nothing, whole games."""

import json
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from cli.helpers import SPITEFUL, Hedge, harmless, small_file

from game import __version__
from game.engine.acts import KINDS
from game.engine.deal import RULES
from game.engine.signals import KINDS as SIGNALS
from game.engine.world import CompanyWorld, Reactions, Rival, World
from game.hunt.files import find_save, list_saves, read_text
from game.hunt.hunt import Hunt
from game.hunt.save import read
from game.hunt.verify import OK, replay, verify
from game.scenario.load import Scenario

from .bot import Message, converse, do, random_bot, say

CONTRACT_KINDS = [
    "interview",
    "prepare",
    "rest",
    "apply",
    "network",
    "reply",
    "ask",
    "tell",
    "push",
    "cancel",
    "postpone",
    "no_show",
    "withdraw",
    "negotiate",
    "extend",
    "accept",
    "decline",
    "forecast",
    "end_day",
]
STAGES = [
    "lead",
    "applied",
    "screen",
    "interviews",
    "final",
    "deliberating",
    "verbal",
    "written",
    "signed",
    "sealed",
    "rejected",
    "closed",
    "withdrawn",
    "lapsed",
]
VIEW = {"type", "day", "date", "slot", "you", "companies", "calendar", "messages", "offers",
        "actions"}  # fmt: skip
COMPANY = {
    "id", "name", "role", "recruiter", "stage", "since", "value", "last_word", "promised_by",
    "meeting", "prepared", "told_process", "told_offer", "bluffed",
}  # fmt: skip


def of(kind: str, seen: list[Message]) -> list[Message]:
    return [message for message in seen if message["type"] == kind]


def keys_within(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys_within(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_within(inner)


@pytest.fixture(scope="module")
def games(flagship: Scenario) -> list[list[Message]]:
    """Whole games of the flagship by a random bot."""
    return [converse(Hunt(flagship, seed), random_bot(seed)) for seed in range(12)]


def test_the_greeting_says_what_is_played(flagship: Scenario) -> None:
    hunt = Hunt(flagship, 7)
    hello = say(hunt, [])[0]
    assert hello["type"] == "hello"
    assert hello["protocol"] == 1
    assert hello["game"] == __version__
    assert hello["seal"] == hunt.seal
    assert hello["scenario"] == {
        "id": "day-after-tomorrow",
        "title": "The Day After Tomorrow",
        "version": flagship.source.version,
        "sha256": flagship.sha256,
    }


def test_the_greeting_does_not_tell_the_seed(flagship: Scenario) -> None:
    sent = say(Hunt(flagship, 7), [])
    assert "seed" not in {key for message in sent for key in keys_within(message)}


def test_messages_come_in_the_order_of_the_contract(games: list[list[Message]]) -> None:
    for game in games:
        kinds = [message["type"] for message in game]
        assert kinds[:2] == ["hello", "view"]
        assert kinds[-2:] == ["events", "end"]
        assert kinds[2:-2:2] == ["events"] * len(kinds[2:-2:2])
        assert kinds[3:-2:2] == ["view"] * len(kinds[3:-2:2])


def test_a_view_has_the_fields_of_the_contract(games: list[list[Message]]) -> None:
    for view in (view for game in games for view in of("view", game)):
        assert set(view) >= VIEW
        assert date.fromisoformat(view["date"]).weekday() < 5
        assert view["slot"] in ("morning", "afternoon", "evening", "night")
        assert 1 <= view["day"] <= 40
        assert 0 <= view["you"]["energy"] <= view["you"]["energy_most"]
        for action in view["actions"]:
            assert {"id", "kind", "label"} <= set(action)
        for offer in view["offers"]:
            assert offer["step"] in ("verbal", "written")


def test_a_company_has_its_known_fields_and_no_other(games: list[list[Message]]) -> None:
    for view in (view for game in games for view in of("view", game)):
        for company in view["companies"]:
            assert set(company) == COMPANY
            assert company["stage"] in STAGES
            assert 0 <= company["value"] <= 100


def test_nothing_of_the_dealt_world_is_named_before_the_end(games: list[list[Message]]) -> None:
    hidden = {*World._fields, *CompanyWorld._fields, *Reactions._fields, *Rival._fields}
    for game in games:
        for message in game[:-1]:
            assert set(keys_within(message)) & hidden <= {"companies", "slot", "deadline"}


def test_a_company_that_is_not_heard_of_is_not_shown(flagship: Scenario) -> None:
    view = say(Hunt(flagship, 1), [])[1]
    assert [company["id"] for company in view["companies"]] == ["northwind", "brightline", "halden"]
    assert "castellan" not in json.dumps(view)


def test_the_flagships_dream_and_the_interview_the_day_after_tomorrow(flagship: Scenario) -> None:
    view = say(Hunt(flagship, 1), [])[1]
    assert (view["day"], view["date"], view["slot"]) == (1, "2026-05-12", "morning")
    values = {company["id"]: company["value"] for company in view["companies"]}
    assert max(values, key=lambda name: values[name]) == "northwind"
    (entry,) = view["calendar"]
    assert (entry["company"], entry["day"], entry["kind"]) == ("brightline", 3, "meeting")
    cancel = next(action for action in view["actions"] if action["kind"] == "cancel")
    assert cancel["company"] == "brightline"
    assert cancel["label"].startswith("Cancel Thursday's")
    forecast = next(action for action in view["actions"] if action["kind"] == "forecast")
    assert (forecast["company"], forecast["by"]) == ("northwind", "2026-05-15")
    assert forecast["value"] == {"min": 0, "max": 1}


def test_messages_are_all_that_was_received_so_far(games: list[list[Message]]) -> None:
    for game in games:
        for earlier, later in pairwise(of("view", game)):
            assert later["messages"][: len(earlier["messages"])] == earlier["messages"]
        last = of("view", game)[-1]["messages"]
        assert len({message["id"] for message in last}) == len(last)
        for message in last:
            assert {"id", "day", "from", "company", "signal", "text"} <= set(message)
            assert message["signal"] in SIGNALS
            assert message["text"]
            assert "{" not in message["text"]


def test_every_signal_told_as_an_event_is_in_the_inbox_of_the_next_view(
    games: list[list[Message]],
) -> None:
    for game in games:
        for events, view in zip(game[2:-2:2], game[3:-2:2], strict=True):
            told = [(e["company"], e["signal"]) for e in events["events"] if e["kind"] == "signal"]
            new = [m for m in view["messages"] if m["day"] == view["day"]]
            if any(event["kind"] == "day_ended" for event in events["events"]):
                assert sorted(told) == sorted((m["company"], m["signal"]) for m in new)


def test_the_kinds_of_action_are_those_of_the_contract(games: list[list[Message]]) -> None:
    assert list(KINDS) == CONTRACT_KINDS
    met = {
        action["kind"] for game in games for view in of("view", game) for action in view["actions"]
    }
    assert met <= set(CONTRACT_KINDS)
    assert met >= set(CONTRACT_KINDS) - {"negotiate", "extend", "accept", "decline"}


def test_the_day_can_always_be_ended_and_no_two_actions_read_alike(
    games: list[list[Message]],
) -> None:
    for view in (view for game in games for view in of("view", game)):
        assert view["actions"][-1]["kind"] == "end_day"
        labels = [action["label"] for action in view["actions"]]
        assert len(set(labels)) == len(labels)
        ids = [action["id"] for action in view["actions"]]
        assert len(set(ids)) == len(ids)


def test_every_event_has_a_kind_and_a_day(games: list[list[Message]]) -> None:
    for message in (message for game in games for message in of("events", game)):
        for event in message["events"]:
            assert event["kind"]
            assert event["day"] >= 1
            assert (event["kind"] == "signal") == ("signal" in event)


def test_the_end_opens_the_envelope_and_the_seal_fits(flagship: Scenario) -> None:
    for seed in range(5):
        game = converse(Hunt(flagship, seed), random_bot(seed))
        end = game[-1]
        assert {"outcome", "score", "envelope", "save"} <= set(end)
        assert {"outcome", "calibration", "bridges"} <= set(end["score"])
        world = dict(end["envelope"])
        assert world["seed"] == seed
        assert list(world["companies"]) == list(flagship.source.companies)
        world["companies"] = list(world["companies"].values())
        text = json.dumps(world, separators=(",", ":"))
        sealed = f"{game[0]['scenario']['sha256']}|{RULES}|{seed}|{text}"
        assert sha256(sealed.encode()).hexdigest() == game[0]["seal"]


BAD_LINES = {
    "empty": b"\n",
    "blank": b"   \n",
    "text": b"end the day\n",
    "half": b'{"do":"a1"\n',
    "two": b'{"do":"a1"}{"do":"a2"}\n',
    "list": b'["a1"]\n',
    "string": b'"a1"\n',
    "number": b"1\n",
    "null": b"null\n",
    "nan": b"NaN\n",
    "empty object": b"{}\n",
    "other key": b'{"Do":"a1"}\n',
    "number to do": b'{"do":1}\n',
    "list to do": b'{"do":["a1"]}\n',
    "null to do": b'{"do":null}\n',
    "object to do": b'{"do":{"id":"a1"}}\n',
    "unknown": b'{"do":"a9999"}\n',
    "a0": b'{"do":"a0"}\n',
    "negative": b'{"do":"a-1"}\n',
    "padded": b'{"do":"a01"}\n',
    "upper case": b'{"do":"A1"}\n',
    "spaced": b'{"do":" a1"}\n',
    "label": b'{"do":"end_day"}\n',
    "empty id": b'{"do":""}\n',
    "surrogate": b'{"do":"\\ud800"}\n',
    "not utf-8": b'{"do":"a1\xff"}\n',
    "latin-1": b'{"do":"\xe9"}\n',
    "utf-16": '{"do":"a1"}'.encode("utf-16") + b"\n",
    "utf-8 with a mark": b'\xef\xbb\xbf{"do":"a1"}\n',
    "nul": b"\0\0\0\n",
    "escape": b"\x1b[2J\n",
    "single quotes": b"{'do':'a1'}\n",
    "deep lists": b"[" * 60_000 + b"\n",
    "deep objects": b'{"do":' * 10_000 + b"\n",
    "deep and closed": b'{"do":' + b"[" * 30_000 + b"]" * 30_000 + b"}\n",
    "huge whole number": b'{"do":' + b"9" * 60_000 + b"}\n",
    "huge exponent": b'{"do":1e999999}\n',
    "too long": b'{"do":"' + b"a" * 70_000 + b'"}\n',
    "much too long": b"x" * 3_000_000 + b"\n",
    "too long by one": b'{"do":"a1"}'.ljust(64 * 1024 + 1) + b"\n",
    "too long by two": b'{"do":"a1"}'.ljust(64 * 1024 + 2) + b"\n",
    "too long and carriage return": b'{"do":"a1"}'.ljust(64 * 1024 + 1) + b"\r\n",
    "too long in one piece": b'{"do":"a1"}'.ljust(3 * 64 * 1024) + b"\n",
}


@pytest.mark.parametrize("name", BAD_LINES)
def test_a_bad_line_gets_one_error_and_costs_nothing(small_scenario: Scenario, name: str) -> None:
    hunt = Hunt(small_scenario, 1)
    before = repr(hunt.view.known())
    saved: list[int] = []

    def answer(seen: list[Message]) -> bytes:
        return b"" if seen[-1]["type"] == "error" else BAD_LINES[name]

    sent = converse(hunt, answer, saved)
    lines = BAD_LINES[name].count(b"\n")
    assert [message["type"] for message in sent] == ["hello", "view"] + ["error"] * lines
    assert set(sent[2]) == {"type", "code", "message"}
    assert sent[2]["message"]
    assert harmless(json.dumps(sent[2], ensure_ascii=False))
    assert repr(hunt.view.known()) == before
    assert (hunt.choices, saved) == ([], [])


def test_the_codes_of_errors_tell_programs_what_was_wrong(small_scenario: Scenario) -> None:
    names = ("text", "unknown", "too long", "deep lists", "not utf-8")
    sent = say(Hunt(small_scenario, 1), [BAD_LINES[name] for name in names])
    assert [message["code"] for message in sent[2:]] == [
        "not-json", "unknown-action", "line-too-long", "not-json", "not-json",
    ]  # fmt: skip


def test_after_any_number_of_bad_lines_the_same_view_stands(small_scenario: Scenario) -> None:
    clean, noisy = Hunt(small_scenario, 1), Hunt(small_scenario, 1)
    plain = say(clean, [do("a3")])
    sent = say(noisy, [*BAD_LINES.values(), do("a3")])
    assert [message for message in sent if message["type"] != "error"] == plain
    assert noisy.choices == clean.choices


def test_a_line_of_exactly_64_kib_is_read(small_scenario: Scenario) -> None:
    for ending in (b"\n", b"\r\n", b""):
        hunt = Hunt(small_scenario, 1)
        sent = say(hunt, [do("a3").strip().ljust(64 * 1024) + ending])
        assert [message["type"] for message in sent[2:]] == ["events", "view"]


def forecast_of(view: Message) -> str:
    return str(next(a["id"] for a in view["actions"] if a["kind"] == "forecast"))


BAD_VALUES = [
    "", ',"value":null', ',"value":"0.5"', ',"value":-0.001', ',"value":1.001', ',"value":true',
    ',"value":false', ',"value":[0.5]', ',"value":{}', ',"value":NaN', ',"value":Infinity',
    ',"value":-Infinity', ',"value":1e400', ',"value":-1e400', ',"value":70', ',"values":0.5',
    ',"value":1' + "0" * 4000, ',"value":1' + "0" * 6000,
]  # fmt: skip


@pytest.mark.parametrize("value", BAD_VALUES, ids=lambda value: value[:24])
def test_a_bad_forecast_value_gets_an_error_and_costs_nothing(
    small_scenario: Scenario, value: str
) -> None:
    hunt = Hunt(small_scenario, 1)

    def answer(seen: list[Message]) -> bytes:
        if seen[-1]["type"] == "error":
            return b""
        return f'{{"do":"{forecast_of(seen[-1])}"{value}}}\n'.encode()

    sent = converse(hunt, answer)
    assert [message["type"] for message in sent] == ["hello", "view", "error"]
    assert hunt.choices == []


@pytest.mark.parametrize("value", [0, 1, 0.0, 1.0, 0.7, 0.123, 1e-9, -0.0])
def test_a_good_forecast_value_is_noted(small_scenario: Scenario, value: float) -> None:
    hunt = Hunt(small_scenario, 1)
    view = say(Hunt(small_scenario, 1), [])[1]
    sent = say(hunt, [do(forecast_of(view), value=value)])
    (event,) = sent[2]["events"]
    assert (event["kind"], event["company"]) == ("forecast", "acme")
    assert event["value"] == round(value, 3)
    assert forecast_of(view) and not of("error", sent)


def test_every_action_of_a_view_does_what_it_says(small_scenario: Scenario) -> None:
    view = say(Hunt(small_scenario, 1), [])[1]
    for action in view["actions"]:
        hunt = Hunt(small_scenario, 1)
        more = {"value": 0.5} if "value" in action else {}
        sent = say(hunt, [do(action["id"], **more)])
        assert [message["type"] for message in sent[2:]] == ["events", "view"]
        assert hunt.choices[0].action.kind == action["kind"]


def test_an_id_of_an_earlier_view_is_not_taken_for_more_than_the_last_view_offers(
    small_scenario: Scenario,
) -> None:
    def answer(seen: list[Message]) -> bytes:
        views = of("view", seen)
        if seen[-1]["type"] == "error":
            return b""
        gone = {a["id"] for a in views[0]["actions"]} - {a["id"] for a in views[-1]["actions"]}
        return do(min(gone)) if gone else do(views[-1]["actions"][-1]["id"])

    hunt = Hunt(small_scenario, 1)
    sent = converse(hunt, answer)
    assert sent[-1]["type"] in ("error", "end")
    assert of("error", sent)[0]["code"] == "unknown-action"


def test_a_choice_without_an_end_of_line_still_counts(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    say(hunt, [do("a3").strip()])
    assert len(hunt.choices) == 1


def test_the_end_of_the_input_saves_and_exits_0(hedge: Hedge, saves: Path, tmp_path: Path) -> None:
    path = small_file(tmp_path)
    for count, typed in enumerate((b"", do("a3"), do("a3") + b'{"do":')):
        said = hedge("play", path, "--json", "--seed", count, typed=typed)
        assert (said.code, said.err) == (0, "")
        name = json.loads(said.out.splitlines()[0])["save"]
        text = read_text(find_save(name, saves))
        assert verify(text).code == OK
        assert len(read(text).choices) == min(count, 1)


def test_whole_random_games_end_with_a_save_that_verifies(
    hedge: Hedge, saves: Path, tmp_path: Path
) -> None:
    path = small_file(tmp_path)
    for seed in range(25):
        blind = b"".join(do(f"a{1 + (seed + 5 * n) % 9}", value=0.5) for n in range(600))
        said = hedge("play", path, "--json", "--seed", seed, typed=blind)
        end = json.loads(said.out.splitlines()[-1])
        assert (said.code, said.err, end["type"]) == (0, "", "end")
        text = read_text(find_save(end["save"], saves))
        assert verify(text).code == OK
        result = read(text).result
        assert result.over
        assert end["outcome"]["value"] == end["score"]["outcome"] == result.value
        assert (end["outcome"]["company"] or "") == result.landed
        assert end["outcome"]["day"] == result.day
        assert end["score"]["bridges"] == result.bridges
    assert len(list_saves(saves)) == 25


def test_whole_random_games_of_the_flagship_replay_from_their_saves(flagship: Scenario) -> None:
    from game.hunt.save import write

    for seed in range(6):
        hunt = Hunt(flagship, seed)
        end = converse(hunt, random_bot(seed))[-1]
        again = replay(read(write(hunt)))
        assert end["outcome"]["value"] == again.view.result / 100


def test_a_hunt_resumed_over_the_protocol_shows_the_view_it_was_left_with(
    hedge: Hedge, saves: Path, tmp_path: Path
) -> None:
    first = hedge("play", small_file(tmp_path), "--json", "--seed", "3", typed=do("a3") + do("a2"))
    again = hedge("resume", "--json")
    assert again.out.splitlines()[1] == first.out.splitlines()[-1]
    assert json.loads(again.out.splitlines()[0]) == json.loads(first.out.splitlines()[0])


def test_a_finished_hunt_is_resumed_to_its_end(hedge: Hedge, saves: Path, tmp_path: Path) -> None:
    blind = do("a99") * 3 + b"".join(do(f"a{n % 9}", value=1) for n in range(900))
    first = hedge("play", small_file(tmp_path), "--json", "--seed", "3", typed=blind)
    again = hedge("resume", "small-3", "--json")
    kinds = [json.loads(line)["type"] for line in again.out.splitlines()]
    assert kinds == ["hello", "end"]
    assert again.out.splitlines()[-1] == first.out.splitlines()[-1]


@pytest.mark.parametrize("number", range(len(SPITEFUL)))
def test_lines_of_spite_are_answered_harmlessly(hedge: Hedge, tmp_path: Path, number: int) -> None:
    typed = json.dumps({"do": SPITEFUL[number]}) + "\n" + SPITEFUL[number] + "\n"
    said = hedge("play", small_file(tmp_path), "--json", typed=typed)
    assert said.code == 0
    assert [json.loads(line)["type"] for line in said.out.splitlines()[2:]] == ["error", "error"]


def test_two_bots_that_choose_alike_see_alike(flagship: Scenario) -> None:
    assert converse(Hunt(flagship, 4), random_bot(9)) == converse(Hunt(flagship, 4), random_bot(9))
