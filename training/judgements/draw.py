"""Draws attributions whose source is a pronoun or a role, for people to say who it is.

    python draw.py --part dev|train --rows N --seed N [--whole-documents] --data ../../shared/data

Prints a table of document, annotator file, source and cue as in labels/. Only the first annotator file of
a document counts. Standard library only.
"""
from __future__ import annotations

import argparse
import pathlib
import random
import re

PRONOUNS = set("he she they it we i you who him her them us his hers its their my our".split())
DEFINITE = set("the his her their its this that these those our my".split())
COMPANY = re.compile(r"^(a|an|one|two|three|several|some|many|few|most|other|another|no|any|all|both)$")


def read_standoff(path: pathlib.Path) -> list[dict[str, list[tuple[int, int]]]]:
    spans, events = {}, []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if match := re.match(r"(T\d+)\t\S+ ([\d ;]+)\t", line):
            spans[match[1]] = sorted(tuple(map(int, p.split())) for p in match[2].split(";"))
        elif match := re.match(r"E\d+\tAttribution\S* ?(.*)", line):
            events.append(match[1].split())
    out = []
    for arguments in events:
        roles: dict[str, list[tuple[int, int]]] = {}
        for argument in arguments:
            role, target = argument.split(":")
            roles.setdefault(re.sub(r"\d+$", "", role).lower(), []).extend(spans.get(target, []))
        out.append(roles)
    return out


def is_pronoun_or_role(words: str) -> bool:
    """One pronoun, or a definite description that ends in a common noun: "the Ohio senator"."""
    tokens = re.findall(r"[\w'’-]+", words)
    if not tokens or len(tokens) > 6 or re.search(r"[,;:]", words):
        return False
    if len(tokens) == 1:
        return tokens[0].lower() in PRONOUNS
    if tokens[0].lower() not in DEFINITE or COMPANY.match(tokens[1].lower()):
        return False
    return tokens[-1][0].islower()


def pool(folder: pathlib.Path) -> list[tuple[str, str, str, str]]:
    seen, rows = set(), []
    for path in sorted((folder / "attributions").glob("*.ann")):
        document = re.sub(r"_[0-9a-f]{4}\.ann$", "", path.name)
        if document in seen:
            continue
        seen.add(document)
        text = (folder / "text" / f"{document}.txt").read_bytes().decode("utf-8")
        held = set()
        for roles in read_standoff(path):
            source, cue = sorted(roles.get("source", [])), sorted(roles.get("cue", []))
            if len(source) != 1 or not cue or not roles.get("content") or source[0] in held:
                continue
            if is_pronoun_or_role(text[source[0][0] : source[0][1]]):
                held.add(source[0])
                rows.append((document, path.name, f"{source[0][0]}-{source[0][1]}", f"{cue[0][0]}-{cue[0][1]}"))
    return sorted(rows, key=lambda r: (r[0], int(r[2].split("-")[0])))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--part", choices=("dev", "train"), required=True)
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--whole-documents", action="store_true", help="all rows of a document or none")
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../../shared/data"))
    given = parser.parse_args()
    rows = pool(given.data / "polnear" / given.part)
    draw = random.Random(given.seed)
    if given.whole_documents:
        documents = sorted({row[0] for row in rows})
        draw.shuffle(documents)
        chosen: list = []
        for document in documents:
            if len(chosen) >= given.rows:
                break
            chosen += [row for row in rows if row[0] == document]
    else:
        draw.shuffle(rows)
        chosen = rows[: given.rows]
    print("document\tannotator_file\tsource\tcue")
    for row in sorted(chosen, key=lambda r: (r[0], int(r[2].split("-")[0]))):
        print("\t".join(row))


if __name__ == "__main__":
    main()
