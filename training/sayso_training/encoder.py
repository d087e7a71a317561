"""MiniLM-L6-H384 with an embedding of written shape; starts from the published weights.

Word embeddings stay frozen, so that every head and the sentence encoder share one table.
"""
from __future__ import annotations

import safetensors.torch
import torch
from torch import nn
from torch.nn import functional

from .shapes import SHAPES, published_model

HIDDEN, LAYERS, HEADS, INNER, POSITIONS, WORDS = 384, 6, 12, 1536, 512, 30522
CLS, SEP, PAD, MASK = 101, 102, 0, 103


class Dropout(nn.Module):
    """Dropout whose masks are random stretches of one pool: drawing them anew costs a tenth of a step."""

    POOL = 1 << 23

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    _pool: torch.Tensor | None = None
    _uses = 0

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.training or self.rate == 0:
            return x
        if Dropout._pool is None or Dropout._uses % 2000 == 0:
            kept = torch.rand(Dropout.POOL) >= self.rate
            Dropout._pool = (kept / (1 - self.rate)).to(torch.bfloat16)
        Dropout._uses += 1
        size = x.numel()
        if size > Dropout.POOL:
            return functional.dropout(x, self.rate)
        offset = int(torch.randint(Dropout.POOL - size + 1, ()))
        return x * Dropout._pool[offset : offset + size].view_as(x).to(x.dtype)


def attention(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """q, k, v [windows, heads, pieces, width]. Written out: on a CPU its gradient takes half the time
    of the fused operator's."""
    scores = torch.matmul(q.contiguous() * q.shape[-1] ** -0.5, k.contiguous().transpose(-1, -2))
    return torch.matmul(torch.softmax(scores + mask.to(scores.dtype), -1).to(v.dtype), v.contiguous())


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.attention_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, INNER)
        self.outer = nn.Linear(INNER, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """x [windows, pieces, 384]; mask [windows, 1, 1, pieces], 0 or -inf."""
        windows, pieces, _ = x.shape
        q, k, v = self.qkv(x).view(windows, pieces, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        attended = attention(q, k, v, mask).transpose(1, 2).reshape(windows, pieces, HIDDEN)
        x = self.attention_norm(x + self.dropout(self.out(attended)))
        inner = self.outer(functional.gelu(self.inner(x)))
        return self.norm(x + self.dropout(inner))


class Encoder(nn.Module):
    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(WORDS, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)  # the one token type is folded in
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = Dropout(dropout)

    def before_last(self, ids: torch.Tensor, shapes: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """ids, shapes [windows, pieces] with [CLS], [SEP] and padding -> what the last layer is given."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        mask = torch.zeros(ids.shape, dtype=x.dtype).masked_fill(ids == PAD, float("-inf"))[:, None, None]
        for layer in self.layers[:-1]:
            x = layer(x, mask)
        return x, mask

    def forward(self, ids: torch.Tensor, shapes: torch.Tensor) -> torch.Tensor:
        """-> [windows, pieces, 384]"""
        return self.layers[-1](*self.before_last(ids, shapes))

    @classmethod
    def published(cls, dropout: float = 0.1) -> "Encoder":
        given = safetensors.torch.load_file(str(published_model() / "model.safetensors"))
        encoder = cls(dropout)
        state = {
            "words.weight": given["embeddings.word_embeddings.weight"],
            "positions.weight": given["embeddings.position_embeddings.weight"]
            + given["embeddings.token_type_embeddings.weight"][0],
            "shapes.weight": torch.zeros(SHAPES, HIDDEN),
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        for i in range(LAYERS):
            source, target = f"encoder.layer.{i}.", f"layers.{i}."
            for part in ("weight", "bias"):
                state[f"{target}qkv.{part}"] = torch.cat(
                    [given[f"{source}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                )
                for ours, theirs in (
                    ("out", "attention.output.dense"),
                    ("attention_norm", "attention.output.LayerNorm"),
                    ("inner", "intermediate.dense"),
                    ("outer", "output.dense"),
                    ("norm", "output.LayerNorm"),
                ):
                    state[f"{target}{ours}.{part}"] = given[f"{source}{theirs}.{part}"]
        encoder.load_state_dict({name: value.float() for name, value in state.items()})
        encoder.words.weight.requires_grad_(False)
        return encoder
