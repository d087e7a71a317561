"""A linear-chain CRF over rows of pieces; src/neural/crf.h decodes the same."""
from __future__ import annotations

import numpy as np
import torch


def log_partition(emissions: torch.Tensor, transition: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """emissions [rows, pieces, labels], transition [from, to], mask [rows, pieces] -> [rows]."""
    alpha = emissions[:, 0]
    for i in range(1, emissions.shape[1]):
        step = torch.logsumexp(alpha[:, :, None] + transition, dim=1) + emissions[:, i]
        alpha = torch.where(mask[:, i, None], step, alpha)
    return torch.logsumexp(alpha, dim=1)


def log_likelihood(
    emissions: torch.Tensor, transition: torch.Tensor, labels: torch.Tensor, mask: torch.Tensor
) -> torch.Tensor:
    """log P(labels) of each row; labels [rows, pieces]."""
    gathered = emissions.gather(2, labels[..., None])[..., 0] * mask
    moves = transition[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]
    return gathered.sum(1) + moves.sum(1) - log_partition(emissions, transition, mask)


def viterbi(emissions: np.ndarray, transition: np.ndarray) -> np.ndarray:
    """The best labels [pieces] of one row, emissions [pieces, labels]."""
    back = np.zeros(emissions.shape, dtype=np.int64)
    alpha = emissions[0]
    for i in range(1, len(emissions)):
        paths = alpha[:, None] + transition
        back[i] = paths.argmax(0)
        alpha = paths.max(0) + emissions[i]
    labels = np.zeros(len(emissions), dtype=np.int64)
    labels[-1] = alpha.argmax()
    for i in range(len(emissions) - 1, 0, -1):
        labels[i - 1] = back[i, labels[i]]
    return labels
