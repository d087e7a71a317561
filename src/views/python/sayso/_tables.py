"""Records as pandas frames, Arrow tables and Parquet files. Columns are a record's fields; nested
records are structs, tuples are lists."""
from __future__ import annotations

import os
import types
from typing import TYPE_CHECKING, Any, Iterable, NamedTuple, Union, get_args, get_origin, get_type_hints

from . import _links as links
from . import _records as records

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from ._store import Store

# Of a document, what has a table of its own.
_PARTS = ("entities", "times", "attributions", "events", "citations")


def to_arrow(rows: Iterable[NamedTuple], kind: Any = None) -> "pyarrow.Table":
    """A table of records of one type. `kind` is that type, for where there may be no row."""
    listed = list(rows)
    return _table(_kind_of(listed, kind), [_plain(row) for row in listed], {})


def to_pandas(rows: Iterable[NamedTuple], kind: Any = None) -> "pandas.DataFrame":
    """A frame of records of one type; nested records stay what they are."""
    import pandas

    listed = list(rows)
    return pandas.DataFrame(listed, columns=list(_kind_of(listed, kind)._fields))


def _kind_of(rows: list[NamedTuple], kind: Any) -> Any:
    if kind is None and not rows:
        raise ValueError("no rows: say of what type they would be")
    return kind or type(rows[0])


def _plain(value: Any) -> Any:
    """Records as dictionaries, tuples as lists."""
    if hasattr(value, "_fields"):
        return {name: _plain(one) for name, one in zip(value._fields, value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return list(value.items())
    return value


def _arrow_type(kind: Any) -> Any:
    import pyarrow

    simple = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64(),
              bool: pyarrow.bool_()}
    if kind in simple:
        return simple[kind]
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _arrow_type(next(one for one in get_args(kind) if one is not type(None)))
    if origin is tuple:
        return pyarrow.list_(_arrow_type(get_args(kind)[0]))
    if origin is dict:
        return pyarrow.map_(*map(_arrow_type, get_args(kind)))
    return pyarrow.struct(_arrow_fields(kind))


def _arrow_fields(kind: Any) -> list[tuple[str, Any]]:
    hints = get_type_hints(kind)
    return [(name, _arrow_type(hints[name])) for name in kind._fields]


def _table(kind: Any, rows: list[dict[str, Any]], more: dict[str, Any]) -> "pyarrow.Table":
    """`more` are further columns, with their types, that come first."""
    import pyarrow

    fields = [(name, _arrow_type(one)) for name, one in more.items()] + _arrow_fields(kind)
    return pyarrow.Table.from_pylist(rows, schema=pyarrow.schema(fields))


def _document_tables(store: "Store") -> dict[str, "pyarrow.Table"]:
    document_rows: list[dict[str, Any]] = []
    part_rows: dict[str, list[dict[str, Any]]] = {name: [] for name in _PARTS}
    for document in store.documents():
        whole = document._replace(entities=(), times=(), attributions=(), events=(), citations=())
        document_rows.append(_plain(whole))
        for name in _PARTS:
            for part in getattr(document, name):
                row = {"document": document.id, **_plain(part)}
                if name == "attributions":
                    for role in ("source", "cue", "content"):
                        row[role + "_text"] = document.words(getattr(part, role))
                part_rows[name].append(row)
    tables = {"documents": _table(records.Document, document_rows, {}).drop(list(_PARTS))}
    kinds: dict[str, Any] = {"entities": records.Entity, "times": records.Time,
                             "attributions": records.Attribution, "events": records.Event,
                             "citations": records.Citation}
    for name, rows in part_rows.items():
        more = {"document": str}
        if name == "attributions":
            more.update({"source_text": str, "cue_text": str, "content_text": str})
        tables[name] = _table(kinds[name], rows, more)
    return tables


def arrow_tables(store: "Store") -> dict[str, "pyarrow.Table"]:
    tables = _document_tables(store)
    tables["stories"] = to_arrow(store.stories(), links.Story)
    tables["claims"] = to_arrow(store.claims(), links.Claim)
    tables["actors"] = to_arrow(store.actors(), links.Actor)
    tables["sources"] = to_arrow(store.sources(), links.Source)
    tables["transfers"] = to_arrow(store.transfers(), links.Transfer)
    tables["coded_events"] = to_arrow(store.events(), links.CodedEvent)
    return tables


def frames(store: "Store") -> dict[str, "pandas.DataFrame"]:
    return {name: table.to_pandas() for name, table in arrow_tables(store).items()}


def write_parquet(store: "Store", folder: str) -> list[str]:
    import pyarrow.parquet

    os.makedirs(folder, exist_ok=True)
    paths = []
    for name, table in arrow_tables(store).items():
        path = os.path.join(folder, name + ".parquet")
        pyarrow.parquet.write_table(table, path)
        paths.append(path)
    return paths
