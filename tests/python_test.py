"""The Python package: built as a wheel, installed in an environment of its own, and used there.

The wheel is made of the module in the program's build folder, so that nothing is compiled again. The
tests themselves are python/*_test.py, which run in that environment.
"""
import hashlib
import os
import pathlib
import subprocess
import unittest

from program import ROOT

BINARY_DIR = pathlib.Path(os.environ.get("SAYSO_BINARY_DIR", str(ROOT / "build/release")))
REQUIREMENTS = ROOT / "tests/python/requirements.txt"
ENVIRONMENT = ROOT / "build/python-test"
PYTHON = ENVIRONMENT / "bin/python"


def run(*words, **more):
    done = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False, cwd=ROOT, **more)
    if done.returncode != 0:
        raise AssertionError(done.stdout.decode())


def make_environment():
    """Pinned packages; made anew only when the pins change."""
    stamp = ENVIRONMENT / hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    if not stamp.exists():
        run("/usr/bin/python3", "-m", "venv", "--clear", ENVIRONMENT)
        run(PYTHON, "-m", "pip", "install", "--quiet", "-r", REQUIREMENTS)
        stamp.touch()


class PythonPackage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        make_environment()
        run(PYTHON, "-m", "pip", "install", "--no-deps", "--no-build-isolation",
            "--force-reinstall", "--config-settings=build-dir=build/python-test/wheel",
            "--config-settings=cmake.define.SAYSO_BUILT=%s" % BINARY_DIR, ".")

    def check(self, script):
        environment = {key: value for key, value in os.environ.items()
                       if key not in ("PYTHONPATH", "SAYSO_MODELS")}
        environment["SAYSO"] = str(BINARY_DIR / "sayso")
        run(PYTHON, "-B", ROOT / "tests/python" / script, env=environment)

    def test_annotate(self):
        self.check("annotate_test.py")

    def test_store(self):
        self.check("store_test.py")

    def test_tables(self):
        self.check("tables_test.py")

    def test_types(self):
        run(PYTHON, "-m", "mypy", "--strict", "src/views/python/sayso", "tests/python/typed_use.py")

    def test_notebook(self):
        self.check("notebook_test.py")


if __name__ == "__main__":
    unittest.main()
