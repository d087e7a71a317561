"""Which blocks of a page its gold text has: by alignment of words, then by what raises the score."""
from __future__ import annotations

import re
from collections import Counter

import numpy as np
from rapidfuzz.distance import LCSseq


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def aligned_share(blocks: list[list[str]], gold: list[str]) -> np.ndarray:
    """Of each block's words, the share that the longest common subsequence with the gold text
    takes in runs of at least three words, or whole blocks."""
    numbers: dict[str, int] = {}
    page = [numbers.setdefault(word, len(numbers)) for block in blocks for word in block]
    wanted = [numbers.setdefault(word, len(numbers)) for word in gold]
    owner = np.repeat(np.arange(len(blocks)), [len(block) for block in blocks])
    hits = np.zeros(len(blocks))
    for step in LCSseq.opcodes(page, wanted):
        if step.tag != "equal":
            continue
        length = step.src_end - step.src_start
        for i in range(step.src_start, step.src_end):
            if length >= min(3, len(blocks[owner[i]])):
                hits[owner[i]] += 1
    return hits / np.maximum(1, [len(block) for block in blocks])


def shingles(words: list[str], size: int) -> Counter:
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)))


class Fit:
    """How well chosen blocks give the gold text: F1 over runs of words, one word where order does
    not count."""

    def __init__(self, blocks: list[list[str]], gold: list[str], size: int):
        self.blocks, self.size = blocks, size
        self.gold = shingles(gold, size)

    def score(self, chosen: np.ndarray) -> float:
        words = [word for block, keep in zip(self.blocks, chosen) if keep for word in block]
        found = shingles(words, self.size)
        both = sum((found & self.gold).values())
        return 2 * both / max(1, sum(found.values()) + sum(self.gold.values()))


def label(texts: list[str], gold_text: str, ordered: bool) -> np.ndarray:
    """1 for each block that the gold text has, else 0."""
    blocks, gold = [words_of(text) for text in texts], words_of(gold_text)
    share = aligned_share(blocks, gold)
    labels = (share >= 0.5).astype(int)
    doubtful = [i for i, block in enumerate(blocks) if 0 < share[i] < 1 or (labels[i] and len(block) < 5)]
    fit = Fit(blocks, gold, 4 if ordered else 1)
    best = fit.score(labels)
    for i in doubtful[:150]:
        labels[i] ^= 1
        score = fit.score(labels)
        if score > best + 1e-9:
            best = score
        else:
            labels[i] ^= 1
    # What has no words goes with its neighbours.
    for i, block in enumerate(blocks):
        if not block and 0 < i < len(blocks) - 1:
            labels[i] = labels[i - 1] & labels[i + 1]
    return labels
