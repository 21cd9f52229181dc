"""Boosted trees from plain lists, evaluated in NumPy.

In: the `linker.json` of a folder of weights and `rows: float64[n, features]`.  Out: `float64[n]`, the
probability of each row.  All trees are walked at once, one level a step, so the time is a handful of
array operations whatever the number of trees.  A leaf is a node that is its own child.

Source: Friedman 2001 (gradient boosting), with the logistic loss.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import WeightsError

_PARTS = ("feature", "threshold", "left", "right", "value", "roots", "depth", "start")
_ROWS_AT_ONCE = 128
"""With more of them the nodes of all trees no longer fit into the processor's own memory: a third of the speed."""


@dataclass(frozen=True)
class Trees:
    """A sum of trees over named features; all nodes of all trees stand in one list, the children in pairs."""

    feature: NDArray[np.intp]
    threshold: NDArray[np.float64]
    children: NDArray[np.intp]
    value: NDArray[np.float64]
    roots: NDArray[np.intp]
    depth: int
    start: float

    @classmethod
    def of(cls, stored: dict[str, Any], features: tuple[str, ...]) -> Trees:
        """The trees as stored.

        Raises:
            WeightsError: a part is missing, or they were made for other features.
        """
        if tuple(stored.get("features", ())) != features or any(part not in stored for part in _PARTS):
            raise WeightsError("The linker's file was made by another version. Install the package again.")
        return cls(
            np.array(stored["feature"], np.intp),
            np.array(stored["threshold"], np.float64),
            np.array([stored["left"], stored["right"]], np.intp).T.ravel(),
            np.array(stored["value"], np.float64),
            np.array(stored["roots"], np.intp),
            depth=int(stored["depth"]),
            start=float(stored["start"]),
        )

    def probabilities(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probability of each row."""
        out = np.empty(len(rows))
        for at in range(0, len(rows), _ROWS_AT_ONCE):
            part = rows[at : at + _ROWS_AT_ONCE]
            flat, width = part.ravel(), part.shape[1]
            first = np.arange(0, len(flat), width)[:, None]
            node = np.broadcast_to(self.roots, (len(part), len(self.roots)))
            for _ in range(self.depth):
                asked = self.feature.take(node)
                asked += first
                goes_right = flat.take(asked) > self.threshold.take(node)
                node = 2 * node
                node += goes_right
                node = self.children.take(node)
            out[at : at + len(part)] = self.value.take(node).sum(axis=1)
        return np.asarray(1 / (1 + np.exp(-(out + self.start))))
