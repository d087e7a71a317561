"""What is not English is kept, found and shown as not analysed, whatever it declares."""
import unittest

from program import HARBOUR, ProgramTest

HAFEN = """Der Hafen von Velmouth bleibt bis Freitag geschlossen, teilte die Hafenbehörde am Montag mit.

„Seit dem Sturm hat kein Schiff abgelegt“, sagte Hafenmeisterin Ilse Marrant."""
ARABIC = """سيبقى الميناء مغلقا حتى يوم الجمعة، حسبما أعلنت سلطة الميناء يوم الاثنين.

وقالت مديرة الميناء إن أي سفينة لم تغادر منذ العاصفة."""


def page(language, text):
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return (f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
            f"<title>Velmouth</title></head><body><article>{paragraphs}</article></body></html>")


class Language(ProgramTest):
    def setUp(self):
        super().setUp()
        self.german = self.write("hafen.html", page("en-US", HAFEN))
        self.arabic = self.write("arabic.html", page("en", ARABIC))
        self.english = self.write("harbour.html", page("de", HARBOUR))

    def test_annotate_tells_it_and_gives_the_reason(self):
        done = self.sayso("annotate", self.german, self.arabic, self.english)
        self.assertEqual((done.status, done.err), (0, ""))
        german, arabic, english = done.lines
        self.assertEqual([line["language"] for line in done.lines], ["de", "ar", "en"])
        for line in (german, arabic):
            self.assertEqual((line["analysed"], line["reason"]), (False, "not English"))
            self.assertEqual(line.get("attributions", []), [])
        self.assertIn("Ilse Marrant", german["text"])
        self.assertTrue(english["analysed"])
        self.assertTrue(english["attributions"])

    def test_a_store_keeps_it_to_be_found_and_shown(self):
        store = self.folder / "store.db"
        self.assertEqual(self.sayso("add", store, self.german, self.arabic, self.english).status, 0)
        found = self.sayso("search", store, "Hafenbehörde")
        self.assertIn("hafen.html", found.out)
        self.assertNotIn("harbour.html", found.out)
        self.assertIn("arabic.html", self.sayso("search", store, "العاصفة").out)
        shown = self.sayso("show", store, self.sayso("annotate", self.german).lines[0]["id"])
        self.assertIn("language: de", shown.out)
        self.assertIn("Not analysed: not English.", shown.out)
        exported = self.sayso("export", store, "--format", "jsonl")
        self.assertEqual(sorted((line["language"], line["analysed"]) for line in exported.lines
                                if line["kind"] == "document"),
                         [("ar", False), ("de", False), ("en", True)])

    def test_a_report_has_the_words_of_what_was_analysed_only(self):
        store = self.folder / "store.db"
        self.sayso("add", store, self.german, self.english)
        report = self.sayso("report", store)
        self.assertIn("No ship has left since the storm", report.out)
        self.assertNotIn("kein Schiff", report.out)

    def test_a_given_language_is_not_doubted(self):
        path = self.write_lines("given.jsonl", [{"text": HAFEN, "language": "en"},
                                                {"text": HAFEN, "language": "de-AT"},
                                                {"text": HAFEN}, {"text": "Marrant 2:1"}])
        lines = self.sayso("annotate", path).lines
        self.assertEqual([(line["language"], line["analysed"]) for line in lines],
                         [("en", True), ("de-AT", False), ("de", False), ("und", True)])


if __name__ == "__main__":
    unittest.main()
