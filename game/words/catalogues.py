"""Makes the catalogues: `python -m game.words.catalogues` after any change to words.

It gathers what is marked in the code into `locale/hedge.pot`, brings every `hedge.po` up to it and
compiles the `.mo` that the game reads. New entries come out empty: a translator fills them in and
runs it again. The same code and the same translations give the same bytes, so nothing is dated.
"""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from game.words.languages import DOMAIN, LOCALE

GAME = Path(__file__).parents[1]
ROOMS = ("cli", "lines", "tui", "words")
"""Rooms with words that a player meets."""
TEXTS = {"_": 1, "N_": 1, "ngettext": 2, "pgettext": 2}
"""What marks texts, and how many of its first arguments are texts."""
TEMPLATE = LOCALE / f"{DOMAIN}.pot"


class Undated(Catalog):
    """A catalogue whose head tells no time, so that it is the same whenever it is made."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Return what stands at its head."""
        told = ("Language", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding", "Plural-Forms")  # fmt: skip
        return [pair for pair in super()._get_mime_headers() if pair[0] in told]


def _empty(code: str | None) -> Undated:
    comment = "# The words of Hedge Your Bets. Made by: python -m game.words.catalogues"
    return Undated(
        code, DOMAIN, header_comment=comment, fuzzy=False, charset="utf-8"
    )  # fmt: skip


def gathered() -> Undated:
    """Return all that is marked in the code, by file."""
    catalogue = _empty(None)
    for path in sorted(path for room in ROOMS for path in (GAME / room).glob("**/*.py")):
        place = path.relative_to(GAME.parent).as_posix()
        for name, texts in marked(path.read_text(encoding="utf-8")):
            context = texts[0] if name == "pgettext" else None
            text = texts if name == "ngettext" else texts[-1]
            catalogue.add(text, None, [(place, 0)], context=context)
    return catalogue


def marked(code: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the texts that Python code marks, each with the name of what marks it.

    What is marked elsewhere and only said here, as in `_(STAGES["lead"])`, holds no text.
    """
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        if isinstance(call.func, ast.Name):
            given = call.args[: TEXTS.get(call.func.id, 0)]
            texts = [each.value for each in given if isinstance(each, ast.Constant)]
            if given and len(texts) == len(given):
                yield call.func.id, tuple(map(str, texts))


def languages() -> list[str]:
    """Return the codes of all languages that there is a catalogue for."""
    return sorted(path.parent.parent.name for path in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def path_of(code: str, ending: str = "po") -> Path:
    """Return where a language's catalogue is: its text (`po`) or what the game reads (`mo`)."""
    return LOCALE / code / "LC_MESSAGES" / f"{DOMAIN}.{ending}"


def translated(code: str, template: Catalog) -> Undated:
    """Return a language's catalogue, brought up to the template."""
    with path_of(code).open("rb") as file:
        old = read_po(file, code, DOMAIN)
    catalogue = _empty(code)
    for message in template:
        if not message.id:
            continue
        known = old.get(message.id, message.context)
        catalogue.add(
            message.id, known.string if known else None, message.locations,
            flags=message.flags, user_comments=known.user_comments if known else (),
            context=message.context,
        )  # fmt: skip
    return catalogue


def as_text(catalogue: Catalog) -> bytes:
    """Return a catalogue as a translator edits it."""
    written = BytesIO()
    write_po(written, catalogue, width=100, include_lineno=False, sort_by_file=True)
    return written.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as the game reads it."""
    written = BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def main() -> None:
    """Make all catalogues anew, and tell what is left to translate."""
    template = gathered()
    TEMPLATE.write_bytes(as_text(template))
    for code in languages():
        catalogue = translated(code, template)
        path_of(code).write_bytes(as_text(catalogue))
        path_of(code, "mo").write_bytes(compiled(catalogue))
        print(f"{code}: {len(catalogue)} texts, {len(untranslated(catalogue))} to translate")


def untranslated(catalogue: Catalog) -> list[Message]:
    """Return what has no words yet in a language, or not in every form."""
    return [m for m in catalogue if m.id and not (m.string and all(forms(m.string)))]


def forms(text: object) -> tuple[str, ...]:
    """Return the forms of a text: one, or one for each kind of count."""
    if isinstance(text, str):
        return (text,)
    return tuple(text) if isinstance(text, tuple | list) else ()


if __name__ == "__main__":
    main()
