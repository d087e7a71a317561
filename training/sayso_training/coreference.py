"""Coreference: which words of a text speak of the same one.

Every range of whole words gets a score for being a mention; each of the best, in reading order, picks the
earlier mention that it goes back to, or none (Lee et al. 2017, "End-to-end Neural Coreference Resolution";
start and end projections as in Kirstain et al. 2021, "Coreference Resolution without Span Representations").
src/neural/coreference_reader.cc runs the same at inference.
"""
from __future__ import annotations

import dataclasses
import re

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from .encoder import HIDDEN, Dropout, Layer
from .shapes import Pieces

WIDTH = 128
LONGEST = 24  # pieces of a mention
SHARE = 0.3  # mentions that are looked at, of the number of words
BEFORE = 160  # earlier mentions that are asked

PRONOUNS = {
    word: number
    for number, words in enumerate(
        (
            "he him his himself",
            "she her hers herself",
            "it its itself",
            "they them their theirs themselves themself",
            "i me my mine myself",
            "we us our ours ourselves",
            "you your yours yourself yourselves",
            "who whom whose which",
            "this that these those",
            "here there",
        ),
        start=1,
    )
    for word in words.split()
}
PRONOUN_CLASSES = 1 + max(PRONOUNS.values())
LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}  # ASCII alone, as at inference
PLURAL_PRONOUNS = {PRONOUNS["they"], PRONOUNS["we"]}
PLURALS = {"people", "men", "women", "children", "police", "others", "many", "some", "both"}
FOLLOWING = {"of", "in", "at", "for", "from", "to", "with", "by", "on", "who", "that", "which", "whose"}
ARTICLES = {"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"}


def bucket(distance: np.ndarray) -> np.ndarray:
    """1, 2, 3, 4, 5-7, 8-15, 16-31, 32-63, 64-127, 128-255, 256-511, 512 and more -> 0..11."""
    small = np.minimum(distance, 4) - 1
    large = np.log2(np.maximum(distance, 1)).astype(np.int64) + 1
    return np.where(distance <= 4, small, np.minimum(np.where(distance < 8, 4, large + 1), 11)).clip(0, 11)


(MENTIONS_APART, PIECES_APART, WORDING, PRONOUN_PAIR, QUOTED, TYPE_PAIR, PARAGRAPH, SENTENCES_APART, FIRST_PAIR,
 NUMBER_PAIR) = range(10)  # fmt: skip
SIZES = (12, 12, 7, PRONOUN_CLASSES**2, 9, 25, 2, 5, 4, 4)
OFFSETS = np.concatenate([[0], np.cumsum(SIZES)])


@dataclasses.dataclass
class Words:
    """What the wording of a mention tells."""

    pronoun: int  # class; 0: no pronoun
    words: tuple[str, ...]  # in lower case, without article and possessive ending
    initials: str
    several: bool  # looks like a plural

    @classmethod
    def of(cls, text: str) -> "Words":
        tokens = re.findall(r"[^ \t\n\r\f\v]+", text)
        initials = "".join(t[0] for t in tokens if "A" <= t[0] <= "Z").lower()
        lowered = [t.translate(LOWER).replace("’", "'") for t in tokens]
        pronoun = PRONOUNS.get(lowered[0], 0) if len(lowered) == 1 else 0
        several = pronoun in PLURAL_PRONOUNS or (pronoun == 0 and _is_plural(lowered))
        if len(lowered) > 1 and lowered[0] in ARTICLES:
            lowered = lowered[1:]
        if lowered[-1].endswith("'s"):
            lowered[-1] = lowered[-1][:-2]
        elif lowered[-1].endswith("s'"):
            lowered[-1] = lowered[-1][:-1]
        return cls(pronoun, tuple(lowered), initials, several)


def _is_plural(tokens: list[str]) -> bool:
    """By the word before what follows a noun: "ministers of the five"; "and" before that joins two."""
    end = 1
    while end < len(tokens) and tokens[end] not in FOLLOWING and not tokens[end - 1].endswith(","):
        end += 1
    noun = tokens[end - 1].rstrip(",")
    if "and" in tokens[:end] or noun in PLURALS:
        return True
    return len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "us", "is", "'s"))


def wordings(all_: list[Words]) -> np.ndarray:
    """[n, n]: 0 nothing in common, 1 equal, 2 same last word, 3 last word of one in the other, 4 other word
    in common, 5 initials, 6 a pronoun takes part."""
    numbers: dict[str, int] = {}
    for each in all_:
        for word in (*each.words, each.initials, each.words[0].replace(".", "")):
            numbers.setdefault(word, len(numbers))
    has = np.zeros((len(all_), len(numbers)), dtype=np.float32)
    for i, each in enumerate(all_):
        has[i, [numbers[word] for word in each.words]] = 1
    whole: dict[tuple[str, ...], int] = {}
    equal = np.array([whole.setdefault(each.words, len(whole)) for each in all_])
    last = np.array([numbers[each.words[-1]] for each in all_])
    initials = np.array([numbers[each.initials] if len(each.initials) > 1 else -1 for each in all_])
    short = np.array([numbers[x.words[0].replace(".", "")] if len(x.words) == 1 else -2 for x in all_])
    pronoun = np.array([each.pronoun > 0 for each in all_])

    out = np.where(has @ has.T > 0, 4, 0)
    abbreviates = short[:, None] == initials[None]
    out[abbreviates | abbreviates.T] = 5
    within = has[:, last] > 0  # the last word of the column in the row
    out[within | within.T] = 3
    out[last[:, None] == last[None]] = 2
    out[equal[:, None] == equal[None]] = 1
    out[pronoun[:, None] | pronoun[None]] = 6
    return out


class Coreference(nn.Module):
    def __init__(self, dropout: float = 0.2) -> None:
        super().__init__()
        self.dropout = Dropout(dropout)
        self.layer = Layer(0.1)  # stands for the encoder's last: what follows reads its vectors
        self.start = nn.Linear(HIDDEN, WIDTH)
        self.end = nn.Linear(HIDDEN, WIDTH)
        self.width = nn.Parameter(torch.zeros(2, LONGEST))
        # Of two kinds: 0 any mention, 1 one that is mentioned again.
        self.start_score = nn.Linear(WIDTH, 2)
        self.end_score = nn.Linear(WIDTH, 2, bias=False)
        self.pair_score = nn.Linear(WIDTH, 2 * WIDTH, bias=False)
        self.head = nn.Linear(HIDDEN, 1)
        self.mention = nn.Linear(3 * HIDDEN, WIDTH)
        self.anaphor = nn.Linear(WIDTH, WIDTH, bias=False)
        self.antecedent = nn.Linear(WIDTH, WIDTH, bias=False)
        self.features = nn.Parameter(torch.randn(int(OFFSETS[-1]), WIDTH) * 0.02)
        self.hidden = nn.Parameter(torch.zeros(WIDTH))
        self.score = nn.Linear(WIDTH, 1)
        self.similarity = nn.Linear(WIDTH, WIDTH, bias=False)
        self.kind = nn.Linear(WIDTH, 4)  # gum.KINDS
        with torch.no_grad():
            self.similarity.weight.mul_(0.1)

    def mention_scores(self, vectors: torch.Tensor, begin: torch.Tensor, end: torch.Tensor) -> torch.Tensor:
        """[ranges, 2] of ranges [begin, end) of pieces."""
        start = functional.gelu(self.start(vectors))
        last = functional.gelu(self.end(vectors))
        both = self.pair_score(start).view(len(vectors), 2, WIDTH)
        score = (both[begin] * last[end - 1][:, None]).sum(-1)
        return (score + self.start_score(start)[begin] + self.end_score(last)[end - 1]).float() + self.width[
            :, end - begin - 1
        ].T

    def represent(self, vectors: torch.Tensor, begin: torch.Tensor, end: torch.Tensor) -> torch.Tensor:
        """[mentions, 128]"""
        weight = self.head(vectors)[:, 0].float()
        place = begin[:, None] + torch.arange(LONGEST)
        mask = place < end[:, None]
        place = place.clamp(max=len(vectors) - 1)
        attention = weight[place].masked_fill(~mask, float("-inf")).softmax(-1)
        pooled = torch.einsum("ml,mlh->mh", attention, vectors.float()[place])
        joined = torch.cat([vectors[begin].float(), vectors[end - 1].float(), pooled], -1)
        return self.dropout(functional.gelu(self.mention(self.dropout(joined)).float()))

    def pair_scores(self, mentions: torch.Tensor, first: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
        """mentions [n, 128]; first [n, m] antecedents of each; features [n, m, 10] rows of the table."""
        hidden = self.antecedent(mentions)[first] + self.anaphor(mentions)[:, None] + self.hidden
        hidden = hidden + functional.embedding_bag(
            features.flatten(0, 1), self.features, mode="sum"
        ).view(*first.shape, WIDTH)
        score = self.score(self.dropout(functional.relu(hidden)))[..., 0]
        return score + torch.einsum("nh,nmh->nm", self.similarity(mentions), mentions[first])


def candidates(text: str, pieces: Pieces, paragraph: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All ranges of whole words within a paragraph, of up to LONGEST pieces: begins and ends."""
    n = len(pieces)
    glued = pieces.continues_word(text)
    word = np.array([text[pieces.begin[i]].isalnum() or text[pieces.begin[i]] in "$£€%" for i in range(n)])
    opens = ~glued & word
    closes = np.append(~glued[1:], True)
    closes &= np.array([text[pieces.end[i] - 1].isalnum() or text[pieces.end[i] - 1] in ".)%’'\"”" for i in range(n)])
    begins, ends = [], []
    starts = np.flatnonzero(opens)
    for length in range(1, LONGEST + 1):
        chosen = starts[starts + length <= n]
        last = chosen + length - 1
        fine = closes[last] & (paragraph[last] == paragraph[chosen])
        begins.append(chosen[fine])
        ends.append(chosen[fine] + length)
    return np.concatenate(begins), np.concatenate(ends)


@dataclasses.dataclass
class Prepared:
    """What does not depend on weights, of one text."""

    begin: np.ndarray
    end: np.ndarray
    paragraph: np.ndarray
    words: int  # number of words
    quoted: np.ndarray
    sentence: np.ndarray  # number of each piece's


def prepare(text: str, pieces: Pieces) -> Prepared:
    paragraph = np.zeros(len(pieces), dtype=np.int64)
    paragraph[pieces.paragraph_starts()] = 1
    paragraph = paragraph.cumsum()
    begin, end = candidates(text, pieces, paragraph)
    quoted = ((pieces.shape.astype(np.int64) - 1) % 18) // 6
    words = int((((pieces.shape.astype(np.int64) - 1) // 18) > 0).sum())
    return Prepared(begin, end, paragraph, words, quoted, sentences(text, pieces))


def sentences(text: str, pieces: Pieces) -> np.ndarray:
    """The number of each piece's sentence. One ends with . ! ? and what closes after it, before white space; not
    with the dot of a short capitalised word ("Sen.")."""
    n = len(pieces)
    before = (pieces.shape.astype(np.int64) - 1) // 18
    starts = before == 2
    for i in range(1, n):
        if before[i] != 1:
            continue
        mark = i - 1
        while mark > 0 and before[mark] == 0 and text[pieces.begin[mark]] in "\"'”’)]":
            mark -= 1
        if text[pieces.begin[mark]] not in ".!?":
            continue
        word = text[pieces.begin[mark - 1] : pieces.end[mark - 1]] if mark > 0 and before[mark] == 0 else ""
        starts[i] = not (0 < len(word) <= 3 and "A" <= word[0] <= "Z")
    return starts.cumsum()


def choose(scores: np.ndarray, begin: np.ndarray, end: np.ndarray, limit: int) -> np.ndarray:
    """Indexes of the best ranges that do not cross one another, in reading order."""
    chosen, opened, closed = [], {}, {}
    for k in np.argsort(-scores, kind="stable"):
        if len(chosen) >= limit:
            break
        b, e = int(begin[k]), int(end[k])
        inside = range(b + 1, e)
        crosses = any(opened.get(i, -1) > e or closed.get(i, b) < b for i in inside)
        if crosses:
            continue
        chosen.append(k)
        opened[b] = max(opened.get(b, -1), e)
        closed[e] = min(closed.get(e, b), b)
    return np.array(sorted(chosen, key=lambda k: (begin[k], end[k])), dtype=np.int64)


def features_of(
    text: str, pieces: Pieces, prepared: Prepared, begin: np.ndarray, end: np.ndarray, types: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For mentions in reading order: antecedents [n, m], their features [n, m, 10], and which of them exist."""
    n = len(begin)
    words = [Words.of(text[pieces.begin[b] : pieces.end[e - 1]]) for b, e in zip(begin, end)]
    pronoun = np.array([w.pronoun for w in words], dtype=np.int64)
    m = min(BEFORE, max(n - 1, 1))
    first = np.arange(n)[:, None] - 1 - np.arange(m)[None]
    exists = first >= 0
    first = first.clip(min=0)
    out = np.zeros((n, m, len(SIZES)), dtype=np.int64)
    out[..., MENTIONS_APART] = bucket(np.arange(1, m + 1))[None]
    out[..., PIECES_APART] = bucket((begin[:, None] - begin[first]).clip(min=1))
    out[..., WORDING] = wordings(words)[np.arange(n)[:, None], first]
    out[..., PRONOUN_PAIR] = pronoun[:, None] * PRONOUN_CLASSES + pronoun[first]
    quoted = prepared.quoted[begin]
    out[..., QUOTED] = quoted[:, None] * 3 + quoted[first]
    out[..., TYPE_PAIR] = types[:, None] * 5 + types[first]
    out[..., PARAGRAPH] = prepared.paragraph[begin][:, None] == prepared.paragraph[begin[first]]
    sentence = prepared.sentence[begin]
    out[..., SENTENCES_APART] = (sentence[:, None] - sentence[first]).clip(max=4)
    # No mention of its sentence begins before it.
    opens = np.array([begin[k] == begin[np.searchsorted(sentence, s)] for k, s in enumerate(sentence)], dtype=np.int64)
    out[..., FIRST_PAIR] = opens[:, None] * 2 + opens[first]
    several = np.array([w.several for w in words], dtype=np.int64)
    out[..., NUMBER_PAIR] = several[:, None] * 2 + several[first]
    return first, out + OFFSETS[:-1], exists


@dataclasses.dataclass
class Pairs:
    begin: np.ndarray
    end: np.ndarray
    scores: torch.Tensor  # [n, m] of going back to an antecedent; none has the score 0
    first: np.ndarray  # [n, m]
    exists: np.ndarray
    mention_scores: torch.Tensor  # [ranges, 2] of all ranges
    vectors: torch.Tensor  # [n, 128]


def pairs_of(head: Coreference, types: np.ndarray, vectors: torch.Tensor, text: str, pieces: Pieces,
             prepared: Prepared, also: list[tuple[int, int]] = ()) -> Pairs:
    """`types` [pieces] by the name tagger; `vectors` [pieces, 384] of the head's own layer."""
    begin, end = torch.from_numpy(prepared.begin), torch.from_numpy(prepared.end)
    scores = head.mention_scores(vectors, begin, end)
    ranked = scores.detach()[:, 1].numpy().copy()
    if also:
        place = {(int(b), int(e)): k for k, (b, e) in enumerate(zip(prepared.begin, prepared.end))}
        for span in also:
            if tuple(span) in place:
                ranked[place[tuple(span)]] += 100
    chosen = choose(ranked, prepared.begin, prepared.end, max(2, int(SHARE * prepared.words)))
    first, features, exists = features_of(
        text, pieces, prepared, prepared.begin[chosen], prepared.end[chosen], types[prepared.end[chosen] - 1]
    )
    b, e = begin[chosen], end[chosen]
    mentions = head.represent(vectors, b, e)
    own = scores[chosen, 1]
    first_ = torch.from_numpy(first)
    pair = head.pair_scores(mentions, first_, torch.from_numpy(features)) + own[:, None] + own[first_]
    pair = pair.masked_fill(~torch.from_numpy(exists), float("-inf"))
    return Pairs(prepared.begin[chosen], prepared.end[chosen], pair, first, exists, scores, mentions)


def chain_loss(
    pairs: Pairs, gold: dict[tuple[int, int], int], asked: set | None, text: str, pieces: Pieces
) -> torch.Tensor:
    """-log of the share of right antecedents, or of none where there is none (Lee et al. 2017).

    `asked`: only these mentions count, those that have one and those that `gold` does not know. Of the others
    whose chain is not known, pronouns and common nouns may be right too: they count neither way.
    """
    spans = list(zip(pairs.begin.tolist(), pairs.end.tolist()))
    ids = np.array([gold.get(span, -1) for span in spans])
    same = (ids[:, None] == ids[pairs.first]) & (ids[:, None] >= 0) & pairs.exists
    none = ~same.any(1)
    allowed = torch.from_numpy(np.concatenate([none[:, None], same], 1))
    scores = torch.cat([pairs.scores.new_zeros(len(ids), 1), pairs.scores], 1)
    if asked is not None:
        unknown = np.array([span not in gold and span not in asked and _is_common(text, pieces, span) for span in spans])
        vague = unknown[pairs.first] & ~none[:, None]
        scores = scores.masked_fill(torch.from_numpy(np.pad(vague, ((0, 0), (1, 0)))), float("-inf"))
    each = torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~allowed, float("-inf")), 1)
    if asked is None:
        return each.mean()
    counted = np.array([span in asked for span in spans]) & (~none | (ids < 0))
    return each[torch.from_numpy(counted)].sum() / max(1, int(counted.sum()))


def _is_common(text: str, pieces: Pieces, span: tuple[int, int]) -> bool:
    """Whether its last word is no name."""
    return text[pieces.begin[span[0]] : pieces.end[span[1] - 1]].split()[-1][0].islower()


def mention_loss(
    head: Coreference, pairs: Pairs, prepared: Prepared, mentions: dict[tuple[int, int], int], again: set
) -> torch.Tensor:
    """Of which ranges are mentions, and mentioned again, a mention; and of the kinds of those looked at."""
    wanted = np.zeros((len(prepared.begin), 2), dtype=np.float32)
    for k, span in enumerate(zip(prepared.begin.tolist(), prepared.end.tolist())):
        wanted[k] = span in mentions or span in again, span in again
    each = functional.binary_cross_entropy_with_logits(pairs.mention_scores, torch.from_numpy(wanted), reduction="none")
    kinds = np.array([mentions.get(span, -100) for span in zip(pairs.begin.tolist(), pairs.end.tolist())])
    kind_loss = functional.cross_entropy(head.kind(pairs.vectors), torch.from_numpy(kinds), ignore_index=-100)
    return each.sum() / max(1, 2 * len(mentions)) + torch.nan_to_num(kind_loss)


def chains_of(pairs: Pairs, threshold: float = 0.0) -> list[list[tuple[int, int]]]:
    """Each mention goes back to its best antecedent with more than `threshold`; chains of two or more."""
    scores = pairs.scores.detach().numpy()
    chain = list(range(len(scores)))
    for i in range(1, len(scores)):
        best = int(scores[i].argmax())
        if scores[i, best] > threshold:
            chain[i] = chain[pairs.first[i, best]]
    out: dict[int, list[tuple[int, int]]] = {}
    for i, c in enumerate(chain):
        out.setdefault(c, []).append((int(pairs.begin[i]), int(pairs.end[i])))
    return [c for c in out.values() if len(c) > 1]
