"""Fits the models of src/linking/claims: how likely two members are of one claim (claim_pairs.cc), and how likely a
denial answers a claim (answer_model.cc), to the written stories and those in training/stories/linking, and prints their
constants, to be pasted by hand. Many minutes.

    python -m sayso_training.claims --scorer ../shared/score --stories ../shared/data/stories --told training/stories/linking \\
        --articles ../shared/data/polnear/train --build build/release --models models --work build/claims [--folds]

The encoder of statements has seen none of these stories. With --folds each written story, and each half of the told
ones, is also left out in turn: both models and the probability from which denials answer are chosen on the other
stories, the program `join_claims` joins by them, and all scorers' figures are of the left-out stories.

The programs read the stories, so that the features are those of the program. A pair of which only one member is in
gold is one that does not belong together, unless the claim has a member in the other's document; it counts less, as
gold leaves out repeats. Of real articles, every ARTICLES-th of PolNeAR's, no two statements are one claim whose words are
not much alike: told stories have little of what long pieces say besides. A denial's claim is the one most of whose
members in gold are of the claim that it denies. What pairs of two stories are, the program does not ask.
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
import scipy.optimize
from sklearn.linear_model import LogisticRegression

from sayso_training.told_stories import write_stories

AGAINST = ("denies", "doubts")
PENALTY = 0.1
WHICH_PENALTY = 1.0
OUTSIDE_GOLD = 0.3  # what a pair with a member that gold does not have counts
OF_ARTICLE = 0.05  # ... one of an article
ARTICLES = 12
MUCH_ALIKE = 0.5  # share of the words of the shorter, from which two statements of an article may be one
OVERLAP = 1  # where this is among the features (claim_pairs.h)
TOLD_FOLDS = 2
CHOSEN_BY = 3  # every so many told stories
JOINS_FROM = 0.25  # chosen by hand on the written stories, each left out; the folds do not choose it anew
ANSWERS_FROM = (0.34, 0.38)
DISPUTES = 0.2  # what these count beside claims when that is chosen
FALSE_JOINS = 0.07  # at most, of the claims; on other stories there are more


class Stories:
    """The stories, their gold, and the stores that the program has made of them."""

    def __init__(self, options: argparse.Namespace) -> None:
        sys.path.insert(0, str(options.scorer))
        import stories  # the scorer

        self.scorer, self.options = stories, options
        self.folder = options.work / "stories"
        write_stories(options.told, self.folder)
        self.told = sorted(folder.name for folder in self.folder.iterdir())
        for name, folder in stories.stories(str(options.stories)):
            self.told = [one for one in self.told if one != name]
            shutil.copytree(folder, self.folder / name, dirs_exist_ok=True)
        self.gold = str(self.folder)
        self.texts, self.story_of, self.claims, _ = stories.load(self.gold)
        self.names = sorted(set(self.story_of.values()))
        for name in self.names:
            self.make_store(name, stories.inputs(str(self.folder / name)))
        texts = sorted(options.articles.glob("text/*.txt"))[::ARTICLES]
        self.make_store("articles", [self.article(text) for text in texts])

    @staticmethod
    def article(file: pathlib.Path) -> dict:
        return {"id": file.stem, "outlet": {"name": file.stem.split("_")[0]}, "text": file.read_text(encoding="utf-8")}

    def make_store(self, name: str, documents: list[dict]) -> None:
        store, texts = self.store(name), self.options.work / f"{name}.jsonl"
        if not store.exists():
            texts.write_text("".join(json.dumps(line) + "\n" for line in documents), encoding="utf-8")
            self.run("sayso", "add", store, texts)
        self.run("sayso", "relink", store)

    def store(self, name: str) -> pathlib.Path:
        """Each story has its own: what one costs to join does not depend on the others."""
        return self.options.work / f"{name}.db"

    def run(self, program: str, *words) -> str:
        done = subprocess.run([self.options.build / program, *words], check=True, capture_output=True, text=True)
        return done.stdout

    def export(self, store: pathlib.Path) -> list[dict]:
        return [json.loads(line) for line in self.run("sayso", "export", store, "--format", "jsonl").splitlines()]

    def documents(self) -> dict:
        lines = [line for name in self.names for line in self.export(self.store(name))]
        return {line["id"]: line for line in lines if line["kind"] == "document"}

    def gold_of_members(self) -> dict:
        """(document, attribution or event) -> claim and stance of the gold member whose words it shares most of."""
        documents = self.documents()
        quotes = collections.defaultdict(list)
        for key, claim in self.claims.items():
            for member in claim["members"]:
                quotes[member["document"]].append((self.scorer.quote_span(self.texts, member), (key, member["stance"])))
        found = {}
        for document in documents.values():
            for kind, items in (("attribution", document["attributions"]), ("event", document["events"])):
                for item in items:
                    member = {"document": document["id"], kind: item["id"]}
                    spans, is_event = self.scorer.member_spans(documents, member)
                    shared = [(self.scorer.shared(spans, is_event, q), gold) for q, gold in quotes[document["id"]]]
                    best = max(shared, default=(0, None))
                    if best[0]:
                        found[document["id"], item["id"]] = best[1]
        return found

    def pairs(self) -> "Pairs":
        dumped = "".join(self.run("claim_pairs", self.store(name)) for name in [*self.names, "articles"])
        return Pairs(self, dumped, self.gold_of_members())

    def joined(self, weights: str, names: list[str]) -> list[dict]:
        """What the program exports of some stories when it joins by `weights`."""
        store, file = self.options.work / "joined.db", self.options.work / "weights.txt"
        file.write_text(weights + "\n", encoding="utf-8")
        lines = []
        for name in names:
            shutil.copy(self.store(name), store)
            self.run("join_claims", store, self.options.models, file)
            lines += self.export(store)
        return lines

    def figures(self, names: list[str], system: list[dict]) -> dict:
        """The scorer's rows for some of the stories."""
        if len(names) == 1:
            return dict(self.scorer.score(str(self.folder / names[0]), system))
        folder = self.options.work / "gold"
        shutil.rmtree(folder, ignore_errors=True)
        for name in names:
            shutil.copytree(self.folder / name, folder / name)
        return dict(self.scorer.score(str(folder), system))


class Pairs:
    def __init__(self, stories: Stories, dumped: str, gold: dict) -> None:
        rows = [json.loads(line) for line in dumped.splitlines()]
        self.answers = Answers(stories, [r for r in rows if "denial" in r], gold)
        claim = {member: key for member, (key, _) in gold.items()}
        rows = [r for r in rows if "one" in r]
        documents_of = collections.defaultdict(set)
        for (document, _), key in claim.items():
            documents_of[key].add(document)
        self.features = np.array([row["features"] for row in rows])
        self.story = np.array([stories.story_of.get(row["one"][0], "articles") for row in rows])
        self.same, self.counts = np.zeros(len(rows), bool), np.zeros(len(rows))
        for i, row in enumerate(rows):
            if self.story[i] == "articles":
                self.counts[i] = OF_ARTICLE if self.features[i][OVERLAP] < MUCH_ALIKE else 0
                continue
            one, other = claim.get(tuple(row["one"])), claim.get(tuple(row["other"]))
            if one and other:
                self.same[i], self.counts[i] = one == other, 1
            elif one or other:
                outside = row["other"] if one else row["one"]
                self.counts[i] = 0 if outside[0] in documents_of[one or other] else OUTSIDE_GOLD

    def fit(self, stories: list[str]) -> list[float]:
        return fit(self.features, self.same, self.counts * np.isin(self.story, [*stories, "articles"]))


class Answers:
    """Which claims denials answer. A denial that gold has as an assertion, or not at all, answers none."""

    def __init__(self, stories: Stories, rows: list[dict], gold: dict) -> None:
        rows = [row for row in rows if row["denial"][0] in stories.story_of]  # an article tells not what it denies
        denials = list(dict.fromkeys(tuple(row["denial"]) for row in rows))
        self.of = np.array([denials.index(tuple(row["denial"])) for row in rows])
        self.features = np.array([row["features"] for row in rows])
        self.right = np.array([self.is_right(row, gold) for row in rows])
        own = {tuple(row["denial"]): row["own"] for row in rows}
        self.own = np.array([own[denial] for denial in denials])
        self.denies = np.array([gold.get(denial, ("", ""))[1] in AGAINST for denial in denials])
        self.story = np.array([stories.story_of[document] for document, _ in denials])

    @staticmethod
    def is_right(row: dict, gold: dict) -> bool:
        denied, stance = gold.get(tuple(row["denial"]), (None, None))
        told = [gold[tuple(member)][0] for member in row["claim"] if tuple(member) in gold]
        return stance in AGAINST and denied in told and 2 * told.count(denied) >= len(told)

    def fit(self, stories: list[str]) -> list[float]:
        """Offset and weights of denying something, then those of what it is."""
        counts = np.isin(self.story, stories).astype(float)
        return [*fit(self.own, self.denies, counts), *self.fit_which(counts * self.denies)]

    def fit_which(self, counts: np.ndarray) -> list[float]:
        """A conditional logit: of all claims that a denial may answer, and none of them, which one it does."""
        use = counts[self.of] > 0
        scale = np.append(1, self.features[use].std(0) + 1e-6)
        features = np.column_stack([np.ones(use.sum()), self.features[use]]) / scale
        of, right = self.of[use], self.right[use]
        known = np.bincount(of, right, len(counts)) > 0

        def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
            values = np.exp(features @ weights)
            all_values = 1 + np.bincount(of, values, len(counts))
            good = np.where(known, np.bincount(of, values * right, len(counts)), 1)
            towards = np.where(known[of], values * right / good[of], 0)
            gradient = features.T @ (counts[of] * (values / all_values[of] - towards))
            gradient[1:] += 2 * WHICH_PENALTY * weights[1:]
            return (counts * (np.log(all_values) - np.log(good))).sum() + WHICH_PENALTY * (weights[1:] ** 2).sum(), gradient

        fitted = scipy.optimize.minimize(loss, np.zeros(features.shape[1]), jac=True, method="L-BFGS-B")
        return list(fitted.x / scale)


def fit(features: np.ndarray, same: np.ndarray, counts: np.ndarray) -> list[float]:
    """Offset and weights for features as they are."""
    use = counts > 0
    x, mean, scale = features[use], features[use].mean(0), features[use].std(0) + 1e-6
    model = LogisticRegression(C=PENALTY, max_iter=3000)
    model.fit((x - mean) / scale, same[use], sample_weight=counts[use])
    weights = model.coef_[0] / scale
    return [float(model.intercept_[0] - (weights * mean).sum()), *map(float, weights)]


def line_of(numbers: list[float]) -> str:
    return " ".join(f"{number:.3f}" for number in numbers)


class Models:
    """Both models, fitted to some stories, with the probability from which denials answer."""

    def __init__(self, stories: Stories, pairs: Pairs, names: list[str]) -> None:
        self.claims = pairs.fit(names)
        self.answers = pairs.answers.fit(names)
        self.answers_from = ANSWERS_FROM[0]

    def line(self) -> str:
        return line_of([*self.claims, JOINS_FROM]) + "\n" + line_of([*self.answers, self.answers_from])


def choose(stories: Stories, pairs: Pairs, names: list[str]) -> Models:
    """Models fitted to some stories, that probability chosen by them too."""
    models = Models(stories, pairs, names)

    def worth_of(some: list[str]) -> float:
        rows = stories.figures(some, stories.joined(models.line(), some))
        value = rows["claims b-cubed"]["f1"] - 10 * max(0.0, rows["false joins"]["share"] - FALSE_JOINS)
        return value + DISPUTES * rows["disputes"]["f1"]

    # The written stories count as much as all that were told, of which some tell enough.
    written, told = ([name for name in names if (name in stories.told) == is_told] for is_told in (False, True))

    def worth(answers_from: float) -> float:
        models.answers_from = answers_from
        return worth_of(written) + worth_of(told[::CHOSEN_BY])

    models.answers_from = max(ANSWERS_FROM, key=worth)
    return models


def constants(weights: list[float], starts_from: float) -> str:
    numbers = ", ".join(f"{weight:.2f}" for weight in weights[1:])
    return f"{{{weights[0]:.2f}, {{{numbers}}}, {starts_from}}}"


def answer_constants(weights: list[float], own: int, starts_from: float) -> str:
    denies, which = (", ".join(f"{weight:.2f}" for weight in part) for part in (weights[1 : own + 1], weights[own + 2 :]))
    return f"{{{weights[0]:.2f}, {{{denies}}}, {weights[own + 1]:.2f}, {{{which}}}, {starts_from}}}"


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
    """Prints the figures of stories with models of the others, of all written ones and of all told ones."""
    together = []
    written = [name for name in stories.names if name not in stories.told]
    for left_out in [[name] for name in written] + [stories.told[i::TOLD_FOLDS] for i in range(TOLD_FOLDS)]:
        models = choose(stories, pairs, [name for name in stories.names if name not in left_out])
        system = stories.joined(models.line(), left_out)
        together += system
        report(left_out[0] if len(left_out) == 1 else "some told", stories.figures(left_out, system))
    report("written", stories.figures(written, together))
    report("told", stories.figures(stories.told, together))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    for name in ("--scorer", "--stories", "--told", "--articles", "--build", "--models", "--work"):
        parser.add_argument(name, type=pathlib.Path, required=True)
    parser.add_argument("--folds", action="store_true", help="measure on each story with a model of the others")
    options = parser.parse_args()
    stories = Stories(options)
    pairs = stories.pairs()
    if options.folds:
        folds(stories, pairs)
    models = choose(stories, pairs, stories.names)
    report("in sample", stories.figures(stories.names, stories.joined(models.line(), stories.names)))
    print(constants(models.claims, JOINS_FROM))
    print(answer_constants(models.answers, pairs.answers.own.shape[1], models.answers_from))


if __name__ == "__main__":
    main()
