"""Boosted decision trees, read from a file and run in NumPy.

The trees lie in flat arrays: node i asks whether feature[i] exceeds threshold[i] and goes on to left[i] or
left[i] + 1; a leaf asks nothing (its threshold is infinite) and points at itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import WeightsError

Array = NDArray[np.float32]

_AT_ONCE = 16_384
"""Questions asked at once: with more of them the numbers no longer fit into the processor's own memory."""


@dataclass(frozen=True, slots=True)
class Trees:
    """An ensemble with one output for each label.

    Attributes:
        roots: intp[n_trees], the first node of each tree; tree t adds to output t % n_labels.
        base: float32[n_labels], what the outputs start from.
        depth: the longest way down.
        features: the names of the features, in the order of the columns.
        labels: the names of the outputs; one name for a yes-or-no question.
    """

    feature: NDArray[np.int16]
    threshold: Array
    left: NDArray[np.intp]
    value: Array
    roots: NDArray[np.intp]
    base: Array
    depth: int
    features: tuple[str, ...]
    labels: tuple[str, ...]

    def scores(self, rows: Array) -> Array:
        """The raw outputs (log odds): float32[n_rows, n_labels]."""
        count, trees = len(rows), len(self.roots)
        asked = np.asarray(rows.T, dtype=np.float32).ravel()
        column = self.feature.astype(np.intp) * count
        out = np.empty((trees, count), dtype=np.float32)
        some = max(1, _AT_ONCE // count) if count else trees
        for first in range(0, trees, some):
            node = np.repeat(self.roots[first : first + some], count).reshape(-1, count)
            for _ in range(self.depth):
                place = column.take(node)
                place += np.arange(count)
                higher = asked.take(place) > self.threshold.take(node)
                node = self.left.take(node)
                node += higher
            out[first : first + some] = self.value.take(node)
        return np.asarray(out.reshape(-1, len(self.labels), count).sum(axis=0).T + self.base)


@cache
def load_trees(name: str) -> Trees:
    """The trees of one of the shipped files.

    Raises:
        WeightsError: the file is missing or broken.
    """
    path = files("onrecord") / "read" / f"{name}.npz"
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            return Trees(
                feature=arrays["feature"],
                threshold=arrays["threshold"].astype(np.float32),
                left=arrays["left"].astype(np.intp),
                value=arrays["value"].astype(np.float32),
                roots=arrays["roots"].astype(np.intp),
                base=arrays["base"].astype(np.float32),
                depth=int(arrays["depth"]),
                features=tuple(str(one) for one in arrays["features"]),
                labels=tuple(str(one) for one in arrays["labels"]),
            )
    except (OSError, KeyError, ValueError) as error:
        raise WeightsError(
            f"The line classifier {path} cannot be read: {error}. Install Onrecord again."
        ) from error
