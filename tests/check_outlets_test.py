"""The table of outlets keeps its form, and a fault in it is really found."""
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).parent.parent
TOOL = ROOT / "tools" / "check_outlets"
PAGE = "page:pages.example/outlets"
GOOD = ["courier.example", "The Harbour Courier", "newspaper", "GBR", "Courier Group", "Courier|HC",
        f"name,kind,country,also={PAGE}; owner=pypi:outlets==1.0.2:outlets/list.csv"]


class CheckOutlets(unittest.TestCase):
    def check(self, *rows):
        with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as table:
            table.write("# A comment.\n" + "".join("\t".join(row) + "\n" for row in rows))
            table.flush()
            done = subprocess.run(["/usr/bin/python3", TOOL, table.name], capture_output=True,
                                  text=True)
        return done.returncode, done.stdout

    def expect_fault(self, words, *rows):
        status, out = self.check(*rows)
        self.assertEqual(status, 1, words)
        self.assertIn(words, out)

    def but(self, **changes):
        columns = ("domain", "name", "kind", "country", "owner", "also", "source")
        return [changes.get(column, cell) for column, cell in zip(columns, GOOD)]

    def test_the_table_itself(self):
        done = subprocess.run(["/usr/bin/python3", TOOL], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        self.assertGreaterEqual(int(done.stdout.split()[1]), 400)

    def test_a_good_line_passes(self):
        self.assertEqual(self.check(GOOD)[0], 0)

    def test_broken_lines_fail(self):
        for words, row in (
                ("6 columns", GOOD[:-1]),
                ("not a domain", self.but(domain="Courier.example")),
                ("not a domain", self.but(domain="www.courier.example")),
                ("not a domain", self.but(domain="courier.example/news")),
                ("no domain", self.but(domain="")),
                ("no name", self.but(name="")),
                ("name: white space", self.but(name="The Harbour Courier ")),
                ("not a kind", self.but(kind="gazette")),
                ("not a kind", self.but(kind="state-media newspaper")),
                ("both state and public", self.but(kind="state-media public-media")),
                ("not a country", self.but(country="UK")),
                ("also:", self.but(also="Courier|")),
                ("not a reference", self.but(source="name,kind,country,owner,also=memory")),
                ("owner: nothing states it", self.but(source=f"name,kind,country,also={PAGE}")),
                ("owner: stated, but empty", self.but(owner="")),
                ("states an unknown field", self.but(source=GOOD[-1].replace("name", "name,age"))),
                ("the name does not say it",
                 self.but(source=f"kind=name; name,country,owner,also={PAGE}"))):
            with self.subTest(words):
                self.expect_fault(words, row)

    def test_lines_are_sorted_and_domains_stand_once(self):
        self.expect_fault("not after the line before", GOOD, GOOD)
        self.expect_fault("not after the line before", GOOD, self.but(domain="another.example"))

    def test_an_agency_may_stand_without_a_domain(self):
        agencies = [self.but(domain="", kind="agency", name=name)
                    for name in ("Korinform", "Velpress")]
        self.assertEqual(self.check(*agencies, GOOD)[0], 0)
        self.expect_fault("not after the line before", *reversed(agencies))

    def test_a_name_may_say_the_kind(self):
        row = self.but(name="Velmouth News Agency", kind="agency",
                       source=f"kind=name; name,country,owner,also={PAGE}")
        self.assertEqual(self.check(row)[0], 0)


if __name__ == "__main__":
    unittest.main()
