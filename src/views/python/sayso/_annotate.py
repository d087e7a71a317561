"""Documents read and analysed, with nothing kept."""
from __future__ import annotations

import atexit
import json
import os
import queue
import threading
from typing import Callable, Iterator, Optional, TypeVar, Union

from ._errors import Error
from ._reading import record_from
from ._records import Document, Failure
from ._sayso import Engine

Item = TypeVar("Item")

_engine: Optional[Engine] = None
_lock = threading.Lock()


def load(models: str | os.PathLike[str] = "") -> None:
    """Opens the models in the folder `models`, or those of the package, for all that follows. Without
    a call, the first use does it."""
    global _engine
    opened = Engine(os.fspath(models))
    with _lock:
        _engine = opened


def engine() -> Engine:
    with _lock:
        if _engine is not None:
            return _engine
    load()
    return engine()


def json_record(text: str, fields: dict[str, Optional[str]]) -> bytes:
    """A line of JSON Lines that is read as one document."""
    given = {name: value for name, value in fields.items() if value is not None}
    return json.dumps({"text": text, **given}).encode()


def annotate(
    text: str,
    *,
    title: Optional[str] = None,
    outlet: Optional[str] = None,
    url: Optional[str] = None,
    published: Optional[str] = None,
    id: Optional[str] = None,
) -> Document:
    """Finds who says what in a text, which is taken as it is, so that spans are offsets into it.

    `published` is a date or moment of ISO 8601. Raises Error where the text is empty or too long.
    Other threads run meanwhile; any number may annotate at a time.
    """
    fields = {"title": title, "outlet": outlet, "url": url, "published": published, "id": id}
    return only(engine().annotate_bytes(json_record(text, fields), "text", "jsonl"))


def annotate_html(page: str | bytes, *, url: Optional[str] = None) -> Document:
    """The same for the article of a page of HTML."""
    if url is None:
        bytes_ = page if isinstance(page, bytes) else page.encode()
        return only(engine().annotate_bytes(bytes_, "page", "html"))
    html = page if isinstance(page, str) else page.decode(errors="replace")
    record = json.dumps({"html": html, "url": url}).encode()
    return only(engine().annotate_bytes(record, "page", "jsonl"))


def only(lines: list[str]) -> Document:
    """The document that the one line is; raises Error where it is none."""
    if not lines:
        raise Error("empty", "nothing to read")
    read = document_or_failure(lines[0])
    if isinstance(read, Failure):
        raise Error(read.code, read.message)
    return read


def document_or_failure(line: str) -> Union[Document, Failure]:
    if line.startswith('{"kind":"error"'):
        return record_from(Failure, line)
    return record_from(Document, line)


def annotate_files(
    *paths: str | os.PathLike[str], kind: str = "", jobs: int = 0
) -> Iterator[Union[Document, Failure]]:
    """Reads files, folders and archives of any format, on `jobs` threads (else one a processor), and
    gives each document in order, or a Failure in its place. `kind` overrides what the content says
    ("text", "html", "warc")."""
    names = [os.fspath(path) for path in paths]
    opened = engine()
    return in_background(
        lambda take: opened.annotate_files(names, kind, jobs, take), document_or_failure
    )


def in_background(
    work: Callable[[Callable[[str], bool]], None], convert: Callable[[str], Item]
) -> Iterator[Item]:
    """What `work` hands, on a thread of its own, to the function that it is called with."""
    lines: queue.Queue[Union[str, BaseException, None]] = queue.Queue(maxsize=64)
    stopped = threading.Event()

    def put(item: Union[str, BaseException, None]) -> bool:
        while not stopped.is_set():
            try:
                lines.put(item, timeout=0.1)
                return True
            except queue.Full:
                continue
        return False

    def run() -> None:
        try:
            work(put)
            put(None)
        except BaseException as error:  # raised again where the lines are taken
            put(error)

    def stop() -> None:
        stopped.set()
        thread.join()

    thread = threading.Thread(target=run, daemon=True)
    _running.add(stop)
    thread.start()
    try:
        while (item := lines.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield convert(item)
    finally:
        stop()
        _running.discard(stop)


# What stops each thread that still works: none may come back to an interpreter that is gone.
_running: set[Callable[[], None]] = set()


@atexit.register
def _stop_all() -> None:
    for stop in list(_running):
        stop()
