"""What a first look at a page's lines says about the lines around each one: features of the second look.

In come the shares that the first models give every line; out goes one row a line: its own shares, those of the
lines near it, sums over wider stretches, its place in the page's best stretch, and what the first look makes of
the lines of the same box and the same element path. A paragraph among teasers is told from one in an article.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.read.lines import Line
from onrecord.read.setting import best_stretch

Array = NDArray[np.float32]

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

    Args:
        seen: float32[n_lines, len(SEEN)], the shares of the first look.
        lines: the page's lines.
    """
    body = seen[:, 0]
    columns = [seen, *(_shifted(seen, step) for step in _NEAR)]
    columns += [_shifted(seen[:, :1], step) for step in _FURTHER]
    columns += [_sums(body), _place(body)]
    if lines[0].hints is not None:
        columns.append(_groups(body, lines))
    return np.hstack(columns).astype(np.float32)


def _shifted(values: Array, step: int) -> Array:
    """The rows `step` lines further on; -1 past the ends."""
    out = np.full_like(values, -1.0)
    if step > 0:
        out[:-step] = values[step:]
    else:
        out[-step:] = values[:step]
    return out


def _sums(body: Array) -> Array:
    """The mean share of the lines before and after, over stretches of several lengths."""
    total = np.concatenate(([0.0], np.cumsum(body)))
    at = np.arange(len(body))
    columns = []
    for size in _WIDE:
        low, high = np.clip(at - size, 0, None), np.clip(at + 1 + size, None, len(body))
        columns += [(total[at] - total[low]) / size, (total[high] - total[at + 1]) / size]
    return np.column_stack(columns).astype(np.float32)


def _place(body: Array) -> Array:
    """Where each line stands against the best stretch and the nearest lines of the article."""
    at = np.arange(len(body))
    total = np.cumsum(body)
    start, end = best_stretch(body - _COST)
    sure = body > 0.5
    since = at - np.maximum.accumulate(np.where(sure, at, -_FAR))
    until = np.minimum.accumulate(np.where(sure, at, len(body) + _FAR)[::-1])[::-1] - at
    return np.column_stack(
        [
            (at >= start) & (at < end),
            np.clip(at - start, -30, 30),
            np.clip(at - end, -30, 30),
            total / max(float(total[-1]), 1e-6),
            np.full(len(body), total[-1]),
            np.full(len(body), body.max()),
            np.clip(since, 0, _FAR),
            np.clip(until, 0, _FAR),
        ]
    ).astype(np.float32)


def _groups(body: Array, lines: Sequence[Line]) -> Array:
    """The mean share of the other lines of each line's box and path, and how many of its path are the article's."""
    hints = [line.hints for line in lines if line.hints is not None]
    box, path = (
        np.unique(names, return_inverse=True)[1] for names in zip(*((h.box, h.path) for h in hints), strict=True)
    )
    columns = [_others(box, body), _others(path, body), np.log1p(np.bincount(path, weights=body)[path])]
    return np.column_stack(columns).astype(np.float32)


def _others(groups: NDArray[np.int64], body: Array) -> Array:
    """The mean share of the group's lines but this one; -1 for a line alone."""
    count = np.bincount(groups)[groups] - 1
    rest = np.bincount(groups, weights=body)[groups] - body
    return np.asarray(np.where(count > 0, rest / np.maximum(count, 1), -1.0), dtype=np.float32)
