"""Names: who and what is called by name, as CoNLL-2003 marks them.

A linear layer on the encoder gives each piece its labels' scores; a linear-chain CRF joins those of a
paragraph. src/neural/name_tagger.cc runs the same at inference.
"""
from __future__ import annotations

import dataclasses
import pathlib
import random
import re

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from . import crf, name_features, ranges
from .encoder import CLS, HIDDEN, PAD, SEP, Dropout
from .shapes import Pieces, Tokenizer

TYPES = ("PER", "ORG", "LOC", "MISC")
LABELS = ("O", *(f"{mark}-{kind}" for kind in TYPES for mark in "BI"))
TYPE_OF = {
    "person": "PER", "politician": "PER",
    "organisation": "ORG", "politicalparty": "ORG",
    "location": "LOC", "country": "LOC",
    "misc": "MISC", "event": "MISC", "election": "MISC",
}  # fmt: skip
FEATURE_DROPOUT = 0.3
POLITICS = 16  # times that the small set is seen for once of the large one
SENTENCES = 20  # that make a document: the files do not say where one ends

Sentence = list[tuple[str, str]]  # word, label


class NameTagger(nn.Module):
    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = Dropout(dropout)
        self.label = nn.Linear(HIDDEN, len(LABELS))
        self.transition = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))  # from row to column
        self.written = nn.Parameter(torch.zeros(name_features.ROWS, len(LABELS)))

    def types(self, vectors: torch.Tensor) -> np.ndarray:
        """[..., 384] -> what each piece may be part of: 0 nothing, else 1 + its place in TYPES."""
        with torch.no_grad():
            return (self.label(vectors).float().numpy().argmax(-1) + 1) // 2

    def forward(self, vectors: torch.Tensor, places: tuple, rows: torch.Tensor) -> torch.Tensor:
        """[..., 384] -> emissions [..., 9]; the first piece of each word, at `places` of the leading
        dimensions, also gets what its writing tells: `rows` [words, 17] of the table."""
        emissions = self.label(self.dropout(vectors)).float()
        if self.training:
            kept = (torch.rand(rows.shape) >= FEATURE_DROPOUT).float() / (1 - FEATURE_DROPOUT)
            written = functional.embedding_bag(rows, self.written, mode="sum", per_sample_weights=kept)
        else:
            written = functional.embedding_bag(rows, self.written, mode="sum")
        return emissions.index_put(places, written, accumulate=True)


@dataclasses.dataclass
class Named:
    """A text with its names, as ranges of pieces."""

    text: str
    pieces: Pieces
    names: list[tuple[int, int, str]]  # begin, end, type
    gold: list[tuple[int, int, str]]  # the same in code points


def sentences(path: pathlib.Path) -> list[Sentence]:
    out: list[Sentence] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        parts = line.split()
        if not parts:
            out.append([])
        elif parts[0] != "-DOCSTART-":
            out[-1].append((parts[0], parts[-1]))
    return [s for s in out if s]


def material(data: pathlib.Path) -> list[list[Sentence]]:
    """CoNLL-2003, and the 200 sentences of CrossNER politics POLITICS times: once as they are, then with other
    names of the same kind in place of theirs (Dai and Adel 2020, "An Analysis of Simple Data Augmentation for
    Named Entity Recognition")."""
    politics = sentences(data / "ner" / "politics" / "train.txt")
    copies = [_renamed(politics, random.Random(k)) for k in range(1, POLITICS)]
    return [sentences(data / "ner" / "conll2003" / "train.txt"), politics, *copies]


def _renamed(all_: list[Sentence], draw: random.Random) -> list[Sentence]:
    pool: dict[str, list[Sentence]] = {}
    for sentence in all_:
        for begin, end, kind in _runs([label for _, label in sentence]):
            pool.setdefault(kind, []).append(sentence[begin:end])
    out = []
    for sentence in all_:
        new, here = [], 0
        for begin, end, kind in _runs([label for _, label in sentence]):
            keeps = draw.random() < 0.5
            new += sentence[here:begin] + (sentence[begin:end] if keeps else draw.choice(pool[kind]))
            here = end
        out.append(new + sentence[here:])
    return out


def chunks(labels: list[str]) -> list[tuple[int, int, str]]:
    """(first, past last, type) of IOB1 or IOB2 labels."""
    return [(begin, end, TYPE_OF[kind.lower()]) for begin, end, kind in _runs(labels)]


def _runs(labels: list[str]) -> list[tuple[int, int, str]]:
    """The same with the types as the file has them."""
    out, start, kind = [], None, ""
    for i, label in enumerate([*labels, "O"]):
        mark, _, name = label.partition("-")
        if start is not None and (mark != "I" or name != kind):
            out.append((start, i, kind))
            start = None
        if mark in ("B", "I") and start is None:
            start, kind = i, name
    return out


def text_of(group: list[Sentence], written: bool) -> tuple[str, list[tuple[int, int, str]]]:
    """Words joined by spaces and sentences by new lines; `written` joins punctuation as people write it."""
    text, names = "", []
    for number, sentence in enumerate(group):
        begins, ends = [], []
        quotes = 0
        text += "" if number == 0 else "\n\n" if written and number % 3 == 0 else " " if written else "\n"
        glue = True
        for word, _ in sentence:
            closes = word == '"' and quotes % 2 == 1
            if word == '"':
                quotes += 1
            if not glue and not (written and (closes or re.fullmatch(r"[.,;:!?%)\]]|'s|'|n't|'re|'ll|'ve|'d", word))):
                text += " "
            glue = written and (word in "([$" or (word == '"' and not closes))
            begins.append(len(text))
            text += word
            ends.append(len(text))
        names += [(begins[a], ends[b - 1], kind) for a, b, kind in chunks([label for _, label in sentence])]
    return text, names


def named(group: list[Sentence], tokenizer: Tokenizer, written: bool = False) -> Named:
    text, gold = text_of(group, written)
    pieces = tokenizer(text)
    names = []
    for begin, end, kind in gold:
        first = int(np.searchsorted(pieces.end, begin, side="right"))
        last = int(np.searchsorted(pieces.begin, end, side="left"))
        if first < last:
            names.append((first, last, kind))
    return Named(text, pieces, names, gold)


def read(path: pathlib.Path, tokenizer: Tokenizer) -> list[Named]:
    """A file as the scorer cuts it into documents."""
    all_ = sentences(path)
    return [named(all_[i : i + SENTENCES], tokenizer) for i in range(0, len(all_), SENTENCES)]


def label_row(document: Named) -> np.ndarray:
    labels = np.zeros(len(document.pieces), dtype=np.int64)
    for first, last, kind in document.names:
        labels[first:last] = LABELS.index(f"I-{kind}")
        labels[first] = LABELS.index(f"B-{kind}")
    return labels


@dataclasses.dataclass
class NameBatch:
    ids: torch.Tensor  # [windows, pieces]
    shapes: torch.Tensor
    rows: list[tuple[int, int, int, np.ndarray]]  # window, begin, end of a paragraph in it; labels
    places: tuple[torch.Tensor, torch.Tensor]  # window and piece of the first piece of each word
    written: torch.Tensor  # [words, 17]


def epoch(groups: list[list[Sentence]], tokenizer: Tokenizer, size: int, seed: int) -> list[NameBatch]:
    """All sentences once; documents begin at any sentence, half of them written as people write."""
    draw = random.Random(seed)
    windows = []
    for all_ in groups:
        cut = draw.randrange(SENTENCES)
        begins = [0, *range(cut or SENTENCES, len(all_), SENTENCES)]
        for begin, end in zip(begins, [*begins[1:], len(all_)]):
            document = named(all_[begin:end], tokenizer, draw.random() < 0.5)
            labels, bounds = label_row(document), ranges.paragraphs(document.pieces)
            places, written = name_features.features_of(document.text, document.pieces)
            for first, last in ranges.pack(bounds):
                rows = [
                    (max(a, first) - first + 1, min(b, last) - first + 1, labels[max(a, first) : min(b, last)])
                    for a, b in bounds
                    if a < last and b > first
                ]
                inside = (places >= first) & (places < last)
                words = (places[inside] - first + 1, written[inside])
                windows.append((document.pieces.ids[first:last], document.pieces.shape[first:last], rows, words))
    windows.sort(key=lambda window: len(window[0]) + draw.random() * 16)
    batches = [batch_of(windows[i : i + size]) for i in range(0, len(windows), size)]
    draw.shuffle(batches)
    return batches


def batch_of(windows: list) -> NameBatch:
    width = max(len(window[0]) for window in windows) + 2
    ids = np.full((len(windows), width), PAD, dtype=np.int64)
    shapes = np.zeros((len(windows), width), dtype=np.int64)
    rows = []
    for w, (given, shape, paragraphs, _) in enumerate(windows):
        ids[w, : len(given) + 2] = [CLS, *given, SEP]
        shapes[w, 1 : len(given) + 1] = shape
        rows += [(w, begin, end, labels) for begin, end, labels in paragraphs]
    window = np.concatenate([np.full(len(words[0]), w) for w, (*_, words) in enumerate(windows)])
    place = np.concatenate([words[0] for *_, words in windows])
    written = np.concatenate([words[1] for *_, words in windows])
    places = (torch.from_numpy(window), torch.from_numpy(place))
    return NameBatch(torch.from_numpy(ids), torch.from_numpy(shapes), rows, places, torch.from_numpy(written))


def loss(tagger: NameTagger, vectors: torch.Tensor, batch: NameBatch) -> torch.Tensor:
    """Negative log-likelihood a piece."""
    emissions = tagger(vectors, batch.places, batch.written)
    total, count = emissions.new_zeros(()), 0
    rows = sorted(batch.rows, key=lambda row: row[2] - row[1])
    for group in (rows[: len(rows) * 3 // 4], rows[len(rows) * 3 // 4 :]):
        if not group:
            continue
        width = max(end - begin for _, begin, end, _ in group)
        begin = torch.tensor([row[1] for row in group])
        length = torch.tensor([row[2] - row[1] for row in group])
        mask = torch.arange(width) < length[:, None]
        place = (begin[:, None] + torch.arange(width)).clamp(max=emissions.shape[1] - 1)
        window = torch.tensor([row[0] for row in group])
        labels = torch.from_numpy(np.stack([np.pad(row[3], (0, width - len(row[3]))) for row in group]))
        with torch.autocast("cpu", enabled=False):
            chosen = emissions[window[:, None], place]
            total = total - crf.log_likelihood(chosen, tagger.transition, labels, mask).sum()
        count += int(length.sum())
    return total / count


def _whole_words(labels: np.ndarray, glued: np.ndarray) -> np.ndarray:
    """A word with a name in it is of the name as a whole. `glued`: goes on with the word of the piece before."""
    labels, first = labels.copy(), 0
    while first < len(labels):
        end = first + 1
        while end < len(labels) and glued[end]:
            end += 1
        named = [label for label in labels[first:end] if label]
        if named:
            inside = named[0] + named[0] % 2  # I of the same type
            labels[first] = labels[first] or inside - 1
            labels[first + 1 : end] = inside
        first = end
    return labels


def find(tagger: NameTagger, vectors: torch.Tensor, text: str, pieces: Pieces) -> list[tuple[int, int, str]]:
    """Names of one text as ranges of pieces; vectors [pieces, 384]."""
    places, written = name_features.features_of(text, pieces)
    emissions = tagger(vectors, (torch.from_numpy(places),), torch.from_numpy(written)).numpy()
    transition = tagger.transition.detach().numpy()
    glued = pieces.continues_word(text)
    found = []
    for begin, end in ranges.paragraphs(pieces):
        labels = _whole_words(crf.viterbi(emissions[begin:end], transition), glued[begin:end])
        start = None
        for i, label in enumerate([*labels, 0]):
            kind = TYPES[(label - 1) // 2] if label else None
            if start is not None and (not label or label % 2 == 1 or kind != found[-1][2]):
                found[-1] = (found[-1][0], begin + i, found[-1][2])
                start = None
            if label and start is None:
                start = i
                found.append((begin + i, -1, kind))
    return found


def score(network, documents: list[Named]) -> dict[str, float]:
    """F1 of spans and types, and of spans alone, over code points."""
    from . import evaluate

    hits = spans = given = gold = 0
    network.eval()
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for document in documents:
            vectors = evaluate.vectors_of(network, document)
            found = {
                (int(document.pieces.begin[a]), int(document.pieces.end[b - 1]), kind)
                for a, b, kind in find(network.names, vectors, document.text, document.pieces)
            }
            wanted = set(document.gold)
            hits += len(found & wanted)
            spans += len({f[:2] for f in found} & {w[:2] for w in wanted})
            given, gold = given + len(found), gold + len(wanted)
    return {"typed": round(200 * hits / (given + gold), 2), "spans": round(200 * spans / (given + gold), 2)}
