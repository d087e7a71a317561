#!/usr/bin/env python3
"""Times reading pages (article text and metadata) against trafilatura over the same pages in memory,
one thread each, in the same run.

    bench/pages_vs_trafilatura.py --bench build/release/bench_pages --pages ../shared/data/wcxb/html ...

A folder holds .html or .html.gz files. sayso's time is that of bench_pages' `page`; trafilatura's that of
bare_extraction(page, with_metadata=True), both of the processor. Rounds are taken in turn and the best of
each counts. Prints pages per second of each and their ratio. Needs `pip install -r bench/requirements.txt`.
"""
from __future__ import annotations

import argparse
import gzip
import json
import logging
import os
import pathlib
import subprocess
import sys
import tempfile
import time


def read(path: pathlib.Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bench", default="build/release/bench_pages")
    parser.add_argument("--pages", type=pathlib.Path, nargs="+", required=True, help="folders")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()

    import trafilatura

    logging.disable(logging.CRITICAL)
    files = sorted(file for folder in given.pages for file in [*folder.glob("*.html"), *folder.glob("*.html.gz")])
    if not files:
        print(f"{given.pages[0]}: no .html or .html.gz files", file=sys.stderr)
        return 2
    pages = [read(file) for file in files]
    with tempfile.TemporaryDirectory() as room:
        for i, page in enumerate(pages):
            pathlib.Path(room, f"{i}.html").write_bytes(page)
        # Once over all pages before the time counts, as trafilatura's first round is for its later ones.
        command = [given.bench, "--benchmark_filter=^page$", "--benchmark_format=json",
                   "--benchmark_min_warmup_time=0.01", "--benchmark_min_time=0.01"]

        def ours() -> float:
            out = subprocess.run(command, env=dict(os.environ, SAYSO_PAGES=room), stdout=subprocess.PIPE,
                                 stderr=subprocess.DEVNULL, check=True).stdout
            return json.loads(out)["benchmarks"][0]["cpu_time"] / 1000

        def theirs() -> float:
            start = time.process_time()
            for page in pages:
                trafilatura.bare_extraction(page, with_metadata=True)
            return time.process_time() - start

        seconds = [(ours(), theirs()) for _ in range(given.rounds)]
    best_ours, best_theirs = (min(column) for column in zip(*seconds))
    print(f"pages {len(pages)}, MB {sum(map(len, pages)) / 1e6:.1f}")
    print(f"sayso                {len(pages) / best_ours:9.1f} pages/s")
    print(f"trafilatura {trafilatura.__version__:<8} {len(pages) / best_theirs:9.1f} pages/s")
    print(f"ratio                {best_theirs / best_ours:9.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
