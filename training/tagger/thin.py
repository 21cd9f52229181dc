"""A pupil's first weights: some layers of a deeper tagger, and of each the inner neurons that do most.

A neuron's worth is its mean output times the size of the weights that carry it on, over some training windows.
"""

from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from .model import Tagger
from .rows import Rows, batch_of

SAMPLED = 128  # windows
LAYERS = {6: [0, 1, 2, 3, 4, 5], 4: [0, 1, 3, 5], 3: [0, 2, 5]}


def thinned(checkpoint: Path, rows: Rows, *, layers: int, inner: int, dropout: float) -> Tagger:
    """A tagger with so many layers of so many inner neurons, taken from a six-layer one."""
    saved: dict[str, Any] = torch.load(checkpoint, weights_only=False, map_location="cpu")
    deep = Tagger.of(saved).to(rows.ids.device)
    kept = [worth.topk(inner).indices.sort().values.cpu() for worth in _worth(deep, rows)]
    out = Tagger(
        *deep.words.weight.shape, layers=layers, inner=inner, positions=len(deep.places.weight), dropout=dropout
    )
    out.load_state_dict(_taken(saved["model"], LAYERS[layers], kept))
    return out


def _taken(state: dict[str, Tensor], layers: list[int], neurons: list[Tensor]) -> dict[str, Tensor]:
    """The tensors of the layers named, and of each only the inner neurons kept."""
    own = {name: value for name, value in state.items() if not name.startswith("layers.")}
    for new, old in enumerate(layers):
        kept = neurons[old]
        for name, value in state.items():
            if name.startswith(f"layers.{old}."):
                part = name.removeprefix(f"layers.{old}.")
                cut = value.cpu()[kept] if part.startswith("up.") else value.cpu()
                own[f"layers.{new}.{part}"] = cut[:, kept] if part == "down.weight" else cut
    return own


@torch.no_grad()
def _worth(tagger: Tagger, rows: Rows) -> list[Tensor]:
    """Of each layer the worth of each inner neuron."""
    sums = [torch.zeros(layer.down.in_features, device=rows.ids.device) for layer in tagger.layers]
    for at, layer in enumerate(tagger.layers):

        def see(_module: nn.Module, inputs: tuple[Tensor, ...], at: int = at) -> None:
            sums[at] += inputs[0].abs().sum(dim=(0, 1))

        layer.down.register_forward_pre_hook(see)
    batch = batch_of(rows, np.arange(0, len(rows), max(1, len(rows) // SAMPLED))[:SAMPLED])
    tagger(batch.ids, batch.features, batch.mask)
    return [total * layer.down.weight.norm(dim=0) for total, layer in zip(sums, tagger.layers, strict=True)]
