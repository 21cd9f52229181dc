"""Fits the two looks of boosted trees and writes them in the form that `onrecord.read.trees` runs.

The second look is trained on what first models say of pages that they were not fitted on: the pages are dealt into
folds by publisher, and each fold's first look comes from the other folds.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import numpy as np

from onrecord.read.context import context_features
from onrecord.read.features import OWN
from onrecord.read.guess import FACTORS, LABELS, Guess, make_guess, seen
from training.lines.data import Labelled

BODY = (LABELS.index("body"), LABELS.index("subhead"))
FOLDS = 4
_ROUNDS = {"html": {1: (100, 30), 2: (110, 40)}, "text": {1: (100, 30), 2: (80, 100)}}
"""Rounds of the models for body and for kinds, by medium and look; without markup kinds need more."""

_NEAR = 40
_THINNED = 3


@dataclass(frozen=True)
class Look:
    """The two models of one look."""

    body: lightgbm.Booster
    kinds: lightgbm.Booster

    def shares(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return np.asarray(self.body.predict(rows)), np.asarray(self.kinds.predict(rows))


def deal(pages: Iterable[Labelled], seed: int = 3) -> dict[str, int]:
    """The fold of each publisher's domain."""
    doms = sorted({page.dom for page in pages})
    random.Random(seed).shuffle(doms)
    return {dom: at % FOLDS for at, dom in enumerate(doms)}


def first_looks(pages: Sequence[Labelled], fold: dict[str, int]) -> list[np.ndarray]:
    """For each page, what a first look says of it that was fitted on the other folds: float32[n_lines, 7]."""
    looks = [
        fit_look(1, some, [page.x for page in some])
        for some in ([page for page in pages if fold[page.dom] != number] for number in range(FOLDS))
    ]
    return [seen(*looks[fold[page.dom]].shares(page.x)) for page in pages]


def second_rows(page: Labelled, first: np.ndarray) -> np.ndarray:
    """The features of the second look at a page."""
    return np.hstack([page.x, context_features(first, page.lines)])


def fit_look(number: int, pages: Sequence[Labelled], rows: Sequence[np.ndarray]) -> Look:
    """Both models of a look, from the rows of each page's lines."""
    counts = [_thinning(page) for page in pages]
    kept = [count > 0 for count in counts]
    x = np.vstack([one[mask] for one, mask in zip(rows, kept, strict=True)])
    y = np.concatenate([page.y[mask] for page, mask in zip(pages, kept, strict=True)])
    weight = np.concatenate([(page.weight * count)[count > 0] for page, count in zip(pages, counts, strict=True)])
    gold = np.concatenate(
        [np.full(mask.sum(), page.src == "fundus") for page, mask in zip(pages, kept, strict=True)]
    )
    rounds, kinds = _ROUNDS["html" if pages[0].lines[0].hints else "text"][number]
    known = gold | (y != LABELS.index("body")) | (x[:, OWN.index("sentence_end")] > 0)
    return Look(
        _trees(x, np.isin(y, BODY), weight, rounds, 1),
        _trees(x[known], y[known], (weight * np.where(gold, 1.0, 0.4))[known], kinds, len(LABELS)),
    )


def guess(look: Look, rows: np.ndarray, medium: str) -> Guess:
    return make_guess(*look.shares(rows), FACTORS[medium])


def _thinning(page: Labelled) -> np.ndarray:
    """How many lines each line stands for: 1 near the article or a line of a kind, else 3 for every third, 0 for others."""
    at = np.arange(len(page.y))
    thinned = np.where(at % _THINNED == 0, _THINNED, 0)
    told = np.flatnonzero(page.y != LABELS.index("other"))
    if not len(told):
        return thinned
    after = np.searchsorted(told, at)
    before, beyond = told[np.maximum(after - 1, 0)], told[np.minimum(after, len(told) - 1)]
    return np.where(np.minimum(np.abs(at - before), np.abs(at - beyond)) <= _NEAR, 1, thinned)


def _trees(x: np.ndarray, y: np.ndarray, weight: np.ndarray, rounds: int, classes: int) -> lightgbm.Booster:
    options = {
        "objective": "binary" if classes == 1 else "multiclass",
        "num_class": classes,
        "learning_rate": 0.1,
        "num_leaves": 15,
        "max_depth": 8,
        "min_data_in_leaf": 30,
        "lambda_l2": 1.0,
        "feature_fraction": 0.5,
        "seed": 0,
        "deterministic": True,
        "num_threads": 1,
        "verbose": -1,
    }
    return lightgbm.train(options, lightgbm.Dataset(x, y.astype(int), weight=weight), rounds)


def write_trees(model: lightgbm.Booster, path: Path, features: Sequence[str], labels: Sequence[str]) -> None:
    nodes = _Nodes()
    for tree in model.dump_model()["tree_info"]:
        nodes.add(tree["tree_structure"])
    np.savez_compressed(
        path,
        feature=np.array(nodes.feature, np.int16),
        threshold=np.array(nodes.threshold, np.float32),
        left=np.array(nodes.left, np.int32),
        value=np.array(nodes.value, np.float32),
        roots=np.array(nodes.roots, np.int32),
        base=np.zeros(len(labels), np.float32),
        depth=np.array(nodes.depth),
        features=np.array(features),
        labels=np.array(labels),
    )


class _Nodes:
    """The nodes of all trees in flat lists, the two children of a node side by side."""

    def __init__(self) -> None:
        self.feature: list[int] = []
        self.threshold: list[float] = []
        self.left: list[int] = []
        self.value: list[float] = []
        self.roots: list[int] = []
        self.depth = 0

    def add(self, root: dict) -> None:
        self.roots.append(self._room(1))
        queue = [(root, self.roots[-1], 0)]
        for node, at, depth in queue:
            self.depth = max(self.depth, depth)
            if "split_feature" not in node:
                self.value[at] = node["leaf_value"]
                continue
            self.feature[at], self.threshold[at] = node["split_feature"], node["threshold"]
            self.left[at] = self._room(2)
            queue += [
                (node["left_child"], self.left[at], depth + 1),
                (node["right_child"], self.left[at] + 1, depth + 1),
            ]

    def _room(self, count: int) -> int:
        """Add leaves that point at themselves, and say where the first one is."""
        first = len(self.feature)
        self.feature += [0] * count
        self.threshold += [np.inf] * count
        self.left += range(first, first + count)
        self.value += [0.0] * count
        return first
