"""Whole documents as material for coreference: their windows, their chains, and how right the links are."""
from __future__ import annotations

import collections
import dataclasses
import random

import numpy as np
import torch

from . import coreference, evaluate, ranges
from .encoder import CLS, PAD, SEP
from .gum import Chained, Range
from .shapes import Pieces

LONGEST = 1500  # pieces of a document in training


@dataclasses.dataclass
class Taught:
    """A document of which all chains are known, or only what some mentions go back to."""

    text: str
    pieces: Pieces
    prepared: coreference.Prepared
    chain_of: dict[Range, int]
    mentions: dict[Range, int] | None  # all of them with their kinds, where they are known
    asked: set[Range] | None  # the mentions whose chains are known; None: all


@dataclasses.dataclass
class ChainDocument:
    taught: Taught
    ids: torch.Tensor  # [windows, pieces]
    shapes: torch.Tensor
    window: torch.Tensor  # [pieces] where each piece of the document stands
    place: torch.Tensor


def cut(pieces: Pieces, length: int) -> Pieces:
    return Pieces(pieces.ids[:length], pieces.begin[:length], pieces.end[:length], pieces.shape[:length])


def taught_whole(document: Chained) -> Taught:
    pieces = cut(document.pieces, LONGEST)
    chain_of = {span: k for k, chain in enumerate(document.chains) for span in chain if span[1] <= len(pieces)}
    mentions = {span: kind for span, kind in document.mentions.items() if span[1] <= len(pieces)}
    return Taught(document.text, pieces, coreference.prepare(document.text, pieces), chain_of, mentions, None)


def epoch(all_: list[Taught], seed: int) -> list[ChainDocument]:
    order = list(all_)
    random.Random(seed).shuffle(order)
    return [windows_of(document) for document in order]


def windows_of(document: Taught) -> ChainDocument:
    pieces = document.pieces
    bounds = ranges.pack(ranges.paragraphs(pieces))
    width = max(end - begin for begin, end in bounds) + 2
    ids = np.full((len(bounds), width), PAD, dtype=np.int64)
    shapes = np.zeros((len(bounds), width), dtype=np.int64)
    window, place = np.zeros(len(pieces), dtype=np.int64), np.zeros(len(pieces), dtype=np.int64)
    for w, (begin, end) in enumerate(bounds):
        ids[w, : end - begin + 2] = [CLS, *pieces.ids[begin:end], SEP]
        shapes[w, 1 : end - begin + 1] = pieces.shape[begin:end]
        window[begin:end] = w
        place[begin:end] = np.arange(1, end - begin + 1)
    return ChainDocument(document, *map(torch.from_numpy, (ids, shapes, window, place)))


def loss(head, names, vectors: torch.Tensor, document: ChainDocument) -> tuple[torch.Tensor, torch.Tensor]:
    given = document.taught
    pairs = coreference.pairs_of(head, names, vectors, given.text, given.pieces, given.prepared, given.asked or ())
    chaining = coreference.chain_loss(pairs, given.chain_of, given.asked)
    if given.mentions is None:
        return chaining, chaining.new_zeros(())
    return chaining, coreference.mention_loss(head, pairs, given.prepared, given.mentions, set(given.chain_of))


Counts = collections.Counter


def score(network, documents: list[Chained]) -> dict[str, float]:
    """Mentions, MUC and B-cubed F1."""
    counts = Counts()
    network.eval()
    with torch.inference_mode():
        for document in documents:
            with torch.autocast("cpu", torch.bfloat16):
                vectors = evaluate.vectors_of(network, document)
            prepared = coreference.prepare(document.text, document.pieces)
            pairs = coreference.pairs_of(
                network.coreference, network.names, vectors, document.text, document.pieces, prepared
            )
            tally(counts, document.chains, coreference.chains_of(pairs))
    return figures(counts)


def figures(counts: Counts) -> dict[str, float]:
    return {name: round(_f1(counts, name), 2) for name in ("mentions", "muc", "b3")}


def _f1(counts: Counts, name: str) -> float:
    recall = counts[f"{name} r"] / max(1, counts[f"{name} of r"])
    precision = counts[f"{name} p"] / max(1, counts[f"{name} of p"])
    return 200 * recall * precision / max(1e-9, recall + precision)


def tally(counts: Counts, gold: list, found: list) -> None:
    g, f = {m for c in gold for m in c}, {m for c in found for m in c}
    for side, of in (("r", g), ("p", f)):
        counts[f"mentions {side}"] += len(g & f)
        counts[f"mentions of {side}"] += len(of)
    for side, key, response in (("r", gold, found), ("p", found, gold)):
        where = {m: k for k, chain in enumerate(response) for m in chain}
        for chain in key:
            parts = collections.Counter(where.get(m, ("alone", m)) for m in chain)
            counts[f"muc {side}"] += len(chain) - len(parts)
            counts[f"muc of {side}"] += len(chain) - 1
            counts[f"b3 {side}"] += sum(n * n for w, n in parts.items() if isinstance(w, int)) / len(chain)
            counts[f"b3 of {side}"] += len(chain)
