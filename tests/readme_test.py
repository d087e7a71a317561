"""The commands of README.md work as they stand there."""
import subprocess
import sys
import unittest

from program import ROOT, ProgramTest


class Readme(ProgramTest):
    def test_every_command_of_the_samples_works(self):
        done = subprocess.run([sys.executable, "-B", str(ROOT / "tools/samples"), "--run"],
                              env=self.environment(), capture_output=True, text=True, timeout=600)
        self.assertEqual((done.returncode, done.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()
