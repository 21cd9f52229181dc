"""Writes a weights directory from trained tensors: the ONNX graph is laid out by hand, with stable names.

Products of activations and weights are int8: weights symmetric, one scale a column, in -63..63 (two such
products fit the 16 bits that AVX2 adds them in); activations are quantised on the fly. The word table is
int8 with one scale a row. All else is float32. The NumPy path reads the same tensors by the same names.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from onrecord import __version__
from onrecord.attribute.tagging.features import FEATURE_NAMES
from onrecord.wordpiece import MAX_WORD

from .data import LABELS, read_articles, sha256

WEIGHT_RANGE = 63
# Mean difference of the scores from those of float32 on 53 windows of dev, November 2026: 0.117 without evening,
# 0.73 at 0.3, 0.174 at 0.5, 0.093 at 0.65, 0.074 at 0.8 and 0.075 at 0.9.
ALPHA = 0.85
CONTRIB = "com.microsoft"


def quantised(weight: np.ndarray, axis: int, top: int = WEIGHT_RANGE) -> tuple[np.ndarray, np.ndarray]:
    """int8 values and float32 scales, symmetric; one scale for each index along the other axis."""
    scale = np.maximum(np.abs(weight).max(axis=axis, keepdims=True), 1e-9) / top
    return np.clip(np.rint(weight / scale), -top, top).astype(np.int8), scale.astype(np.float32)


class Graph:
    def __init__(self, *, quantise: bool, heads: int, smooth: dict[str, list[float]], mask: str = "") -> None:
        """`mask` names a tensor int32[batch, length], 0 for what attention leaves out; "" for none."""
        self.smooth, self.mask = smooth, mask
        self.nodes: list[Any] = []
        self.tensors: list[Any] = []
        self.quantise, self.heads = quantise, heads

    def tensor(self, name: str, value: np.ndarray) -> str:
        self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **options: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **options))
        return output

    def table(self, name: str, value: np.ndarray, ids: str) -> str:
        if not self.quantise:
            return self.node("Gather", [self.tensor(f"{name}.weight", value), ids], f"{name}.out")
        small, scale = quantised(value, 1, 127)
        rows = self.node("Gather", [self.tensor(f"{name}.int8", small), ids], f"{name}.rows")
        scales = self.node("Gather", [self.tensor(f"{name}.scale", scale), ids], f"{name}.scales")
        return self.node(
            "Mul", [self.node("Cast", [rows], f"{name}.float", to=TensorProto.FLOAT), scales], f"{name}.out"
        )

    def product(self, name: str, state: dict[str, np.ndarray], x: str, *, bias: bool = True) -> str:
        weight = state[f"{name}.weight"].T
        tail = [self.tensor(f"{name}.bias", state[f"{name}.bias"])] if bias else []
        if not self.quantise:
            out = self.node("MatMul", [x, self.tensor(f"{name}.weight", weight)], f"{name}.product")
            return self.node("Add", [out, *tail], f"{name}.out") if bias else out
        parts = self.evened(name, weight, x)
        return self.node("DynamicQuantizeMatMul", [*parts, *tail], f"{name}.out", CONTRIB)

    def evened(self, name: str, weight: np.ndarray, x: str) -> list[str]:
        """The names of an input, evened out, and of its int8 weights, their scales and their zeros."""
        if smooth := self.smooth.get(name):
            even = np.array(smooth, np.float32)
            weight = weight * even[:, None]
            x = self.node("Mul", [x, self.tensor(f"{name}.even", 1 / even)], f"{name}.evened")
        small, scale = quantised(weight, 0)
        zero = self.tensor(f"{name}.zero", np.zeros(weight.shape[1], np.int8))
        return [x, self.tensor(f"{name}.int8", small), self.tensor(f"{name}.scale", scale[0]), zero]

    def attention(self, at: str, state: dict[str, np.ndarray], x: str) -> str:
        """What the heads see of a layer's input.

        In int8 one operator projects and attends: with a product, a split and MultiHeadAttention the copies between
        them took 6 % of the whole network's time (November 2026).
        """
        name, seen = f"{at}qkv", f"{at}seen"
        if not self.quantise:
            parts = [f"{at}{one}" for one in "qkv"]
            qkv = self.product(name, state, x)
            self.nodes.append(helper.make_node("Split", [qkv], parts, name=f"{at}split", axis=2, num_outputs=3))
            return self.node("MultiHeadAttention", parts, seen, CONTRIB, num_heads=self.heads)
        bias = self.tensor(f"{name}.bias", state[f"{name}.bias"])
        x, small, scale, zero = self.evened(name, state[f"{name}.weight"].T, x)
        whole, step, middle = parts = [f"{name}.{part}" for part in ("whole", "step", "middle")]
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [x], parts, name=whole))
        inputs = [whole, small, bias, step, scale, self.mask, middle, zero]
        return self.node("QAttention", inputs, seen, CONTRIB, num_heads=self.heads)

    def layers(self, count: int, state: dict[str, np.ndarray], x: str) -> str:
        """What so many layers make of their input."""
        for number in range(count):
            at = f"layers.{number}."
            seen = self.product(f"{at}out", state, self.attention(at, state, x))
            # Not SkipLayerNormalization: its CPU kernel took 22 % of the time, sum and norm apart 5 %.
            x = self.norm(f"{at}norm1", state, self.node("Add", [x, seen], f"{at}sum1"))
            up = self.product(f"{at}up", state, x)
            up = self.node("Gelu", [up], f"{at}gelu", CONTRIB)
            down = self.product(f"{at}down", state, up)
            x = self.norm(f"{at}norm2", state, self.node("Add", [x, down], f"{at}sum2"))
        return x

    def norm(self, name: str, state: dict[str, np.ndarray], x: str) -> str:
        gamma = self.tensor(f"{name}.weight", state[f"{name}.weight"])
        beta = self.tensor(f"{name}.bias", state[f"{name}.bias"])
        return self.node("LayerNormalization", [x, gamma, beta], f"{name}.out", axis=-1, epsilon=1e-12)

    def serialised(self, name: str, inputs: list[Any], output: Any) -> bytes:
        """The model, checked."""
        graph = helper.make_graph(self.nodes, name, inputs, [output], self.tensors)
        opsets = [helper.make_opsetid("", 18), helper.make_opsetid(CONTRIB, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="onrecord")
        onnx.checker.check_model(model)
        return bytes(model.SerializeToString())


def seen_evened(
    state: dict[str, np.ndarray], smooth: dict[str, list[float]], layer: int
) -> list[tuple[str, np.ndarray]]:
    """The tensors of a layer by which its values come evened out for the product behind them; `smooth` loses it.

    A head's sum is linear in the values, so their own weights and bias can take the factor, and no node has to.
    """
    at = f"layers.{layer}."
    factor = smooth.pop(f"{at}out", None)
    if factor is None:
        return []
    even, weight, bias = np.array(factor), state[f"{at}qkv.weight"].copy(), state[f"{at}qkv.bias"].copy()
    weight[-len(even) :] /= even[:, None]
    bias[-len(even) :] /= even
    out = state[f"{at}out.weight"] * even[None]
    parts = {"qkv.weight": weight, "qkv.bias": bias, "out.weight": out}
    return [(at + name, value.astype(np.float32)) for name, value in parts.items()]


def build(
    state: dict[str, np.ndarray],
    *,
    layers: int,
    heads: int = 12,
    quantise: bool = True,
    smooth: dict[str, list[float]] | None = None,
) -> bytes:
    """The serialised model: ids, features int64[batch, length] -> scores float32[batch, length, 7]."""
    smooth = dict(smooth or {})
    if quantise:
        state = state | {name: one for at in range(layers) for name, one in seen_evened(state, smooth, at)}
    g = Graph(quantise=quantise, heads=heads, smooth=smooth)
    width = state["words.weight"].shape[1]
    x = g.table("words", state["words.weight"], "ids")
    features = g.node("Gather", [g.tensor("features.weight", state["features.weight"]), "features"], "features.out")
    size = g.node("Shape", ["ids"], "size", start=1, end=2)
    zero = g.tensor("zero", np.array([0], np.int64))
    places = g.node("Slice", [g.tensor("places.weight", state["places.weight"]), zero, size, zero], "places.out")
    x = g.node("Add", [g.node("Add", [x, features], "sum1"), places], "sum2")
    x = g.norm("norm", state, x)
    x = g.layers(layers, state, x)
    emit = g.node("MatMul", [x, g.tensor("emit.weight", state["emit.weight"].T)], "emit.product")
    g.node("Add", [emit, g.tensor("emit.bias", state["emit.bias"])], "scores")
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch", "length"]),
        helper.make_tensor_value_info("features", TensorProto.INT64, ["batch", "length"]),
    ]
    output = helper.make_tensor_value_info(
        "scores", TensorProto.FLOAT, ["batch", "length", len(state["emit.bias"])]
    )
    assert width % heads == 0
    return g.serialised("tagger", inputs, output)


def evening(state: dict[str, np.ndarray], largest: dict[str, np.ndarray]) -> dict[str, list[float]]:
    """A factor for each input of each product that evens out what int8 has to hold.

    A few inputs are far larger than the rest and would set the scale for all. They are divided by the factor, and
    their weights multiplied by it. `largest`: the largest absolute value of each input, seen on training windows.
    Source: Xiao et al. 2023, "SmoothQuant".
    """
    out = {}
    for name, inputs in largest.items():
        weights = np.abs(state[f"{name}.weight"]).max(axis=0)
        factor = np.maximum(inputs, 1e-3) ** ALPHA / np.maximum(weights, 1e-3) ** (1 - ALPHA)
        out[name] = (factor / np.exp(np.log(factor).mean())).tolist()
    return out


def watched(model: Any) -> dict[str, np.ndarray]:
    """Where the largest absolute value of each input of each product of a network's layers is kept from now on."""
    import torch

    largest: dict[str, np.ndarray] = {}

    def watch(name: str) -> Any:
        def see(_module: Any, inputs: Any) -> None:
            top = inputs[0].abs().amax(dim=(0, 1)).numpy()
            largest[name] = np.maximum(largest.get(name, top), top)

        return see

    for name, module in model.named_modules():
        if name.startswith("layers.") and isinstance(module, torch.nn.Linear):
            module.register_forward_pre_hook(watch(name))
    return largest


def largest_inputs(
    checkpoint: dict[str, Any], train: Path, vocabulary: list[str], windows: int = 200
) -> dict[str, np.ndarray]:
    """The largest absolute value of each input of each product, over some windows of the training articles."""
    import torch

    from .model import Tagger
    from .rows import Cut, batch_of, make_rows

    model = Tagger.of(checkpoint)
    largest = watched(model)
    articles = [article for article, _ in zip(read_articles(train), range(40), strict=False)]
    rows = make_rows(articles, Cut(vocabulary, checkpoint["config"]["window"]))
    with torch.no_grad():
        for row in range(min(windows, len(rows))):
            batch = batch_of(rows, np.array([row]))
            size = int(rows.sizes[row])
            model(batch.ids[:, :size], batch.features[:, :size], batch.mask[:, :size])
    return largest


def write_weights(
    folder: Path,
    state: dict[str, np.ndarray],
    vocabulary: list[str],
    manifest: dict[str, Any],
    *,
    smooth: dict[str, list[float]] | None = None,
    quantise: bool = True,
) -> None:
    """Write model.onnx, vocab.txt and manifest.json; what else lies in the folder is hashed along."""
    folder.mkdir(parents=True, exist_ok=True)
    model = build(state, layers=manifest["encoder"]["layers"], smooth=smooth, quantise=quantise)
    (folder / "model.onnx").write_bytes(model)
    (folder / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    manifest["crf"] = {
        name: np.round(state[f"crf.{name}"].astype(float), 5).tolist() for name in ("first", "last", "steps")
    }
    seal(folder, manifest)


def seal(folder: Path, manifest: dict[str, Any]) -> None:
    """Write the manifest with the SHA-256 of every other file but the card."""
    files = sorted(
        p for p in folder.iterdir() if p.name not in {"manifest.json", "card.md", "__init__.py"} and p.is_file()
    )
    manifest["files"] = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")


def export(
    checkpoint: Path,
    vocabulary: list[str],
    sources: dict[str, Path],
    folder: Path,
    *,
    kept: list[str],
    whole: bool,
) -> None:
    """Write the weights of a checkpoint; `linker.json` of the folder stays, or begins empty.

    `kept` are the pieces of `vocabulary` that the folder has; `whole` leaves all numbers in float32.
    """
    import torch

    saved = torch.load(checkpoint, weights_only=False, map_location="cpu")
    state = {name: value.float().numpy() for name, value in saved["model"].items()}
    config = saved["config"]
    manifest = {
        "name": folder.name,
        "format": 1,
        "language": "en",
        "labels": list(LABELS),
        "features": list(FEATURE_NAMES),
        "window": config["window"],
        "longest_word": MAX_WORD,
        "encoder": {
            "from": "all-MiniLM-L6-v2",
            "licence": "Apache-2.0",
            "layers": config["layers"],
            "inner": int(state["layers.0.up.weight"].shape[0]),
            "heads": 12,
            "width": int(state["words.weight"].shape[1]),
            "pieces": len(kept),
        },
        "training": {
            "code": f"onrecord {__version__}",
            "numbers": config,
            "data": {role: {"file": path.name, "sha256": sha256(path)} for role, path in sources.items()},
        },
        "scores": {},
    }
    if not (folder / "linker.json").exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "linker.json").write_text("{}\n", encoding="utf-8")
    smooth = evening(state, largest_inputs(saved, sources["train"], vocabulary))
    rows = dict(zip(vocabulary, state["words.weight"], strict=True))
    state["words.weight"] = np.stack([rows[piece] for piece in kept])
    write_weights(folder, state, kept, manifest, smooth=smooth, quantise=not whole)
