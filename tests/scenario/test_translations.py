"""Translations: other words for the same hunt, and nothing that is wrong in one stops anybody."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.helpers import SMALL, Hedge, harmless

from game.hunt.hunt import Hunt
from game.hunt.rerun import played_by
from game.hunt.save import read, write
from game.hunt.verify import OK, replay, verify
from game.scenario import fields, told
from game.scenario.builtin import built_in
from game.scenario.examine import examine
from game.scenario.load import Scenario, load
from game.scenario.pack import read_pack
from game.scenario.pack_build import look_over
from game.scenario.pack_install import install
from game.scenario.pack_sources import Packs
from game.scenario.problems import WARNING, Problem, ScenarioProblems
from game.scenario.schema import schema
from game.scenario.shelf import find, locate, shelf, translated
from game.scenario.translation_names import beside, into, original, translation
from game.scenario.translation_texts import TEXTS, Kinds
from game.words.explanations import EXPLANATIONS
from game.words.messages import inbox
from scenario.packs import ANN, folder

VOICE = """
[recruiters.ann.messages]
warm = ["One, says {boss}.", "Two.", "Three."]
glowing = ["Bright.", "Brighter.", "Brightest."]
polite = ["Thanks, one.", "Thanks, two.", "Thanks, three."]
approvals = ["Signature one.", "Signature two.", "Signature three."]
date = ["They decide by {by}.", "By {by}, I am told."]

[[mail]]
day = 1
sender = "Mum"
text = "Eat something."

[[mail]]
day = 2
sender = "Mum"
text = "Did you eat?"
"""
HUNT = SMALL.replace('role = "Clerk"\n', 'role = "Clerk"\nboss = "Kay"\n') + VOICE
HEAD = 'format = 1\nlanguage = "es"\n'
SPANISH = (
    HEAD
    + """\
title = "Una búsqueda pequeña"
opening = "Dos empresas, ocho días."

[recruiters.ann.messages]
warm = ["Uno, dice {boss}.", "Dos.", "Tres."]
glowing = ["Brillante.", "Más brillante.", "Brillantísimo."]
polite = ["Gracias, uno.", "Gracias, dos.", "Gracias, tres."]
approvals = ["Firma uno.", "Firma dos.", "Firma tres."]
date = ["Deciden antes del {by}.", "El {by}, me dicen."]

[companies.acme]
role = "Oficinista"
boss = "quien manda"
opening_text = "En {company} gustaste, sobre todo a {boss}."

[[mail]]
sender = "Mamá"
text = "Come algo."

[[mail]]
text = "¿Comiste?"
"""
)
SPANISH_HEARD = {
    "Two.": "Dos.", "Three.": "Tres.", "Bright.": "Brillante.", "Brighter.": "Más brillante.",
    "Brightest.": "Brillantísimo.", "Thanks, one.": "Gracias, uno.",
    "Thanks, two.": "Gracias, dos.", "Thanks, three.": "Gracias, tres.",
    "Signature one.": "Firma uno.", "Signature two.": "Firma dos.",
    "Signature three.": "Firma tres.", "Eat something.": "Come algo.",
    "Did you eat?": "¿Comiste?",
}  # fmt: skip


def small(folder: Path, spanish: str = SPANISH, text: str | None = None) -> Path:
    """Write a hunt with its translation and return the path of the hunt."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "small.es.toml").write_text(spanish, encoding="utf-8")
    (folder / "small.toml").write_text(text or HUNT, encoding="utf-8")
    return folder / "small.toml"


def in_both(folder: Path, spanish: str = SPANISH) -> tuple[Scenario, Scenario]:
    path = small(folder, spanish)
    return load(path), load(path, language="es")


def wrong_in(folder: Path, spanish: str) -> list[Problem]:
    """Return what `check` finds in a Spanish small hunt."""
    return examine(small(folder, spanish).with_name("small.es.toml")).problems


def heard(scenario: Scenario, seed: int) -> list[str]:
    hunt = played_by(scenario, seed, "honest")
    return [message.text for message in inbox(scenario.source, hunt.view)]


# --- what a translation is ---


def test_a_hunt_is_told_in_the_language_asked_for(tmp_path: Path) -> None:
    english, spanish = in_both(tmp_path)
    assert english.source.title == "A Small Hunt"
    assert spanish.source.title == "Una búsqueda pequeña"
    acme = spanish.source.companies["acme"]
    assert (acme.name, acme.role, acme.boss) == ("Acme", "Oficinista", "quien manda")
    assert [(m.sender, m.text) for m in spanish.source.mail] == [
        ("Mamá", "Come algo."), ("Mum", "¿Comiste?"),
    ]  # fmt: skip


def test_the_hunt_itself_is_the_same_in_every_language(tmp_path: Path) -> None:
    english, spanish = in_both(tmp_path)
    assert spanish.text == english.text
    assert spanish.sha256 == english.sha256
    assert spanish.facts == english.facts


@pytest.mark.parametrize("player", ["honest", "random", "canceller"])
def test_the_same_seed_is_the_same_hunt_in_every_language(tmp_path: Path, player: str) -> None:
    english, spanish = in_both(tmp_path)
    for seed in range(4):
        one, other = played_by(english, seed, player), played_by(spanish, seed, player)
        assert other.seal == one.seal
        assert other.checks == one.checks
        assert other.choices == one.choices
        assert other.view.known() == one.view.known()


def test_a_message_is_the_translation_of_the_message_that_others_read(tmp_path: Path) -> None:
    english, spanish = in_both(tmp_path)
    met = set()
    for seed in range(12):
        for one, other in zip(heard(english, seed), heard(spanish, seed), strict=True):
            assert other == SPANISH_HEARD.get(one, other)
            met |= {one} & set(SPANISH_HEARD)
    assert len(met) >= 4


def test_a_hunt_begun_in_spanish_verifies(tmp_path: Path) -> None:
    _, spanish = in_both(tmp_path)
    hunt = played_by(spanish, 5, "honest")
    saved = write(hunt)
    assert verify(saved).code == OK
    assert read(saved).scenario.text == spanish.text
    assert "Dos empresas" not in saved


def test_a_save_goes_on_in_another_language(tmp_path: Path) -> None:
    english, _ = in_both(tmp_path)
    hunt = Hunt(english, 3)
    hunt.do(hunt.actions()[-1])
    resumed = replay(read(write(hunt)))
    assert resumed.scenario.source.title == "A Small Hunt"
    spoken = translated(resumed.scenario, (tmp_path,), "es")
    assert spoken.source.title == "Una búsqueda pequeña"
    assert spoken.facts == resumed.scenario.facts
    resumed.scenario = spoken
    assert inbox(spoken.source, resumed.view)[0].text == "Come algo."
    assert verify(write(resumed)).code == OK


def test_a_save_of_a_hunt_that_has_changed_since_stays_as_it_was(tmp_path: Path) -> None:
    english, _ = in_both(tmp_path)
    path = tmp_path / "small.toml"
    path.write_text(path.read_text().replace("days = 8", "days = 9"), encoding="utf-8")
    assert translated(english, (tmp_path,), "es") is english
    assert translated(english, (), "es") is english


def test_a_hunt_whose_file_has_another_name_is_found_by_its_id(tmp_path: Path) -> None:
    english, _ = in_both(tmp_path)
    (tmp_path / "small.toml").rename(tmp_path / "other.toml")
    (tmp_path / "small.es.toml").rename(tmp_path / "other.es.toml")
    assert translated(english, (tmp_path,), "es").source.title == "Una búsqueda pequeña"


@pytest.mark.parametrize("language", ["", "en", "pt", "../small.es", "es.toml", "ES", "e\0s"])
def test_no_other_file_is_looked_at(tmp_path: Path, language: str) -> None:
    path = small(tmp_path)
    assert load(path, language=language).source == load(path).source
    assert translated(load(path), (tmp_path,), language) == load(path)


def test_english_doesn_t_even_ask_for_translations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small(tmp_path)
    monkeypatch.setattr("game.scenario.translate.in_language", None)
    for language in ("", "en"):
        assert load(path, language=language).source.title == "A Small Hunt"


def test_english_doesn_t_load_the_code_of_translations() -> None:
    code = (
        "import sys; from game.scenario.shelf import FLAGSHIP, find; find(FLAGSHIP, (), 'en');"
        "print([name for name in sys.modules if 'scenario.translat' in name])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "['game.scenario.translation_names']\n"


# --- pieces ---


def test_each_translation_lies_over_its_own_file(tmp_path: Path) -> None:
    using = HUNT.replace('title = "A Small Hunt"\n', 'title = "A Small Hunt"\nuse = ["v/ann"]\n')
    using = using.replace('polite = ["Thanks, one.", "Thanks, two.", "Thanks, three."]\n', "")
    path = small(tmp_path, HEAD, using)
    (tmp_path / "v").mkdir()
    piece = '[recruiters.ann]\nname = "Nobody"\n[recruiters.ann.messages]\n'
    own = 'warm = ["Not hers."]\npolite = ["Thanks."]\n'
    theirs = 'warm = ["No suyo."]\npolite = ["Gracias."]\n'
    (tmp_path / "v" / "ann.toml").write_text(f"format = 1\n{piece}{own}")
    (tmp_path / "v" / "ann.es.toml").write_text(f"{HEAD}{piece}{theirs}")
    ann = load(path, language="es").source.recruiters["ann"]
    assert ann.messages["polite"] == ("Gracias.",)
    assert ann.messages["warm"][1:] == ("Two.", "Three."), "what the hunt says still wins"
    assert ann.name == "Ann Lee"
    assert load(path, language="es").sha256 == load(path).sha256


def test_the_name_of_a_sector_is_translated_beside_the_sector(tmp_path: Path) -> None:
    using = HUNT.replace('title = "A Small Hunt"\n', 'title = "A Small Hunt"\nuse = ["s/water"]\n')
    using = using.replace("[companies.bolt]\n", '[companies.bolt]\nfrom_sector = "water"\n')
    path = small(tmp_path, HEAD, using)
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "water.toml").write_text('format = 1\n[sectors.water]\nname = "pumps"\n')
    (tmp_path / "s" / "water.es.toml").write_text(f'{HEAD}[sectors.water]\nname = "bombas"\n')
    assert load(path).source.companies["bolt"].sector == "pumps"
    assert load(path, language="es").source.companies["bolt"].sector == "bombas"


def test_what_a_piece_says_is_translated_beside_the_piece(tmp_path: Path) -> None:
    (tmp_path / "v").mkdir()
    (tmp_path / "v" / "ann.toml").write_text(
        'format = 1\n[recruiters.ann.messages]\nlove = ["They like you."]\n'
    )
    using = HUNT.replace('title = "A Small Hunt"\n', 'title = "A Small Hunt"\nuse = ["v/ann"]\n')
    spanish = HEAD + '[recruiters.ann.messages]\nlove = ["Les gustas."]\n'
    path = small(tmp_path, spanish, using)
    (problem,) = examine(path.with_name("small.es.toml")).problems
    assert (problem.code, problem.line) == ("not-in-original", 4)
    assert problem.advice.endswith("ann.toml says it: translate it there")


# --- what is wrong, and what then ---


BROKEN: dict[str, str] = {
    "no TOML": "format = 1\nlanguage = [",
    "no format": SPANISH.replace("format = 1\n", ""),
    "another format": SPANISH.replace("format = 1", "format = 9"),
    "no language": SPANISH.replace('language = "es"\n', ""),
    "another language": SPANISH.replace('"es"', '"pt"'),
    "nothing": "",
    "a bomb": HEAD + "opening = " + "[" * 5000 + "]" * 5000,
    "too large": HEAD + "# " + "x" * 600_000,
}


@pytest.mark.parametrize("spanish", BROKEN.values(), ids=BROKEN)
def test_a_file_that_cannot_be_used_leaves_the_original(tmp_path: Path, spanish: str) -> None:
    path = small(tmp_path, spanish)
    assert load(path, language="es").source == load(path).source
    assert any(p.level != WARNING for p in wrong_in(tmp_path, spanish))


def test_bytes_that_are_no_text_leave_the_original(tmp_path: Path) -> None:
    path = small(tmp_path)
    for raw in (b"\xff\xfe", b"\x00" * 100):
        path.with_name("small.es.toml").write_bytes(raw)
        assert load(path, language="es").source == load(path).source
        assert examine(path.with_name("small.es.toml")).errors
    path.with_name("small.es.toml").unlink()
    path.with_name("small.es.toml").mkdir()
    assert load(path, language="es").source == load(path).source


Case = tuple[str, str, str, str, Callable[[told.Scenario], object]]
WRONG: dict[str, Case] = {
    "a misspelt key": (
        'title = "Una', 'titel = "Una', "unknown-key", "titel", lambda s: s.title,
    ),
    "a misspelt id": (
        "[companies.acme]", "[companies.acmee]", "unknown-key", "companies.acmee",
        lambda s: s.companies["acme"].role,
    ),
    "a number": (
        'title = "Una búsqueda pequeña"', "title = 5", "texts-only", "title", lambda s: s.title,
    ),
    "a number of the hunt's": (
        "opening =", "days = 9\nopening =", "texts-only", "days", lambda s: s.days,
    ),
    "a stage": (
        "[companies.acme]", '[companies.acme]\nstage = "final"', "texts-only",
        "companies.acme.stage", lambda s: s.companies["acme"].stage,
    ),
    "a table of numbers": (
        "[companies.acme]", "[leverage]\ndrop = 1.0\n[companies.acme]", "texts-only", "leverage",
        lambda s: s.leverage,
    ),
    "something the original doesn't say": (
        "[companies.acme]", '[companies.acme]\nsecond = "quien sigue"', "not-in-original",
        "companies.acme.second", lambda s: s.companies["acme"].second,
    ),
    "too few wordings": (
        '"Dos.", "Tres."', '"Dos."', "other-count", "recruiters.ann.messages.warm",
        lambda s: s.recruiters["ann"].messages["warm"],
    ),
    "too many wordings": (
        '"Tres."', '"Tres.", "Cuatro."', "other-count", "recruiters.ann.messages.warm",
        lambda s: s.recruiters["ann"].messages["warm"],
    ),
    "too many letters": (
        'text = "¿Comiste?"', 'text = "¿Comiste?"\n[[mail]]\ntext = "¿Y ahora?"', "other-count",
        "mail", lambda s: s.mail,
    ),
    "a wording for a list": (
        'warm = ["Uno, dice {boss}.", "Dos.", "Tres."]', 'warm = "Uno."', "wrong-type",
        "recruiters.ann.messages.warm", lambda s: s.recruiters["ann"].messages["warm"],
    ),
    "a date left out": (
        "El {by}, me dicen.", "Pronto, me dicen.", "placeholder-missing",
        "recruiters.ann.messages.date[1]", lambda s: s.recruiters["ann"].messages["date"][1],
    ),
    "a placeholder nobody knows": (
        "El {by}, me dicen.", "El {dia}, me dicen.", "unknown-placeholder",
        "recruiters.ann.messages.date[1]", lambda s: s.recruiters["ann"].messages["date"][1],
    ),
    "a placeholder of another signal": (
        '"Dos."', '"Dos, {when}."', "unknown-placeholder", "recruiters.ann.messages.warm[1]",
        lambda s: s.recruiters["ann"].messages["warm"][1],
    ),
    "a brace left open": (
        "sobre todo a {boss}", "sobre todo a {boss", "bad-brace", "companies.acme.opening_text",
        lambda s: s.companies["acme"].opening_text,
    ),
    "braces where nothing fills them": (
        "Come algo.", "Come algo, {name}.", "unknown-placeholder", "mail[0].text",
        lambda s: s.mail[0].text,
    ),
    "an empty text": (
        '"Dos empresas, ocho días."', '"  "', "wrong-length", "opening", lambda s: s.opening,
    ),
    "a title that never ends": (
        "Una búsqueda pequeña", "x" * 81, "wrong-length", "title", lambda s: s.title,
    ),
    "a name on two lines": (
        '"Oficinista"', '"""Ofi\ncinista"""', "bad-name", "companies.acme.role",
        lambda s: s.companies["acme"].role,
    ),
}  # fmt: skip
"""What is written for what, the problem's code and place, and what stays as it was."""


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_at_its_place_and_stays_in_the_original(
    tmp_path: Path, case: Case
) -> None:
    old, new, code, place, of = case
    assert old in SPANISH
    spanish = SPANISH.replace(old, new, 1)
    found = [p for p in wrong_in(tmp_path, spanish) if p.level != WARNING]
    assert [(p.code, p.place) for p in found] == [(code, place)]
    problem = found[0]
    assert problem.file.endswith("small.es.toml")
    assert problem.excerpt == spanish.split("\n")[problem.line - 1]
    assert problem.code in EXPLANATIONS
    english, spoken = in_both(tmp_path, spanish)
    assert of(spoken.source) == of(english.source)
    assert spoken.facts == english.facts


def test_the_nearest_key_is_named(tmp_path: Path) -> None:
    (problem,) = wrong_in(tmp_path, HEAD + 'openning = "Dos empresas."\n')
    assert (problem.line, problem.column, problem.width) == (3, 1, 8)
    assert problem.advice == "did you mean opening?"


def test_the_caret_stands_under_the_placeholder(tmp_path: Path) -> None:
    (problem,) = wrong_in(tmp_path, SPANISH.replace("El {by}, me", "El {dia}, me"))
    assert problem.excerpt[problem.column - 1 :].startswith("{dia}")
    assert problem.width == 5


def test_a_person_left_out_or_added_is_a_warning(tmp_path: Path) -> None:
    spanish = SPANISH.replace("Uno, dice {boss}.", "Uno, dicen.").replace("Dos.", "Dos, {second}.")
    found = wrong_in(tmp_path, spanish)
    assert [(p.code, p.level) for p in found] == [
        ("placeholder-missing", WARNING), ("placeholder-added", WARNING),
    ]  # fmt: skip
    warm = in_both(tmp_path, spanish)[1].source.recruiters["ann"].messages["warm"]
    assert warm[:2] == ("Uno, dicen.", "Dos, {second}.")


def test_letters_left_out_at_the_end_are_a_warning(tmp_path: Path) -> None:
    spanish = SPANISH.replace('\n[[mail]]\ntext = "¿Comiste?"\n', "")
    assert [(p.code, p.level) for p in wrong_in(tmp_path, spanish)] == [("other-count", WARNING)]
    mail = in_both(tmp_path, spanish)[1].source.mail
    assert [letter.text for letter in mail] == ["Come algo.", "Did you eat?"]


def test_the_same_words_for_two_wordings_are_a_warning(tmp_path: Path) -> None:
    (problem,) = wrong_in(tmp_path, SPANISH.replace('"Tres."', '"Dos."'))
    assert (problem.code, problem.place) == ("two-alike", "recruiters.ann.messages.warm[2]")


def test_nothing_a_terminal_obeys_gets_through(tmp_path: Path) -> None:
    spanish = HEAD + 'title = "Una \\u001b[2J\\u202ebúsqueda"\n'
    title = in_both(tmp_path, spanish)[1].source.title
    assert harmless(title)
    assert title == "Una [2Jbúsqueda"


def test_a_translation_without_its_original_says_so(tmp_path: Path) -> None:
    path = tmp_path / "alone.es.toml"
    path.write_text(SPANISH, encoding="utf-8")
    (problem,) = examine(path).problems
    assert (problem.code, problem.what) == (
        "no-original", "alone.toml beside it can't be read",
    )  # fmt: skip


def test_every_text_of_the_models_can_be_translated_and_nothing_else() -> None:
    wanted = {path for path in texts_of(schema()) if path[0] not in ("id", "currency", "expect")}
    # `pace` is a word for the author that no player reads.
    assert set(paths_of(TEXTS)) == wanted - {("sectors", "*", "pace")}


def texts_of(node: dict[str, object], path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Return where a schema takes free text: a string without a pattern of ids, or few words."""
    if node.get("type") == "string":
        free = node.get("pattern") in (None, fields.NAME_PATTERN)
        return [path] if free and "enum" not in node and node.get("format") is None else []
    found = []
    tables: list[tuple[str, object]] = []
    for words in ("properties", "patternProperties"):
        inside = node.get(words)
        if isinstance(inside, dict):
            any_id = words == "patternProperties" or path[-1:] == ("messages",)
            tables += [("*" if any_id else key, inner) for key, inner in inside.items()]
    tables += [("*", node["items"])] if "items" in node else []
    for key, inner in tables:
        assert isinstance(inner, dict)
        found += texts_of(inner, (*path, key))
    return found


def paths_of(kinds: Kinds, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for key, kind in kinds.items():
        here = (*path, key)
        found += paths_of(kind, here) if isinstance(kind, dict) else [here]
    return found


# --- files, the shelf, commands, packs ---


def test_a_translation_is_known_by_its_name() -> None:
    assert into(Path("a/day.es.toml")) == "es"
    assert into(Path("day.pt_BR.toml")) == "pt_BR"
    for name in ("day.toml", ".es.toml", "day.es", "day.spanish.toml", "day.ES.toml", "es.toml"):
        assert into(Path(name)) == "", name
    assert original(Path("a/day.es.toml")) == Path("a/day.toml")
    assert translation(Path("a/day.toml"), "es") == Path("a/day.es.toml")
    assert translation(Path("a/day.toml"), "en") is None


def test_a_translation_is_no_hunt_of_the_shelf(hedge: Hedge, tmp_path: Path) -> None:
    path = small(tmp_path)
    assert [name for name in shelf((tmp_path,)) if name.startswith("small")] == ["small"]
    assert beside(path) == [tmp_path / "small.es.toml"]
    listed = hedge("scenario", "list", "--scenarios", tmp_path)
    assert "small.es" not in listed.out
    with pytest.raises(ScenarioProblems, match="is a translation, not a hunt"):
        find(str(tmp_path / "small.es.toml"))
    with pytest.raises(ScenarioProblems, match="did you mean small"):
        locate("small.es", (tmp_path,))


def test_a_hunt_with_a_dot_in_its_name_is_still_a_hunt(tmp_path: Path) -> None:
    (tmp_path / "my.own.toml").write_text(SMALL, encoding="utf-8")
    assert "my.own" in shelf((tmp_path,))
    assert examine(tmp_path / "my.own.toml").scenario is not None


def test_check_of_a_hunt_checks_its_translations(hedge: Hedge, tmp_path: Path) -> None:
    path = small(tmp_path)
    said = hedge("scenario", "check", path)
    assert said.code == 0
    assert f"{tmp_path}/small.es.toml: fine: a translation, es" in said.out
    small(tmp_path, SPANISH.replace("title", "titel"))
    for named in (path, path.with_name("small.es.toml"), tmp_path):
        said = hedge("scenario", "check", named)
        assert said.code == 1
        assert said.out.count("small.es.toml:3:1: error: titel: unknown key") == 1
        assert "can't be played" not in said.out


def test_a_broken_translation_stops_nobody(hedge: Hedge, tmp_path: Path) -> None:
    small(tmp_path, "nonsense")
    said = hedge("play", tmp_path / "small.toml", "--player", "honest", "--seed", 3)
    assert said.code == 0
    assert hedge("scenario", "watch", tmp_path / "small.toml", "--once", "--seed", 1).code == 0


def test_balance_of_all_files_of_a_folder_passes_translations_by(
    hedge: Hedge, tmp_path: Path
) -> None:
    files = sorted(small(tmp_path).parent.glob("*.toml"))
    said = hedge("scenario", "balance", "--games", 10, "-q", *files)
    assert (said.code, said.out, said.err) == (0, "small: FAILS\n", "")
    assert hedge("scenario", "balance", tmp_path / "small.es.toml").code == 2


def test_watch_of_a_translation_says_what_it_is(hedge: Hedge, tmp_path: Path) -> None:
    path = small(tmp_path).with_name("small.es.toml")
    said = hedge("scenario", "watch", path, "--once")
    assert said.code == 0
    assert "A translation" in said.out


PACKED = {
    "small.es.toml": HEAD + 'title = "Una búsqueda"\n',
    "people/ann.toml": ANN + 'messages = { warm = ["Good."] }\n',
    "people/ann.es.toml": HEAD + '[recruiters.ann.messages]\nwarm = ["Bien."]\n',
}


def test_a_pack_takes_translations_along(tmp_path: Path) -> None:
    pack = read_pack(folder(tmp_path, **PACKED))
    assert (pack.scenarios, pack.pieces) == (["small"], ["people/ann.toml"])
    assert pack.translations == ["people/ann.es.toml", "small.es.toml"]
    assert look_over(pack).problems == []
    packs = Packs(tmp_path / "packs")
    install(pack, packs)
    path = packs.folder / "town" / "small.toml"
    source = load(path, language="es").source
    assert source.title == "Una búsqueda"
    assert source.recruiters["ann"].messages["warm"] == ("Bien.",)


def test_a_pack_with_a_wrong_translation_is_not_built(hedge: Hedge, tmp_path: Path) -> None:
    wrong = PACKED | {"people/ann.es.toml": HEAD + '[recruiters.anne]\nfirm = "x"\n'}
    town = folder(tmp_path, **wrong)
    said = hedge("scenario", "pack", "build", town)
    assert said.code == 1
    assert "people/ann.es.toml:3:" in said.out
    assert "did you mean ann?" in said.out


def test_a_hunt_out_of_a_zip_speaks_too(
    hedge: Hedge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    town = folder(tmp_path, **PACKED)
    assert hedge("scenario", "pack", "build", town, "--out", "town.zip").code == 0
    assert find("town.zip", language="es").source.title == "Una búsqueda"


# --- what comes with the game ---


SHIPPED = sorted(path for path in built_in().rglob("*.toml") if into(path))
HUNTS = [path for path in SHIPPED if path.parent == built_in()]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_translation_has_no_problem(path: Path) -> None:
    assert [str(problem) for problem in examine(path).problems] == []


@pytest.mark.parametrize("path", HUNTS, ids=lambda path: path.stem)
def test_a_shipped_hunt_is_the_same_in_every_language(path: Path) -> None:
    english, spoken = load(original(path)), load(original(path), language=into(path))
    assert spoken.source.title != english.source.title
    assert (spoken.sha256, spoken.facts) == (english.sha256, english.facts)
    one, other = played_by(english, 7, "honest"), played_by(spoken, 7, "honest")
    assert other.checks == one.checks
    told = inbox(english.source, one.view), inbox(spoken.source, other.view)
    assert [m.signal for m in told[0]] == [m.signal for m in told[1]]


@pytest.mark.parametrize("path", HUNTS, ids=lambda path: path.stem)
def test_every_message_of_a_shipped_hunt_is_the_translation_of_the_original_s(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.words.messages._fill", lambda source, received, text: text)
    english, spoken = load(original(path)), load(original(path), language=into(path))
    pairs = dict(
        pair
        for key, recruiter in english.source.recruiters.items()
        for kind, texts in recruiter.messages.items()
        for pair in zip(texts, spoken.source.recruiters[key].messages[kind], strict=True)
    )
    met = 0
    for seed in range(4):
        hunt = played_by(english, seed, "honest")
        told = inbox(english.source, hunt.view), inbox(spoken.source, hunt.view)
        for one, other in zip(*told, strict=True):
            if one.text in pairs:
                assert other.text == pairs[one.text]
                met += other.text != one.text
    assert met
