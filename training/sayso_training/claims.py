"""Fits the model of src/linking/claims/claim_pairs.cc, which says how likely two members are of one claim, to the
written stories, and prints its constants. Minutes; the numbers are pasted by hand.

    python -m sayso_training.claims --stories ../shared/data/stories --programs ../build/release

The programs read the stories, so that the features are those of the program. Each story is left out in turn to see
how well the model does on others; what is printed at the end is fitted to all. Pairs of members that gold does not
have say nothing, nor do those of two stories.
"""
from __future__ import annotations

import argparse
import collections
import json
import pathlib
import subprocess
import tempfile

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

FIRST = 12  # features of the pair alone; two margins follow
NO_RIVAL, LARGEST = -6.0, 4.0  # as in claim_pairs.cc
PENALTY = 0.3


def overlap(spans: list, quote: tuple[int, int]) -> int:
    return sum(max(0, min(e, quote[1]) - max(s, quote[0])) for s, e in spans)


def gold_of(stories: pathlib.Path, documents: dict) -> dict:
    """(document, attribution or event) -> (story, claim) of the gold member whose words it shares most of."""
    quotes = collections.defaultdict(list)
    for folder in sorted(stories.glob("*/gold.json")):
        for claim in json.loads(folder.read_text(encoding="utf-8"))["claims"]:
            for member in claim["members"]:
                begin = documents[member["document"]]["text"].find(member["quote"])
                span = (begin, begin + len(member["quote"]))
                quotes[member["document"]].append((span, (folder.parent.name, claim["id"])))
    found = {}
    for document in documents.values():
        items = [(a["id"], a["content"], 4) for a in document["attributions"]]
        items += [(v["id"], [v["trigger"]], 10**6) for v in document["events"]]
        for name, spans, least in items:
            if not spans:
                continue
            length = sum(e - s for s, e in spans)
            both = [(overlap(spans, q), c, q) for q, c in quotes[document["id"]]]
            both = [(n, c) for n, c, q in both if n and n * least >= min(length, q[1] - q[0])]
            if both:
                found[document["id"], name] = max(both)[1]
    return found


def read(stories: pathlib.Path, programs: pathlib.Path):
    """(members, pairs [n, 2], crossed [n], features [n, 12], claim of each member or None, story of each)"""
    with tempfile.TemporaryDirectory() as folder:
        given, store = pathlib.Path(folder) / "stories.jsonl", str(pathlib.Path(folder) / "s.db")
        story_of, lines = {}, []
        for path in sorted(stories.glob("*/documents.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                story_of[json.loads(line)["id"]] = path.parent.name
                lines.append(line)
        given.write_text("\n".join(lines) + "\n", encoding="utf-8")
        subprocess.run([programs / "sayso", "add", store, str(given)], check=True)
        export = subprocess.run([programs / "sayso", "export", store], check=True, capture_output=True).stdout
        dumped = subprocess.run([programs / "claim_pairs", store], check=True, capture_output=True).stdout
    documents = {}
    for line in export.decode().splitlines():
        row = json.loads(line)
        if row["kind"] == "document":
            documents[row["id"]] = row
    rows = [json.loads(line) for line in dumped.decode().splitlines()]
    members = sorted({tuple(row[side]) for row in rows for side in ("one", "other")})
    place = {member: i for i, member in enumerate(members)}
    pairs = np.array([[place[tuple(row["one"])], place[tuple(row["other"])]] for row in rows])
    crossed = np.array([row["crossed"] for row in rows])
    features = np.array([row["features"] for row in rows])[:, :FIRST]
    gold = gold_of(stories, documents)
    return members, pairs, crossed, features, [gold.get(m) for m in members], [story_of[m[0]] for m in members]


def margins(pairs: np.ndarray, odds: np.ndarray, against: np.ndarray, documents: list[str]) -> np.ndarray:
    """[n, 2]: how far each pair is ahead of the next best of either member with the other's document."""
    best: dict = {}
    for (i, j), value in zip(pairs.tolist(), odds.tolist()):
        for a, b in ((i, j), (j, i)):
            known = best.setdefault((a, documents[b], against[b]), [NO_RIVAL, NO_RIVAL, -1])
            if value > known[0]:
                known[:] = [value, known[0], b]
            else:
                known[1] = max(known[1], value)
    out = np.zeros((len(pairs), 2))
    for k, ((i, j), value) in enumerate(zip(pairs.tolist(), odds.tolist())):
        if documents[i] == documents[j]:
            continue
        both = []
        for a, b in ((i, j), (j, i)):
            first, second, member = best[a, documents[b], against[b]]
            both.append(float(np.clip(value - (second if member == b else first), -LARGEST, LARGEST)))
        out[k] = sorted(both)
    return out


class Model:
    def __init__(self, x: np.ndarray, y: np.ndarray) -> None:
        mean, spread = x.mean(0), x.std(0) + 1e-6
        fit = LogisticRegression(C=PENALTY, max_iter=3000).fit((x - mean) / spread, y)
        self.weights = fit.coef_[0] / spread
        self.bias = float(fit.intercept_[0] - (self.weights * mean).sum())

    def odds(self, x: np.ndarray) -> np.ndarray:
        return x @ self.weights + self.bias

    def __str__(self) -> str:
        return f"{{{self.bias:.2f}, {{{', '.join(f'{w:.2f}' for w in self.weights)}}}}}"


def by_side(x: np.ndarray, y: np.ndarray, crossed: np.ndarray, known: np.ndarray) -> list[Model]:
    return [Model(x[known & (crossed == side)], y[known & (crossed == side)]) for side in (False, True)]


def odds_of(models: list[Model], x: np.ndarray, crossed: np.ndarray) -> np.ndarray:
    return np.where(crossed, models[1].odds(x), models[0].odds(x))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=pathlib.Path, required=True)
    parser.add_argument("--programs", type=pathlib.Path, required=True)
    given = parser.parse_args()

    members, pairs, crossed, features, claims, stories = read(given.stories, given.programs)
    documents = [m[0] for m in members]
    # Which side a member is on: any pair that it is in tells against the other's.
    against = sides(pairs, crossed, len(members))
    story = np.array(stories)
    same_story = story[pairs[:, 0]] == story[pairs[:, 1]]
    both_gold = np.array([claims[i] is not None and claims[j] is not None for i, j in pairs.tolist()])
    labels = np.array([claims[i] is not None and claims[i] == claims[j] for i, j in pairs.tolist()])
    known = both_gold & same_story  # stories keep the others apart
    for left_out in [*sorted(set(stories)), None]:
        inside = (story[pairs[:, 0]] != left_out) & (story[pairs[:, 1]] != left_out)
        first = by_side(features, labels, crossed, known & inside)
        odds = odds_of(first, features, crossed)
        x = np.concatenate([features, margins(pairs, odds, against, documents)], 1)
        final = by_side(x, labels, crossed, known & inside)
        if left_out is None:
            for name, models in (("First", first), ("", final)):
                print(f"constexpr Model k{name}Same = {models[0]};\nconstexpr Model k{name}Crossed = {models[1]};")
            break
        found = odds_of(final, x, crossed)
        for side, name in ((False, "one side"), (True, "crossed")):
            tested = both_gold & same_story & (story[pairs[:, 0]] == left_out) & (crossed == side)
            print(left_out, name, f"average precision {average_precision_score(labels[tested], found[tested]):.3f}")


def sides(pairs: np.ndarray, crossed: np.ndarray, count: int) -> np.ndarray:
    """Two colours so that crossed pairs have both; which is which does not matter."""
    near = collections.defaultdict(list)
    for (i, j), other in zip(pairs.tolist(), crossed.tolist()):
        near[i].append((j, other))
        near[j].append((i, other))
    colour = np.full(count, -1)
    for start in range(count):
        if colour[start] >= 0:
            continue
        colour[start], waiting = 0, [start]
        while waiting:
            i = waiting.pop()
            for j, other in near[i]:
                if colour[j] < 0:
                    colour[j] = colour[i] ^ int(other)
                    waiting.append(j)
    return colour


if __name__ == "__main__":
    main()
