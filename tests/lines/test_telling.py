"""What the player says and is told: forecasts, notes, answers, settings."""

import io
import re

import pytest

from game.engine.acts import Action
from game.hunt.hunt import Hunt
from game.hunt.settings import NAMES, Settings
from game.lines.options import SHOWN, Options
from game.lines.play import LinePlayer
from game.scenario.load import Scenario
from lines.sitting import Typing, morning, sit, talked


def test_a_forecast_can_be_said_in_one_line(small_scenario: Scenario) -> None:
    for typed in ("forecast 60", "forecast acme 60", "forecast ACME 60 %", "forecast ac 60%",
                  "60%", "60 %", "forecast 6 in 10", "forecast acme 12/20"):  # fmt: skip
        hunt = Hunt(small_scenario, 1)
        text = talked(hunt, typed)
        assert hunt.choices[0].action == Action("forecast", 0, "", 600), typed
        assert "You say 60 percent." in text


@pytest.mark.parametrize("lines", [["forecast", "60"], ["forecast acme", "abc", "60"]])
def test_what_is_left_out_of_a_forecast_is_asked_for(
    small_scenario: Scenario, lines: list[str]
) -> None:
    hunt = Hunt(small_scenario, 1)
    assert "In percent, 0 to 100 > " in sit(hunt, lines)
    assert hunt.choices[0].action == Action("forecast", 0, "", 600)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("forecast 101", '"101" isn\'t one. A whole number from 0 to 100, please.'),
        ("forecast 11 in 10", '"11 in 10" isn\'t one.'),
        ("forecast acme 1000", '"1000" isn\'t one.'),
        ("forecast 12 abc", '"12 abc" isn\'t one.'),
        ("forecast zebra 50", 'You know no company called "zebra".'),
        ("forecast bolt 50", "Nobody asks that today."),
    ],
)
def test_a_forecast_that_cannot_be_says_what_is_wrong(
    small_scenario: Scenario, typed: str, answer: str
) -> None:
    hunt = Hunt(small_scenario, 1)
    assert answer in talked(hunt, typed)
    assert not hunt.choices


def test_forecasts_said_are_repeated_with_what_became_of_them(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 2)
    sit(hunt, ["forecast 35"])
    assert "you gave it 35 percent on Thursday 14 May." in morning(hunt, "forecast")
    assert "You have said what you believe." in morning(hunt, "forecast")
    while hunt.view.day < 7 and not hunt.view.over:
        hunt.do(Action("end_day"))
    assert re.search(r"35 percent on Thursday 14 May\. It (came|did not come)\.",
                     morning(hunt, "forecast"))  # fmt: skip


def test_notes_are_kept_read_replaced_and_taken_away(small_scenario: Scenario) -> None:
    hunt, saved = Hunt(small_scenario, 1), []
    text = " ".join(sit(hunt, [
        "note", "note acme Ann says   FRIDAY: hm", "note acme", "note", "note ac better",
        "note acme -", "note acme",
    ], lambda: saved.append(dict(hunt.notes))).split())  # fmt: skip
    assert text.index("You have no notes yet.") < text.index("Ann says")
    assert text.count("Your note on Acme: Ann says FRIDAY: hm") == 3
    assert "Your note on Acme: better" in text
    assert "It takes the place of the one before." in text
    assert "The note on Acme is gone." in text
    assert "You have no note on Acme yet." in text
    assert saved[:3] == [{0: "Ann says FRIDAY: hm"}, {0: "better"}, {}]
    assert not hunt.choices


def test_a_note_on_a_firm_of_two_words_begins_after_both(flagship: Scenario) -> None:
    hunt = Hunt(flagship, 7)
    sit(hunt, ["note halden freight is slow", "note bright halden is slower"])
    assert sorted(hunt.notes.values()) == ["halden is slower", "is slow"]


def test_a_note_on_nobody_says_whom_you_know(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    assert 'You know no company called "zebra".' in talked(hunt, "note zebra stripes")
    assert hunt.notes == {}


def test_a_quiet_morning_says_that_nobody_wrote_and_what_is_ahead(flagship: Scenario) -> None:
    hunt = Hunt(flagship, 7)
    text = talked(hunt, "end")
    assert "Nobody wrote. Tomorrow, Thursday 14 May, morning: interview with Brightline." in text


def test_undo_says_what_was_taken_back_and_where_you_stand_now(small_scenario: Scenario) -> None:
    text = talked(Hunt(small_scenario, 1), "rest", "undo")
    assert "Taken back: Rest. Thursday 14 May, morning. Day 1 of 8" in text


def test_the_list_of_choices_can_be_silenced(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 1)
    text = sit(hunt, ["menu off", "rest", "rest"])
    assert text.count("End the day") == 1
    hunt = Hunt(small_scenario, 1)
    assert sit(hunt, ["menu off", "rest", "menu"]).count("End the day") == 2
    hunt = Hunt(small_scenario, 1)
    assert sit(hunt, ["menu off", "menu on", "rest"]).count("End the day") == 3


def test_nonsense_for_an_answer_is_asked_about_once_more(small_scenario: Scenario) -> None:
    for answers_given, done in ((["hm", "yes"], 1), (["hm", "hm", "yes"], 0), (["", "yes"], 0),
                                (["n"], 0), (["Y"], 1)):  # fmt: skip
        hunt = Hunt(small_scenario, 1)
        text = sit(hunt, ["cancel bolt", *answers_given])
        assert len(hunt.choices) == done, answers_given
        assert text.count("Please answer yes or no.") == ("hm" in answers_given)


def test_ctrl_c_ends_calmly_and_names_the_save(small_scenario: Scenario) -> None:
    class Interrupted(Typing):
        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
            line = super().readline()
            if not line:
                raise KeyboardInterrupt
            return line

    sink, hunt, saved = io.StringIO(), Hunt(small_scenario, 1), []
    player = LinePlayer(hunt, lambda: saved.append(1), lambda: "a.toml",
                        Interrupted(["rest", "cancel bolt"], sink), sink)  # fmt: skip
    with pytest.raises(KeyboardInterrupt):
        player.play()
    assert sink.getvalue().endswith("Saved: a.toml\nTo go on from here: hedge resume --plain\n")
    assert len(hunt.choices) == len(saved) == 1


def test_settings_are_listed_shown_and_changed(small_scenario: Scenario) -> None:
    kept: list[Settings] = []
    options = Options(None, lambda settings: kept.append(settings) or "")  # type: ignore[func-returns-value]
    listed = options.obey("")
    for name in SHOWN:
        assert name in " ".join(listed)
        assert options.obey(name)[0].startswith(f"{name}: ")
    assert options.obey("Ledger off")[0].startswith("ledger: off")
    assert options.obey("theme hedge-contrast")[0].startswith("theme: hedge-contrast")
    assert options.obey("panels compact")[0].startswith("panels: compact")
    assert options.obey("language EN")[0].startswith("language: en")
    assert [kept[0].ledger, kept[1].theme, kept[2].panels] == [False, "hedge-contrast", "compact"]
    assert kept[-1] == options.settings


def test_every_setting_but_keys_and_the_games_own_memory_can_be_set_by_word() -> None:
    assert set(NAMES) - set(SHOWN) == {"keys", "tutorial_offered"}


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("ledger maybe", '"maybe" won\'t do for ledger: on or off.'),
        ("language xx", '"xx" won\'t do for language: en'),
        ("panels wide", '"wide" won\'t do for panels'),
        ("leger off", 'There is no setting "leger". Did you mean ledger?'),
        ("zzz", 'There is no setting "zzz". settings lists them.'),
    ],
)
def test_a_setting_that_cannot_be_says_what_could(typed: str, answer: str) -> None:
    options = Options(None, None)
    assert answer in " ".join(options.obey(typed))
    assert options.settings == Settings()


def test_a_setting_that_cannot_be_written_says_so_and_counts_until_the_end() -> None:
    options = Options(None, lambda settings: "can't write it: disk full")
    assert options.obey("ledger off")[1] == "can't write it: disk full"
    assert not options.settings.ledger


def test_without_the_ledger_setting_no_ledger_is_read_out(small_scenario: Scenario) -> None:
    hunt = Hunt(small_scenario, 4)
    text = sit(hunt, ["settings ledger off", "end", "yes", "end", "yes", "end", "yes"])
    assert hunt.view.day > 3
    assert "The week is over." not in text
