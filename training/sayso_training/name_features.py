"""What the writing of a word and of its neighbours tells of names, as numbers of rows in a table.

The encoder reads neither upper case nor spelling closely; these do. src/neural/name_features.cc has the
same features. All of it is over UTF-8 bytes; only ASCII letters have case here.
"""
from __future__ import annotations

import numpy as np
import xxhash

from .shapes import Pieces

ROWS = 1 << 17
_SHAPE = bytes(
    ord("X") if 65 <= b <= 90 else ord("x") if 97 <= b <= 122 or b >= 128 else ord("d") if 48 <= b <= 57 else b
    for b in range(256)
)
EDGE = b"\n"  # stands for what is beyond the paragraph


def shape_of(word: bytes) -> bytes:
    """ "McDonald" -> "XxXx" """
    mapped = word.translate(_SHAPE)
    return bytes(c for i, c in enumerate(mapped) if i == 0 or c != mapped[i - 1])


def words_of(text: str, pieces: Pieces) -> tuple[list[bytes], np.ndarray, np.ndarray]:
    """Words as bytes, the first piece of each, and whether each opens a paragraph."""
    before = (pieces.shape.astype(np.int64) - 1) // 18
    first = np.flatnonzero(~pieces.continues_word(text)).tolist()
    ends = [*(pieces.end[i - 1] for i in first[1:]), pieces.end[-1]] if len(pieces) else []
    words = [text[pieces.begin[i] : end].encode() for i, end in zip(first, ends)]
    places = np.array(first, dtype=np.int64)
    return words, places, before[places] == 2 if len(pieces) else np.zeros(0, dtype=bool)


def features_of(text: str, pieces: Pieces) -> tuple[np.ndarray, np.ndarray]:
    """First piece of each word [words], and its rows [words, 17]."""
    words, places, opens = words_of(text, pieces)
    n = len(words)
    lower, shapes = [w.lower() for w in words], [shape_of(w) for w in words]
    seen: dict[bytes, int] = {}  # 1: written small somewhere, 2: large inside a paragraph
    for i, word in enumerate(words):
        if b"a" <= word[:1] <= b"z":
            seen[lower[i]] = seen.get(lower[i], 0) | 1
        elif b"A" <= word[:1] <= b"Z" and not opens[i]:
            seen[lower[i]] = seen.get(lower[i], 0) | 2
    rows = np.zeros((n, 17), dtype=np.int64)
    number = xxhash.xxh3_64_intdigest
    for i in range(n):

        def near(list_: list[bytes], by: int) -> bytes:
            step = 1 if by > 0 else -1
            at = i
            while at != i + by:
                if (step > 0 and (at + 1 == n or opens[at + 1])) or (step < 0 and opens[at]):
                    return EDGE
                at += step
            return list_[at]

        word, low, shape = words[i], lower[i], shapes[i]
        before, after = near(lower, -1), near(lower, 1)
        shape_before, shape_after = near(shapes, -1), near(shapes, 1)
        values = (
            word, low, before, after, near(lower, -2), near(lower, 2), before + b" " + low, low + b" " + after,
            word[:2], word[:3], low[-2:], low[-3:], low[-4:],
            shape + b" " + str(seen.get(low, 0)).encode(), shape_before + b" " + shape, shape + b" " + shape_after,
            shape_before + b" " + shape + b" " + shape_after,
        )  # fmt: skip
        for k, value in enumerate(values):
            rows[i, k] = number(bytes([65 + k]) + value) & (ROWS - 1)
    return places, rows
