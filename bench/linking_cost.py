#!/usr/bin/env python3
"""What linking costs a document as a store grows: runs link_generated (bench/linking) and says how its
times grow beside log n.

    bench/linking_cost.py --work FOLDER [--program build/release/link_generated --texts FOLDER...]
                          [--documents N] [--reuse-documents N] [--plot docs/linking-cost.svg]

All linking first, then reuse alone. The work folder holds generated texts, stores and times; a run that
was broken off goes on there, and one that is done is read; without --program what there is is read, also
while a run goes on. Each store is removed once its times are known, with --keep-stores not. Times are of
the processor; those of the clock stand beside them, and that of a piece of work which is always the same:
where that grows, something else on the machine slowed both. Needs nothing but Python.
"""
from __future__ import annotations

import argparse
import json
import math
import pathlib
import subprocess
import sys

SIZES = [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000]
# A size's time is the mean of so many documents before it: of a tenth, and of a block at least.
WINDOW, LEAST_WINDOW = 0.1, 500
TITLES = {"all": "all linking", "reuse": "reuse alone"}


def blocks(work: pathlib.Path, steps: str) -> list[dict]:
    path = work / f"{steps}.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def measure(options: argparse.Namespace, steps: str, documents: int) -> list[dict]:
    """The blocks of a run to this many documents, gone on with if it was broken off."""
    done = blocks(options.work, steps)
    if options.program and (not done or done[-1]["documents"] < documents):
        subprocess.run([options.program, "--work", options.work, "--steps", steps,
                        "--documents", str(documents), "--texts", *options.texts], check=True)
        done = blocks(options.work, steps)
        if not options.keep_stores:
            for ending in ("", "-wal", "-shm"):
                (options.work / f"{steps}.db{ending}").unlink(missing_ok=True)
    return [block for block in done if block["documents"] <= documents]


def window(done: list[dict], documents: int) -> list[dict]:
    """The blocks whose mean stands for this size of the store; none where the run did not get there."""
    begin = documents - max(LEAST_WINDOW, WINDOW * documents)
    if not done or done[-1]["documents"] < documents:
        return []
    return [b for b in done if begin < b["documents"] <= documents]


def mean(blocks_: list[dict], seconds) -> float | None:
    """Milliseconds of a document, of what `seconds` gives for a block."""
    count = sum(block["block"] for block in blocks_)
    return 1000 * sum(map(seconds, blocks_)) / count if count else None


def milliseconds(done: list[dict], documents: int, work: str, which: int) -> float | None:
    """Time of a document at this size of the store; `which`: 0 of the clock, 1 of the processor."""
    return mean(window(done, documents), lambda block: block[work][which])


def sizes_of(done: list[dict]) -> list[int]:
    """The sizes that the run came to, and where it stands."""
    last = done[-1]["documents"] if done else 0
    return sorted({size for size in SIZES if size <= last} | ({last} if last > SIZES[0] else set()))


def pace(blocks_: list[dict]) -> str:
    """Milliseconds of the piece of work that is always the same."""
    known = [block["pace"] for block in blocks_ if "pace" in block]
    return f"{1000 * sum(known) / len(known):.1f}" if known else ""


def step_table(done: list[dict]) -> list[str]:
    """What each step takes; empty where steps were not told apart."""
    names = [name for name in done[-1].get("steps", {}) if any(b["steps"][name] for b in done)]
    if not names:
        return []
    lines = ["", "| documents | " + " | ".join(names) + " |", "|" + "---|" * (len(names) + 1)]
    for size in sizes_of(done):
        there = window(done, size)
        times = [f"{mean(there, lambda block: block['steps'][name]):.1f}" for name in names]
        lines.append(f"| {size:,} | " + " | ".join(times) + " |")
    return lines


def table(done: list[dict]) -> list[str]:
    lines = ["| documents | stories | linking, ms (clock) | to the first | log n to the first | "
             "fixed work, ms | storing, ms | memory, MB | disk, MB |", "|" + "---|" * 9]
    first = milliseconds(done, SIZES[0], "link", 1)
    for size in sizes_of(done):
        time = milliseconds(done, size, "link", 1)
        if time is None or first is None:
            continue
        last = next(block for block in done if block["documents"] == size)
        lines.append(
            f"| {size:,} | {last['stories']:,} | {time:.1f} ({milliseconds(done, size, 'link', 0):.1f}) | "
            f"{time / first:.2f} | {math.log(size) / math.log(SIZES[0]):.2f} | "
            f"{pace(window(done, size))} | {milliseconds(done, size, 'store', 1):.1f} | {last['memory'] / 1e6:,.0f} | "
            f"{last['disk'] / 1e6:,.0f} |")
    clock, processor = (sum(b["link"][i] + b["store"][i] for b in done) / 60 for i in (0, 1))
    lines += ["", f"Storing and linking took {processor:.0f} minutes of the processor and {clock:.0f} of the clock."]
    return lines + step_table(done)


class Plot:
    """Lines over the number of documents, as SVG; both axes are logarithmic."""
    WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 360, 60, 20, 40, 45
    COLOURS = {"all": "#1f5fa8", "reuse": "#b5541c"}
    TIMES = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]

    def __init__(self, most_documents: int, times: list[float]):
        self.low, self.high = math.log10(500), math.log10(most_documents)
        self.least, self.most = math.log10(0.7 * min(times)), math.log10(1.4 * max(times))
        self.parts: list[str] = []

    def x(self, documents: float) -> float:
        width = self.WIDTH - self.LEFT - self.RIGHT
        return self.LEFT + width * (math.log10(documents) - self.low) / (self.high - self.low)

    def y(self, time: float) -> float:
        height = self.HEIGHT - self.TOP - self.BOTTOM
        share = (math.log10(time) - self.least) / (self.most - self.least)
        return self.HEIGHT - self.BOTTOM - height * share

    def text(self, x: float, y: float, words: str, anchor: str = "middle", colour: str = "#333"):
        self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{words}</text>')

    def line(self, points: list[tuple[float, float]], colour: str, more: str = ""):
        places = " ".join(f"{self.x(n):.1f},{self.y(t):.1f}" for n, t in points)
        self.parts.append(f'<polyline points="{places}" fill="none" stroke="{colour}" {more}/>')

    def axes(self):
        for size in SIZES:
            if math.log10(size) <= self.high + 1e-9:
                self.text(self.x(size), self.HEIGHT - self.BOTTOM + 18, f"{size:,}")
        for time in self.TIMES:
            if self.least <= math.log10(time) <= self.most:
                self.line([(10 ** self.low, time), (10 ** self.high, time)], "#ddd")
                self.text(self.LEFT - 8, self.y(time) + 4, f"{time:g}", "end")
        self.text(self.WIDTH / 2, self.HEIGHT - 8, "documents in the store")
        self.text(self.LEFT, 20, "processor time of linking a document, ms; dashed: growth of log n", "start")

    def series(self, steps: str, done: list[dict]):
        colour = self.COLOURS[steps]
        points = [(b["documents"], 1000 * b["link"][1] / b["block"]) for b in done]
        # Means of neighbours, so that a line of hundreds of blocks can be read.
        size = max(1, len(points) // 60)
        mean = [tuple(sum(column) / len(column) for column in zip(*points[i:i + size]))
                for i in range(0, len(points), size)]
        self.line(mean, colour, 'stroke-width="1.6"')
        first = milliseconds(done, SIZES[0], "link", 1)
        if first is not None:
            sizes = [SIZES[0] * (points[-1][0] / SIZES[0]) ** (i / 20) for i in range(21)]
            log = [(n, first * math.log(n) / math.log(SIZES[0])) for n in sizes]
            self.line(log, colour, 'stroke-dasharray="6 4"')
        self.text(self.x(mean[-1][0]), self.y(mean[-1][1]) - 10, TITLES[steps], "end", colour)

    def svg(self) -> str:
        self.axes()
        return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.WIDTH} {self.HEIGHT}" '
                f'font-family="sans-serif" font-size="12">\n'
                f'<rect width="{self.WIDTH}" height="{self.HEIGHT}" fill="white"/>\n'
                + "\n".join(self.parts) + "\n</svg>\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", help="link_generated; without it what was measured is read")
    parser.add_argument("--texts", nargs="+", default=[], help="folders of .txt, .conllu, .tml")
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--documents", type=int, default=50_000)
    parser.add_argument("--reuse-documents", type=int, default=200_000)
    parser.add_argument("--plot", type=pathlib.Path)
    parser.add_argument("--keep-stores", action="store_true")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)

    measured = {}
    for steps, documents in (("all", options.documents), ("reuse", options.reuse_documents)):
        if documents <= 0:
            continue
        measured[steps] = measure(options, steps, documents)
        if not measured[steps]:
            del measured[steps]
            continue
        print(f"\n{TITLES[steps]}:\n")
        print("\n".join(table(measured[steps])), flush=True)
    if options.plot:
        times = [1000 * b["link"][1] / b["block"] for done in measured.values() for b in done]
        plot = Plot(max(done[-1]["documents"] for done in measured.values()), times)
        for steps, done in measured.items():
            plot.series(steps, done)
        options.plot.write_text(plot.svg())
    return 0


if __name__ == "__main__":
    sys.exit(main())
