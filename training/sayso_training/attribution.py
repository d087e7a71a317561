"""The attribution reader: cues are tagged, and each cue's paragraph is read from that cue's point of view.

Two heads stand on the encoder.
  tagger   each piece: O, or first or later piece of a source, cue or content, whoever it belongs to.
           Its sum over the two cue labels says where an anchor may stand.
  reader   for one anchor (a piece inside a cue), each piece of the anchor's range: the same seven labels,
           now of this one attribution. One small transformer layer sees the range with the anchor marked;
           a linear-chain CRF joins its labels. An anchor that opens no attribution reads as all O.
src/neural/attribution_reader.cc runs the same at inference.
"""
from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional

from .encoder import HIDDEN, Dropout, attention

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
WIDTH, HEADS, INNER = 128, 4, 256
REACH_LEFT, REACH_RIGHT = 112, 144  # pieces that a range may hold on either side of its anchor
DISTANCES = 81


def distance_bucket(distance: torch.Tensor) -> torch.Tensor:
    """-112..144 -> 0..80: exact up to 24, then steps of 8."""
    near = distance.abs().clamp(max=24)
    far = ((distance.abs() - 24).clamp(min=0) + 7) // 8
    return 40 + distance.sign() * (near + far).clamp(max=40)


class Reader(nn.Module):
    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.piece = nn.Linear(HIDDEN, WIDTH)
        self.anchor = nn.Linear(HIDDEN, WIDTH)
        self.distance = nn.Embedding(DISTANCES, WIDTH)
        self.norm_in = nn.LayerNorm(WIDTH)
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.label = nn.Linear(WIDTH, len(LABELS))
        self.transition = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))  # from row to column
        self.dropout = Dropout(dropout)

    def forward(self, vectors: torch.Tensor, anchors: torch.Tensor, distance: torch.Tensor, mask: torch.Tensor):
        """vectors [anchors, pieces, 384], anchors [anchors, 384], distance and mask [anchors, pieces].

        Returns emissions [anchors, pieces, 7].
        """
        count, pieces = mask.shape
        x = self.piece(vectors) + self.anchor(anchors)[:, None] + self.distance(distance_bucket(distance))
        x = self.dropout(self.norm_in(x))
        q, k, v = self.qkv(x).view(count, pieces, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        bias = torch.zeros(mask.shape, dtype=q.dtype).masked_fill(~mask, float("-inf"))[:, None, None]
        attended = attention(q, k, v, bias).transpose(1, 2).reshape(count, pieces, WIDTH)
        x = self.attention_norm(x + self.dropout(self.out(attended)))
        inner = self.outer(functional.gelu(self.inner(x)))
        x = self.norm(x + self.dropout(inner))
        return self.label(x).float()


class Attributions(nn.Module):
    """The two heads over the encoder's vectors."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.tagger = nn.Linear(HIDDEN, len(LABELS))
        self.reader = Reader(dropout)
