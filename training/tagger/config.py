"""Every number that the training depends on; written into the weights' manifest."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Config:
    seed: int = 2021
    layers: int = 6
    inner: int = 1536
    window: int = 160
    epochs: float = 5.0
    tokens: int = 8192  # pieces a step, padding included
    rate: float = 5e-4
    decay_by_layer: float = 0.9
    head_rate: float = 1e-3
    crf_rate: float = 5e-3
    weight_decay: float = 0.01
    warm_up: float = 0.06
    dropout: float = 0.1
    piece_dropout: float = 0.0  # share of pieces that are shown as unknown
    styles: float = 0.12  # share of windows that are shown in another style of print
    clip: float = 1.0
    taught_share: float = 0.8  # share of the loss that a teacher's word has, where there is one


PIECES = 12_000
"""Of the pupils' vocabulary."""
FOLDS = 8
"""So many teachers, each of which has not seen one of so many parts of the labelled articles."""
SPEAKERS = (0, 2, 5)
"""The teachers that speak about articles without labels."""
WAYS = 4
"""In how many ways a pupil's labelled articles are cut; those without labels in half as many."""
TEACHER = Config(
    layers=12,
    inner=3072,
    window=320,
    rate=8e-5,
    head_rate=5e-4,
    warm_up=0.1,
    piece_dropout=0.02,
    styles=0.06,
)
LARGE = Config(seed=2022, epochs=20.8, tokens=16_384, piece_dropout=0.03)
"""The deep pupil, from which the others are thinned."""
SMALL = Config(
    seed=2023, layers=4, inner=768, epochs=20.8, tokens=16_384, rate=8e-4, decay_by_layer=1.0, piece_dropout=0.03
)
"""The shipped one."""
ADAPTED = replace(SMALL, seed=2026, epochs=2.0, tokens=4096, rate=1e-4, head_rate=1e-4, crf_rate=5e-4)
"""The shipped one taught further on labelled news."""
PUPILS = {
    "large": LARGE,
    "small": SMALL,
    "six": replace(SMALL, seed=2025, layers=6, rate=6e-4, decay_by_layer=0.95),
    "least": replace(SMALL, seed=2024, layers=3, epochs=2.5, taught_share=0.7),
}
"""Each with the name of its folder; `least` only stands in the table of accuracy and speed."""
