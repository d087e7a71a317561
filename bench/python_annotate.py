"""bench/python_annotate.py --texts PATH...: how fast sayso.annotate of Python is beside `sayso annotate`.

Both read the same documents on one thread in processes of their own, turn and turn about; what is
compared is the processor time of each whole process, from start to end. Needs the package sayso in
the Python that runs this, and the program as SAYSO or build/release/sayso.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
READ = """
import json, sys, sayso
found = 0
for line in open(sys.argv[1], encoding="utf-8"):
    found += len(sayso.annotate(json.loads(line)["text"]).attributions)
print(found)
"""


def texts_in(paths, most):
    texts = []
    for path in map(pathlib.Path, paths):
        files = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
        texts += [file.read_text(encoding="utf-8", errors="replace") for file in files]
    texts = [text for text in texts if text.strip()]
    if not texts:
        sys.exit("no texts (*.txt) there")
    while len(texts) < most:
        texts += texts
    return texts[:most]


def processor_seconds(command):
    """Of a process, and what it wrote."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    out = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit("failed: %s" % command)
    return used.ru_utime + used.ru_stime, out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--texts", nargs="+", default=[str(ROOT / "examples/missile-request")])
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sayso",
                        default=os.environ.get("SAYSO", str(ROOT / "build/release/sayso")))
    options = parser.parse_args()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for text in texts_in(options.texts, options.documents):
            file.write(json.dumps({"text": text}) + "\n")
        file.flush()
        ratios = []
        for _ in range(options.rounds):
            program, out = processor_seconds(
                [options.sayso, "annotate", "--jobs", "1", file.name])
            python, found = processor_seconds([sys.executable, "-c", READ, file.name])
            lines = map(json.loads, out.decode().splitlines())
            assert int(found) == sum(len(line["attributions"]) for line in lines)
            ratios.append(python / program)
            print("program %.2f s, Python %.2f s, ratio %.3f" % (program, python, ratios[-1]))
    print("median ratio: %.3f (%d documents)" % (statistics.median(ratios), options.documents))


if __name__ == "__main__":
    main()
