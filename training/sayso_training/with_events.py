"""Teaches the encoder events too, while what the other heads are given stays as it was.

    python -m sayso_training.with_events --data ../shared/data --run runs/news

Each step has texts with events or factuality, and windows of what the other heads learn from, on which the
encoder's last layer and coreference's must give what they gave before (Li and Hoiem 2016, "Learning without
Forgetting", on vectors in place of predictions). Resumes from its checkpoint; events.pt has what was learnt.
"""
from __future__ import annotations

import argparse
import json
import pathlib
import random
import time

import numpy as np
import torch
from torch import nn

from . import events, gum, names, polnear, ranges
from .encoder import CLS, PAD, SEP
from .shapes import Pieces, Tokenizer
from .train import Network, rate_at

STEPS, ENCODER_RATE, HEAD_RATE, WEIGHT_DECAY, AVERAGE = 1500, 1e-4, 1e-3, 0.01, 0.998
# Texts of each kind in a step.
SIZES = {"events": 12, "written": 8, "headlines": 6, "UW": 12, "UDS_IH2": 16, "MEANTIME": 2, "CommitmentBank": 1}
KEPT = 3  # windows in a step on which nothing may change
# What each part counts for.
PARTS = {"type": 2.0, "somewhere": 0.1, "mode somewhere": 0.1, "status": 0.3, "context": 0.5, "mode": 0.3, "role": 1.0,
         "fact": 2.0, "predicate": 0.3}  # fmt: skip
KEEPING = 20.0
REPORTED = 100  # steps between checkpoints


class Draw:
    """Numbers below `size` in turns of random order, which depends on the seed alone."""

    def __init__(self, size: int, seed: int) -> None:
        self.size, self.random, self.left = size, random.Random(seed), []

    def take(self, count: int) -> list[int]:
        out = []
        while len(out) < count:
            if not self.left:
                self.left = list(range(self.size))
                self.random.shuffle(self.left)
            out.append(self.left.pop())
        return out


def material(data: pathlib.Path, tokenizer: Tokenizer) -> dict[str, list[events.Read]]:
    folder = pathlib.Path(__file__).parents[1] / "events"
    out = {
        "events": events.read_events(data, folder, tokenizer),
        "written": events.read_written(folder, tokenizer),
        "headlines": events.read_headlines(data, tokenizer),
    }
    for name in ("UW", "UDS_IH2", "MEANTIME", "CommitmentBank"):
        path = next((data / "factuality" / name).glob("train.*"))
        out[name] = events.read_factuality(path, tokenizer)
    return {name: [read for read in reads if len(read.first)] for name, reads in out.items()}


def kept_windows(data: pathlib.Path, tokenizer: Tokenizer) -> list[Pieces]:
    """Windows of what the other heads learn from: reports, texts with chains, and sentences with names."""
    out = []
    for folder, reader in (("polnear", polnear), ("gum", gum)):
        for text in reader.read(data / folder / "train", tokenizer):
            bounds = ranges.pack(ranges.paragraphs(text.pieces))
            out += [_cut(text.pieces, begin, end) for begin, end in bounds]
    for group in names.material(data):
        for begin in range(0, len(group), 12):
            document = names.named(group[begin : begin + 12], tokenizer, begin % 24 == 0)
            out += [_cut(document.pieces, a, b) for a, b in ranges.pack(ranges.paragraphs(document.pieces))]
    return [pieces for pieces in out if len(pieces)]


def _cut(pieces: Pieces, begin: int, end: int) -> Pieces:
    return Pieces(pieces.ids[begin:end], pieces.begin[begin:end], pieces.end[begin:end], pieces.shape[begin:end])


def padded(texts: list[Pieces]) -> tuple[torch.Tensor, torch.Tensor]:
    """ids and shapes [texts, pieces] with [CLS], [SEP] and padding."""
    width = max(len(pieces) for pieces in texts) + 2
    ids = np.full((len(texts), width), PAD, dtype=np.int64)
    shapes = np.zeros((len(texts), width), dtype=np.int64)
    for i, pieces in enumerate(texts):
        ids[i, : len(pieces) + 2] = [CLS, *pieces.ids, SEP]
        shapes[i, 1 : len(pieces) + 1] = pieces.shape
    return torch.from_numpy(ids), torch.from_numpy(shapes)


class Learner(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder, self.coreference_layer = network.encoder, network.coreference.layer
        self.events = events.Events()
        self.events.layer.load_state_dict(network.encoder.layers[-1].state_dict())

    def learnt(self) -> dict[str, torch.Tensor]:
        """By the names that the parts have in a Network, and "events"."""
        return {n.replace("coreference_layer", "coreference.layer"): v for n, v in self.state_dict().items()}

    def words_of(self, batch: list[events.Read]) -> tuple[torch.Tensor, torch.Tensor]:
        """Vectors by the events layer and embeddings of all words, in order. Texts of like length go together."""
        order = sorted(range(len(batch)), key=lambda i: len(batch[i].pieces))
        vectors: list = [None] * len(batch)
        for part in (order[: len(order) // 2], order[len(order) // 2 : len(order) * 5 // 6], order[len(order) * 5 // 6 :]):
            if not part:
                continue
            with torch.autocast("cpu", torch.bfloat16):
                before, mask = self.encoder.before_last(*padded([batch[i].pieces for i in part]))
                out = self.events.layer(before, mask).float()
            for row, i in enumerate(part):
                vectors[i] = out[row, torch.from_numpy(batch[i].first + 1)]
        table = self.encoder.words.weight
        return torch.cat(vectors), torch.cat([read.embedded(table) for read in batch])

    def usual(self, texts: list[Pieces]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """By the encoder's last layer and by coreference's, and which of it are pieces."""
        ids, shapes = padded(texts)
        with torch.autocast("cpu", torch.bfloat16):
            before, mask = self.encoder.before_last(ids, shapes)
            last, own = self.encoder.layers[-1](before, mask), self.coreference_layer(before, mask)
        return last.float(), own.float(), ids != PAD


def taught_before(learner: Learner, windows: list[Pieces], size: int = 8) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """What `usual` gives for each of the windows now."""
    out: list = [None] * len(windows)
    order = sorted(range(len(windows)), key=lambda i: len(windows[i]))
    learner.eval()
    with torch.inference_mode():
        for begin in range(0, len(order), size):
            part = order[begin : begin + size]
            last, own, _ = learner.usual([windows[i] for i in part])
            for row, i in enumerate(part):
                end = len(windows[i]) + 2
                out[i] = (last[row, :end].bfloat16().clone(), own[row, :end].bfloat16().clone())
    learner.train()
    return out


def kept_loss(learner: Learner, windows: list[Pieces], before: list) -> torch.Tensor:
    """Mean squared difference of both layers' vectors to what they were, against their spread."""
    last, own, pieces = learner.usual(windows)
    total = last.new_zeros(())
    for now, was in ((last, [b[0] for b in before]), (own, [b[1] for b in before])):
        for row, vectors in enumerate(was):
            vectors = vectors.float()
            total = total + (now[row, : len(vectors)] - vectors).pow(2).mean() / vectors.var()
    return total / (2 * len(windows))


def train(data: pathlib.Path, run: pathlib.Path, report, steps: int = STEPS) -> Learner:
    tokenizer, network = Tokenizer(), Network()
    network.load_state_dict(torch.load(run / "finished.pt", weights_only=False)["network"])
    network.coreference.load_state_dict(torch.load(run / "coreference.pt", weights_only=False))
    learner = Learner(network)
    reads, windows = material(data, tokenizer), kept_windows(data, tokenizer)
    before = taught_before(learner, windows)
    slow = [p for n, p in learner.named_parameters() if not _is_head(n) and p.requires_grad]
    fast = [p for n, p in learner.named_parameters() if _is_head(n)]
    groups = [{"params": slow, "rate": ENCODER_RATE}, {"params": fast, "rate": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY)
    moving = slow + fast
    average, start = [p.detach().clone() for p in moving], 0
    checkpoint = run / "with_events.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        learner.load_state_dict(state["learner"])
        optimiser.load_state_dict(state["optimiser"])
        average, start = state["average"], state["step"]
    draws = {name: Draw(len(of), k) for k, (name, of) in enumerate(reads.items())}
    keeping = Draw(len(windows), 99)
    for _ in range(start):  # the order goes on where it was
        for name, count in SIZES.items():
            draws[name].take(count)
        keeping.take(KEPT)
    began, sums = time.monotonic(), {}
    learner.train()
    for step in range(start, steps):
        torch.manual_seed(step)
        for group in optimiser.param_groups:
            group["lr"] = group["rate"] * rate_at(step / steps)
        batch = [reads[name][i] for name, count in SIZES.items() for i in draws[name].take(count)]
        parts = events.losses(learner.events, *learner.words_of(batch), batch)
        sum(PARTS[name] * value for name, value in parts.items()).backward()
        chosen = keeping.take(KEPT)
        learner.eval()  # what was there before was without dropout
        kept = kept_loss(learner, [windows[i] for i in chosen], [before[i] for i in chosen])
        (KEEPING * kept).backward()
        learner.train()
        torch.nn.utils.clip_grad_norm_(moving, 5.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        torch._foreach_lerp_(average, [p.detach() for p in moving], 1 - min(AVERAGE, (step + 1) / (step + 10)))
        for name, value in {**parts, "kept": kept}.items():
            sums.setdefault(name, []).append(float(value.detach()))
        if (step + 1) % REPORTED == 0 or step + 1 == steps:
            means = {name: round(float(np.mean(values)), 4) for name, values in sums.items()}
            report(step=step + 1, losses=means, seconds=round(time.monotonic() - began))
            sums = {}
            torch.save(
                {"learner": learner.state_dict(), "optimiser": optimiser.state_dict(), "average": average,
                 "step": step + 1}, checkpoint.with_suffix(".new"),
            )  # fmt: skip
            checkpoint.with_suffix(".new").replace(checkpoint)
    torch._foreach_copy_([p.data for p in moving], average)
    return learner


def correlation(learner: Learner, reads: list[events.Read]) -> float:
    """Pearson's r of factuality over all predicates that are given."""
    told, found = [], []
    learner.eval()
    reads = sorted((read for read in reads if len(read.first)), key=lambda read: len(read.pieces))
    with torch.inference_mode():
        for begin in range(0, len(reads), 32):
            batch = reads[begin : begin + 32]
            values = learner.events.facts(learner.words_of(batch)[0]).numpy()
            known = np.concatenate([read.fact for read in batch])
            told.append(known[~np.isnan(known)])
            found.append(values[~np.isnan(known)])
    return round(float(np.corrcoef(np.concatenate(told), np.concatenate(found))[0, 1]), 3)


def _is_head(name: str) -> bool:
    return name.startswith("events.") and not name.startswith("events.layer.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--run", type=pathlib.Path, required=True)
    given = parser.parse_args()

    def report(**values) -> None:
        with open(given.run / "with_events.jsonl", "a", encoding="utf-8") as f:
            f.write(json.dumps(values) + "\n")

    torch.save(train(given.data, given.run, report).learnt(), given.run / "events.pt")


if __name__ == "__main__":
    main()
