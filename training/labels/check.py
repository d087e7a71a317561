"""python check.py [--data FOLDER]

Checks the form of attributions.tsv and second_pass.tsv against PolNeAR and the labels that came with
the data: documents in the training part and in no other, spans that are an annotated attribution and
lie inside the text, known labels, no row twice, no row of train.tsv or dev.tsv. Then prints the rows of
each label and how well the second pass agrees with the first. Needs the standard library only.
"""
from __future__ import annotations

import argparse
import collections
import csv
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TASKS = {
    "source_kind": {
        "named-person", "named-organisation", "unnamed-official", "unnamed-person", "unnamed-group",
        "outlet", "document", "author", "none",
    },
    "stance": {
        "asserts", "denies", "confirms", "declines-to-comment", "asks", "demands", "warns", "promises",
        "hopes", "believes", "doubts",
    },
    "certainty": {"CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "U"},
}
OTHERS = {"draw": {"random", "rare"}, "by": {"read", "weak"}}
PLACE = ["document", "annotator_file", "cue_start", "cue_end"]
COLUMNS = [*PLACE, "source_spans", "content_spans", *TASKS, *OTHERS]
SECOND = [*PLACE, *(f"{turn}_{task}" for turn in ("first", "second") for task in TASKS)]

Spans = list[tuple[int, int]]


def read_rows(path: pathlib.Path, columns: list[str] | None = None) -> list[dict[str, str]]:
    """Rows of a tab-separated file; with `columns`, it must have exactly these."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if columns and reader.fieldnames != columns:
            sys.exit(f"{path.name}: columns are {reader.fieldnames}, not {columns}")
        rows = list(reader)
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            sys.exit(f"{path.name}:{number}: not {len(reader.fieldnames)} fields")
    return rows


def place(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[column] for column in PLACE)


def parse(spans: str) -> Spans:
    """`start-end` joined by `;`, or `-` for none, as pairs of code points."""
    if spans == "-":
        return []
    if not re.fullmatch(r"\d+-\d+(;\d+-\d+)*", spans):
        raise ValueError(f"spans '{spans}'")
    return [(int(a), int(b)) for a, b in (part.split("-") for part in spans.split(";"))]


def read_attributions(path: pathlib.Path) -> dict[tuple[int, int], tuple[Spans, Spans]]:
    """Source and content of each attribution in a stand-off file, by the range of its cue."""
    spans: dict[str, Spans] = {}
    events: list[list[str]] = []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        if match := re.match(r"(T\d+)\t\S+ ([\d ;]+)\t", line):
            spans[match[1]] = [(int(a), int(b)) for a, b in (p.split() for p in match[2].split(";"))]
        elif match := re.match(r"E\d+\tAttribution\S* ?(.*)", line):
            events.append(match[1].split())
    found = {}
    for arguments in events:
        roles = collections.defaultdict(list)
        for argument in arguments:
            role, target = argument.split(":")
            roles[re.sub(r"\d+$", "", role)] += spans.get(target, [])
        if len(roles["Cue"]) == 1:
            found[roles["Cue"][0]] = (sorted(roles["Source"]), sorted(roles["Content"]))
    return found


def complaints(row: dict[str, str], polnear: pathlib.Path) -> list[str]:
    """What is wrong with a row of attributions.tsv by itself."""
    train, dev = polnear / "train", polnear / "dev"
    name = row["document"]
    text_path = train / "text" / f"{name}.txt"
    annotation = train / "attributions" / row["annotator_file"]
    if not text_path.is_file() or not annotation.is_file():
        return [f"{name}: not in the training part"]
    wrong = [f"{column} '{row[column]}'" for column, known in {**TASKS, **OTHERS}.items() if row[column] not in known]
    if (dev / "text" / f"{name}.txt").exists():
        wrong.append("also in the development part")
    if not re.fullmatch(re.escape(name) + r"_[0-9a-f]{4}\.ann", row["annotator_file"]):
        wrong.append(f"annotator file '{row['annotator_file']}'")
    try:
        cue = (int(row["cue_start"]), int(row["cue_end"]))
        source, content = parse(row["source_spans"]), parse(row["content_spans"])
    except ValueError as error:
        return [*wrong, str(error)]
    size = len(text_path.read_bytes().decode("utf-8"))
    if not all(0 <= begin < end <= size for begin, end in [cue, *source, *content]):
        wrong.append("a span outside the text")
    if not content or read_attributions(annotation).get(cue) != (source, content):
        wrong.append("spans that are no annotated attribution")
    return wrong


def check(data: pathlib.Path) -> list[str]:
    wrong = []
    seen: set[tuple[str, ...]] = set()
    given = {place(row) for part in ("train", "dev") for row in read_rows(data / "labels" / f"{part}.tsv")}
    rows = read_rows(HERE / "attributions.tsv", COLUMNS)
    for number, row in enumerate(rows, start=2):
        found = complaints(row, data / "polnear")
        if place(row) in seen:
            found.append("a row twice")
        if place(row) in given:
            found.append("a row of train.tsv or dev.tsv")
        seen.add(place(row))
        wrong += [f"attributions.tsv:{number}: {complaint}" for complaint in found]
    again = set()
    for number, row in enumerate(read_rows(HERE / "second_pass.tsv", SECOND), start=2):
        if place(row) not in seen or place(row) in again:
            wrong.append(f"second_pass.tsv:{number}: not a row of attributions.tsv, or twice")
        again.add(place(row))
        for task, known in TASKS.items():
            if row[f"first_{task}"] not in known or row[f"second_{task}"] not in known:
                wrong.append(f"second_pass.tsv:{number}: {task}")
    return wrong


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa of two labels for each row."""
    first, second = (collections.Counter(side) for side in zip(*pairs))
    same = sum(a == b for a, b in pairs) / len(pairs)
    chance = sum(first[label] * second[label] for label in first) / len(pairs) ** 2
    return (same - chance) / (1 - chance)


def report() -> None:
    rows = read_rows(HERE / "attributions.tsv", COLUMNS)
    random_rows = [row for row in rows if row["draw"] == "random"]
    print(f"{len(rows)} rows ({len(random_rows)} random) of {len({row['document'] for row in rows})} documents")
    for task in TASKS:
        counts, drawn = (collections.Counter(row[task] for row in part) for part in (rows, random_rows))
        print(task, ", ".join(f"{label} {count} ({drawn[label]})" for label, count in counts.most_common()))
    second = read_rows(HERE / "second_pass.tsv", SECOND)
    for task in TASKS:
        pairs = [(row[f"first_{task}"], row[f"second_{task}"]) for row in second]
        same = sum(a == b for a, b in pairs)
        print(f"second pass, {task}: {same} of {len(pairs)} the same, kappa {kappa(pairs):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[1])
    parser.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared" / "data")
    data = parser.parse_args().data
    for needed in (data / "labels", data / "polnear" / "train", data / "polnear" / "dev"):
        if not needed.is_dir():
            sys.exit(f"{needed}: no such folder")
    wrong = check(data)
    print("\n".join(wrong), end="\n" if wrong else "")
    if wrong:
        sys.exit(1)
    report()


if __name__ == "__main__":
    main()
