"""Training batches: windows of whole paragraphs, and the anchors to read in them."""
from __future__ import annotations

import dataclasses
import random

import numpy as np
import torch

from . import ranges
from .attribution import LABELS
from .encoder import CLS, PAD, SEP
from .polnear import ROLES, Attribution, Report

FIRST = {role: LABELS.index(f"B-{role}") for role in ROLES}
IGNORED = -100


@dataclasses.dataclass
class Window:
    ids: np.ndarray  # [n + 2] with [CLS] and [SEP]
    shapes: np.ndarray  # [n + 2]
    tags: np.ndarray  # [n + 2] label of each piece, IGNORED at the ends
    units: np.ndarray  # [n + 2, 2] reading unit of each piece, in places of this window
    attributions: list[tuple[list[int], np.ndarray]]  # pieces of the cue; labels [n + 2]


@dataclasses.dataclass
class Batch:
    ids: torch.Tensor  # [windows, pieces]
    shapes: torch.Tensor
    tags: torch.Tensor
    windows: list[Window]


def labels_of(attribution: Attribution, begin: int, end: int) -> np.ndarray:
    """[end - begin] labels of one attribution's pieces."""
    labels = np.zeros(end - begin, dtype=np.int64)
    for role in ROLES:
        for first, last in getattr(attribution, role):
            first, last = max(first, begin), min(last, end)
            if first < last:
                labels[first - begin : last - begin] = FIRST[role] + 1
                labels[first - begin] = FIRST[role]
    return labels


def windows_of(report: Report, draw: random.Random) -> list[Window]:
    """Cuts a report at random paragraph borders, read by one of its annotators."""
    reading = draw.choice(report.readings)
    pieces = report.pieces
    units = ranges.unit_of_piece(pieces, report.text)
    bounds = ranges.paragraphs(pieces)
    cut = draw.randrange(len(bounds))
    out = []
    for begin, end in ranges.pack(bounds[:cut]) + ranges.pack(bounds[cut:]):
        tags, held = np.zeros(end - begin, dtype=np.int64), []
        for attribution in reading:
            cue = [i for first, last in attribution.cue for i in range(first, last)]
            if begin <= cue[0] and cue[-1] < end:
                labels = labels_of(attribution, begin, end)
                tags = np.where(labels > 0, labels, tags)
                held.append(([i - begin + 1 for i in cue], np.pad(labels, 1)))
        out.append(
            Window(
                ids=np.concatenate([[CLS], pieces.ids[begin:end], [SEP]]),
                shapes=np.pad(pieces.shape[begin:end], 1),
                tags=np.pad(tags, 1, constant_values=IGNORED),
                units=np.pad(np.clip(units[begin:end] - begin + 1, 1, end - begin + 1), ((1, 1), (0, 0))),
                attributions=held,
            )
        )
    return out


def epoch(reports: list[Report], size: int, seed: int) -> list[Batch]:
    """All reports once, as batches of `size` windows of like length, in random order."""
    draw = random.Random(seed)
    windows = [window for report in reports for window in windows_of(report, draw)]
    windows.sort(key=lambda window: len(window.ids) + draw.random() * 16)
    groups = [windows[i : i + size] for i in range(0, len(windows), size)]
    draw.shuffle(groups)
    return [batch_of(group) for group in groups]


def batch_of(windows: list[Window]) -> Batch:
    width = max(len(window.ids) for window in windows)

    def rows(field: str, fill: int) -> torch.Tensor:
        padded = [np.pad(getattr(w, field), (0, width - len(w.ids)), constant_values=fill) for w in windows]
        return torch.from_numpy(np.stack(padded)).long()

    return Batch(rows("ids", PAD), rows("shapes", 0), rows("tags", IGNORED), windows)
