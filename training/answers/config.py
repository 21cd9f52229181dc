"""Every number that the training depends on; written into the weights' manifest."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Config:
    seed: int
    layers: int
    inner: int
    epochs: float
    rate: float
    head_rate: float
    decay_by_layer: float = 0.9
    window: int = 128
    tokens: int = 16_384  # pieces a step, padding included
    weight_decay: float = 0.01
    warm_up: float = 0.08
    dropout: float = 0.1
    piece_dropout: float = 0.03  # share of pieces that are shown as unknown
    clip: float = 1.0
    taught_share: float = 0.7  # share of the loss that the teachers' words have, where there are any


FOLDS = 3
"""So many teachers, each of which has not seen one of so many parts of the stories."""
SET_ASIDE = 8
"""One story in so many is learnt from by nobody, and shows how training goes."""
NEGATIVES = 10
"""Claims that an answer is not about, of its own story, at most."""
TEACHER = Config(seed=3000, layers=12, inner=3072, epochs=3.0, rate=6e-5, head_rate=4e-4, warm_up=0.1)
LARGE = Config(seed=3001, layers=6, inner=1536, epochs=8.0, rate=3e-4, head_rate=8e-4)
SMALL = Config(seed=3002, layers=6, inner=768, epochs=10.0, rate=4e-4, head_rate=8e-4, decay_by_layer=0.95)
