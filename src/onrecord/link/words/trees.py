"""Boosted trees over a few named features, asked for one row at a time.

A file of weights that ships comes in once, the chance that what a row tells of is so goes out. `training.trees`
writes such files. No tree is walked, as in `onrecord.trees`, which asks many rows at once: the leaves of all trees
are the bits of one number, from which each feature strikes out those that it rules out, looked up by how many of
its thresholds the row exceeds. The first leaf of a tree that is left is the one to which its questions lead.

Sources: Friedman (2001), gradient boosting with the logistic loss; Lucchese et al. (2015), QuickScorer.
"""

from __future__ import annotations

import json
import math
import struct
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate
from operator import and_
from typing import Any

_WIDTH = 16  # bits of a tree in the number of all leaves: the most leaves that it may have
_ALL = (1 << _WIDTH) - 1


@dataclass(frozen=True, slots=True)
class Trees:
    """A sum of trees, and what it starts from.

    Attributes:
        start: what the sum starts from, as log odds.
        features: of each feature that is asked for its place in a row, its thresholds, rising, and the leaves that
            are left when none of them, the first, the first two, … are exceeded.
        values: for each tree what its leaves add, by their bits.
    """

    start: float
    features: tuple[tuple[int, tuple[float, ...], tuple[int, ...]], ...]
    values: tuple[dict[int, float], ...]

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Trees:
        """The trees as stored: for each node of a tree its part of five lists, the left of a leaf 0.

        Raises:
            ValueError: a tree has more than 16 leaves.
        """
        values: list[list[float]] = []
        struck: dict[int, dict[float, int]] = {}
        for at, tree in enumerate(stored["trees"]):
            values.append([])
            for feature, threshold, bits in _strike(tree, 0, values[at]):
                of_feature = struck.setdefault(feature, {})
                of_feature[threshold] = of_feature.get(threshold, 0) | bits << _WIDTH * at
        if (most := max(map(len, values), default=0)) > _WIDTH:
            raise ValueError(f"a tree has {most} leaves, and room is for {_WIDTH}")
        by_bit = tuple({1 << at: value for at, value in enumerate(leaves)} for leaves in values)
        return cls(stored["start"], tuple((at, *_left(struck[at], len(values))) for at in sorted(struck)), by_bit)

    def chance(self, row: Sequence[float]) -> float:
        """The chance that a row's features give, 0 to 1."""
        trees = len(self.values)
        left, ones = _repeat(_ALL, trees), _repeat(1, trees)
        for at, thresholds, kept in self.features:
            left &= kept[bisect_left(thresholds, row[at])]
        first = left & ~(left - ones)
        total = self.start
        bits = struct.unpack(f"<{trees}H", first.to_bytes(2 * trees, "little"))
        for values, bit in zip(self.values, bits, strict=True):
            total += values[bit]
        return 1 / (1 + math.exp(-total))


def _strike(tree: dict[str, Any], at: int, leaves: list[float]) -> Iterator[tuple[int, float, int]]:
    """The questions below a node, each with the leaves, as bits, that it strikes out; puts down what leaves add."""
    left, right = tree["left"][at], tree["right"][at]
    if not left:
        leaves.append(tree["value"][at])
        return
    before = len(leaves)
    yield from _strike(tree, left, leaves)
    yield tree["feature"][at], tree["threshold"][at], (1 << len(leaves)) - (1 << before)
    yield from _strike(tree, right, leaves)


def _left(struck: dict[float, int], trees: int) -> tuple[tuple[float, ...], tuple[int, ...]]:
    """The thresholds of a feature, rising, and what is left when none of them, the first, … are exceeded."""
    thresholds = tuple(sorted(struck))
    kept = accumulate((~struck[one] for one in thresholds), and_, initial=_repeat(_ALL, trees))
    return thresholds, tuple(kept)


@cache
def _repeat(bits: int, trees: int) -> int:
    """The same bits for each tree."""
    return sum(bits << _WIDTH * at for at in range(trees))


@cache
def load_trees(part: str, name: str) -> Trees:
    """The trees of a file that ships beside a part of `onrecord.link`: of "stories", "trees.json"."""
    path = resources.files("onrecord") / "link" / part / name
    return Trees.of(json.loads(path.read_text(encoding="utf-8")))
