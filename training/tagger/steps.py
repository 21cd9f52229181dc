"""One step of training. On a GPU the step of each shape of batch is recorded once and then replayed.

A step is a thousand small products, and starting them one by one takes longer than computing them: a recorded step
is started as one (CUDA graphs). So every batch has one of a few shapes; places that no row fills repeat its first row
with no weight.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import torch
from torch import Tensor

WARM = 3  # steps of a shape before it is recorded, so that all memory it needs has been asked for


class Steps:
    """Calls `step(rows, weights, length)`, which returns the loss, for batches of row numbers.

    `rows`: long[batch]; `weights`: float[batch], 0 where a place is not filled; `length`: pieces of a row.
    """

    def __init__(self, step: Callable[[Tensor, Tensor, int], Tensor], device: torch.device) -> None:
        self._step, self._device = step, device
        self._seen: dict[tuple[int, int], int] = {}
        self._recorded: dict[tuple[int, int], tuple[torch.cuda.CUDAGraph, Tensor, Tensor, Tensor]] = {}
        self._stream = torch.cuda.Stream() if device.type == "cuda" else None
        self._pool = torch.cuda.graph_pool_handle() if device.type == "cuda" else None

    @contextmanager
    def line(self) -> Iterator[None]:
        """All work within stands in line with the steps."""
        if self._stream is None:
            yield
            return
        self._stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(self._stream):
            yield
        torch.cuda.current_stream().wait_stream(self._stream)

    def __call__(self, rows: Tensor, weights: Tensor, length: int) -> Tensor:
        shape = (len(rows), length)
        seen = self._seen[shape] = self._seen.get(shape, 0) + 1
        if self._stream is None or seen <= WARM:
            return self._step(rows.to(self._device), weights.to(self._device), length).detach()
        if shape not in self._recorded:
            self._recorded[shape] = self._record(rows.to(self._device), weights.to(self._device), length)
        graph, own_rows, own_weights, loss = self._recorded[shape]
        own_rows.copy_(rows, non_blocking=True)
        own_weights.copy_(weights, non_blocking=True)
        graph.replay()
        return loss.clone()

    def _record(
        self, rows: Tensor, weights: Tensor, length: int
    ) -> tuple[torch.cuda.CUDAGraph, Tensor, Tensor, Tensor]:
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph, pool=self._pool, stream=self._stream):
            loss = self._step(rows, weights, length).detach()
        return graph, rows, weights, loss
