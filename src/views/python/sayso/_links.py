"""What holds between documents, as typed records that do not change (see _records.py)."""
from __future__ import annotations

from typing import NamedTuple, Optional

from ._records import Failure, Holder, Number, Span, Spans, Words


class Decision(NamedTuple):
    """A correction that a person made."""

    id: str
    action: str
    author: str
    time: str
    note: Optional[str]


class Story(NamedTuple):
    id: str
    title: str
    documents: tuple[str, ...]
    first: Optional[str]
    last: Optional[str]
    outlets: int
    claims: int
    disputed: int
    corrections: tuple[Decision, ...]


class ClaimMember(NamedTuple):
    document: str
    attribution: Optional[str]
    event: Optional[str]
    source_kind: str
    stance: str
    certainty: str
    published: Optional[str]


class Origins(NamedTuple):
    min: int
    max: int


class Outside(NamedTuple):
    type: str
    name: Optional[str]


class LedgerNode(NamedTuple):
    id: str
    member: Optional[int]
    outside: Optional[Outside]


class Evidence(NamedTuple):
    document: str
    span: Span


class LedgerEdge(NamedTuple):
    """Two nodes that are one origin, or may be."""

    members: tuple[str, str]
    reason: str
    certain: bool
    by: str
    evidence: tuple[Evidence, ...]


class Ledger(NamedTuple):
    articles: int
    publishers: int
    origins: Origins
    nodes: tuple[LedgerNode, ...]
    collapsed: tuple[LedgerEdge, ...]


class Dispute(NamedTuple):
    members: tuple[int, int]
    reason: str


class Claim(NamedTuple):
    id: str
    story: Optional[str]
    text: str
    members: tuple[ClaimMember, ...]
    ledger: Ledger
    disputes: tuple[Dispute, ...]
    revises: Optional[str]
    corrections: tuple[Decision, ...]


class Passage(NamedTuple):
    document: str
    spans: Spans
    text: str


class TimelineEntry(NamedTuple):
    story: str
    time: Optional[str]
    development: str
    claim: Optional[str]
    text: Optional[str]
    source: Optional[str]
    outlet: Optional[str]
    author: Optional[str]
    words: Optional[Passage]
    before: Optional[Passage]
    detail: Optional[str]


class BriefVoice(NamedTuple):
    source: Optional[str]
    source_kind: str
    stance: str
    certainty: str
    outlets: tuple[str, ...]
    first: Optional[str]
    member: int
    claim: Optional[str]


class BriefClaim(NamedTuple):
    claim: str
    text: str
    articles: int
    publishers: int
    origins: Origins
    revises: Optional[str]
    says: tuple[BriefVoice, ...]
    denies: tuple[BriefVoice, ...]
    corrections: tuple[Decision, ...]


class Brief(NamedTuple):
    story: str
    title: str
    several_origins: tuple[BriefClaim, ...]
    perhaps_one_origin: tuple[BriefClaim, ...]
    one_origin: tuple[BriefClaim, ...]
    disputed: tuple[BriefClaim, ...]
    unanswered: tuple[BriefVoice, ...]
    left_out: int
    corrections: tuple[Decision, ...]


class Quoted(NamedTuple):
    document: str
    span: Span
    text: str


class Ground(NamedTuple):
    reason: str
    detail: Optional[str]
    words: tuple[Quoted, ...]
    score: Optional[float]
    limit: Optional[float]


class Explanation(NamedTuple):
    of: tuple[str, str]
    linked: bool
    links: tuple[Ground, ...]
    missing: tuple[Ground, ...]


class Within(NamedTuple):
    attribution: str
    source: Optional[str]


class Statement(NamedTuple):
    document: str
    attribution: str
    quote: str
    stance: str
    certainty: str
    speaker: Optional[str]
    speaker_score: Optional[float]
    told_to: Optional[str]
    within: Optional[Within]
    source: Spans
    cue: Spans
    content: Spans
    context: Words


class SourceTraits(NamedTuple):
    """What texts tell of an unnamed source across its statements."""

    affiliation: Optional[str]
    nationality: Optional[str]
    role: Optional[str]
    number: Optional[Number]
    anonymity_reason: Optional[str]


class Source(NamedTuple):
    standing: str
    name: Optional[str]
    source_kind: str
    actor: Optional[str]
    role: Optional[str]
    country: Optional[str]
    source_detail: Optional[SourceTraits]
    articles: int
    outlets: tuple[str, ...]
    stances: dict[str, int]
    statements: tuple[Statement, ...]


class Party(NamedTuple):
    text: str
    span: Span
    entity: Optional[str]
    name: Optional[str]
    country: Optional[str]
    international: Optional[str]
    roles: tuple[str, ...]


class CodedHolder(NamedTuple):
    by: str
    source: Optional[str]
    source_kind: str
    stance: str
    certainty: str


class CodedGoods(NamedTuple):
    text: str
    span: Span
    kind: str
    number: Optional[float]
    unit: Optional[str]
    hedge: Optional[str]


class CodedEvent(NamedTuple):
    """An event as a row of event data."""

    id: str
    document: str
    event: str
    outlet: Optional[str]
    published: Optional[str]
    url: Optional[str]
    date: Optional[str]
    date_from: str
    time: Optional[str]
    type: Optional[str]
    mode: Optional[str]
    contexts: tuple[str, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Optional[str]
    place_country: Optional[str]
    status: str
    factuality: float
    holders: tuple[CodedHolder, ...]
    goods: tuple[CodedGoods, ...]
    trigger: Words
    sentence: Words
    reports: int
    origins: int
    score: float


class TransferStep(NamedTuple):
    status: str
    document: str
    span: Span
    holders: tuple[Holder, ...]
    time: Optional[str]


class Transfer(NamedTuple):
    id: str
    supplier: str
    recipient: str
    goods: str
    steps: tuple[TransferStep, ...]


class EntityPlace(NamedTuple):
    document: str
    entity: str


class Actor(NamedTuple):
    id: str
    name: str
    type: str
    country: Optional[str]
    role: Optional[str]
    members: tuple[EntityPlace, ...]


class Hit(NamedTuple):
    """A document that a search found."""

    document: str
    file: str
    outlet: str
    title: str
    published: Optional[str]
    excerpt: Words
    matches: Spans
    attributions: tuple[str, ...]


class Added(NamedTuple):
    """What became of documents that were to be added to a store."""

    added: int
    unchanged: int
    new_versions: int
    failed: tuple[Failure, ...]
