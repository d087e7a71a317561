"""Trains the encoder and its heads; resumes from the last checkpoint.

    python -m sayso_training.train --data ../shared/data --run runs/attributions --alone
    python -m sayso_training.train --data ../shared/data --run runs/news --start runs/attributions/checkpoint.pt

The first stage learns attributions alone. The second goes on with all heads together: each step has windows of
reports, of sentences with names, and one document with chains.
"""
from __future__ import annotations

import argparse
import dataclasses
import json
import math
import os
import pathlib
import random
import time

import torch
from torch import nn
from torch.nn import functional

from . import batches, crf, documents, evaluate, gum, names, polnear, ranges
from .attribution import LABELS, Attributions
from .coreference import Coreference
from .encoder import MASK, PAD, Encoder
from .names import NameTagger
from .quantise import encoder_state, layer_state
from .shapes import Tokenizer
from .weights_file import read_weights

ENCODER_RATE, HEAD_RATE, WEIGHT_DECAY, WARM_UP = 2e-4, 1e-3, 0.01, 0.06
WRITTEN_RATE = 5e-3  # of the table of written features, most of whose rows are rarely met
ALONE_BATCH, ALONE_EPOCHS = 8, 10
BATCH, NAME_BATCH, STEPS, LATER_RATES = 4, 6, 1400, 0.5  # of the second stage; its rates are lower
MASKED, AVERAGE, NEGATIVES = 0.03, 0.998, 2
# What each part counts for in a step.
TAGGING, READING, NAMING, CHAINING, MENTIONING = 8, 1, 60, 1, 1


class Network(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder.published()
        self.attributions = Attributions()
        self.names = NameTagger()
        self.coreference = Coreference()
        self.coreference.layer.load_state_dict(self.encoder.layers[-1].state_dict())

    def hidden_ids(self, ids: torch.Tensor) -> torch.Tensor:
        """Some pieces are masked, so that context has to do."""
        if not self.training or not MASKED:
            return ids
        hidden = (torch.rand(ids.shape) < MASKED) & (ids != PAD)
        hidden[:, 0] = False
        return ids.masked_fill(hidden, MASK)

    def name_loss(self, batch: names.NameBatch) -> torch.Tensor:
        vectors = self.encoder(self.hidden_ids(batch.ids), batch.shapes)
        return names.loss(self.names, vectors, batch)

    def chain_loss(self, document: documents.ChainDocument) -> tuple[torch.Tensor, torch.Tensor]:
        """Of antecedents a mention, and of mentions a mention."""
        before, mask = self.encoder.before_last(self.hidden_ids(document.ids), document.shapes)
        with torch.no_grad():
            usual = self.encoder.layers[-1](before, mask)[document.window, document.place]
            types = self.names.types(usual)
        vectors = self.coreference.layer(before, mask)[document.window, document.place].float()
        with torch.autocast("cpu", enabled=False):
            return documents.loss(self.coreference, types, vectors, document.taught)

    def loss(self, batch: batches.Batch, draw: random.Random) -> tuple[torch.Tensor, torch.Tensor]:
        """Cross-entropy of the tagger per piece, and negative log-likelihood of the reader per anchor."""
        vectors = self.encoder(self.hidden_ids(batch.ids), batch.shapes)
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
                losses.append(-crf.log_likelihood(emissions, reader.transition, labels, mask))
        return torch.cat(losses).mean()


def rate_at(progress: float) -> float:
    """Linear warm-up, then a cosine to nothing."""
    if progress < WARM_UP:
        return progress / WARM_UP
    return 0.5 * (1 + math.cos(math.pi * (progress - WARM_UP) / (1 - WARM_UP)))


def optimiser_of(network: Network) -> torch.optim.Optimizer:
    groups = []
    parts = {"encoder": ENCODER_RATE, "attributions": HEAD_RATE, "names": HEAD_RATE, "coreference": HEAD_RATE}
    parts["coreference.layer"] = ENCODER_RATE
    for part, rate in parts.items():
        named = [(n, p) for n, p in network.get_submodule(part).named_parameters() if p.requires_grad and n != "written"]
        if part == "coreference":
            named = [(n, p) for n, p in named if not n.startswith("layer.")]
        for decay in (WEIGHT_DECAY, 0.0):
            chosen = [p for n, p in named if (p.dim() > 1) == (decay > 0)]
            groups.append({"params": chosen, "lr": rate, "rate": rate, "weight_decay": decay})
    groups.append({"params": [network.names.written], "lr": WRITTEN_RATE, "rate": WRITTEN_RATE, "weight_decay": 0.0})
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


def start_from(network: Network, path: pathlib.Path) -> None:
    """Takes what a weights file or a checkpoint has; heads that it lacks begin anew."""
    if path.suffix == ".pt":
        given = torch.load(path, weights_only=False)
        state = given["network"] | given["average"]
    else:
        tensors, _ = read_weights(path)
        state = {f"encoder.{name}": value for name, value in encoder_state(tensors).items()}
        state["encoder.words.weight"] = network.encoder.words.weight
        for prefix, part in (("attribution.", "attributions."), ("names.", "names."), ("coreference.", "coreference.")):
            heads = {n: torch.tensor(v) for n, v in tensors.items() if n.startswith(prefix)}
            state |= {part + n.removeprefix(prefix): v for n, v in heads.items() if not n.startswith("coreference.layer.")}
        if "coreference.layer.norm.weight" in tensors:
            layer = layer_state(tensors, "coreference.layer")
            state |= {f"coreference.layer.{name}": value for name, value in layer.items()}
    last = f"encoder.layers.{len(network.encoder.layers) - 1}."
    own = {name.replace(last, "coreference.layer."): value for name, value in state.items() if name.startswith(last)}
    network.load_state_dict(network.state_dict() | own | state)


@dataclasses.dataclass
class Material:
    """All that is learned from, and what the run is looked at with."""

    tokenizer: Tokenizer
    reports: list[polnear.Report]
    sentences: list[list[names.Sentence]]  # of each set of names
    chains: documents.Chains
    dev_reports: list[polnear.Report]
    dev_names: dict[str, list[names.Named]]
    dev_chained: list[gum.Chained]

    @classmethod
    def read(cls, data: pathlib.Path) -> "Material":
        tokenizer = Tokenizer()
        reports = polnear.read(data / "polnear" / "train", tokenizer)
        return cls(
            tokenizer,
            reports,
            names.material(data),
            documents.Chains.read(data, tokenizer, reports),
            polnear.read(data / "polnear" / "dev", tokenizer),
            {name: names.read(data / "ner" / name / "dev.txt", tokenizer) for name in ("conll2003", "politics")},
            gum.read(data / "gum" / "dev", tokenizer),
        )

    def epoch(self, seed: int, alone: bool) -> list[tuple]:
        """All reports once, with None for names and chains if `alone`; else those as often as that takes."""
        reports = batches.epoch(self.reports, ALONE_BATCH if alone else BATCH, seed)
        if alone:
            return [(batch, None, None) for batch in reports]
        named: list[names.NameBatch] = []
        chained: list[documents.ChainDocument] = []
        for again in range(len(reports)):
            if len(named) < len(reports):
                named += names.epoch(self.sentences, self.tokenizer, NAME_BATCH, seed * 100 + again)
            if len(chained) < len(reports):
                drawn = self.chains.epoch(random.Random(seed * 100 + again))
                chained += [documents.windows_of(document) for document in drawn]
        return list(zip(reports, named, chained))

    def score(self, state: dict[str, torch.Tensor], alone: bool) -> dict:
        network = Network()
        network.load_state_dict(state)
        scores = {"attributions": evaluate.score(network, self.dev_reports)}
        if not alone:
            scores["names"] = {name: names.score(network, given) for name, given in self.dev_names.items()}
            scores["chains"] = documents.score(network, self.dev_chained)
        return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--run", type=pathlib.Path, required=True)
    parser.add_argument("--alone", action="store_true", help="attributions alone: the first stage")
    parser.add_argument("--start", type=pathlib.Path, help="the checkpoint, or weights file, that the second goes on from")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()

    material = Material.read(given.data)
    torch.manual_seed(given.seed)
    network = Network()
    if given.start:
        start_from(network, given.start)
    optimiser = optimiser_of(network)
    run = Run(given.run, network, optimiser)
    per_epoch = len(material.epoch(given.seed * 1000, given.alone))
    total = per_epoch * ALONE_EPOCHS if given.alone else STEPS
    rates = 1.0 if given.alone else LATER_RATES
    epochs = -(-total // per_epoch)
    saved = time.monotonic()
    for epoch in range(run.step // per_epoch, epochs):
        todo = material.epoch(given.seed * 1000 + epoch, given.alone)
        start, losses = time.monotonic(), []
        for i in range(run.step - epoch * per_epoch, min(per_epoch, total - epoch * per_epoch)):
            torch.manual_seed(given.seed * 1_000_003 + run.step)
            for group in optimiser.param_groups:
                group["lr"] = group["rate"] * rate_at(run.step / total) * rates
            network.train()
            reports, named, chained = todo[i % len(todo)]
            with torch.autocast("cpu", torch.bfloat16):
                tagging, reading = network.loss(reports, random.Random(run.step))
                (TAGGING * tagging + READING * reading).backward()
                parts = [tagging, reading]
                if not given.alone:
                    naming = network.name_loss(named)
                    (NAMING * naming).backward()
                    chaining, mentioning = network.chain_loss(chained)
                    (CHAINING * chaining + MENTIONING * mentioning).backward()
                    parts += [naming, chaining, mentioning]
            norm = nn.utils.clip_grad_norm_(network.parameters(), 200.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            run.update_average()
            run.step += 1
            losses.append([float(p.detach()) for p in parts] + [float(norm)])
            if run.step % 20 == 0:
                mean = [round(sum(x) / len(losses), 4) for x in zip(*losses)]
                run.log(losses=mean, seconds=(time.monotonic() - start) / len(losses))
                start, losses = time.monotonic(), []
            if time.monotonic() - saved > 300:
                run.save()
                saved = time.monotonic()
        run.save()
        run.log(epoch=epoch + 1, dev=material.score(run.averaged(), given.alone))


if __name__ == "__main__":
    main()
