"""`sayso events`, on events that are put into a store by hand."""
import json
import sqlite3
import unittest

from program import ProgramTest

ESCAPE = "\x1b"
AID = "France delivered radars to Kenya on Monday. It rained."
THREAT = "Kenyan soldiers would shell rebels, a clerk said."
MARKS = "●◐○◇▲✕"


class Events(ProgramTest):
    def setUp(self):
        super().setUp()
        self.add(self.write_lines("records.jsonl", [
            {"id": "aid", "title": "Radars", "outlet": "Quay Herald", "published": "2024-03-04",
             "url": "https://quay.example/radars", "text": AID},
            {"id": "threat", "title": "Shells", "outlet": "Telesk Post", "published": "2024-03-08",
             "text": THREAT}]))
        with sqlite3.connect(self.store) as store:
            # What is tested is how events are listed, not what is read in the texts.
            store.execute("PRAGMA foreign_keys = ON")
            store.execute("DELETE FROM events")
        self.put("aid", AID, 0, "AID", "happened", "delivered", "France", "Kenya", "CT+")
        self.put("aid", AID, 1, None, "happened", "rained", None, None, "CT+")
        self.put("threat", THREAT, 0, "THREATEN", "threatened", "shell", "Kenyan soldiers",
                 "rebels", "U")

    def put(self, document, text, position, kind, status, trigger, actor, recipient, certainty):
        def span(words):
            return text.index(words), text.index(words) + len(words)
        with sqlite3.connect(self.store) as store:
            key, = store.execute("SELECT key FROM documents WHERE id = ?", (document,)).fetchone()
            store.execute(
                "INSERT INTO events (document, position, id, type, mode, status, factuality, score,"
                " place, time, trigger_begin, trigger_end) VALUES (?,?,?,?,'',?,3,0.9,'','',?,?)",
                (key, position, "v%d" % (position + 1), kind, status, *span(trigger)))
            for role, words in (("actor", actor), ("recipient", recipient)):
                if words:
                    store.execute("INSERT INTO event_parties VALUES (?,?,?,0,'',?,?)",
                                  (key, position, role, *span(words)))
            store.execute("INSERT INTO event_holders VALUES (?,?,0,'author',?)",
                          (key, position, certainty))

    def events(self, *options):
        done = self.sayso("events", self.store, *options)
        self.assertEqual((done.status, done.err), (0, ""))
        return done

    def ids(self, *options):
        return [line["id"] for line in self.events("--format", "jsonl", *options).lines]

    def rows(self, *options):
        """A tab-separated output as dictionaries."""
        header, *lines = [line.split("\t") for line in self.events(*options).out.splitlines()]
        for line in lines:
            self.assertEqual(len(line), len(header))
        return [dict(zip(header, line)) for line in lines]

    def test_table_that_fits(self):
        done = self.events()
        self.assertRegex(done.out, r"^DATE +EVENT +WHO +ON WHOSE WORD +WORDS\n")
        self.assertRegex(done.out, r"\n2024-03-04  AID +France → Kenya +Quay Herald")
        self.assertIn("happened", done.out)
        self.assertIn("(certain)", done.out)
        self.assertNotIn("rained", done.out.replace("It rained", ""))
        self.assertLessEqual(max(map(len, done.out.splitlines())), 80)
        self.assertNotIn(ESCAPE, done.out)
        self.assertIn(ESCAPE, self.events("--color", "always").out)
        self.assertEqual(self.events("--type", "AGREE").out, "No event found.\n")

    def test_filters(self):
        self.assertEqual(self.ids(), ["aid#v1", "threat#v1"])
        self.assertEqual(self.ids("--all"), ["aid#v1", "aid#v2", "threat#v1"])
        self.assertEqual(self.ids("--type", "AID,SANCTION"), ["aid#v1"])
        self.assertEqual(self.ids("--status", "threatened"), ["threat#v1"])
        self.assertEqual(self.ids("--actor", "france"), ["aid#v1"])
        self.assertEqual(self.ids("--actor", "KENMIL"), ["threat#v1"])
        self.assertEqual(self.ids("--recipient", "rebels"), ["threat#v1"])
        self.assertEqual(self.ids("--country", "KEN"), ["aid#v1", "threat#v1"])
        self.assertEqual(self.ids("--holder", "author"), ["aid#v1"])
        self.assertEqual(self.ids("--holder", "quay"), ["aid#v1"])
        self.assertEqual(self.ids("--from", "2024-03-05"), ["threat#v1"])
        self.assertEqual(self.ids("--to", "2024-03-04"), ["aid#v1"])
        self.assertEqual(self.ids("--document", "https://quay.example/radars"), ["aid#v1"])
        done = self.sayso("events", self.store, "--document", "nowhere")
        self.assertEqual((done.status, done.bytes), (1, b""))
        self.assertIn("nowhere", done.err)

    def test_operands_may_follow_a_list(self):
        done = self.sayso("events", "--type", "AID,AGREE", self.store)
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertIn("France", done.out)

    def test_timeline_tells_statuses_apart_without_colour(self):
        lines = self.events("--timeline").out.splitlines()
        self.assertTrue(all(mark in lines[0] + lines[1] for mark in MARKS))
        self.assertEqual(lines[3:5], ["4 March 2024", "├─ France → Kenya"])
        self.assertRegex(lines[5], r"^│  ● AID, happened: Quay Herald \(certain\)$")
        self.assertIn("delivered", lines[6])
        self.assertIn("┊ 3 days", lines)
        self.assertTrue(any(line.startswith("│  ▲ THREATEN") for line in lines))

    def test_lines_point_at_their_words(self):
        texts = {document["id"]: document["text"] for document in self.exported()}
        for line in self.events("--format", "jsonl", "--all").lines:
            self.assertEqual((line["kind"], line["schema"]), ("event", "sayso/1"))
            text = texts[line["document"]]
            parts = [line["trigger"], line["sentence"], *line["actors"], *line["recipients"]]
            for part in parts:
                begin, end = part["span"]
                self.assertEqual(text[begin:end], part["text"])

    def test_exports(self):
        header, first, *_ = self.events("--format", "tsv").out.splitlines()
        self.assertEqual(header.count("\t"), first.count("\t"))
        self.assertNotIn("It rained", first)
        self.assertIn("France delivered radars",
                      self.events("--format", "tsv", "--words").out)
        records = [json.loads(line) for line in
                   self.events("--format", "plover").out.splitlines()]
        self.assertEqual(len(records), 2)
        self.assertIn("sayso", records[0])

    def test_unique(self):
        self.assertEqual(len(self.rows("--unique", "--format", "tsv")), 2)
        self.assertRegex(self.events("--unique").out,
                         r"\n2024-03-04  AID +France → Kenya +1 happened +1 +1\n")

    def test_sample(self):
        row, = self.rows("--sample", "1", "--seed", "7")
        self.assertEqual(self.rows("--sample", "1", "--seed", "7"), [row])
        self.assertIn(row["Event ID"], ("aid#v1", "threat#v1"))
        self.assertEqual((row["Type Right"], row["Note"]), ("", ""))
        self.assertEqual(len(self.rows("--sample", "9")), 2)

    def test_show_lists_events(self):
        flat = " ".join(self.sayso("show", self.store, "aid").out.split())
        self.assertIn("Events: - France → Kenya: AID, happened, “delivered”; the author (certain)",
                      flat)

    def test_a_document_cannot_command_the_terminal(self):
        with sqlite3.connect(self.store) as store:
            store.execute("UPDATE documents SET outlet_name = 'O' || char(27) || '[2J'")
        for options in ([], ["--timeline"], ["--unique"]):
            self.assertNotRegex(self.events(*options).out, "[\x00-\x09\x0b-\x1f\x7f-\x9f]")


if __name__ == "__main__":
    unittest.main()
