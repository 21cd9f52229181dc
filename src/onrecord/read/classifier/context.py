"""What a first look at a page's lines says about the lines around each one: features of the second look.

In come the shares that the first models give every line; out goes one row a line: its own shares, those of the
lines near it, sums over wider stretches, its place in the page's best stretch, and what the first look makes of
the lines of the same box and the same element path. A paragraph among teasers is told from one in an article.
"""

from collections.abc import Sequence

import numpy as np

from onrecord.read.classifier.columns import Array, Floats, Groups, shifted, sums_around, sums_of_groups
from onrecord.read.classifier.setting import best_stretch
from onrecord.read.lines import Line

SEEN = ("body", "other", "subhead", "title", "caption", "credit", "author")
"""What the first look says of each line: whether it is the article's, and the shares of the other kinds."""

_NEAR = (-2, -1, 1, 2)
_FURTHER = (-5, -4, -3, 3, 4, 5)
_WIDE = (3, 8, 20, 60)
_COST = 0.35
_FAR = 60
CONTEXT = (
    *SEEN,
    *(f"{name}@{step}" for step in _NEAR for name in SEEN),
    *(f"body@{step}" for step in _FURTHER),
    *(f"body~{size}{side}" for size in _WIDE for side in ("before", "after")),
    *"in_best to_best past_best done total highest since_body to_body".split(),
)
GROUPED = ("box_body", "path_body", "path_body_lines")
"""The features that only HTML pages have."""


def context_features(seen: Array, lines: Sequence[Line]) -> Array:
    """The second look's features: float32[n_lines, len(CONTEXT)], and len(GROUPED) more when the lines have hints.

    `seen`: float32[n_lines, len(SEEN)], the shares of the first look.
    """
    shares = seen.T
    body = shares[0]
    rows = [
        *(shares, *(shifted(shares, step) for step in _NEAR)),
        *(shifted(body, step) for step in _FURTHER),
        *(total / size for size in _WIDE for total in sums_around(body, (size,))),
        *_place(body),
    ]
    if lines[0].hints is not None:
        rows += _groups(body, lines)
    return np.vstack(rows, dtype=np.float32).T


def _place(body: Array) -> list[Floats]:
    """Where each line stands against the best stretch and the nearest lines of the article."""
    at = np.arange(len(body))
    total = np.cumsum(body)
    start, end = best_stretch(body - _COST)
    sure = body > 0.5
    since = at - np.maximum.accumulate(np.where(sure, at, -_FAR))
    until = np.minimum.accumulate(np.where(sure, at, len(body) + _FAR)[::-1])[::-1] - at
    return [
        (at >= start) & (at < end),
        np.clip(at - start, -30, 30),
        np.clip(at - end, -30, 30),
        total / max(float(total[-1]), 1e-6),
        np.full(len(body), total[-1]),
        np.full(len(body), body.max()),
        np.clip(since, 0, _FAR),
        np.clip(until, 0, _FAR),
    ]


def _groups(body: Array, lines: Sequence[Line]) -> list[Floats]:
    """The mean share of the other lines of each line's box and path, and how many of its path are the article's."""
    box = np.array([line.hints.box for line in lines if line.hints])
    path = np.array([line.hints.path for line in lines if line.hints])
    return [_others(box, body), _others(path, body), np.log1p(sums_of_groups(path, body))]


def _others(groups: Groups, body: Array) -> Floats:
    """The mean share of the group's lines but this one; -1 for a line alone."""
    count = np.bincount(groups)[groups] - 1
    rest = sums_of_groups(groups, body) - body
    return np.where(count > 0, rest / np.maximum(count, 1), -1.0)
