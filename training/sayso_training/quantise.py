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


# Names inside a layer: those of encoder.Layer and those of the file.
MATRICES = {"qkv": "attention.qkv", "out": "attention.out", "inner": "inner", "outer": "outer"}
NORMS = {"attention_norm": "attention.norm", "norm": "norm"}


def encoder_tensors(state: dict[str, torch.Tensor]) -> dict[str, np.ndarray]:
    """`state` is that of encoder.Encoder."""
    out: dict[str, np.ndarray] = {}
    words = state["words.weight"].detach().float().numpy()
    out["encoder.words.weight"], out["encoder.words.scale"] = quantise_rows(words, 127)
    out["encoder.positions"] = state["positions.weight"].detach().float().numpy()
    out["encoder.shapes"] = state["shapes.weight"].detach().float().numpy()
    for part in ("weight", "bias"):
        out[f"encoder.norm.{part}"] = state[f"norm.{part}"].detach().float().numpy()
    for i in range(LAYERS):
        prefix = f"layers.{i}."
        layer = {name.removeprefix(prefix): value for name, value in state.items() if name.startswith(prefix)}
        out |= layer_tensors(layer, f"encoder.layer.{i}")
    return out


def layer_tensors(state: dict[str, torch.Tensor], target: str) -> dict[str, np.ndarray]:
    """`state` is that of encoder.Layer; `target` the name that the layer has in the file."""
    given = {name: value.detach().float().numpy() for name, value in state.items()}
    out: dict[str, np.ndarray] = {}
    for source, name in MATRICES.items():
        out[f"{target}.{name}.weight"], out[f"{target}.{name}.scale"] = quantise_rows(given[f"{source}.weight"], LIMIT)
        out[f"{target}.{name}.bias"] = given[f"{source}.bias"]
    for source, name in NORMS.items():
        for part in ("weight", "bias"):
            out[f"{target}.{name}.{part}"] = given[f"{source}.{part}"]
    return out


def encoder_state(tensors: dict[str, np.ndarray]) -> dict[str, torch.Tensor]:
    """The state of encoder.Encoder from what encoder_tensors made of one, as exactly as int8 keeps it."""
    words = tensors["encoder.words.weight"].astype(np.float32) * tensors["encoder.words.scale"][:, None]
    out = {
        "words.weight": torch.tensor(words),
        "positions.weight": torch.tensor(tensors["encoder.positions"]),
        "shapes.weight": torch.tensor(tensors["encoder.shapes"]),
        "norm.weight": torch.tensor(tensors["encoder.norm.weight"]),
        "norm.bias": torch.tensor(tensors["encoder.norm.bias"]),
    }
    for i in range(LAYERS):
        layer = layer_state(tensors, f"encoder.layer.{i}")
        out |= {f"layers.{i}.{name}": value for name, value in layer.items()}
    return out


def layer_state(tensors: dict[str, np.ndarray], source: str) -> dict[str, torch.Tensor]:
    """What layer_tensors made of one, back again."""
    out: dict[str, np.ndarray] = {}
    for target, name in MATRICES.items():
        weight = tensors[f"{source}.{name}.weight"].astype(np.float32)
        out[f"{target}.weight"] = weight * tensors[f"{source}.{name}.scale"][:, None]
        out[f"{target}.bias"] = tensors[f"{source}.{name}.bias"]
    for target, name in NORMS.items():
        for part in ("weight", "bias"):
            out[f"{target}.{part}"] = tensors[f"{source}.{name}.{part}"]
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
