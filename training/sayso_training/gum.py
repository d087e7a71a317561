"""GUM (Zeldes 2017) and OntoGUM (Zhu, Pradhan and Zeldes 2021) as chains of mentions over pieces."""
from __future__ import annotations

import dataclasses
import pathlib
import re

import numpy as np

from .shapes import Pieces, Tokenizer

Range = tuple[int, int]
KINDS = ("other", "person", "organization", "place")


@dataclasses.dataclass
class Chained:
    """A text with its chains, as ranges of pieces."""

    name: str
    text: str
    pieces: Pieces
    chains: list[list[Range]]  # of OntoGUM: two mentions or more
    mentions: dict[Range, int]  # all that GUM marks as an entity, with their number in KINDS


def read(folder: pathlib.Path, tokenizer: Tokenizer) -> list[Chained]:
    return [
        _read(path, folder / "dep" / f"{path.stem}.conllu", tokenizer)
        for path in sorted((folder / "coref").glob("*.conll"))
    ]


def _read(chain_file: pathlib.Path, syntax_file: pathlib.Path, tokenizer: Tokenizer) -> Chained:
    text, tokens, entities = "", [], []
    sentence, opens, here, open_at = "", False, 0, []
    for line in syntax_file.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newpar"):
            opens = opens or not line.startswith("# newpar_block")
        elif line.startswith("# text = "):
            sentence = line[len("# text = ") :]
            text += ("\n\n" if opens else " ") if text else ""
            opens, here = False, len(text)
            text += sentence
        elif line and line[0].isdigit() and (cells := line.split("\t"))[0].isdigit():
            at = text.index(cells[1], here)
            here = at + len(cells[1])
            index = len(tokens)
            tokens.append((at, here))
            if match := re.search(r"(?:^|\|)Entity=([^|]*)", cells[9]):
                for bracket in re.findall(r"\([^()]*\)?|[^()]*\)", match[1]):
                    if bracket.startswith("("):
                        parts = bracket.strip("()").split("-")
                        kind = parts[1] if len(parts) > 1 else ""
                        open_at.append((parts[0], index, KINDS.index(kind) if kind in KINDS else 0))
                    if bracket.endswith(")"):
                        which = bracket.strip("()").split("-")[0]
                        for k in range(len(open_at) - 1, -1, -1):
                            if open_at[k][0] == which:
                                _, first, kind = open_at.pop(k)
                                entities.append(((first, index), kind))
                                break
    chains: dict[str, list[Range]] = {}
    open_chains: dict[str, list[int]] = {}
    rows = [r.split("\t") for r in chain_file.read_text(encoding="utf-8").split("\n") if r.count("\t") >= 2]
    for index, cells in enumerate(rows):
        for single, start, end in re.findall(r"\((\d+)\)|\((\d+)|(\d+)\)", cells[2]):
            if single:
                chains.setdefault(single, []).append((index, index))
            elif start:
                open_chains.setdefault(start, []).append(index)
            elif open_chains.get(end):
                chains.setdefault(end, []).append((open_chains[end].pop(), index))
    pieces = tokenizer(text)

    def place(words: Range) -> Range:
        begin, end = tokens[words[0]][0], tokens[words[1]][1]
        return (
            int(np.searchsorted(pieces.end, begin, side="right")),
            int(np.searchsorted(pieces.begin, end, side="left")),
        )

    used: set[Range] = set()
    placed = []
    for chain in sorted(chains.values(), key=min):
        spans = [s for s in sorted({place(words) for words in chain}) if s not in used and s[0] < s[1]]
        used.update(spans)
        if len(spans) > 1:
            placed.append(spans)
    mentions = {span: kind for words, kind in entities if (span := place(words))[0] < span[1]}
    return Chained(chain_file.stem, text, pieces, placed, mentions)
