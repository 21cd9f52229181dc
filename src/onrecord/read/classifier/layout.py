"""How a page's lines are laid out: features of the second look at plain text.

A scrape shows a menu as lines with bullets and no gaps, an article as lines without bullets and a gap above each,
or the other way round. A stretch is a run of lines with the same bullet, or with the same bullet and gap. Each line
learns what the first look makes of its stretch and of all lines that are set as it is, so that the lines of a list
inside an article are told from a menu's; and what stands in the hole between the nearest lines of the article.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.read.classifier.columns import Array, Floats, Groups
from onrecord.read.classifier.context import SEEN
from onrecord.read.classifier.fragments import ends_sentence
from onrecord.read.lines import Line

_OF_A_STRETCH = "lines place before after body copied ended words share".split()
LAYOUT = (
    *(f"{name}_{feature}" for name in ("set", "bullets") for feature in _OF_A_STRETCH),
    *"alike_share alike_body sign hole_lines hole_copied hole_other".split(),
)

_SIGNS = "*+o•·–—>»#|-"
_LONGEST_SIGN = 4
_KINDS = 4
_SURE = 0.5
_SURELY_OTHER = 0.97
_LONGEST_HOLE = 300


def layout_features(seen: Array, lines: Sequence[Line], chosen: NDArray[np.bool_]) -> Array:
    """float32[n_chosen, len(LAYOUT)] for the lines that bool[n_lines] chooses.

    `seen` is as for `context_features`.
    """
    signs = np.array([_sign(line.text) for line in lines])
    gaps = np.array([line.gap > 0 for line in lines])
    gaps[0] = gaps[min(1, len(lines) - 1)]
    counts = Counter(line.key for line in lines)
    numbers = np.array(
        [(counts[line.key] > 1, ends_sentence(line.text), 1 + line.text.count(" ")) for line in lines],
        dtype=np.float64,
    ).T
    body = seen[:, 0].astype(np.float64)
    alike = signs * 2 + gaps
    columns = [
        *_stretches(alike, body, numbers),
        *_stretches(signs > 0, body, numbers),
        *_alike(alike, body, numbers[2]),
        signs.astype(np.float64),
        *_holes(body, numbers[0], seen[:, SEEN.index("other")] > _SURELY_OTHER),
    ]
    return np.column_stack([column[chosen] for column in columns]).astype(np.float32)


def _sign(text: str) -> int:
    """The kind of bullet that a line begins with; 0 when it has none."""
    head, blank, _ = text[: _LONGEST_SIGN + 1].partition(" ")
    if not blank or head.strip(_SIGNS):
        return 0
    return min(1 + _SIGNS.index(head[0]), _KINDS)


def _stretches(alike: NDArray[np.generic], body: Floats, numbers: Floats) -> list[Floats]:
    """What stands in each line's stretch; `numbers` are whether lines are copied, whether they end, their words."""
    stretch: Groups = np.concatenate(([0], np.cumsum(alike[1:] != alike[:-1])))
    size = np.bincount(stretch)
    first = np.searchsorted(stretch, np.arange(len(size)))
    mine = size[stretch].astype(np.float64)
    worth = body * numbers[2]
    so_far = np.cumsum(worth) - worth
    before = so_far - so_far[first][stretch]
    whole = np.bincount(stretch, weights=worth)[stretch]
    rest = np.maximum(mine - 1, 1.0)
    others = [(np.bincount(stretch, weights=row)[stretch] - row) / rest for row in (body, *numbers)]
    return [
        np.log1p(mine),
        (np.arange(len(body)) - first[stretch]) / mine,
        np.log1p(before),
        np.log1p(np.maximum(whole - before - worth, 0.0)),
        *others[:3],
        np.log1p(np.maximum(others[3], 0.0)),
        whole / max(float(worth.sum()), 1e-6),
    ]


def _alike(alike: NDArray[np.intp], body: Floats, words: Floats) -> list[Floats]:
    """The share of the article that is set as each line is, and the mean share of body of the lines so set."""
    worth = body * words
    share = np.bincount(alike, weights=worth) / max(float(worth.sum()), 1e-6)
    mean = np.bincount(alike, weights=body) / np.maximum(np.bincount(alike), 1)
    return [share[alike], mean[alike]]


def _holes(body: Floats, copied: Floats, other: NDArray[np.bool_]) -> list[Floats]:
    """The lines between the article's nearest ones above and below, and the shares of copies and of others' lines.

    -1 for a line above or below the whole article.
    """
    sure = np.flatnonzero(body > _SURE)
    at = np.arange(len(body))
    above, below = np.searchsorted(sure, at) - 1, np.searchsorted(sure, at, side="right")
    inside = (above >= 0) & (below < len(sure))
    if not inside.any():
        return [np.full(len(body), -1.0)] * 3
    low, high = sure[np.maximum(above, 0)], sure[np.minimum(below, len(sure) - 1)]
    lines = np.maximum(high - low, 1)
    out = [np.where(inside, np.minimum(lines, _LONGEST_HOLE), -1.0)]
    for row in (copied, other):
        total = np.concatenate(([0.0], np.cumsum(row)))
        out.append(np.where(inside, (total[high] - total[low]) / lines, -1.0))
    return out
