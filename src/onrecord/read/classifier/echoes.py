"""What a line of plain text shares with the page's likeliest title and with what looks like its article.

Features of the second look: the first has said which lines are probably the article's. A caption and a subhead
repeat the article's words, a teaser of another article does not; and what is printed twice is of one kind.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.read.classifier.columns import Array
from onrecord.read.classifier.context import SEEN
from onrecord.read.classifier.wording import words_in
from onrecord.read.lines import Line

ECHOES = (
    "title_share_of_best from_best title_words copy_body copy_title copy_caption copy_author "
    "echo echo_rare echo_first echo_before echo_after"
).split()

_FAR = 60
_OPENING = 4  # the first lines of the article, which tell what it is about

_COPIED = [SEEN.index(kind) for kind in ("body", "title", "caption", "author")]
_SURE = 0.5


def echo_features(seen: Array, lines: Sequence[Line], chosen: NDArray[np.bool_]) -> Array:
    """float32[n_chosen, len(ECHOES)] for the lines that bool[n_lines] chooses.

    `seen` is as for `context_features`.
    """
    words = [_long_words(line) for line in lines]
    at = np.flatnonzero(chosen)
    return np.hstack([_titled(seen, words, at), _copied(seen, lines, at), _echoed(seen[:, 0], words, at)]).astype(
        np.float32
    )


def _long_words(line: Line) -> set[str]:
    return {word for word in words_in(line.text) if len(word) > 3}


def _titled(seen: Array, words: Sequence[set[str]], at: NDArray[np.intp]) -> Array:
    """How likely a title each line is against the likeliest, how far from it it stands, the words they share."""
    sure = np.flatnonzero(seen[:, 0] > _SURE)
    title = seen[:, SEEN.index("title")] * (1 - seen[:, 0])
    title[sure[-1] + 1 if len(sure) else len(title) :] = 0.0
    best = int(title.argmax())
    wanted = words[best]
    shared = [len(wanted & words[i]) / len(wanted) if wanted and i != best else -1.0 for i in at.tolist()]
    share = seen[at, SEEN.index("title")] / max(float(title[best]), 1e-6)
    return np.column_stack([np.minimum(share, 10.0), np.clip(at - best, -_FAR, _FAR), shared])


def _copied(seen: Array, lines: Sequence[Line], at: NDArray[np.intp]) -> Array:
    """The largest shares of the other lines with the same words; -1 where there are none."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        places[line.key].append(i)
    out = np.full((len(at), len(_COPIED)), -1.0)
    for row, i in enumerate(at.tolist()):
        others = [j for j in places[lines[i].key][: _FAR + 1] if j != i]
        if others:
            out[row] = seen[others][:, _COPIED].max(axis=0)
    return out


def _echoed(body: Array, words: Sequence[set[str]], at: NDArray[np.intp]) -> Array:
    """The share of a line's longer words in the article: any, by rarity, in its beginning, around the line."""
    sure = np.flatnonzero(body > _SURE).tolist()
    lines = Counter(word for i in sure for word in words[i])
    opening = set().union(*(words[i] for i in sure[:_OPENING]))
    most = math.log1p(len(sure))
    before, after = np.searchsorted(sure, at) - 1, np.searchsorted(sure, at, side="right")
    out = np.full((len(at), 5), -1.0)
    for row, i in enumerate(at.tolist()):
        if not words[i]:
            continue
        own, size = int(body[i] > _SURE), len(words[i])
        counts = [count for word in words[i] if (count := lines[word] - own) > 0]
        out[row, :2] = len(counts) / size, math.fsum(most - math.log(count) for count in counts) / size
        if not own:
            out[row, 2] = len(words[i] & opening) / size
        if before[row] >= 0:
            out[row, 3] = len(words[i] & words[sure[before[row]]]) / size
        if after[row] < len(sure):
            out[row, 4] = len(words[i] & words[sure[after[row]]]) / size
    return out
