"""Teaches the heads of names and of coreference further, on the finished encoder, which stays as it is.

    python -m sayso_training.heads --data ../shared/data --run runs/news

Coreference needs many more steps than an encoder can be moved for, and both heads have to follow the last
change of the encoder (average.py). What each makes of it is written beside it, as names.pt and coreference.pt.
"""
from __future__ import annotations

import argparse
import dataclasses
import json
import pathlib
import random
import time

import numpy as np
import torch

from . import coreference, documents, gum, names, polnear
from .shapes import Tokenizer
from .train import Network, rate_at

NAME_EPOCHS, NAME_BATCH, NAME_RATE, WRITTEN_RATE = 8, 8, 1e-3, 2e-3
STEPS, RATE, LAYER_RATE, WEIGHT_DECAY, AVERAGE = 1600, 6e-4, 1e-4, 0.02, 0.998
MOVED = 0.2  # how far the coreference head goes to what the steps make of it


def fit_names(network: Network, data: pathlib.Path, report) -> None:
    tokenizer, head = Tokenizer(), network.names
    groups = names.material(data)
    dense = [p for n, p in head.named_parameters() if n != "written"]
    optimiser = torch.optim.AdamW(
        [{"params": dense, "rate": NAME_RATE}, {"params": [head.written], "rate": WRITTEN_RATE}], weight_decay=0.0
    )
    step, steps = 0, NAME_EPOCHS * len(names.epoch(groups, tokenizer, NAME_BATCH, 0))
    for epoch in range(NAME_EPOCHS):
        losses = []
        for batch in names.epoch(groups, tokenizer, NAME_BATCH, epoch):
            torch.manual_seed(step)
            for group in optimiser.param_groups:
                group["lr"] = group["rate"] * rate_at(min(1.0, step / steps))
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                vectors = network.encoder(batch.ids, batch.shapes).float()
            head.train()
            loss = names.loss(head, vectors, batch)
            loss.backward()
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            losses.append(float(loss.detach()))
            step += 1
        report(epoch=epoch + 1, names=round(float(np.mean(losses)), 4))


@dataclasses.dataclass
class Encoded:
    """A document as the coreference head's own layer is given it."""

    taught: documents.Taught
    before: torch.Tensor  # [windows, pieces, 384]
    mask: torch.Tensor
    window: torch.Tensor  # [pieces of the document] where each stands
    place: torch.Tensor
    types: np.ndarray  # by the name tagger

    @classmethod
    def of(cls, network: Network, taught: documents.Taught) -> "Encoded":
        document = documents.windows_of(taught)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            before, mask = network.encoder.before_last(document.ids, document.shapes)
            usual = network.encoder.layers[-1](before, mask)[document.window, document.place]
            types = network.names.types(usual)
        return cls(taught, before.bfloat16(), mask, document.window, document.place, types)

    def vectors(self, head: coreference.Coreference) -> torch.Tensor:
        with torch.autocast("cpu", torch.bfloat16):
            return head.layer(self.before, self.mask)[self.window, self.place].float()


def fit_chains(network: Network, chains: documents.Chains, steps: int, report, dev: list) -> None:
    head, draw = network.coreference, random.Random(1)
    named = [p for _, p in head.named_parameters()]
    own = list(head.layer.parameters())
    others = [p for n, p in head.named_parameters() if not n.startswith("layer.")]
    groups = [{"params": own, "rate": LAYER_RATE}, {"params": others, "rate": RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY)
    average = [p.detach().clone() for p in named]
    encoded: dict[int, Encoded] = {}
    order: list = []
    start, losses = time.monotonic(), []
    for step in range(steps):
        if not order:
            order = chains.epoch(draw)
        taught = order.pop()
        if id(taught) not in encoded:
            encoded[id(taught)] = Encoded.of(network, taught)
        given = encoded[id(taught)]
        torch.manual_seed(step)
        for group in optimiser.param_groups:
            group["lr"] = group["rate"] * rate_at(step / steps)
        head.train()
        chaining, mentioning = documents.loss(head, given.types, given.vectors(head), given.taught)
        (chaining + mentioning).backward()
        torch.nn.utils.clip_grad_norm_(named, 5.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        torch._foreach_lerp_(average, [p.detach() for p in named], 1 - min(AVERAGE, (step + 1) / (step + 10)))
        losses.append((float(chaining.detach()), float(mentioning.detach())))
        if (step + 1) % 200 == 0:
            mean = np.mean(losses, 0).round(4).tolist()
            report(step=step + 1, losses=mean, seconds=(time.monotonic() - start) / 200)
            start, losses = time.monotonic(), []
        if (step + 1) % 1000 == 0 or step + 1 == steps:
            kept = [p.detach().clone() for p in named]
            torch._foreach_copy_([p.data for p in named], average)
            report(step=step + 1, dev=documents.score(network, dev))
            if step + 1 < steps:
                torch._foreach_copy_([p.data for p in named], kept)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--run", type=pathlib.Path, required=True)
    parser.add_argument("--head", choices=("names", "coreference"), action="append", help="else both")
    given = parser.parse_args()
    network = Network()
    network.load_state_dict(torch.load(given.run / "finished.pt", weights_only=False)["network"])
    network.eval()

    def report(**values) -> None:
        with open(given.run / "heads.jsonl", "a", encoding="utf-8") as f:
            f.write(json.dumps(values) + "\n")

    for head in given.head or ("names", "coreference"):
        if head == "names":
            fit_names(network, given.data, report)
        else:
            dev = gum.read(given.data / "gum" / "dev", Tokenizer())
            tokenizer = Tokenizer()
            reports = polnear.read(given.data / "polnear" / "train", tokenizer)
            chains = documents.Chains.read(given.data, tokenizer, reports)
            before = {name: value.clone() for name, value in network.coreference.state_dict().items()}
            fit_chains(network, chains, STEPS, report, dev)
            # What is fitted to few documents is believed in part (Wortsman et al. 2022, as in average.py).
            after = network.coreference.state_dict()
            network.coreference.load_state_dict({n: torch.lerp(before[n], v, MOVED) for n, v in after.items()})
        torch.save(getattr(network, head).state_dict(), given.run / f"{head}.pt")


if __name__ == "__main__":
    main()
