"""Fabricated worlds of reporting with known origins: does the interval always hold the truth?

    python -m benchmarks.worlds [--worlds 2000] [--seed 1]

A world has one to four sources by name, some of whom speak for one body; agencies, outlets and articles that have
it from each other over one to four steps; copies; links that nobody names ("officials", nothing at all); and
circles of outlets that cite each other. What the texts show is given to `count_origins`; the truth is counted on
the world itself: the number of different sources, and of circles without one, that its articles rest on.
"""

import argparse
import random
from dataclasses import dataclass, field
from typing import Any

from onrecord.link.origins.roots import Edge, EdgeKind, End, Node, count_origins


@dataclass
class World:
    """What is true (`parents`), and what the texts show of it (`edges`)."""

    parents: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    leaves: list[str] = field(default_factory=list)
    all_named: bool = True

    def truth(self) -> int:
        """How many origins there are."""
        return len({self._root(leaf) for leaf in self.leaves})

    def _root(self, node: str) -> str:
        seen: list[str] = []
        while node in self.parents:
            if node in seen:
                return "circle " + min(seen[seen.index(node) :])
            seen.append(node)
            node = self.parents[node]
        return self.bodies.get(node, node)


def make_world(seed: int) -> World:
    """The world of a seed."""
    chance = random.Random(seed)
    world = World()
    layers = [_sources(world, chance)]
    for depth in range(chance.randint(1, 4)):
        layers.append(_layer(world, chance, layers, depth))
    if chance.random() < 0.3:
        _circle(world, chance, layers)
    world.leaves = [key for key in world.parents if key.startswith("article")]
    return world


def _sources(world: World, chance: random.Random) -> list[str]:
    keys = [f"source {at}" for at in range(chance.randint(1, 4))]
    for key in keys:
        body = "the ministry" if chance.random() < 0.3 else None
        if body:
            world.bodies[key] = body
        world.nodes[key] = Node(key, key, End.NAMED, body)
    return keys


def _layer(world: World, chance: random.Random, layers: list[list[str]], depth: int) -> list[str]:
    kind = "article" if depth else chance.choice(("agency", "article"))
    out = []
    for at in range(chance.randint(1, 6)):
        key = f"{kind} {depth}.{at}"
        parent = chance.choice(chance.choice(layers))
        copy = parent.startswith("article") and chance.random() < 0.4
        _tell(world, chance, key, parent, EdgeKind.COPY_OF if copy else EdgeKind.CITES)
        out.append(key)
    if kind == "agency":
        key = f"article {depth}.wire"
        _tell(world, chance, key, chance.choice(out), EdgeKind.CREDITS)
        out.append(key)
    return out


def _tell(world: World, chance: random.Random, key: str, parent: str, kind: EdgeKind) -> None:
    """One node has it from another; three links in ten are not named."""
    world.parents[key] = parent
    world.nodes[key] = Node(key, key, End.OUTLET)
    hidden = kind is not EdgeKind.COPY_OF and chance.random() < 0.3
    if not hidden:
        world.edges.append(Edge(key, parent, kind, f"{key} names {parent}"))
        return
    world.all_named = False
    if chance.random() < 0.5:
        unnamed = f"officials of {key}"
        world.nodes[unnamed] = Node(unnamed, "officials", End.UNNAMED)
        world.edges.append(Edge(key, unnamed, EdgeKind.HEARD_FROM, f"{key} has it from officials"))


def _circle(world: World, chance: random.Random, layers: list[list[str]]) -> None:
    """Two to four outlets cite each other; half of the time one of them has it from a source and hides that."""
    keys = [f"article circle.{at}" for at in range(chance.randint(2, 4))]
    for key, other in zip(keys, [*keys[1:], keys[0]], strict=True):
        world.parents[key] = other
        world.nodes[key] = Node(key, key, End.OUTLET)
        world.edges.append(Edge(key, other, EdgeKind.CITES, f"{key} names {other}"))
    if chance.random() < 0.5:
        world.parents[keys[-1]] = chance.choice(layers[0])
    world.all_named = False


def measure_worlds(worlds: int = 2000, seed: int = 1) -> list[dict[str, Any]]:
    """One row of results: how many intervals hold the truth, how wide they are, how many circles are flagged."""
    held = exact = named = width = flagged = circles = 0
    for at in range(worlds):
        world = make_world(seed * 1_000_000 + at)
        count, truth = count_origins(world.leaves, world.edges, world.nodes), world.truth()
        held += count.least <= truth <= count.most
        width += count.most - count.least
        named += world.all_named
        exact += world.all_named and count.least == truth
        has_circle = any("circle" in leaf for leaf in world.leaves)
        circles += has_circle
        flagged += has_circle and bool(count.circles)
    lines = [
        f"the interval holds the truth in {held} of {worlds} worlds; mean width {width / max(1, worlds):.2f}",
        f"least is the truth in {exact} of {named} worlds in which every link is named",
        f"circles flagged in {flagged} of {circles} worlds that have one",
    ]
    numbers = {"held": 100 * held / max(1, worlds), "exact": 100 * exact / max(1, named)}
    row = {"name": "Fabricated worlds", "kind": "worlds", "command": "python -m benchmarks.worlds"}
    return [row | {"gold": f"seed {seed}", "sha256": "made up", "lines": lines, "numbers": numbers}]


def main() -> None:
    """Parse and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worlds", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for row in measure_worlds(options.worlds, options.seed):
        print(row["name"], *row["lines"], sep="\n  ")


if __name__ == "__main__":
    main()
