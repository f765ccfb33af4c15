"""The language of the game's own words: which one, and a text in it. Never touches scenario text.

Words are written in English, marked with `_` (said now) or `N_` (said later, by `_`), and looked up
in gettext catalogues under `locale/`. English needs no catalogue and loads nothing.
"""

import gettext
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ENGLISH = "en"
DOMAIN = "hedge"
LOCALE = Path(__file__).parent / "locale"

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_code = ENGLISH


def known() -> tuple[str, ...]:
    """Return the codes of all languages that the game speaks, English first."""
    found = (path.parent.parent.name for path in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return (ENGLISH, *sorted(found))


def language() -> str:
    """Return the code of the language spoken now."""
    return _code


def speak(code: str) -> None:
    """Speak a language from now on. Raises ValueError for one that isn't known."""
    global _catalogue, _code
    if code == _code:
        return
    if code not in known():
        raise ValueError(f"no words in {code}")
    _code = code
    if code == ENGLISH:
        _catalogue = gettext.NullTranslations()
    else:
        _catalogue = gettext.translation(DOMAIN, LOCALE, [code])


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak a language for a while, then the one before. Raises ValueError like `speak`."""
    before = _code
    speak(code)
    try:
        yield
    finally:
        speak(before)


def matching(wanted: str) -> str:
    """Return the known language that a name like `es_MX.UTF-8` asks for, or an empty text."""
    code = _bare(wanted.partition(".")[0].partition("@")[0])
    plain = code.partition("-")[0]
    return next((each for name in (code, plain) for each in known() if _bare(each) == name), "")


def _bare(code: str) -> str:
    return code.replace("_", "-").lower()


def preferred(asked: str | None, chosen: str, environment: Mapping[str, str]) -> str:
    """Return the language to speak: asked for, chosen in the settings, the system's, English."""
    system = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    first = next((name for name in system if name), "")
    return matching(asked or "") or matching(chosen) or matching(first) or ENGLISH


def _(text: str) -> str:
    """Return a text in the language spoken now; `{names}` in it are filled in by the caller."""
    return _catalogue.gettext(text) if text else ""


def N_(text: str) -> str:
    """Mark a text to be translated where it is said."""
    return text


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """Return the form for a count, with `{n}` and the other `{names}` filled in."""
    return _catalogue.ngettext(one, many, count).format(n=count, **values)


def pgettext(context: str, text: str) -> str:
    """Return a text that means something else elsewhere, in the language spoken now."""
    return _catalogue.pgettext(context, text)
