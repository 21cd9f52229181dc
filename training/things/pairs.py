"""Pairs of answers that may meet, compared, with whether both are of one thing and what the pair is worth.

Within a story every two answers are a pair but for those of one claim and those of which neither was marked; of two
stories those that a ledger would compare. What can never be of one thing is left out, as `parted_by` does.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from onrecord.link.across.questions import parted_by, question_keys
from onrecord.link.across.sharing import compare
from training.things.figures import Told

ACROSS, UNMARKED, INSIDE = 0.5, 0.3, 0.5
"""What a pair of two stories, one with a figure that was not marked and one inside an article are worth."""
WORTH = {"real": 1.0, "own": 6.0, "event": 12.0}
"""What a pair of a story of each kind is worth: in ours tolls rise as they do in running news, of which the real
stories have few, and half of the real ones are of wars."""


class Pairs(NamedTuple):
    """Pairs of answers: `at` their places among all, x: float64[pairs, features], y and weight: float64[pairs]."""

    at: list[tuple[int, int]]
    x: np.ndarray
    y: np.ndarray
    weight: np.ndarray


def make_pairs(told: Sequence[Told]) -> Pairs:
    """All pairs of some answers; the pairs of a large story are worth less each, by the root of their number."""
    at = [
        (one, other)
        for one, other in sorted({*_within(told), *_between(told)})
        if parted_by(told[one].asked, told[other].asked) is None
    ]
    sizes = Counter(told[one].story for one, other in at if told[one].story == told[other].story)
    weight = np.array([_worth(told[one], told[other], sizes) for one, other in at])
    inside = np.array([told[one].story == told[other].story for one, other in at])
    weight[inside] /= weight[inside].mean()
    return Pairs(
        at,
        np.array([compare(told[one].asked, told[other].asked) for one, other in at], float),
        np.array([told[one].thing == told[other].thing != "" for one, other in at], float),
        weight,
    )


def _worth(one: Told, other: Told, sizes: Counter[str]) -> float:
    if one.story != other.story:
        return ACROSS
    worth = WORTH[one.kind] / math.sqrt(sizes[one.story])
    worth *= 1.0 if one.thing and other.thing else UNMARKED
    return worth * INSIDE if one.article == other.article else worth


def _within(told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    stories: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        stories[one.story].append(at)
    for places in stories.values():
        for a, b in combinations(places, 2):
            one, other = told[a], told[b]
            of_one_claim = one.asked.statement.claim == other.asked.statement.claim
            if (one.thing or other.thing) and not (of_one_claim and one.article == other.article):
                yield a, b


def _between(told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Pairs of two stories that share a key, or a thing of a war."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        for key in {*question_keys(one.asked), one.thing}:
            if key:
                found[key].append(at)
    for places in found.values():
        for a, b in combinations(places, 2):
            if told[a].story != told[b].story:
                yield a, b
