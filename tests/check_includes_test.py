"""The include rule is really enforced: small source trees that keep it and that break it."""
import pathlib
import subprocess
import tempfile
import unittest

TOOL = pathlib.Path(__file__).parent.parent / "tools" / "check_includes"


class CheckIncludes(unittest.TestCase):
    def check(self, files):
        with tempfile.TemporaryDirectory() as root:
            for name, text in files.items():
                path = pathlib.Path(root, "src", name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            done = subprocess.run(["/usr/bin/python3", TOOL, root], capture_output=True, text=True)
            return done.returncode, done.stdout

    def test_downward_and_own_includes_pass(self):
        self.assertEqual(self.check({
            "base/span.h": "#include <vector>\n",
            "analysis/analyse.cc": '#include "neural/encoder.h"\n#include "analysis/sentences.h"\n',
            "record/store.h": '#include "analysis/analysis.h"\n#include "documents/document.h"\n',
            "views/cli/show.cc": '#include "views/cli/command.h"\n#include "linking/digest.h"\n',
        }), (0, ""))

    def test_upward_include_fails(self):
        status, out = self.check({"base/span.h": '#include "documents/document.h"\n'})
        self.assertEqual(status, 1)
        self.assertIn('src/base/span.h: may not include "documents/document.h"', out)

    def test_record_sees_data_but_no_analyser(self):
        status, out = self.check({"record/store.cc": '#include "analysis/analyse.h"\n'})
        self.assertEqual(status, 1)
        self.assertIn("analysis/analyse.h", out)

    def test_no_view_includes_another(self):
        status, out = self.check({"views/http/page.cc": '  # include "views/cli/terminal.h"\n'})
        self.assertEqual(status, 1)
        self.assertIn("views/cli/terminal.h", out)

    def test_unknown_folder_fails(self):
        self.assertEqual(self.check({"utils/a.h": ""})[0], 1)


if __name__ == "__main__":
    unittest.main()
