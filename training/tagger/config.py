"""Every number that the training depends on; written into the weights' manifest."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Config:
    seed: int = 2021
    layers: int = 6
    pieces: int = 12_000
    window: int = 160
    epochs: float = 4.0
    tokens: int = 1500  # pieces a process and step, padding included
    processes: int = 2
    rate: float = 1.5e-4
    decay_by_layer: float = 0.9
    head_rate: float = 1e-3
    crf_rate: float = 5e-3
    weight_decay: float = 0.01
    warm_up: float = 0.06
    dropout: float = 0.1
    piece_dropout: float = 0.0  # share of pieces that are shown as unknown
    clip: float = 1.0


FIRST = Config()
SECOND = Config(seed=2022, epochs=2.0, rate=1e-4, head_rate=5e-4, crf_rate=2e-3, piece_dropout=0.04)
