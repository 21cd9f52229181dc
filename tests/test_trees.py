"""Boosted trees give what a walk down each of them gives."""

import numpy as np
import pytest

from onrecord.trees import make_trees

WHOLE = {"feature": [1, 0, 0, 0, 0], "threshold": [0.5, -1, np.inf, np.inf, np.inf], "left": [1, 3, 2, 3, 4]}
"""Feature 1 above 0.5: the leaf of 10; else feature 0 above -1: the leaf of 30, else that of 20."""


def flat(*, roots=(0,), value=(0, 0, 10, 20, 30), labels=("is_body",), **nodes):
    arrays = {**WHOLE, **nodes, "roots": roots, "value": value, "base": [0.0] * len(labels)}
    return {**{name: np.array(one) for name, one in arrays.items()}, "features": np.array(["a", "b"]),
            "labels": np.array(labels)}  # fmt: skip


def grown(seed, *, trees, leaves, features):
    """The flat arrays of trees that were split at random."""
    rng = np.random.default_rng(seed)
    feature, threshold, left, roots = [], [], [], []
    for number in range(trees):
        roots.append(len(left))
        open_ends = [_leaf(feature, threshold, left)]
        for _ in range(rng.integers(0, leaves)):
            at = open_ends.pop(rng.integers(len(open_ends)))
            feature[at], threshold[at] = int(rng.integers(features)), float(rng.integers(-3, 4) / 2 + number % 2)
            left[at] = _leaf(feature, threshold, left)
            open_ends += [left[at], _leaf(feature, threshold, left)]
    names = {"features": np.array([f"f{at}" for at in range(features)]), "labels": np.array(["a", "b"])}
    value = rng.normal(size=len(left)).astype(np.float32)
    nodes = {"feature": feature, "threshold": threshold, "left": left, "roots": roots, "base": [0.25, -1.0]}
    return {**{name: np.array(one) for name, one in nodes.items()}, "value": value, **names}


def _leaf(feature, threshold, left):
    feature.append(0)
    threshold.append(np.inf)
    left.append(len(left))
    return len(left) - 1


def walked(arrays, row):
    """The outputs of one row by a walk down each tree, and their sum in the order of the trees."""
    out = np.zeros((len(arrays["roots"]) // 2, 2), dtype=np.float32)
    for number, root in enumerate(arrays["roots"]):
        node = root
        while arrays["left"][node] != node:
            node = arrays["left"][node] + (row[arrays["feature"][node]] > arrays["threshold"][node])
        out[number // 2, number % 2] = arrays["value"][node]
    return out.sum(axis=0) + arrays["base"].astype(np.float32)


@pytest.mark.parametrize(
    ("row", "score"),
    [
        pytest.param((0.0, 0.5), 30, id="a threshold is not above itself"),
        pytest.param((-1.0, 0.5), 20, id="nor below the root"),
        pytest.param((9.0, 0.6), 10, id="the right branch is a leaf"),
        pytest.param((np.nan, 0.0), 20, id="what is no number is above nothing"),
    ],
)
def test_a_row_ends_at_the_leaf_of_its_answers(row, score):
    assert make_trees(flat()).scores(np.array([row], dtype=np.float32)).tolist() == [[score]]


@pytest.mark.parametrize(("leaves", "count"), [(1, 5), (3, 1), (15, 600), (17, 40), (40, 300), (64, 20)])
def test_all_rows_at_once_score_as_each_by_a_walk(leaves, count):
    arrays = grown(leaves, trees=12, leaves=leaves, features=5)
    rows = (np.random.default_rng(1).integers(-4, 5, size=(count, 5)) / 2).astype(np.float32)
    scores = make_trees(arrays).scores(rows)
    np.testing.assert_allclose(scores, [walked(arrays, row) for row in rows], rtol=1e-6, atol=1e-6)


def test_a_right_branch_may_stand_anywhere():
    arrays = flat(feature=[1, 0, 0, 0, 0], threshold=[0.5, -1, 9, 9, 9], left=[1, 2, 2, 3, 4],
                  right=[4, 3, 2, 3, 4], value=[0, 0, 20, 30, 10])  # fmt: skip
    rows = np.array([(0.0, 0.5), (-1.0, 0.5), (9.0, 0.6)])
    assert make_trees(arrays).scores(rows).tolist() == [[30], [20], [10]]


def test_no_rows_give_no_scores():
    assert make_trees(flat()).scores(np.zeros((0, 2), dtype=np.float32)).shape == (0, 1)


def test_a_tree_with_too_many_leaves_is_refused():
    arrays = grown(0, trees=2, leaves=1, features=1)
    steps = np.arange(130)
    chain = {"left": np.where(steps % 2 == 0, steps + 1, steps), "feature": steps * 0, "threshold": steps * 1.0,
             "value": steps * 1.0, "roots": np.array([0])}  # fmt: skip
    chain["left"][-1] = chain["left"][-2] = 129
    chain["left"][128] = 128
    with pytest.raises(ValueError, match="more than 64"):
        make_trees({**arrays, **chain})
