"""Languages: catalogues that keep up with the code, and a Spanish that is one all through."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from cli.helpers import SMALL, Hedge, played

from game.engine.acts import Action
from game.hunt.hunt import Hunt
from game.scenario.load import Scenario, parse
from game.scenario.models import You
from game.words import catalogues
from game.words.catalogues import GAME, ROOMS, TEMPLATE, TEXTS, forms, gathered, path_of
from game.words.dates import (
    days,
    decimal,
    long_date,
    money,
    near,
    near_of,
    short_date,
    weekday,
    when,
)
from game.words.ending import STOP_GAP, ending
from game.words.labels import label, standing_line, trait, why_not
from game.words.languages import (
    ENGLISH,
    LOCALE,
    _,
    known,
    language,
    matching,
    ngettext,
    pgettext,
    preferred,
    speak,
    speaking,
)
from game.words.messages import inbox
from game.words.warnings import warning

HOW = "Run `python -m game.words.catalogues`, fill in what is empty, and run it once more."
OTHERS = catalogues.languages()
FILES = sorted(path for room in ROOMS for path in (GAME / room).glob("**/*.py"))


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Whatever a test speaks, the next one hears English."""
    yield
    speak(ENGLISH)


@pytest.fixture
def spanish() -> None:
    speak("es")


def entries(code: str) -> list[Message]:
    """Return the texts of a language's catalogue as it lies in its file."""
    with path_of(code).open("rb") as file:
        return [message for message in read_po(file, code) if message.id]


def placeholders(text: str) -> list[str]:
    """Return what a text leaves to be filled in, with its formats."""
    found = [(name, how, turned) for _text, name, how, turned in Formatter().parse(text) if name]
    return sorted({f"{name}!{turned}:{how}" for name, how, turned in found})


def named(path: Path) -> str:
    return path.relative_to(GAME).as_posix()


def test_the_template_holds_what_the_code_says() -> None:
    assert TEMPLATE.read_bytes() == catalogues.as_text(gathered()), HOW


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_holds_what_the_code_says(code: str) -> None:
    said = {(message.context, message.id) for message in gathered() if message.id}
    assert {(message.context, message.id) for message in entries(code)} == said, HOW


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_is_written_and_compiled_as_the_tool_does_it(code: str) -> None:
    made = catalogues.translated(code, gathered())
    assert path_of(code).read_bytes() == catalogues.as_text(made), HOW
    assert path_of(code, "mo").read_bytes() == catalogues.compiled(made), HOW


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_is_left_to_translate_or_doubtful(code: str) -> None:
    assert [m.id for m in entries(code) if not m.string or not all(forms(m.string))] == [], HOW
    assert [m.id for m in entries(code) if m.fuzzy] == []


@pytest.mark.parametrize("code", OTHERS)
def test_every_translation_keeps_what_is_filled_in(code: str) -> None:
    for message in entries(code):
        wanted = {name for form in forms(message.id) for name in placeholders(form)}
        for form in forms(message.string):
            found = set(placeholders(form))
            assert found == wanted or found | {"n!None:"} == wanted, (message.id, form)


@pytest.mark.parametrize("code", OTHERS)
def test_every_count_has_all_its_forms(code: str) -> None:
    with path_of(code).open("rb") as file:
        plurals = read_po(file, code).num_plurals
    for message in entries(code):
        assert len(forms(message.string)) == (plurals if message.pluralizable else 1), message.id


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_begins_and_ends_as_its_original_does(code: str) -> None:
    for message in entries(code):
        for original, form in zip(forms(message.id), forms(message.string), strict=False):
            assert original[-1:].isspace() == form[-1:].isspace(), form
            assert original[:1].isspace() == form[:1].isspace(), form
            assert ("\n" in original) == ("\n" in form), form
            ends = [text.rstrip("\"')»").endswith(".") for text in (original, form)]
            assert ends[0] == ends[1], (original, form)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_only_plain_texts_are_marked(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for given in node.args[: TEXTS.get(node.func.id, 0)]:
                joined = isinstance(given, ast.JoinedStr | ast.BinOp)
                assert not joined, f"{named(path)}:{node.lineno}: {ast.unparse(node)}"


def test_catalogues_tell_neither_a_time_nor_a_place_in_a_file() -> None:
    for path in [TEMPLATE, *(path_of(code) for code in OTHERS)]:
        text = path.read_text(encoding="utf-8")
        assert "Date" not in text.partition("\n\n")[0]
        assert not re.search(r"^#: .*:[0-9]", text, re.MULTILINE)


def test_english_needs_no_catalogue() -> None:
    assert known() == (ENGLISH, *OTHERS)
    assert not (LOCALE / ENGLISH).exists()


def test_another_language_is_spoken_and_left_again() -> None:
    assert (language(), _("today")) == ("en", "today")
    speak("es")
    speak("es")
    assert (language(), _("today"), days(1), days(2)) == ("es", "hoy", "1 día", "2 días")
    speak("en")
    assert (language(), _("today"), days(1), days(2)) == ("en", "today", "1 day", "2 days")


def test_a_language_can_be_spoken_for_a_while() -> None:
    with speaking("es"):
        assert _("today") == "hoy"
        with speaking("en"):
            assert _("today") == "today"
        assert _("today") == "hoy"
    assert _("today") == "today"


def test_a_language_that_nobody_knows_changes_nothing(spanish: None) -> None:
    with pytest.raises(ValueError, match="tlh"):
        speak("tlh")
    assert _("today") == "hoy"


def test_what_a_catalogue_lacks_is_said_in_english(spanish: None) -> None:
    assert _("Nobody has ever said this.") == "Nobody has ever said this."
    assert ngettext("{n} unsaid thing", "{n} unsaid things", 2) == "2 unsaid things"
    assert pgettext("nowhere", "unsaid") == "unsaid"
    assert _("") == ""


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("es", "es"), ("es_MX.UTF-8", "es"), ("es-AR", "es"), ("ES", "es"), ("es_ES@euro", "es"),
        ("en_GB.UTF-8", "en"), ("C", ""), ("C.UTF-8", ""), ("POSIX", ""), ("tlh", ""), ("", ""),
        ("estonian", ""), ("../es", ""),
    ],
)  # fmt: skip
def test_a_name_of_a_language_finds_the_one_that_is_known(name: str, code: str) -> None:
    assert matching(name) == code


def test_what_is_asked_for_comes_before_the_settings_and_they_before_the_system() -> None:
    system = {"LANG": "es_ES.UTF-8"}
    assert preferred(None, "", system) == "es"
    assert preferred(None, "en", system) == "en"
    assert preferred("es", "en", {}) == "es"
    assert preferred("tlh", "", {}) == "en"
    assert preferred(None, "tlh", {"LANG": "tlh"}) == "en"
    assert preferred(None, "", {"LC_ALL": "C", "LANG": "es_ES.UTF-8"}) == "en"
    assert preferred(None, "", {"LC_ALL": "", "LC_MESSAGES": "es", "LANG": "en"}) == "es"


def test_spanish_dates_are_written_as_in_spain(flagship: Scenario, spanish: None) -> None:
    source = flagship.source
    assert short_date(source, 3) == "jue 14 may"
    assert long_date(source, 3) == "jueves 14 de mayo"
    assert weekday(source, 3) == "jueves"
    assert when(source, 3, 0) == "jueves 14 de mayo a las 10:00"
    assert [near(source, day, 3) for day in (3, 4, 5, 20)] == [
        "hoy", "mañana", "el lunes", "el lun 8 jun",
    ]  # fmt: skip
    assert [near_of(source, day, 3) for day in (3, 4, 5, 20)] == [
        "de hoy", "de mañana", "del lunes", "del lun 8 jun",
    ]  # fmt: skip


def test_near_of_owns_a_day_in_english(flagship: Scenario) -> None:
    assert [near_of(flagship.source, day, 3) for day in (3, 4, 5, 20)] == [
        "today's", "tomorrow's", "Monday's", "the Mon 8 Jun",
    ]  # fmt: skip


def test_spanish_money_keeps_the_sign_of_the_hunt(flagship: Scenario, spanish: None) -> None:
    assert money(flagship.source, 84_000) == "84.000\xa0€"
    pounds = parse(SMALL.replace("days = 8", 'days = 8\ncurrency = "£"'), "pounds")
    assert money(pounds.source, 1_250_000) == "1.250.000\xa0£"


def test_numbers_are_written_as_the_language_does() -> None:
    assert [decimal(63.44), decimal(0.5, 2), decimal(-0.25, 2, sign=True)] == [
        "63.4", "0.50", "-0.25",
    ]  # fmt: skip
    speak("es")
    assert [decimal(63.44), decimal(0.5, 2), decimal(1.0, sign=True)] == ["63,4", "0,50", "+1,0"]


def test_a_whole_hunt_is_told_in_spanish(flagship: Scenario, spanish: None) -> None:
    hunt = played(flagship, 11)
    assert [section.title for section in ending(hunt)][:2] == ["Cómo acabó", "Lo que vale para ti"]
    english = {"the", "you", "was", "were", "they", "what"}
    for section in ending(hunt):
        for line in section.lines:
            letters = [m.text for m in inbox(flagship.source, hunt.view)]
            if not any(text in line for text in letters):
                assert not english & set(line.lower().split()), line


def test_what_a_hunt_says_by_default_is_translated_too(spanish: None) -> None:
    assert _(You().without) == _(STOP_GAP) != STOP_GAP


def test_acts_are_called_in_spanish(flagship: Scenario, spanish: None) -> None:
    hunt = Hunt(flagship, 7)
    names = [label(flagship.source, hunt.view, action) for action in hunt.actions()]
    assert "Cancelar la entrevista del jueves con Brightline" in names
    assert "Descansar" in names
    known_one = hunt.view.companies[1]
    assert standing_line(flagship.source, hunt.view, known_one) == "entrevista el jueves, 10:00"
    assert why_not("over-with-them") == "Con ellos se acabó."
    assert why_not("no-such-code") == "no-such-code"
    assert trait("pay") == "sueldo"
    assert trait("sea view") == "sea view"
    price = warning(flagship.source, hunt.view, Action("cancel", 1))
    assert price.startswith("Cancelas con Brightline.")
    assert price.endswith("Puedes deshacerlo hasta que termine el día.")


def test_the_command_line_speaks_the_language_asked_for(hedge: Hedge) -> None:
    for words in (("--lang", "es", "saves", "--help"), ("saves", "--lang=es", "--help")):
        said = hedge(*words)
        assert said.code == 0
        assert said.out.startswith("uso: hedge saves")
        assert "ejemplo: hedge saves" in said.out
    assert hedge("saves", "--help").out.startswith("usage: hedge saves")


def test_the_command_line_speaks_the_system_s_language(
    hedge: Hedge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    assert "Todavía no hay búsquedas" in hedge("saves").out
    assert "No hunts in" in hedge("saves", "--lang", "en").out
    monkeypatch.setenv("LC_ALL", "tlh")
    assert "No hunts in" in hedge("saves").out


def test_an_unknown_language_is_told_which_ones_are_known(hedge: Hedge) -> None:
    said = hedge("--lang", "tlh", "saves")
    assert (said.code, said.out) == (2, "")
    assert "tlh" in said.err
    assert f"(known: {', '.join(known())})" in said.err
