"""Teaches the layer and the heads of events further, on the finished encoder as it is stored.

    python -m sayso_training.event_layer --data ../shared/data --models ../models --run runs/news

What the layers below give of a text is worked out once, so that a step costs one layer. The tensors of events in models/news.weights are replaced; nothing else
changes. Resumes from its checkpoint.
"""
from __future__ import annotations

import argparse
import json
import pathlib
import time

import numpy as np
import torch

from . import events, with_events
from .encoder import Encoder
from .quantise import encoder_state, layer_state, layer_tensors
from .shapes import Tokenizer
from .train import rate_at
from .weights_file import read_weights, write_weights

STEPS, LAYER_RATE, HEAD_RATE, WEIGHT_DECAY, AVERAGE = 900, 2e-4, 5e-4, 0.01, 0.995
SIZES = {"events": 10, "written": 20, "headlines": 2, "UW": 8, "UDS_IH2": 10, "MEANTIME": 1, "CommitmentBank": 1}
REPORTED = 100  # steps between checkpoints


class Learner(torch.nn.Module):
    """The events' layer and heads over the stored encoder."""

    def __init__(self, tensors: dict[str, np.ndarray]) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.encoder.load_state_dict(encoder_state(tensors))
        self.encoder.requires_grad_(False).eval()
        self.events = events.Events()
        state = {f"layer.{n}": v for n, v in layer_state(tensors, "events.layer").items()}
        for name, value in tensors.items():
            if name.startswith("events.") and not name.startswith("events.layer."):
                state[name.removeprefix("events.")] = torch.tensor(value)
        self.events.load_state_dict(state)

    def below(self, read: events.Read) -> torch.Tensor:
        """[pieces + 2, 384]: what the layer is given of a text."""
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            before, _ = self.encoder.before_last(*with_events.padded([read.pieces]))
        return before[0].bfloat16().clone()

    def words_of(self, batch: list[events.Read], below: list[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
        """As with_events.Learner.words_of, of texts whose lower layers are known."""
        vectors: list = [None] * len(batch)
        order = sorted(range(len(batch)), key=lambda i: len(below[i]))
        for part in np.array_split(order, 4):
            if not len(part):
                continue
            width = max(len(below[i]) for i in part)
            x = torch.zeros(len(part), width, below[0].shape[1], dtype=torch.bfloat16)
            mask = torch.full((len(part), 1, 1, width), float("-inf"))
            for row, i in enumerate(part):
                x[row, : len(below[i])] = below[i]
                mask[row, 0, 0, : len(below[i])] = 0
            with torch.autocast("cpu", torch.bfloat16):
                out = self.events.layer(x.float(), mask).float()
            for row, i in enumerate(part):
                vectors[i] = out[row, torch.from_numpy(batch[i].first + 1)]
        table = self.encoder.words.weight
        return torch.cat(vectors), torch.cat([read.embedded(table) for read in batch])


def train(learner: Learner, data: pathlib.Path, run: pathlib.Path, steps: int = STEPS) -> None:
    reads = with_events.material(data, Tokenizer())
    below = {name: [None] * len(of) for name, of in reads.items()}  # once a text is drawn
    own = list(learner.events.layer.parameters())
    heads = [p for n, p in learner.events.named_parameters() if not n.startswith("layer.")]
    groups = [{"params": own, "rate": LAYER_RATE}, {"params": heads, "rate": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY)
    moving = own + heads
    average, start, checkpoint = [p.detach().clone() for p in moving], 0, run / "event_layer.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        learner.events.load_state_dict(state["events"])
        optimiser.load_state_dict(state["optimiser"])
        average, start = state["average"], state["step"]
    draws = {name: with_events.Draw(len(of), k) for k, (name, of) in enumerate(reads.items())}
    for _ in range(start):  # the order goes on where it was
        for name, count in SIZES.items():
            draws[name].take(count)
    began, sums = time.monotonic(), {}
    learner.events.train()
    for step in range(start, steps):
        torch.manual_seed(step)
        for group in optimiser.param_groups:
            group["lr"] = group["rate"] * rate_at(step / steps)
        chosen = [(name, i) for name, count in SIZES.items() for i in draws[name].take(count)]
        batch = [reads[name][i] for name, i in chosen]
        for name, i in chosen:
            if below[name][i] is None:
                below[name][i] = learner.below(reads[name][i])
        parts = events.losses(learner.events, *learner.words_of(batch, [below[n][i] for n, i in chosen]), batch)
        sum(with_events.PARTS[name] * value for name, value in parts.items()).backward()
        torch.nn.utils.clip_grad_norm_(moving, 5.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        torch._foreach_lerp_(average, [p.detach() for p in moving], 1 - min(AVERAGE, (step + 1) / (step + 10)))
        for name, value in parts.items():
            sums.setdefault(name, []).append(float(value.detach()))
        if (step + 1) % REPORTED == 0 or step + 1 == steps:
            losses = {name: round(float(np.mean(values)), 4) for name, values in sums.items()}
            with open(run / "event_layer.jsonl", "a", encoding="utf-8") as f:
                f.write(json.dumps({"step": step + 1, "losses": losses,
                                    "seconds": round(time.monotonic() - began)}) + "\n")  # fmt: skip
            sums = {}
            state = {"events": learner.events.state_dict(), "optimiser": optimiser.state_dict(), "average": average,
                     "step": step + 1}  # fmt: skip
            torch.save(state, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").replace(checkpoint)
    torch._foreach_copy_([p.data for p in moving], average)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--models", type=pathlib.Path, required=True)
    parser.add_argument("--run", type=pathlib.Path, required=True)
    given = parser.parse_args()
    given.run.mkdir(parents=True, exist_ok=True)
    weights = given.models / "news.weights"
    tensors, texts = read_weights(weights)
    learner = Learner(tensors)
    train(learner, given.data, given.run)
    layer = {n.removeprefix("layer."): v for n, v in learner.events.state_dict().items() if n.startswith("layer.")}
    tensors |= layer_tensors(layer, "events.layer")
    for name, value in learner.events.state_dict().items():
        if not name.startswith("layer."):
            tensors[f"events.{name}"] = value.float().numpy()
    write_weights(weights, tensors, texts)


if __name__ == "__main__":
    main()
