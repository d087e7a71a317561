"""What the program makes of texts, for those that hold it to people's judgements. Standard library only."""
from __future__ import annotations

import json
import shlex
import subprocess


def annotated(sayso: str, texts: dict[str, str]) -> dict[str, dict]:
    """The document line of each text by its id. `sayso` is the program, with options if any."""
    lines = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items())
    command = [*shlex.split(sayso), "annotate", "--as", "jsonl", "-"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, encoding="utf-8")
    return {line["id"]: line for line in map(json.loads, done.stdout.splitlines())}
