"""The label reader: one attribution to kind of source, stance and certainty.

Its input is the word embedding and the encoder's vector of each piece of four stretches (what stands before
the source, source, cue, content), and the closed features of src/analysis/label_features.h. Each stretch is
pooled once for each label by learnt weights; one hidden layer joins all. The encoder stays as it is: vectors
and features come from the built program, so that nothing of it is written twice. src/neural/label_reader.cc
runs the same at inference.

    python -m sayso_training.labels --data ../shared/data --programs ../build/release --models ../models

fits the reader on the encoder in MODELS/news.weights and adds its tensors to that file. About ten minutes.
"""
from __future__ import annotations

import argparse
import dataclasses
import pathlib
import struct

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from . import label_rows
from .encoder import HIDDEN
from .label_rows import LABELS
from .weights_file import read_weights, write_weights

STRETCHES = {"before": 12, "source": 12, "cue": 10, "content": 20}  # pieces that are read of each
WIDTH, INNER, DROPOUT = 32, 96, 0.3
EPOCHS, BATCH, RATE, DECAY, SMOOTHING = 30, 64, 2e-3, 0.02, 0.05
BALANCE = 0.5  # a label weighs its number of rows to the power of -BALANCE: rare ones count for more
TEACHERS, UNTOLD = 4, 5000  # readers that are averaged; rows that nobody labelled
SEED = 11  # the first; of two that were tried, the better on the development part
PREFIX = "labels."


class Stretch(nn.Module):
    def __init__(self, reach: int, width: int) -> None:
        super().__init__()
        self.piece = nn.Linear(2 * HIDDEN, width)
        self.position = nn.Parameter(torch.zeros(reach, width))
        self.pool = nn.Linear(width, len(LABELS))

    def forward(self, pieces: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """pieces [rows, reach, 768], mask [rows, reach] -> [rows, 3 * width]; zeros where none is there."""
        x = functional.gelu(self.piece(pieces) + self.position)
        there = mask[..., None]
        shares = torch.softmax(self.pool(x).masked_fill(~there, -1e4), 1) * there
        return (shares.transpose(1, 2) @ x).flatten(1)


class Labels(nn.Module):
    def __init__(self, features: int, width: int = WIDTH, inner: int = INNER) -> None:
        super().__init__()
        for name, reach in STRETCHES.items():
            self.add_module(name, Stretch(reach, width))
        self.inner = nn.Linear(len(STRETCHES) * len(LABELS) * width + features, inner)
        for name, values in LABELS.items():
            self.add_module(name, nn.Linear(inner, len(values)))

    def forward(self, pieces: torch.Tensor, mask: torch.Tensor, features: torch.Tensor) -> list[torch.Tensor]:
        """pieces [rows, sum of reaches, 768], mask alike, features [rows, features] -> logits of each label."""
        if self.training:  # the same dimensions for all pieces of a row, which is also the quickest
            kept = torch.rand(len(pieces), 1, pieces.shape[2]) >= DROPOUT
            pieces = pieces * (kept / (1 - DROPOUT))
        parts = zip(STRETCHES, pieces.split(list(STRETCHES.values()), 1), mask.split(list(STRETCHES.values()), 1))
        pooled = torch.cat([self.get_submodule(name)(x, there) for name, x, there in parts], 1)
        joined = functional.dropout(torch.cat([pooled, features], 1), DROPOUT, self.training)
        inner = functional.dropout(functional.gelu(self.inner(joined)), DROPOUT, self.training)
        return [self.get_submodule(name)(inner) for name in LABELS]


def word_embeddings(tensors: dict[str, np.ndarray]) -> np.ndarray:
    """The encoder's table, each row at length sqrt(384)."""
    words = tensors["encoder.words.weight"].astype(np.float32)
    square = np.maximum((words**2).sum(1, keepdims=True), 1)
    return words * np.sqrt(np.float32(HIDDEN) / square)


def piece_inputs(words: np.ndarray, ids: np.ndarray, vectors: np.ndarray, places: np.ndarray) -> tuple:
    """places [rows, sum of reaches], indexes of pieces or -1 -> pieces [rows, reaches, 768] and their mask."""
    there = places >= 0
    at = np.where(there, places, 0)
    pieces = np.concatenate([words[ids[at]], vectors[at].astype(np.float32)], -1)
    return torch.from_numpy(pieces), torch.from_numpy(there)


@dataclasses.dataclass
class Inputs:
    """Of rows: what Labels.forward is given."""

    pieces: torch.Tensor
    mask: torch.Tensor
    features: torch.Tensor

    def __getitem__(self, rows: torch.Tensor) -> "Inputs":
        return Inputs(self.pieces[rows], self.mask[rows], self.features[rows])


def fit(inputs: Inputs, targets: list[torch.Tensor], weights: list[torch.Tensor], seed: int) -> Labels:
    """`targets` [rows, values] of each label, probabilities; `weights` of its values. Deterministic for one seed and
    number of threads.

    Dimensions of the vectors are brought to one scale while fitting; the layers that come back undo that.
    """
    torch.manual_seed(seed)
    network = Labels(inputs.features.shape[1])
    there = inputs.pieces[inputs.mask]
    mean, deviation = there.mean(0), there.std(0) + 1e-3
    mean[:HIDDEN], deviation[:HIDDEN] = 0, 1  # word embeddings have one scale already
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    rows = len(inputs.mask)
    steps, step = EPOCHS * -(-rows // BATCH), 0
    network.train()
    for _ in range(EPOCHS):
        for chosen in torch.randperm(rows).split(BATCH):
            optimiser.param_groups[0]["lr"] = RATE * min(1, (step + 1) / 50) * (1 - step / steps)
            batch = inputs[chosen]
            logits = network((batch.pieces - mean) / deviation, batch.mask, batch.features)
            loss = sum(functional.cross_entropy(x, y[chosen], weight=w) for x, y, w in zip(logits, targets, weights))
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()
            step += 1
    network.eval()
    with torch.no_grad():
        for name in STRETCHES:
            layer = network.get_submodule(name).piece
            layer.weight /= deviation
            layer.bias -= layer.weight @ mean
    return network


def fit_from_several(inputs: Inputs, gold: torch.Tensor) -> Labels:
    """gold [rows, 3], indexes into LABELS, or -1 in rows that nobody labelled.

    Several readers learn from the labelled rows; one learns from what they think on average of all rows (Hinton,
    Vinyals and Dean 2015, "Distilling the Knowledge in a Neural Network").
    """
    told = torch.nonzero(gold[:, 0] >= 0)[:, 0]
    weights, hard = [], []
    for label, values in enumerate(LABELS.values()):
        counts = torch.bincount(gold[told, label], minlength=len(values)).float().clamp(min=5)
        weights.append(counts**-BALANCE * counts.sum() / (counts ** (1 - BALANCE)).sum())
        one_hot = functional.one_hot(gold[told, label], len(values)).float()
        hard.append(one_hot * (1 - SMOOTHING) + SMOOTHING / len(values))
    targets = [torch.zeros(len(gold), len(values)) for values in LABELS.values()]
    for seed in range(SEED, SEED + TEACHERS):
        teacher = fit(inputs[told], hard, weights, seed)
        with torch.no_grad():
            for rows in torch.arange(len(gold)).split(256):
                batch = inputs[rows]
                for target, logits in zip(targets, teacher(batch.pieces, batch.mask, batch.features)):
                    target[rows] += logits.softmax(-1) / TEACHERS
    for target, known in zip(targets, hard):
        target[told] = (target[told] + known) / 2
    return fit(inputs, targets, weights, SEED)


def tensors_of(network: Labels) -> dict[str, np.ndarray]:
    """As they stand in the weights file."""
    return {PREFIX + name: value.detach().numpy().astype("<f4") for name, value in network.state_dict().items()}


def fingerprint(weights: pathlib.Path) -> str:
    return f"{struct.unpack('<Q', weights.read_bytes()[24:32])[0]:016x}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--programs", type=pathlib.Path, required=True)
    parser.add_argument("--models", type=pathlib.Path, required=True)
    given = parser.parse_args()

    torch.set_num_threads(1)
    weights = given.models / "news.weights"
    tensors, texts = read_weights(weights)
    rows = label_rows.read(given.data, UNTOLD)
    material = label_rows.material(rows, given.programs, weights, STRETCHES)
    pieces, mask = piece_inputs(word_embeddings(tensors), material.ids, material.vectors, material.places)
    inputs = Inputs(pieces, mask, torch.from_numpy(material.features))
    network = fit_from_several(inputs, torch.from_numpy(material.gold))

    before = fingerprint(weights)
    kept = {name: value for name, value in tensors.items() if not name.startswith(PREFIX)}
    write_weights(weights, kept | tensors_of(network), texts)
    card = weights.with_suffix(".md")
    card.write_text(card.read_text(encoding="utf-8").replace(before, fingerprint(weights)), encoding="utf-8")


if __name__ == "__main__":
    main()
