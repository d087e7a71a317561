#!/usr/bin/env python3
"""How fast `sayso serve` answers: p95 of search, story, claim and article with 16 clients, while 64 event
streams are open.

    bench/serve.py --sayso build/release/sayso --store STORE [--seconds N] [--limit MS]

Asks wrk (Debian package) for many different searches, stories, claims and articles of the store in turn, so
that no answer is kept from before. bench/linking makes stores of any size. Exit status 1 where a p95 is over the
limit (50 ms). Needs nothing but Python and wrk.
"""
from __future__ import annotations

import argparse
import http.client
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import threading
import urllib.parse

STREAMS, CLIENTS = 64, 16
SCRIPT = """
local paths = {}
for line in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = line end
local at = 0
function setup(thread) thread:set("first", at); at = at + 1 end
function init() math.randomseed(first + 1) end
function request() return wrk.format("GET", paths[math.random(#paths)]) end
function done(summary, latency, requests)
  io.write(string.format("RESULT %d %d %.2f %.2f %.2f\\n", summary.requests,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000))
end
"""


def get(port: int, path: str):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", "/api/v1" + path)
    answer = json.loads(connection.getresponse().read())
    connection.close()
    return answer


def items(port: int, path: str, most: int) -> list[dict]:
    """Items of a list, page by page."""
    found, cursor = [], ""
    while len(found) < most:
        page = get(port, f"{path}?limit=500{cursor}")
        found += page["items"]
        if not page["next"]:
            break
        cursor = "&cursor=" + urllib.parse.quote(page["next"])
    return found


def paths_of(port: int) -> dict[str, list[str]]:
    quote = lambda text: urllib.parse.quote(text, safe="")
    documents = items(port, "/documents", 5000)
    words = sorted({word.lower() for one in documents
                    for word in re.findall(r"[A-Za-z]{5,}", one["name"])})
    random.Random(1).shuffle(words)
    searches = words[:200] + [f"{a} {b}" for a, b in zip(words, words[1:])][:200]
    return {"search": [f"/api/v1/documents?q={quote(one)}&limit=20" for one in searches],
            "story": [f"/api/v1/stories/{quote(one['id'])}/claims"
                      for one in items(port, "/stories", 2000)],
            "claim": ["/api/v1/claims/" + quote(one["id"]) for one in items(port, "/claims", 5000)],
            "article": ["/api/v1/documents/" + quote(one["id"]) for one in documents]}


def follow(port: int, opened: threading.Semaphore) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/api/v1/changes")
    answer = connection.getresponse()
    answer.read(1)
    opened.release()
    while answer.read(1):
        pass


def measure(port: int, name: str, paths: list[str], seconds: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        script, listed = pathlib.Path(folder) / "ask.lua", pathlib.Path(folder) / "paths"
        script.write_text(SCRIPT)
        listed.write_text("\n".join(paths) + "\n")
        done = subprocess.run(["wrk", "-t2", f"-c{CLIENTS}", f"-d{seconds}s", "--timeout", "30s", "-s",
                               str(script), f"http://127.0.0.1:{port}"],
                              env={"PATHS": str(listed), "PATH": "/usr/bin:/bin"}, check=True,
                              capture_output=True, text=True).stdout
    requests, errors, p50, p95, p99 = re.search(r"RESULT (\S+) (\S+) (\S+) (\S+) (\S+)", done).groups()
    print(f"{name:8} {len(paths):6} paths {int(requests) / seconds:8.0f}/s   p50 {p50:>7} ms   "
          f"p95 {p95:>7} ms   p99 {p99:>7} ms   {errors} errors")
    if int(errors):
        sys.exit("there were errors")
    return float(p95)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sayso", default="build/release/sayso")
    parser.add_argument("--store", required=True)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--limit", type=float, default=50)
    options = parser.parse_args()
    server = subprocess.Popen([options.sayso, "serve", options.store, "--listen", "127.0.0.1:0",
                               "--read-only"], stdout=subprocess.PIPE, text=True)
    try:
        port = int(server.stdout.readline().strip().rsplit(":", 1)[1])
        paths = paths_of(port)
        opened = threading.Semaphore(0)
        for _ in range(STREAMS):
            threading.Thread(target=follow, args=(port, opened), daemon=True).start()
        for _ in range(STREAMS):
            opened.acquire()
        print(f"{get(port, '/status')['store']['documents']} documents, {CLIENTS} clients, "
              f"{STREAMS} open event streams")
        worst = max(measure(port, name, paths[name], options.seconds) for name in paths)
    finally:
        server.terminate()
        server.wait()
    return 1 if worst > options.limit else 0


if __name__ == "__main__":
    sys.exit(main())
