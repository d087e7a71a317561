"""Events: which words carry one, what each is, whether it has happened, and who takes part.

Every word gets a type of PLOVER or none, and a value of factuality from -3 to +3 for the case that it is a
predicate; for each word that carries an event, every word of its sentence gets a role in that one event. All
read the vectors of a layer that stands for the encoder's last (as in coreference.py).
src/neural/event_reader.cc runs the same at inference.
"""
from __future__ import annotations

import csv
import dataclasses
import json
import pathlib
import xml.etree.ElementTree

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from . import coreference
from .encoder import HIDDEN, Dropout, Layer
from .shapes import Pieces, Tokenizer

WIDTH = 256  # of what is made of a word
PAIR = 128  # of what is made of a word and a trigger
REACH = 24  # distances between words are told apart up to here
TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
).split()
STATUSES = "happened ongoing planned considered requested threatened hypothetical denied".split()
# The manual's modes (2021, chapter 3), by type.
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial "
    "drone heavy-weapons crowd-control unconventional",
}
MODE_LABELS = [(kind, mode) for kind in MODES for mode in ("", *MODES[kind].split())]
MODE_RANGE = {}
for _i, (_kind, _) in enumerate(MODE_LABELS):
    MODE_RANGE[_kind] = (MODE_RANGE.get(_kind, (_i, 0))[0], _i + 1)
CONTEXTS = (
    "military;intelligence;executive;legislative;election;political institutions;pro democracy;pro autocracy;economic;"
    "legal;reparations;human rights;rights freedoms;repression;human security;gender;lgbt;religion ethnicity;"
    "inequality;diplomatic;territory;peacekeeping;health;asylum;migration;disasters;natural resource;environment;"
    "technology;terrorism;cbrn;cyber;misinformation;crime;corruption;illegal drugs;trafficking"
).split(";")
ROLES = ("O", "B-actor", "I-actor", "B-recipient", "I-recipient")
# Corpora differ in what they call a fact: to UW what the author holds to come about ("we are going to fight it")
# is one, to UDS-IH2 only what happens or has happened. Each habit has an output; a text gets the mean by SHARES, mostly
# UW's, which is news as the program's texts are. A share by what a sentence reads like, news or web, was no better.
HABITS = {"UW": 0, "MEANTIME": 0, "CommitmentBank": 0, "UDS_IH2": 1}
SHARES = (0.85, 0.15)


class Events(nn.Module):
    def __init__(self, dropout: float = 0.2) -> None:
        super().__init__()
        self.dropout = Dropout(dropout)
        self.layer = Layer(0.1)
        self.word = nn.Linear(2 * HIDDEN, WIDTH)
        self.kind = nn.Linear(WIDTH, 1 + len(TYPES))
        self.mode = nn.Linear(WIDTH, len(MODE_LABELS))
        self.context = nn.Linear(WIDTH, len(CONTEXTS))
        self.status = nn.Linear(WIDTH, len(STATUSES))
        self.predicate = nn.Linear(WIDTH, 1)
        self.fact = nn.Linear(HIDDEN, WIDTH)
        self.factuality = nn.Linear(WIDTH, len(SHARES))
        self.trigger = nn.Linear(HIDDEN, PAIR)
        self.party = nn.Linear(HIDDEN, PAIR)
        self.apart = nn.Parameter(torch.zeros(2 * REACH + 1, PAIR))
        self.typed = nn.Parameter(torch.zeros(len(TYPES), PAIR))
        self.role = nn.Linear(PAIR, len(ROLES))
        self.bilinear = nn.Linear(PAIR, len(ROLES) * PAIR, bias=False)
        with torch.no_grad():
            self.bilinear.weight.mul_(0.1)

    def of_words(self, vectors: torch.Tensor, embedded: torch.Tensor) -> torch.Tensor:
        """Vectors and embeddings [words, 384] -> [words, 256]"""
        return self.dropout(functional.gelu(self.word(self.dropout(torch.cat([vectors, embedded], -1)))))

    def facts_by_habit(self, vectors: torch.Tensor) -> torch.Tensor:
        """[words, 384] -> [words, 2] between -3 and 3"""
        return 3 * torch.tanh(self.factuality(self.dropout(functional.gelu(self.fact(self.dropout(vectors))))))

    def facts(self, vectors: torch.Tensor) -> torch.Tensor:
        """[words, 384] -> [words] between -3 and 3"""
        return self.facts_by_habit(vectors) @ vectors.new_tensor(SHARES)

    def roles(self, vectors: torch.Tensor, pairs: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """pairs [n, 2] of (trigger, word), types [n] of the triggers -> [n, 5]"""
        vectors = self.dropout(vectors)
        trigger, party = self.trigger(vectors), self.party(vectors)
        distance = (pairs[:, 1] - pairs[:, 0]).clamp(-REACH, REACH) + REACH
        t, p = trigger[pairs[:, 0]], party[pairs[:, 1]]
        hidden = self.dropout(functional.gelu(t + p + self.apart[distance] + self.typed[types]))
        both = self.bilinear(functional.gelu(trigger)).view(len(vectors), len(ROLES), PAIR)[pairs[:, 0]]
        return self.role(hidden) + torch.einsum("nrh,nh->nr", both, functional.gelu(p))


@dataclasses.dataclass
class Told:
    """An event as readers marked it; words are numbers of words of the text."""

    word: int
    type: int
    modes: set[int]
    contexts: list[int] | None  # None: not marked
    status: int
    roles: dict[int, int]  # of words, in this event


@dataclasses.dataclass
class Read:
    """A text and what is known of its words."""

    text: str
    pieces: Pieces
    first: np.ndarray  # [words] the piece that each begins with
    sentence: np.ndarray  # [words]
    typed: np.ndarray  # [words] -1: not read, 0: no event of the ontology, else 1 + type
    events: list[Told]
    fact: np.ndarray  # [words] nan: not known
    predicate: np.ndarray  # [words] -1: not known, 0, 1
    somewhere: tuple[int, int] | None = None  # a type, and a mode or -1, that some word has
    habit: int = 0  # of what calls a fact here, see HABITS

    @classmethod
    def of(cls, text: str, tokenizer: Tokenizer, longest: int = 380) -> "Read":
        pieces = tokenizer(text)
        if len(pieces) > longest:
            pieces = Pieces(pieces.ids[:longest], pieces.begin[:longest], pieces.end[:longest], pieces.shape[:longest])
        first = np.flatnonzero(~pieces.continues_word(text))
        words = len(first)
        sentence = coreference.sentences(text, pieces)[first] if words else np.zeros(0, dtype=np.int64)
        return cls(
            text, pieces, first, sentence, np.full(words, -1), [], np.full(words, np.nan), np.full(words, -1)
        )

    def embedded(self, table: torch.Tensor) -> torch.Tensor:
        """[words, 384]: the sum of the embeddings of a word's pieces, at length sqrt(384) as the vectors are."""
        ids, first = torch.from_numpy(self.pieces.ids.astype(np.int64)), torch.from_numpy(self.first)
        return functional.normalize(functional.embedding_bag(ids, table, first, mode="sum"), dim=-1) * HIDDEN**0.5

    def words_in(self, begin: int, end: int) -> range:
        """Words that begin in a range of code points."""
        starts = self.pieces.begin[self.first]
        return range(int(np.searchsorted(starts, begin)), int(np.searchsorted(starts, end)))

    def word_at(self, begin: int) -> int:
        """The word that holds a code point, or -1."""
        starts = self.pieces.begin[self.first]
        return int(np.searchsorted(starts, begin, side="right")) - 1


def add_events(read: Read, rows: list[dict], begin: int, end: int) -> None:
    """What readers marked between two places of the text."""
    inside = read.words_in(begin, end)
    read.typed[inside.start : inside.stop] = 0
    for row in rows:
        _add_event(read, row, inside)


def _add_event(read: Read, row: dict, inside: range) -> None:
    word = read.word_at(int(row["trigger"].split("-")[0]))
    if word not in inside:
        return
    kind = TYPES.index(row["type"])
    modes = {MODE_LABELS.index((row["type"], m)) for m in row["mode"].split(";") if (row["type"], m) in MODE_LABELS}
    if not modes and row["type"] in MODE_RANGE:
        modes = {MODE_RANGE[row["type"]][0]}
    contexts = None
    if row["context"] is not None:
        contexts = [CONTEXTS.index(c) for c in row["context"].split(";") if c in CONTEXTS]
    roles = {}
    for name, label in (("actor", 1), ("recipient", 3)):
        for span in row[name].split(";"):
            if span == "-":
                continue
            a, b = map(int, span.split("-"))
            for k, w in enumerate(read.words_in(a, b)):
                roles[w] = label + (k > 0)
    read.typed[word] = 1 + kind
    read.events.append(Told(word, kind, modes, contexts, STATUSES.index(row["status"]), roles))


def sentences_of_plv(data: pathlib.Path) -> dict[str, str]:
    with open(data / "events" / "PLV_train.tsv", encoding="utf-8", newline="") as f:
        return {"plv-%04d" % n: row["sentence"] for n, row in enumerate(csv.DictReader(f, delimiter="\t"))}


def reports(data: pathlib.Path, wanted: set[str]) -> dict[str, str]:
    """Texts of TimeBank, AQUAINT and PolNeAR by name."""
    out = {}
    for path in (data / "timeml").rglob("*.tml"):
        if path.stem in wanted:
            tree = xml.etree.ElementTree.parse(path)
            out[path.stem] = "".join(tree.find(".//TEXT").itertext())
    for path in (data / "polnear" / "train" / "text").glob("*.txt"):
        if path.stem in wanted:
            out[path.stem] = path.read_bytes().decode()
    return out


def held_out(document: str) -> bool:
    """The tenth of PLV's training sentences that is kept to choose by."""
    return document.startswith("plv-") and int(document[4:]) % 10 == 0


def read_events(data: pathlib.Path, folder: pathlib.Path, tokenizer: Tokenizer) -> list[Read]:
    """All but the held-out tenth, a sentence of PLV or a passage of a report each."""
    rows: dict[str, list[dict]] = {}
    with open(folder / "events.tsv", encoding="utf-8") as f:
        for row in csv.DictReader(f, delimiter="\t"):
            rows.setdefault(row["document"], []).append(row)
    with open(folder / "read.tsv", encoding="utf-8") as f:
        ranges = [(r["document"], int(r["from"]), int(r["to"])) for r in csv.DictReader(f, delimiter="\t")]
    out = []
    for name, text in sentences_of_plv(data).items():
        if not held_out(name):
            read = Read.of(text, tokenizer)
            add_events(read, rows.get(name, []), 0, len(text))
            out.append(read)
    texts = reports(data, {name for name, _, _ in ranges})
    for name, begin, end in ranges:
        # The passage with what stands around it, as far as a window goes, would be read; the passage is enough.
        part = texts[name][begin:end]
        read = Read.of(part, tokenizer)
        moved = []
        for row in rows.get(name, []):
            at = int(row["trigger"].split("-")[0])
            if begin <= at < end:
                moved.append({**row, **{k: _moved(row[k], begin) for k in ("trigger", "actor", "recipient")}})
        add_events(read, moved, 0, len(part))
        out.append(read)
    return out


def read_written(folder: pathlib.Path, tokenizer: Tokenizer) -> list[Read]:
    """Sentences that were written to be learnt from; README.md beside them gives the format."""
    out: list[Read] = []
    for line in (folder / "written.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if cells[0] == "S":
            out.append(Read.of(cells[1], tokenizer))
            add_events(out[-1], [], 0, len(cells[1]))
        elif cells[0] == "E":
            kind, mode = (cells[1].split("/") + ["-"])[:2]
            places = [_placed(out[-1].text, cell) for cell in cells[3:6]]
            row = dict(type=kind, mode=mode, context=None, status=cells[2], trigger=places[0], actor=places[1],
                       recipient=places[2])  # fmt: skip
            _add_event(out[-1], row, range(len(out[-1].first)))
    return out


def _placed(text: str, cell: str) -> str:
    """Words, several joined by ";", as places of their first stand in the text; "X#2" is the second of X."""
    spans = []
    for words in cell.split(";") if cell != "-" else []:
        words, _, which = words.partition("#")
        at = -1
        for _ in range(int(which or 1)):
            at = text.index(words, at + 1)
        spans.append(f"{at}-{at + len(words)}")
    return ";".join(spans) or "-"


def _moved(spans: str, by: int) -> str:
    if spans == "-":
        return spans
    parts = (tuple(int(x) - by for x in span.split("-")) for span in spans.split(";"))
    return ";".join(f"{a}-{b}" for a, b in parts if a >= 0) or "-"


# Names of modes in the invented stories that the manual spells otherwise.
SPELT = {"PRIMATIVE": "primitive", "SIEZE": "seize", "BAN": "restrict", "ASSASSINATE": "targeted", "RETURN": "",
         "EXECUTE": "", "CLEANSING": "", "MASSACRE": ""}  # fmt: skip


def read_headlines(data: pathlib.Path, tokenizer: Tokenizer) -> list[Read]:
    """Headlines of invented stories, of which the type is known and not the word that carries it."""
    out, seen = [], set()
    with open(data / "events" / "synthetic-news-plover.jsonl", encoding="utf-8") as f:
        for line in f:
            story = json.loads(line)
            if story["title"] in seen or len(story["title"].split()) < 4:
                continue
            seen.add(story["title"])
            read = Read.of(story["title"], tokenizer, 60)
            kind = story["type"]
            mode = SPELT.get(story["mode"], story["mode"].lower().replace("_", "-"))
            label = MODE_LABELS.index((kind, mode)) if mode and (kind, mode) in MODE_LABELS else -1
            read.somewhere = (TYPES.index(kind), label)
            out.append(read)
    return out


def _joined(tokens: list[str], gold: list[tuple[int, int, float]], tokenizer: Tokenizer, all_: bool) -> Read:
    read = Read.of(" ".join(tokens), tokenizer)
    begins = np.cumsum([0] + [len(t) + 1 for t in tokens])
    if all_:
        read.predicate[:] = 0
    for first, last, value in gold:
        if last - first > 1:
            continue
        word = read.word_at(int(begins[first]))
        if 0 <= word < len(read.first):
            read.fact[word] = max(-3.0, min(3.0, value))
            read.predicate[word] = 1
    return read


def read_factuality(path: pathlib.Path, tokenizer: Tokenizer) -> list[Read]:
    """A file of the unified corpora (Stanovsky et al. 2017; Rudinger et al. 2018; Jiang and de Marneffe 2021) in
    the folder that has the corpus's name."""
    out = _read_factuality(path, tokenizer)
    for read in out:
        read.habit = HABITS[path.parent.name]
    return out


def _read_factuality(path: pathlib.Path, tokenizer: Tokenizer) -> list[Read]:
    out = []
    if path.suffix == ".jsonl":
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            gold = [(*t["span1"], float(t["label"])) for t in row["targets"]]
            out.append(_joined(row["text"].split(" "), gold, tokenizer, "CommitmentBank" not in str(path)))
        return out
    tokens, gold = [], []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if not line.strip():
            if tokens:
                out.append(_joined(tokens, gold, tokenizer, True))
            tokens, gold = [], []
            continue
        parts = line.split("\t")
        if parts[2] != "_":
            gold.append((len(tokens), len(tokens) + 1, float(parts[2])))
        tokens.append(parts[1])
    return out


LEAST_CHANCE, LEAST_PREDICATE = 0.2, 0.01  # of a word that is given, as an event of the ontology or as a predicate
LEAST_PREDICATE_OF_FACT, PLAIN_FACT = 0.02, 2.0  # of a predicate read as a plain fact, which a word not given counts as


def find(head: Events, vectors: torch.Tensor, read: Read, table: torch.Tensor) -> list[dict]:
    """What src/neural/event_reader.cc gives: ranges are of pieces, types numbers. vectors [words, 384]."""
    hidden = head.of_words(vectors, read.embedded(table))
    kinds = head.kind(hidden).softmax(-1)
    predicates, facts = head.predicate(hidden)[:, 0].sigmoid(), head.facts(vectors)
    statuses, modes = head.status(hidden).softmax(-1), head.mode(hidden)
    contexts = head.context(hidden) > 0
    ends = np.append(read.first[1:], len(read.pieces))
    out = []
    for w in range(len(read.first)):
        chance, kind = 1 - float(kinds[w, 0]), int(kinds[w, 1:].argmax())
        least = LEAST_PREDICATE_OF_FACT if float(facts[w]) >= PLAIN_FACT else LEAST_PREDICATE
        if chance < LEAST_CHANCE and float(predicates[w]) < least:
            continue
        begin, end = MODE_RANGE.get(TYPES[kind], (0, 0))
        event = {
            "trigger": [int(read.first[w]), int(ends[w])],
            "chance": round(chance, 3),
            "predicate": round(float(predicates[w]), 3),
            "type": kind,
            "mode": MODE_LABELS[begin + int(modes[w, begin:end].argmax())][1] if end else "",
            "contexts": [c for c, given in zip(CONTEXTS, contexts[w]) if given],
            "status": int(statuses[w].argmax()),
            "factuality": round(float(facts[w]), 3),
            "actors": [],
            "recipients": [],
        }
        if chance >= LEAST_CHANCE:
            same = np.flatnonzero(read.sentence == read.sentence[w])
            pairs = torch.tensor([(w, int(other)) for other in same])
            roles = head.roles(vectors, pairs, torch.full((len(same),), kind)).argmax(-1).tolist()
            for name, first in (("actors", 1), ("recipients", 3)):
                event[name] = _runs(roles, first, read.first[same].tolist(), ends[same].tolist())
        out.append(event)
    return out


def _runs(roles: list[int], first: int, begins: list[int], ends: list[int]) -> list[list[int]]:
    """Ranges of pieces of the runs of words that are labelled `first` and then `first` + 1."""
    out, before = [], 0
    for role, begin, end in zip(roles, begins, ends):
        if role in (first, first + 1):
            if role == first or before not in (first, first + 1):
                out.append([begin, end])
            out[-1][1] = end
        before = role
    return out


def losses(head: Events, words: torch.Tensor, embedded: torch.Tensor, batch: list[Read]) -> dict[str, torch.Tensor]:
    """Mean loss of each part; vectors and embeddings [words, 384] of all words of the batch."""
    offset = np.cumsum([0] + [len(read.first) for read in batch])
    out: dict[str, torch.Tensor] = {}
    hidden = head.of_words(words, embedded)

    typed = torch.from_numpy(np.concatenate([r.typed for r in batch]))
    logits = head.kind(hidden)
    if (typed >= 0).any():
        out["type"] = functional.cross_entropy(logits, typed, ignore_index=-1, label_smoothing=0.02)
    parts = [(i, r) for i, r in enumerate(batch) if r.somewhere is not None]
    if parts:
        logs, modes = logits.log_softmax(-1), head.mode(hidden)
        some, moded = [], []
        for i, read in parts:
            kind, mode = read.somewhere
            own = slice(int(offset[i]), int(offset[i + 1]))
            chance = logs[own, 1 + kind]
            some.append(-torch.log1p(-torch.exp(torch.log1p(-chance.exp().clamp(max=0.999)).sum()) + 1e-6))
            if mode >= 0:
                begin, end = MODE_RANGE[TYPES[kind]]
                weight = chance.softmax(0).detach()
                moded.append(-(weight * modes[own, begin:end].log_softmax(-1)[:, mode - begin]).sum())
        out["somewhere"] = torch.stack(some).mean()
        if moded:
            out["mode somewhere"] = torch.stack(moded).mean()

    events = [(int(offset[i]) + e.word, e, i) for i, r in enumerate(batch) for e in r.events]
    if events:
        at = torch.tensor([w for w, _, _ in events])
        status = torch.tensor([e.status for _, e, _ in events])
        out["status"] = functional.cross_entropy(head.status(hidden[at]), status)
        marked = [k for k, (_, e, _) in enumerate(events) if e.contexts is not None]
        if marked:
            contexts = torch.zeros(len(marked), len(CONTEXTS))
            for row, k in enumerate(marked):
                contexts[row, events[k][1].contexts] = 1
            out["context"] = functional.binary_cross_entropy_with_logits(head.context(hidden[at[marked]]), contexts)
        modes, chosen = head.mode(hidden[at]), []
        for k, (_, e, _) in enumerate(events):
            if e.modes:
                begin, end = MODE_RANGE[TYPES[e.type]]
                chosen.append(-modes[k, begin:end].log_softmax(-1)[[m - begin for m in e.modes]].logsumexp(0))
        if chosen:
            out["mode"] = torch.stack(chosen).mean()
        pairs, labels, types = [], [], []
        for w, e, i in events:
            read = batch[i]
            for other in np.flatnonzero(read.sentence == read.sentence[e.word]):
                pairs.append((w, int(offset[i] + other)))
                labels.append(e.roles.get(int(other), 0))
                types.append(e.type)
        scores = head.roles(words, torch.tensor(pairs), torch.tensor(types))
        out["role"] = functional.cross_entropy(scores, torch.tensor(labels), label_smoothing=0.02)

    fact = torch.from_numpy(np.concatenate([r.fact for r in batch])).float()
    known = ~fact.isnan()
    if known.any():
        habit = torch.from_numpy(np.concatenate([np.full(len(r.first), r.habit) for r in batch]))[known]
        facts = head.facts_by_habit(words[known]).gather(1, habit[:, None])[:, 0]
        out["fact"] = functional.mse_loss(facts, fact[known])  # the mean is what correlates best
    predicate = torch.from_numpy(np.concatenate([r.predicate for r in batch]))
    known = predicate >= 0
    if known.any():
        out["predicate"] = functional.binary_cross_entropy_with_logits(
            head.predicate(hidden[known])[:, 0], predicate[known].float()
        )
    return out
