"""`sayso transfers`, on whole reports: every folder in tests/cases/transfers.

`documents.jsonl` are reports of one story; `expected.json` lists the transfers that a careful reader
finds in them, with all steps as status and document.
"""
import csv
import io
import json
import unittest

from program import ROOT, ProgramTest

CASES = sorted((ROOT / "tests/cases/transfers").iterdir())


def steps_of(transfers):
    return {(transfer["supplier"], transfer["recipient"], *step)
            for transfer in transfers for step in transfer["steps"]}


class Transfers(ProgramTest):
    def listed(self, *options):
        done = self.sayso("transfers", self.store, *options)
        self.assertEqual((done.status, done.err), (0, ""))
        return done

    def test_reports_are_read_as_a_careful_reader_would(self):
        self.assertGreater(len(CASES), 9)
        for case in CASES:
            with self.subTest(case.name):
                self.store = str(self.folder / (case.name + ".db"))
                self.add(case / "documents.jsonl")
                found = [{**line, "steps": [(step["status"], step["document"])
                                            for step in line["steps"]]}
                         for line in self.listed("--format", "jsonl").lines]
                expected = json.loads((case / "expected.json").read_text())
                self.assertEqual(steps_of(found), steps_of(expected))

    def test_origins_are_those_of_the_claims_behind_a_step(self):
        reports = [
            ("courier", "Harbour Courier", "Two officials told the Harbour Courier that Orvia has "
             "asked Telmark for artillery shells."),
            ("post", "Coast Post", "Orvia has asked Telmark for artillery shells, the Harbour "
             "Courier reported on Monday."),
            ("mail", "Pelling Mail", "Orvia has asked Telmark for artillery shells, Defence "
             "Minister Ana Brill said."),
            ("herald", "Quay Herald", "Telmark denied that Orvia had asked it for artillery "
             "shells. Foreign Minister Ulo Sarn said no such request had been made."),
            ("gazette", "Oldmere Gazette", "Telmark denied that Orvia had asked it for artillery "
             "shells. No such request had been made, Foreign Minister Ulo Sarn said."),
        ]
        lines = [json.dumps({"id": name, "outlet": {"name": outlet}, "published": "2031-03-04",
                             "text": text}) for name, outlet, text in reports]
        self.add(self.write("shells.jsonl", "\n".join(lines)))
        _, *rows = csv.reader(io.StringIO(self.listed("--format", "csv").out))
        origins = {row[4]: row[5] for row in rows}
        # Three outlets: the Post rests on the Courier, the minister is an origin of her own.
        self.assertEqual(origins["requested"], "2")
        # One ministry denies, in two outlets.
        self.assertEqual(origins["denied"][-1], "1", origins)

    def test_formats(self):
        self.add(ROOT / "tests/cases/transfers/grain-given/documents.jsonl")
        table = self.listed().out
        self.assertIn("Sulvania -> Kessaland", table)
        self.assertIn("delivered", table)
        header, *rows = csv.reader(io.StringIO(self.listed("--format", "csv").out))
        self.assertEqual(header, ["supplier", "recipient", "designation", "year", "status",
                                  "origins"])
        self.assertEqual({(row[0], row[1], row[3], row[4], row[5]) for row in rows},
                         {("Sulvania", "Kessaland", "2025", "delivered", "1"),
                          ("Sulvania", "Kessaland", "2025", "promised", "1")})
        self.assertEqual(self.listed("--from", "nowhere").out, "No transfer found.\n")
        exported = [line for line in self.exported_all() if line["kind"] == "transfer"]
        self.assertEqual(exported, self.listed("--format", "jsonl").lines)


if __name__ == "__main__":
    unittest.main()
