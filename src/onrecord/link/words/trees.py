"""Boosted trees over a few named features, walked for one row at a time.

A file of weights that ships comes in once, the chance that what a row tells of is so goes out. `training.trees`
writes such files.

Source: Friedman (2001), gradient boosting with the logistic loss.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

Node = tuple[int, float, "Node | float", "Node | float"]
"""A question: its feature, its threshold, and what follows up to it and beyond: another, or what a leaf adds."""


@dataclass(frozen=True, slots=True)
class Trees:
    """A sum of trees, and what it starts from."""

    start: float
    trees: tuple[Node | float, ...]

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Trees:
        """The trees as stored: for each node of a tree its part of five lists, the left of a leaf 0."""
        return cls(stored["start"], tuple(_node(tree, 0) for tree in stored["trees"]))

    def chance(self, row: Sequence[float]) -> float:
        """The chance that a row's features give, 0 to 1."""
        total = self.start
        for node in self.trees:
            at = node
            while isinstance(at, tuple):
                at = at[2] if row[at[0]] <= at[1] else at[3]
            total += at
        return 1 / (1 + math.exp(-total))


def _node(tree: dict[str, Any], at: int) -> Any:
    left, right = tree["left"][at], tree["right"][at]
    if not left:
        return tree["value"][at]
    return tree["feature"][at], tree["threshold"][at], _node(tree, left), _node(tree, right)


@cache
def load_trees(part: str, name: str) -> Trees:
    """The trees of a file that ships beside a part of `onrecord.link`: of "stories", "trees.json"."""
    path = resources.files("onrecord") / "link" / part / name
    return Trees.of(json.loads(path.read_text(encoding="utf-8")))
