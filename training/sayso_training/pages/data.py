"""Pages with gold text: the two data sets, their sites, and the folds that keep a site together."""
from __future__ import annotations

import dataclasses
import gzip
import hashlib
import json
import pathlib
import urllib.parse

SETS = {"article-extraction": "articleBody", "wcxb": "main_content"}
SECOND_LEVEL = {"co", "com", "org", "gov", "ac", "net", "edu", "or", "ne"}
FOLDS = 5


@dataclasses.dataclass(frozen=True)
class Page:
    name: str
    kind: str  # the data set
    site: str
    text: str  # gold
    file: pathlib.Path  # plain HTML


def site_of(address: str, name: str) -> str:
    """The registered domain, by the usual second levels."""
    labels = (urllib.parse.urlparse(address or "").hostname or name).split(".")
    long = len(labels) > 2 and labels[-2] in SECOND_LEVEL and len(labels[-1]) == 2
    return ".".join(labels[-3 if long else -2 :])


def fold_of(site: str, folds: int, salt: str = "") -> int:
    return int(hashlib.md5((salt + site).encode()).hexdigest(), 16) % folds


def read_pages(data: pathlib.Path, room: pathlib.Path) -> list[Page]:
    """All pages, their HTML unpacked into `room`."""
    pages = []
    for kind, field in SETS.items():
        for name, gold in json.loads((data / kind / "ground-truth.json").read_text()).items():
            file = room / (name + ".html")
            file.write_bytes(gzip.decompress((data / kind / "html" / (name + ".html.gz")).read_bytes()))
            pages.append(Page(name, kind, site_of(gold.get("url"), name), gold.get(field) or "", file))
    return sorted(pages, key=lambda page: page.name)
