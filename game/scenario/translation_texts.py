"""Lays the texts of a translation over those of its original, and finds what doesn't fit.

A translation changes words and nothing else. Whatever is wrong in it stays in the original's words,
so that what comes out can always be played.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from game.scenario import fields, models
from game.scenario.checks import PLACEHOLDERS, Meaning, braces
from game.scenario.lints import MUST_SAY
from game.scenario.nearest import closest, nearest
from game.scenario.places import Path
from game.scenario.reading import Layer, Tree

NAME, TEXT, LONG, NOTE = (
    TypeAdapter[str](kind) for kind in (fields.Name, fields.Text, fields.LongText, fields.Note)
)
Kind = TypeAdapter[str] | dict[str, Any]
Kinds = dict[str, Kind]
TEXTS: Kinds = {
    "title": NAME, "summary": TEXT, "teaches": TEXT, "opening": LONG,
    "you": {"without": TEXT},
    "recruiters": {"*": {"name": NAME, "firm": NAME, "messages": {"*": {"*": TEXT}}}},
    "companies": {"*": {
        "name": NAME, "role": NAME, "boss": NAME, "second": NAME, "sector": NAME,
        "about": NOTE, "opening_text": NOTE,
    }},
    "sectors": {"*": {"name": NAME, "firms": {"*": {
        "name": NAME, "about": TEXT, "roles": {"*": NAME},
    }}}},
    "mail": {"*": {"sender": NAME, "firm": NAME, "text": TEXT}},
}  # fmt: skip
"""What of a file is text that players read; `*` stands for any id or position."""

KEY_LONGEST = 60
"""No key is compared with others beyond this: to find the nearest of long ones takes long."""
PLACEHOLDER = re.compile(r"\{(" + "|".join(PLACEHOLDERS) + r")\}")


@dataclass(slots=True)
class Laid:
    """A file's tree in another language; what is `wrong` stays as it was, `slips` are used."""

    tree: Tree = field(default_factory=dict)
    wrong: list[Meaning] = field(default_factory=list)
    slips: list[Meaning] = field(default_factory=list)


def lay(texts: Tree, original: Layer, others: Sequence[Layer] = ()) -> Laid:
    """Lay the texts of a translation over its original; `others` are what the original uses."""
    laying = _Laying(original, others)
    laying.laid.tree = laying.table(texts, original.tree, (), TEXTS)
    return laying.laid


class _Laying:
    """Walks through a translation and its original side by side, and keeps what it finds."""

    def __init__(self, original: Layer, others: Sequence[Layer]) -> None:
        """Begin with nothing found."""
        self.original = original
        self.others = others
        self.laid = Laid()

    def table(self, said: Tree, known: Tree, path: Path, kinds: Kinds) -> Tree:
        """Return a table of the original with the texts of a translation in it."""
        new = dict(known)
        for key, value in said.items():
            kind = kinds.get(key, kinds.get("*"))
            if key not in known:
                self._unknown((*path, key), value, list(known), kinds)
            elif kind is None:
                self._no_text((*path, key))
            else:
                new[key] = self._value(value, known[key], (*path, key), kind)
        return new

    def _value(self, said: object, known: object, path: Path, kind: Kind) -> object:
        if isinstance(kind, TypeAdapter):
            return self._text(said, known, path, kind) if isinstance(known, str) else known
        if isinstance(known, dict):
            if isinstance(said, dict):
                return self.table(said, known, path, kind)
            self._wrong(path, "needs a table, as in the original", "", "wrong-type")
        elif isinstance(known, list) and "*" in kind:
            if isinstance(said, list):
                return self._list(said, known, path, kind["*"])
            self._wrong(path, "needs a list in [brackets]", "", "wrong-type")
        return known

    def _list(self, said: list[Any], known: list[Any], path: Path, kind: Kind) -> list[Any]:
        """Return a list entry by entry: entry n translates entry n, so none may be left out.

        Tables at the end may: what they leave out stays as it is, as it does everywhere.
        """
        tables = isinstance(kind, dict)
        counts = f"has {len(said)} entries, and the original has {len(known)}"
        if len(said) > len(known) or (len(said) < len(known) and not tables):
            self._wrong(path, counts, "write one for each, in the same order", "other-count")
            return known
        if len(said) < len(known):
            self._slip(path, counts, "the last ones stay as they are", "other-count")
        new = [
            self._value(each, known[number], (*path, number), kind)
            for number, each in enumerate(said)
        ]
        for number, each in enumerate(said):
            if each in said[:number] and known[number] not in known[:number] and not tables:
                self._slip((*path, number), "the same wording twice", "write another", "two-alike")
        return new + known[len(said) :]

    def _text(self, said: object, known: str, path: Path, kind: TypeAdapter[str]) -> str:
        before = len(self.laid.wrong)
        if not isinstance(said, str):
            self._no_text(path)
            return known
        if not said.strip():
            self._wrong(path, "is empty", "write it, or leave it out", "wrong-length")
        elif not known.strip():
            self._wrong(path, "is empty in the original", "leave it out", "not-in-original")
        else:
            self._shape(said, path, kind)
            self._fill(said, known, path)
        return said if len(self.laid.wrong) == before else known

    def _shape(self, said: str, path: Path, kind: TypeAdapter[str]) -> None:
        try:
            kind.validate_python(said)
        except ValidationError as error:
            detail = error.errors(include_url=False)[0]
            if detail["type"] == "string_too_long":
                advice = f"at most {detail['ctx']['max_length']} characters"
                self._wrong(path, "is too long", advice, "wrong-length")
            else:
                self._wrong(path, "has more than one line", "write a name on one line", "bad-name")

    def _fill(self, said: str, known: str, path: Path) -> None:
        """Compare what is in braces."""
        signal = self._signal(path)
        if signal is not None:
            misspelt = list(braces(path, said, signal))
            self.laid.wrong += misspelt
            if not misspelt:
                self._named(said, known, path, signal)
        elif "{" in said and "{" not in known:
            what = "braces are filled in messages and opening_text only; here they are shown"
            within = said[said.find("{") :].split()[0]
            self._wrong(path, what, "write the name out", "unknown-placeholder", within=within)

    def _named(self, said: str, known: str, path: Path, signal: str) -> None:
        """Compare what two wordings name: a message must still name what it is about."""
        has, had = set(PLACEHOLDER.findall(said)), set(PLACEHOLDER.findall(known))
        for name in sorted(had - has):
            found = self._wrong if signal in MUST_SAY.get(name, ()) else self._slip
            what = f"the original has {{{name}}}, and this doesn't"
            found(path, what, f"put {{{name}}} where it is said", "placeholder-missing")
        for name in sorted(has - had):
            what, within = f"the original has no {{{name}}}", f"{{{name}}}"
            advice = "say what the original says"
            self._slip(path, what, advice, "placeholder-added", within=within)

    def _signal(self, path: Path) -> str | None:
        """Return the signal that a text is a wording of, or None for any other text."""
        if path[0] == "recruiters" and len(path) > 3:
            return str(path[3])
        if path[-1] != "opening_text":
            return None
        opening = self.original.tree["companies"][path[1]].get("opening")
        return opening if isinstance(opening, str) else ""

    def _unknown(self, path: Path, value: object, known: list[str], kinds: Kinds) -> None:
        """Keep a key that the original doesn't have: a slip of the pen, or nothing to translate."""
        key, any_id = str(path[-1]), "*" in kinds
        named = [name for name in known if name in kinds or (any_id and len(name) <= KEY_LONGEST)]
        near = "" if key in kinds else closest(key[:KEY_LONGEST], named)
        of_hunt = kinds is TEXTS and key in models.Scenario.model_fields and key not in kinds
        if of_hunt or not (near or isinstance(value, str | list | dict)):
            self._no_text(path)
        elif near or not (key in kinds or any_id):
            self._wrong(
                path, "unknown key", nearest(key[:KEY_LONGEST], named), "unknown-key", at="key"
            )
        else:
            beside = next((layer.name for layer in self.others if layer.holds(path)), "")
            advice = f"{beside} says it: translate it there" if beside else "leave it out"
            what = "the original doesn't say this"
            self._wrong(path, what, advice, "not-in-original", at="key")

    def _no_text(self, path: Path) -> None:
        what, advice = "a translation holds texts only", "leave it out"
        self._wrong(path, what, advice, "texts-only", at="key")

    def _wrong(
        self, path: Path, what: str, advice: str, code: str, at: str = "value", within: str = ""
    ) -> None:
        self.laid.wrong.append(Meaning(path, what, advice, code, at, within))

    def _slip(self, path: Path, what: str, advice: str, code: str, within: str = "") -> None:
        self.laid.slips.append(Meaning(path, what, advice, code, within=within))
