"""Fits the two looks of boosted trees and writes them in the form that `onrecord.trees` runs.

The second look is trained on what first models say of pages that they were not fitted on: the pages are dealt into
folds by publisher, and each fold's first look comes from the other folds. So do the weights of words of plain text,
and where it is checked the network.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import numpy as np

from onrecord.read.classifier.context import context_features
from onrecord.read.classifier.guess import FACTORS, Guess, agreed, in_doubt, make_guess, second_features, seen
from onrecord.read.classifier.network import Network
from onrecord.read.classifier.wording import KINDS, wording_columns
from training.lines.data import Labelled
from training.lines.words import fit_words

BODY = (KINDS.index("body"), KINDS.index("subhead"))
FOLDS = 4
_ROUNDS = {"html": {1: (100, 30), 2: (110, 40)}, "text": {1: (100, 30), 2: (320, 250)}}
"""Rounds of the models for body and for kinds, by medium and look; without markup kinds need more."""

_BINS = {"html": 255, "text": 63}
"""Steps of a feature that trees tell apart; for plain text, with more lines, fewer fit in a quarter of the time."""

_QUICK = {"learning_rate": 0.1, "feature_fraction": 0.5, "min_data_in_leaf": 30, "lambda_l2": 1.0}
_SLOW = {"learning_rate": 0.06, "feature_fraction": 0.2, "min_data_in_leaf": 40, "lambda_l2": 3.0}
"""For the second look at plain text: log loss of the lines 0.108 for 0.110 with as many trees of two quick fits
(page_lines by folds, 2026-11-26)."""

_NEAR = 40
_THINNED = 3


@dataclass(frozen=True)
class Look:
    """The two ensembles of one look."""

    body: lightgbm.Booster
    kinds: lightgbm.Booster

    def shares(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The probability of body, and of each kind: float[n_rows], float[n_rows, len(KINDS)]."""
        odds, scores = (np.asarray(model.predict(rows, raw_score=True)) for model in (self.body, self.kinds))
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        return 1 / (1 + np.exp(-odds)), scores / scores.sum(axis=1, keepdims=True)


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


def prepared(
    pages: Sequence[Labelled], fold: dict[str, int]
) -> tuple[list[np.ndarray], list[np.ndarray], list[np.ndarray]]:
    """What a second look needs of each page: the first one's shares, its own rows, and the lines it looks at.

    Pages of plain text get the columns of their words here, as weights of words are fitted by folds too.
    """
    if not pages[0].lines[0].hints:
        for page, columns in zip(pages, word_columns(pages, fold), strict=True):
            page.x = np.hstack([page.x, columns])
    first = first_looks(pages, fold)
    rows, looked_at = zip(*(second_rows(page, one) for page, one in zip(pages, first, strict=True)), strict=True)
    return first, list(rows), list(looked_at)


def word_columns(pages: Sequence[Labelled], fold: dict[str, int]) -> list[np.ndarray]:
    """For each page of plain text, what words say of its lines by weights that were fitted on the other folds."""
    weights = [
        fit_words([page for page in pages if fold[page.dom] != number and page.src != "clean"]).unpacked()
        for number in range(FOLDS)
    ]
    return [wording_columns(page.lines, weights[fold[page.dom]]) for page in pages]


def second_rows(page: Labelled, first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The features of the second look at a page, and which of its lines get one."""
    if page.lines[0].hints:
        return np.hstack([page.x, context_features(first, page.lines)]), np.ones(len(page.lines), bool)
    doubtful = in_doubt(first)
    further = second_features(first, page.lines, doubtful)
    rows = np.zeros((len(page.lines), page.x.shape[1] + further.shape[1]), np.float32)
    rows[doubtful] = np.hstack([page.x[doubtful], further])
    return rows, doubtful


def fit_look(
    number: int,
    pages: Sequence[Labelled],
    rows: Sequence[np.ndarray],
    looked_at: Sequence[np.ndarray] | None = None,
) -> Look:
    """Both ensembles of a look, from the rows of each page's lines or of those that are looked at."""
    counts = [_thinning(page) for page in pages]
    if looked_at is not None:
        counts = [count * mask for count, mask in zip(counts, looked_at, strict=True)]
    kept = [count > 0 for count in counts]
    x = np.vstack([one[mask] for one, mask in zip(rows, kept, strict=True)])
    y = np.concatenate([page.told[mask] for page, mask in zip(pages, kept, strict=True)])
    weight = np.concatenate([(page.weight * count)[count > 0] for page, count in zip(pages, counts, strict=True)])
    trust = np.concatenate([page.trust[mask] for page, mask in zip(pages, kept, strict=True)])
    medium = "html" if pages[0].lines[0].hints else "text"
    rounds, kinds = _ROUNDS[medium][number]
    known = trust > 0
    options = (_SLOW if (medium, number) == ("text", 2) else _QUICK) | {"max_bin": _BINS[medium]}
    return Look(
        _trees(x, np.isin(y, BODY), weight, rounds, 1, options),
        _trees(x[known], y[known], (weight * trust)[known], kinds, len(KINDS), options),
    )


def guess(
    look: Look, network: Network | None, page: Labelled, first: np.ndarray, rows: np.ndarray, looked_at: np.ndarray
) -> Guess:
    """What the second look makes of a page, and the first of the lines that it leaves out, as the reader guesses.

    Args:
        network: that of plain text.
        first: the shares of the first look, in the order of `context.SEEN`.
    """
    body, kinds = first[:, 0].copy(), np.insert(first[:, 1:], KINDS.index("body"), 0.0, axis=1)
    if looked_at.any():
        body[looked_at], kinds[looked_at] = look.shares(rows[looked_at])
    if network is None:
        return make_guess(body, kinds, FACTORS["html"])
    return make_guess(*agreed(body, kinds, network.columns(page.x)), FACTORS["text"])


def _thinning(page: Labelled) -> np.ndarray:
    """How many lines each line stands for: 1 near the article or a line of a kind, else 3 for every third, 0 for others."""
    at = np.arange(len(page.y))
    thinned = np.where(at % _THINNED == 0, _THINNED, 0)
    told = np.flatnonzero(page.y != KINDS.index("other"))
    if not len(told):
        return thinned
    after = np.searchsorted(told, at)
    before, beyond = told[np.maximum(after - 1, 0)], told[np.minimum(after, len(told) - 1)]
    return np.where(np.minimum(np.abs(at - before), np.abs(at - beyond)) <= _NEAR, 1, thinned)


def _trees(
    x: np.ndarray, y: np.ndarray, weight: np.ndarray, rounds: int, classes: int, options: dict[str, float]
) -> lightgbm.Booster:
    options = options | {
        "objective": "binary" if classes == 1 else "multiclass",
        "num_class": classes,
        "num_leaves": 15,
        "max_depth": 8,
        "seed": 0,
        "deterministic": True,
        "num_threads": 1,
        "verbose": -1,
    }
    return lightgbm.train(options, lightgbm.Dataset(x, y.astype(int), weight=weight), rounds)


def write_trees(model: lightgbm.Booster, path: Path, features: Sequence[str], labels: Sequence[str]) -> None:
    """Write the trees of a model."""
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
