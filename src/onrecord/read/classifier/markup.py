"""What the markup around a line says, as numbers: the part of the features that only HTML pages have."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.read.classifier.columns import Array, Floats, beside, shares_of_groups, sums_of_groups
from onrecord.read.facts.page import PageFacts
from onrecord.read.lines import Hints, Line, key_of
from onrecord.read.parsing.marks import BIT, SEEN

MARKUP = (
    [f"near_{name}" for name in BIT]
    + [f"above_{name}" for name in BIT]
    + "linked main main@-1 main@1 main~3 main~10 main_any box_prose box_same@-1 box_same@1 tag_p path_prose "
    "path_lines path_linked path_main box_lines box_linked box_main depth "
    "is_title in_title has_author in_caption in_summary in_ld_body".split()
)


def markup_features(lines: Sequence[Line], prose: Array, facts: PageFacts) -> Array:
    """What the markup and the page's own statements say: float32[n_lines, len(MARKUP)].

    The lines have hints. `prose`: float32[n_lines], the words of each line that is prose, else 0.
    """
    hints = [line.hints for line in lines if line.hints is not None]
    near = np.array([hint.near for hint in hints], dtype=np.int64)
    above = np.array([hint.above for hint in hints], dtype=np.int64)
    bits = np.array(SEEN, dtype=np.int64)
    linked = np.array([hint.linked for hint in hints], dtype=np.float32)
    main = np.array([hint.main for hint in hints], dtype=np.float32)
    box = np.array([hint.box for hint in hints])
    around: list[NDArray[Any]] = [
        linked,
        main,
        np.append(0, main[:-1]),
        np.append(main[1:], 0),
        _mean(main, 3),
        _mean(main, 10),
        np.full(len(hints), main.any()),
        shares_of_groups(box, prose),
        *beside(box),
        np.array([hint.tag == "p" for hint in hints]),
    ]
    around += _groups(hints, prose, linked, main)
    said = _said(facts)
    stated = np.array([_stated(line, said) for line in lines], dtype=np.float32)
    return np.hstack(
        [(near[:, None] & bits) > 0, (above[:, None] & bits) > 0, np.column_stack(around), stated]
    ).astype(np.float32)


def _groups(hints: Sequence[Hints], prose: Array, linked: Array, main: Array) -> list[Floats]:
    """What the lines of the same element path, and those of the same box, have in common.

    An article's paragraphs stand in elements of one kind; so do the teasers around it.
    """
    paths = np.array([hint.path for hint in hints])
    boxes = np.array([hint.box for hint in hints])
    columns = [shares_of_groups(paths, prose)]
    for groups in (paths, boxes):
        sizes = np.bincount(groups)[groups]
        columns += [np.log1p(sizes), sums_of_groups(groups, linked) / sizes, sums_of_groups(groups, main) / sizes]
    return [*columns, np.array([hint.depth for hint in hints])]


def _mean(values: Array, size: int) -> Array:
    """The mean over `size` lines on both sides and the line itself."""
    total = np.concatenate(([0.0], np.cumsum(values)))
    at = np.arange(len(values))
    low, high = np.clip(at - size, 0, None), np.clip(at + size + 1, None, len(values))
    return np.asarray((total[high] - total[low]) / (high - low), dtype=np.float32)


def _stated(line: Line, said: _Said) -> list[float]:
    """Whether the line is the page's title, author, caption, summary or stands in its JSON-LD body."""
    key, summary = line.key, said.summary
    long = len(key) > 12
    return [
        key in said.titles,
        long and said.in_titles.meets(key),
        said.authors.stand_in(key),
        long and said.captions.meets(key),
        long and (key in summary or (len(summary) > 12 and summary in key)),
        (long and key in said.body) if said.body else -1.0,
    ]


class _Keys:
    """Some keys, and whether one of them stands in another key; most lines are too short for that."""

    def __init__(self, keys: Collection[str]) -> None:
        self._keys = keys
        self._joined = "\n".join(keys)
        self._shortest = min(map(len, keys), default=sys.maxsize)

    def stand_in(self, key: str) -> bool:
        """Whether one of them stands in a key."""
        return len(key) >= self._shortest and any(one in key for one in self._keys)

    def meets(self, key: str) -> bool:
        """Whether a key stands in one of them, or one of them in it."""
        return key in self._joined or self.stand_in(key)


class _Said(NamedTuple):
    """The keys of what a page states: its titles, authors' names, captions, summary and JSON-LD body."""

    titles: frozenset[str]
    in_titles: _Keys
    authors: _Keys
    captions: _Keys
    summary: str
    body: str


def _said(facts: PageFacts) -> _Said:
    titles = frozenset(filter(None, map(key_of, facts.titles)))
    authors = [key for key in (key_of(author.name) for author in facts.authors) if len(key) > 4]
    captions = [key for key in map(key_of, facts.captions) if len(key) > 12]
    summary, body = key_of(facts.summary or ""), key_of(facts.body or "")
    return _Said(titles, _Keys(titles), _Keys(authors), _Keys(captions), summary, body)
