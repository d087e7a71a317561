"""Holds the program's speakers to people's judgements.

    python judge.py --sayso ../../build/release/sayso --data ../../shared/data [--show]

speakers.tsv has 200 attributions of PolNeAR's dev part whose source is a pronoun or a role (draw.py --part dev
--rows 200 --seed 20161108), with the words that name who it is, decided by reading and before any answer of
the program was looked at. An attribution is resolved if the program finds one with that source and gives it a
speaker; right if a mention of that speaker overlaps the words of the judgement and its name shares a word
with them. Standard library only.
"""
from __future__ import annotations

import argparse
import csv
import pathlib
import re

from annotated import annotated


def spans(cell: str) -> list[tuple[int, int]]:
    return [] if cell == "-" else [tuple(map(int, part.split("-"))) for part in cell.split(";")]


def overlap(a, b) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def words(text: str) -> set[str]:
    return {w for w in re.findall(r"\w+", text.lower()) if w not in ("the", "a", "of", "s")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sayso", required=True)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../../shared/data"))
    parser.add_argument("--show", action="store_true", help="print the wrong and the open ones")
    given = parser.parse_args()
    table = pathlib.Path(__file__).with_name("speakers.tsv")
    with open(table, encoding="utf-8") as f:
        rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    folder = given.data / "polnear" / "dev" / "text"
    texts = {r["document"]: (folder / f"{r['document']}.txt").read_bytes().decode("utf-8") for r in rows}
    found = annotated(given.sayso, texts)

    resolved = right = missing = 0
    for row in rows:
        document, text = found[row["document"]], texts[row["document"]]
        source, cue = spans(row["source"])[0], spans(row["cue"])[0]
        here = [a for a in document["attributions"] if any(overlap(source, s) for s in a["source"])]
        here.sort(key=lambda a: min((abs(c[0] - cue[0]) for c in a["cue"]), default=1 << 30))
        missing += not here
        speaker = here[0]["speaker"] if here else None
        verdict = "open" if here else "not found"
        entity = next((e for e in document["entities"] if e["id"] == speaker), None)
        if entity:
            resolved += 1
            named = [s for s in spans(row["referent"])]
            alike = words(entity["name"]) & {w for s in named for w in words(text[slice(*s)])}
            good = alike and any(overlap(m["span"], s) for m in entity["mentions"] for s in named)
            right += bool(good)
            verdict = "right" if good else "WRONG"
        if given.show and verdict != "right":
            wanted = " | ".join(text[slice(*s)] for s in spans(row["referent"])) or "-"
            score = here[0]["speaker_score"] if here else 0
            print(f"{verdict}: {text[slice(*source)]!r} = {wanted!r}, not {entity and entity['name']!r} ({score}) "
                  f"{row['document']} {row['source']}")
    print(f"{len(rows)} judged, {missing} not found, {resolved} resolved ({100 * resolved / len(rows):.1f} %), "
          f"{right} of them right ({100 * right / max(1, resolved):.1f} %)")


if __name__ == "__main__":
    main()
