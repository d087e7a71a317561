#!/usr/bin/env python3
"""Reads a large WARC of invented pages in one pass and measures time and memory.

    bench/warc_memory.py [--megabytes 1000] [--read build/release/read_documents]

The WARC is written to a temporary folder (TMPDIR) twice, plain and with each record a gzip member:
pages of 10 to 150 kB, a fifth with a gzip body, a fifth chunked, requests, and pictures. Prints for
each form the seconds, the megabytes of plain WARC a second of processor time and the peak of resident
memory. Exit status 1 if that is 200 MB or more, or if a page is lost.
"""
from __future__ import annotations

import argparse
import gzip
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

LIMIT_MB = 200
WORDS = """harbour quay council budget ferry storm engineer minister bridge permit report market
wheat signal valley tunnel festival museum library clinic railway border treaty fisher mayor court
judge appeal summer winter repair figure letter meeting hall river coast island school teacher said
told asked denied promised warned the a of in on for with after before against about and but while
""".split()


def sentence(rng: random.Random) -> str:
    words = " ".join(rng.choice(WORDS) for _ in range(rng.randint(8, 26)))
    return words.capitalize() + ", a spokeswoman said."


class Pages:
    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.paragraphs = [
            "<p>" + " ".join(sentence(rng) for _ in range(rng.randint(2, 5))) + "</p>\n"
            for _ in range(3000)
        ]
        self.links = [f'<li><a href="/{i}">{sentence(rng)}</a></li>\n' for i in range(500)]

    def page(self) -> bytes:
        rng = self.rng
        title = sentence(rng)
        links = "".join(rng.choices(self.links, k=rng.randint(20, 120)))
        body = "".join(rng.choices(self.paragraphs, k=rng.randint(5, 40)))
        script = "<script>var data = [" + "1234567890," * rng.randint(10, 8000) + "0];</script>"
        return (
            f"<!doctype html><html><head><title>{title}</title>{script}</head><body>"
            f"<nav><ul>{links}</ul></nav><article><h1>{title}</h1>{body}</article>"
            f"<footer>Invented for measuring.</footer></body></html>"
        ).encode()


def record(kind: str, number: int, media: str, block: bytes) -> bytes:
    return (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:example:{kind}:{number}>\r\n"
        f"WARC-Target-URI: https://news.example/{number}\r\nWARC-Date: 2031-05-04T10:00:00Z\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"


def response(rng: random.Random, page: bytes) -> bytes:
    header = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    coding = rng.randrange(5)
    if coding == 0:
        header, page = header + "Content-Encoding: gzip\r\n", gzip.compress(page, 1)
    elif coding == 1:
        header += "Transfer-Encoding: chunked\r\n"
        chunks = (page[at : at + 8000] for at in range(0, len(page), 8000))
        page = b"".join(b"%x\r\n%s\r\n" % (len(c), c) for c in chunks) + b"0\r\n\r\n"
    return (header + "\r\n").encode() + page


def write(plain: pathlib.Path, packed: pathlib.Path, size: int) -> int:
    """Writes at least `size` bytes; returns the number of pages."""
    rng = random.Random(1)
    pages = Pages(rng)
    http = "application/http; msgtype=response"
    number = 0
    with plain.open("wb") as to_plain, packed.open("wb") as to_packed:
        while to_plain.tell() < size:
            request = b"GET / HTTP/1.1\r\nHost: news.example\r\n\r\n"
            records = [
                record("request", number, "application/http; msgtype=request", request),
                record("response", number, http, response(rng, pages.page())),
            ]
            if number % 4 == 0:
                picture = b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n"
                picture += rng.randbytes(50_000)
                records.append(record("response", number, http, picture))
            for one in records:
                to_plain.write(one)
                to_packed.write(gzip.compress(one, 1))
            number += 1
    return number


def measure(command: list[str]) -> tuple[float, float, float, str]:
    """Seconds, those of the processor, peak of resident memory in MB, what the command printed."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    printed = process.stdout.read()
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0  # it has been waited for
    processor = usage.ru_utime + usage.ru_stime
    return time.perf_counter() - start, processor, usage.ru_maxrss / 1000, printed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--read", default="build/release/read_documents")
    parser.add_argument("--pages", default="models/pages.weights", help="model that reads pages")
    parser.add_argument("--megabytes", type=int, default=1000)
    given = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        plain, packed = (pathlib.Path(folder) / name for name in ("pages.warc", "pages.warc.gz"))
        pages = write(plain, packed, given.megabytes * 1_000_000)
        megabytes = plain.stat().st_size / 1e6
        for path in (plain, packed):
            seconds, processor, peak, printed = measure([given.read, "--count", given.pages, str(path)])
            print(
                f"{path.name}: {pages} pages, {megabytes:.0f} MB in {seconds:.1f} s "
                f"({processor:.1f} s of processor time, {megabytes / processor:.0f} MB/s), "
                f"peak {peak:.0f} MB resident"
            )
            failed |= peak >= LIMIT_MB or not printed.startswith(f"{pages} documents,")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
