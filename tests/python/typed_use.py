"""A program that mypy checks strictly: what a user writes has types all the way."""
from __future__ import annotations

from typing import Iterator, Optional

import pandas

import sayso


def denials(store: sayso.Store) -> Iterator[tuple[str, Optional[str]]]:
    for claim in store.claims(disputed=True):
        for dispute in claim.disputes:
            member: sayso.ClaimMember = claim.members[dispute.members[0]]
            yield claim.text, member.published


def first_words(text: str) -> list[str]:
    document: sayso.Document = sayso.annotate(text, published="2031-03-04")
    start: int = document.attributions[0].content[0].start
    return [document.words(one.source) for one in document.attributions] + [text[start:]]


def counted(store: sayso.Store) -> pandas.DataFrame:
    frames: dict[str, pandas.DataFrame] = store.to_pandas()
    return frames["claims"]


def failures(path: str) -> list[str]:
    return [one.code for one in sayso.annotate_files(path) if isinstance(one, sayso.Failure)]
