"""Who pronouns and roles in PolNeAR's articles are, as people read them (training/speakers)."""
from __future__ import annotations

import collections
import csv
import pathlib
import re

import numpy as np

from . import coreference
from .gum import Range
from .polnear import Report
from .shapes import Pieces
from .taught import LONGEST, Taught, cut

# What may stand in a mention before the name that it is: "the former Senator ".
TITLE = re.compile(r"((the|a|former|then)[ -])*([A-Z][\w.]* )*")
FOLDER = pathlib.Path(__file__).resolve().parent.parent / "speakers"


def read(folder: pathlib.Path = FOLDER) -> dict[str, list[tuple[Range, list[Range]]]]:
    """document -> mentions with the words that name who they are, in code points; none: nobody."""
    out: dict[str, list] = collections.defaultdict(list)
    for name in ("sources.tsv", "pronouns.tsv"):
        with open(folder / name, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                out[row["document"]].append((_spans(row["source"])[0], _spans(row["referent"])))
    return dict(out)


def _spans(cell: str) -> list[Range]:
    return [] if cell == "-" else [tuple(map(int, part.split("-"))) for part in cell.split(";")]


def taught(reports: list[Report]) -> list[Taught]:
    table = read()
    return [_taught(report, table[report.name]) for report in reports if report.name in table]


def _pieces_of(span: Range, pieces: Pieces) -> Range:
    return (
        int(np.searchsorted(pieces.end, span[0], side="right")),
        int(np.searchsorted(pieces.begin, span[1], side="left")),
    )


def _taught(report: Report, rows: list[tuple[Range, list[Range]]]) -> Taught:
    """A mention goes back to any earlier one that ends in the referent's name or its last word, or that
    is another source with the same referent."""
    text, pieces = report.text, cut(report.pieces, LONGEST)
    prepared = coreference.prepare(text, pieces)
    numbers: dict[str, int] = {}
    chain_of, asked, ends = {}, set(), {}
    for source, referents in rows:
        place = _pieces_of(source, pieces)
        if place[1] > len(pieces) or place[0] >= place[1] or len(referents) > 1:
            continue
        asked.add(place)
        if referents:
            name = text[slice(*referents[0])]
            chain_of[place] = numbers.setdefault(name, len(numbers))
    by_last = collections.Counter(name.split()[-1] for name in numbers)
    for name, number in numbers.items():
        last = name.split()[-1]
        wordings = [name] + ([last] if by_last[last] == 1 and last[0].isupper() else [])
        for wording in wordings:
            for match in re.finditer(rf"\b{re.escape(wording)}(?!\w)", text):
                begin, end = _pieces_of(match.span(), pieces)
                if begin < end <= len(pieces):
                    ends.setdefault(end, (begin, number))
    for begin, end in zip(prepared.begin.tolist(), prepared.end.tolist()):
        if end in ends and begin <= ends[end][0] and (begin, end) not in asked:
            if TITLE.fullmatch(text[pieces.begin[begin] : pieces.begin[ends[end][0]]]):
                chain_of[begin, end] = ends[end][1]
    return Taught(text, pieces, prepared, chain_of, None, asked)
