"""A folder of int8 weights becomes a checkpoint that can be trained on.

What int8 rounded away stays lost: on PolNeAR dev the tensors of the shipped folder read 84.4 / 77.1 / 72.6 exact
(source, cue, content), those that it was made of 84.5 / 77.3 / 72.7.
"""

from typing import Any

import numpy as np
import torch

from onrecord.attribute.tagging.onnx_tensors import read_tensors
from onrecord.attribute.tagging.weights_folder import Weights

WHOLE = ("features.weight", "places.weight", "norm.weight", "norm.bias", "emit.bias")
PRODUCTS = ("qkv", "out", "up", "down")


def checkpoint_of(weights: Weights) -> dict[str, Any]:
    """{"model": the tensors of a `Tagger`, "config": the numbers they were trained with}."""
    stored = read_tensors(weights.model)
    state = {name: stored[name] for name in WHOLE}
    state["words.weight"] = stored["words.int8"] * stored["words.scale"]
    state["emit.weight"] = stored["emit.weight"].T
    for layer in range(weights.manifest["encoder"]["layers"]):
        at = f"layers.{layer}."
        for name in (f"{at}norm1", f"{at}norm2"):
            state |= {key: stored[key] for key in (f"{name}.weight", f"{name}.bias")}
        for name in (f"{at}{product}" for product in PRODUCTS):
            weight = stored[f"{name}.int8"] * stored[f"{name}.scale"]
            even = stored.get(f"{name}.even")
            state[f"{name}.weight"] = (weight if even is None else weight * even[:, None]).T
            state[f"{name}.bias"] = stored[f"{name}.bias"]
    state |= {f"crf.{name}": np.array(value) for name, value in weights.manifest["crf"].items()}
    model = {name: torch.tensor(np.ascontiguousarray(value, np.float32)) for name, value in state.items()}
    return {"model": model, "config": weights.manifest["training"]["numbers"]}
