"""Moves a finished run a little back towards the stage that it went on from.

    python -m sayso_training.average --first runs/attributions --run runs/news

Learning names and chains costs the encoder some of what it knew of attributions. Weights between the two
stages keep almost all of both (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models"). Writes
finished.pt beside the run's checkpoint.
"""
from __future__ import annotations

import argparse
import pathlib

import torch

from .train import Network, start_from

SHARE = 0.15  # of the first stage


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--first", type=pathlib.Path, required=True, help="checkpoint or weights file")
    parser.add_argument("--run", type=pathlib.Path, required=True)
    given = parser.parse_args()
    network = Network()
    start_from(network, given.first)
    first = network.state_dict()
    checkpoint = torch.load(given.run / "checkpoint.pt", weights_only=False)
    state = checkpoint["network"] | checkpoint["average"]
    for name, value in state.items():
        if name.startswith(("encoder.", "attributions.")):
            state[name] = torch.lerp(value, first[name], SHARE)
    torch.save({"network": state, "step": checkpoint["step"]}, given.run / "finished.pt")


if __name__ == "__main__":
    main()
