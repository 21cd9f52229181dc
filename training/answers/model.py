"""The network that reads an answer and a claim together, in PyTorch, for training only."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.tagger.encoders import begun
from training.tagger.model import Layer, kinds_of_distance

from .config import Config

CLASSES = 4
"""Not about it; says that it is not so; confirms it; could not verify it."""
KINDS = 6
"""Of pieces: `onrecord.link.answering` says which."""
IMPOSSIBLE = -1e4


class Judge(nn.Module):
    """Pieces of a pair in, four scores out: float[batch, 4]."""

    def __init__(
        self,
        pieces: int,
        width: int = 384,
        *,
        layers: int = 6,
        inner: int = 1536,
        positions: int = 160,
        distances: int = 0,
        dropout: float = 0.1,
    ) -> None:
        """`distances`: how many kinds of distance between two pieces have a say in the attention; 0 for none."""
        super().__init__()
        self.dropout = dropout
        self.distances = nn.Embedding(distances, 12) if distances else None
        self.words = nn.Embedding(pieces, width)
        self.places = nn.Embedding(positions, width)
        self.kinds = nn.Embedding(KINDS, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, 12, inner, dropout) for _ in range(layers))
        self.gather = nn.Linear(width, width)
        self.emit = nn.Linear(width, CLASSES)
        nn.init.normal_(self.kinds.weight, std=0.02)
        for linear in (self.gather, self.emit):
            nn.init.normal_(linear.weight, std=0.02)
            nn.init.zeros_(linear.bias)
        self.words.weight.requires_grad_(False)
        if self.distances is not None:
            self.distances.weight.requires_grad_(False)

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """`mask`: float[batch, length], 1 for a piece and 0 for padding."""
        length = ids.shape[1]
        x = self.norm(self.words(ids) + self.places.weight[:length] + self.kinds(kinds))
        x = functional.dropout(x, self.dropout, self.training)
        bias = ((1.0 - mask) * IMPOSSIBLE)[:, None, None, :]
        if self.distances is not None:
            apart = kinds_of_distance(length, self.distances.num_embeddings, ids.device)
            bias = bias + self.distances(apart).permute(2, 0, 1)[None]
        for layer in self.layers:
            x = layer(x, bias)
        first = torch.tanh(self.gather(functional.dropout(x[:, 0], self.dropout, self.training)))
        scores: Tensor = self.emit(functional.dropout(first, self.dropout, self.training))
        return scores

    @classmethod
    def of(cls, saved: dict[str, Any], *, dropout: float = 0.0) -> Judge:
        """The network of a checkpoint, ready to judge."""
        state = saved["model"]
        out = cls(
            *state["words.weight"].shape,
            layers=saved["config"]["layers"],
            inner=state["layers.0.up.weight"].shape[0],
            positions=state["places.weight"].shape[0],
            distances=len(state.get("distances.weight", ())),
            dropout=dropout,
        )
        out.load_state_dict({name: value.float() for name, value in state.items()})
        return out.eval()


def judge_of(tensors: dict[str, Tensor], kept: list[int], config: Config) -> Judge:
    """A network that begins with an encoder's layers; `kept` numbers the pieces of the shorter vocabulary."""
    return begun(Judge, tensors, kept, config)


def thinned(deep: Judge, batch: tuple[Tensor, Tensor, Tensor], *, inner: int, dropout: float) -> Judge:
    """The same with so many inner neurons a layer, those that do most: their mean output times what carries it on."""
    sums = [torch.zeros(layer.down.in_features, device=batch[0].device) for layer in deep.layers]
    handles = []
    for at, layer in enumerate(deep.layers):

        def see(_module: nn.Module, inputs: tuple[Tensor, ...], at: int = at) -> None:
            sums[at] += inputs[0].abs().sum(dim=(0, 1))

        handles.append(layer.down.register_forward_pre_hook(see))
    with torch.no_grad():
        deep(*batch)
    for handle in handles:
        handle.remove()
    state = deep.state_dict()
    out = Judge(
        *deep.words.weight.shape,
        layers=len(deep.layers),
        inner=inner,
        positions=len(deep.places.weight),
        dropout=dropout,
    )
    for at, layer in enumerate(deep.layers):
        kept = (sums[at] * layer.down.weight.norm(dim=0)).topk(inner).indices.sort().values
        for name in ("up.weight", "up.bias"):
            state[f"layers.{at}.{name}"] = state[f"layers.{at}.{name}"][kept]
        state[f"layers.{at}.down.weight"] = state[f"layers.{at}.down.weight"][:, kept]
    out.load_state_dict({name: value.cpu() for name, value in state.items()})
    return out
