"""Numbers about a page's lines, made from other numbers about them: of neighbours, stretches and groups.

In every array the last axis is the page's lines, in page order, so that each feature lies in one piece of memory.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Floats = NDArray[np.floating]
Groups = NDArray[np.intp]


def shifted(values: Floats, step: int) -> Floats:
    """The values of the line `step` lines further on; -1 past the ends."""
    out = np.full_like(values, -1.0)
    if step > 0:
        out[..., :-step] = values[..., step:]
    else:
        out[..., -step:] = values[..., :step]
    return out


def sums_around(values: Floats, sizes: Iterable[int]) -> list[Floats]:
    """For each size, the sum over so many lines just before each line, and over so many just after it."""
    total = np.concatenate(([0.0], np.cumsum(values)))
    count = len(values)
    at = np.arange(count)
    sums = []
    for size in sizes:
        sums += [total[:-1] - total[np.maximum(at - size, 0)], total[np.minimum(at + 1 + size, count)] - total[1:]]
    return sums


def sums_of_groups(groups: Groups, values: Floats) -> Floats:
    """For each line, the sum over the lines of its group."""
    sums: Floats = np.bincount(groups, weights=values).astype(np.float64)[groups]
    return sums


def shares_of_groups(groups: Groups, values: Floats) -> Floats:
    """For each line, its group's share of the page's total."""
    return sums_of_groups(groups, values) / (float(values.sum()) or 1.0)


def beside(groups: Groups) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For each line, whether the line before it and the one after it are of its group."""
    same = groups[1:] == groups[:-1]
    return np.append(False, same), np.append(same, False)
