"""Several documents at a time: the same output as one at a time, in the order of the inputs."""
import unittest

from program import HARBOUR, STRIKE, ProgramTest


class Threads(ProgramTest):
    def inputs(self):
        """Long and short documents by turns, errors between them."""
        lines = [{"id": "n%02d" % i, "text": HARBOUR * (12 if i % 7 == 0 else 1) + "Number %d." % i}
                 for i in range(40)]
        lines.insert(11, {"title": "no text"})
        return [self.write_lines("many.jsonl", lines), self.write("empty.txt", ""),
                self.write("strike.txt", STRIKE)]

    def test_annotate(self):
        inputs = self.inputs()
        one = self.sayso("annotate", "--jobs", 1, *inputs)
        many = self.sayso("annotate", "--jobs", 4, *inputs)
        self.assertEqual(one.status, 1)
        self.assertEqual(one.bytes, many.bytes)
        self.assertEqual(one.err, many.err)
        self.assertEqual([line["file"].split("/")[-1] for line in many.lines],
                         ["many.jsonl#%d" % i for i in range(41)] + ["empty.txt", "strike.txt"])

    def test_add(self):
        inputs = self.inputs()
        outputs = []
        for jobs in (1, 4):
            self.store = str(self.folder / ("store%d.db" % jobs))
            done = self.add("--jobs", jobs, *inputs)
            self.assertEqual(done.status, 1)
            self.assertIn("41 added, 0 unchanged, 0 new versions, 2 failed", done.out)
            outputs.append(self.exported())
            done = self.add("--jobs", jobs, *inputs)
            self.assertIn("0 added, 41 unchanged, 0 new versions, 2 failed", done.out)
            self.assertEqual(self.exported(), outputs[-1])
        self.assertEqual(outputs[0], outputs[1])

    def test_reanalyse(self):
        self.add(*self.inputs())
        before = self.exported()
        self.make_stale()
        self.assertIn("41 analysed anew", self.sayso("reanalyse", self.store, "--jobs", 4).out)
        self.assertEqual(self.exported(), before)


if __name__ == "__main__":
    unittest.main()
