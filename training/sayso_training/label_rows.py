"""Labelled attributions as training material: rows of tables, and what the built program makes of them."""
from __future__ import annotations

import csv
import dataclasses
import json
import pathlib
import random
import subprocess

import numpy as np

from . import polnear
from .polnear import ROLES, Report, piece_ranges
from .shapes import Pieces, Tokenizer

# In the order of the enumerations in src/analysis/analysis.h.
LABELS = {
    "source_kind": (
        "named-person named-organisation unnamed-official unnamed-person unnamed-group outlet document author none"
    ).split(),
    "stance": (
        "asserts denies confirms declines-to-comment asks demands warns promises hopes believes doubts"
    ).split(),
    "certainty": "CT+ CT- PR+ PR- PS+ PS- U".split(),
}
UNSOURCED, SEED = 0.15, 20161115  # the share of rows that is learnt without its source too
OWN_LABELS = pathlib.Path(__file__).resolve().parent.parent / "labels" / "attributions.tsv"


@dataclasses.dataclass
class Row:
    document: str
    spans: dict[str, list[tuple[int, int]]]  # of source, cue and content, in code points
    labels: list[int]  # indexes into LABELS, -1 where nobody labelled it


@dataclasses.dataclass
class Document:
    text: str
    pieces: Pieces
    rows: list[Row]


@dataclasses.dataclass
class Material:
    """What the label reader learns from. Pieces of all documents stand one after another."""

    ids: np.ndarray  # [pieces]
    vectors: np.ndarray  # [pieces, 384]
    places: np.ndarray  # [rows, sum of the stretches' reaches], indexes of pieces or -1
    features: np.ndarray  # [rows, features]
    gold: np.ndarray  # [rows, 3]


def _spans(cell: str) -> list[tuple[int, int]]:
    return [] if cell == "-" else [tuple(map(int, part.split("-"))) for part in cell.split(";")]


def _read_table(path: pathlib.Path) -> list[Row]:
    with open(path, encoding="utf-8", newline="") as f:
        return [
            Row(
                row["document"],
                {
                    "source": _spans(row["source_spans"]),
                    "cue": [(int(row["cue_start"]), int(row["cue_end"]))],
                    "content": _spans(row["content_spans"]),
                },
                [values.index(row[name]) for name, values in LABELS.items()],
            )
            for row in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def _without_source(rows: list[Row]) -> list[Row]:
    """Some rows as the attribution reader finds them where it misses the source: the kind stays what it was.

    Otherwise a source that was missed would read as a source that the text does not have.
    """
    draw = random.Random(SEED)
    chosen = [row for row in rows if draw.random() < UNSOURCED and row.spans["source"]]
    return [dataclasses.replace(row, spans=row.spans | {"source": []}) for row in chosen]


def _untold(reports: list[Report], number: int) -> list[Row]:
    """Attributions as PolNeAR marks them, drawn at random; nobody labelled them, or their labels are not used."""
    rows = []
    for report in reports:
        for attribution in report.readings[0]:
            spans = {
                role: [(int(report.pieces.begin[a]), int(report.pieces.end[b - 1])) for a, b in getattr(attribution, role)]
                for role in ROLES
            }
            rows.append(Row(report.name, spans, [-1] * len(LABELS)))
    return random.Random(SEED).sample(rows, min(number, len(rows)))


def read(data: pathlib.Path, untold: int = 0) -> list[Document]:
    """All labelled rows of PolNeAR's training part, by document, some of them once more without their source, and
    `untold` rows that nobody labelled."""
    tokenizer = Tokenizer()
    reports = {report.name: report for report in polnear.read(data / "polnear" / "train", tokenizer)}
    rows = _read_table(data / "labels" / "train.tsv") + _read_table(OWN_LABELS)
    rows += _without_source(rows) + _untold(list(reports.values()), untold)
    documents: dict[str, Document] = {}
    for row in rows:
        report = reports[row.document]
        document = documents.setdefault(row.document, Document(report.text, report.pieces, []))
        document.rows.append(row)
    return [documents[name] for name in sorted(documents)]


def stretches(pieces: dict[str, list[int]], reaches: dict[str, int]) -> list[int]:
    """The pieces of source, cue and content -> those of each stretch, -1 where it is shorter than its reach."""
    first = (pieces["source"] or pieces["cue"] or pieces["content"] or [0])[0]
    found = {**pieces, "before": list(range(first))[::-1]}
    out = []
    for name, reach in reaches.items():
        kept = found[name][:reach]
        out += kept + [-1] * (reach - len(kept))
    return out


def _pieces_of(row: Row, pieces: Pieces) -> dict[str, list[int]]:
    return {role: [i for r in piece_ranges(row.spans[role], pieces) for i in range(*r)] for role in ROLES}


def material(
    documents: list[Document], programs: pathlib.Path, weights: pathlib.Path, reaches: dict[str, int]
) -> Material:
    """Vectors by the program `encode`, features by `label_features`."""
    texts = "\n".join(json.dumps(document.text) for document in documents)
    encoded = subprocess.run([programs / "encode", weights], input=texts.encode(), stdout=subprocess.PIPE, check=True)
    vectors = np.frombuffer(encoded.stdout, "<f4").reshape(sum(len(d.pieces) for d in documents), -1)
    lines = "\n".join(
        json.dumps({"text": document.text, "attributions": [row.spans for row in document.rows]})
        for document in documents
    )
    told = subprocess.run([programs / "label_features"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    features = [row for line in told.stdout.splitlines() for row in json.loads(line)]
    places, start = [], 0
    for document in documents:
        for row in document.rows:
            found = np.array(stretches(_pieces_of(row, document.pieces), reaches))
            places.append(np.where(found < 0, -1, found + start))
        start += len(document.pieces)
    return Material(
        np.concatenate([document.pieces.ids for document in documents]),
        vectors,
        np.stack(places),
        np.array(features, dtype=np.float32),
        np.array([row.labels for document in documents for row in document.rows]),
    )
