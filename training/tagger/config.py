"""Every number that the training depends on; written into the weights' manifest."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Config:
    seed: int = 2021
    layers: int = 6
    inner: int = 1536
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
    styles: float = 0.12  # share of windows that are shown in another style of print
    clip: float = 1.0
    taught_share: float = 0.7  # share of the loss that a teacher's word has, where there is one
    untold: int = 1200  # articles without labels, where there is a teacher; half of them an epoch


LARGE = Config(epochs=6.0, rate=2e-4, piece_dropout=0.03)
OTHER = (
    Config(styles=0.0),
    Config(seed=2022, epochs=2.0, rate=1e-4, head_rate=5e-4, crf_rate=2e-3, piece_dropout=0.04, styles=0.0),
)
"""A second teacher, as deep as the large one: two runs, the later from the end of the earlier."""

SMALL = (
    Config(seed=2022, layers=4, inner=768, epochs=4.0, rate=4e-4, decay_by_layer=1.0, piece_dropout=0.03),
    Config(
        seed=2023,
        layers=4,
        inner=768,
        epochs=2.0,
        rate=2.5e-4,
        decay_by_layer=1.0,
        head_rate=5e-4,
        crf_rate=1e-3,
        piece_dropout=0.03,
    ),
)
"""The pupil of both, thinned from the large one: two runs again."""
