"""Writes models/news.weights and its card from a finished run.

    python -m sayso_training.export --run runs/news --models ../models
"""
from __future__ import annotations

import argparse
import pathlib
import sys

import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from export_encoder import encoder_tensors, encoder_texts, vocabulary  # noqa: E402
from weights_file import write_weights  # noqa: E402

from .encoder import HIDDEN, LAYERS  # noqa: E402


def published_names(state: dict[str, torch.Tensor]) -> dict[str, np.ndarray]:
    """The encoder's state under the names of the published model."""
    out = {
        "embeddings.word_embeddings.weight": state["words.weight"],
        "embeddings.position_embeddings.weight": state["positions.weight"],
        "embeddings.token_type_embeddings.weight": torch.zeros(1, HIDDEN),
        "embeddings.shape_embeddings.weight": state["shapes.weight"],
        "embeddings.LayerNorm.weight": state["norm.weight"],
        "embeddings.LayerNorm.bias": state["norm.bias"],
    }
    for i in range(LAYERS):
        ours, theirs = f"layers.{i}.", f"encoder.layer.{i}."
        for part in ("weight", "bias"):
            for name, value in zip(("query", "key", "value"), state[f"{ours}qkv.{part}"].chunk(3)):
                out[f"{theirs}attention.self.{name}.{part}"] = value
            for mine, its in (
                ("out", "attention.output.dense"),
                ("attention_norm", "attention.output.LayerNorm"),
                ("inner", "intermediate.dense"),
                ("outer", "output.dense"),
                ("norm", "output.LayerNorm"),
            ):
                out[f"{theirs}{its}.{part}"] = state[f"{ours}{mine}.{part}"]
    return {name: value.float().numpy() for name, value in out.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", type=pathlib.Path, required=True)
    parser.add_argument("--models", type=pathlib.Path, required=True)
    given = parser.parse_args()

    checkpoint = torch.load(given.run / "checkpoint.pt", weights_only=False)
    state = checkpoint["network"] | checkpoint["average"]
    encoder = {n.removeprefix("encoder."): v for n, v in state.items() if n.startswith("encoder.")}
    tensors = encoder_tensors(published_names(encoder))
    for name, value in state.items():
        if name.startswith("attributions."):
            tensors["attribution." + name.removeprefix("attributions.")] = value.float().numpy()
    write_weights(given.models / "news.weights", tensors, encoder_texts(tensors, vocabulary()))


if __name__ == "__main__":
    main()
