"""Reads the stories in training/stories, told for this purpose, and writes them as data/stories has its own.

    python -m sayso_training.told_stories training/stories OUT

A story is a text file. `# id | outlet | domain | published | title` begins a report; in its text `{3 denies|words}`
marks a member of claim 3 with its stance. After the reports `! 3 1 2` gives the least and most origins of claim 3 and
`> 4 3` says that claim 4 revises claim 3. Every outlet, person and event is invented.
"""
from __future__ import annotations

import collections
import json
import pathlib
import re
import sys

MARK = re.compile(r"\{(\d+) ([a-z-]+)\|([^{}]*)\}")
SUPPORTS = ("asserts", "confirms")


def whole_words(text: str, start: int, end: int) -> str:
    """The words of the span, with as many before them as make it the first place where they stand."""
    while text.find(text[start:end]) != start and start > 0:
        start = max(text.rfind(" ", 0, start - 1), text.rfind("\n", 0, start - 1)) + 1
    return text[start:end]


def report(head: str, body: str, members: dict) -> dict:
    name, outlet, domain, published, title = (part.strip() for part in head.split("|"))
    text, marks, last = "", [], 0
    for mark in MARK.finditer(body):
        text += body[last : mark.start()]
        marks.append((mark[1], mark[2], len(text), len(text) + len(mark[3])))
        text += mark[3]
        last = mark.end()
    text += body[last:]
    for claim, stance, start, end in marks:
        members[claim].append({"document": name, "quote": whole_words(text, start, end), "stance": stance})
    return {"id": name, "url": f"https://{domain}/{name}", "outlet": {"name": outlet, "domain": domain}, "title": title,
            "published": published, "text": text}


def claim(number: str, members: list[dict], origins: dict, revises: dict, outlets: dict) -> dict:
    supporting = [m["document"] for m in members if m["stance"] in SUPPORTS]
    first = next((i for i, m in enumerate(members) if m["stance"] in SUPPORTS), None)
    denials = [i for i, m in enumerate(members) if m["stance"] in ("denies", "doubts")]
    low, high = origins.get(number, (1, 1))
    return {"id": number, "members": members, "articles": len(set(supporting)),
            "publishers": len({outlets[d] for d in supporting}), "origins": {"min": low, "max": high}, "collapsed": [],
            "disputes": [[i, first] for i in denials if first is not None], "revises": revises.get(number)}


def story(text: str) -> tuple[list[dict], dict]:
    """The reports, and what gold.json holds."""
    lines = text.splitlines()
    rules = [line.split() for line in lines if line[:2] in ("! ", "> ")]
    body = "\n".join(line for line in lines if line[:2] not in ("! ", "> "))
    members: dict = collections.defaultdict(list)
    reports = [report(*part.split("\n", 1), members) for part in body.split("# ") if part.strip()]
    for one in reports:
        one["text"] = one["text"].strip()
    origins = {rule[1]: (int(rule[2]), int(rule[3])) for rule in rules if rule[0] == "!"}
    revises = {rule[1]: rule[2] for rule in rules if rule[0] == ">"}
    outlets = {one["id"]: one["outlet"]["name"] for one in reports}
    claims = [claim(n, members[n], origins, revises, outlets) for n in sorted(members, key=int)]
    return reports, {"claims": claims, "reuse": [], "transfers": []}


def write_stories(source: pathlib.Path, out: pathlib.Path) -> None:
    for file in sorted(source.glob("*.txt")):
        reports, gold = story(file.read_text(encoding="utf-8"))
        folder = out / file.stem
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "documents.jsonl").write_text("".join(json.dumps(one) + "\n" for one in reports), encoding="utf-8")
        (folder / "gold.json").write_text(json.dumps(gold, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_stories(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
