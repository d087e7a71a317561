"""python compare_tokenizer.py [--tokenize PROGRAM] [--weights FILE] [--data FOLDER] | --characters | --cases

Holds the C++ tokenizer to the reference (sayso_training.shapes, on the package `tokenizers`): ids,
offsets and shapes of every .txt under FOLDER/polnear and every `# text = ` line under FOLDER/ewt. The
hash of each file's ids stands in tokenizer_hashes.tsv: a file that has none gets one, one that
differs is an error. --characters tries every Unicode character in several surroundings. --cases
writes expected.txt of each folder under tests/cases/tokenizer.
"""
from __future__ import annotations

import argparse
import hashlib
import json
import pathlib
import subprocess
import sys
import unicodedata

import numpy as np

from sayso_training.shapes import Tokenizer

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
HASHES = HERE / "tokenizer_hashes.tsv"


def rows_of(tokenizer: Tokenizer, text: str) -> np.ndarray:
    """[pieces, 4]: id, begin, end, shape by the reference, offsets in bytes of UTF-8."""
    pieces = tokenizer(text)
    width = np.array([len(c.encode("utf-8")) for c in text], dtype=np.int64)
    byte = np.concatenate([[0], np.cumsum(width)]).astype(np.int64)
    return np.stack([pieces.ids, byte[pieces.begin], byte[pieces.end], pieces.shape], axis=1)


def run_program(program: pathlib.Path, weights: pathlib.Path, texts: list[str]) -> list[np.ndarray]:
    lines = "".join(json.dumps(text) + "\n" for text in texts)
    done = subprocess.run([program, weights], input=lines.encode("ascii"), capture_output=True, check=True)
    out = []
    for line in done.stdout.decode("ascii").split("\n")[:-1]:
        numbers = [[int(n) for n in piece.split(":")] for piece in line.split()]
        out.append(np.array(numbers, dtype=np.int64).reshape(-1, 4))
    assert len(out) == len(texts)
    return out


def differences(tokenizer: Tokenizer, texts: list[str], found: list[np.ndarray]) -> list[str]:
    out = []
    for text, ours in zip(texts, found):
        theirs = rows_of(tokenizer, text)
        if theirs.shape == ours.shape and (theirs == ours).all():
            continue
        same = 0
        while same < min(len(theirs), len(ours)) and (theirs[same] == ours[same]).all():
            same += 1
        reference, here = theirs[same : same + 3].tolist(), ours[same : same + 3].tolist()
        out.append(f"{text[:60]!r} from piece {same}: reference {reference}, here {here}")
    return out


def corpora(folder: pathlib.Path) -> list[tuple[str, list[str]]]:
    out = []
    for path in sorted((folder / "polnear").rglob("*.txt")):
        out.append((path.relative_to(folder).as_posix(), [path.read_bytes().decode("utf-8")]))
    for path in sorted((folder / "ewt").rglob("*.conllu")):
        lines = path.read_text(encoding="utf-8").split("\n")
        texts = [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
        out.append((path.relative_to(folder).as_posix(), texts))
    return out


def compare_corpora(tokenizer: Tokenizer, options: argparse.Namespace) -> list[str]:
    lines = HASHES.read_text(encoding="utf-8").splitlines() if HASHES.exists() else []
    known = dict(line.split("\t") for line in lines)
    wrong, count, pieces = [], 0, 0
    for name, texts in corpora(options.data):
        found = run_program(options.tokenize, options.weights, texts)
        wrong += [f"{name}: {line}" for line in differences(tokenizer, texts, found)]
        ids = np.concatenate(found)[:, 0].astype("<i4")
        digest = hashlib.sha256(ids.tobytes()).hexdigest()
        if known.setdefault(name, digest) != digest:
            wrong.append(f"{name}: its ids are not those of {HASHES.name}")
        count, pieces = count + len(texts), pieces + len(ids)
    print(f"{count} texts, {pieces} pieces, {len(wrong)} differences")
    if not wrong:
        HASHES.write_text("".join(f"{n}\t{h}\n" for n, h in sorted(known.items())), encoding="utf-8")
    return wrong


def compare_characters(tokenizer: Tokenizer, options: argparse.Namespace) -> list[str]:
    # Characters that this Python does not know yet: it cannot say whether they are digits.
    characters = [chr(c) for c in range(0x110000) if unicodedata.category(chr(c)) not in ("Cs", "Cn")]
    texts = [f"a{c}b {c} x{c}\n{c}{c}E{c}\u0301" for c in characters]
    wrong = differences(tokenizer, texts, run_program(options.tokenize, options.weights, texts))
    print(f"{len(texts)} characters, {len(wrong)} differences")
    return wrong


def write_cases(tokenizer: Tokenizer) -> None:
    for path in sorted((ROOT / "tests" / "cases" / "tokenizer").glob("*/in.txt")):
        rows = rows_of(tokenizer, path.read_bytes().decode("utf-8"))
        path.with_name("expected.txt").write_text("".join("%d\t%d\t%d\t%d\n" % tuple(row) for row in rows))


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--tokenize", type=pathlib.Path, default=ROOT / "build" / "release" / "tokenize")
    parser.add_argument("--weights", type=pathlib.Path, default=ROOT / "models" / "news.weights")
    parser.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--characters", action="store_true")
    parser.add_argument("--cases", action="store_true")
    options = parser.parse_args()
    tokenizer = Tokenizer()
    if options.cases:
        write_cases(tokenizer)
        return 0
    compare = compare_characters if options.characters else compare_corpora
    wrong = compare(tokenizer, options)
    print("\n".join(wrong[:50]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
