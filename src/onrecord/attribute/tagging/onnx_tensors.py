"""The named tensors of an ONNX file, read without the onnx package.

In: the bytes of a model.  Out: its initialisers by name, as arrays.  Only what our own export writes
is understood (float32, int8, int64 in raw form, no external data); anything else raises WeightsError.
Lengths are checked against the file, so a cut or foreign file cannot make it read past the end.

Source: onnx.proto3 (ModelProto.graph = 7, GraphProto.initializer = 5, TensorProto.dims = 1,
data_type = 2, name = 8, raw_data = 9) and the protocol-buffer wire format.
"""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import WeightsError

_TYPES: dict[int, np.dtype[Any]] = {1: np.dtype("<f4"), 3: np.dtype("i1"), 7: np.dtype("<i8")}
_GRAPH, _INITIALIZER = 7, 5
_DIMS, _DATA_TYPE, _NAME, _RAW_DATA = 1, 2, 8, 9

Tensors = dict[str, NDArray[Any]]


def read_tensors(model: bytes) -> Tensors:
    """The initialisers of a model, by name.

    Raises:
        WeightsError: the bytes are no ONNX model, or hold a kind of tensor that we never write.
    """
    out: Tensors = {}
    view = memoryview(model)
    for field, graph in _fields(view):
        if field != _GRAPH or isinstance(graph, int):
            continue
        for inner, value in _fields(graph):
            if inner == _INITIALIZER and not isinstance(value, int):
                name, tensor = _tensor(value)
                out[name] = tensor
    if not out:
        raise WeightsError("The model file holds no tensors. Put the weights back as they were released.")
    return out


def _tensor(view: memoryview) -> tuple[str, NDArray[Any]]:
    dims: list[int] = []
    name, kind, raw = "", 0, memoryview(b"")
    for field, value in _fields(view):
        if field == _DIMS:
            dims.extend([value] if isinstance(value, int) else _varints(value))
        elif field == _DATA_TYPE and isinstance(value, int):
            kind = value
        elif field == _NAME and not isinstance(value, int):
            name = bytes(value).decode("utf-8", "replace")
        elif field == _RAW_DATA and not isinstance(value, int):
            raw = value
    dtype = _TYPES.get(kind)
    if dtype is None or len(raw) != math.prod(dims) * dtype.itemsize:
        raise WeightsError(
            f"Tensor {name!r} of the model file is of an unknown kind or size. Put the released weights back."
        )
    return name, np.frombuffer(raw, dtype).reshape(dims)


def _fields(view: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """Field numbers and values of one message: numbers as int, everything with a length as bytes."""
    at = 0
    while at < len(view):
        key, at = _varint(view, at)
        wire = key & 7
        if wire == 0:
            value, at = _varint(view, at)
            yield key >> 3, value
            continue
        size = {1: 8, 5: 4}.get(wire)
        if wire == 2:
            size, at = _varint(view, at)
        if size is None or at + size > len(view):
            raise WeightsError(
                "The model file is cut short or is no ONNX model. Put the weights back as they were released."
            )
        yield key >> 3, view[at : at + size]
        at += size


def _varints(view: memoryview) -> list[int]:
    out, at = [], 0
    while at < len(view):
        value, at = _varint(view, at)
        out.append(value)
    return out


def _varint(view: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(view) and shift < 64:
        byte = view[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7
    raise WeightsError(
        "The model file is cut short or is no ONNX model. Put the weights back as they were released."
    )
