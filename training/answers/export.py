"""Writes the folder of weights from trained tensors: an ONNX graph in int8, laid out as the tagger's is."""

import hashlib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from onnx import TensorProto, helper

from onrecord import __version__
from onrecord.link.answering.network import CLASSES
from onrecord.weights.folder import words_of
from training.tagger.export import Graph, evening, seal, seen_evened, watched

from .config import LARGE, SMALL, TEACHER
from .pairs import ASIDE

SAMPLED = 256  # pairs on which the inputs of int8 products are seen


def build(state: dict[str, np.ndarray], *, layers: int, smooth: dict[str, list[float]]) -> bytes:
    """The serialised model: ids, kinds, mask int64[pairs, length] -> scores float32[pairs, 4]."""
    smooth = dict(smooth)
    state = state | {name: one for at in range(layers) for name, one in seen_evened(state, smooth, at)}
    g = Graph(quantise=True, heads=12, smooth=smooth, mask="mask32")
    g.node("Cast", ["mask"], "mask32", to=TensorProto.INT32)
    x = g.table("words", state["words.weight"], "ids")
    kinds = g.node("Gather", [g.tensor("kinds.weight", state["kinds.weight"]), "kinds"], "kinds.out")
    size = g.node("Shape", ["ids"], "size", start=1, end=2)
    zero = g.tensor("zero", np.array([0], np.int64))
    places = g.node("Slice", [g.tensor("places.weight", state["places.weight"]), zero, size, zero], "places.out")
    x = g.norm("norm", state, g.node("Add", [g.node("Add", [x, kinds], "sum1"), places], "sum2"))
    x = g.layers(layers, state, x)
    one = g.tensor("one", np.array([1], np.int64))
    first = g.node("Squeeze", [g.node("Slice", [x, zero, one, one], "first"), one], "first.out")
    for name, into in (("gather", "gathered"), ("emit", "emitted")):
        product = g.node(
            "MatMul", [first, g.tensor(f"{name}.weight", state[f"{name}.weight"].T)], f"{name}.product"
        )
        first = g.node("Add", [product, g.tensor(f"{name}.bias", state[f"{name}.bias"])], into)
        first = g.node("Tanh", [first], "tanh") if name == "gather" else first
    g.node("Identity", [first], "scores")
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["pairs", "length"])
        for name in ("ids", "kinds", "mask")
    ]
    output = helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["pairs", len(state["emit.bias"])])
    return g.serialised("answers", inputs, output)


def _largest_inputs(saved: dict[str, Any], arrays: Any) -> dict[str, np.ndarray]:
    """The largest absolute value of each input of each product, over some pairs of the stories learnt from."""
    import torch

    from .model import Judge

    model = Judge.of(saved)
    largest = watched(model)
    learnt = np.flatnonzero(arrays["parts"] != ASIDE)
    ids, kinds, sizes = arrays["pupil ids"], arrays["pupil kinds"], arrays["pupil sizes"]
    with torch.no_grad():
        for row in learnt[:: max(1, len(learnt) // SAMPLED)][:SAMPLED]:
            size = int(sizes[row])
            one = [torch.from_numpy(part[row : row + 1, :size].astype(np.int64)) for part in (ids, kinds)]
            model(*one, torch.ones(1, size))
    return largest


def export(checkpoint: Path, rows: Path, vocabulary: Path, folder: Path) -> None:
    """Write model.onnx and manifest.json; the vocabulary is that of the tagger's weights and stays there."""
    import torch

    saved = torch.load(checkpoint, weights_only=False, map_location="cpu")
    arrays = np.load(rows)
    state = {name: value.float().numpy() for name, value in saved["model"].items()}
    layers = saved["config"]["layers"]
    smooth = evening(state, _largest_inputs(saved, arrays))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.onnx").write_bytes(build(state, layers=layers, smooth=smooth))
    words = vocabulary.read_bytes()
    manifest = {
        "name": folder.name,
        "format": 1,
        "language": "en",
        "vocabulary": hashlib.sha256(words).hexdigest(),
        "classes": list(CLASSES),
        "encoder": {
            "from": "all-MiniLM-L6-v2",
            "licence": "Apache-2.0",
            "layers": layers,
            "inner": int(state["layers.0.up.weight"].shape[0]),
            "heads": 12,
            "width": int(state["words.weight"].shape[1]),
            "pieces": len(words_of(words)),
            "longest": len(state["places.weight"]),
        },
        "training": {
            "code": f"onrecord {__version__}",
            "numbers": {"teachers": asdict(TEACHER), "deep pupil": asdict(LARGE), "pupil": asdict(SMALL)},
        },
    }
    seal(folder, manifest)
