"""Fits the model of src/linking/claims/claim_pairs.cc, which says how likely two members are of one claim, to the
written stories, and prints its constants, to be pasted by hand. Minutes.

    python -m sayso_training.claims --scorer ../shared/score --stories ../shared/data/stories --build build/release \\
        --models models --work build/claims [--folds]

With --folds each story is also left out in turn: the model and the probability from which claims join are chosen on
the other stories, the program `join_claims` joins by them, and all scorers' figures are of the left-out stories.

The programs read the stories, so that the features are those of the program. A pair of which only one member is in
gold is one that does not belong together, unless the claim has a member in the other's document; it counts less, as
gold leaves out repeats. What pairs of two stories are, the program does not ask.
"""
from __future__ import annotations

import argparse
import collections
import json
import pathlib
import shutil
import subprocess
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression

PENALTY = 0.1
OUTSIDE_GOLD = 0.3  # what a pair with a member that gold does not have counts
JOINS_FROM = (0.24, 0.28, 0.32)
FALSE_JOINS = 0.07  # at most, of the claims; on other stories there are more


class Stories:
    """The stories, their gold, and a store that the program has made of them."""

    def __init__(self, options: argparse.Namespace) -> None:
        sys.path.insert(0, str(options.scorer))
        import stories  # the scorer

        self.scorer, self.options = stories, options
        self.gold = str(options.stories)
        self.texts, self.story_of, self.claims, _ = stories.load(self.gold)
        self.names = sorted(set(self.story_of.values()))
        self.store = options.work / "stories.db"
        options.work.mkdir(parents=True, exist_ok=True)
        if not self.store.exists():
            texts = options.work / "stories.jsonl"
            texts.write_text("".join(json.dumps(line) + "\n" for line in stories.inputs(self.gold)), encoding="utf-8")
            self.run("sayso", "add", self.store, texts)
        self.run("sayso", "relink", self.store)

    def run(self, program: str, *words) -> str:
        done = subprocess.run([self.options.build / program, *words], check=True, capture_output=True, text=True)
        return done.stdout

    def export(self, store: pathlib.Path) -> list[dict]:
        return [json.loads(line) for line in self.run("sayso", "export", store, "--format", "jsonl").splitlines()]

    def claim_of_members(self) -> dict:
        """(document, attribution or event) -> gold claim of the gold member whose words it shares most of."""
        documents = {line["id"]: line for line in self.export(self.store) if line["kind"] == "document"}
        quotes = collections.defaultdict(list)
        for key, claim in self.claims.items():
            for member in claim["members"]:
                quotes[member["document"]].append((self.scorer.quote_span(self.texts, member), key))
        found = {}
        for document in documents.values():
            for kind, items in (("attribution", document["attributions"]), ("event", document["events"])):
                for item in items:
                    member = {"document": document["id"], kind: item["id"]}
                    spans, is_event = self.scorer.member_spans(documents, member)
                    shared = [(self.scorer.shared(spans, is_event, q), key) for q, key in quotes[document["id"]]]
                    best = max(shared, default=(0, None))
                    if best[0]:
                        found[document["id"], item["id"]] = best[1]
        return found

    def pairs(self) -> "Pairs":
        return Pairs(self, self.run("claim_pairs", self.store), self.claim_of_members())

    def joined(self, weights: str) -> list[dict]:
        """What the program exports when it joins by `weights`."""
        store, file = self.options.work / "joined.db", self.options.work / "weights.txt"
        shutil.copy(self.store, store)
        file.write_text(weights + "\n", encoding="utf-8")
        self.run("join_claims", store, self.options.models, file)
        return self.export(store)

    def figures(self, names: list[str], system: list[dict]) -> dict:
        """The scorer's rows for some of the stories."""
        if len(names) == 1:
            return dict(self.scorer.score(str(self.options.stories / names[0]), system))
        folder = self.options.work / "gold"
        shutil.rmtree(folder, ignore_errors=True)
        for name in names:
            shutil.copytree(self.options.stories / name, folder / name)
        return dict(self.scorer.score(str(folder), system))


class Pairs:
    def __init__(self, stories: Stories, dumped: str, claim: dict) -> None:
        rows = [json.loads(line) for line in dumped.splitlines()]
        rows = [r for r in rows if stories.story_of[r["one"][0]] == stories.story_of[r["other"][0]]]
        documents_of = collections.defaultdict(set)
        for (document, _), key in claim.items():
            documents_of[key].add(document)
        self.features = np.array([row["features"] for row in rows])
        self.story = np.array([stories.story_of[row["one"][0]] for row in rows])
        self.same, self.counts = np.zeros(len(rows), bool), np.zeros(len(rows))
        for i, row in enumerate(rows):
            one, other = claim.get(tuple(row["one"])), claim.get(tuple(row["other"]))
            if one and other:
                self.same[i], self.counts[i] = one == other, 1
            elif one or other:
                outside = row["other"] if one else row["one"]
                self.counts[i] = 0 if outside[0] in documents_of[one or other] else OUTSIDE_GOLD

    def fit(self, stories: list[str]) -> list[float]:
        """Offset and weights for features as they are."""
        use = np.isin(self.story, stories) & (self.counts > 0)
        x, mean, scale = self.features[use], self.features[use].mean(0), self.features[use].std(0) + 1e-6
        model = LogisticRegression(C=PENALTY, max_iter=3000)
        model.fit((x - mean) / scale, self.same[use], sample_weight=self.counts[use])
        weights = model.coef_[0] / scale
        return [float(model.intercept_[0] - (weights * mean).sum()), *map(float, weights)]


def line_of(numbers: list[float]) -> str:
    return " ".join(f"{number:.3f}" for number in numbers)


def choose(stories: Stories, weights: list[float], names: list[str]) -> tuple[float, list[dict]]:
    """From which probability claims join, by the stories `names`; and the program's output with it."""
    best: tuple = ()
    for joins_from in JOINS_FROM:
        system = stories.joined(line_of([*weights, joins_from]))
        rows = stories.figures(names, system)
        value = rows["claims b-cubed"]["f1"] - 10 * max(0.0, rows["false joins"]["share"] - FALSE_JOINS)
        if not best or value > best[0]:
            best = (value, joins_from, system)
    return best[1], best[2]


def report(name: str, rows: dict) -> None:
    def percent(row: str, value: str) -> str:
        return f"{100 * rows[row][value]:5.1f}"

    claims = "/".join(percent("claims b-cubed", x) for x in ("p", "r", "f1"))
    ledgers = f"both {percent('ledger origins both', 'accuracy')}"
    spread = f"where max > 1 {percent('ledger origins both, where max > 1', 'accuracy')}"
    print(f"{name:10} claims p/r/f1 {claims}  found {percent('found members', 'share')}"
          f"  false joins {percent('false joins', 'share')}  ledgers {ledgers}, {spread}"
          f"  disputes {percent('disputes', 'f1')}", flush=True)


def folds(stories: Stories, pairs: Pairs) -> None:
    """Prints the figures of each story with a model of the others, and of all of them together."""
    together = [line for line in stories.export(stories.store) if line["kind"] != "claim"]
    for left_out in stories.names:
        others = [name for name in stories.names if name != left_out]
        weights = pairs.fit(others)
        joins_from, system = choose(stories, weights, others)
        of_it = [line for line in system if line["kind"] == "claim"
                 and stories.story_of[line["members"][0]["document"]] == left_out]
        together += of_it
        report(left_out, stories.figures([left_out], [l for l in system if l["kind"] != "claim"] + of_it))
        print(f"{'':10} joins from {joins_from}")
    report("all", stories.figures(stories.names, together))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    for name in ("--scorer", "--stories", "--build", "--models", "--work"):
        parser.add_argument(name, type=pathlib.Path, required=True)
    parser.add_argument("--folds", action="store_true", help="measure on each story with a model of the others")
    options = parser.parse_args()
    stories = Stories(options)
    pairs = stories.pairs()
    if options.folds:
        folds(stories, pairs)
    weights = pairs.fit(stories.names)
    joins_from, system = choose(stories, weights, stories.names)
    report("in sample", stories.figures(stories.names, system))
    numbers = ", ".join(f"{weight:.2f}" for weight in weights[1:])
    print(f"{{{weights[0]:.2f}, {{{numbers}}}, {joins_from}}}")


if __name__ == "__main__":
    main()
