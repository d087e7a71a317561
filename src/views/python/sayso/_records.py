"""What is found in documents, as typed records that do not change.

The fields are those of the interchange format sayso/1 (docs/format.md), lists are tuples, and what a
line leaves out is None or empty. A span counts code points, as Python strings do:
text[span.start:span.end].
"""
from __future__ import annotations

from typing import NamedTuple, Optional


class Span(NamedTuple):
    """A stretch of a document's text."""

    start: int
    end: int


Spans = tuple[Span, ...]


def words_of(text: str, spans: Spans, between: str = " … ") -> str:
    """The words of the spans in `text`."""
    return between.join(text[span.start:span.end] for span in spans)


class Failure(NamedTuple):
    """An input that could not be read."""

    file: str
    code: str
    message: str


class Outlet(NamedTuple):
    name: Optional[str]
    domain: Optional[str]
    kind: Optional[str]
    country: Optional[str]
    owner: Optional[str]


class Moment(NamedTuple):
    """When something was published, as far as it is known, and how that is known."""

    value: Optional[str]
    granularity: str
    how: str
    span: Optional[Span]
    range: Optional[tuple[str, str]]


class Dateline(NamedTuple):
    place: str
    span: Span
    date: Optional[Moment]


class ContainerRecord(NamedTuple):
    id: Optional[str]
    name: Optional[str]
    offset: Optional[int]


class LiveEntry(NamedTuple):
    span: Span
    time: Optional[Moment]


class Page(NamedTuple):
    page: int
    span: Span


class Media(NamedTuple):
    url: str
    type: Optional[str]
    caption: Optional[str]
    credit: Optional[str]


class Mention(NamedTuple):
    span: Span
    form: str
    metonym: bool = False


class Entity(NamedTuple):
    id: str
    type: str
    name: str
    country: Optional[str]
    role: Optional[str]
    mentions: tuple[Mention, ...]


class Time(NamedTuple):
    """A TIMEX3."""

    id: str
    span: Span
    type: str
    value: str
    anchor: Optional[str]


class Words(NamedTuple):
    """Words with their place in a document's text."""

    text: str
    span: Span


class Nationality(NamedTuple):
    country: str
    span: Span


class Number(NamedTuple):
    value: int
    at_least: bool
    span: Optional[Span]


class SourceDetail(NamedTuple):
    """What the text tells of an unnamed source."""

    affiliation: Optional[Words]
    nationality: Optional[Nationality]
    role: Optional[Words]
    number: Optional[Number]
    anonymity_reason: Optional[Words]


class SourceRelation(NamedTuple):
    attribution: str
    relation: str
    reason: str


class Attribution(NamedTuple):
    """Someone is reported to have said, written, thought, wanted, denied or declined to say."""

    id: str
    source: Spans
    cue: Spans
    content: Spans
    quote: str
    speaker: Optional[str]
    speaker_score: float
    same_source: tuple[SourceRelation, ...]
    source_kind: str
    source_detail: SourceDetail
    stance: str
    certainty: str
    told_to: Optional[str]
    within: Optional[str]
    score: float


class Goods(NamedTuple):
    span: Span
    kind: str
    number: Optional[float]
    unit: Optional[str]
    hedge: Optional[str]


class Holder(NamedTuple):
    by: str
    certainty: str


class Event(NamedTuple):
    id: str
    trigger: Span
    type: Optional[str]
    mode: Optional[str]
    contexts: tuple[str, ...]
    actor: Spans
    actor_entities: tuple[Optional[str], ...]
    recipient: Spans
    recipient_entities: tuple[Optional[str], ...]
    place: Optional[str]
    time: Optional[str]
    goods: tuple[Goods, ...]
    factuality: float
    holders: tuple[Holder, ...]
    score: float
    status: str


class Citation(NamedTuple):
    id: str
    outlet: str
    medium: str
    span: Optional[Span]
    relation: str
    url: Optional[str]
    how: str


class Document(NamedTuple):
    """A document with all that was found in it."""

    id: str
    file: str
    url: Optional[str]
    outlet: Optional[Outlet]
    title: Optional[str]
    byline: tuple[str, ...]
    canonical: Optional[str]
    section: Optional[str]
    updated: Optional[Moment]
    dateline: Optional[Dateline]
    version_of: Optional[str]
    analysed: bool
    reason: Optional[str]
    published: Optional[Moment]
    language: str
    record: Optional[ContainerRecord]
    entries: tuple[LiveEntry, ...]
    pages: tuple[Page, ...]
    media: tuple[Media, ...]
    text: str
    sentences: Spans
    entities: tuple[Entity, ...]
    times: tuple[Time, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[Event, ...]
    citations: tuple[Citation, ...]
    models: tuple[str, ...]

    def words(self, spans: Spans) -> str:
        """The words of the spans in its text."""
        return words_of(self.text, spans)
