"""Lines of the interchange format as records: the declared types say what becomes of what."""
from __future__ import annotations

import json
import types
from functools import lru_cache
from typing import Any, Callable, Hashable, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Record = TypeVar("Record")
Convert = Callable[[Any], Any]


@lru_cache(maxsize=None)
def converter(kind: Hashable) -> Convert | None:
    """What makes a value of `kind` of a JSON value; None where it is one already."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = converter(next(one for one in get_args(kind) if one is not type(None)))
        return None if inner is None else _optional(inner)
    if origin is tuple:
        arguments = get_args(kind)
        inner = converter(arguments[0])
        # What is not there is empty; a pair is always there.
        return _tuple if inner is None else _tuple_of(inner)
    if hasattr(kind, "_fields"):
        return _record_converter(kind)
    return None


def _optional(convert: Convert) -> Convert:
    return lambda value: None if value is None else convert(value)


def _tuple_of(convert: Convert) -> Convert:
    return lambda values: tuple(map(convert, values or ()))


def _tuple(values: Any) -> tuple[Any, ...]:
    return tuple(values or ())


def _record_converter(kind: Any) -> Convert:
    hints = get_type_hints(kind)
    make = kind._make
    if kind.__name__ == "Span":
        return make  # type: ignore[no-any-return]
    names = kind._fields
    converters = [(at, name, converter(hints[name])) for at, name in enumerate(names)]
    converted = [(at, convert) for at, _, convert in converters if convert]
    defaults = kind._field_defaults
    holds_tuple = [at for at, name, _ in converters if get_origin(hints[name]) is tuple]

    def convert(value: Any) -> Any:
        get = value.get
        values = [get(name) for name in names]
        for at, convert_one in converted:
            if values[at] is not None or at in holds_tuple:
                values[at] = convert_one(values[at])
        for name, default in defaults.items():
            if name not in value:
                values[names.index(name)] = default
        return make(values)

    return convert


def record_from(kind: type[Record], line: str) -> Record:
    """The record that a line is."""
    convert = converter(cast(Hashable, kind))
    assert convert is not None
    return cast(Record, convert(json.loads(line)))


def records_from(kind: type[Record], lines: list[str]) -> list[Record]:
    return [record_from(kind, line) for line in lines]
