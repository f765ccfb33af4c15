"""The words of the plain mode: each does what the screen can do, and what is typed is forgiven."""

import io
import shutil
from os import terminal_size

import pytest
from cli.helpers import SPITEFUL, Hedge, harmless, played

from game.engine.acts import Action
from game.engine.draws import block
from game.hunt.hunt import Hunt
from game.hunt.save import write
from game.hunt.verify import OK, verify
from game.lines.acts import act_words
from game.lines.helping import help_lines
from game.lines.play import LinePlayer
from game.lines.table import WORDS, spellings
from game.lines.wrapping import cells, wrapped
from game.scenario.load import Scenario
from game.tui.commands import HUNT, TITLE, Command, commands
from game.words import languages
from lines.sitting import answers, said, sit, talked

ALIKE = {
    "interview": "interview", "prepare": "prepare", "rest": "rest", "apply": "apply",
    "network": "network", "tell": "tell", "ask": "ask", "cancel": "cancel", "offers": "offers",
    "forecast": "forecast", "undo": "undo", "end_day": "end", "wait": "pass", "all": "all",
    "file": "company", "note": "note", "month": "month", "ledger": "ledger", "help": "help",
    "palette": "help", "settings": "settings", "leave": "quit", "reply": "reply",
    "older": "older", "newer": "newer", "next": "status", "previous": "status",
    "scroll_on": "read", "scroll_back": "read", "point_on": "menu", "point_back": "menu",
}  # fmt: skip
"""The word that does in a hunt what a command of the screen does there."""
OUTSIDE = {
    "new": "hedge play --plain", "daily": "hedge daily --plain",
    "chance": "hedge play --random --plain", "resume": "hedge resume --plain",
    "scenarios": "hedge scenario list", "record": "record", "settings": "settings",
    "help": "hedge --help", "quit": "quit",
}  # fmt: skip
"""The command line, or the word, that does what a command of the title does."""


@pytest.mark.parametrize("command", commands(HUNT), ids=lambda command: command.name)
def test_every_command_of_a_hunt_on_the_screen_has_a_word(
    small_scenario: Scenario, command: Command
) -> None:
    assert command.name in ALIKE, "the plain mode has no word for it"
    assert "There is no word" not in said(small_scenario, ALIKE[command.name])


@pytest.mark.parametrize("command", commands(TITLE), ids=lambda command: command.name)
def test_every_command_of_the_title_has_a_word_or_a_command_line(
    hedge: Hedge, command: Command
) -> None:
    assert command.name in OUTSIDE, "there is no way to it without the screen"
    way = OUTSIDE[command.name]
    hedge("play", "--plain", "--seed", "1")
    if way.startswith("hedge "):
        assert hedge(*way.split()[1:]).code == 0
    else:
        assert way in spellings().values()


def test_no_word_means_two_things(small_scenario: Scenario) -> None:
    for code in languages.known():
        languages.speak(code)
        try:
            seen: dict[str, str] = {}
            for word in WORDS:
                for spelling in (*word.called.split(), *languages._(word.called).split()):
                    assert seen.setdefault(spelling, word.name) == word.name, (code, spelling)
            shared = {spellings()[word] for word in set(spellings()) & set(act_words())}
            assert shared == {"forecast", "end"}, (code, shared)
        finally:
            languages.speak(languages.ENGLISH)


def test_the_help_fits_on_one_page_of_eighty_by_twenty_four(small_scenario: Scenario) -> None:
    sink = io.StringIO()
    player = LinePlayer(Hunt(small_scenario, 1), lambda: None, str, io.StringIO(), sink)
    player.words["record"] = lambda rest: None
    player.obey("help")
    lines = sink.getvalue().splitlines()
    assert len(lines) <= 23
    assert all(len(line) <= 80 for line in lines)
    for word in WORDS:
        assert not word.shown or any(word.usage in line for line in lines)


def test_help_says_more_about_every_word_and_every_act(small_scenario: Scenario) -> None:
    known, hunt = frozenset(word.name for word in WORDS), Hunt(small_scenario, 1)
    for word in WORDS:
        lines = help_lines(word.name, known, hunt)
        assert len(lines) >= 2
        assert lines[0].startswith(word.usage)
        assert lines == help_lines(f" {word.name.upper()} ", known, hunt)
    assert "Words for acts" in said(small_scenario, "help acts")
    assert "Did you mean inbox?" in said(small_scenario, "help imbox")


def test_a_word_that_is_put_in_later_works_and_is_shown_in_the_help(
    small_scenario: Scenario,
) -> None:
    assert "record" not in said(small_scenario, "help")
    assert "There is no word" in said(small_scenario, "record")
    asked: list[str] = []
    sink = io.StringIO()
    player = LinePlayer(Hunt(small_scenario, 1), lambda: None, str, io.StringIO(), sink)
    player.words["record"] = asked.append
    player.obey("record")
    player.obey("help")
    assert asked == [""]
    assert "record: your hunts so far" in sink.getvalue()


@pytest.mark.parametrize(
    ("typed", "near"),
    [("staus", "status"), ("cancle", "cancel"), ("Inbx", "inbox"), ("comapny acme", "company"),
     ("undoo", "undo"), ("prepair acme", "prepare"), ("forcast 60", "forecast")],
)  # fmt: skip
def test_an_unknown_word_gets_the_nearest_one(
    small_scenario: Scenario, typed: str, near: str
) -> None:
    hunt = Hunt(small_scenario, 1)
    assert f"Did you mean {near}?" in talked(hunt, typed)
    assert not hunt.choices


def test_a_word_unlike_all_others_is_said_to_be_unknown(small_scenario: Scenario) -> None:
    text = said(small_scenario, "xyzzy")
    assert 'There is no word "xyzzy".' in text
    assert "help lists the words" in text


@pytest.mark.parametrize("typed", ["STATUS", "  status  ", "Status", "\tstatus"])
def test_case_and_blanks_do_not_matter(small_scenario: Scenario, typed: str) -> None:
    assert answers(small_scenario, typed) == answers(small_scenario, "status")


def test_blanks_between_words_do_not_matter(small_scenario: Scenario) -> None:
    once = answers(small_scenario, "why cancel bolt")
    assert answers(small_scenario, "  WHY   Cancel\t BOLT ") == once


@pytest.mark.parametrize("typed", ["12 abc", "1 2", "1 please"])
def test_a_number_with_something_behind_it_is_not_taken_for_the_number(
    small_scenario: Scenario, typed: str
) -> None:
    hunt = Hunt(small_scenario, 1)
    number, rest = typed.split()
    assert f'A number stands alone: {number}, without "{rest}".' in talked(hunt, typed)
    assert not hunt.choices


@pytest.mark.parametrize("typed", ["undo it all", "end it all", "pass the salt", "status acme"])
def test_a_word_that_stands_alone_does_nothing_with_more_behind_it(
    small_scenario: Scenario, typed: str
) -> None:
    hunt = Hunt(small_scenario, 1)
    hunt.do(Action("rest"))
    assert "stands alone" in talked(hunt, typed)
    assert len(hunt.choices) == 1


@pytest.mark.parametrize("typed", ["end the day", "END DAY", "end"])
def test_the_day_can_be_ended_in_words(small_scenario: Scenario, typed: str) -> None:
    hunt = Hunt(small_scenario, 1)
    sit(hunt, [typed])
    assert hunt.view.day == 2


LOOKS = ("status", "ledger", "inbox", "inbox all", "inbox acme", "read", "read 1", "older", "newer",
         "week", "month", "company acme", "company", "note", "note acme", "why", "why 3",
         "why cancel acme", "help", "help note", "help acts", "menu", "all", "save")  # fmt: skip


def test_words_that_only_look_change_nothing_at_any_moment(flagship: Scenario) -> None:
    for seed in range(4):
        hunt = played(flagship, seed, choices=25 * seed)
        before = write(hunt)
        text = sit(hunt, LOOKS)
        assert write(hunt) == before
        assert harmless(text)
        assert "There is no word" not in text


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_every_answer_is_wrapped_at_the_width_of_the_terminal(
    flagship: Scenario, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setattr(shutil, "get_terminal_size", lambda _: terminal_size((columns, 24)))
    text = sit(played(flagship, 3, choices=60), LOOKS)
    widths = [len(line) for line in text.splitlines()]
    assert max(widths) <= columns
    assert max(widths) > columns - 25


def test_wide_characters_count_twice_and_marks_not_at_all() -> None:
    assert cells("株式会社") == 8
    assert cells("e\u0301a") == 2
    rows = wrapped("  " + "株式会社 " * 9 + " x" * 30 + " e\u0301" * 60, 40)
    assert all(30 < cells(row) <= 40 and row.startswith("  ") for row in rows[:-1])
    assert len(rows) == 7


def test_a_word_wider_than_the_terminal_stays_whole_and_can_be_copied() -> None:
    path = "/home/somebody/" + "with-a-very-long/" * 5 + "save.toml"
    assert wrapped(f"  Saved in {path}. Good.", 40) == ["  Saved in", f"  {path}.", "  Good."]


def test_lines_are_broken_at_blanks_only() -> None:
    assert wrapped("on-site-day " * 9, 40)[0].split() == ["on-site-day"] * 3
    assert wrapped("", 40) == wrapped("   ", 40) == [""]


def test_any_mix_of_words_names_and_numbers_is_answered_in_peace(flagship: Scenario) -> None:
    words = [*sorted(spellings()), *sorted(act_words()), "the", "yes", "60%", "7 in 10", "0", "-",
             "brightline", "north", "dana", "h", "é", "株", "'", "%", "{name}", *SPITEFUL[:2],
             "", "when", "offer", "on", "off", "999999999", "theme", "language"]  # fmt: skip
    leaving = ("quit", "q", "exit", "end", "sleep", "pass", "wait", "es", "language")
    words = [word for word in words if word not in leaving]
    for seed in range(3):
        luck = block(seed, "mixed", "", 1200)
        lines = [
            " ".join(words[(draw >> shift) % len(words)] for shift in (0, 8, 16)[: 1 + draw % 3])
            for draw in luck
        ]
        hunt = Hunt(flagship, seed)
        text = sit(hunt, [line for pair in zip(lines, ["end"] * 1200, strict=True)
                          for line in (pair if len(pair[0]) % 20 == 0 else pair[:1])])  # fmt: skip
        assert hunt.choices
        assert harmless(text)
        assert verify(write(hunt)).code == OK
