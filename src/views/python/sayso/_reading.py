"""Lines of the interchange format as records: the declared types say what becomes of what."""
from __future__ import annotations

import json
import types
from functools import lru_cache, partial
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
    names = kind._fields
    # As _make does, without counting.
    make = partial(tuple.__new__, kind)
    if kind.__name__ == "Span":
        return make
    defaults = [(at, kind._field_defaults[name])
                for at, name in enumerate(names) if name in kind._field_defaults]
    converted = [(at, convert, get_origin(hints[name]) is tuple)
                 for at, name in enumerate(names) if (convert := converter(hints[name]))]

    def convert_record(value: Any) -> Any:
        values = list(map(value.get, names))
        for at, default in defaults:
            if values[at] is None:
                values[at] = default
        for at, convert, may_be_missing in converted:
            if may_be_missing or values[at] is not None:
                values[at] = convert(values[at])
        return make(values)

    return convert_record


def record_from(kind: type[Record], line: str) -> Record:
    """The record that a line is."""
    convert = converter(cast(Hashable, kind))
    assert convert is not None
    return cast(Record, convert(json.loads(line)))


def records_from(kind: type[Record], lines: list[str]) -> list[Record]:
    return [record_from(kind, line) for line in lines]
