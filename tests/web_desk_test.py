"""The web desk in a browser, over the built program and a store of invented reports.

What is tested stands in src/views/web/tests/browser; it is run by tools/desk, and needs node and
Chromium (tools/install-dependencies desk).
"""
import os
import shutil
import subprocess
import unittest

from program import ROOT, SAYSO

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


@unittest.skipUnless(shutil.which("node") and os.path.exists(CHROMIUM), "needs node and Chromium")
@unittest.skipIf("asan" in SAYSO, "a browser's waiting times are for the release build")
class WebDeskTest(unittest.TestCase):
    def test_in_the_browser(self):
        run = subprocess.run([ROOT / "tools/desk", "browse"], text=True, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, env={**os.environ, "SAYSO": SAYSO})
        print("\n".join(line for line in run.stdout.splitlines() if line.startswith("# ")))
        self.assertEqual(run.returncode, 0, run.stdout[-20000:])


if __name__ == "__main__":
    unittest.main()
