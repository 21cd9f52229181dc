"""The encoder with its head, in PyTorch, for training only."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.attribute.tagging.features import FEATURE_COUNT

from .crf import IMPOSSIBLE, Crf
from .data import LABELS

FARTHEST = 128  # pieces; all farther ones are one kind of distance


class Layer(nn.Module):
    """One layer of the encoder; `bias` is added to the attention's scores."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        seen = attended(q, k, v, bias)
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + functional.dropout(seen, self.dropout, self.training))
        grown = self.down(functional.gelu(self.up(x)))
        return self.norm2(x + functional.dropout(grown, self.dropout, self.training))


def attended(q: Tensor, k: Tensor, v: Tensor, bias: Tensor) -> Tensor:
    """What each head sees: float[batch, heads, length, part]; on a processor in steps, which is ten times as fast there."""
    if q.device.type != "cpu":
        return functional.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
    scores = torch.matmul(q * q.shape[-1] ** -0.5, k.transpose(-1, -2)) + bias
    return torch.matmul(torch.softmax(scores.float(), -1).to(v.dtype), v)


class Tagger(nn.Module):
    """Pieces and features in, one score a label for every piece out: float[batch, length, 7]."""

    def __init__(
        self,
        pieces: int,
        width: int = 384,
        *,
        layers: int = 6,
        heads: int = 12,
        inner: int = 1536,
        positions: int = 160,
        distances: int = 0,
        dropout: float = 0.1,
    ) -> None:
        """`distances`: how many kinds of distance between two pieces have a say in the attention; 0 for none."""
        super().__init__()
        self.dropout = dropout
        self.distances = nn.Embedding(distances, heads) if distances else None
        self.words = nn.Embedding(pieces, width)
        self.places = nn.Embedding(positions, width)
        self.features = nn.Embedding(FEATURE_COUNT, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout) for _ in range(layers))
        self.emit = nn.Linear(width, len(LABELS))
        self.crf = Crf(len(LABELS))
        nn.init.normal_(self.features.weight, std=0.01)
        nn.init.normal_(self.emit.weight, std=0.02)
        nn.init.zeros_(self.emit.bias)
        self.words.weight.requires_grad_(False)
        if self.distances is not None:
            self.distances.weight.requires_grad_(False)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """`mask`: float[batch, length], 1 for a piece and 0 for padding."""
        length = ids.shape[1]
        x = self.norm(self.words(ids) + self.places.weight[:length] + self.features(features))
        x = functional.dropout(x, self.dropout, self.training)
        bias = ((1.0 - mask) * IMPOSSIBLE)[:, None, None, :]
        if self.distances is not None:
            kinds = kinds_of_distance(length, self.distances.num_embeddings, ids.device)
            bias = bias + self.distances(kinds).permute(2, 0, 1)[None]
        for layer in self.layers:
            x = layer(x, bias)
        return self.emit(functional.dropout(x, self.dropout, self.training))

    @classmethod
    def of(cls, saved: dict[str, Any], *, dropout: float = 0.0) -> Tagger:
        """The tagger of a checkpoint, ready to tag."""
        state, config = saved["model"], saved["config"]
        out = cls(
            *state["words.weight"].shape,
            layers=config["layers"],
            inner=state["layers.0.up.weight"].shape[0],
            positions=state["places.weight"].shape[0],
            distances=len(state.get("distances.weight", ())),
            dropout=dropout,
        )
        out.load_state_dict({name: value.float() for name, value in state.items()})
        return out.eval()


def kinds_of_distance(length: int, kinds: int, device: torch.device) -> Tensor:
    """Which kind of distance each piece has from each other, long[length, length]: near ones each their own kind.

    Source: the relative attention of T5 and MPNet, for text seen from both sides and distances up to 128.
    """
    steps = torch.arange(length, device=device)
    apart = steps[None, :] - steps[:, None]
    half = kinds // 2
    exact = half // 2
    far = torch.log(apart.abs().clamp(min=1) / exact) / math.log(FARTHEST / exact) * (half - exact)
    far = (exact + far.long()).clamp(max=half - 1)
    return torch.where(apart.abs() < exact, apart.abs(), far) + half * (apart > 0)
