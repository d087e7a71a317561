"""What the program writes is what schema/sayso-1.schema.json says, and the schema can say no."""
import copy
import json
import unittest

import jsonschema

from program import HARBOUR, ROOT, STRIKE, ProgramTest

SCHEMA = json.loads((ROOT / "schema/sayso-1.schema.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Crane back at work | Velmouth Gazette</title>
<link rel="canonical" href="https://velmouth-gazette.example/crane">
<meta property="article:published_time" content="2031-03-06T09:30:00+01:00"></head><body><article>
<h1>Crane back at work</h1>
<p>The second crane of Velmouth works again, the port authority said on Thursday. It had stood
still since the storm on Monday, when the harbour was shut to all ships for three days.</p>
<p>&ldquo;We tested it twice,&rdquo; said Ilse Marrant, the harbour master, at the quay.</p>
<p>Two ships left in the morning, and a third one is expected to leave before the night.</p>
</article></body></html>
"""
# Lines that other steps write: a right one of each kind, and what would make it wrong.
SPAN = {"document": "d1", "span": [3, 9]}
OTHER_KINDS = [
    ({"kind": "reuse", "from": "d1", "to": "d2", "relation": "cites", "spans": [[[0, 4], None]],
      "score": 0.9, "reason": "names it"}, {"relation": "stole"}, {"spans": [[0, 4]]}),
    ({"kind": "story", "id": "s1", "documents": ["d1"], "title": "Cranes"}, {"documents": "d1"}),
    ({"kind": "claim", "id": "c1", "story": "s1", "text": "The crane works.",
      "members": [{"document": "d1", "attribution": "a1", "stance": "asserts", "certainty": "CT+",
                   "published": None}],
      "ledger": {"articles": 2, "publishers": 2, "origins": {"min": 1, "max": 2},
                 "nodes": [{"id": "n1", "member": 0},
                           {"id": "n2", "outside": {"type": "agency", "name": "Coast Wire"}}],
                 "collapsed": [{"members": ["n1", "n2"], "reason": "agency-credit", "certain": True,
                                "by": "engine", "evidence": [SPAN, SPAN]}]},
      "disputes": [{"members": [0, 0], "reason": "denies"}], "revises": None},
     {"ledger": {"articles": -1}}, {"members": [{"document": "d1"}]}, {"disputes": [{"members": [0]}]}),
    ({"kind": "transfer", "id": "t1", "supplier": "Osterby", "recipient": "Velmouth",
      "goods": "cranes", "steps": [{"status": "promised", "document": "d1", "span": [0, 4]}]},
     {"steps": [{"status": "hoped", "document": "d1", "span": [0, 4]}]}),
    ({"kind": "occurrence", "id": "o1", "story": None,
      "members": [{"document": "d1", "event": "e1"}]}, {"members": [{"document": "d1"}]}),
    ({"kind": "actor", "id": "p1", "name": "Ilse Marrant", "type": "PER",
      "country": "OST", "role": "harbour master",
      "members": [{"document": "d1", "entity": "e1"}]}, {"type": "HUMAN"}, {"country": "Osterby"}),
    ({"kind": "same-script", "id": "x1", "members": [SPAN, SPAN], "reason": "same words"},
     {"members": [{"document": "d1"}]}),
    ({"kind": "correction", "id": "k1", "author": "desk", "time": "2031-03-06T10:00:00Z",
      "action": "cut", "target": {"claim": "c1"}, "note": None}, {"author": None}),
]


def spans_in(value):
    """All spans of a document line: its pairs of integers."""
    if isinstance(value, dict):
        for part in value.values():
            yield from spans_in(part)
    elif isinstance(value, list):
        if len(value) == 2 and all(isinstance(part, int) for part in value):
            yield value
        else:
            for part in value:
                yield from spans_in(part)


# In the order in which they come.
EXPORTED = ("document", "reuse", "story", "claim", "occurrence", "transfer", "actor", "same-script",
            "correction")


class Schema(ProgramTest):
    def inputs(self):
        records = [
            {"id": "q1", "url": "https://valley.example/q", "outlet": "Valley Post",
             "title": "Quay – shut", "published": "2031-03-04", "text": STRIKE},
            {"text": "„Nein“, sagte die Hafenmeisterin am Montag. Der Hafen bleibt geschlossen, "
                     "bis der zweite Kran wieder arbeitet, und das kann noch lange dauern."},
            {"text": "“No 🚢 left,” said Ilse Marrant.\n\n\tShe would not say why. \"\\\u2028"},
        ]
        lines = self.write_lines("reports.jsonl", records)
        with open(lines, "a") as more:
            more.write("{broken\n")
        return [self.write("harbour.txt", HARBOUR), lines, self.write("crane.html", PAGE),
                self.write("empty.txt", "")]

    def check(self, line):
        self.assertEqual([error.message for error in VALIDATOR.iter_errors(line)], [])
        self.assertIn(line["kind"], (*EXPORTED, "error"))
        if line["kind"] in EXPORTED[1:]:
            return
        for start, end in spans_in({**line, "text": None}):
            self.assertLessEqual(start, end)
            self.assertLessEqual(end, len(line["text"]))

    def test_annotate_writes_what_the_schema_says(self):
        lines = self.sayso("annotate", *self.inputs()).lines
        self.assertEqual(sum(line["kind"] == "document" for line in lines), 5)
        self.assertEqual(sum(line["kind"] == "error" for line in lines), 2)
        for line in lines:
            self.check(line)

    def test_export_writes_what_the_schema_says(self):
        self.add(*self.inputs())
        self.add(self.write("crane.html", PAGE.replace("tested it twice", "tested it three times")))
        actor = next(line for line in self.exported_all() if line["kind"] == "actor")
        others = [line for line in self.exported_all()
                  if line["kind"] == "actor" and line["id"] != actor["id"]]
        done = self.sayso("correct", self.store, "merge", actor["id"], others[0]["id"],
                          "--author", "desk", "--note", "“one”\u2028")
        self.assertEqual(done.status, 0, done.err)
        lines = self.exported_all()
        for line in lines:
            self.check(line)
        kinds = [line["kind"] for line in lines]
        self.assertEqual(kinds, sorted(kinds, key=EXPORTED.index))
        self.assertEqual(kinds.count("correction"), 1)
        lines = self.exported()
        self.assertEqual([line["version_of"] is None for line in lines], [True] * 5 + [False])

    def test_examples_come_out_as_the_schema_says(self):
        done = self.sayso("annotate", ROOT / "examples/missile-request")
        documents = [line for line in done.lines if line["kind"] == "document"]
        self.assertGreater(len(documents), 13)
        for line in done.lines:
            self.check(line)

    def test_export_says_what_annotate_said(self):
        inputs = self.inputs()
        self.add(*inputs)
        annotated = [line for line in self.sayso("annotate", *inputs).lines
                     if line["kind"] == "document"]
        self.assertEqual(self.exported(), annotated)

    def test_schema_is_one(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_kinds_and_fields_that_a_reader_does_not_know_pass(self):
        self.assertTrue(VALIDATOR.is_valid({"kind": "weather", "schema": "sayso/1", "wind": 7}))
        error = {"kind": "error", "schema": "sayso/1", "file": "a", "code": "empty", "message": "m"}
        self.assertTrue(VALIDATOR.is_valid({**error, "mood": "bad"}))

    def test_other_kinds(self):
        for right, *changes in OTHER_KINDS:
            line = {"schema": "sayso/1", **right}
            self.assertEqual([error.message for error in VALIDATOR.iter_errors(line)], [])
            for change in changes:
                self.assertFalse(VALIDATOR.is_valid({**line, **change}), change)

    def test_broken_lines_are_refused(self):
        lines = self.sayso("annotate", *self.inputs()).lines
        document = next(line for line in lines if line["kind"] == "document")
        error = next(line for line in lines if line["kind"] == "error")
        attribution = {
            "id": "a1", "source": [[0, 3]], "cue": [[4, 8]], "content": [], "quote": "direct",
            "speaker": None, "speaker_score": 0, "same_source": [], "source_kind": "none",
            "source_detail": {}, "stance": "asserts", "certainty": "U", "told_to": None,
            "within": None, "score": 1}
        self.check({**document, "attributions": [attribution]})

        for key in document:
            broken = copy.copy(document)
            del broken[key]
            if key != "kind":  # without it, nothing says what it is
                self.assertFalse(VALIDATOR.is_valid(broken), f"without {key}")
        self.assertFalse(VALIDATOR.is_valid({"schema": "sayso/1"}))
        for change in ({"schema": "sayso/2"}, {"id": ""}, {"text": None}, {"analysed": False},
                       {"sentences": [[0, 1, 2]]}, {"sentences": [[-1, 2]]}, {"sentences": [3]},
                       {"sentences": [[0.5, 2]]}, {"byline": "Zoë"}, {"outlet": "Valley Post"},
                       {"published": "2031-03-04"},
                       {"published": {"value": "4 March", "granularity": "day", "how": "given"}},
                       {"published": {"value": "2031", "granularity": "century", "how": "given"}},
                       {"published": {"granularity": "day", "how": "given"}}, {"models": None}):
            self.assertFalse(VALIDATOR.is_valid({**document, **change}), change)
        for key in attribution:
            broken = copy.copy(attribution)
            del broken[key]
            self.assertFalse(VALIDATOR.is_valid({**document, "attributions": [broken]}), key)
        for change in ({"stance": "shouts"}, {"quote": None}, {"score": 1.5}, {"certainty": "CT"},
                       {"source": [0, 3]}, {"source_kind": "unnamed_official"}, {"content": None}):
            broken = {**attribution, **change}
            self.assertFalse(VALIDATOR.is_valid({**document, "attributions": [broken]}), change)
        for change in ({"speaker": 1}, {"speaker_score": 2}, {"told_to": ""}, {"within": []},
                       {"same_source": [{"attribution": "a2", "relation": "alike", "reason": ""}]},
                       {"source_detail": {"role": {"text": "aide"}}},
                       {"source_detail": {"nationality": {"country": "Ruritania", "span": [0, 1]}}},
                       {"source_detail": {"number": {"value": "two", "at_least": True,
                                                     "span": [0, 1]}}}):
            broken = {**attribution, **change}
            self.assertFalse(VALIDATOR.is_valid({**document, "attributions": [broken]}), change)
        for change in ({"message": "one\ntwo"}, {"code": "Not This"}, {"file": None}):
            self.assertFalse(VALIDATOR.is_valid({**error, **change}), change)


    def test_entities_and_citations(self):
        lines = self.sayso("annotate", *self.inputs()).lines
        document = next(line for line in lines if line["kind"] == "document")
        entity = {"id": "e1", "type": "GPE", "name": "Osterby", "country": "OST", "role": "host",
                  "mentions": [{"span": [0, 7], "form": "name", "metonym": True}]}
        citation = {"id": "c1", "outlet": "Coast Wire", "medium": "agency", "span": None,
                    "relation": "agency-credit", "how": "byline", "url": "https://coast.example"}
        self.check({**document, "entities": [entity], "citations": [citation]})
        for change in ({"type": "PLACE"}, {"name": None}, {"country": "Osterby"}, {"mentions": [[0, 7]]},
                       {"mentions": [{"span": [0, 7], "form": "noun"}]}):
            broken = {**document, "entities": [{**entity, **change}]}
            self.assertFalse(VALIDATOR.is_valid(broken), change)
        for change in ({"relation": "cites"}, {"medium": "paper"}, {"how": "guess"}, {"span": [0]}):
            broken = {**document, "citations": [{**citation, **change}]}
            self.assertFalse(VALIDATOR.is_valid(broken), change)

    def test_events(self):
        lines = self.sayso("annotate", *self.inputs()).lines
        document = next(line for line in lines if line["kind"] == "document")
        goods = {"span": [0, 7], "kind": "fuel", "number": 300, "unit": "tonnes", "hedge": "at least"}
        event = {"id": "v1", "trigger": [0, 3], "type": "AID", "mode": None, "contexts": ["economic"],
                 "actor": [[0, 3], [4, 8]], "actor_entities": ["e1", None], "recipient": [],
                 "recipient_entities": [], "place": None, "time": "t1", "goods": [goods],
                 "factuality": -1.5, "holders": [{"by": "author", "certainty": "U"}], "score": 0.5,
                 "status": "planned"}
        outside = {**event, "type": None, "goods": [{**goods, "number": None, "unit": None,
                                                     "hedge": None}]}
        self.check({**document, "events": [event, outside]})
        for key in event:
            broken = copy.copy(event)
            del broken[key]
            self.assertFalse(VALIDATOR.is_valid({**document, "events": [broken]}), key)
        for change in ({"type": "ATTACK"}, {"status": "feared"}, {"factuality": 4}, {"trigger": None},
                       {"actor_entities": [""]}, {"holders": [{"by": "author"}]},
                       {"goods": [{**goods, "kind": "wine"}]},
                       {"goods": [{**goods, "number": "300"}]}):
            broken = {**document, "events": [{**event, **change}]}
            self.assertFalse(VALIDATOR.is_valid(broken), change)


if __name__ == "__main__":
    unittest.main()
