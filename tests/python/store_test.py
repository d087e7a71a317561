"""sayso.Store, beside what the program writes of the same store."""
import json
import os
import pathlib
import subprocess
import tempfile
import threading
import unittest

import sayso

REPORTS = pathlib.Path(__file__).resolve().parents[2] / "examples/missile-request"


def program(*words):
    out = subprocess.run([os.environ["SAYSO"], *map(str, words)], check=True,
                         stdout=subprocess.PIPE).stdout
    return [json.loads(line) for line in out.decode().splitlines()]


class Stores(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = pathlib.Path(cls.folder.name) / "story.db"
        cls.store = sayso.Store(cls.path)
        cls.added = cls.store.add(REPORTS)

    @classmethod
    def tearDownClass(cls):
        cls.store.close()
        cls.folder.cleanup()

    def test_adding_counts_and_adding_again_changes_nothing(self):
        self.assertEqual((self.added.added, self.added.new_versions, self.added.failed), (17, 1, ()))
        again = self.store.add(REPORTS)
        self.assertEqual((again.added, again.unchanged), (0, 18))
        self.assertEqual(len(self.store), 18)

    def test_documents_are_those_of_the_export(self):
        exported = list(self.store.export())
        self.assertEqual(exported, program("export", self.path))
        documents = [line for line in exported if line["kind"] == "document"]
        self.assertEqual([one.id for one in self.store.documents()],
                         [line["id"] for line in documents])
        line = next(line for line in documents if line["file"].endswith("01-harbour-courier.html"))
        self.assertEqual(self.store.document("01-harbour-courier.html").outlet.name,
                         line["outlet"]["name"])

    def test_export_to_a_file(self):
        path = pathlib.Path(self.folder.name) / "all.jsonl"
        self.store.export_to(path)
        self.assertEqual([json.loads(line) for line in path.read_text().splitlines()],
                         list(self.store.export()))

    def test_stories_and_claims_are_the_program_s(self):
        stories = self.store.stories()
        lines = program("stories", self.path, "--format", "jsonl")
        self.assertEqual([(one.id, one.claims, one.disputed, list(one.documents))
                          for one in stories],
                         [(line["id"], line["claims"], line["disputed"], line["documents"])
                          for line in lines])
        claims = self.store.claims(disputed=True)
        lines = program("claims", self.path, "--disputed", "--format", "jsonl")
        self.assertEqual([(one.id, one.text, *one.ledger.origins) for one in claims],
                         [(line["id"], line["text"], line["ledger"]["origins"]["min"],
                           line["ledger"]["origins"]["max"]) for line in lines])

    def test_a_claim_with_its_ledger(self):
        claim = max(self.store.claims(disputed=True), key=lambda one: one.ledger.articles)
        self.assertEqual(self.store.claim(claim.id[:8]), claim)
        self.assertGreater(claim.ledger.articles, claim.ledger.origins.max)
        nodes = {node.id for node in claim.ledger.nodes}
        for edge in claim.ledger.collapsed:
            self.assertLessEqual(set(edge.members), nodes)
        evidence = next(edge.evidence[0] for edge in claim.ledger.collapsed if edge.evidence)
        text = self.store.document(evidence.document).text
        self.assertTrue(text[evidence.span.start:evidence.span.end].strip())
        denies, asserts = claim.disputes[0].members
        self.assertNotEqual(denies, asserts)

    def test_a_story_over_time_and_in_short(self):
        story = self.store.stories()[0].id
        entries = self.store.timeline(story)
        lines = program("timeline", self.path, story, "--format", "jsonl")
        self.assertEqual([(one.development, one.claim) for one in entries],
                         [(line["development"], line["claim"]) for line in lines])
        self.assertGreater(len(self.store.timeline(story, all=True)), len(entries))
        brief = self.store.brief(story)
        self.assertEqual(brief.story, story)
        self.assertTrue(brief.disputed[0].says)

    def test_why_two_things_are_linked(self):
        members = self.store.claims(disputed=True)[0].members
        explanation = self.store.why(members[0].document, members[1].document)
        self.assertTrue(explanation.linked)
        words = next(ground.words for ground in explanation.links if ground.words)
        for one in words:
            text = self.store.document(one.document).text
            self.assertEqual(text[one.span.start:one.span.end], one.text)

    def test_sources_events_transfers_actors(self):
        lines = program("sources", self.path, "embassy", "--json")
        sources = self.store.sources("embassy")
        self.assertEqual([(one.name, one.stances) for one in sources],
                         [(line["name"], line["stances"]) for line in lines])
        lines = program("events", self.path, "--type", "REQUEST", "--format", "jsonl")
        events = self.store.events(types=["REQUEST"])
        self.assertEqual([one.id for one in events], [line["id"] for line in lines])
        self.assertEqual(events[0].trigger.text, lines[0]["trigger"]["text"])
        lines = program("transfers", self.path, "--format", "jsonl")
        self.assertEqual([(one.id, len(one.steps)) for one in self.store.transfers()],
                         [(line["id"], len(line["steps"])) for line in lines])
        self.assertEqual(len(self.store.actors()),
                         sum(line["kind"] == "actor" for line in self.store.export()))

    def test_search(self):
        hits = self.store.search("missiles embassy", limit=3)
        lines = program("search", self.path, "missiles embassy", "--limit", 3, "--json")
        self.assertEqual([one.document for one in hits], [line["document"] for line in lines])
        text = self.store.document(hits[0].document).text
        self.assertEqual(text[slice(*hits[0].excerpt.span)], hits[0].excerpt.text)

    def test_errors(self):
        cases = [("not-found", lambda: self.store.document("nowhere")),
                 ("not-found", lambda: self.store.claim("c:0")),
                 ("unknown-name", lambda: self.store.events(types=["DANCE"])),
                 ("store-missing", lambda: sayso.Store(self.folder.name + "/none.db", "read"))]
        for code, call in cases:
            with self.assertRaises(sayso.Error) as raised:
                call()
            self.assertEqual(raised.exception.code, code)
        closed = sayso.Store(self.path, "read")
        closed.close()
        with self.assertRaises(sayso.Error) as raised:
            closed.stories()
        self.assertEqual(raised.exception.code, "store-closed")

    def test_texts_are_added_and_linked(self):
        with sayso.Store(pathlib.Path(self.folder.name) / "own.db") as store:
            one = store.add_text("The quay of Velmouth is shut, said Ilse Marrant on Monday.",
                                 id="one", outlet="Quay Herald", published="2031-03-04")
            self.assertEqual((one.added, one.failed), (1, ()))
            record = {"id": "two", "outlet": "Tide", "published": "2031-03-05",
                      "text": "The quay of Velmouth is shut, Ilse Marrant told the Quay Herald."}
            store.add_json_lines(json.dumps(record) + "\n{\"no\": \"text\"}\n")
            self.assertEqual([document.id for document in store.documents()], ["one", "two"])
            self.assertEqual(store.document("two").outlet.name, "Tide")
            self.assertEqual(store.stories()[0].documents, ("one", "two"))

    def test_threads_share_a_store(self):
        with sayso.Store(pathlib.Path(self.folder.name) / "shared.db") as store:
            def add(number):
                store.add_text("The quay number %d is shut, said Ilse Marrant." % number,
                               id=str(number))

            threads = [threading.Thread(target=add, args=(number,)) for number in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual(len(store), 4)


if __name__ == "__main__":
    unittest.main()
