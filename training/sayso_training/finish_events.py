"""Teaches the reading of events further on the finished encoder, which stays as it is.

    python -m sayso_training.finish_events --data ../shared/data --run runs/news --models ../models

Starts from the events that models/news.weights reads and writes what it has learnt in their place. What the layer
before the last gives for all texts is made once and kept in the run's folder; each step then runs the events' own
layer alone, and of texts that tell only factuality only at the words that are asked. Resumes from its checkpoint.
"""
from __future__ import annotations

import argparse
import dataclasses
import json
import pathlib
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from . import events
from .encoder import HEADS, HIDDEN, Encoder, Layer
from .labels import fingerprint
from .quantise import encoder_state, layer_state, layer_tensors
from .shapes import Tokenizer
from .train import rate_at
from .weights_file import read_weights, write_weights
from .with_events import Draw, material, padded

STEPS, LAYER_RATE, HEAD_RATE, WEIGHT_DECAY, AVERAGE = 1100, 1e-4, 7e-4, 0.03, 0.998
LAYER_DROPOUT, HEAD_DROPOUT = 0.12, 0.3
# Texts of each kind in a step.
SIZES = {"events": 13, "written": 14, "headlines": 3, "UW": 32, "UDS_IH2": 28, "MEANTIME": 3, "CommitmentBank": 1}
FACTUALITY = ("UW", "UDS_IH2", "MEANTIME", "CommitmentBank")
# What each part counts for.
PARTS = {"type": 2.0, "somewhere": 0.1, "mode somewhere": 0.1, "status": 0.3, "context": 0.5, "mode": 0.3, "role": 1.0,
         "fact": 1.2, "predicate": 0.3}  # fmt: skip
REPORTED = 100  # steps between checkpoints
PREFIX, LAYER = "events.", "events.layer"


@dataclasses.dataclass
class Seen:
    """A text and what the encoder's last layer would be given for it, [pieces + 2, 384] in float16."""

    read: events.Read
    before: torch.Tensor
    embedded: torch.Tensor  # [words, 384] in float16


def see(encoder: Encoder, reads: list[events.Read], longest: int = 4000) -> list[Seen]:
    out: list = [None] * len(reads)
    order, begin = sorted(range(len(reads)), key=lambda i: len(reads[i].pieces)), 0
    with torch.inference_mode():
        while begin < len(order):
            part = order[begin : begin + max(1, min(64, longest // (len(reads[order[begin]].pieces) + 2)))]
            begin += len(part)
            before, _ = encoder.before_last(*padded([reads[i].pieces for i in part]))
            for row, i in enumerate(part):
                own = before[row, : len(reads[i].pieces) + 2].half().clone()
                out[i] = Seen(reads[i], own, reads[i].embedded(encoder.words.weight).half())
    return out


def at(layer: Layer, x: torch.Tensor, mask: torch.Tensor, places: list[torch.Tensor]) -> torch.Tensor:
    """What the layer gives at some places of each window: [all places, 384], window after window.
    x [windows, pieces, 384]; mask [windows, 1, 1, pieces]."""
    windows, pieces, _ = x.shape
    weight, bias = layer.qkv.weight, layer.qkv.bias
    k, v = (
        functional.linear(x, weight[HIDDEN:], bias[HIDDEN:])
        .view(windows, pieces, 2, HEADS, HIDDEN // HEADS)
        .permute(2, 0, 3, 1, 4)
    )
    index = nn.utils.rnn.pad_sequence(places, batch_first=True)
    asked = nn.utils.rnn.pad_sequence([torch.ones_like(p, dtype=torch.bool) for p in places], batch_first=True)
    own = x.gather(1, index[:, :, None].expand(-1, -1, HIDDEN))
    q = functional.linear(own, weight[:HIDDEN], bias[:HIDDEN])
    q = q.view(windows, -1, HEADS, HIDDEN // HEADS).transpose(1, 2)
    scores = torch.matmul(q * q.shape[-1] ** -0.5, k.transpose(-1, -2)) + mask
    attended = torch.matmul(scores.softmax(-1), v).transpose(1, 2).reshape(windows, -1, HIDDEN)[asked]
    own = layer.attention_norm(own[asked] + layer.dropout(layer.out(attended)))
    return layer.norm(own + layer.dropout(layer.outer(functional.gelu(layer.inner(own)))))


def vectors(layer: Layer, texts: list[Seen], words: list[np.ndarray]) -> torch.Tensor:
    """[all words, 384] of some words of each text, text after text. Texts of like length go together."""
    order, out = sorted(range(len(texts)), key=lambda i: len(texts[i].before)), [None] * len(texts)
    cuts = [0, len(order) // 3, len(order) * 2 // 3, len(order) * 8 // 9, len(order)]
    for part in (order[a:b] for a, b in zip(cuts, cuts[1:]) if a < b):
        x = nn.utils.rnn.pad_sequence([texts[i].before.float() for i in part], batch_first=True)
        mask = torch.zeros(len(part), 1, 1, x.shape[1])
        for row, i in enumerate(part):
            mask[row, :, :, len(texts[i].before) :] = float("-inf")
        places = [torch.from_numpy(texts[i].read.first[words[i]] + 1) for i in part]
        for i, own in zip(part, at(layer, x, mask, places).split([len(p) for p in places])):
            out[i] = own
    return torch.cat(out)


def event_losses(head: events.Events, texts: list[Seen]) -> dict[str, torch.Tensor]:
    own = vectors(head.layer, texts, [np.arange(len(t.read.first)) for t in texts])
    return events.losses(head, own, torch.cat([t.embedded.float() for t in texts]), [t.read for t in texts])


def fact_losses(head: events.Events, texts: list[Seen], draw: np.random.Generator) -> dict[str, torch.Tensor]:
    """At the predicates and, for the chance of being one, at as many other words, which count for all the others."""
    words, weights = [], []
    for text in texts:
        known, others = np.flatnonzero(~np.isnan(text.read.fact)), np.flatnonzero(text.read.predicate == 0)
        drawn = draw.choice(others, min(len(others), len(known) + 1), replace=False)
        words.append(np.concatenate([known, drawn]).astype(np.int64))
        weights.append(np.repeat([1.0, len(others) / max(1, len(drawn))], [len(known), len(drawn)]))
    own = vectors(head.layer, texts, words)
    embedded = torch.cat([t.embedded[w].float() for t, w in zip(texts, words)])
    fact = torch.from_numpy(np.concatenate([t.read.fact[w] for t, w in zip(texts, words)])).float()
    habit = torch.from_numpy(np.concatenate([np.full(len(w), t.read.habit) for t, w in zip(texts, words)]))
    known, weight = ~fact.isnan(), torch.from_numpy(np.concatenate(weights)).float()
    facts = head.facts_by_habit(own[known]).gather(1, habit[known][:, None])[:, 0]
    chance = head.predicate(head.of_words(own, embedded))[:, 0]
    error = functional.binary_cross_entropy_with_logits(chance, known.float(), reduction="none")
    return {"fact": functional.mse_loss(facts, fact[known]), "predicate": (error * weight).sum() / weight.sum()}


def stored_events(tensors: dict[str, np.ndarray]) -> events.Events:
    head = events.Events(HEAD_DROPOUT)
    head.layer = Layer(LAYER_DROPOUT)
    layer = {f"layer.{n}": v for n, v in layer_state(tensors, LAYER).items()}
    own = {n: torch.tensor(tensors[PREFIX + n]) for n in head.state_dict() if n not in layer}
    head.load_state_dict(layer | own)
    return head


def tensors_of(head: events.Events) -> dict[str, np.ndarray]:
    """As they stand in the weights file."""
    out = layer_tensors(head.layer.state_dict(), LAYER)
    for name, value in head.state_dict().items():
        if not name.startswith("layer."):
            out[PREFIX + name] = value.float().numpy()
    return out


def train(head: events.Events, texts: dict[str, list[Seen]], run: pathlib.Path, report) -> None:
    own = list(head.layer.parameters())
    others = [p for n, p in head.named_parameters() if not n.startswith("layer.")]
    groups = [{"params": own, "rate": LAYER_RATE}, {"params": others, "rate": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY)
    moving = own + others
    average, start, checkpoint = [p.detach().clone() for p in moving], 0, run / "finish_events.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        head.load_state_dict(state["head"])
        optimiser.load_state_dict(state["optimiser"])
        average, start = state["average"], state["step"]
    draws = {name: Draw(len(of), k) for k, (name, of) in enumerate(texts.items())}
    for _ in range(start):  # the order goes on where it was
        for name, count in SIZES.items():
            draws[name].take(count)
    began, sums = time.monotonic(), {}
    head.train()
    for step in range(start, STEPS):
        torch.manual_seed(step)
        for group in optimiser.param_groups:
            group["lr"] = group["rate"] * rate_at(step / STEPS)
        batch = {name: [texts[name][i] for i in draws[name].take(count)] for name, count in SIZES.items()}
        read = [text for name, of in batch.items() if name not in FACTUALITY for text in of]
        told = [text for name in FACTUALITY for text in batch[name]]
        for losses in (event_losses(head, read), fact_losses(head, told, np.random.default_rng(step))):
            sum(PARTS[name] * value for name, value in losses.items()).backward()
            for name, value in losses.items():
                sums.setdefault(name, []).append(float(value.detach()))
        nn.utils.clip_grad_norm_(moving, 5.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        torch._foreach_lerp_(average, [p.detach() for p in moving], 1 - min(AVERAGE, (step + 1) / (step + 10)))
        if (step + 1) % REPORTED == 0 or step + 1 == STEPS:
            means = {name: round(float(np.mean(values)), 4) for name, values in sums.items()}
            report(step=step + 1, losses=means, seconds=round(time.monotonic() - began))
            sums = {}
            state = {"head": head.state_dict(), "optimiser": optimiser.state_dict(), "average": average}
            torch.save(state | {"step": step + 1}, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").replace(checkpoint)
    torch._foreach_copy_([p.data for p in moving], average)
    head.eval()


def correlation(head: events.Events, texts: list[Seen]) -> float:
    """Pearson's r of factuality over all predicates that are given."""
    words = [np.flatnonzero(~np.isnan(t.read.fact)) for t in texts]
    told = np.concatenate([t.read.fact[w] for t, w in zip(texts, words)])
    with torch.inference_mode():
        found = [head.facts(vectors(head.layer, [t], [w])) for t, w in zip(texts, words) if len(w)]
    return round(float(np.corrcoef(told, torch.cat(found).numpy())[0, 1]), 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--run", type=pathlib.Path, required=True)
    parser.add_argument("--models", type=pathlib.Path, required=True)
    given = parser.parse_args()

    def report(**values) -> None:
        with open(given.run / "finish_events.jsonl", "a", encoding="utf-8") as f:
            f.write(json.dumps(values) + "\n")

    torch.set_num_threads(1)  # with more, each step waits for whatever else the machine does
    given.run.mkdir(parents=True, exist_ok=True)
    weights = given.models / "news.weights"
    tensors, texts = read_weights(weights)
    encoder, tokenizer = Encoder(), Tokenizer()
    encoder.load_state_dict(encoder_state(tensors))
    encoder.eval()
    seen = {}
    for name, reads in material(given.data, tokenizer).items():
        useful = [r for r in reads if name not in FACTUALITY or (~np.isnan(r.fact)).any()]
        seen[name] = see(encoder, useful)
    head = stored_events(tensors)
    train(head, seen, given.run, report)
    scores = []
    for name in ("UW", "UDS_IH2", "MEANTIME"):
        dev = events.read_factuality(given.data / "factuality" / name / "dev.conll", tokenizer)
        scores.append(correlation(head, see(encoder, [r for r in dev if len(r.first)])))
    report(correlation=scores)
    before = fingerprint(weights)
    kept = {name: value for name, value in tensors.items() if not name.startswith(PREFIX)}
    write_weights(weights, kept | tensors_of(head), texts)
    card = weights.with_suffix(".md")
    lines = card.read_text(encoding="utf-8").replace(before, fingerprint(weights)).split("\n")
    row = next(i for i, line in enumerate(lines) if line.startswith("| factuality, Pearson's r"))
    lines[row + 2] = f"| {' | '.join(map(str, scores))} |"
    card.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
