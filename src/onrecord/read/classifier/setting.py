"""How an article is set among the other lines of its page: its names, its title's words, its main stretch.

These are features of the line classifier, float32 arrays with one row a line.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.read import shapes
from onrecord.read.lines import Line, words_in

Array = NDArray[np.float32]

_START = 25
_MOST_NAMES = 40
_CORE_COST = 4.0
"""Words that a line without prose takes off a core stretch; the main stretch pays 12 (page_lines, 2026-11-25)."""


def best_stretch(worth: NDArray[np.floating]) -> tuple[int, int]:
    """The contiguous stretch with the largest sum: its first line and one past its last."""
    best, found, total, start = 0.0, (0, 0), 0.0, 0
    for at, value in enumerate(worth.tolist()):
        if total <= 0:
            total, start = 0.0, at
        total += value
        if total > best:
            best, found = total, (start, at + 1)
    return found


def name_columns(lines: Sequence[Line], is_name: Array) -> Array:
    """For a line that is a name: how often longer lines hold it (logarithm), and whether a byline has it."""
    bylines = "\n".join(line.key for line in lines if shapes.is_byline(line.text))
    names = Counter(line.key for line, named in zip(lines, is_name, strict=True) if named and len(line.key) > 4)
    whole = "\n".join(line.key for line in lines)
    copies = {key: whole.count(key) - count for key, count in names.most_common(_MOST_NAMES)}
    out = np.zeros((len(lines), 2), dtype=np.float32)
    for at, line in enumerate(lines):
        if line.key in copies:
            out[at] = np.log1p(copies[line.key]), line.key in bylines
    return out


def setting_columns(lines: Sequence[Line], title: str, prose: Array) -> Array:
    """Words shared with the title, lines that begin alike, length, the core stretch, and the usual gap.

    `title` is the line taken for it, "" when none is. `prose`: float32[n_lines], the words of each line that is
    prose, else 0.
    """
    wanted = longer_words(title)
    starts = Counter(line.key[:_START] for line in lines)
    sizes = np.array([len(line.text) for line in lines], dtype=np.float32)
    start, end = best_stretch(np.where(prose > 0, prose, -_CORE_COST))
    place = np.arange(len(lines))
    gaps = np.array([line.gap for line in lines])
    usual = Counter(gaps[start:end].tolist()).most_common(1)
    return np.column_stack(
        [
            [
                len(wanted.intersection(words_in(line.text[:300]))) / len(wanted) if wanted else -1.0
                for line in lines
            ],
            [np.log(starts[line.key[:_START]]) for line in lines],
            sizes / max(1.0, float(sizes.max())),
            (place >= start) & (place < end),
            np.clip(place - start, -20, 20),
            np.clip(place - end, -20, 20),
            gaps == usual[0][0] if usual else np.zeros(len(lines)),
        ]
    ).astype(np.float32)


def longer_words(text: str) -> set[str]:
    """The longer words of a text, without case."""
    return {word for word in words_in(text) if len(word) > 3}
