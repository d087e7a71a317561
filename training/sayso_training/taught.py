"""A document to learn coreference from."""
from __future__ import annotations

import dataclasses

from .coreference import Prepared
from .gum import Range
from .shapes import Pieces

LONGEST = 1500  # pieces of a document in training


@dataclasses.dataclass
class Taught:
    """A document of which all chains are known, or only what some mentions go back to."""

    text: str
    pieces: Pieces
    prepared: Prepared
    chain_of: dict[Range, int]
    mentions: dict[Range, int] | None  # all of them with their kinds, where they are known
    asked: set[Range] | None  # the mentions whose chains are known; None: all


def cut(pieces: Pieces, length: int) -> Pieces:
    return Pieces(pieces.ids[:length], pieces.begin[:length], pieces.end[:length], pieces.shape[:length])
