"""Writes a weights file; src/base/weights.h gives the format and reads it.

    magic, version, directory size, file size, checksum | directory (JSON) | payloads
"""
from __future__ import annotations

import json
import os
import pathlib
import struct

import numpy as np
import xxhash

MAGIC, VERSION, ALIGNMENT, HEADER = b"sayso-w\0", 1, 64, 32
TYPES = {np.dtype("<f4"): "f32", np.dtype("i1"): "i8"}


def write_weights(path: str | os.PathLike, tensors: dict[str, np.ndarray], texts: dict[str, str]) -> None:
    """Tensors are float32 or int8 of any shape without empty dimensions; texts are free."""
    entries = {"tensors": {}, "texts": {}}
    payloads: list[tuple[dict, bytes]] = []
    for name, tensor in tensors.items():
        tensor = np.ascontiguousarray(tensor)
        entries["tensors"][name] = {"type": TYPES[tensor.dtype], "shape": list(tensor.shape)}
        payloads.append((entries["tensors"][name], tensor.tobytes()))
    for name, text in texts.items():
        entries["texts"][name] = {}
        payloads.append((entries["texts"][name], text.encode("utf-8")))

    # The directory holds offsets, whose digits decide its own length: leave room for the longest.
    for entry, payload in payloads:
        entry.update(offset=10**12, bytes=len(payload))
    room = len(json.dumps(entries, separators=(",", ":")))
    position = -(-(HEADER + room) // ALIGNMENT) * ALIGNMENT
    body = bytearray()
    for entry, payload in payloads:
        entry["offset"] = position + len(body)
        body += payload + b"\0" * (-len(payload) % ALIGNMENT)
    directory = json.dumps(entries, separators=(",", ":")).encode("ascii").ljust(position - HEADER)

    start = MAGIC + struct.pack("<IIQ", VERSION, len(directory), position + len(body))
    checksum = xxhash.xxh3_64(start)
    checksum.update(directory)
    checksum.update(body)
    path = pathlib.Path(path)
    draft = path.with_name(path.name + ".new")
    draft.write_bytes(start + struct.pack("<Q", checksum.intdigest()) + directory + body)
    draft.replace(path)


def read_weights(path: str | os.PathLike) -> tuple[dict[str, np.ndarray], dict[str, str]]:
    """What write_weights was given."""
    content = pathlib.Path(path).read_bytes()
    (room,) = struct.unpack_from("<I", content, len(MAGIC) + 4)
    entries = json.loads(content[HEADER : HEADER + room])
    dtypes = {name: dtype for dtype, name in TYPES.items()}
    tensors = {
        name: np.frombuffer(content, dtypes[e["type"]], int(np.prod(e["shape"])), e["offset"]).reshape(e["shape"])
        for name, e in entries["tensors"].items()
    }
    texts = {
        name: content[e["offset"] : e["offset"] + e["bytes"]].decode("utf-8")
        for name, e in entries["texts"].items()
    }
    return tensors, texts
