#!/usr/bin/env python3
"""Times the int8 encoder against ONNX Runtime on the same published weights, in the same run.

    bench/encoder_vs_onnxruntime.py --encode build/release/encode

ONNX Runtime runs the graph that PyTorch exports, quantised dynamically to int8 per channel. Both take
200 word pieces at a time, on one thread; tokens per second of processor time, best of the rounds,
taken in turn. The cosine of each token's vector to that of PyTorch in fp32 is averaged. Exit status 1
below 1.5 times the speed or a cosine of .99. Needs `pip install -r bench/requirements.txt`.
"""
from __future__ import annotations

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

os.environ["OMP_NUM_THREADS"] = "1"
ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "training"))

import numpy as np  # noqa: E402
import onnxruntime  # noqa: E402
import torch  # noqa: E402
from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: E402

from sayso_training.encoder import CLS, SEP, Encoder  # noqa: E402
from sayso_training.quantise import write_published  # noqa: E402
from sayso_training.shapes import Tokenizer  # noqa: E402

PIECES = 200
TEXT = (
    "The harbour minister told reporters on Monday that three of the ships had left Orlum before dawn, "
    "but the embassy denied it. An official who asked not to be named said the cargo was grain, worth "
    "4.5 million crowns, and that nobody had warned the port. Two days later the Courier reported, "
    "citing a letter from the ministry, that the vessels were expected back within the week. "
)


class OfIds(torch.nn.Module):
    """The published encoder: without shapes, which it has not learned."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder.published().eval()

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        return self.encoder(ids, torch.zeros_like(ids))


def text_of(pieces: int) -> str:
    words, tokenizer = (TEXT * 5).split(), Tokenizer()
    for count in range(len(words), 0, -1):
        if len(tokenizer(" ".join(words[:count]))) <= pieces:
            return " ".join(words[:count])
    raise AssertionError


def session_of(model: torch.nn.Module, ids: torch.Tensor, folder: pathlib.Path) -> onnxruntime.InferenceSession:
    plain, quantised = str(folder / "plain.onnx"), str(folder / "int8.onnx")
    axes = {"ids": {1: "tokens"}, "vectors": {1: "tokens"}}
    torch.onnx.export(
        model, (ids,), plain, input_names=["ids"], output_names=["vectors"], dynamic_axes=axes, dynamo=False
    )
    quantize_dynamic(plain, quantised, per_channel=True, weight_type=QuantType.QInt8)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(quantised, options, providers=["CPUExecutionProvider"])


def mean_cosine(a: np.ndarray, b: np.ndarray) -> float:
    return float(((a * b).sum(1) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1)).mean())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--encode", type=pathlib.Path, default=ROOT / "build" / "release" / "encode")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0)
    given = parser.parse_args()
    torch.set_num_threads(1)

    model, text = OfIds(), text_of(PIECES)
    pieces = Tokenizer()(text)
    ids = torch.tensor(np.concatenate([[CLS], pieces.ids, [SEP]]), dtype=torch.long)[None]
    with torch.no_grad():
        exact = model(ids)[0, 1:-1].numpy()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        weights = folder / "published.weights"
        write_published(weights)
        session = session_of(model, ids, folder)
        line = json.dumps(text).encode("ascii")

        def ours(*arguments: str) -> bytes:
            return subprocess.run([given.encode, weights, *arguments], input=line, capture_output=True, check=True).stdout

        def theirs() -> float:
            count, start = 0, time.process_time()
            while time.process_time() - start < given.seconds:
                session.run(None, {"ids": ids.numpy()})
                count += len(pieces)
            return count / (time.process_time() - start)

        speeds = [(float(ours(str(given.seconds))), theirs()) for _ in range(given.rounds)]
        vectors = np.frombuffer(ours(), "<f4").reshape(exact.shape)
        other = session.run(None, {"ids": ids.numpy()})[0][0, 1:-1]
    here, there = (max(column) for column in zip(*speeds))
    print(f"sayso         {here:8.0f} tokens/s, mean cosine to fp32 {mean_cosine(vectors, exact):.4f}")
    print(f"onnxruntime   {there:8.0f} tokens/s, mean cosine to fp32 {mean_cosine(other, exact):.4f}")
    print(f"ratio         {here / there:8.2f}    ({len(pieces)} word pieces, one thread)")
    return 0 if here >= 1.5 * there and mean_cosine(vectors, exact) >= 0.99 else 1


if __name__ == "__main__":
    sys.exit(main())
