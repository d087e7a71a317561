"""sayso.annotate, beside what the program writes of the same."""
import json
import os
import pathlib
import pickle
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import sayso

HARBOUR = """Harbour of Velmouth to stay shut 🌊

“No ship has left since the storm,” said Ilse Marrant, the harbour master – on Monday.

Two officials, who asked not to be named, denied that a second crane was damaged.
"""


class Annotate(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_spans_are_offsets_of_python_strings(self):
        document = sayso.annotate(HARBOUR)
        self.assertEqual(document.text, HARBOUR)
        marrant = document.attributions[0]
        self.assertEqual([HARBOUR[start:end] for start, end in marrant.content],
                         ["“No ship has left since the storm,”"])
        self.assertTrue(document.words(marrant.source).startswith("Ilse Marrant"))

    def test_finds_what_the_program_finds(self):
        record = {"text": HARBOUR, "title": "Harbour", "published": "2031-03-04"}
        line = subprocess.run([os.environ["SAYSO"], "annotate", "-"], check=True,
                              input=json.dumps(record).encode(), stdout=subprocess.PIPE).stdout
        theirs = json.loads(line)
        ours = sayso.annotate(HARBOUR, title="Harbour", published="2031-03-04")
        self.assertEqual(ours.id, theirs["id"])
        for name in ("entities", "events", "times", "citations", "attributions"):
            self.assertEqual(as_json(getattr(ours, name), theirs[name]), theirs[name], name)
            self.assertTrue(ours.sentences and ours.entities)
        self.assertEqual(ours.published.value, theirs["published"]["value"])

    def test_records_do_not_change_and_can_be_pickled(self):
        document = sayso.annotate(HARBOUR)
        with self.assertRaises(AttributeError):
            document.text = ""
        self.assertEqual(pickle.loads(pickle.dumps(document)), document)
        self.assertEqual(sayso.annotate(HARBOUR), document)

    def test_html(self):
        page = "<html><body><article><h1>Quay shut</h1>" + "".join(
            "<p>The quay of Velmouth stays shut for the week, said Ilse Marrant.</p>"
            for _ in range(5)) + "</article></body></html>"
        document = sayso.annotate_html(page, url="https://quay-herald.example/shut")
        self.assertEqual(document.url, "https://quay-herald.example/shut")
        self.assertIn("Ilse Marrant", document.text)

    def test_errors_have_codes(self):
        with self.assertRaises(sayso.Error) as raised:
            sayso.annotate("  ")
        self.assertEqual(raised.exception.code, "empty")
        with self.assertRaises(sayso.Error) as raised:
            next(sayso.annotate_files(self.folder, kind="scroll"))
        self.assertEqual(raised.exception.code, "unknown-kind")

    def test_files_come_in_order_with_failures_in_their_place(self):
        (self.folder / "1.txt").write_text(HARBOUR)
        (self.folder / "2.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
        (self.folder / "3.txt").write_text("The crane is whole, said Tor Valling on Monday.")
        read = list(sayso.annotate_files(self.folder, jobs=2))
        self.assertEqual([type(one).__name__ for one in read], ["Document", "Failure", "Document"])
        self.assertEqual(read[1].code, "not-text")

    def test_files_can_be_left_early(self):
        for number in range(40):
            (self.folder / ("%02d.txt" % number)).write_text(HARBOUR)
        documents = sayso.annotate_files(self.folder, jobs=1)
        self.assertIn("Ilse Marrant", next(documents).text)
        documents.close()
        self.assertEqual(sayso.annotate(HARBOUR).text, HARBOUR)

    def test_a_program_may_end_while_files_are_read(self):
        for number in range(40):
            (self.folder / ("%02d.txt" % number)).write_text(HARBOUR)
        program = "import sayso, sys; files = sayso.annotate_files(sys.argv[1], jobs=2); next(files)"
        for _ in range(3):
            done = subprocess.run([sys.executable, "-c", program, str(self.folder)], check=False,
                                  stderr=subprocess.PIPE)
            self.assertEqual((done.returncode, done.stderr), (0, b""))

    def test_threads_annotate_at_once_and_find_the_same(self):
        expected = sayso.annotate(HARBOUR)
        found = []
        threads = [threading.Thread(target=lambda: found.append(sayso.annotate(HARBOUR)))
                   for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(found, [expected] * 4)

    def test_other_threads_run_meanwhile(self):
        text = HARBOUR * 60
        done = threading.Event()
        worker = threading.Thread(target=lambda: (sayso.annotate(text), done.set()))
        worker.start()
        turns = 0
        while not done.is_set():
            turns += 1
            time.sleep(0.001)
        worker.join()
        self.assertGreater(turns, 20)


def as_json(value, like):
    """A record in the form that its line has: without what that leaves out."""
    if isinstance(like, dict):
        return {name: as_json(getattr(value, name), one) for name, one in like.items()}
    if isinstance(like, list):
        return [as_json(*pair) for pair in zip(value, like, strict=True)]
    return value


if __name__ == "__main__":
    unittest.main()
