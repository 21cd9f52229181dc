"""A network on ONNX Runtime; the one place that says how it is run."""

from pathlib import Path
from typing import Any


def open_session(model: bytes | Path, threads: int = 1) -> Any:
    """A session of ONNX Runtime for a model, or for the file of one, which is held in memory once less.

    Raises:
        ImportError: ONNX Runtime is not installed.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.enable_cpu_mem_arena = True  # a twentieth faster; what is read is short, so it stays within megabytes
    held = str(model) if isinstance(model, Path) else model
    return onnxruntime.InferenceSession(held, options, providers=["CPUExecutionProvider"])
