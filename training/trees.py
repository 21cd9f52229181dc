"""Boosted trees of scikit-learn as `onrecord.link.words.trees` reads them: plain lists, a few digits each."""

from collections.abc import Sequence

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier


def to_trees(model: HistGradientBoostingClassifier, features: Sequence[str]) -> dict[str, object]:
    """A fitted model of two classes as its file holds it."""
    trees = []
    for (predictor,) in model._predictors:
        nodes = predictor.nodes
        leaf = nodes["is_leaf"].astype(bool)
        trees.append(
            {
                "feature": [int(value) for value in np.where(leaf, 0, nodes["feature_idx"])],
                "threshold": [
                    0.0 if end else round(float(t), 6) for t, end in zip(nodes["num_threshold"], leaf, strict=True)
                ],
                "left": [0 if end else int(value) for value, end in zip(nodes["left"], leaf, strict=True)],
                "right": [0 if end else int(value) for value, end in zip(nodes["right"], leaf, strict=True)],
                "value": [
                    round(float(value), 5) if end else 0.0 for value, end in zip(nodes["value"], leaf, strict=True)
                ],
            }
        )
    start = round(float(np.ravel(model._baseline_prediction)[0]), 6)
    return {"features": list(features), "start": start, "trees": trees}
