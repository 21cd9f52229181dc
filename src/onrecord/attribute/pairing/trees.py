"""Boosted trees from plain lists, evaluated in NumPy.

In: the `linker.json` of a folder of weights and `rows: float64[n, features]`.  Out: `float64[n]`, the
probability of each row.  A leaf is a node that is its own child.

No tree is walked. Each question is asked once of every row, for all the nodes that ask it; a node whose feature
exceeds its threshold strikes out the leaves under its left branch, and the first leaf that is left is the one to
which a tree's answers lead. The time is a handful of array operations whatever the number of trees.

Sources: Friedman 2001 (gradient boosting), with the logistic loss; Lucchese et al. 2015, QuickScorer, SIGIR.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import WeightsError

_PARTS = ("feature", "threshold", "left", "right", "value", "roots", "depth", "start")
_ROWS_AT_ONCE = 256
"""With more of them the numbers no longer fit into the processor's own memory."""
_MOST_LEAVES = 64


@dataclass(frozen=True)
class Trees:
    """A sum of trees over named features.

    Attributes:
        asked, above: the questions, each once: whether this feature exceeds this threshold.
        question: intp[n_slots, n_trees], the question of each inner node of a tree; a tree with fewer is filled up.
        kept: uint64[n_slots, n_trees, 1], the leaves, as bits, that a node leaves when its feature exceeds.
        value: float64[n_trees, n_leaves], what each leaf adds.
        start: what the sum starts from.
    """

    asked: NDArray[np.intp]
    above: NDArray[np.float64]
    question: NDArray[np.intp]
    kept: NDArray[np.unsignedinteger[Any]]
    value: NDArray[np.float64]
    start: float

    @classmethod
    def of(cls, stored: dict[str, Any], features: tuple[str, ...]) -> Trees:
        """The trees as stored.

        Raises:
            WeightsError: a part is missing, a tree has more than 64 leaves, or they were made for other features.
        """
        if tuple(stored.get("features", ())) != features or any(part not in stored for part in _PARTS):
            raise WeightsError("The linker's file was made by another version. Install the package again.")
        questions: dict[tuple[int, float], int] = {(0, 0.0): 0}
        trees = [_laid_out(stored, root, questions) for root in stored["roots"]]
        slots = max((len(nodes) for nodes, _ in trees), default=0)
        leaves = max((len(values) for _, values in trees), default=0)
        if leaves > _MOST_LEAVES:
            raise WeightsError("A tree of the linker's file has more than 64 leaves. Install the package again.")
        question = np.zeros((slots, len(trees)), np.intp)
        kept = np.full((slots, len(trees), 1), ~np.uint64(0))
        value = np.zeros((len(trees), leaves))
        for at, (nodes, values) in enumerate(trees):
            value[at, : len(values)] = values
            for slot, (number, first, behind) in enumerate(nodes):
                question[slot, at], kept[slot, at, 0] = number, ~np.uint64((1 << behind) - (1 << first))
        asked, above = zip(*questions, strict=True)
        narrow = np.uint16 if leaves <= 16 else np.uint64  # a quarter of the memory to go over
        return cls(
            np.array(asked, np.intp), np.array(above), question, kept.astype(narrow), value, float(stored["start"])
        )

    def probabilities(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probability of each row."""
        out = np.empty(len(rows))
        firsts = np.arange(len(self.value)) * self.value.shape[1]
        for at in range(0, len(rows), _ROWS_AT_ONCE):
            leaves = self._leaves(rows[at : at + _ROWS_AT_ONCE]).T + firsts
            out[at : at + len(leaves)] = self.value.take(leaves).sum(axis=1)
        return np.asarray(1 / (1 + np.exp(-(out + self.start))))

    def _leaves(self, rows: NDArray[np.float64]) -> NDArray[np.intp]:
        """The leaf to which the answers of each row lead in each tree: intp[n_trees, n_rows]."""
        higher = np.ascontiguousarray(rows.T).take(self.asked, axis=0) > self.above[:, None]
        below = higher.astype(self.kept.dtype) - self.kept.dtype.type(1)  # all bits of a number, or none
        left = np.full((len(self.value), len(rows)), ~below.dtype.type(0))
        for question, kept in zip(self.question, self.kept, strict=True):
            answers = below.take(question, axis=0)
            answers |= kept
            left &= answers
        lowest = left & (~left + left.dtype.type(1))
        return np.asarray(np.frexp(lowest.astype(np.float64))[1].astype(np.intp) - 1)


_Laid = tuple[list[tuple[int, int, int]], list[float]]


def _laid_out(stored: dict[str, Any], root: int, questions: dict[tuple[int, float], int]) -> _Laid:
    """A tree's inner nodes, each with its question and the leaves under its left branch, and its leaves' values."""
    nodes: list[tuple[int, int, int]] = []
    values: list[float] = []

    def read(node: int) -> None:
        left, right = stored["left"][node], stored["right"][node]
        if left == node:
            values.append(stored["value"][node])
            return
        first = len(values)
        read(left)
        asked = stored["feature"][node], stored["threshold"][node]
        nodes.append((questions.setdefault(asked, len(questions)), first, len(values)))
        read(right)

    read(root)
    return nodes, values
