"""Bad input: one clear line that names it and the reason; the others go on; nothing is lost."""
import json
import os
import pathlib
import resource
import shutil
import sqlite3
import unittest

from program import HARBOUR, ROOT, STRIKE, ProgramTest

# The program as a user whom file permissions bind, whoever runs the test.
BOUND = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.geteuid() == 0 else []
PAGE_WITHOUT_ARTICLE = """<!DOCTYPE html><html><head><title>Velmouth Gazette</title></head><body>
<nav><ul><li><a href="/a">News</a></li><li><a href="/b">Sport</a></li></ul></nav>
<footer><a href="/imprint">Imprint</a></footer></body></html>
"""


class BadInput(ProgramTest):
    def check(self, bad, code, reason, prefix=()):
        """`bad` between two good inputs, in annotate and in add."""
        first = self.write("first.txt", HARBOUR)
        last = self.write("last.txt", STRIKE)
        done = self.run_words([*prefix, *self.command("annotate", first, bad, last)])
        self.assertEqual([line["kind"] for line in done.lines], ["document", "error", "document"])
        self.assertEqual(done.lines[1]["file"], bad)
        self.assertEqual(done.lines[1]["code"], code)
        self.assertEqual(done.status, 1)
        for message in (done.lines[1]["message"], *done.complaints):
            self.assertIn(bad, message)
            self.assertRegex(message, reason)
        self.assertEqual(len(done.complaints), 1, done.err)

        done = self.run_words([*prefix, *self.command("add", self.store, first, bad, last)])
        self.assertEqual(done.status, 1)
        self.assertEqual(len(done.complaints), 1, done.err)
        self.assertIn(bad, done.err)
        self.assertRegex(done.err, reason)
        self.assertIn("2 added, 0 unchanged, 0 new versions, 1 failed", done.out)
        self.assertEqual([line["file"] for line in self.exported()], [first, last])

    def test_empty_file(self):
        self.check(self.write("void.txt", ""), "empty", "empty|no text")

    def test_nothing_but_white_space(self):
        self.check(self.write("blank.txt", " \n\n\t\n"), "empty", "empty|no text|white space")

    def test_binary(self):
        self.check(self.write("picture.txt", bytes(range(256)) * 40), "not-text", "text")

    def test_document_over_20_megabytes(self):
        sentence = b"The harbour of Velmouth stayed shut on Monday. "
        self.check(self.write("long.txt", sentence * (21_000_000 // len(sentence))), "too-large",
                   "20 ?MB|large")

    def test_page_without_an_article(self):
        self.check(self.write("front.html", PAGE_WITHOUT_ARTICLE), "no-article", "article")

    def test_file_without_read_permission(self):
        path = self.write("locked.txt", HARBOUR)
        os.chmod(path, 0)
        self.check(path, "unreadable", "(?i)permission", BOUND)

    def test_missing_file(self):
        self.check(str(self.folder / "nowhere.txt"), "unreadable", "(?i)no such file")

    def test_pipe_in_place_of_a_file(self):
        path = str(self.folder / "pipe")
        os.mkfifo(path)
        self.check(path, "unreadable", "file")

    def test_broken_line_of_json_lines(self):
        good = [{"id": "one", "text": HARBOUR}, {"id": "three", "text": STRIKE}]
        path = self.write("mixed.jsonl", json.dumps(good[0]) + '\n{"id": "two", "text": "cut\n' +
                          json.dumps(good[1]) + "\n")
        done = self.sayso("annotate", path)
        self.assertEqual([line.get("id") for line in done.lines], ["one", None, "three"])
        error = done.lines[1]
        self.assertEqual((error["kind"], error["code"], error["file"]),
                         ("error", "bad-line", path + "#1"))
        self.assertEqual(len(done.complaints), 1, done.err)
        self.assertIn(path, done.err)
        self.assertIn("2", done.err)
        self.assertEqual(done.status, 1)
        done = self.add(path)
        self.assertIn("2 added, 0 unchanged, 0 new versions, 1 failed", done.out)
        self.assertEqual([line["id"] for line in self.exported()], ["one", "three"])

    def test_rejected_records_go_to_a_file_with_the_reason(self):
        path = self.write("records.jsonl", '{"text": "A ship left, she said."}\nbroken\n')
        done = self.add(path)
        rejected = pathlib.Path(self.store + ".rejected.jsonl")
        self.assertIn(f"1 added, 0 unchanged, 0 new versions, 1 failed (reasons in {rejected})",
                      done.out)
        line = json.loads(rejected.read_text())
        self.assertEqual((line["kind"], line["file"], line["code"]),
                         ("error", path + "#1", "bad-line"))
        self.assertIn("line 2", line["message"])
        elsewhere = self.folder / "elsewhere.jsonl"
        self.add(path, "--rejected", elsewhere)
        self.assertEqual(elsewhere.read_text(), rejected.read_text())
        unwritable = self.folder / "no" / "such" / "folder.jsonl"
        done = self.add(path, "--rejected", unwritable)
        self.assertEqual(done.status, 1)
        self.assertIn(f"sayso: {unwritable}: could not be written; the reasons are above",
                      done.complaints)

    def test_broken_utf8_is_repaired(self):
        quoted = HARBOUR.replace("Ilse", "Zoë").replace(' "', " “").replace('" ', "” ")
        path = self.write("broken.txt", (quoted + STRIKE.replace("Tor", "Jiří")).encode() +
                          b"\nThe line broke \xc3 off.\n")
        done = self.sayso("annotate", path)
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertIn("Zoë Marrant", done.lines[0]["text"])
        self.assertIn("\ufffd", done.lines[0]["text"])

    def test_container_over_20_megabytes_is_ordinary(self):
        padding = "x" * 1_000_000
        path = self.write_lines("large.jsonl", ({"id": str(i), "text": STRIKE, "padding": padding}
                                                for i in range(25)))
        self.assertGreater(os.path.getsize(path), 20_000_000)
        done = self.sayso("annotate", path)
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertEqual([line["id"] for line in done.lines], [str(i) for i in range(25)])


class FullDisk(ProgramTest):
    def limit(self):
        resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))

    def check_stopped(self, done, records):
        self.assertEqual(done.status, 3, done.err)
        self.assertEqual(len(done.complaints), 1, done.err)
        self.assertIn(self.store, done.err)
        self.assertIn("records.jsonl#", done.err)
        self.assertRegex(done.err, "(?i)disk|space|full|too large")
        return records

    def records(self):
        # Not English, so that nothing is analysed: it is about the disk.
        return [{"id": "r%03d" % i, "text": "Ausgabe %d. " % i + "Der Hafen bleibt geschlossen. " * 160}
                for i in range(120)]

    def check_whole(self, records):
        """What was stored before is whole, and the rest can be added later."""
        with sqlite3.connect(self.store) as store:
            self.assertEqual(store.execute("PRAGMA integrity_check").fetchone(), ("ok",))
        kept = self.exported()
        self.assertEqual([line["id"] for line in kept], [r["id"] for r in records[:len(kept)]])
        self.assertLess(len(kept), len(records))
        done = self.add(self.folder / "records.jsonl")
        self.assertEqual(done.status, 0, done.err)
        self.assertEqual([line["text"] for line in self.exported()], [r["text"] for r in records])

    def test_store_reaches_a_limit(self):
        path = self.write_lines("records.jsonl", self.records())
        done = self.add(path, preexec_fn=self.limit)
        self.check_stopped(done, self.records())
        self.check_whole(self.records())

    def test_disk_is_full(self):
        disk = self.folder / "disk"
        disk.mkdir()
        path = self.write_lines("records.jsonl", self.records())
        self.store = str(disk / "store.db")
        saved = self.folder / "saved"
        saved.mkdir()
        mount = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
        small = "mount -t tmpfs -o size=1200k none '%s' || exit 77; " % disk
        if self.run_words([*mount, small]).status != 0:
            self.skipTest("no right to mount a small disk here")
        line = small + " ".join("'%s'" % word for word in self.command("add", self.store, path))
        # Out of the private mount goes what a restart would find: the store and its log.
        line += "; status=$?; cp '%s'/* '%s'; exit $status" % (disk, saved)
        self.check_stopped(self.run_words([*mount, line]), self.records())
        shutil.copytree(saved, disk, dirs_exist_ok=True)
        self.check_whole(self.records())

    def test_standard_output_is_full(self):
        path = self.write("harbour.txt", HARBOUR)
        self.assertEqual(self.add(path).status, 0)
        for words in (["annotate", path], ["export", self.store], ["report", self.store],
                      ["show", path], ["search", self.store, "harbour"], ["help"], ["--version"]):
            with open("/dev/full", "wb") as full:
                done = self.sayso(*words, stdout=full)
            self.assertEqual(done.status, 4, words)
            self.assertEqual(len(done.complaints), 1, done.err)
            self.assertIn("No space left", done.err)


class BadStore(ProgramTest):
    def check_refused(self, reason):
        article = self.write("harbour.txt", HARBOUR)
        before = pathlib.Path(self.store).read_bytes()
        for words in (["add", self.store, article], ["export", self.store],
                      ["report", self.store], ["show", self.store, "x"],
                      ["search", self.store, "x"], ["reanalyse", self.store],
                      ["remove", self.store, "x"], ["correct", self.store, "merge", "x", "y"],
                      ["correct", self.store, "list"]):
            done = self.sayso(*words)
            self.assertEqual(done.status, 3, words)
            self.assertEqual(len(done.complaints), 1, done.err)
            self.assertIn(self.store, done.err)
            self.assertRegex(done.err, reason)
            self.assertEqual(done.bytes, b"")
        self.assertEqual(pathlib.Path(self.store).read_bytes(), before)

    def test_store_of_a_newer_version(self):
        self.assertEqual(self.add(self.write("strike.txt", STRIKE)).status, 0)
        store = sqlite3.connect(self.store)
        store.execute("PRAGMA user_version = 999")
        store.commit()
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        store.close()
        self.check_refused("newer|later")

    def test_file_that_is_no_store(self):
        self.store = self.write("notes.txt", STRIKE * 20)
        self.check_refused("store")

    def test_missing_store(self):
        for words in (["export", self.store], ["report", self.store], ["remove", self.store, "x"]):
            done = self.sayso(*words)
            self.assertEqual(done.status, 3)
            self.assertEqual(len(done.complaints), 1, done.err)
            self.assertIn(self.store, done.err)
        self.assertFalse(os.path.exists(self.store))


class BadModels(ProgramTest):
    def check_refused(self, models, named):
        article = self.write("harbour.txt", HARBOUR)
        for words in (["annotate", article], ["add", self.store, article], ["show", article]):
            done = self.sayso(*words, "--models", models)
            self.assertEqual(done.status, 3, done.err)
            self.assertEqual(len(done.complaints), 1, done.err)
            self.assertIn(str(named), done.err)
            self.assertEqual(done.bytes, b"")

    def test_truncated_weights(self):
        weights = sorted((ROOT / "models").glob("*.weights"))
        self.assertTrue(weights, "no weights in models/")
        for path in weights:
            models = self.folder / path.stem
            shutil.copytree(ROOT / "models", models)
            os.truncate(models / path.name, path.stat().st_size // 2)
            self.check_refused(models, models / path.name)

    def test_missing_models(self):
        self.check_refused(self.folder / "none", self.folder / "none")


if __name__ == "__main__":
    unittest.main()
