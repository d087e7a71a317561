"""What `make install` puts in place, used from outside the source tree and after it was moved."""
import os
import pathlib
import re
import shutil
import subprocess
import unittest

from program import HARBOUR, ROOT, ProgramTest

BINARY_DIR = os.environ.get("SAYSO_BINARY_DIR", str(ROOT / "build/release"))
EXAMPLE = ROOT / "examples/cpp"


class Installed(ProgramTest):
    place = None  # installed once for all tests, then moved

    @classmethod
    def setUpClass(cls):
        work = pathlib.Path(BINARY_DIR) / "library_test"
        shutil.rmtree(work, ignore_errors=True)
        stage = work / "stage"
        subprocess.run(["cmake", "--install", BINARY_DIR, "--prefix", "/opt/sayso"], check=True,
                       stdout=subprocess.DEVNULL, env={**os.environ, "DESTDIR": str(stage)})
        cls.work, cls.place = work, work / "moved"
        (stage / "opt/sayso").rename(cls.place)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.work, ignore_errors=True)

    def environment(self, **changes):
        changes.setdefault("LD_LIBRARY_PATH", str(self.place / "lib"))
        changes.setdefault("PKG_CONFIG_PATH", str(self.place / "lib/pkgconfig"))
        return super().environment(**changes)

    def done(self, *words):
        done = self.run_words([str(word) for word in words])
        self.assertEqual(done.status, 0, done.err + done.out)
        return done.out

    def check_example(self, program):
        report = self.write("harbour.txt", HARBOUR)
        out = self.done(program, self.store, report)
        self.assertIn("Ilse Marrant, the harbour master | said | "
                      "\"No ship has left since the storm,\"", out)
        self.assertRegex(out, r"(?m)^c:[0-9a-f]{16}: \d+ to \d+ origins, 1 articles, ")
        self.assertEqual([line["title"] for line in self.exported()],
                         ["Harbour of Velmouth to stay shut"])

    def test_program_finds_its_models_where_it_was_moved_to(self):
        report = self.write("harbour.txt", HARBOUR)
        link = self.folder / "called"
        link.symlink_to(self.place / "bin/sayso")
        for program in (self.place / "bin/sayso", link):
            self.assertIn("Ilse Marrant", self.done(program, "annotate", report))

    def test_example_builds_by_cmake(self):
        build = self.work / "by_cmake"
        self.done("cmake", "-S", EXAMPLE, "-B", build, "-G", "Ninja",
                  "-DCMAKE_CXX_COMPILER=g++-12", "-DCMAKE_PREFIX_PATH=" + str(self.place))
        self.done("cmake", "--build", build)
        self.check_example(build / "who_says")

    def test_example_builds_by_pkg_config(self):
        options = self.done("pkg-config", "--cflags", "--libs", "sayso").split()
        program = self.folder / "who_says"
        self.done("g++-12", "-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-Werror",
                  EXAMPLE / "main.cc", *options, "-o", program)
        self.assertEqual(self.done("pkg-config", "--modversion", "sayso").strip(),
                         self.done(self.place / "bin/sayso", "--version").split()[1])
        self.check_example(program)

    def test_headers_need_nothing_but_the_standard_library(self):
        headers = sorted((self.place / "include").rglob("*.h"))
        self.assertIn(self.place / "include/sayso/linking.h", headers)
        for header in headers:
            for name in re.findall(r'#include "([^"]+)"', header.read_text()):
                self.assertTrue((self.place / "include" / name).is_file(), (header, name))
            for name in re.findall(r"#include <([^>]+)>", header.read_text()):
                self.assertRegex(name, r"^[a-z_]+$", header)

    def test_library_exports_its_functions_alone(self):
        symbols = self.done("nm", "-DC", "--defined-only", self.place / "lib/libsayso.so")
        names = [line.split(" ", 2)[2] for line in symbols.splitlines()]
        self.assertTrue(any(name.startswith("sayso::analyse(") for name in names))
        self.assertEqual([name for name in names if "sayso::" not in name], [])
        self.assertEqual([name for name in names if "Database::" in name or "sqlite" in name], [])

    def test_man_page_and_completions_are_there(self):
        share = self.place / "share"
        self.assertIn("sayso add", self.done("zcat", share / "man/man1/sayso.1.gz"))
        for name in ("bash-completion/completions/sayso", "zsh/site-functions/_sayso",
                     "fish/vendor_completions.d/sayso.fish"):
            self.assertIn("annotate", (share / name).read_text(), name)


if __name__ == "__main__":
    unittest.main()
