"""Gradient-boosted trees over the features that the program `blocks` gives, and their weights file."""
from __future__ import annotations

import dataclasses
import json
import pathlib
import subprocess

import lightgbm
import numpy as np

from sayso_training.pages import labels
from sayso_training.pages.data import Page, fold_of
from sayso_training.weights_file import write_weights

PARTS = 3  # of the training pages, each scored by a first reading that the others taught
SETTINGS = {
    "objective": "binary", "learning_rate": 0.05, "min_data_in_leaf": 20, "min_sum_hessian_in_leaf": 0.1, "max_bin": 63,
    "extra_trees": True, "num_leaves": 31, "feature_fraction": 0.3, "bagging_fraction": 0.7, "bagging_freq": 1,
    "lambda_l2": 5, "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True, "force_row_wise": True,
}
FIRST_TREES, SECOND_TREES = 350, 300


@dataclasses.dataclass
class Blocks:
    """A page's blocks that are scored: their numbers, features, which are of its article, and how much
    each counts."""

    numbers: np.ndarray
    features: np.ndarray
    labels: np.ndarray
    weights: np.ndarray


def dump(program: pathlib.Path, pages: list[Page], model: pathlib.Path | None = None) -> dict[str, dict]:
    """What the program says of each page, by name."""
    command = [program, *(["--model", model] if model else []), *(page.file for page in pages)]
    lines = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.splitlines()
    found = {}
    for page, line in zip(pages, lines, strict=True):
        one = json.loads(line)
        one["features"] = np.array(one["features"], np.float32).reshape(-1, one["width"])
        found[page.name] = one
    return found


def weights_of(texts: list[str], chosen: np.ndarray) -> np.ndarray:
    """A block counts by its words, a page by far less than its length."""
    words = np.array([len(labels.words_of(text)) for text in texts], float)
    weights = np.maximum(words, 1) ** 0.3 + 0.5
    return weights / np.sqrt(weights[chosen == 1].sum() if chosen.any() else weights.sum())


def read_blocks(program: pathlib.Path, pages: list[Page]) -> dict[str, Blocks]:
    blocks = {}
    found = dump(program, pages)
    for page in pages:
        one = found[page.name]
        chosen = labels.label(one["blocks"], page.text, ordered=page.kind == "article-extraction")
        weights = weights_of(one["blocks"], chosen)
        scored = np.flatnonzero(np.array(one["furniture"]) == 0)
        blocks[page.name] = Blocks(scored, one["features"][scored], chosen[scored], weights[scored])
    return blocks


def fit(pages: list[Page], blocks: dict[str, Blocks], features: dict[str, np.ndarray], trees: int):
    data = lightgbm.Dataset(
        np.concatenate([features[page.name] for page in pages]),
        np.concatenate([blocks[page.name].labels for page in pages]),
        weight=np.concatenate([blocks[page.name].weights for page in pages]))
    return lightgbm.train(SETTINGS, data, trees)


def nodes_of(model: lightgbm.Booster) -> tuple[np.ndarray, np.ndarray]:
    """As src/documents/forest.h has them."""
    nodes: list[list[float]] = []
    roots = []
    for tree in model.dump_model()["tree_info"]:
        roots.append(len(nodes))
        left = [(tree["tree_structure"], None)]
        while left:
            node, above = left.pop()
            if above is not None:
                nodes[above][2] = len(nodes)
            if "leaf_value" in node:
                nodes.append([-1, node["leaf_value"], 0])
                continue
            # Values up to the threshold go on to the next node; a float has to part them alike.
            threshold = np.float32(node["threshold"])
            if float(threshold) > node["threshold"]:
                threshold = np.nextafter(threshold, np.float32(-np.inf))
            left.append((node["right_child"], len(nodes)))
            left.append((node["left_child"], None))
            nodes.append([node["split_feature"], threshold, 0])
    return np.array(nodes, "<f4"), np.array(roots, "<f4")


def write(path: pathlib.Path, first: lightgbm.Booster, second: lightgbm.Booster) -> None:
    tensors = {}
    for name, model in (("first", first), ("second", second)):
        tensors[name + ".nodes"], tensors[name + ".roots"] = nodes_of(model)
    write_weights(path, tensors, {})


def train(program: pathlib.Path, pages: list[Page], blocks: dict[str, Blocks], path: pathlib.Path) -> None:
    """Teaches both readings on `pages` and writes them to `path`."""
    features = {page.name: blocks[page.name].features for page in pages}
    seconds: dict[str, np.ndarray] = {}
    for part in range(PARTS):
        inside = [page for page in pages if fold_of(page.site, PARTS, "parts") == part]
        outside = [page for page in pages if fold_of(page.site, PARTS, "parts") != part]
        first = fit(outside, blocks, features, FIRST_TREES)
        write(path, first, first)
        for name, one in dump(program, inside, path).items():
            seconds[name] = one["features"][blocks[name].numbers]
    first = fit(pages, blocks, features, FIRST_TREES)
    second = fit(pages, blocks, seconds, SECOND_TREES)
    write(path, first, second)
