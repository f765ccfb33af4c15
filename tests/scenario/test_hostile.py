"""Hostile scenario files: whatever one holds, it is refused in harmless words, or it can be played.

Time is never asserted here: what bounds it is, the problems told, the files read, the acts played.
"""

import copy
import io
import json
import os
import random
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from cli.helpers import SMALL, SPITEFUL, Hedge
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.cli.checking import examined
from game.engine.signals import KINDS
from game.hunt.hunt import Hunt
from game.hunt.save import read, write
from game.hunt.verify import OK, verify
from game.lines.play import LinePlayer
from game.players.curious import Curious
from game.players.roster import PLAYERS
from game.protocol.messages import Encoder
from game.scenario import pieces, reading
from game.scenario import places as places_module
from game.scenario.crowds import ENTRIES_MOST
from game.scenario.examine import examine
from game.scenario.load import Scenario, load, parse
from game.scenario.models import Scenario as Source
from game.scenario.places import Places
from game.scenario.problems import TOLD_MOST, Problem, ScenarioProblems
from game.scenario.syntax import BIGGEST, ERRORS_MOST
from game.scenario.syntax_hints import hint
from game.tui.board import board
from game.tui.company import company_file
from game.tui.desk import Desk
from game.tui.ink import plain
from game.tui.session import Session
from game.tui.week import month
from game.words.ending import ending
from game.words.preview import envelope, timeline
from game.words.problems import as_github, as_json, as_text

PLAYING = {name: PLAYERS[name] for name in ("honest", "random", "bluffer", "canceller")}
PLAYING["curious"] = Curious
ACTS_A_DAY = 300
LINE_MOST = 700
"""Characters that a line of the checker may have, the longest advice included."""


def tries(most: int) -> settings:
    return settings(max_examples=most, suppress_health_check=[HealthCheck.too_slow])


# What is allowed to come out.


def harmful(text: str) -> set[str]:
    """Return the characters of a text that a terminal could obey or that hide what is there."""
    dropped = ("Cc", "Cf", "Cs", "Co", "Cn")
    return {c for c in text if c not in "\n\t" and unicodedata.category(c) in dropped}


def told(problems: list[Problem]) -> list[str]:
    """Return all lines in which problems are told, in every format, which must be harmless."""
    assert len(problems) <= 2 * TOLD_MOST + len(PLAYING)
    lines = [line for problem in problems for line in as_text(problem)]
    lines += [as_github(problem) for problem in problems] + [str(problem) for problem in problems]
    assert not harmful("\n".join([*lines, as_json(problems)]))
    assert all("\n" not in line for line in lines)
    assert all(len(line) <= LINE_MOST for problem in problems for line in as_text(problem))
    assert len(json.loads(as_json(problems))) == len(problems)
    return lines


def judged(text: str, name: str = "hostile.toml") -> Scenario | None:
    """Return the hunt in a text, or None where it was refused, harmlessly."""
    try:
        scenario = parse(text, name)
    except ScenarioProblems as wrong:
        assert wrong.problems
        told(wrong.problems)
        return None
    assert parse(scenario.text, name).text == scenario.text
    return scenario


def played(scenario: Scenario, seed: int = 3) -> None:
    """Let every player play a hunt to its end, and look at one of them through all front ends."""
    for name, player in PLAYING.items():
        hunt, chooser = Hunt(scenario, seed), player(seed)
        while not hunt.view.over:
            hunt.do(chooser.choose(hunt.view))
            assert len(hunt.choices) <= ACTS_A_DAY * hunt.view.facts.days
            if name == "curious" and hunt.choices[-1].action.kind == "end_day":
                assert not harmful(on_all_screens(hunt))
        assert not harmful("\n".join(line for part in ending(hunt) for line in part.lines))
        assert verify(write(hunt)).code == OK
    assert not harmful("\n".join([*timeline(hunt), *envelope(Hunt(scenario, seed))]))
    assert not harmful(typed(scenario, seed))


def on_all_screens(hunt: Hunt) -> str:
    """Return what the screen and the protocol show of a hunt at this moment."""
    session = Session(hunt, None)
    desk = Desk(session)
    shown = [line for size in ((60, 20), (80, 24), (160, 50)) for line in board(desk, *size).rows]
    shown += month(session, 76)
    shown += [line for k in session.known() for line in company_file(session, k.index, 60)]
    sent = json.dumps(Encoder(hunt).view(), ensure_ascii=False)
    return "\n".join([*map(plain, shown), sent])


def typed(scenario: Scenario, seed: int) -> str:
    """Return what the plain mode prints for somebody who types at random."""
    luck, words = random.Random(seed), "all status inbox week end end pass undo 1 2 3 4 5 6 yes 50"
    names = [f"company {company.name[:3]}" for company in scenario.source.companies.values()]
    script = "\n".join(luck.choice([*words.split(), "why push", *names]) for _ in range(80))
    output = io.StringIO()
    LinePlayer(Hunt(scenario, seed), lambda: None, str, io.StringIO(script), output).play()
    return output.getvalue()


def refused(text: str) -> list[Problem]:
    with pytest.raises(ScenarioProblems) as wrong:
        parse(text, "hostile.toml")
    told(wrong.value.problems)
    return wrong.value.problems


# (a) Texts that went wrong.

FREEZE = Path(__file__).parents[2] / "scenarios" / "home-run.toml"
SHIPPED = FREEZE.read_text(encoding="utf-8")
PIECE = (FREEZE.parent / "personas" / "dana.toml").read_text(encoding="utf-8")
NASTY = (
    "[", "]", "{", "}", "[[", "]]", '"', "'", '"""', "'''", "\\", "=", ".", ",", "#", "\n", "\r",
    "\t", " ", "\0", "\x1b[2J", "\x9b31m", "\u202e", "\u200b", "\ufeff", "\u2028", "字", "e\u0301",
    "\u0301" * 300, "\ue000", "\U000e0041", "9" * 40, "9" * 5000, "0x" + "f" * 6000, "1e400",
    "nan", "inf", "-inf", "-0", "1_0", "2026-02-30", "0001-01-01", "9999-12-31", "25:00:00",
    "2026-05-14T00:00:00Z", "true", "x" * 3000, "a." * 150, "[" * 200, "{a=" * 200, "{" * 2000,
    '"\\uD800"', '"\\u0000"', "“", "–", "<<<<<<< ours", "{boss}", "{}", "format = 0\n", "use = 1\n",
    'use = ["personas/dana"]\n', "[companies.x]\n", '"[key]" = 1\n', *SPITEFUL,
)  # fmt: skip


@st.composite
def mutants(draw: st.DrawFn, text: str) -> str:
    """Return a text with a few things done to it."""
    for _ in range(draw(st.integers(1, 4))):
        lines = text.split("\n")
        at, line = draw(st.integers(0, len(text))), draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 5)):
            case 0:
                text = text[:at] + draw(st.sampled_from(NASTY)) + text[at:]
            case 1:
                text = text[:at] + text[at + draw(st.integers(1, 40)) :]
            case 2:
                text = text[:at] + draw(st.characters(exclude_categories=["Cs"])) + text[at + 1 :]
            case 3:
                text = "\n".join(lines[:line] + lines[line + 1 :])
            case 4:
                text = "\n".join([*lines[: line + 1], *lines[line:]])
            case _:
                key = lines[line].partition("=")[0]
                lines[line] = f"{key}= {draw(st.sampled_from(NASTY))}"
                text = "\n".join(lines)
    return text


@tries(40)
@given(mutants(SMALL))
def test_a_hunt_that_went_wrong_is_refused_or_played(text: str) -> None:
    scenario = judged(text)
    if scenario is not None:
        played(scenario)


@tries(40)
@given(mutants(SHIPPED))
def test_a_shipped_hunt_that_went_wrong_is_refused_or_played(text: str) -> None:
    scenario = judged(text)
    if scenario is not None:
        played(scenario)


@tries(40)
@given(text=mutants(PIECE))
def test_a_piece_that_went_wrong_is_refused_or_used(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("mod")
    (folder / "mine").mkdir()
    (folder / "mine" / "dana.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
    (folder / "mod.toml").write_text('use = ["mine/dana"]\n' + SMALL, encoding="utf-8")
    told(examined(folder / "mine" / "dana.toml", ()).problems)
    told(examined(folder / "mod.toml", ()).problems)


@tries(40)
@given(raw=st.lists(st.tuples(st.integers(0, len(SMALL)), st.binary(max_size=5)), max_size=4))
def test_bytes_anywhere_in_a_file_do_no_harm(
    tmp_path_factory: pytest.TempPathFactory, raw: list[tuple[int, bytes]]
) -> None:
    data = SMALL.encode()
    for at, piece in raw:
        data = data[:at] + piece + data[at + len(piece) :]
    path = tmp_path_factory.mktemp("bytes") / "small.toml"
    path.write_bytes(data)
    told(examine(path).problems)


# (b) Trees that say what they may, at the ends of its ranges, or what they may not.

ODD: tuple[Any, ...] = (
    None, True, 0, 1, -1, 2**31, 2**63 - 1, 10**400, 0.5, -0.0, 5e-324, 1e308, float("nan"),
    float("inf"), "", "x", "\x1b[31m", "字" * 80, date(1, 1, 1), datetime(2026, 5, 14, 1), time(1),
    [], [[]], [{}], {}, {"": 1}, {"[key]": 1}, [1] * 300, {f"k{n}": n for n in range(300)},
)  # fmt: skip
"""Values that fit hardly anywhere; None takes a key away."""

SCHEMA = Source.model_json_schema()
TEXTS = ("x", "字", "a ", "{boss} ", "e\u0301", "[b]", "-", "\u3164", "{by}{when}{pay}", "\n", "%s")
IDS = ("ann", "bob", "acme", "bolt", "glowing", "invite", "verbal", "pay", "craft", "z" * 40)


def kind_of(schema: dict[str, Any]) -> dict[str, Any]:
    """Return what a part of the schema refers to; what may be left out is taken as given."""
    while "$ref" in schema or "anyOf" in schema:
        if "anyOf" in schema:
            schema = next(each for each in schema["anyOf"] if each.get("type") != "null")
        else:
            schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    return schema


def extreme(luck: random.Random, schema: dict[str, Any]) -> Any:
    """Return a value that its schema allows, at an end of its range most of the time."""
    kind = kind_of(schema)
    if "enum" in kind or "const" in kind:
        return luck.choice(kind.get("enum") or [kind["const"]])
    match kind["type"]:
        case "string" if kind.get("format") == "date":
            return luck.choice([date(1900, 1, 1), date(2200, 1, 1), date(2026, 5, 14)])
        case "string" if "a-z" in kind.get("pattern", ""):
            return luck.choice(IDS)
        case "string":
            most = kind.get("maxLength", 40)
            return (luck.choice(TEXTS) * most)[: luck.choice([1, most // 2, most])]
        case "boolean":
            return luck.random() < 0.5
        case "integer" | "number":
            return _number(luck, kind)
        case "array" if "prefixItems" in kind:
            pair = [extreme(luck, each) for each in kind["prefixItems"]]
            return sorted(pair) if luck.random() < 0.8 else pair
        case "array":
            count = luck.choice([kind.get("minItems", 0), 1, min(kind.get("maxItems", 6), 6)])
            return [extreme(luck, kind["items"]) for _ in range(count)]
    inside = kind.get("properties", {})
    needed = kind.get("required", ())
    found = {k: extreme(luck, v) for k, v in inside.items() if k in needed or luck.random() < 0.4}
    other = kind.get("additionalProperties")
    return found or ({luck.choice(IDS): extreme(luck, other)} if other else {})


def _number(luck: random.Random, kind: dict[str, Any]) -> float:
    low = kind.get("minimum", kind.get("exclusiveMinimum", 0))
    high = kind.get("maximum", kind.get("exclusiveMaximum", 100))
    number: float = luck.choice([low, low, high, high, (low + high) / 2])
    if kind["type"] == "integer":
        return int(number)
    tiny = (number == 0 and luck.random() < 0.3) or number <= kind.get("exclusiveMinimum", -9)
    return luck.choice([5e-324, 1e-9, 1e-4]) if tiny else float(number)


Spot = tuple[Any, Any, dict[str, Any]]


def spots(node: Any, schema: dict[str, Any]) -> Iterator[Spot]:
    """Yield every place in a tree, what is there or not, as (table or list, key, schema)."""
    kind = kind_of(schema)
    if isinstance(node, dict):
        own = kind.get("properties", {})
        yield from ((node, key, each) for key, each in own.items() if key not in node)
        for key in list(node):
            each = own.get(key) or kind.get("additionalProperties")
            if isinstance(each, dict):
                yield (node, key, each)
                yield from spots(node[key], each)
    elif isinstance(node, list):
        each_of = kind.get("prefixItems") or [kind.get("items")] * len(node)
        for at, each in enumerate(each_of[: len(node)]):
            if each:
                yield (node, at, each)
                yield from spots(node[at], each)


TREES = (tomllib.loads(SMALL), tomllib.loads(load(FREEZE).text))


def changed(luck: random.Random, odd: float) -> str:
    """Return a hunt with some of its values changed; `odd` is the share of those that don't fit."""
    tree = copy.deepcopy(luck.choice(TREES))
    for _ in range(luck.choice([1, 1, 2, 4, 12])):
        node, key, schema = luck.choice(list(spots(tree, SCHEMA)))
        node[key] = luck.choice(ODD) if luck.random() < odd else extreme(luck, schema)
        if node[key] is None:
            del node[key]
    return tomli_w.dumps(tree)


@tries(40)
@given(st.integers(0, 2**32))
def test_values_at_the_ends_of_their_ranges_are_refused_or_played(seed: int) -> None:
    scenario = judged(changed(random.Random(seed), 0))
    if scenario is not None:
        played(scenario, seed)


@tries(40)
@given(st.integers(0, 2**32))
def test_values_of_another_type_are_refused_or_played(seed: int) -> None:
    scenario = judged(changed(random.Random(seed), 0.7))
    if scenario is not None:
        played(scenario)


@pytest.mark.parametrize("control", ["\0", "\x1b[2J", "\x9b"])
def test_a_heading_named_in_an_error_is_harmless(control: str) -> None:
    """Found by fuzzing: a heading that stands twice was told raw."""
    refused(f'recruiter = ""\n[recruiter{control}]\n')


# (c) Bombs at the limits.

ROOM = BIGGEST - len(SMALL.encode()) - 400


def fill(unit: str, room: int = ROOM) -> str:
    """Return a text of one unit, as often as there is room for it."""
    return unit * (room // len(unit.encode()))


def wide(entry: str, count: int) -> str:
    """Return a list of lists that keeps to the entries which one may have."""
    row = "[" + f"{entry}," * ENTRIES_MOST + "],"
    return "[" + row * (count // ENTRIES_MOST) + "]"


def messages(kinds: str, entry: str) -> str:
    rows = (f"{kind} = [{entry * (ENTRIES_MOST - 1)}]" for kind in kinds.split())
    return SMALL + "\n[recruiters.ann.messages]\n" + "\n".join(rows)


DEEP, MARKS, WIDE = ".".join("a" * 101), "\u0301" * 2_000, "字" * 100
BOMBS = {
    "dotted keys": fill(f"{DEEP} = 1\n"),
    "one dotted key": fill("a.") + "a = 1",
    "a dotted key of quotes": '"é".' * 20_000 + "a = 1",
    "a dotted key behind quotes": 'x = {a = """b " c""", ' + "a." * 9_000 + "a = 1}",
    "a dotted key behind an error": 'q"""\n' + "a." * 9_000 + "a = 1",
    "a list": f"x = [{fill('1,')}]\n{SMALL}",
    "a list over lines": "x = [\n" + fill("1,\n") + "]\n" + SMALL,
    "a list of texts": 'leave_out = [' + fill('"ask",') + "]\n" + SMALL,
    "a list of lists": f"x = {wide('1', 19_800)}\n{SMALL}",
    "a list of tables": f"x = {wide('{a=1}', 9_000)}\n{SMALL}",
    "a list without its end": "x = [\n" + fill("1,\n"),
    "lists without their ends": fill("x = [\n"),
    "an inline table": "x = {" + ",".join(f"k{n}=1" for n in range(19_000)) + "}\n" + SMALL,
    "inline tables": fill("x = {a=1}\n", 150_000),
    "open brackets": "x = " + "[" * 19_000,
    "open braces": "x = " + "{a=" * 19_000,
    "brackets over lines": "x = " + "[\n" * 19_000 + "]\n" * 19_000,
    "many open brackets": fill("["),
    "unknown keys": "".join(f"k{n} = 1\n" for n in range(19_000)) + SMALL,
    "unknown keys of a table": SMALL + "[you]\n" + "".join(f"k{n} = 1\n" for n in range(19_000)),
    "unknown tables": "".join(f"[t{n}]\n" for n in range(19_000)) + SMALL,
    "nameless tables": fill("[[x]]\n", 59_000) + SMALL,
    "wrong values": SMALL + "[you.skills]\n" + "".join(f"k{n} = []\n" for n in range(9_000)),
    "wrong priorities": SMALL + "[you.priorities]\n" + "".join(f"k{n}=1\n" for n in range(9_000)),
    "wrong skills": SMALL + "[companies.crow.needs]\n" + "".join(f"k{n}=1\n" for n in range(199)),
    "wrong signals": SMALL + "[recruiters.ann.messages]\n"
    + "".join(f"stand-{n} = []\n" for n in range(199)),
    "wrong forecasts": SMALL + '\n[[forecasts]]\ncompany=1\nday=""\nby=[]' * 6_000,
    "closed for ever": 'leave_out = [' + '"rest",' * 199 + "]\n" + SMALL,
    "wrong words in expectations": SMALL + "[expect]\nunreached = [" + '"glowin",' * 199 + "]\n",
    "braces": messages("glowing warm polite", '"' + "{}" * 990 + '",'),
    "open braces in texts": messages("glowing", '"' + "{" * 1_990 + '",'),
    "nested braces": messages("glowing", '"' + "{" * 900 + "}" * 900 + '",'),
    "wordings alike": messages("glowing warm polite lead received moved", '"a",'),
    "a name of combining marks": SMALL.replace('"Bolt"', '"B' + "\u0301" * 5_000 + '"'),
    "keys of combining marks": "".join(f'"k{n}{MARKS}" = 1\n' for n in range(120)),
    "a line of combining marks": SMALL.replace('"Bolt"', '"B' + "\u0301" * 250_000 + '"'),
    "a long line": "x = '" + fill("y") + f"'\n{SMALL}",
    "a line too long to be read": "x = '" + "y" * 1_000_000 + f"'\n{SMALL}",
    "a long line of wide characters": "leave_out = [" + f'"{WIDE}",' * 190 + f"]\n{SMALL}",
    "a long key": f"{fill('k')} = 1\n{SMALL}",
    "a long key of escapes": '"' + "\\n" * 200_000 + f'" = 1\n{SMALL}',
    "a long placeholder": SMALL.replace("{boss}", "{" + "a" * 1_900 + "}"),
    "a placeholder too long": SMALL.replace("{boss}", "{" * 400_000),
    "blank lines": fill("\n") + SMALL,
    "comments": fill("#\n") + SMALL,
    "a long comment": f"#{fill('x')}\n{SMALL}",
    "wrong lines": fill("x\n"),
    "wrong lines at the end": f"#{fill('x')}\n" + "x = y\n" * 50,
    "wrong values on all lines": fill("x = y\n", 100_000),
    "keys twice": fill("x = 1\n", 100_000),
    "headings twice": fill("[x]\n", 70_000),
    "texts without their ends": fill('x = "\n', 100_000),
    "long texts without their ends": fill('"""\n', 70_000),
    "a long text of quotes": 'x = """' + fill('""\n', 50_000),
    "a line of escaped quotes": "x = " + fill('\\"'),
    "a text of escaped quotes": 'x = "' + fill('\\"'),
    "escapes": 'x = "' + fill("\\u0041") + f'"\n{SMALL}',
    "a heading of blanks": "[" + fill(" "),
    "braces and commas": "x = " + "{," * 9_000 + fill(" ", 400_000),
    "equals and brackets": "x = " + "=[" * 9_900,
    "equals and quotes": "='" * 9_900 + fill('"', 400_000),
    "words": fill("a "),
    "digits": f"x = {fill('1')}",
    "digits nearly too many": f"x = [{('1' * 4_299 + ',') * 110}{'1' * 4_400}]",
    "a number in hex": SMALL.replace("days = 8", "days = 0x" + "f" * 400_000),
    "a format in hex": SMALL.replace("format = 1", "format = 0x" + "f" * 5_000),
    "a format of digits": SMALL.replace("format = 1", "format = " + "9" * 4_200),
    "a share of digits": SMALL.replace("soft = 0.0", "soft = " + "9" * 4_200),
    "an old format": "format = 0\n" + "".join(f"[companies.c{n}]\ncontact=1\n" for n in range(199)),
    "nothing but NULs": fill("\0"),
    "nothing but escapes": fill("\x1b[2J\n", 90_000),
    "nothing but bidi": fill("\u202e"),
    "a JSON": '{"a": ' + "[" * 19_000,
    "a web page": "<html>" + fill("<"),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_defused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[int] = []
    loads = tomllib.loads

    def counted(text: str) -> dict[str, Any]:
        parsed.append(len(text))
        return loads(text)

    monkeypatch.setattr(tomllib, "loads", counted)
    judged(BOMBS[name])
    big = [size for size in parsed if size > 1_000]
    assert len(big) <= 2 * ERRORS_MOST + 2
    assert sum(big) <= 10 * BIGGEST


TOLD_IN_LITTLE = ("braces", "wrong lines", "keys of combining marks", "a long line")


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("name", TOLD_IN_LITTLE)
def test_a_bomb_is_told_in_little(hedge: Hedge, tmp_path: Path, name: str, form: str) -> None:
    path = tmp_path / "bomb.toml"
    path.write_text(BOMBS[name], encoding="utf-8")
    said = hedge("scenario", "check", "--format", form, path)
    assert said.code == 1
    assert len(said.out) + len(said.err) < 100_000
    assert not harmful(said.out + said.err)


@pytest.mark.parametrize("name", ["a list", "braces", "wrong lines", "open brackets"])
def test_no_command_breaks_down_over_a_bomb(hedge: Hedge, tmp_path: Path, name: str) -> None:
    path = tmp_path / "bomb.toml"
    path.write_text(BOMBS[name], encoding="utf-8")
    for words in (
        ("play", path, "--plain"),
        ("scenario", "preview", path),
        ("scenario", "balance", path, "--games", "10"),
        ("scenario", "new", "mine", "--like", path),
    ):
        said = hedge(*words)
        assert (said.code, said.out) == (2, "")
        assert len(said.err) < 100_000


SHAPES = {"lists": "[ ]", "tables": "{a= }", "both": "[{a= }]", "lists over lines": "[\n \n]"}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("depth", [10, 45, 90, 150, 250, 300, 330, 490, 700, 5_000])
def test_what_lies_too_deep_is_refused_however_deep_it_lies(shape: str, depth: int) -> None:
    before, after = SHAPES[shape].split(" ")
    problems = refused(f"x = {before * depth}1{after * depth}\n{SMALL}")
    assert [p.code for p in problems] == ["too-deep" if depth > 40 else "unknown-key"]


def test_a_large_hunt_is_played() -> None:
    companies = "".join(
        f'[companies.c{n}]\nname = "C{n}"\nrole = "r"\nrecruiter = "r{n % 12}"\nstage = "lead"\n'
        "job = { pay = 50, growth = 50, life = 50, meaning = 50 }\n" for n in range(20)
    )  # fmt: skip
    writers = "".join(f'[recruiters.r{n}]\nname = "R{n}"\nfirm = "F"\n' for n in range(12))
    head = 'format = 1\nid = "large"\ntitle = "Large"\ndays = 30\n'
    scenario = judged(head + writers + companies)
    assert scenario is not None
    played(scenario)


# What was found, and stays mended.


KEY = '"[key]"'
TABLES_OF_KEYS = (
    "",
    "[companies.acme]\n",
    f"[companies.{KEY}]\n",
    "[you.skills]\n",
    "[expect.value]\n",
)


@pytest.mark.parametrize("table", TABLES_OF_KEYS)
def test_a_key_may_be_called_like_the_mark_of_a_refused_key(table: str) -> None:
    """The mark was taken off wherever it stood, which left no path at all."""
    line = f'{table}{KEY} = "x"\n'
    text = SMALL.replace(table, line) if table in SMALL and table else line + SMALL
    if table and table not in SMALL:
        text = SMALL + line
    assert any("[key]" in problem.place for problem in refused(text))


def test_a_long_line_is_measured_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each place was counted from the beginning of its line: ages, for a line of 500,000."""
    counted: list[int] = []
    begun = places_module._begun

    def counting(raw: bytes) -> int:
        counted.append(len(raw))
        return begun(raw)

    monkeypatch.setattr(places_module, "_begun", counting)
    text = "x = [" + '"字",' * 50_000 + "]"
    places = Places(text)
    assert places.values["x", 49_999].column == 6 + 4 * 49_999
    assert sum(counted) <= len(text.encode()) + 2 * places_module.STEP * 50_002


def test_no_more_problems_are_worked_out_than_are_told() -> None:
    """Every brace of 500 KB was a problem, each with its own copy of all lines."""
    assert len(refused(BOMBS["braces"])) == TOLD_MOST


def test_a_crowded_table_is_told_once_at_its_heading() -> None:
    (problem,) = refused(BOMBS["unknown keys of a table"])
    assert (problem.place, problem.code) == ("you", "wrong-length")
    assert problem.excerpt == "[you]"


def test_crowds_are_counted_over_all_pieces_together(tmp_path: Path) -> None:
    names = [f"p/p{n}" for n in range(5)]
    for name in names:
        rows = "".join(f"k{name[-1]}x{n} = 1\n" for n in range(150))
        piece(tmp_path, name, f"[market]\n{rows}")
    (problem,) = problems_of(using(tmp_path, *names))
    assert (problem.place, problem.code) == ("market", "wrong-length")


def test_a_text_of_many_sentences_outlives_its_pieces(tmp_path: Path) -> None:
    """All pieces joined it stands on one line, which was refused as a key of too many dots."""
    piece(tmp_path, "p/p0", "[market]\nsoft = 0.5\n")
    opening = '"""\n' + "One thing. Another.\n" * 100 + '"""'
    path = using(tmp_path, "p/p0")
    path.write_text(path.read_text().replace('"Two companies, eight days."', opening))
    scenario = load(path)
    assert parse(scenario.text, "again").facts == scenario.facts
    assert read(write(Hunt(scenario, 1))).scenario.text == scenario.text


def test_what_pieces_make_too_large_for_a_save_is_refused(tmp_path: Path) -> None:
    """Each of them was small enough, and all of them together couldn't be read again."""
    row = ",".join(f'"{number}"' for number in range(ENTRIES_MOST))
    kinds = "".join(f"{kind} = [{row}]\n" for kind in KINDS if kind != "silence")
    for name in ("ann", "bob", "cat"):
        who = f'[recruiters.{name}]\nname = "N"\nfirm = "F"\n[recruiters.{name}.messages]\n'
        piece(tmp_path, f"p/{name}", who + kinds)
    (problem,) = problems_of(using(tmp_path, "p/ann", "p/bob", "p/cat"))
    assert problem.what == "too large with its pieces"
    assert load(using(tmp_path, "p/ann", "p/bob")).source.id == "small"


def test_a_story_that_is_liked_next_to_nothing_is_as_good_as_none() -> None:
    """Times its small share the factor was 0, and all shares of a day were divided by it."""
    bias = ", ".join(f"{story} = 0.0" for story in ("stakeholder", "others", "love", "reorg"))
    bias += ", silence = 0.0, approvals = 5e-324"
    (problem,) = refused(SMALL.replace("cadence = 1", f"cadence = 1\nbias = {{ {bias} }}"))
    assert problem.place == "recruiters.ann.bias"


def test_names_of_files_give_no_characters_to_a_terminal(tmp_path: Path, hedge: Hedge) -> None:
    """Advice named the files that were there, whatever they were called; JSON showed them."""
    for name in ("din\u202ea", "din\x9ba", "din\x1b[31ma", "din\na"):
        piece(tmp_path, f"p/{name}", "")
        piece(tmp_path, f"{name}/dina", "")
    path = using(tmp_path, "p/dina")
    for form in ("text", "json", "github"):
        assert not harmful(hedge("scenario", "check", "--format", form, path).out)
    told(problems_of(path))


@pytest.mark.parametrize("name", ["dana\x1b[31m\u202e\n.toml", os.fsdecode(b"\xff\xfe.toml")])
def test_the_name_of_the_file_itself_does_no_harm(tmp_path: Path, name: str, hedge: Hedge) -> None:
    path = tmp_path / name
    path.write_text(SMALL + "x")
    for form in ("text", "json", "github"):
        assert not harmful(hedge("scenario", "check", "--format", form, path).out)


def test_a_source_line_is_cut_whatever_its_characters(tmp_path: Path) -> None:
    """Combining marks take no column, so a line of 5,000 was shown as it stood."""
    for problem in refused(BOMBS["a line of combining marks"]):
        assert all(len(line) < LINE_MOST for line in as_text(problem))


@pytest.mark.parametrize("line", ["[" + " " * 10**6, "x = " + "{," * 10**6, "=(" * 10**6])
def test_nobody_guesses_at_lines_that_nobody_typed(line: str) -> None:
    assert hint([line], 1, False) is None


# Pieces, and files that are none.


def piece(folder: Path, name: str, text: str) -> None:
    path = folder / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"format = 1\n{text}", encoding="utf-8")


def using(folder: Path, *names: str) -> Path:
    path = folder / "small.toml"
    path.write_text(f"use = {json.dumps(names)}\n{SMALL}", encoding="utf-8")
    return path


def problems_of(path: Path) -> list[Problem]:
    with pytest.raises(ScenarioProblems) as wrong:
        load(path)
    told(wrong.value.problems)
    return wrong.value.problems


@pytest.fixture
def files_read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the sizes of the pieces read, as they are read."""
    sizes: list[int] = []
    original = reading.read_text

    def counted(path: Path) -> str:
        text = original(path)
        sizes.append(len(text))
        return text

    monkeypatch.setattr(pieces, "read_text", counted)
    return sizes


def used(first: int, last: int) -> str:
    names = ", ".join(f'"p/p{n}"' for n in range(first, last))
    return f"use = [{names}]\n"


def test_pieces_in_a_lattice_are_read_once_each(tmp_path: Path, files_read: list[int]) -> None:
    for number in range(64):
        piece(tmp_path, f"p/p{number}", used(number + 1, 64))
    assert load(using(tmp_path, "p/p0")).source.id == "small"
    assert len(files_read) == 64


def test_more_pieces_than_there_may_be_are_not_read(tmp_path: Path, files_read: list[int]) -> None:
    for number in range(150):
        piece(tmp_path, f"p/p{number}", used(number + 1, 150))
    found = problems_of(using(tmp_path, "p/p0"))
    assert {problem.code for problem in found} == {"too-big"}
    assert len(files_read) == 64


def test_pieces_that_use_one_another_are_told_in_little(
    tmp_path: Path, files_read: list[int]
) -> None:
    for number in range(64):
        piece(tmp_path, f"p/p{number}", used(0, 64))
    assert {problem.code for problem in problems_of(using(tmp_path, "p/p0"))} == {"use-cycle"}
    assert len(files_read) <= 64


def test_large_pieces_are_read_only_up_to_the_limit(tmp_path: Path, files_read: list[int]) -> None:
    for number in range(64):
        piece(tmp_path, f"p/p{number}", "#" + "x" * (BIGGEST - 100))
    (problem,) = problems_of(using(tmp_path, *(f"p/p{n}" for n in range(64))))
    assert problem.what == "too large with its pieces"
    assert sum(files_read) <= reading.RESOLVED_BIGGEST + BIGGEST


def test_crowded_pieces_are_read_only_up_to_the_limit(
    tmp_path: Path, files_read: list[int]
) -> None:
    for number in range(64):
        piece(tmp_path, f"p/p{number}", f"x{number} = {wide('1', 19_000)}\n")
    (problem,) = problems_of(using(tmp_path, *(f"p/p{n}" for n in range(64))))
    assert problem.what == "too large with its pieces"
    assert len(files_read) <= 4


def test_of_many_broken_pieces_only_some_are_looked_into(
    tmp_path: Path, files_read: list[int]
) -> None:
    for number in range(64):
        piece(tmp_path, f"p/p{number}", "#" + "x" * 400_000 + "\nx\n" * 30)
    assert problems_of(using(tmp_path, *(f"p/p{n}" for n in range(64))))
    assert len(files_read) <= 3


def test_a_broken_piece_is_read_once_however_often_it_is_used(
    tmp_path: Path, files_read: list[int]
) -> None:
    for number in range(60):
        piece(tmp_path, f"p/p{number}", 'use = ["p/broken"]\n')
    piece(tmp_path, "p/broken", "x\n")
    assert len(problems_of(using(tmp_path, *(f"p/p{n}" for n in range(60))))) == 1
    assert len(files_read) == 61


def test_missing_pieces_are_looked_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Sequence[Path]] = []

    def looking(roots: Sequence[Path]) -> list[str]:
        looked.append(roots)
        return []

    monkeypatch.setattr(pieces, "available", looking)
    found = problems_of(using(tmp_path, *(f"p/missing{n}" for n in range(190))))
    assert len(found) == TOLD_MOST
    assert len(looked) == 1


LINKS = ("special.toml", "/nowhere/at/all", "/dev/zero", "/dev/tty", "/proc/self/pagemap")
"""Where links may lead: to themselves, to nothing, to devices, to a file that has no size."""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs such files")
@pytest.mark.parametrize("kind", ["fifo", "folder", "nothing in a terabyte", *LINKS])
def test_what_is_no_ordinary_file_is_refused_at_once(
    tmp_path: Path, kind: str, hedge: Hedge
) -> None:
    path = tmp_path / "p" / "special.toml"
    path.parent.mkdir()
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind in LINKS:
        path.symlink_to(kind)
    else:
        path.touch()
        os.truncate(path, 1 << 40)
    (problem,) = problems_of(path)
    assert problem.code in ("unreadable", "too-big")
    (problem,) = problems_of(using(tmp_path, "p/special"))
    assert problem.code in ("missing-piece", "unreadable", "too-big")
    assert hedge("scenario", "check", path).code in (1, 2)
    assert hedge("play", path, "--plain").code == 2


@pytest.mark.skipif(not hasattr(os, "O_NONBLOCK"), reason="needs a way to ask for it")
def test_a_file_that_would_make_us_wait_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some files under /proc look like ordinary ones, and reading them waits for ever."""
    flags = []
    original = os.open

    def recorded(path: str, asked: int) -> int:
        flags.append(asked)
        return original(path, asked)

    monkeypatch.setattr(os, "open", recorded)
    load(using(tmp_path))
    assert flags and all(asked & os.O_NONBLOCK for asked in flags)
