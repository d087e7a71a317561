"""`sayso add` killed at any moment loses at most the document in hand; running it again is enough."""
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import time
import unittest

from program import ProgramTest

REPORTS = 60
SECONDS = 8


def report(number):
    return (f"Ship {number} leaves Velmouth\n\nThe ship with the number {number} left on Monday, the "
            f"port authority said.\n\n\"It was loaded for {number} hours,\" said Ilse Marrant, the "
            "harbour master.\n\nTwo officials declined to comment on what it carries.\n")


class Kill(ProgramTest):
    def setUp(self):
        super().setUp()
        self.inputs = [self.write(f"reports/{number:03}.txt", report(number))
                       for number in range(REPORTS)]
        done = self.sayso("annotate", *self.inputs)
        self.assertEqual(done.status, 0, done.err)
        self.whole = done.lines

    def store_is_whole(self):
        """What is stored is a beginning of the inputs, each as if nothing had happened."""
        with sqlite3.connect(self.store) as store:
            self.assertEqual(store.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            self.assertEqual(store.execute("PRAGMA foreign_key_check").fetchall(), [])
            if not store.execute("SELECT 1 FROM sqlite_schema").fetchone():
                return 0  # killed before there was a store
            store.execute("INSERT INTO documents_fts (documents_fts, rank) "
                          "VALUES ('integrity-check', 1)")
        store.close()
        lines = self.exported()
        self.assertEqual(lines, self.whole[:len(lines)])
        return len(lines)

    def test_kill_at_random_moments(self):
        chance = random.Random(4)
        started = time.monotonic()
        self.add(*self.inputs)
        whole_run = time.monotonic() - started
        self.assertEqual(self.store_is_whole(), REPORTS)

        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            self.forget_store()
            kept = 0
            for _ in range(3):
                run = subprocess.Popen(self.command("add", self.store, *self.inputs),
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                       env=self.environment())
                time.sleep(chance.uniform(0, whole_run))
                run.send_signal(signal.SIGKILL)
                run.wait()
                found = self.store_is_whole()
                self.assertGreaterEqual(found, kept, "a stored document is lost")
                kept = found
            done = self.add(*self.inputs)
            self.assertEqual(done.status, 0, done.err)
            self.assertEqual(self.store_is_whole(), REPORTS)

    def test_kill_in_the_middle(self):
        for _ in range(20):  # a run may be through before it is seen to have begun
            self.forget_store()
            run = subprocess.Popen(self.command("add", self.store, *self.inputs),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   env=self.environment())
            self.wait_for_document()
            run.send_signal(signal.SIGKILL)
            run.wait()
            found = self.store_is_whole()
            self.assertGreater(found, 0)
            if found < REPORTS:
                break
        else:
            self.fail("never killed in the middle")
        self.assertEqual(self.add(*self.inputs).status, 0)
        self.assertEqual(self.store_is_whole(), REPORTS)

    def forget_store(self):
        for name in self.folder.glob("store.db*"):
            name.unlink()

    def wait_for_document(self):
        """Until the store has one; a run that never gets there fails the test."""
        for _ in range(60000):
            time.sleep(0.001)
            if not pathlib.Path(self.store).exists():
                continue
            store = sqlite3.connect(self.store)
            try:
                if store.execute("SELECT 1 FROM documents LIMIT 1").fetchone():
                    return
            except sqlite3.OperationalError:
                pass  # not made yet, or being made
            finally:
                store.close()
        self.fail("no document came into the store")

    def test_killed_inside_a_container_goes_on_there(self):
        records = 2000
        path = self.write_lines("reports.jsonl", [{"id": f"r{n}", "text": f"Ship {n} left, he said."}
                                                  for n in range(records)])
        run = subprocess.Popen(self.command("add", self.store, path), stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, env=self.environment())
        reached = self.wait_for_record(50)
        run.send_signal(signal.SIGKILL)
        run.wait()
        self.assertLess(reached, records, "it was killed too late")
        done = self.add(path)
        self.assertEqual(done.status, 0, done.err)
        added, unchanged = (int(word) for word in re.findall(r"(\d+) (?:added|unchanged)", done.out))
        self.assertLessEqual(added + unchanged, records - reached, "it began at the start again")
        self.assertEqual([line["id"] for line in self.exported()], [f"r{n}" for n in range(records)])
        # Read to its end, the container is read from its start when it is given again.
        self.assertIn(f"0 added, {records} unchanged", self.add(path).out)

    def test_a_container_that_changed_is_read_from_its_start(self):
        path = self.write_lines("reports.jsonl", [{"id": "a", "text": "A ship left, he said."}])
        self.add(path)
        status = pathlib.Path(path).stat()
        with sqlite3.connect(self.store) as store:
            store.execute("INSERT INTO unfinished_inputs VALUES (?, ?, ?, 1, 0)",
                          (path, status.st_size - 1, status.st_mtime_ns))
        store.close()
        self.assertIn("0 added, 1 unchanged", self.add(path).out)

    def wait_for_record(self, wanted):
        """The record that a run says it has reached, as soon as that is `wanted` or a later one."""
        for _ in range(6000):
            time.sleep(0.01)
            if not pathlib.Path(self.store).exists():
                continue
            try:
                with sqlite3.connect(self.store) as store:
                    row = store.execute("SELECT record FROM unfinished_inputs").fetchone()
                store.close()
            except sqlite3.OperationalError:  # the store is being made
                continue
            if row and row[0] >= wanted:
                return row[0]
        self.fail("it never said how far it has come")


if __name__ == "__main__":
    unittest.main()
