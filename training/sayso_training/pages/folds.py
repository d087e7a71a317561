"""Scores the built program on pages of sites that its model has not seen: five folds, sites whole.

    python -m sayso_training.pages.folds --data DATA --score SCORE --build BUILD --work WORK

For each fold a model is made from the other folds' pages of both data sets, and BUILD/sayso reads the
fold's pages with it. Then the scorer reads all pages' lines, each from its own fold. WORK keeps the
models; one that is there already is not made again unless --anew is given.
"""
from __future__ import annotations

import argparse
import os
import pathlib
import shutil
import subprocess
import sys

from sayso_training.pages import forests
from sayso_training.pages.data import FOLDS, Page, fold_of, read_pages

# Called by the scorer as "PROGRAM annotate FILE...": gives each page to its fold's model.
ROUTER = """#!/bin/sh
exec {python} -m sayso_training.pages.folds --route {work} {program} "$@"
"""


def route(work: pathlib.Path, program: pathlib.Path, arguments: list[str]) -> int:
    files = [argument for argument in arguments if argument.endswith(".html")]
    options = [argument for argument in arguments if not argument.endswith(".html")]
    folds = dict(line.split() for line in (work / "folds.tsv").read_text().splitlines())
    status = 0
    for fold in range(FOLDS):
        mine = [file for file in files if folds[pathlib.Path(file).stem] == str(fold)]
        if mine:
            models = dict(os.environ, SAYSO_MODELS=str(work / f"fold{fold}"))
            status |= subprocess.run([program, *options, *mine], env=models).returncode
    return status


def make_folds(work: pathlib.Path, build: pathlib.Path, pages: list[Page], news: pathlib.Path) -> None:
    blocks = forests.read_blocks(build / "blocks", pages)
    for fold in range(FOLDS):
        folder = work / f"fold{fold}"
        folder.mkdir(exist_ok=True)
        shutil.copy(news, folder)
        others = [page for page in pages if fold_of(page.site, FOLDS) != fold]
        forests.train(build / "blocks", others, blocks, folder / "pages.weights")
        print(f"fold {fold}: taught on {len(others)} pages", file=sys.stderr)


def main() -> int:
    if sys.argv[1:2] == ["--route"]:
        return route(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4:])
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("data", "score", "build", "work"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    parser.add_argument("--anew", action="store_true", help="make all models again")
    given = parser.parse_args()
    work, build = given.work.resolve(), given.build.resolve()
    (work / "pages").mkdir(parents=True, exist_ok=True)
    pages = read_pages(given.data, work / "pages")
    (work / "folds.tsv").write_text("".join(f"{page.name} {fold_of(page.site, FOLDS)}\n" for page in pages))
    news = pathlib.Path(__file__).resolve().parents[3] / "models" / "news.weights"
    if given.anew or not all((work / f"fold{fold}" / "pages.weights").exists() for fold in range(FOLDS)):
        make_folds(work, build, pages, news)
    router = work / "sayso"
    router.write_text(ROUTER.format(python=sys.executable, work=work, program=build / "sayso"))
    router.chmod(0o755)
    for task, kind in (("extraction", "article-extraction"), ("wcxb", "wcxb")):
        subprocess.run([given.score / "score", task, "--gold", given.data / kind, "--sayso", router], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
