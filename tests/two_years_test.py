"""Two years of one matter in reports of which one has a date: tests/cases/linking/two-years.

In the first year one state is said to have asked another for arms, in the next the other to weigh giving
them. Nothing of the one year may be one with anything of the other, in whatever order reports come.
"""
import unittest

from program import ROOT, ProgramTest

REPORTS = sorted((ROOT / "tests/cases/linking/two-years").iterdir())
YEARS = [["1-courier.txt", "2-digest.txt"], ["3-request.txt", "4-embassy.txt", "5-allies.txt"]]


class TwoYears(ProgramTest):
    def read(self, order):
        """Stories as lists of files, claims as lists of (file, stance, words)."""
        self.store = str(self.folder / (order + ".db"))
        reports = [REPORTS[int(place) - 1] for place in order]
        # Inputs of one run are linked together; one run each shows what comes late.
        for inputs in [reports] if reports == REPORTS else [[one] for one in reports]:
            done = self.add(*inputs)
            self.assertEqual(done.status, 0, done.err)
        lines = self.exported_all()
        documents = {line["id"]: line for line in lines if line["kind"] == "document"}
        names = {id: line["file"].split("/")[-1] for id, line in documents.items()}
        stories = sorted(sorted(names[one] for one in line["documents"])
                         for line in lines if line["kind"] == "story")
        claims = []
        for line in lines:
            if line["kind"] != "claim":
                continue
            claims.append([(names[one["document"]], one["stance"],
                            self.words(documents[one["document"]], one)) for one in line["members"]])
        return stories, claims

    @staticmethod
    def words(document, member):
        for one in document["attributions"]:
            if one["id"] == member.get("attribution"):
                return " ".join(document["text"][begin:end] for begin, end in one["content"])
        return ""

    def claim(self, claims, words):
        return next(claim for claim in claims if any(words in one[2] for one in claim))

    def test_nothing_is_one_over_the_years(self):
        for order in ("12345", "54321", "41352"):
            with self.subTest(order):
                stories, claims = self.read(order)
                self.assertEqual(stories, YEARS)
                for claim in claims:
                    years = {[name in year for year in YEARS].index(True) for name, _, _ in claim}
                    self.assertEqual(len(years), 1, claim)

    def test_a_request_stands_with_its_denials(self):
        _, claims = self.read("12345")
        request = self.claim(claims, "has asked Orvia for howitzers")
        self.assertIn("5-allies.txt", [name for name, stance, _ in request if stance == "denies"])
        told = " | ".join(words for _, _, words in request)
        for words in ("is asking Orvia", "never heard of any request", "ever asked it for help"):
            self.assertIn(words, told)
        neutral = self.claim(claims, "armed patience")
        self.assertEqual([name for name, _, _ in neutral], ["5-allies.txt"])

    def test_what_is_weighed_stands_apart_from_publishing_it(self):
        _, claims = self.read("12345")
        weighed = self.claim(claims, "is considering sending howitzers")
        doubt = self.claim(claims, "less guesswork")
        self.assertEqual({name for name, _, _ in weighed}, set(YEARS[0]))
        self.assertEqual({name for name, _, _ in doubt}, set(YEARS[0]))

    def test_transfers_of_two_years_are_two(self):
        self.read("12345")
        done = self.sayso("transfers", self.store, "--format", "jsonl")
        self.assertEqual((done.status, done.err), (0, ""))
        documents = {line["id"]: line["file"].split("/")[-1] for line in self.exported()}
        for line in done.lines:
            files = {documents[step["document"]] for step in line["steps"]}
            self.assertTrue(any(files <= set(year) for year in YEARS), files)


if __name__ == "__main__":
    unittest.main()
