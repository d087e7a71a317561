"""Trains the encoder and its heads; resumes from the last checkpoint.

    python -m sayso_training.train --data ../shared/data --run training/runs/news
"""
from __future__ import annotations

import argparse
import json
import math
import os
import pathlib
import random
import time

import torch
from torch import nn
from torch.nn import functional

from . import batches, evaluate, polnear, ranges
from .attribution import LABELS, Attributions
from .encoder import MASK, Encoder
from .shapes import Tokenizer

ENCODER_RATE, HEAD_RATE, WEIGHT_DECAY, WARM_UP = 2e-4, 1e-3, 0.01, 0.06
BATCH, EPOCHS, MASKED, AVERAGE, NEGATIVES = 8, 10, 0.03, 0.998, 2


class Network(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder.published()
        self.attributions = Attributions()

    def loss(self, batch: batches.Batch, draw: random.Random) -> tuple[torch.Tensor, torch.Tensor]:
        """Cross-entropy of the tagger per piece, and negative log-likelihood of the reader per anchor."""
        ids = batch.ids
        if self.training and MASKED:
            hidden = (torch.rand(ids.shape) < MASKED) & (batch.tags != batches.IGNORED)
            ids = ids.masked_fill(hidden, MASK)
        vectors = self.encoder(ids, batch.shapes)
        logits = self.attributions.tagger(vectors).float()
        tag_loss = functional.cross_entropy(
            logits.flatten(0, 1), batch.tags.flatten(), ignore_index=batches.IGNORED, label_smoothing=0.02
        )
        cue = logits.detach().softmax(-1)[..., LABELS.index("B-cue") : LABELS.index("I-cue") + 1].sum(-1)
        anchors = self._anchors(batch, cue, draw)
        if not anchors:
            return tag_loss, tag_loss.new_zeros(())
        return tag_loss, self._read(vectors, anchors)

    def _anchors(self, batch: batches.Batch, cue: torch.Tensor, draw: random.Random) -> list:
        """(row, anchor, begin, end, labels) of each attribution, and of the likeliest false cues as all O."""
        out = []
        for row, window in enumerate(batch.windows):
            taken = set()
            for pieces, labels in window.attributions:
                anchor = draw.choice(pieces)
                taken.update(pieces)
                out.append((row, anchor, labels))
            ranked = cue[row, : len(window.ids)].topk(min(len(window.ids), 40)).indices.tolist()
            false = [i for i in ranked if i not in taken and 0 < i < len(window.ids) - 1][:NEGATIVES]
            out += [(row, anchor, None) for anchor in false]
        return [
            (row, anchor, *ranges.reading_range(tuple(batch.windows[row].units[anchor]), anchor), labels)
            for row, anchor, labels in out
        ]

    def _read(self, vectors: torch.Tensor, anchors: list) -> torch.Tensor:
        anchors = sorted(anchors, key=lambda a: a[3] - a[2])
        losses = []
        half = len(anchors) // 2 if len(anchors) > 24 else len(anchors)
        for group in (anchors[:half], anchors[half:]):
            if not group:
                continue
            width = max(end - begin for _, _, begin, end, _ in group)
            row = torch.tensor([a[0] for a in group])
            anchor = torch.tensor([a[1] for a in group])
            begin = torch.tensor([a[2] for a in group])
            length = torch.tensor([a[3] - a[2] for a in group])
            mask = torch.arange(width) < length[:, None]
            place = (begin[:, None] + torch.arange(width)).clamp(max=vectors.shape[1] - 1)
            labels = torch.zeros(len(group), width, dtype=torch.long)
            for i, (_, _, first, last, given) in enumerate(group):
                if given is not None:
                    labels[i, : last - first] = torch.from_numpy(given[first:last])
            reader = self.attributions.reader
            emissions = reader(vectors[row[:, None], place], vectors[row, anchor], place - anchor[:, None], mask)
            with torch.autocast("cpu", enabled=False):
                losses.append(-reader.log_likelihood(emissions, labels, mask))
        return torch.cat(losses).mean()


def rate_at(progress: float) -> float:
    """Linear warm-up, then a cosine to nothing."""
    if progress < WARM_UP:
        return progress / WARM_UP
    return 0.5 * (1 + math.cos(math.pi * (progress - WARM_UP) / (1 - WARM_UP)))


def optimiser_of(network: Network) -> torch.optim.Optimizer:
    groups = []
    for module, rate in ((network.encoder, ENCODER_RATE), (network.attributions, HEAD_RATE)):
        named = [(n, p) for n, p in module.named_parameters() if p.requires_grad]
        for decay in (WEIGHT_DECAY, 0.0):
            chosen = [p for n, p in named if (p.dim() > 1) == (decay > 0)]
            groups.append({"params": chosen, "lr": rate, "rate": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups, fused=True)


class Run:
    """The state of one training run on disk: everything that a resumed run needs."""

    def __init__(self, folder: pathlib.Path, network: Network, optimiser: torch.optim.Optimizer) -> None:
        self.folder, self.network, self.optimiser = folder, network, optimiser
        self.step = 0
        self.average = {n: p.detach().clone() for n, p in network.named_parameters() if p.requires_grad}
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, weights_only=False)
            network.load_state_dict(state["network"])
            optimiser.load_state_dict(state["optimiser"])
            self.step, self.average = state["step"], state["average"]

    def save(self) -> None:
        state = {
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "average": self.average,
            "step": self.step,
        }
        torch.save(state, self.folder / "checkpoint.new")
        os.replace(self.folder / "checkpoint.new", self.folder / "checkpoint.pt")

    def update_average(self) -> None:
        kept = min(AVERAGE, (self.step + 1) / (self.step + 10))
        named = [(n, p) for n, p in self.network.named_parameters() if p.requires_grad]
        torch._foreach_lerp_([self.average[n] for n, _ in named], [p.detach() for _, p in named], 1 - kept)

    def averaged(self) -> dict[str, torch.Tensor]:
        return self.network.state_dict() | self.average

    def log(self, **values) -> None:
        with open(self.folder / "log.jsonl", "a", encoding="utf-8") as f:
            f.write(json.dumps({"step": self.step, **values}) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--run", type=pathlib.Path, required=True)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()

    tokenizer = Tokenizer()
    train = polnear.read(given.data / "polnear" / "train", tokenizer)
    dev = polnear.read(given.data / "polnear" / "dev", tokenizer)
    torch.manual_seed(given.seed)
    network = Network()
    optimiser = optimiser_of(network)
    run = Run(given.run, network, optimiser)
    per_epoch = len(batches.epoch(train, BATCH, 0))
    total = per_epoch * given.epochs
    saved = time.monotonic()
    for epoch in range(run.step // per_epoch, given.epochs):
        todo = batches.epoch(train, BATCH, given.seed * 1000 + epoch)
        start, losses = time.monotonic(), []
        for i in range(run.step - epoch * per_epoch, per_epoch):
            torch.manual_seed(given.seed * 1_000_003 + run.step)
            for group in optimiser.param_groups:
                group["lr"] = group["rate"] * rate_at(run.step / total)
            network.train()
            with torch.autocast("cpu", torch.bfloat16):
                parts = network.loss(todo[i % len(todo)], random.Random(run.step))
            (8 * parts[0] + parts[1]).backward()
            norm = nn.utils.clip_grad_norm_(network.parameters(), 5.0 * 8)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            run.update_average()
            run.step += 1
            losses.append([float(p.detach()) for p in parts] + [float(norm)])
            if run.step % 20 == 0:
                mean = [sum(x) / len(losses) for x in zip(*losses)]
                run.log(losses=mean, seconds=(time.monotonic() - start) / len(losses))
                start, losses = time.monotonic(), []
            if time.monotonic() - saved > 300:
                run.save()
                saved = time.monotonic()
        run.save()
        if epoch + 1 == given.epochs or epoch % 2 == 1:
            run.log(epoch=epoch + 1, dev=evaluate.of_state(run.averaged(), dev))


if __name__ == "__main__":
    main()
