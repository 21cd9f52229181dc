"""Fits boosted trees and writes them in the form that `onrecord.read.trees` runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from onrecord.read.features import OWN
from training.lines.data import LABELS, Labelled

BODY = (LABELS.index("body"), LABELS.index("subhead"))


def fit_body(pages: Sequence[Labelled]) -> HistGradientBoostingClassifier:
    """Is the line the article's?"""
    x = np.vstack([page.x for page in pages])
    y = np.isin(np.concatenate([page.y for page in pages]), BODY)
    return _trees(100, 15).fit(x, y.astype(int), sample_weight=np.concatenate([page.weight for page in pages]))


def fit_kinds(pages: Sequence[Labelled]) -> HistGradientBoostingClassifier:
    """What is the line for? Pages whose kinds are gold count in full; of the rest no headings, for want of labels."""
    x, y, weight = [], [], []
    for page in pages:
        gold = page.src == "fundus"
        keep = (
            np.ones(len(page.y), bool)
            if gold
            else (page.y != LABELS.index("body")) | (page.x[:, OWN.index("sentence_end")] > 0)
        )
        x.append(page.x[keep])
        y.append(page.y[keep])
        weight.append(page.weight[keep] * (1.0 if gold else 0.4))
    return _trees(60, 15).fit(np.vstack(x), np.concatenate(y), sample_weight=np.concatenate(weight))


def _trees(rounds: int, leaves: int) -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(
        max_iter=rounds,
        learning_rate=0.1,
        max_leaf_nodes=leaves,
        max_depth=7,
        min_samples_leaf=30,
        l2_regularization=1.0,
        early_stopping=False,
        random_state=0,
    )


def write_trees(
    model: HistGradientBoostingClassifier, path: Path, features: Sequence[str], labels: Sequence[str]
) -> None:
    feature, threshold, left, value, roots = [], [], [], [], []
    depth = 0
    for round_ in model._predictors:
        for predictor in round_:
            nodes = predictor.nodes
            depth = max(depth, int(nodes["depth"].max()))
            roots.append(len(feature))
            order, place = [0], {0: len(feature)}
            for number in order:
                node = nodes[number]
                if not node["is_leaf"]:
                    for child in (int(node["left"]), int(node["right"])):
                        place[child] = len(feature) + len(order)
                        order.append(child)
            for number in order:
                node = nodes[number]
                leaf = bool(node["is_leaf"])
                feature.append(0 if leaf else int(node["feature_idx"]))
                threshold.append(np.inf if leaf else float(node["num_threshold"]))
                left.append(place[number] if leaf else place[int(node["left"])])
                value.append(float(node["value"]) if leaf else 0.0)
    np.savez_compressed(
        path,
        feature=np.array(feature, np.int16),
        threshold=np.array(threshold, np.float32),
        left=np.array(left, np.int32),
        value=np.array(value, np.float32),
        roots=np.array(roots, np.int32),
        base=np.asarray(model._baseline_prediction, np.float32).ravel(),
        depth=np.array(depth),
        features=np.array(features),
        labels=np.array(labels),
    )
