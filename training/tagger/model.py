"""The encoder and the conditional random field, in PyTorch, for training only."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.attribute.features import FEATURE_COUNT

from .data import LABELS, ROLES

IMPOSSIBLE = -1e4


class Layer(nn.Module):
    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + functional.dropout(seen, self.dropout, self.training))
        grown = self.down(functional.gelu(self.up(x)))
        return self.norm2(x + functional.dropout(grown, self.dropout, self.training))


class Tagger(nn.Module):
    """Pieces and features in, one score a label for every piece out: float[batch, length, 7]."""

    def __init__(
        self,
        pieces: int,
        *,
        width: int = 384,
        layers: int = 6,
        heads: int = 12,
        inner: int = 1536,
        positions: int = 160,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.dropout = dropout
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

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """`mask`: float[batch, length], 1 for a piece and 0 for padding."""
        places = self.places.weight[: ids.shape[1]]
        x = self.norm(self.words(ids) + places + self.features(features))
        x = functional.dropout(x, self.dropout, self.training)
        bias = ((1.0 - mask) * IMPOSSIBLE)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return self.emit(functional.dropout(x, self.dropout, self.training))

    @classmethod
    def of(cls, saved: dict[str, Any]) -> Tagger:
        """The tagger of a checkpoint, ready to tag."""
        state, config = saved["model"], saved["config"]
        pieces, inner = state["words.weight"].shape[0], state["layers.0.up.weight"].shape[0]
        out = cls(pieces, layers=config["layers"], inner=inner, positions=config["window"])
        out.load_state_dict(state)
        return out.eval()

    def load_thinned(self, state: dict[str, Tensor], layers: list[int], neurons: list[Tensor]) -> None:
        """Copy a deeper tagger's tensors: the layers named, and of each the inner neurons numbered."""
        own = {name: value for name, value in state.items() if not name.startswith("layers.")}
        for new, (old, kept) in enumerate(zip(layers, neurons, strict=True)):
            for name, value in state.items():
                if name.startswith(f"layers.{old}."):
                    part = name.removeprefix(f"layers.{old}.")
                    cut = value[kept] if part.startswith("up.") else value
                    own[f"layers.{new}.{part}"] = cut[:, kept] if part == "down.weight" else cut
        self.load_state_dict(own)

    def load_encoder(self, tensors: dict[str, Tensor], kept: list[int]) -> None:
        """Copy the pretrained encoder's tensors; `kept` numbers the pieces of the shorter vocabulary."""
        width = self.words.embedding_dim
        own = self.state_dict()
        own["words.weight"] = tensors["embeddings.word_embeddings.weight"][kept]
        places = tensors["embeddings.position_embeddings.weight"][: self.places.num_embeddings]
        own["places.weight"] = places + tensors["embeddings.token_type_embeddings.weight"][0]
        own["norm.weight"] = tensors["embeddings.LayerNorm.weight"]
        own["norm.bias"] = tensors["embeddings.LayerNorm.bias"]
        for number in range(len(self.layers)):
            old, new = f"encoder.layer.{number}.", f"layers.{number}."
            for kind in ("weight", "bias"):
                parts = [tensors[f"{old}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                own[f"{new}qkv.{kind}"] = torch.cat(parts)
                own[f"{new}out.{kind}"] = tensors[f"{old}attention.output.dense.{kind}"]
                own[f"{new}norm1.{kind}"] = tensors[f"{old}attention.output.LayerNorm.{kind}"]
                own[f"{new}up.{kind}"] = tensors[f"{old}intermediate.dense.{kind}"]
                own[f"{new}down.{kind}"] = tensors[f"{old}output.dense.{kind}"]
                own[f"{new}norm2.{kind}"] = tensors[f"{old}output.LayerNorm.{kind}"]
        assert own["words.weight"].shape[1] == width
        self.load_state_dict(own)


class Crf(nn.Module):
    """Linear chain over BIO labels; a transition that BIO forbids has a score nobody can make up for."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.first = nn.Parameter(torch.zeros(labels))
        self.last = nn.Parameter(torch.zeros(labels))
        self.steps = nn.Parameter(torch.zeros(labels, labels))  # [from, to]
        blocked = torch.zeros(labels, labels)
        start = torch.zeros(labels)
        for role in range(len(ROLES)):
            begin, inside = 1 + 2 * role, 2 + 2 * role
            blocked[:, inside] = IMPOSSIBLE
            blocked[[begin, inside], inside] = 0.0
            start[inside] = IMPOSSIBLE
        self.register_buffer("blocked", blocked, persistent=False)
        self.register_buffer("blocked_first", start, persistent=False)

    def loss(self, emissions: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
        """Summed negative log likelihood; emissions float[batch, words, labels], padded at the end."""
        batch, words, _ = emissions.shape
        steps = self.steps + self.blocked
        rows = torch.arange(batch)
        real = torch.arange(words)[None, :] < lengths[:, None]
        gold = emissions.gather(2, labels[:, :, None]).squeeze(2)
        gold = (gold * real).sum() + self.first[labels[:, 0]].sum() + self.last[labels[rows, lengths - 1]].sum()
        gold = gold + (steps[labels[:, :-1], labels[:, 1:]] * real[:, 1:]).sum()
        alpha = self.first + self.blocked_first + emissions[:, 0]
        for at in range(1, words):
            ahead = torch.logsumexp(alpha[:, :, None] + steps, dim=1) + emissions[:, at]
            alpha = torch.where(real[:, at, None], ahead, alpha)
        return torch.logsumexp(alpha + self.last, dim=1).sum() - gold

    def marginals(self, emissions: Tensor, lengths: Tensor) -> Tensor:
        """The logarithm of each label's probability, float[batch, words, labels]; of no use behind a row's end."""
        words = emissions.shape[1]
        steps = self.steps + self.blocked
        alpha = [self.first + self.blocked_first + emissions[:, 0]]
        for at in range(1, words):
            alpha.append(torch.logsumexp(alpha[-1][:, :, None] + steps, dim=1) + emissions[:, at])
        beta = [self.last.expand_as(alpha[0])]
        for at in range(words - 2, -1, -1):
            onward = torch.logsumexp((beta[-1] + emissions[:, at + 1])[:, None, :] + steps, dim=2)
            beta.append(torch.where((at + 1 < lengths)[:, None], onward, self.last))
        return torch.log_softmax(torch.stack(alpha, dim=1) + torch.stack(beta[::-1], dim=1), dim=2)

    @torch.no_grad()
    def decode(self, emissions: Tensor, lengths: Tensor) -> list[list[int]]:
        """The best labels of each row (Viterbi)."""
        steps = self.steps + self.blocked
        score = self.first + self.blocked_first + emissions[:, 0]
        back = []
        for at in range(1, emissions.shape[1]):
            best, where = (score[:, :, None] + steps).max(dim=1)
            real = (at < lengths)[:, None]
            back.append(torch.where(real, where, torch.arange(score.shape[1])[None]))
            score = torch.where(real, best + emissions[:, at], score)
        at_end = (score + self.last).argmax(dim=1)
        path = [at_end]
        for where in reversed(back):
            path.append(where.gather(1, path[-1][:, None]).squeeze(1))
        full = torch.stack(path[::-1], dim=1)
        return [full[row, :length].tolist() for row, length in enumerate(lengths.tolist())]
