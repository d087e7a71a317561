"""Makes models/pages.weights from all pages.

    python -m sayso_training.pages.make --data ../../shared/data --blocks ../build/release/blocks --models ../models
"""
from __future__ import annotations

import argparse
import pathlib
import tempfile

from sayso_training.pages import forests
from sayso_training.pages.data import read_pages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--blocks", type=pathlib.Path, required=True, help="the program of that name")
    parser.add_argument("--models", type=pathlib.Path, required=True)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as room:
        pages = read_pages(given.data, pathlib.Path(room))
        blocks = forests.read_blocks(given.blocks, pages)
        forests.train(given.blocks, pages, blocks, given.models / "pages.weights")


if __name__ == "__main__":
    main()
