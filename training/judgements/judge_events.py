"""Holds the program's events to a list made by reading the seed reports, before any answer was looked at.

    python judge_events.py --sayso ../../build/release/sayso --seeds ../../shared/seeds [--show]

events.tsv has each event of five reports: trigger, type, parties, status, whether it is one of the meetings,
warnings, denials, votes, threats and refusals that must be found, and types that a careful coder might give
instead. Counted are those that must be found and are (an event of some type on the trigger, or on a word within
three of it with one of the types), and events on a listed trigger that are said to happen or to have happened
although the list has them as no fact. Standard library only.
"""
from __future__ import annotations

import argparse
import csv
import pathlib

from annotated import annotated

FACTS = ("happened", "ongoing")
NEAR = 3  # words


def span(cell: str) -> tuple[int, int]:
    begin, end = cell.split("-")
    return int(begin), int(end)


def words_between(text: str, a: tuple[int, int], b: tuple[int, int]) -> int:
    if a[0] < b[1] and b[0] < a[1]:
        return 0
    gap = text[a[1] : b[0]] if a[1] <= b[0] else text[b[1] : a[0]]
    return 99 if "\n" in gap else 1 + len(gap.split())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sayso", required=True)
    parser.add_argument("--seeds", type=pathlib.Path, default=pathlib.Path("../../shared/seeds"))
    parser.add_argument("--show", action="store_true", help="print those that are missed or said to be facts")
    given = parser.parse_args()
    with open(pathlib.Path(__file__).with_name("events.tsv"), encoding="utf-8") as f:
        rows = list(csv.DictReader(f, delimiter="\t"))
    names = {row["document"] for row in rows}
    texts = {name: (given.seeds / f"{name}.txt").read_bytes().decode("utf-8") for name in sorted(names)}
    lines = annotated(given.sayso, texts)
    found = {name: [e for e in line["events"] if e["type"]] for name, line in lines.items()}

    must = missed = false_facts = unreal = seen = typed = 0
    for row in rows:
        text, trigger = texts[row["document"]], span(row["trigger"])
        types = {row["type"], *row["also"].split(";")}
        events = found[row["document"]]
        here = [e for e in events if words_between(text, tuple(e["trigger"]), trigger) == 0]
        near = [e for e in events if e["type"] in types and words_between(text, tuple(e["trigger"]), trigger) <= NEAR]
        shown = text[max(0, trigger[0] - 60) : trigger[1] + 40].replace("\n", " ")
        if here:
            seen += 1
            typed += here[0]["type"] in types
        if row["must"] == "1":
            must += 1
            if not (here or near):
                missed += 1
                if given.show:
                    print(f"missed {row['type']} {row['status']}: {shown}")
        if row["status"] not in FACTS:
            unreal += 1
            if here and here[0]["status"] in FACTS:
                false_facts += 1
                if given.show:
                    print(f"{row['status']} said to have {here[0]['status']} ({here[0]['type']}): {shown}")
    print(f"must be found {must}  missed {missed}")
    print(f"no facts {unreal}  said to be facts {false_facts}")
    print(f"listed {len(rows)}  found {seen}  of an accepted type {typed}  reported {sum(map(len, found.values()))}")


if __name__ == "__main__":
    main()
