"""What is told of a scenario as plain JSON values, and back, driven by the types in `told`.

A tuple with names is a list of its values in order; all else is what JSON has for it. Going back,
nothing is taken on trust: a value of another type, or one too many, is refused.
"""

from collections.abc import Callable
from datetime import date
from types import UnionType
from typing import Any, cast, get_args, get_origin

from game.scenario.told import KINDS, Scenario


class Misshapen(ValueError):
    """Values that aren't what is told of a scenario."""


def as_tree(source: Scenario) -> Any:
    """Return what is told of a scenario as JSON values."""
    return _tree(source)


def from_tree(tree: object) -> Scenario:
    """Return the scenario that JSON values tell of. Raises Misshapen."""
    return cast(Scenario, _reader(Scenario)(tree))


def _tree(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_tree(each) for each in value]
    if isinstance(value, dict):
        return {key: _tree(each) for key, each in value.items()}
    return value.isoformat() if isinstance(value, date) else value


Reader = Callable[[Any], Any]
_readers: dict[Any, Reader] = {}


def _reader(kind: Any) -> Reader:
    """Return what reads a value of a type; made once per type."""
    if kind not in _readers:
        _readers[kind] = _made(kind)
    return _readers[kind]


def _made(kind: Any) -> Reader:
    if kind in PLAIN:
        return PLAIN[kind]
    if kind in KINDS.values():
        return _of_names(kind)
    origin, inside = get_origin(kind), get_args(kind)
    if origin is dict:
        return _of_table(_reader(inside[1]))
    if origin is UnionType:
        return _of_none(_reader(inside[0]))
    if origin is tuple and inside[1] is Ellipsis:
        return _of_list(_reader(inside[0]))
    return _of_row(tuple(map(_reader, inside)), tuple)


def _of_names(kind: Any) -> Reader:
    types = (kind.__annotations__[name] for name in kind._fields)
    return _of_row(tuple(map(_reader, types)), kind._make)


def _of_row(readers: tuple[Reader, ...], made: Callable[[list[Any]], Any]) -> Reader:
    """Return what reads a list of known length, each place by its own type."""

    def read(value: Any) -> Any:
        if type(value) is not list or len(value) != len(readers):
            raise Misshapen
        return made([one(each) for one, each in zip(readers, value, strict=True)])

    return read


def _of_list(inside: Reader) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not list:
            raise Misshapen
        return tuple(map(inside, value))

    return read


def _of_table(inside: Reader) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise Misshapen
        return {key: inside(each) for key, each in value.items()}

    return read


def _of_none(inside: Reader) -> Reader:
    return lambda value: None if value is None else inside(value)


def _of(*kinds: type) -> Reader:
    def read(value: Any) -> Any:
        if type(value) not in kinds:
            raise Misshapen
        return value

    return read


def _date(value: Any) -> date:
    if type(value) is not str:
        raise Misshapen
    return date.fromisoformat(value)


PLAIN: dict[Any, Reader] = {
    str: _of(str),
    bool: _of(bool),
    int: _of(int),
    float: _of(float, int),
    date: _date,
}
"""A number with a fraction may have been written without one: a default of 1."""
