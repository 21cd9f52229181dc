"""The fast lane: the article of an HTML page from its paragraphs alone, for batches of millions of pages.

Each paragraph gets some two hundred numbers, all paragraphs of a page at once, and one ensemble of trees tells the
article's. There is no extractor, no second look, and of the rules of the accurate lane only those for boxes set
apart, overlays, comments and lines whose own words tell what they are. A page with too little in its paragraphs, or
with its article set line by line, is for the accurate lane.

`benchmarks/reading.py` measures what it loses and what it gains.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.read.classifier.columns import (
    Array,
    Floats,
    Groups,
    beside,
    shares_of_groups,
    shifted,
    sums_around,
    sums_of_groups,
)
from onrecord.read.classifier.counting import Counts, count_characters
from onrecord.read.classifier.setting import best_stretch
from onrecord.read.classifier.trees import load_trees
from onrecord.read.facts.page import PageFacts
from onrecord.read.lines import key_of
from onrecord.read.parsing.marks import APART, BIT, SEEN
from onrecord.read.parsing.paragraphs import TAGS, Paragraphs
from onrecord.read.roles.told import role_in_body
from onrecord.records import Role

_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)\]]*$")
_HEADINGS = frozenset(("h2", "h3", "h4"))
_LINE_TAGS = frozenset(("p", "div"))
_CAPTION = BIT["figcaption"] | BIT["caption"]
_OVERLAYS = BIT["legal"] | BIT["comment"]
_TAG = {tag: at for at, tag in enumerate(TAGS)}
_BITS = np.array(SEEN, dtype=np.int64)[:, None]
_TAGS = np.arange(len(TAGS))[:, None]
_STEPS = (-3, -2, -1, 1, 2, 3)
_SIZES = (3, 8, 20)
_GROUPED = ("box", "outer", "path")
FEATURES = (
    *"length words ends commas quotes linked begins capitals upper digits wide titled".split(),
    *(f"tag_{tag}" for tag in TAGS),
    *(f"{name}@{step}" for step in _STEPS for name in ("length", "ends", "linked", "prose")),
    *(f"prose~{size}{side}" for size in _SIZES for side in ("before", "after")),
    *"position from_first count in_stretch to_stretch past_stretch prose_before prose_total depth".split(),
    *(
        f"{group}_{name}"
        for group in _GROUPED
        for name in ("prose", "lines", "linked", "ends", "rank", "same@-1", "same@1")
    ),
    *(f"near_{name}" for name in BIT),
    *(f"above_{name}" for name in BIT),
)
_MOST_OVERLAID, _MOST_APART = 0.5, 0.25
"""The share of the body's characters from which a box holds the article, whatever it is called."""

_LEAST_GOING_ON, _LEAST_SHARE_GOING_ON = 3, 0.2
"""So many paragraphs that begin in lower case, in number and in share, are lines."""

_LEAST = 300  # characters of body below which a page is handed to the accurate lane


def fast_features(found: Paragraphs, titled: NDArray[np.bool_]) -> Array:
    """float32[n_paragraphs, len(FEATURES)]; `titled` says which paragraphs are one of the page's titles."""
    counts = count_characters(found.texts)
    linked = np.minimum(np.array(found.linked, dtype=np.float32) / counts.size, 1.0)
    prose = np.where((counts.ends > 0) & (linked < 0.5), counts.words, np.float32(0))
    length = np.log1p(counts.size)
    moving = np.stack([length, counts.ends, linked, np.log1p(prose)])
    tags = np.array([_TAG.get(tag, -1) for tag in found.tags])
    rows = [
        length, np.log1p(counts.words), counts.ends, counts.commas, counts.quotes, linked, counts.begins,
        counts.capitals, counts.upper, counts.digits, counts.wide, titled,
        tags == _TAGS,
        *(shifted(moving, step) for step in _STEPS),
        np.log1p(sums_around(prose, _SIZES)),
        *_place(prose, found.depth),
        *_group(np.array(found.box), prose, linked, counts),
        *_group(np.array(found.outer), prose, linked, counts),
        *_group(np.array(found.path), prose, linked, counts),
        *(np.array(bits, dtype=np.int64) & _BITS > 0 for bits in (found.near, found.above)),
    ]  # fmt: skip
    return np.vstack(rows, dtype=np.float32).T


def _place(prose: Floats, depth: Sequence[int]) -> list[Floats]:
    """Where a paragraph stands on the page."""
    count = len(prose)
    at = np.arange(count, dtype=np.float32)
    start, end = best_stretch(np.where(prose > 0, prose, -8.0))
    total = float(prose.sum()) or 1.0
    return [
        at / count,
        np.log1p(at),
        np.full(count, np.log1p(count)),
        (at >= start) & (at < end),
        np.clip(at - start, -20, 20),
        np.clip(at - end, -20, 20),
        np.cumsum(prose) / total,
        np.full(count, np.log1p(total)),
        np.array(depth),
    ]


def _group(groups: Groups, prose: Floats, linked: Floats, counts: Counts) -> list[Floats]:
    """What the paragraphs of one group have in common, and whether the ones beside are of it."""
    lines = np.bincount(groups)[groups]
    share = shares_of_groups(groups, prose)
    return [
        share,
        np.log1p(lines),
        sums_of_groups(groups, linked) / lines,
        sums_of_groups(groups, counts.ends) / lines,
        share / (float(share.max()) or 1.0),
        *beside(groups),
    ]


def find_titles(found: Paragraphs, facts: PageFacts) -> NDArray[np.bool_]:
    """Whether each paragraph is one of the page's titles: bool[n_paragraphs]; a line is less than twice its key."""
    titles = {key_of(title) for title in facts.titles}
    sizes = {len(title) for title in titles}
    least, most = min(sizes, default=1), 2 * max(sizes, default=0) + 20
    return np.array([least <= len(text) < most and key_of(text) in titles for text in found.texts], dtype=bool)


def fast_roles(found: Paragraphs, facts: PageFacts) -> list[Role] | None:
    """The role of each paragraph, or None when the page needs the accurate lane."""
    titled = find_titles(found, facts)
    body = load_trees("lines_fast_body").scores(fast_features(found, titled))[:, 0] > 0
    told = drop_others(body, found)
    roles, size = [], 0
    for at, text in enumerate(found.texts):
        role = _role(text, found.tags[at], found.near[at], is_body=bool(body[at]), is_title=bool(titled[at]))
        roles.append(told.get(at, role))
        size += len(text) if role is Role.BODY else 0
    return roles if size >= _LEAST and not _is_wrapped(found, roles) else None


def _is_wrapped(found: Paragraphs, roles: Sequence[Role]) -> bool:
    """Whether a page sets its article line by line, so that paragraphs begin in lower case."""
    told = zip(found.texts, found.tags, roles, strict=True)
    lines = [text for text, tag, role in told if role is Role.BODY and tag in _LINE_TAGS]
    going_on = sum(line[0].islower() and not _SENTENCE_END.search(above) for above, line in pairwise(lines))
    return going_on >= max(_LEAST_GOING_ON, _LEAST_SHARE_GOING_ON * len(lines))


def drop_others(body: NDArray[np.bool_], found: Paragraphs) -> dict[int, Role]:
    """Take from the body what the trees mistake for it: boxes, readers' comments, lines that tell what they are.

    The roles of those lines come back, by their places.
    """
    _drop_boxes(body, found)
    told = {at: role for at in np.flatnonzero(body).tolist() if (role := role_in_body(found.texts[at]))}
    body[[*told]] = False
    return told


def _drop_boxes(body: NDArray[np.bool_], found: Paragraphs) -> None:
    """Take from the body what stands in overlays, readers' comments or boxes set apart, unless much of it does.

    A box set apart above the first paragraph may be the deck.
    """
    sizes = np.fromiter(map(len, found.texts), dtype=np.intp, count=len(found.texts))
    near, above = (np.array(bits, dtype=np.int64) for bits in (found.near, found.above))
    overlaid, apart = near & _OVERLAYS != 0, (near | above) & APART != 0
    apart[: np.argmax(body & ~apart)] = False
    for boxed, most in ((overlaid, _MOST_OVERLAID), (apart, _MOST_APART)):
        if sizes[body & boxed].sum() < most * sizes[body].sum():
            body[boxed] = False


def _role(text: str, tag: str, near: int, *, is_body: bool, is_title: bool) -> Role:
    if is_body:
        return Role.SUBHEAD if tag in _HEADINGS and not _SENTENCE_END.search(text) else Role.BODY
    if is_title:
        return Role.HEADLINE
    return Role.CAPTION if near & _CAPTION else Role.FURNITURE
