"""Which pieces go together: windows for the encoder and the range that one anchor reads."""
from __future__ import annotations

import numpy as np

from .attribution import REACH_LEFT, REACH_RIGHT
from .shapes import Pieces

WINDOW = 382  # pieces of a window in training; [CLS] and [SEP] make it 384
READING_WINDOW = 398  # in reading: a little more context finds more, and positions stay known


def pack(bounds: list[tuple[int, int]], size: int = WINDOW) -> list[tuple[int, int]]:
    """Whole paragraphs packed greedily into windows of at most `size` pieces; longer ones are cut."""
    windows: list[tuple[int, int]] = []
    for begin, end in bounds:
        while end - begin > size:
            windows.append((begin, begin + size))
            begin += size
        if windows and windows[-1][1] == begin and end - windows[-1][0] <= size:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((begin, end))
    return windows


def paragraphs(pieces: Pieces) -> list[tuple[int, int]]:
    starts = list(pieces.paragraph_starts()) + [len(pieces)]
    return [(int(a), int(b)) for a, b in zip(starts, starts[1:])]


def reading_units(pieces: Pieces, text: str) -> list[tuple[int, int]]:
    """For each paragraph the range that its anchors read: itself, and the next one if it ends in a colon."""
    bounds = paragraphs(pieces)
    units = []
    for i, (begin, end) in enumerate(bounds):
        opens = text[pieces.begin[end - 1] : pieces.end[end - 1]] == ":"
        units.append((begin, bounds[i + 1][1] if opens and i + 1 < len(bounds) else end))
    return units


def reading_range(unit: tuple[int, int], anchor: int) -> tuple[int, int]:
    return max(unit[0], anchor - REACH_LEFT), min(unit[1], anchor + REACH_RIGHT)


def unit_of_piece(pieces: Pieces, text: str) -> np.ndarray:
    """[n, 2]: for each piece its paragraph's reading unit."""
    out = np.zeros((len(pieces), 2), dtype=np.int32)
    for (begin, end), unit in zip(paragraphs(pieces), reading_units(pieces, text)):
        out[begin:end] = unit
    return out
