"""PolNeAR (Newell, Margolin and Ruths 2018) as training material: pieces and attributions over them."""
from __future__ import annotations

import collections
import dataclasses
import pathlib
import re

import numpy as np

from .shapes import Pieces, Tokenizer

ROLES = ("source", "cue", "content")
_ANNOTATOR = re.compile(r"_([0-9a-f]{4})\.ann$")


@dataclasses.dataclass
class Attribution:
    """Sets of pieces as lists of half-open ranges; `source` may be empty."""

    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]


@dataclasses.dataclass
class Report:
    name: str
    text: str
    pieces: Pieces
    readings: list[list[Attribution]]  # one for each annotator


def read(folder: pathlib.Path, tokenizer: Tokenizer) -> list[Report]:
    files: dict[str, list[pathlib.Path]] = collections.defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        if match := _ANNOTATOR.search(path.name):
            files[path.name[: match.start()]].append(path)
    reports = []
    for name, paths in sorted(files.items()):
        text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        pieces = tokenizer(text)
        reports.append(Report(name, text, pieces, [_read_standoff(p, pieces) for p in paths]))
    return reports


def _read_standoff(path: pathlib.Path, pieces: Pieces) -> list[Attribution]:
    """One annotator's attributions; those without content or cue teach nothing here and are left out."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if match := re.match(r"(T\d+)\t\S+ ([\d ;]+)\t", line):
            spans[match[1]] = [tuple(map(int, part.split())) for part in match[2].split(";")]
        elif match := re.match(r"E\d+\tAttribution\S* ?(.*)", line):
            events.append(match[1].split())
    found = []
    for arguments in events:
        roles: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
        for argument in arguments:
            role, target = argument.split(":")
            role = re.sub(r"\d+$", "", role).lower()
            if role in roles:
                roles[role] += spans.get(target, [])
        ranges = {role: piece_ranges(value, pieces) for role, value in roles.items()}
        if ranges["content"] and ranges["cue"]:
            found.append(Attribution(**ranges))
    return found


def piece_ranges(spans: list[tuple[int, int]], pieces: Pieces) -> list[tuple[int, int]]:
    out = []
    for begin, end in sorted(spans):
        first = int(np.searchsorted(pieces.end, begin, side="right"))
        last = int(np.searchsorted(pieces.begin, end, side="left"))
        if first < last:
            out.append((first, last))
    return out
