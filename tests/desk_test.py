"""What an editor asks of a story and corrects in it, on invented reports read by the program."""
import json
import shutil
import unittest

from program import ROOT, ProgramTest

CASE = ROOT / "tests/cases/linking/tarnfell-dam"
REPORTS = CASE / "documents.jsonl"
MUST_SEE = json.loads((CASE / "must_see.json").read_text())


class Desk(ProgramTest):
    made = None  # one store for all tests, since reading the reports takes longest

    def setUp(self):
        super().setUp()
        if Desk.made is None:
            done = self.add(REPORTS)
            self.assertEqual(done.status, 0, done.err)
            Desk.made = (self.folder.parent / (self.folder.name + "-kept.db"))
            shutil.copy(self.store, Desk.made)
        else:
            shutil.copy(Desk.made, self.store)

    @classmethod
    def tearDownClass(cls):
        if cls.made is not None:
            cls.made.unlink()

    def done(self, *words):
        done = self.sayso(words[0], self.store, *words[1:])
        self.assertEqual((done.status, done.err), (0, ""), words)
        return done

    def lines(self, *words):
        return self.done(*words, "--format", "jsonl").lines

    def correct(self, *words):
        done = self.done("correct", *words, "--author", "desk")
        return done.out.split()[-1]

    def story(self):
        return next(line for line in self.lines("stories") if "wire-1" in line["documents"])

    def claims(self, words):
        return [line for line in self.lines("claims") if words in line["text"]]

    def claim(self, document, words):
        """The claim that a member of the document with these words is of, and the member's node."""
        texts = {line["id"]: line for line in self.exported()}
        for claim in self.lines("claims"):
            for index, member in enumerate(claim["members"]):
                if member["document"] != document or "attribution" not in member:
                    continue
                said = next(one for one in texts[document]["attributions"]
                            if one["id"] == member["attribution"])
                content = " ".join(texts[document]["text"][begin:end]
                                   for begin, end in said["content"])
                if words in content:
                    return claim, "m%d" % index
        self.fail("no member of %s with %r" % (document, words))

    def origins(self, claim):
        line, = self.lines("claim", claim)
        return line["ledger"]["origins"]["min"], line["ledger"]["origins"]["max"]

    def test_stories(self):
        groups = sorted(sorted(line["documents"]) for line in self.lines("stories"))
        self.assertEqual(groups, MUST_SEE["stories"])
        table = self.done("stories").out
        self.assertRegex(table, r"^ID +FIRST +LAST +REPORTS +OUTLETS +CLAIMS +DENIED +TITLE\n")
        self.assertEqual([line["id"] for line in self.lines("stories", "--disputed")],
                         [self.story()["id"]])
        self.assertEqual(len(self.lines("stories", "--title", "ferr")), 1)
        self.assertEqual(self.lines("stories", "--since", "2032"), [])


if __name__ == "__main__":
    unittest.main()
