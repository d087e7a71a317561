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

    def crack(self):
        return self.claim("courier-1", "has a crack")[0]["id"]

    def read(self, claim):
        line, = self.lines("claim", claim)
        return line

    def most_origins(self, claim):
        return self.read(claim)["ledger"]["origins"]["max"]

    def edges(self, claim):
        """Documents on both sides of each edge between members, and who drew it."""
        line = self.read(claim)
        def document(node):
            return line["members"][int(node[1:])]["document"] if node[0] == "m" else node
        return {(document(one), document(other)): edge["by"]
                for edge in line["ledger"]["collapsed"] for one, other in [edge["members"]]}

    def node(self, claim, document):
        documents = [member["document"] for member in self.read(claim)["members"]]
        return "m%d" % documents.index(document)

    def documents(self, claim):
        return [member["document"] for member in self.read(claim)["members"]]

    def add_again(self, document):
        self.done("remove", document)
        record = next(line for line in REPORTS.read_text().splitlines()
                      if json.loads(line)["id"] == document)
        self.add(self.write("again.jsonl", record))

    def test_stories(self):
        groups = sorted(sorted(line["documents"]) for line in self.lines("stories"))
        self.assertEqual(groups, MUST_SEE["stories"])
        self.assertRegex(" ".join(self.done("stories").out.split()),
                         r"^s:[0-9a-f]{16}: 2031-03-04 to 2031-03-09, 7 reports, 5 outlets, \d+ claims, "
                         r"1 denied Crack found in Tarnfell dam s:")
        self.assertEqual([line["id"] for line in self.lines("stories", "--disputed")],
                         [self.story()["id"]])
        self.assertEqual(len(self.lines("stories", "--title", "ferr")), 1)
        self.assertEqual(self.lines("stories", "--since", "2032"), [])

    def test_timeline(self):
        texts = {line["id"]: line["text"] for line in self.exported()}
        entries = self.lines("timeline", self.story()["id"])
        told = iter(entries)
        for development, document, words in MUST_SEE["timeline"]:
            self.assertTrue(any(one["development"] == development and one["words"] and
                                one["words"]["document"] == document and
                                words in one["words"]["text"] for one in told), words)
        for entry in entries:
            for side in filter(None, (entry["words"], entry["before"])):
                spans = [texts[side["document"]][begin:end] for begin, end in side["spans"]]
                self.assertEqual(side["text"], " ".join(spans))
        edit = next(entry for entry in entries if entry["development"] == "edited")
        self.assertIn("40 metres", edit["before"]["text"])
        self.assertEqual([entry["time"] for entry in entries],
                         sorted(entry["time"] for entry in entries))
        everything = self.lines("timeline", self.story()["id"], "--all")
        self.assertGreater(len(everything), len(entries))
        drawn = self.done("timeline", self.story()["id"]).out
        self.assertLessEqual(max(map(len, drawn.splitlines())), 80)
        flat = " ".join(drawn.replace("│", " ").split())
        for words in ("4 March 2031", "✕ denied: Valling, Quay Herald", "┊ 1 day",
                      "▲ surer than before (PS+ to CT+): Ilse Marrant",
                      "before: “The Tarnfell dam has a crack that is 40 metres long"):
            self.assertIn(words, flat)

    def test_brief(self):
        brief, = self.lines("brief", self.story()["id"])
        crack = self.crack()
        disputed, = brief["disputed"]
        self.assertEqual(disputed["claim"], crack)
        self.assertEqual([voice["outlets"] for voice in disputed["denies"]], [["Quay Herald"]])
        engineers = next(voice for voice in disputed["says"] if "engineers" in voice["source"])
        self.assertEqual(engineers["outlets"], ["Harbour Courier"])
        for who in MUST_SEE["unanswered"]:
            self.assertTrue(any(who in voice["source"] for voice in brief["unanswered"]), who)
        alone = {claim["claim"] for claim in brief["one_origin"]}
        self.assertIn(self.claim("herald-2", "certainly have to empty")[0]["id"], alone)
        text = self.done("brief", self.story()["id"]).out
        for heading in ("\nFrom one origin only\n", "\nDisputed\n", "\nHas not answered\n"):
            self.assertIn(heading, text)

    def why(self, *pair):
        line, = self.lines("why", *pair)
        return line

    def test_why(self):
        texts = {line["id"]: line["text"] for line in self.exported()}
        copied = self.why("post-1", "wire-1")["links"][0]
        self.assertEqual(copied["reason"], "copy")
        sides = {words["document"] for words in copied["words"]}
        self.assertEqual(sides, {"post-1", "wire-1"})
        for words in copied["words"]:
            begin, end = words["span"]
            self.assertEqual(texts[words["document"]][begin:end], words["text"])
        self.assertIn("cites", [link["reason"] for link in self.why("wire-1", "courier-1")["links"]])
        crack = self.crack()
        way = self.why(crack + "/" + self.node(crack, "post-1"),
                       crack + "/" + self.node(crack, "courier-1"))["links"]
        self.assertEqual({link["reason"] for link in way[:2]}, {"copy", "cites"})
        member = self.why("courier-1/a1", "gazette-1/a1")
        self.assertTrue(member["linked"])
        apart = self.why("courier-1", "ferry-1")
        self.assertEqual(apart["links"], [])
        near = next(one for one in apart["missing"] if one["reason"] == "two-stories")
        self.assertLess(near["score"], near["limit"])
        claims = self.why(crack, self.claim("herald-1", "may have to empty")[0]["id"])
        likely = next(one for one in claims["missing"] if one["reason"] == "on-average")
        self.assertLess(likely["score"], likely["limit"])
        names = self.why("Tor Valling", "Ilse Marrant")["missing"]
        self.assertEqual(names[0]["reason"], "other-names")
        self.assertIn("Nothing links them", self.done("why", "courier-1", "ferry-1").out)
        self.assertIn("linked from", self.done("why-not", "courier-1", "ferry-1").out)

    def test_links_that_people_confirm_and_cut(self):
        crack = self.crack()
        before = self.most_origins(crack)
        pair = ("wire-1", "courier-1")
        self.assertEqual(self.edges(crack)[pair], "engine")
        cut = self.correct("cut", crack, *(self.node(crack, one) for one in pair))
        self.assertNotIn(pair, self.edges(crack))
        self.assertEqual(self.most_origins(crack), before + 1)
        joined = ("gazette-1", "courier-1")
        self.correct("confirm", crack, *(self.node(crack, one) for one in joined),
                     "--note", "the board's own engineers")
        self.done("relink")
        self.add_again("wire-1")
        self.assertEqual(self.edges(crack)[joined], "user")
        self.assertNotIn(pair, self.edges(crack))
        self.assertEqual(self.most_origins(crack), before)
        self.assertEqual([one["action"] for one in self.read(crack)["corrections"]],
                         ["cut", "confirm"])
        self.assertIn("the board's own engineers", self.done("claim", crack).out)
        self.correct("undo", cut)
        self.assertEqual(self.edges(crack)[pair], "engine")
        self.assertEqual(self.most_origins(crack), before - 1)

    def test_claims_that_people_split_and_merge(self):
        whole, node = self.claim("courier-2", "60 metres")
        others = self.documents(whole["id"]).count("courier-2") - 1
        split = self.correct("split-claim", whole["id"], node)
        apart, _ = self.claim("courier-2", "60 metres")
        self.assertEqual(self.documents(apart["id"]), ["courier-2"])
        other, _ = self.claim("herald-1", "may have to empty")
        merged = self.correct("merge-claims", other["id"], apart["id"])
        self.correct("retype", other["id"], self.node(other["id"], "courier-2"), "doubts")
        for again in (lambda: None, lambda: self.done("relink"),
                      lambda: self.add_again("herald-1")):
            again()
            both, node = self.claim("courier-2", "60 metres")
            self.assertIn("herald-1", self.documents(both["id"]))
            self.assertEqual(both["members"][int(node[1:])]["stance"], "doubts")
            self.assertEqual(self.documents(whole["id"]).count("courier-2"), others)
        self.correct("undo", merged)
        self.assertNotIn("herald-1", self.documents(self.claim("courier-2", "60 metres")[0]["id"]))
        self.correct("undo", split)
        self.assertGreater(len(self.claim("courier-2", "60 metres")[0]["members"]), 1)

    def test_stories_that_people_split_and_merge(self):
        dam, ferries = self.story()["id"], self.lines("stories", "--title", "ferr")[0]["id"]
        split = self.correct("split-story", dam, "herald-2")
        merged = self.correct("merge-stories", dam, ferries)
        self.done("relink")
        self.add_again("ferry-1")
        self.assertEqual(sorted(map(len, (line["documents"] for line in self.lines("stories")))),
                         [1, 8])
        self.assertEqual([one["action"] for one in self.story()["corrections"]],
                         ["split-story", "merge-stories"])
        self.correct("undo", split)
        self.correct("undo", merged)
        groups = sorted(sorted(line["documents"]) for line in self.lines("stories"))
        self.assertEqual(groups, MUST_SEE["stories"])

    def test_notes_show_where_they_belong(self):
        crack, story = self.crack(), self.story()["id"]
        self.correct("note", crack, "--note", "call the board")
        self.correct("note", story, "--note", "weekend piece")
        self.correct("note", "Ilse Marrant", "--note", "prefers mail")
        self.assertIn("call the board", self.done("claim", crack).out)
        brief = self.done("brief", story).out
        self.assertIn("call the board", brief)
        self.assertIn("weekend piece", brief)
        self.assertIn("weekend piece", self.done("timeline", story).out)
        self.assertIn("prefers mail", json.dumps(self.exported_all()))
        self.assertEqual(len(self.done("correct", "list").out.splitlines()), 3)

    def test_mistakes_change_nothing(self):
        crack = self.crack()
        for words, status in ((("cut", crack, "m0", "m99"), 1), (("cut", crack, "m0"), 2),
                              (("merge-claims", crack, crack), 1), (("note", crack), 1),
                              (("split-claim", crack, "m99"), 1),
                              (("retype", crack, "m0", "shouts"), 1),
                              (("split-story", self.story()["id"], "ferry-1"), 1)):
            done = self.sayso("correct", self.store, *words)
            self.assertEqual((done.status, done.bytes), (status, b""), words)
        self.assertEqual(self.done("correct", "list").out, "")
        done = self.sayso("why", self.store, crack, "nowhere")
        self.assertEqual((done.status, done.bytes), (1, b""))


if __name__ == "__main__":
    unittest.main()
