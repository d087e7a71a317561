"""Running the built program in tests, and text written for them."""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
SAYSO = os.environ.get("SAYSO", str(ROOT / "build/release/sayso"))

HARBOUR = """Harbour of Velmouth to stay shut

The harbour of Velmouth will stay shut until Friday, the port authority said on Monday.

"No ship has left since the storm," said Ilse Marrant, the harbour master.

Two officials, who asked not to be named, said that a second crane was damaged.
"""
STRIKE = """Ferry crews vote on strike

Ferry crews in Osterby vote on a strike this week, their union said.

The operator declined to comment. "We have heard nothing from them," said Tor Valling, who speaks
for the crews.
"""


class Done:
    """One run of the program."""

    def __init__(self, status, out, err):
        self.status, self.bytes, self.err = status, out, err.decode()

    @property
    def out(self):
        return self.bytes.decode()

    @property
    def lines(self):
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def complaints(self):
        return self.err.splitlines()


class ProgramTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.mkdtemp(prefix="sayso-test-")
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        self.folder = pathlib.Path(folder)
        self.store = str(self.folder / "store.db")

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def write_lines(self, name, records):
        return self.write(name, "".join(json.dumps(record) + "\n" for record in records))

    def command(self, *arguments):
        return [SAYSO, *map(str, arguments)]

    def environment(self, **changes):
        kept = {key: value for key, value in os.environ.items()
                if key not in ("NO_COLOR", "SAYSO_MODELS", "TERM")}
        return {**kept, "TERM": "xterm", **changes}

    def run_words(self, words, stdin=b"", env=None, **more):
        done = subprocess.run(words, input=stdin, stdout=more.pop("stdout", subprocess.PIPE),
                              stderr=subprocess.PIPE, env=env or self.environment(), timeout=600,
                              **more)
        return Done(done.returncode, done.stdout, done.stderr)

    def sayso(self, *arguments, **more):
        return self.run_words(self.command(*arguments), **more)

    def add(self, *inputs, **more):
        return self.sayso("add", self.store, *inputs, **more)

    def make_stale(self):
        """As if older models had analysed all that the store has."""
        with sqlite3.connect(self.store) as store:
            store.execute("UPDATE model_lists SET fingerprints = 'older' || char(10)")

    def exported(self):
        """The documents of the store."""
        return [line for line in self.exported_all() if line["kind"] == "document"]

    def exported_all(self):
        done = self.sayso("export", self.store, "--format", "jsonl")
        self.assertEqual((done.status, done.err), (0, ""))
        return done.lines
