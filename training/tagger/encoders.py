"""The pretrained encoders by the names of their tensors, and how they become a tagger's."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

import torch
from torch import Tensor, nn

from .config import Config
from .model import Tagger


@dataclass(frozen=True)
class Encoder:
    """The names in a file of weights; `{}` is a layer's number."""

    query: str
    key: str
    value: str
    out: str
    norm: str
    distances: str | None = None
    first_place: int = 0  # rows of the position table before the first place
    others: tuple[tuple[int, int], ...] = ()  # pieces that stand in the vocabulary, and those that are meant

    def tensors_of(self, tensors: dict[str, Tensor], layer: int) -> dict[str, Tensor]:
        """A layer's tensors by the tagger's names."""
        old, own = f"encoder.layer.{layer}.", {}
        for kind in ("weight", "bias"):
            own[f"qkv.{kind}"] = torch.cat(
                [tensors[f"{old}{name}.{kind}"] for name in (self.query, self.key, self.value)]
            )
            own[f"out.{kind}"] = tensors[f"{old}{self.out}.{kind}"]
            own[f"norm1.{kind}"] = tensors[f"{old}{self.norm}.{kind}"]
            own[f"up.{kind}"] = tensors[f"{old}intermediate.dense.{kind}"]
            own[f"down.{kind}"] = tensors[f"{old}output.dense.{kind}"]
            own[f"norm2.{kind}"] = tensors[f"{old}output.LayerNorm.{kind}"]
        return own


MINILM = Encoder(
    query="attention.self.query",
    key="attention.self.key",
    value="attention.self.value",
    out="attention.output.dense",
    norm="attention.output.LayerNorm",
)
MPNET = Encoder(
    query="attention.attn.q",
    key="attention.attn.k",
    value="attention.attn.v",
    out="attention.attn.o",
    norm="attention.LayerNorm",
    distances="encoder.relative_attention_bias.weight",
    first_place=2,
    others=((4, 1), (105, 0), (106, 2)),  # [PAD] is <pad> there, [CLS] is <s>, [SEP] is </s>
)


def encoder_of(tensors: dict[str, Tensor]) -> Encoder:
    return MPNET if MPNET.distances in tensors else MINILM


def tagger_of(tensors: dict[str, Tensor], kept: list[int], config: Config) -> Tagger:
    """A tagger that begins with an encoder's first layers; `kept` numbers the pieces of the shorter vocabulary."""
    return begun(Tagger, tensors, kept, config)


Network = TypeVar("Network", bound=nn.Module)


class Sizes(Protocol):
    """The numbers of a network that an encoder begins."""

    @property
    def layers(self) -> int: ...
    @property
    def inner(self) -> int: ...
    @property
    def window(self) -> int: ...
    @property
    def dropout(self) -> float: ...


def begun(network: Callable[..., Network], tensors: dict[str, Tensor], kept: list[int], config: Sizes) -> Network:
    """A network with the encoder's tables and first layers, its own head as it was made."""
    encoder = encoder_of(tensors)
    others = dict(encoder.others)
    words = tensors["embeddings.word_embeddings.weight"][[others.get(number, number) for number in kept]]
    distances = tensors[encoder.distances] if encoder.distances else None
    out = network(
        *words.shape,
        layers=config.layers,
        inner=config.inner,
        positions=config.window,
        distances=0 if distances is None else len(distances),
        dropout=config.dropout,
    )
    own = out.state_dict()
    places = tensors["embeddings.position_embeddings.weight"][encoder.first_place :][: config.window]
    own["words.weight"] = words
    own["places.weight"] = places + tensors.get("embeddings.token_type_embeddings.weight", torch.zeros(1, 1))[0]
    own["norm.weight"] = tensors["embeddings.LayerNorm.weight"]
    own["norm.bias"] = tensors["embeddings.LayerNorm.bias"]
    if distances is not None:
        own["distances.weight"] = distances
    for number in range(config.layers):
        for name, value in encoder.tensors_of(tensors, number).items():
            own[f"layers.{number}.{name}"] = value
    out.load_state_dict(own)
    return out
