"""The encoder in plain NumPy, from the tensors of the ONNX file: for machines without ONNX Runtime.

In: `ids`, `features: int64[length]` of one window.  Out: `scores: float32[length, labels]`.
Weights are widened from int8 once, at the start, and the products are float32, so scores differ from
ONNX Runtime's by the rounding of activations (about 0.05); the tags are the same but for near ties.

Source: Vaswani et al. 2017; erf by Abramowitz and Stegun 7.1.26, good to 1.5e-7.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.tagging.onnx_tensors import Tensors
from onrecord.errors import WeightsError

_HEADS = 12
Floats = NDArray[np.float32]


class NumpyEncoder:
    """Scores of each label for each piece, without ONNX Runtime."""

    def __init__(self, tensors: Tensors) -> None:
        self._tensors = _widened(tensors)
        self._layers = sum(name.startswith("layers.") and name.endswith(".qkv.bias") for name in tensors)
        if not self._layers or "words.weight" not in self._tensors:
            raise WeightsError("The model file lacks tensors of the encoder. Put the released weights back.")

    def scores(self, ids: NDArray[Any], features: NDArray[Any]) -> Floats:
        """One score a label for every piece: float32[length, labels]."""
        t = self._tensors
        x = t["words.weight"][ids] + t["features.weight"][features] + t["places.weight"][: len(ids)]
        x = self._norm("norm", x)
        for number in range(self._layers):
            at = f"layers.{number}."
            x = self._norm(f"{at}norm1", x + self._attend(at, x))
            x = self._norm(f"{at}norm2", x + self._linear(f"{at}down", _gelu(self._linear(f"{at}up", x))))
        return self._linear("emit", x)

    def _attend(self, at: str, x: Floats) -> Floats:
        length, width = x.shape
        parts = self._linear(f"{at}qkv", x).reshape(length, 3, _HEADS, width // _HEADS)
        query, key, value = parts.transpose(1, 2, 0, 3)
        weight = query @ key.swapaxes(-1, -2) / np.float32((width // _HEADS) ** 0.5)
        weight = np.exp(weight - weight.max(axis=-1, keepdims=True))
        weight /= weight.sum(axis=-1, keepdims=True)
        seen = (weight @ value).transpose(1, 0, 2).reshape(length, width)
        return self._linear(f"{at}out", seen)

    def _linear(self, name: str, x: Floats) -> Floats:
        out: Floats = x @ self._tensors[f"{name}.weight"] + self._tensors[f"{name}.bias"]
        return out

    def _norm(self, name: str, x: Floats) -> Floats:
        x = x - x.mean(axis=-1, keepdims=True)
        spread = np.sqrt((x * x).mean(axis=-1, keepdims=True) + np.float32(1e-12))
        out: Floats = x / spread * self._tensors[f"{name}.weight"] + self._tensors[f"{name}.bias"]
        return out


def _widened(tensors: Tensors) -> dict[str, Floats]:
    """float32 tensors; NAME.int8 times NAME.scale (and NAME.even, by row) becomes NAME.weight."""
    out = {name: np.asarray(value) for name, value in tensors.items() if value.dtype == np.float32}
    for name, value in tensors.items():
        if name.endswith(".int8"):
            bare = name.removesuffix(".int8")
            weight = value.astype(np.float32) * out.pop(f"{bare}.scale")
            even = out.pop(f"{bare}.even", None)
            out[f"{bare}.weight"] = weight if even is None else weight * even[:, None]
    return out


def _gelu(x: Floats) -> Floats:
    z = np.abs(x) * np.float32(0.7071067811865476)
    t = 1 / (1 + np.float32(0.3275911) * z)
    series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
    erf = np.copysign(1 - series * np.exp(-z * z), x)
    out: Floats = (np.float32(0.5) * x * (1 + erf)).astype(np.float32)
    return out
