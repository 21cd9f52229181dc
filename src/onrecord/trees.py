"""Boosted decision trees, run in NumPy over many rows at once.

They come in flat arrays: node i asks whether feature[i] exceeds threshold[i] and goes on to right[i] if so, else to
left[i]; a leaf asks nothing and points at itself. The nodes of a tree follow each other, its root first.

No tree is walked. Each question is asked once of every row, for all the nodes that ask it. A node whose feature
exceeds its threshold strikes out the leaves under its left branch, and the first leaf that is left is the one to
which a tree's answers lead: a few operations on whole arrays of bits instead of several for each step down.

Sources: Friedman 2001, gradient boosting; Lucchese et al. 2015, QuickScorer, SIGIR.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
Bits = NDArray[np.unsignedinteger]
Numbers = NDArray[np.intp]

_MANTISSA, _BIAS = 23, 127  # the bits of a float32 below its exponent, and what is added to that (IEEE 754)
_AT_ONCE = 256  # rows at once: with more of them the numbers no longer fit into the processor's own memory


@dataclass(frozen=True, slots=True)
class Trees:
    """An ensemble with one output for each label.

    Attributes:
        asked, above: the questions, each once: whether this feature exceeds this threshold.
        question: intp[n_slots, n_trees], the question of each inner node of a tree; a tree with fewer is filled up.
        kept: unsigned[n_slots, n_trees], the leaves, as bits, that a node leaves when its feature exceeds.
        value: floating[n_trees, n_leaves], what each leaf adds; tree t adds to output t % n_labels.
        base: floating[n_labels], what the outputs start from.
        features: the names of the features, in the order of the columns.
        labels: the names of the outputs; one name for a yes-or-no question.
    """

    asked: Numbers
    above: Array
    question: Numbers
    kept: Bits
    value: Array
    base: Array
    features: tuple[str, ...]
    labels: tuple[str, ...]

    def scores(self, rows: Array) -> Array:
        """The raw outputs (log odds): floating[n_rows, n_labels]."""
        columns = np.asarray(rows.T, dtype=self.above.dtype)
        out = np.empty((len(rows), len(self.labels)), dtype=self.value.dtype)
        for first in range(0, len(rows), _AT_ONCE):
            some = slice(first, first + _AT_ONCE)
            leaves = self._leaves(np.ascontiguousarray(columns[:, some]))
            leaves = leaves + np.arange(len(leaves))[:, None] * self.value.shape[1]
            values = self.value.take(leaves).reshape(-1, len(self.labels), leaves.shape[1])
            out[some] = values.sum(axis=0).T + self.base
        return out

    def _leaves(self, columns: Array) -> NDArray[np.int32]:
        """The leaf to which the answers of each row lead in each tree: int32[n_trees, n_rows]."""
        higher = columns.take(self.asked, axis=0) > self.above[:, None]
        below = higher.astype(self.kept.dtype) - self.kept.dtype.type(1)  # all bits of a number, or none
        left = np.full((len(self.value), columns.shape[1]), ~below.dtype.type(0))
        for question, kept in zip(self.question, self.kept[:, :, None], strict=True):
            answers = below.take(question, axis=0)
            answers |= kept
            left &= answers
        return _lowest_bits(left)


def _lowest_bits(bits: Bits) -> NDArray[np.int32]:
    """The place of the lowest bit that is set in each number, none of which is 0: the exponent of it as a float."""
    lowest = bits & (~bits + bits.dtype.type(1))
    return (lowest.astype(np.float32).view(np.int32) >> _MANTISSA) - _BIAS


def make_trees(arrays: Mapping[str, NDArray[Any]]) -> Trees:
    """The trees of flat arrays, in the precision of their thresholds; without `right`, that is left + 1.

    Raises:
        KeyError: one of the arrays is missing.
        ValueError: a tree has more than 64 leaves, or the arrays do not fit each other.
    """
    left, roots = arrays["left"].astype(np.intp), arrays["roots"].astype(np.intp)
    right = arrays["right"].astype(np.intp) if "right" in arrays else left + 1
    precision = np.result_type(arrays["threshold"], np.float32)
    first, size = _leaves_below(left, right, roots)
    tree = np.searchsorted(roots, np.arange(len(left)), side="right") - 1
    inner, leaves = np.flatnonzero(left != np.arange(len(left))), np.flatnonzero(left == np.arange(len(left)))
    pairs = np.stack([arrays["feature"][inner], arrays["threshold"][inner]], dtype=np.float64, casting="unsafe")
    asked, question = np.unique(pairs, axis=1, return_inverse=True)
    slot = np.arange(len(inner)) - np.searchsorted(tree[inner], tree[inner])
    shape = (int(slot.max(initial=-1)) + 1, len(roots))
    questions = np.zeros(shape, dtype=np.intp)
    questions[slot, tree[inner]] = question.reshape(-1)
    kept = np.full(shape, ~np.uint64(0))
    struck = (np.uint64(1) << size[left[inner]]) - np.uint64(1)
    kept[slot, tree[inner]] = ~(struck << first[inner])
    value = np.zeros((len(roots), int(size.max())), dtype=precision)
    value[tree[leaves], first[leaves]] = arrays["value"][leaves]
    return Trees(
        asked=asked[0].astype(np.intp),
        above=asked[1].astype(precision),
        question=questions,
        kept=kept.astype(_room_for(value.shape[1])),
        value=value,
        base=arrays["base"].astype(precision),
        features=tuple(map(str, arrays["features"])),
        labels=tuple(map(str, arrays["labels"])),
    )


def _leaves_below(left: Numbers, right: Numbers, roots: Numbers) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """For each node, the place of its first leaf among its tree's from left to right, and how many it has."""
    first, size = np.zeros(len(left), dtype=np.uint64), np.ones(len(left), dtype=np.uint64)
    levels = []
    nodes = roots
    while len(nodes := nodes[left[nodes] != nodes]):
        levels.append(nodes)
        nodes = np.concatenate((left[nodes], right[nodes]))
    for nodes in reversed(levels):
        size[nodes] = size[left[nodes]] + size[right[nodes]]
    for nodes in levels:
        first[left[nodes]] = first[nodes]
        first[right[nodes]] = first[nodes] + size[left[nodes]]
    return first, size


def _room_for(leaves: int) -> type[np.unsignedinteger]:
    """The smallest number with a bit for each leaf of a tree."""
    for kind in (np.uint16, np.uint32, np.uint64):
        if leaves <= kind().nbytes * 8:
            return kind
    raise ValueError(f"a tree has {leaves} leaves, more than 64")
