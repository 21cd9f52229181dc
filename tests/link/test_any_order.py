"""Groups of copies, stories and origins do not depend on the order in which things come: a thousand histories."""

import random

import pytest

from onrecord.link.origins.copies import Sized, group_bodies
from onrecord.link.origins.roots import Edge, EdgeKind, End, Node, count_origins
from onrecord.link.stories.grouping import group_articles

HISTORIES = 20


def shuffled(chance, things):
    things = list(things)
    chance.shuffle(things)
    return things


@pytest.mark.parametrize("seed", range(50))
def test_groups_are_the_same_in_any_order(seed):
    chance = random.Random(seed)
    bodies = [Sized(at, f"{chance.random():.6f}", chance.randint(20, 60)) for at in range(12)]
    shares = {}
    for one in range(12):
        for other in range(one):
            shares[one, other] = shares[other, one] = chance.choice((0.0, 0.0, 0.2, 0.5, 0.7, 0.9))
    pairs = {pair: share for pair, share in shares.items() if pair[0] < pair[1] and share}
    edges = [Edge(f"n{a}", f"n{b}", EdgeKind.CITES, "x") for a, b in pairs if chance.random() < 0.2]
    nodes = {f"n{at}": Node(f"n{at}", f"n{at}", chance.choice(tuple(End))) for at in range(12)}
    leaves = [f"n{at}" for at in range(6)]
    seen = set()
    for _ in range(HISTORIES):
        copies = group_bodies(shuffled(chance, bodies), lambda one, other: shares.get((one, other), 0.0))
        stories = group_articles(shuffled(chance, range(12)), dict(shuffled(chance, pairs.items())))
        count = count_origins(shuffled(chance, leaves), shuffled(chance, edges), nodes)
        seen.add((tuple(sorted(copies.items())), tuple(stories), count))
    assert len(seen) == 1
