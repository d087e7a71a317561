"""Reads documents with a trained network, as src/analysis does, and scores the result on a PolNeAR part."""
from __future__ import annotations

import collections
import dataclasses

import numpy as np
import torch

from . import crf, ranges
from .attribution import LABELS
from .encoder import CLS, HIDDEN, SEP
from .polnear import ROLES, Report

# An anchor is accepted when its score reaches SURE; or at least POSSIBLE, if the tagger takes what it
# reads for content that nobody else has read: then FRESH is the least mean probability of that.
SURE, POSSIBLE, FRESH = 0.5, 0.07, 0.7
SHARED = 0.5  # largest share of a content that stronger attributions may hold already


@dataclasses.dataclass
class Reading:
    """One attribution over pieces; ranges as in polnear.Attribution."""

    anchor: int
    cue_score: float
    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]
    empty_score: float = 0.0  # the reader's probability that the anchor opens nothing

    @property
    def score(self) -> float:
        return self.cue_score * (1 - self.empty_score)


def vectors_of(network, report: Report) -> torch.Tensor:
    """[pieces, 384]"""
    return vectors_through(network, report, network.encoder.layers[-1])[0]


def vectors_through(network, report: Report, *last_layers) -> list[torch.Tensor]:
    """[pieces, 384] by each of the layers, set in the last one's place."""
    pieces = report.pieces
    out = [torch.zeros(len(pieces), HIDDEN) for _ in last_layers]
    for begin, end in ranges.pack(ranges.paragraphs(pieces), ranges.READING_WINDOW):
        ids = torch.from_numpy(np.concatenate([[CLS], pieces.ids[begin:end], [SEP]])).long()[None]
        shapes = torch.from_numpy(np.pad(pieces.shape[begin:end], 1)).long()[None]
        before = network.encoder.before_last(ids, shapes)
        for vectors, layer in zip(out, last_layers):
            vectors[begin:end] = layer(*before)[0, 1:-1].float()
    return out


def read(network, report: Report) -> list[Reading]:
    """The accepted attributions in order of their anchors."""
    return read_vectors(network.attributions, report, vectors_of(network, report))


def read_vectors(heads, report: Report, vectors: torch.Tensor) -> list[Reading]:
    """Anchors are tried in falling order of their cue score; a piece inside a cue already read is none.

    `heads` is an attribution.Attributions; `vectors` [pieces, 384].
    """
    probability = heads.tagger(vectors).float().softmax(-1).numpy()
    cue_score = probability[:, LABELS.index("B-cue") : LABELS.index("I-cue") + 1].sum(-1)
    content_score = probability[:, LABELS.index("B-content") : LABELS.index("I-content") + 1].sum(-1)
    units = ranges.unit_of_piece(report.pieces, report.text)
    cued, held, found = np.zeros(len(cue_score), dtype=bool), np.zeros(len(cue_score), dtype=bool), []
    for anchor in np.argsort(-cue_score, kind="stable"):
        if cue_score[anchor] < POSSIBLE:
            break
        if cued[anchor]:
            continue
        reading = read_anchor(heads.reader, vectors, units[anchor].tolist(), int(anchor), float(cue_score[anchor]))
        cued[anchor] = True
        for first, last in reading.cue:
            cued[first:last] = True
        content = np.array(sorted(_set(reading.content)), dtype=np.int64)
        if not len(content):
            continue
        if held[content].mean() > SHARED:
            # It may still stand inside another's content, as a whole.
            roles = [sorted(_set(role)) for role in (reading.source, reading.cue, reading.content)]
            if reading.score >= SURE and all(role and held[role].all() for role in roles):
                found.append(reading)
            continue
        fresh = content_score[content[~held[content]]].mean()
        if reading.score >= SURE or fresh >= FRESH:
            held[content] = True
            found.append(reading)
    return sorted(found, key=lambda r: r.anchor)


def read_anchor(reader, vectors: torch.Tensor, unit, anchor: int, cue_score: float) -> Reading:
    begin, end = ranges.reading_range(tuple(unit), anchor)
    distance = torch.arange(begin, end)[None] - anchor
    mask = torch.ones(1, end - begin, dtype=torch.bool)
    emissions = reader(vectors[None, begin:end], vectors[anchor][None], distance, mask)
    empty = emissions[0, :, 0].sum() + reader.transition[0, 0] * (end - begin - 1)
    empty_score = float((empty - crf.log_partition(emissions, reader.transition, mask)[0]).exp())
    scores = emissions[0].numpy()
    roles = fragments(crf.viterbi(scores, reader.transition.numpy()), begin)
    if roles["content"] and not roles["cue"]:
        # What is read from an anchor has a cue there, or else it would be no attribution.
        others = [i for i, label in enumerate(LABELS) if not label.endswith("-cue")]
        scores[anchor - begin, others] = -1e4
        roles = fragments(crf.viterbi(scores, reader.transition.numpy()), begin)
    return Reading(anchor, cue_score, empty_score=empty_score, **roles)


def fragments(labels: np.ndarray, offset: int) -> dict[str, list[tuple[int, int]]]:
    """Runs of one role; a B label starts a new run."""
    out: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    for i, label in enumerate(labels):
        if label == 0:
            continue
        role = ROLES[(label - 1) // 2]
        runs = out[role]
        if runs and runs[-1][1] == i + offset and label % 2 == 0:
            runs[-1] = (runs[-1][0], i + offset + 1)
        else:
            runs.append((i + offset, i + offset + 1))
    return out


def _set(ranges_: list[tuple[int, int]]) -> frozenset[int]:
    return frozenset(i for first, last in ranges_ for i in range(first, last))


def compare(gold: list, found: list) -> collections.Counter:
    """Counts over pieces; the scorer counts over tokens, which differs by some tenths."""
    counts: collections.Counter = collections.Counter()
    golds = [tuple(_set(getattr(a, role)) for role in ROLES) for a in gold]
    ours = [tuple(_set(getattr(a, role)) for role in ROLES) for a in found]
    counts["gold"], counts["found"] = len(golds), len(ours)
    counts["exact"] = sum((collections.Counter(golds) & collections.Counter(ours)).values())
    for k, role in enumerate(ROLES):
        g, s = collections.Counter(a[k] for a in golds if a[k]), collections.Counter(a[k] for a in ours if a[k])
        counts[f"{role} gold"], counts[f"{role} found"] = sum(g.values()), sum(s.values())
        counts[f"{role} exact"] = sum((g & s).values())
    pairs = []
    for i, g in enumerate(golds):
        for j, s in enumerate(ours):
            if shared := len(g[2] & s[2]):
                also = len(g[0] & s[0]) + len(g[1] & s[1])
                pairs.append((-2 * shared / (len(g[2]) + len(s[2])), -also, i, j))
    used: tuple[set, set] = (set(), set())
    for _, _, i, j in sorted(pairs):
        if i not in used[0] and j not in used[1]:
            used[0].add(i), used[1].add(j)
            counts["overlap content"] += 1
            counts["overlap all"] += all(
                bool(golds[i][k] & ours[j][k]) if golds[i][k] or ours[j][k] else True for k in (0, 1)
            )
    return counts


def score(network, reports: list[Report]) -> dict[str, float]:
    total: collections.Counter = collections.Counter()
    network.eval()
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for report in reports:
            found = read(network, report)
            for reading in report.readings:
                for key, value in compare(reading, found).items():
                    total[key] += value / len(report.readings)

    def f1(hit: str, gold: str, found: str) -> float:
        return round(200 * total[hit] / max(1, total[gold] + total[found]), 2)

    out = {key: f1(key, "gold", "found") for key in ("exact", "overlap all", "overlap content")}
    out |= {role: f1(f"{role} exact", f"{role} gold", f"{role} found") for role in ROLES}
    return out | {"found": round(total["found"]), "gold": round(total["gold"])}

