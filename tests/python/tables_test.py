"""Records as pandas frames, Arrow tables and Parquet files."""
import pathlib
import tempfile
import unittest

import pandas
import pyarrow.parquet

import sayso

REPORTS = pathlib.Path(__file__).resolve().parents[2] / "examples/missile-request"


class Tables(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.store = sayso.Store(pathlib.Path(cls.folder.name) / "story.db")
        cls.store.add(REPORTS / "02-northlight.txt", REPORTS / "05-telesk-herald.html")

    @classmethod
    def tearDownClass(cls):
        cls.store.close()
        cls.folder.cleanup()

    def test_arrow_has_all_that_the_records_have(self):
        tables = self.store.to_arrow()
        documents = {document.id: document for document in self.store.documents()}
        self.assertEqual(tables["documents"].column("id").to_pylist(), list(documents))
        rows = tables["attributions"].to_pylist()
        self.assertEqual(len(rows), sum(len(one.attributions) for one in documents.values()))
        for row in rows:
            text = documents[row["document"]].text
            words = " … ".join(text[one["start"]:one["end"]] for one in row["content"])
            self.assertEqual(row["content_text"], words)
        claims = tables["claims"].to_pylist()
        self.assertEqual([one["ledger"]["origins"]["max"] for one in claims],
                         [one.ledger.origins.max for one in self.store.claims()])

    def test_pandas_counts(self):
        frames = self.store.to_pandas()
        self.assertEqual(int((frames["attributions"].stance == "denies").sum()),
                         sum(one.stance == "denies" for document in self.store.documents()
                             for one in document.attributions))
        self.assertEqual(len(frames["documents"]), 2)

    def test_parquet_is_read_back_whole(self):
        paths = self.store.to_parquet(pathlib.Path(self.folder.name) / "tables")
        tables = self.store.to_arrow()
        self.assertEqual([pathlib.Path(path).stem for path in paths], list(tables))
        for path in paths:
            self.assertTrue(pyarrow.parquet.read_table(path).equals(
                tables[pathlib.Path(path).stem]), path)
        sources = pandas.read_parquet(pathlib.Path(self.folder.name) / "tables/sources.parquet")
        self.assertIn("Ilka Toruvan", set(sources.name))

    def test_lists_of_records(self):
        attributions = self.store.document("02-northlight.txt").attributions
        frame = sayso.to_pandas(attributions)
        self.assertEqual(list(frame.id), [one.id for one in attributions])
        self.assertEqual(frame.source[0], attributions[0].source)
        self.assertEqual(sayso.to_arrow(attributions).column("cue").to_pylist()[0],
                         [one._asdict() for one in attributions[0].cue])
        self.assertEqual(sayso.to_arrow([], sayso.Claim).num_rows, 0)
        with self.assertRaises(ValueError):
            sayso.to_pandas([])

    def test_an_empty_store_has_the_same_columns(self):
        with sayso.Store(pathlib.Path(self.folder.name) / "empty.db") as empty:
            for name, table in empty.to_arrow().items():
                self.assertEqual(table.num_rows, 0)
                self.assertEqual(table.schema, self.store.to_arrow()[name].schema)


if __name__ == "__main__":
    unittest.main()
