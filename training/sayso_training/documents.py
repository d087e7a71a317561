"""Whole documents as material for coreference: their windows, their chains, and how right the links are."""
from __future__ import annotations

import collections
import dataclasses
import pathlib
import random

import numpy as np
import torch

from . import coreference, evaluate, gum, ranges, speakers, substitute
from .encoder import CLS, PAD, SEP
from .gum import Chained
from .shapes import Tokenizer
from .taught import LONGEST, Taught, cut

SUBSTITUTED = 2  # variants of each whole document


@dataclasses.dataclass
class ChainDocument:
    taught: Taught
    ids: torch.Tensor  # [windows, pieces]
    shapes: torch.Tensor
    window: torch.Tensor  # [pieces] where each piece of the document stands
    place: torch.Tensor


def taught_whole(document: Chained) -> Taught:
    pieces = cut(document.pieces, LONGEST)
    chain_of = {span: k for k, chain in enumerate(document.chains) for span in chain if span[1] <= len(pieces)}
    mentions = {span: kind for span, kind in document.mentions.items() if span[1] <= len(pieces)}
    return Taught(document.text, pieces, coreference.prepare(document.text, pieces), chain_of, mentions, None)


@dataclasses.dataclass
class Chains:
    """All documents to learn chains from: whole ones, each with variants of more pronouns (substitute.py), and
    those of which people said who some mentions are."""

    whole: list[list[Taught]]
    told: list[Taught]

    @classmethod
    def read(cls, data: pathlib.Path, tokenizer: Tokenizer, reports: list) -> "Chains":
        whole = []
        for document in gum.documents(data / "gum" / "train"):
            variants = [document] + [substitute.substituted(document, random.Random(k)) for k in range(SUBSTITUTED)]
            whole.append([taught_whole(gum.over_pieces(variant, tokenizer)) for variant in variants])
        return cls(whole, speakers.taught(reports))

    def epoch(self, draw: random.Random) -> list[Taught]:
        """Each of the whole ones once, half of them as they were written, and as many of the others."""
        out = [variants[0 if draw.random() < 0.5 else draw.randrange(len(variants))] for variants in self.whole]
        out += draw.sample(self.told, min(len(self.told), len(self.whole)))
        draw.shuffle(out)
        return out


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


def loss(
    head, types: np.ndarray, vectors: torch.Tensor, given: Taught
) -> tuple[torch.Tensor, torch.Tensor]:
    pairs = coreference.pairs_of(head, types, vectors, given.text, given.pieces, given.prepared, given.asked or ())
    chaining = coreference.chain_loss(pairs, given.chain_of, given.asked, given.text, given.pieces)
    if given.mentions is None:
        return chaining, chaining.new_zeros(())
    return chaining, coreference.mention_loss(head, pairs, given.prepared, given.mentions, set(given.chain_of))


Counts = collections.Counter


def read(network, document, prepared: coreference.Prepared) -> coreference.Pairs:
    with torch.autocast("cpu", torch.bfloat16):
        last = network.encoder.layers[-1], network.coreference.layer
        vectors, own = evaluate.vectors_through(network, document, *last)
    types = network.names.types(vectors)
    return coreference.pairs_of(network.coreference, types, own, document.text, document.pieces, prepared)


def score(network, documents: list[Chained]) -> dict[str, float]:
    """Mentions, MUC and B-cubed F1."""
    counts = Counts()
    network.eval()
    with torch.inference_mode():
        for document in documents:
            prepared = coreference.prepare(document.text, document.pieces)
            pairs = read(network, document, prepared)
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
