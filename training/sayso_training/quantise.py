"""The encoder as tensors of the weights file: quantised, and under the names that src/neural/encoder.cc reads.

    python -m sayso_training.quantise OUTPUT    the published MiniLM-L6 as a weights file, without heads
"""
from __future__ import annotations

import json
import pathlib
import sys

import numpy as np
import torch

from .encoder import LAYERS, Encoder
from .shapes import published_model
from .weights_file import write_weights

# Weights stay within 7 bits: on AVX2 without VNNI two u8*s8 products are added in 16 bits with
# saturation, and 2 * 255 * 63 = 32130 still fits.
LIMIT = 63
HEAD = 32  # width of an attention head


def quantise_rows(weight: np.ndarray, limit: int) -> tuple[np.ndarray, np.ndarray]:
    """[outputs, inputs] -> int8 of the same shape and the fp32 scale of each output, symmetric."""
    scale = np.maximum(np.abs(weight).max(axis=1), 1e-12).astype(np.float32) / np.float32(limit)
    return np.rint(weight / scale[:, None]).clip(-limit, limit).astype(np.int8), scale


def encoder_tensors(state: dict[str, torch.Tensor]) -> dict[str, np.ndarray]:
    """`state` is that of encoder.Encoder."""
    given = {name: value.detach().float().numpy() for name, value in state.items()}
    out: dict[str, np.ndarray] = {}

    def matrix(name: str, source: str) -> None:
        out[f"{name}.weight"], out[f"{name}.scale"] = quantise_rows(given[f"{source}.weight"], LIMIT)
        out[f"{name}.bias"] = given[f"{source}.bias"]

    def norm(name: str, source: str) -> None:
        out[f"{name}.weight"], out[f"{name}.bias"] = given[f"{source}.weight"], given[f"{source}.bias"]

    out["encoder.words.weight"], out["encoder.words.scale"] = quantise_rows(given["words.weight"], 127)
    out["encoder.positions"] = given["positions.weight"]
    out["encoder.shapes"] = given["shapes.weight"]
    norm("encoder.norm", "norm")
    for i in range(LAYERS):
        source, target = f"layers.{i}", f"encoder.layer.{i}"
        matrix(f"{target}.attention.qkv", f"{source}.qkv")
        matrix(f"{target}.attention.out", f"{source}.out")
        matrix(f"{target}.inner", f"{source}.inner")
        matrix(f"{target}.outer", f"{source}.outer")
        norm(f"{target}.attention.norm", f"{source}.attention_norm")
        norm(f"{target}.norm", f"{source}.norm")
    return out


def encoder_state(tensors: dict[str, np.ndarray]) -> dict[str, torch.Tensor]:
    """The state of encoder.Encoder from what encoder_tensors made of one, as exactly as int8 keeps it."""
    out: dict[str, np.ndarray] = {}

    def matrix(target: str, name: str) -> None:
        out[f"{target}.weight"] = tensors[f"{name}.weight"].astype(np.float32) * tensors[f"{name}.scale"][:, None]
        if f"{name}.bias" in tensors:
            out[f"{target}.bias"] = tensors[f"{name}.bias"]

    matrix("words", "encoder.words")
    out["positions.weight"], out["shapes.weight"] = tensors["encoder.positions"], tensors["encoder.shapes"]
    norms = {"norm": "encoder.norm"}
    for i in range(LAYERS):
        target, name = f"layers.{i}", f"encoder.layer.{i}"
        matrix(f"{target}.qkv", f"{name}.attention.qkv")
        matrix(f"{target}.out", f"{name}.attention.out")
        matrix(f"{target}.inner", f"{name}.inner")
        matrix(f"{target}.outer", f"{name}.outer")
        norms |= {f"{target}.attention_norm": f"{name}.attention.norm", f"{target}.norm": f"{name}.norm"}
    for target, name in norms.items():
        out[f"{target}.weight"], out[f"{target}.bias"] = tensors[f"{name}.weight"], tensors[f"{name}.bias"]
    return {name: torch.tensor(value) for name, value in out.items()}


def encoder_texts(tensors: dict[str, np.ndarray]) -> dict[str, str]:
    """The encoder's configuration and the vocabulary, in order of ids."""
    given = json.loads((published_model() / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    vocabulary = sorted(given, key=given.get)
    hidden = tensors["encoder.words.weight"].shape[1]
    config = {
        "layers": LAYERS,
        "hidden": hidden,
        "heads": hidden // HEAD,
        "inner": tensors["encoder.layer.0.inner.weight"].shape[0],
        "positions": tensors["encoder.positions"].shape[0],
        "cls": vocabulary.index("[CLS]"),
        "sep": vocabulary.index("[SEP]"),
    }
    return {"encoder.config": json.dumps(config), "vocabulary": "\n".join(vocabulary)}


def write_published(path: pathlib.Path) -> None:
    """The published encoder, without heads."""
    tensors = encoder_tensors(Encoder.published().state_dict())
    write_weights(path, tensors, encoder_texts(tensors))


if __name__ == "__main__":
    write_published(pathlib.Path(sys.argv[1]))
