import math
import random

import pytest

from onrecord.link.words.trees import Trees

LISTS = ("feature", "threshold", "left", "right", "value")


def make_tree(chance, depth):
    """A tree as its file holds it, and as nested questions (a feature, a threshold, left, right) or what is added."""
    stored = {name: [] for name in LISTS}

    def add(down):
        at = len(stored["left"])
        for name in LISTS:
            stored[name].append(0)
        if not down or chance.random() < 0.2:
            stored["value"][at] = chance.gauss(0, 1)
            return at, stored["value"][at]
        stored["feature"][at], stored["threshold"][at] = chance.randrange(4), chance.choice((-1.0, 0.0, 0.5, 2.0))
        stored["left"][at], left = add(down - 1)
        stored["right"][at], right = add(down - 1)
        return at, (stored["feature"][at], stored["threshold"][at], left, right)

    return stored, add(depth)[1]


def walk(node, row):
    while isinstance(node, tuple):
        feature, threshold, left, right = node
        node = left if row[feature] <= threshold else right
    return node


@pytest.mark.parametrize("seed", range(20))
def test_trees_say_what_walking_them_says(seed):
    chance = random.Random(seed)
    stored, nodes = zip(*(make_tree(chance, 4) for _ in range(chance.randrange(1, 20))), strict=True)
    trees = Trees.of({"start": 0.25, "trees": stored})
    for _ in range(50):
        row = [chance.choice((True, -2, -1.0, 0, 0.25, 0.5, 2.0, 3.0, math.inf)) for _ in range(4)]
        total = 0.25
        for node in nodes:
            total += walk(node, row)
        assert trees.chance(row) == 1 / (1 + math.exp(-total))


def test_no_trees_say_what_they_start_from():
    assert Trees.of({"start": 0.0, "trees": []}).chance([]) == 0.5


def test_a_tree_of_too_many_leaves_is_refused():
    stored = {
        "feature": [0] * 35,
        "threshold": [0.0] * 35,
        "left": [at + 1 if at % 2 == 0 and at < 34 else 0 for at in range(35)],
        "right": [at + 2 if at % 2 == 0 and at < 34 else 0 for at in range(35)],
        "value": [0.0] * 35,
    }
    with pytest.raises(ValueError, match="18 leaves"):
        Trees.of({"start": 0.0, "trees": [stored]})
