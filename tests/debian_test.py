"""The Debian packages: what they hold, what they depend on, and the program out of them."""
import os
import pathlib
import shutil
import subprocess
import unittest

from program import HARBOUR, ROOT, ProgramTest

BINARY_DIR = pathlib.Path(os.environ.get("SAYSO_BINARY_DIR", str(ROOT / "build/release")))


def output(*words):
    return subprocess.run([str(word) for word in words], check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE).stdout.decode()


@unittest.skipUnless(shutil.which("dpkg-deb"), "needs Debian's tools for packages")
class Packages(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.places = BINARY_DIR / "packages"
        shutil.rmtree(cls.places, ignore_errors=True)
        output("cpack", "--config", BINARY_DIR / "CPackConfig.cmake")
        cls.packages = {path.name.split("_")[0]: path for path in cls.places.glob("*.deb")}

    def field(self, package, name):
        return output("dpkg-deb", "-f", self.packages[package], name).strip()

    def test_there_are_three(self):
        self.assertEqual(set(self.packages), {"sayso", "libsayso0.1", "libsayso-dev"})

    def test_each_depends_on_what_it_needs(self):
        version = self.field("sayso", "Version")
        for package in ("sayso", "libsayso0.1"):
            depends = self.field(package, "Depends")
            for library in ("libc6 (>=", "libsqlite3-0 (>=", "libdnnl", "libicu"):
                self.assertIn(library, depends, package)
        self.assertIn("sayso (= %s)" % version, self.field("libsayso0.1", "Depends"))
        self.assertEqual(self.field("libsayso-dev", "Depends"), "libsayso0.1 (= %s)" % version)

    def test_program_runs_from_where_the_package_is_laid(self):
        output("dpkg-deb", "-x", self.packages["sayso"], self.folder / "root")
        report = self.write("harbour.txt", HARBOUR)
        done = self.run_words([str(self.folder / "root/usr/bin/sayso"), "annotate", report])
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertIn("Ilse Marrant", done.out)

    def test_files_are_where_debian_has_them(self):
        files = "".join(output("dpkg-deb", "-c", path) for path in self.packages.values())
        for name in ("./usr/bin/sayso", "./usr/share/man/man1/sayso.1.gz",
                     "./usr/share/zsh/vendor-completions/_sayso", "./usr/lib/libsayso.so.0.1",
                     "./usr/lib/cmake/sayso/saysoConfig.cmake", "./usr/include/sayso/record.h",
                     "./usr/share/doc/libsayso-dev/copyright"):
            self.assertIn(name, files)

    @unittest.skipUnless(shutil.which("lintian"), "needs lintian")
    def test_lintian_finds_no_error(self):
        done = subprocess.run(["lintian", "--fail-on", "error", "--allow-root",
                               *map(str, self.packages.values())],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        self.assertEqual(done.returncode, 0, done.stdout.decode())


if __name__ == "__main__":
    unittest.main()
