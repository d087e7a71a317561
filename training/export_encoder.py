"""python export_encoder.py [OUTPUT]: the published MiniLM-L6 as a weights file (models/news.weights).

`encoder_tensors` quantises any encoder of that shape; src/neural/encoder.cc reads its names.
"""
from __future__ import annotations

import json
import pathlib
import sys

import numpy as np
import safetensors.numpy

from sayso_training.shapes import SHAPES, published_model
from weights_file import write_weights

# Weights stay within 7 bits: on AVX2 without VNNI two u8*s8 products are added in 16 bits with
# saturation, and 2 * 255 * 63 = 32130 still fits.
LIMIT = 63


def quantise_rows(weight: np.ndarray, limit: int) -> tuple[np.ndarray, np.ndarray]:
    """[outputs, inputs] -> int8 of the same shape and the fp32 scale of each output, symmetric."""
    scale = np.maximum(np.abs(weight).max(axis=1), 1e-12).astype(np.float32) / np.float32(limit)
    return np.rint(weight / scale[:, None]).clip(-limit, limit).astype(np.int8), scale


def encoder_tensors(state: dict) -> dict[str, np.ndarray]:
    """State by Hugging Face's names for BERT, without prefix -> tensors of the weights file.

    Beside those, "embeddings.shape_embeddings.weight" [55, 384]; zeros where it is absent.
    """
    given = {name: np.asarray(value, dtype=np.float32) for name, value in state.items()}
    out: dict[str, np.ndarray] = {}

    def matrix(name: str, weight: np.ndarray, bias: np.ndarray) -> None:
        out[f"{name}.weight"], out[f"{name}.scale"] = quantise_rows(weight, LIMIT)
        out[f"{name}.bias"] = bias

    def norm(name: str, source: str) -> None:
        out[f"{name}.weight"] = given[f"{source}.weight"]
        out[f"{name}.bias"] = given[f"{source}.bias"]

    words = given["embeddings.word_embeddings.weight"]
    out["encoder.words.weight"], out["encoder.words.scale"] = quantise_rows(words, 127)
    # The token type is always 0: a constant, added to every position.
    out["encoder.positions"] = (
        given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
    )
    shapes = given.get("embeddings.shape_embeddings.weight")
    out["encoder.shapes"] = np.zeros((SHAPES, words.shape[1]), np.float32) if shapes is None else shapes
    norm("encoder.norm", "embeddings.LayerNorm")
    layer = 0
    while f"encoder.layer.{layer}.output.dense.weight" in given:
        source, target = f"encoder.layer.{layer}", f"encoder.layer.{layer}"
        qkv = [f"{source}.attention.self.{name}" for name in ("query", "key", "value")]
        matrix(
            f"{target}.attention.qkv",
            np.concatenate([given[f"{name}.weight"] for name in qkv]),
            np.concatenate([given[f"{name}.bias"] for name in qkv]),
        )
        for ours, theirs in (
            ("attention.out", "attention.output.dense"),
            ("inner", "intermediate.dense"),
            ("outer", "output.dense"),
        ):
            matrix(f"{target}.{ours}", given[f"{source}.{theirs}.weight"], given[f"{source}.{theirs}.bias"])
        norm(f"{target}.attention.norm", f"{source}.attention.output.LayerNorm")
        norm(f"{target}.norm", f"{source}.output.LayerNorm")
        layer += 1
    return out


def encoder_texts(tensors: dict[str, np.ndarray], vocabulary: list[str]) -> dict[str, str]:
    hidden = tensors["encoder.words.weight"].shape[1]
    config = {
        "layers": sum(name.startswith("encoder.layer.") and name.endswith(".inner.weight") for name in tensors),
        "hidden": hidden,
        "heads": hidden // 32,
        "inner": tensors["encoder.layer.0.inner.weight"].shape[0],
        "positions": tensors["encoder.positions"].shape[0],
        "cls": vocabulary.index("[CLS]"),
        "sep": vocabulary.index("[SEP]"),
    }
    return {"encoder.config": json.dumps(config), "vocabulary": "\n".join(vocabulary)}


def vocabulary() -> list[str]:
    """The pieces in order of their ids."""
    given = json.loads((published_model() / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    return sorted(given, key=given.get)


def main() -> None:
    models = pathlib.Path(__file__).resolve().parent.parent / "models"
    path = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else models / "news.weights"
    state = safetensors.numpy.load_file(published_model() / "model.safetensors")
    tensors = encoder_tensors(state)
    write_weights(path, tensors, encoder_texts(tensors, vocabulary()))


if __name__ == "__main__":
    main()
