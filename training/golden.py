"""python golden.py: what src/neural/encoder_test.cc holds the encoder to, written to tests/data/neural.

    tiny.weights   an encoder of 2 layers and hidden size 64 with random weights
    tiny.golden    its activations after the embeddings and after every layer, by PyTorch in fp32
    news.golden    the same of models/news.weights, the first 8 dimensions only
    labels.weights a small label reader with random weights, and vectors to read
    labels.json    what it makes of them, by PyTorch in fp32
    reader.json    what the attribution reader makes of a text, by PyTorch in fp32
    mentions.json  what the name tagger and the coreference reader make of it
    events.json    what the event reader makes of it
    statements.json what the encoder of statements makes of three, by PyTorch in fp32

All but the .json are weights files; activations come from the weights as they are stored, dequantised.
To be run again when models/news.weights is made anew, as training/run does.
"""
from __future__ import annotations

import json
import math
import pathlib

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from sayso_training import coreference, evaluate, events, label_rows, labels, names
from sayso_training.attribution import Attributions
from sayso_training.encoder import Encoder
from sayso_training.polnear import Report
from sayso_training.quantise import HEAD, LIMIT, quantise_rows
from sayso_training.shapes import SHAPES, Pieces, Tokenizer
from sayso_training.statements import Placed, Texts, stored
from sayso_training.weights_file import read_weights, write_weights

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "data" / "neural"
TEXT = (
    "Port minister Ilse Varga told the Harbour Courier on Monday that “three ships” had left Orlum.\n\n"
    '"We never saw them," said an official of the KVT, who asked not to be named.'
)

REPORT = """The harbour of Orlum will stay shut until Friday, port officials said on Monday.

“We found two of them,” said Ilse Varga, the port minister, “and we are looking for more.” She warned that the search could take a week. According to the Harbour Courier, the navy had been told of the danger in March.

The defence ministry denied that it had known. A spokesman declined to comment on the letter, which accused the navy of negligence. “Nobody asked us,” Captain Tove Brandt told reporters."""


BEFORE = "The Courier reported on Monday that Orlum had asked its neighbour for two patrol boats. The harbour master said "
STATEMENTS = [
    ("Orlum asked its neighbour for two patrol boats", ""),
    ("\u201cAt least 14 of the crew are missing,\u201d", ""),
    ("nobody in the harbour office had ever heard of such a request", BEFORE),
]


def activations(
    tensors: dict[str, np.ndarray], config: dict, ids: np.ndarray, shapes: np.ndarray, last: str = ""
) -> list:
    """[tokens, hidden] after the embeddings and after every layer; `last` stands in the last one's place."""
    t = {name: torch.from_numpy(value.astype(np.float32)) for name, value in tensors.items()}

    def matrix(name: str) -> torch.Tensor:
        return t[f"{name}.weight"] * t[f"{name}.scale"][:, None]

    def dense(x: torch.Tensor, name: str) -> torch.Tensor:
        return functional.linear(x, matrix(name), t[f"{name}.bias"])

    def norm(x: torch.Tensor, name: str) -> torch.Tensor:
        return functional.layer_norm(x, x.shape[-1:], t[f"{name}.weight"], t[f"{name}.bias"], 1e-12)

    x = matrix("encoder.words")[ids] + t["encoder.positions"][: len(ids)] + t["encoder.shapes"][shapes]
    x = norm(x, "encoder.norm")
    out = [x]
    for i in range(config["layers"]):
        name = last if last and i + 1 == config["layers"] else f"encoder.layer.{i}"
        q, k, v = dense(x, f"{name}.attention.qkv").view(len(ids), 3, config["heads"], HEAD).permute(1, 2, 0, 3)
        weights = (q @ k.transpose(1, 2) / math.sqrt(HEAD)).softmax(-1)
        attended = (weights @ v).transpose(0, 1).reshape(x.shape)
        x = norm(x + dense(attended, f"{name}.attention.out"), f"{name}.attention.norm")
        inner = functional.gelu(dense(x, f"{name}.inner"))
        x = norm(x + dense(inner, f"{name}.outer"), f"{name}.norm")
        out.append(x)
    return [value.numpy() for value in out]


def write_golden(path: pathlib.Path, weights: pathlib.Path, ids: np.ndarray, shapes: np.ndarray, width: int) -> None:
    """ids and shapes with [CLS] and [SEP]; the first `width` dimensions are kept."""
    tensors, texts = read_weights(weights)
    found = activations(tensors, json.loads(texts["encoder.config"]), ids, shapes)
    kept = {f"after.{i}": value[:, :width].astype("<f4") for i, value in enumerate(found)}
    write_weights(path, {"ids": ids.astype("<f4"), "shapes": shapes.astype("<f4"), **kept}, {})


def final_vectors(tensors: dict[str, np.ndarray], texts: dict[str, str], pieces: Pieces, last: str = "") -> np.ndarray:
    """[pieces, hidden] of a text that fits into one window."""
    config = json.loads(texts["encoder.config"])
    ids = np.concatenate([[config["cls"]], pieces.ids, [config["sep"]]])
    return activations(tensors, config, ids, np.pad(pieces.shape, 1).astype(np.int64), last)[-1][1:-1]


def write_reader(path: pathlib.Path, weights: pathlib.Path) -> None:
    tensors, texts = read_weights(weights)
    pieces = Tokenizer()(REPORT)
    vectors = final_vectors(tensors, texts, pieces)
    heads = Attributions()
    prefix = "attribution."
    heads.load_state_dict({n.removeprefix(prefix): torch.tensor(v) for n, v in tensors.items() if n.startswith(prefix)})
    heads.eval()
    with torch.inference_mode():
        found = evaluate.read_vectors(heads, Report("", REPORT, pieces, []), torch.from_numpy(vectors))
    out = [
        {"anchor": r.anchor, "score": round(r.score, 3), "source": r.source, "cue": r.cue, "content": r.content}
        for r in found
    ]
    path.write_text(json.dumps({"text": REPORT, "found": out}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_mentions(path: pathlib.Path, weights: pathlib.Path) -> None:
    """Names, and mentions with the likeliest that each goes back to."""
    tensors, texts = read_weights(weights)
    pieces = Tokenizer()(REPORT)
    vectors = torch.from_numpy(final_vectors(tensors, texts, pieces))
    own_vectors = torch.from_numpy(final_vectors(tensors, texts, pieces, "coreference.layer"))
    heads = {"names": names.NameTagger(), "coreference": coreference.Coreference()}
    for part, head in heads.items():
        prefix = f"{part}."
        given = {n.removeprefix(prefix): torch.tensor(v) for n, v in tensors.items() if n.startswith(prefix)}
        own = {n: v for n, v in head.state_dict().items() if n.startswith("layer.")}  # not used here
        head.load_state_dict({n: v for n, v in given.items() if not n.startswith("layer.")} | own)
        head.eval()
    with torch.inference_mode():
        named = names.find(heads["names"], vectors, REPORT, pieces)
        pairs = coreference.pairs_of(
            heads["coreference"], heads["names"].types(vectors), own_vectors, REPORT, pieces,
            coreference.prepare(REPORT, pieces),
        )
        kinds = heads["coreference"].kind(pairs.vectors).argmax(-1).tolist()
        scores = torch.cat([torch.zeros(len(kinds), 1), pairs.scores], 1).softmax(-1)[:, 1:]
    mentions = []
    for i, (begin, end) in enumerate(zip(pairs.begin.tolist(), pairs.end.tolist())):
        best = int(scores[i].argmax())
        mentions.append(
            {"range": [begin, end], "kind": kinds[i], "antecedent": int(pairs.first[i, best]),
             "probability": round(float(scores[i, best]), 3)}
        )  # fmt: skip
    out = {"text": REPORT, "names": [[b, e, names.TYPES.index(t) + 1] for b, e, t in named], "mentions": mentions}
    path.write_text(json.dumps(out, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_events(path: pathlib.Path, weights: pathlib.Path) -> None:
    """Words that are events of PLOVER or predicates, with what each is."""
    tensors, texts = read_weights(weights)
    read = events.Read.of(REPORT, Tokenizer())
    vectors = torch.from_numpy(final_vectors(tensors, texts, read.pieces, "events.layer"))[read.first]
    head = events.Events()
    given = {n.removeprefix("events."): torch.tensor(v) for n, v in tensors.items() if n.startswith("events.")}
    own = {n: v for n, v in head.state_dict().items() if n.startswith("layer.")}  # not used here
    head.load_state_dict({n: v for n, v in given.items() if not n.startswith("layer.")} | own)
    head.eval()
    table = tensors["encoder.words.weight"] * tensors["encoder.words.scale"][:, None]
    with torch.inference_mode():
        found = events.find(head, vectors, read, torch.from_numpy(table))
    text = json.dumps({"text": REPORT, "events": found}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def write_statements(path: pathlib.Path, models: pathlib.Path) -> None:
    network, rows = stored(models), []
    for words, before in STATEMENTS:
        statement = [Placed(words, before, ".")]
        with torch.inference_mode():
            read = network.read(Texts.in_place(statement) if before else Texts.alone(statement))
        counts = read.counts[0]
        rows.append({"words": words, "before": before, "denies": round(float(read.denies[0]), 2), "whole": rounded(read.whole[0]),
                     "weights": rounded(read.weights[0][counts]), "vectors": [rounded(v) for v in read.words[0][counts]]})
    path.write_text(json.dumps(rows, ensure_ascii=False) + "\n", encoding="utf-8")


def rounded(vector: torch.Tensor) -> list[float]:
    return [round(float(x), 4) for x in vector]


def write_tiny(path: pathlib.Path) -> None:
    draw = np.random.default_rng(7)
    words, hidden, inner, positions = 50, 64, 128, 40
    tensors: dict[str, np.ndarray] = {}

    def matrix(name: str, outputs: int, inputs: int) -> None:
        weight = draw.normal(0, 1.2 / math.sqrt(inputs), (outputs, inputs)).astype("<f4")
        tensors[f"{name}.weight"], tensors[f"{name}.scale"] = quantise_rows(weight, LIMIT)
        tensors[f"{name}.bias"] = draw.normal(0, 0.2, outputs).astype("<f4")

    def norm(name: str) -> None:
        tensors[f"{name}.weight"] = draw.normal(1, 0.1, hidden).astype("<f4")
        tensors[f"{name}.bias"] = draw.normal(0, 0.1, hidden).astype("<f4")

    matrix("encoder.words", words, hidden)
    del tensors["encoder.words.bias"]
    tensors["encoder.positions"] = draw.normal(0, 0.1, (positions, hidden)).astype("<f4")
    tensors["encoder.shapes"] = draw.normal(0, 0.1, (SHAPES, hidden)).astype("<f4")
    norm("encoder.norm")
    for i in range(2):
        name = f"encoder.layer.{i}"
        matrix(f"{name}.attention.qkv", 3 * hidden, hidden)
        matrix(f"{name}.attention.out", hidden, hidden)
        matrix(f"{name}.inner", inner, hidden)
        matrix(f"{name}.outer", hidden, inner)
        norm(f"{name}.attention.norm")
        norm(f"{name}.norm")
    config = {"layers": 2, "hidden": hidden, "heads": hidden // HEAD, "inner": inner, "positions": positions}
    write_weights(path, tensors, {"encoder.config": json.dumps({**config, "cls": 1, "sep": 2})})


def write_labels(path: pathlib.Path, expected: pathlib.Path) -> None:
    """A small label reader with random weights, the pieces that it reads, and what it makes of them."""
    torch.manual_seed(9)
    draw = np.random.default_rng(9)
    words, pieces, features = 50, 40, 6
    network = labels.Labels(features, width=8, inner=16).eval()
    for parameter in network.parameters():
        nn.init.normal_(parameter, 0, 1.5 / math.sqrt(parameter.shape[-1]))
    table = draw.integers(-LIMIT, LIMIT + 1, (words, 384)).astype("i1")
    ids = draw.integers(0, words, pieces)
    vectors = draw.normal(0, 1, (pieces, 384)).astype("<f4")
    tensors = {"encoder.words.weight": table, "vectors": vectors, **labels.tensors_of(network)}
    write_weights(path, tensors, {})
    rows = []
    for source, cue, content in (([14, 15], [16], range(18, 39)), ([], [3, 4], [0, 1]), ([0], [], [5])):
        spans = {"source": list(source), "cue": list(cue), "content": list(content)}
        given = draw.integers(0, 2, features)
        places = np.array([label_rows.stretches(spans, labels.STRETCHES)])
        inputs = labels.piece_inputs(labels.word_embeddings(tensors), ids, vectors, places)
        with torch.inference_mode():
            logits = network(*inputs, torch.from_numpy(given[None].astype(np.float32)))
        scores = {name: x[0].softmax(-1).numpy().round(4).tolist() for name, x in zip(labels.LABELS, logits)}
        rows.append({**spans, "features": given.tolist(), "scores": scores})
    text = json.dumps({"ids": ids.tolist(), "rows": rows}, indent=1)
    expected.write_text(text + "\n", encoding="utf-8")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    write_tiny(FOLDER / "tiny.weights")
    write_labels(FOLDER / "labels.weights", FOLDER / "labels.json")
    draw = np.random.default_rng(8)
    ids = np.concatenate([[1], draw.integers(3, 50, 21), [2]])
    shapes = np.concatenate([[0], draw.integers(1, SHAPES, 21), [0]])
    write_golden(FOLDER / "tiny.golden", FOLDER / "tiny.weights", ids, shapes, 64)

    pieces = Tokenizer()(TEXT)
    news = ROOT / "models" / "news.weights"
    config = json.loads(read_weights(news)[1]["encoder.config"])
    ids = np.concatenate([[config["cls"]], pieces.ids, [config["sep"]]])
    write_golden(FOLDER / "news.golden", news, ids, np.pad(pieces.shape, 1).astype(np.int64), 8)
    write_reader(FOLDER / "reader.json", news)
    write_mentions(FOLDER / "mentions.json", news)
    write_events(FOLDER / "events.json", news)
    write_statements(FOLDER / "statements.json", ROOT / "models")


if __name__ == "__main__":
    main()
