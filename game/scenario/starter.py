"""What a new scenario begins with: a small commented one, or a copy of one from the shelf."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from game.scenario.fields import ID_PATTERN
from game.scenario.formats import brought_up
from game.scenario.gates import finish, roots
from game.scenario.pieces import gather
from game.scenario.problems import Problem, ScenarioProblems
from game.scenario.reading import Layer, parse_layer, read_layer

TEMPLATE = Path(__file__).with_name("starter.toml")
ID_MOST = 40
WHAT_AN_ID_IS = "small letters, digits, - and _, a letter first, 40 at most"


def is_id(name: str) -> bool:
    """Tell whether a name can be the id of a scenario."""
    return re.fullmatch(ID_PATTERN, name) is not None


def id_like(typed: str) -> str:
    """Return an id that is near to what was typed."""
    plain = unicodedata.normalize("NFKD", typed.removesuffix(".toml"))
    letters = plain.encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9_]+", "-", letters).lstrip("0123456789-_")
    return words[:ID_MOST].strip("-") or "my-hunt"


def title_of(name: str) -> str:
    """Return an id as a title."""
    return " ".join(word.capitalize() for word in re.split("[-_]+", name) if word)


def started(name: str, target: Path, folders: Sequence[Path] = (), like: Path | None = None) -> str:
    """Return the text of a new scenario with this id, to be written to `target`.

    It is the small one, or that of a file it shall be like, with another id and title. Raises
    ScenarioProblems: with those of the file, and where the pieces it uses aren't near `target`.
    """
    source = TEMPLATE if like is None else like
    layer = read_layer(source)
    if like is not None:
        finish(gather(brought_up(layer), roots(source, folders)))
    text = _said_anew(layer, {"id": name, "title": title_of(name)})
    made = brought_up(parse_layer(text, target.name))
    finish(gather(made, roots(target, folders)))
    return text


def _said_anew(layer: Layer, values: dict[str, str]) -> str:
    """Return a layer's text with other values for some keys, each at its place."""
    new = brought_up(layer)
    lines = layer.text.split("\n")
    for key, value in values.items():
        place = new.places.values.get((key,))
        if place is not None:
            line, start = lines[place.line - 1], place.column - 1
            lines[place.line - 1] = f'{line[:start]}"{value}"{line[start + place.width :]}'
    text = "\n".join(lines)
    if brought_up(parse_layer(text, layer.name)).tree != new.tree | values:
        what = "its id or title can't be changed without changing more"
        advice = "let both stand at the top, on one line each"
        raise ScenarioProblems([Problem(layer.name, "", what, advice)])
    return text
