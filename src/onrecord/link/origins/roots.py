"""How many independent origins some statements have: at least so many, at most so many, and why.

What is known of where each statement is from comes in as edges: this article copies that one, this one credits an
agency, this claim was heard from the ministry. Each chain is followed to its end. A chain that ends with a person,
an office or an organisation by name has a certain origin. One that ends with "officials", with an outlet that does
not say where it has it from, or in a circle of outlets that cite each other has an uncertain one, which may be
any of the certain ones or one of its own.

So the least number is that of the certain origins that nothing joins (one where there is none but something was
said), the most adds every uncertain end. People who speak for one body are one origin at least and several at
most. Hidden dependence stays hidden: the interval is about what the texts show.

Source: the counting of roots of citation follows the practice of casualty recorders, who keep the original source
of each report apart from the outlet; fabricated worlds in `benchmarks/worlds.py` check that it holds the truth.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class EdgeKind(StrEnum):
    """How something is known to be from something else."""

    COPY_OF = "copy_of"
    DERIVED_FROM = "derived_from"
    CREDITS = "credits"
    CITES = "cites"
    HEARD_FROM = "heard_from"
    STATES = "states"


class End(StrEnum):
    """What a chain ends with."""

    NAMED = "named"
    UNNAMED = "unnamed"
    OUTLET = "outlet"
    CIRCLE = "circle"


@dataclass(frozen=True, slots=True)
class Edge:
    """One step of a chain: `node` has it from `origin`; `because` says it with the words it stands on."""

    node: str
    origin: str
    kind: EdgeKind
    because: str


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody or something that chains run through, by a key that only it has.

    `body` is the key of whom a named source speaks for. A node without edges of its own ends a chain; it is
    certain when it is `named`.
    """

    key: str
    name: str
    end: End
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """One end of chains: its nodes (several in a circle), who rests on it, and the steps that lead there."""

    names: tuple[str, ...]
    end: End
    leaves: tuple[str, ...]
    evidence: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class OriginCount:
    """At least `least` and at most `most` independent origins, with every one of them.

    `circles` are the names of outlets that have it from each other.
    """

    least: int
    most: int
    origins: tuple[Origin, ...]
    circles: tuple[tuple[str, ...], ...]


def count_origins(leaves: Iterable[str], edges: Iterable[Edge], nodes: Mapping[str, Node]) -> OriginCount:
    """The number of independent origins of what the nodes at these leaves state.

    The edges tell where each node has it from, as far as that is known.
    """
    steps: dict[str, list[Edge]] = {}
    for edge in sorted(set(edges), key=_in_order):
        steps.setdefault(edge.node, []).append(edge)
    leaves = sorted(set(leaves))
    where = _components(leaves, steps)
    found: dict[tuple[str, ...], tuple[set[str], set[Edge]]] = {}
    for leaf in leaves:
        for end, path in _ends(leaf, steps, where).items():
            rests, evidence = found.setdefault(end, (set(), set()))
            rests.add(leaf)
            evidence.update(path)
    origins = [
        Origin(
            tuple(nodes[key].name for key in end),
            End.CIRCLE if len(end) > 1 else nodes[end[0]].end,
            tuple(sorted(rests)),
            tuple(sorted(evidence, key=_in_order)),
        )
        for end, (rests, evidence) in sorted(found.items())
    ]
    certain = {nodes[end[0]].body or end[0] for end in found if len(end) == 1 and nodes[end[0]].end is End.NAMED}
    least = max(len(certain), 1 if origins else 0)
    circles = tuple(origin.names for origin in origins if origin.end is End.CIRCLE)
    return OriginCount(least, len(origins), tuple(origins), circles)


def _in_order(edge: Edge) -> tuple[str, str, str, str]:
    return edge.node, edge.origin, edge.kind, edge.because


def _ends(
    leaf: str, steps: Mapping[str, Sequence[Edge]], where: Mapping[str, tuple[str, ...]]
) -> dict[tuple[str, ...], set[Edge]]:
    """The ends of all chains from a leaf, each with the edges that lead to it from there."""
    paths: dict[str, set[Edge]] = {leaf: set()}
    queue, ends = [leaf], {}
    while queue:
        key = queue.pop(0)
        circle = where[key]
        out = [edge for member in circle for edge in steps.get(member, ()) if edge.origin not in circle]
        inside = {edge for member in circle for edge in steps.get(member, ()) if edge.origin in circle}
        if not out:
            ends[circle] = paths[key] | (inside if len(circle) > 1 else set())
        for edge in out:
            if edge.origin not in paths:
                paths[edge.origin] = paths[key] | inside | {edge}
                queue.append(edge.origin)
    return ends


def _components(leaves: Sequence[str], steps: Mapping[str, Sequence[Edge]]) -> dict[str, tuple[str, ...]]:
    """The nodes that reach each other, in order of their keys, by each of them (Tarjan, without recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    out: dict[str, tuple[str, ...]] = {}
    for leaf in leaves:
        work = [(leaf, iter(steps.get(leaf, ())))] if leaf not in index else []
        if work:
            index[leaf] = low[leaf] = len(index)
            stack.append(leaf)
        while work:
            key, rest = work[-1]
            edge = next(rest, None)
            if edge is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[key])
                if low[key] == index[key]:
                    at = stack.index(key)
                    circle = tuple(sorted(stack[at:]))
                    del stack[at:]
                    out.update(dict.fromkeys(circle, circle))
            elif edge.origin not in index:
                index[edge.origin] = low[edge.origin] = len(index)
                stack.append(edge.origin)
                work.append((edge.origin, iter(steps.get(edge.origin, ()))))
            elif edge.origin not in out:
                low[key] = min(low[key], index[edge.origin])
    return out
