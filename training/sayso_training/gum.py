"""GUM (Zeldes 2017) and OntoGUM (Zhu, Pradhan and Zeldes 2021) as chains of mentions."""
from __future__ import annotations

import dataclasses
import pathlib
import re

import numpy as np

from .shapes import Pieces, Tokenizer

Range = tuple[int, int]  # of pieces
Span = tuple[int, int]  # of code points
KINDS = ("other", "person", "organization", "place")


@dataclasses.dataclass
class Token:
    span: Span
    head: int  # index of the token that it depends on; -1: none
    relation: str  # of Universal Dependencies
    number: str  # "Sing", "Plur" or nothing
    pronoun: bool


@dataclasses.dataclass
class Document:
    """A text with its chains, by code points."""

    name: str
    text: str
    chains: list[list[Span]]  # of OntoGUM: two mentions or more, in reading order
    mentions: dict[Span, int]  # all that GUM marks as an entity, with their number in KINDS
    tokens: list[Token]

    def head_of(self, span: Span) -> Token:
        """The token inside that depends on one outside; the last, if none does."""
        inside = [i for i, token in enumerate(self.tokens) if span[0] <= token.span[0] and token.span[1] <= span[1]]
        heads = [i for i in inside if not inside[0] <= self.tokens[i].head <= inside[-1]]
        return self.tokens[(heads or inside)[-1 if not heads else 0]]


@dataclasses.dataclass
class Chained:
    """The same over pieces."""

    name: str
    text: str
    pieces: Pieces
    chains: list[list[Range]]
    mentions: dict[Range, int]


def read(folder: pathlib.Path, tokenizer: Tokenizer) -> list[Chained]:
    return [over_pieces(document, tokenizer) for document in documents(folder)]


def documents(folder: pathlib.Path) -> list[Document]:
    return [
        _read(path, folder / "dep" / f"{path.stem}.conllu") for path in sorted((folder / "coref").glob("*.conll"))
    ]


def _read(chain_file: pathlib.Path, syntax_file: pathlib.Path) -> Document:
    text, tokens, entities = "", [], []
    sentence, opens, here, open_at, first = "", False, 0, [], 0
    for line in syntax_file.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newpar"):
            opens = opens or not line.startswith("# newpar_block")
        elif line.startswith("# text = "):
            sentence = line[len("# text = ") :]
            text += ("\n\n" if opens else " ") if text else ""
            opens, here, first = False, len(text), len(tokens)
            text += sentence
        elif line and line[0].isdigit() and (cells := line.split("\t"))[0].isdigit():
            at = text.index(cells[1], here)
            here = at + len(cells[1])
            index = len(tokens)
            number = re.search(r"Number=(\w+)", cells[5])
            head = first + int(cells[6]) - 1 if cells[6] != "0" else -1
            tokens.append(Token((at, here), head, cells[7], number[1] if number else "", cells[3] == "PRON"))
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
                                _, begin, kind = open_at.pop(k)
                                entities.append(((begin, index), kind))
                                break
    chains: dict[str, list[tuple[int, int]]] = {}
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

    def span(words: tuple[int, int]) -> Span:
        return tokens[words[0]].span[0], tokens[words[1]].span[1]

    used: set[Span] = set()
    kept = []
    for chain in sorted(chains.values(), key=min):
        spans = [s for s in sorted({span(words) for words in chain}) if s not in used]
        used.update(spans)
        if len(spans) > 1:
            kept.append(spans)
    return Document(chain_file.stem, text, kept, {span(words): kind for words, kind in entities}, tokens)


def over_pieces(document: Document, tokenizer: Tokenizer) -> Chained:
    pieces = tokenizer(document.text)

    def place(span: Span) -> Range:
        return (
            int(np.searchsorted(pieces.end, span[0], side="right")),
            int(np.searchsorted(pieces.begin, span[1], side="left")),
        )

    chains = [sorted({r for span in chain if (r := place(span))[0] < r[1]}) for chain in document.chains]
    mentions = {r: kind for span, kind in document.mentions.items() if (r := place(span))[0] < r[1]}
    return Chained(document.name, document.text, pieces, [c for c in chains if len(c) > 1], mentions)
