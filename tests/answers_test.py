"""What is one claim, which claim a denial answers and which figure takes another's place, on
invented reports."""
import json
import unittest

from program import ROOT, ProgramTest

CASES = ROOT / "tests/cases/linking"


class Answers(ProgramTest):
    CASE = "pellbrook-leak"

    def setUp(self):
        super().setUp()
        self.must_see = json.loads((CASES / self.CASE / "must_see.json").read_text())
        done = self.add(CASES / self.CASE / "documents.jsonl")
        self.assertEqual(done.status, 0, done.err)
        lines = self.sayso("export", self.store, "--format", "jsonl").lines
        self.documents = {line["id"]: line for line in lines if line["kind"] == "document"}
        self.claims = [line for line in lines if line["kind"] == "claim"]

    def words(self, member):
        """The sentences that a member of a claim stands in."""
        document = self.documents[member["document"]]
        if "attribution" in member:
            spans = next(one["content"] for one in document["attributions"]
                         if one["id"] == member["attribution"])
        else:
            spans = [next(one["trigger"] for one in document["events"]
                          if one["id"] == member["event"])]
        return " ".join(document["text"][begin:end] for begin, end in document["sentences"]
                        if any(begin < last and first < end for first, last in spans))

    def members(self, claim, words):
        return [index for index, member in enumerate(claim["members"])
                if words in self.words(member)]

    def answer(self, document, denial, assertion):
        """Whether a claim that holds the assertion is disputed in the document by the denial."""
        for claim in self.claims:
            denying = {pair["members"][0] for pair in claim["disputes"]}
            if self.members(claim, assertion) and any(
                    claim["members"][index]["document"] == document and index in denying
                    for index in self.members(claim, denial)):
                return True
        return False

    def test_denials_answer_their_claims(self):
        for document, denial, assertion in self.must_see["answers"]:
            self.assertTrue(self.answer(document, denial, assertion), denial)
        for document, denial, assertion in self.must_see["apart"]:
            self.assertFalse(self.answer(document, denial, assertion), denial)

    def test_what_is_told_of_one_thing_is_one_claim(self):
        for one, other in self.must_see.get("together", []):
            self.assertTrue(any(self.members(claim, one) and self.members(claim, other)
                                for claim in self.claims), other)

    def test_later_figures_revise_earlier_ones(self):
        ids = {claim["id"]: claim for claim in self.claims}
        for later, earlier in self.must_see.get("revises", []):
            self.assertTrue(any(self.members(claim, later) and claim["revises"] and
                                self.members(ids[claim["revises"]], earlier)
                                for claim in self.claims), later)

    def test_claims_begin_with_a_word(self):
        for claim in self.claims:
            self.assertRegex(claim["text"], r"^[\w\"(\u201c$]")


class AnswersInTalks(Answers):
    """Denials with other words, and bare ones of what stands just before."""
    CASE = "harbour-talks"


class AnswersToARequest(Answers):
    """One request that three reports tell of in other words, two of them with a denial."""
    CASE = "asked-thrice"


if __name__ == "__main__":
    unittest.main()
