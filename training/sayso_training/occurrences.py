"""Fits the model of src/linking/occurrences/event_pairs.cc, which says how likely two mentions in one story are of one
happening, to the training part of ECB+, and prints its constants. Seconds, once the store is made; the numbers are
pasted by hand.

    python -m sayso_training.occurrences --scorer ../shared/score --gold ../shared/data/ecb/ECB_Train_corpus.txt \\
        --programs build/release --store train.db

The store is made if it is missing. The programs read the texts, so that the features are those of the program; an
event goes by the gold mention that the scorer finds for it, and one without a mention says nothing.
"""
from __future__ import annotations

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from sklearn.linear_model import LogisticRegression

PENALTY = 1.0


def make_store(store: pathlib.Path, documents: list[dict], programs: pathlib.Path) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as texts:
        texts.writelines(json.dumps(document) + "\n" for document in documents)
        texts.flush()
        subprocess.run([programs / "sayso", "add", store, texts.name], check=True)


def chains(ecb, gold: dict, lines: list[dict]) -> dict:
    """(document, event) -> chain of the gold mention that the event stands for."""
    found = {}
    for line in lines:
        if line["kind"] != "document":
            continue
        document = gold[line["id"]]
        chain = {mention["id"]: mention["chain"] for mention in document["mentions"]}
        for mention, event in ecb.match(document, line["events"]).items():
            found[line["id"], event] = chain[mention]
    return found


def pairs_of(text: str, chain: dict) -> tuple[np.ndarray, np.ndarray]:
    features, same = [], []
    for line in text.splitlines():
        pair = json.loads(line)
        one, other = chain.get(tuple(pair["one"])), chain.get(tuple(pair["other"]))
        if one is not None and other is not None:
            features.append(pair["features"])
            same.append(one == other)
    return np.array(features), np.array(same)


def fit(features: np.ndarray, same: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and offset for features as they are."""
    scale = features.std(axis=0) + 1e-9
    model = LogisticRegression(C=PENALTY, max_iter=3000).fit(features / scale, same)
    return model.coef_[0] / scale, float(model.intercept_[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    for name in ("--scorer", "--gold", "--programs", "--store"):
        parser.add_argument(name, type=pathlib.Path, required=True)
    parser.add_argument("--models", type=pathlib.Path, default=pathlib.Path("models"))
    options = parser.parse_args()
    sys.path.insert(0, str(options.scorer))
    import ecb  # the scorer's reader of the gold

    gold = ecb.load(str(options.gold))
    if not options.store.exists():
        make_store(options.store, ecb.inputs(str(options.gold)), options.programs)

    def run(*words) -> str:
        return subprocess.run(words, check=True, capture_output=True, text=True).stdout

    exported = run(options.programs / "sayso", "export", options.store)
    chain = chains(ecb, gold, [json.loads(line) for line in exported.splitlines()])
    features, same = pairs_of(run(options.programs / "occurrence_pairs", options.store, options.models), chain)
    weights, offset = fit(features, same)
    print(f"{len(same)} pairs, {same.mean():.1%} of one happening")
    print("offset", round(offset, 2))
    print("weights", ", ".join(f"{weight:.2f}" for weight in weights))


if __name__ == "__main__":
    main()
