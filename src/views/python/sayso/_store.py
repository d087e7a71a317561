"""A store of documents with what was found in them and what holds between them."""
from __future__ import annotations

import json
import os
from types import TracebackType
from typing import TYPE_CHECKING, Any, Iterator, Optional, Sequence

from . import _links as links
from . import _records as records
from ._annotate import engine, in_background, json_record
from ._reading import record_from, records_from
from ._sayso import Stored

if TYPE_CHECKING:
    import pandas
    import pyarrow


def _added(result: tuple[int, int, int, list[str]]) -> links.Added:
    added, unchanged, new_versions, failed = result
    failures = tuple(records_from(records.Failure, failed))
    return links.Added(added, unchanged, new_versions, failures)


class Store:
    """One file, made if missing. Threads may share it, and other programs use it meanwhile.

    `mode` is "create", "change" (the file must be there) or "read" (it is never changed). Raises
    Error, whose codes are those of docs/bad-input.md and of the command line.
    """

    def __init__(self, path: str | os.PathLike[str], mode: str = "create") -> None:
        if mode not in ("create", "change", "read"):
            raise ValueError(f"no mode is called {mode!r}")
        self.path = os.fspath(path)
        self._stored = Stored(self.path, mode)

    def close(self) -> None:
        self._stored.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        type_: Optional[type[BaseException]],
        value: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()

    def __len__(self) -> int:
        """The number of documents."""
        return self._stored.size()

    def __repr__(self) -> str:
        return f"sayso.Store({self.path!r})"

    def add(
        self, *paths: str | os.PathLike[str], kind: str = "", jobs: int = 0
    ) -> links.Added:
        """Reads files, folders and archives into the store and links what is new. Adding the same
        again changes nothing."""
        names = [os.fspath(path) for path in paths]
        return _added(self._stored.add_files(engine(), names, kind, jobs))

    def add_text(
        self,
        text: str,
        *,
        title: Optional[str] = None,
        outlet: Optional[str] = None,
        url: Optional[str] = None,
        published: Optional[str] = None,
        id: Optional[str] = None,
    ) -> links.Added:
        """Adds one text, which is kept as it is."""
        fields = {"title": title, "outlet": outlet, "url": url, "published": published, "id": id}
        return self.add_json_lines(json_record(text, fields))

    def add_json_lines(self, lines: str | bytes) -> links.Added:
        """Adds many documents, as JSON Lines with `text` or `html`, and if known `id`, `url`,
        `outlet`, `title`, `published`; faster than one at a time."""
        bytes_ = lines if isinstance(lines, bytes) else lines.encode()
        return _added(self._stored.add_bytes(engine(), bytes_, "records", "jsonl"))

    def document(self, name: str) -> records.Document:
        """By id, the start of one, address, file, or the end of a file's path."""
        return record_from(records.Document, self._stored.document(name))

    def documents(self) -> Iterator[records.Document]:
        """All, in the order in which they were added, one at a time."""
        cursor = self._stored.documents()
        while (line := cursor.next()) is not None:
            yield record_from(records.Document, line)

    def search(self, query: str, limit: int = 20) -> list[links.Hit]:
        """Documents with all the words, best first; "a phrase", begin*, OR, NOT."""
        return records_from(links.Hit, self._stored.search(query, limit))

    def stories(
        self,
        *,
        title: str = "",
        outlet: str = "",
        since: str = "",
        until: str = "",
        reports: int = 0,
        disputed: bool = False,
    ) -> list[links.Story]:
        """Stories, the latest first; those of at least so many reports."""
        lines = self._stored.stories(title, outlet, since, until, reports, disputed)
        return records_from(links.Story, lines)

    def claims(
        self, *, story: str = "", source: str = "", since: str = "", disputed: bool = False
    ) -> list[links.Claim]:
        """Claims with their ledgers, those with most origins first."""
        return records_from(links.Claim, self._stored.claims(story, source, since, disputed))

    def claim(self, name: str) -> links.Claim:
        """By id or the start of one."""
        return record_from(links.Claim, self._stored.claim(name))

    def why(self, one: str, other: str) -> links.Explanation:
        """What links two claims, documents, actors, nodes of ledgers, or a document and a story;
        and what is missing where nothing does."""
        return record_from(links.Explanation, self._stored.why(one, other))

    def timeline(self, story: str, *, all: bool = False) -> list[links.TimelineEntry]:
        """How a story went; with `all` also what one article alone claims."""
        return records_from(links.TimelineEntry, self._stored.timeline(story, all))

    def brief(self, story: str, *, all: bool = False) -> links.Brief:
        """A story by how well each of its claims stands."""
        return record_from(links.Brief, self._stored.brief(story, all))

    def sources(
        self,
        words: str = "",
        *,
        kind: str = "",
        outlet: str = "",
        since: str = "",
        until: str = "",
    ) -> list[links.Source]:
        """Who speaks, with all statements, those with the most first."""
        lines = self._stored.sources(words, kind, outlet, since, until)
        return records_from(links.Source, lines)

    def events(
        self,
        *,
        types: Sequence[str] = (),
        statuses: Sequence[str] = (),
        outside: bool = False,
        actor: str = "",
        recipient: str = "",
        country: str = "",
        holder: str = "",
        since: str = "",
        until: str = "",
        document: str = "",
    ) -> list[links.CodedEvent]:
        """Who did, plans or threatens what to whom, and on whose word; with `outside` also events
        that have no type of PLOVER's."""
        lines = self._stored.events(
            list(types), list(statuses), outside, actor, recipient, country, holder, since, until,
            document)
        return records_from(links.CodedEvent, lines)

    def transfers(
        self, *, supplier: str = "", recipient: str = "", goods: str = "", since: str = ""
    ) -> list[links.Transfer]:
        """What goes, or is said to go, from whom to whom, those with the latest step first."""
        lines = self._stored.transfers(supplier, recipient, goods, since)
        return records_from(links.Transfer, lines)

    def actors(self) -> list[links.Actor]:
        """Persons, bodies and states across documents."""
        return records_from(links.Actor, self._stored.actors())

    def export(self) -> Iterator[dict[str, Any]]:
        """Everything, as objects of the interchange format (docs/format.md)."""
        return in_background(self._stored.export, json.loads)

    def export_to(self, path: str | os.PathLike[str]) -> None:
        """Writes everything to a file of JSON Lines."""
        with open(path, "w", encoding="utf-8") as file:

            def take(line: str) -> bool:
                file.write(line + "\n")
                return True

            self._stored.export(take)

    def to_arrow(self) -> dict[str, "pyarrow.Table"]:
        """The tables of docs/python.md by name."""
        from ._tables import arrow_tables

        return arrow_tables(self)

    def to_pandas(self) -> dict[str, "pandas.DataFrame"]:
        """The same as frames."""
        from ._tables import frames

        return frames(self)

    def to_parquet(self, folder: str | os.PathLike[str]) -> list[str]:
        """Writes each table to a file NAME.parquet in the folder, made if missing. Gives the paths."""
        from ._tables import write_parquet

        return write_parquet(self, os.fspath(folder))
