"""A pupil's first weights: some layers of its teacher, and of each the inner neurons that do most.

A neuron's worth is its mean output times the size of the weights that carry it on, over some training windows.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from .data import Example
from .model import Tagger

SAMPLED = 120  # windows
LAYERS = {6: [0, 1, 2, 3, 4, 5], 4: [0, 1, 3, 5], 3: [0, 2, 5], 2: [0, 5]}


def thinned(checkpoint: Path, rows: list[Example], *, layers: int, inner: int) -> dict[str, Tensor]:
    """The state of a tagger with so many layers of so many inner neurons, taken from a six-layer one."""
    saved: dict[str, Any] = torch.load(checkpoint, weights_only=False)
    teacher = Tagger.of(saved)
    worth = _worth(teacher, rows[:: max(1, len(rows) // SAMPLED)][:SAMPLED])
    kept = [torch.sort(worth[at].topk(inner).indices).values for at in LAYERS[layers]]
    pupil = Tagger(
        teacher.words.num_embeddings, layers=layers, inner=inner, positions=teacher.places.num_embeddings
    )
    pupil.load_thinned(saved["model"], LAYERS[layers], kept)
    return pupil.state_dict()


@torch.no_grad()
def _worth(teacher: Tagger, rows: list[Example]) -> list[Tensor]:
    from .train import collate

    sums = [torch.zeros(layer.down.in_features) for layer in teacher.layers]
    for at, layer in enumerate(teacher.layers):

        def see(_module: nn.Module, inputs: tuple[Tensor, ...], at: int = at) -> None:
            sums[at] += inputs[0].abs().sum(dim=(0, 1))

        layer.down.register_forward_pre_hook(see)
    for row in rows:
        batch = collate([row])
        teacher(batch.ids, batch.features, batch.mask)
    return [total * layer.down.weight.norm(dim=0) for total, layer in zip(sums, teacher.layers, strict=True)]
