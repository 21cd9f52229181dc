"""The fast lane: the article of an HTML page from its paragraphs alone, for batches of millions of pages.

Only elements that hold running text are looked at (paragraphs, headings, list items, captions), each with some
dozen numbers, and one small ensemble of trees tells the article's. There is no extractor, no second look, and none
of the rules by which the accurate lane tells cards, insets and credits apart; words that stand in no such element
are left out. A page with too little in its paragraphs is for the accurate lane.

`benchmarks/reading.py` measures what it loses and what it gains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

import numpy as np
from lxml import etree
from numpy.typing import NDArray

from onrecord.read.facts import PageFacts
from onrecord.read.lines import Hints, Line, key_of
from onrecord.read.marks import BIT, marks_of
from onrecord.read.setting import best_stretch
from onrecord.read.trees import load_trees
from onrecord.records import Role

Array = NDArray[np.float32]

_BLOCKS = etree.XPath(
    "//p|//h1|//h2|//h3|//h4|//li[not(p or ul or ol)]|//blockquote[not(p)]|//figcaption[not(p)]|//dd[not(p)]"
    "|//div[text()[string-length() > 60]]|//td[text()[string-length() > 60]]"
)
_CONTAINERS = frozenset(("div", "td"))
_INSIDE = frozenset(
    "p h1 h2 h3 h4 li ul ol blockquote figcaption figure dd dl div td table section article".split()
)
_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)\]]*$")
_HEADINGS = BIT["h2"] | BIT["h3"] | BIT["h4"]
_CAPTION = BIT["figcaption"] | BIT["caption"]
_OWN = "length words end commas linked upper capitals digits titled".split()
_STEPS = (-3, -2, -1, 1, 2, 3)
_SIZES = (3, 8, 20)
FEATURES = (
    *_OWN,
    *(f"{name}@{step}" for step in _STEPS for name in ("length", "end", "linked")),
    *(f"prose~{size}{side}" for size in _SIZES for side in ("before", "after")),
    *"position from_first count in_stretch to_stretch past_stretch box_prose box_lines same@-1 same@1".split(),
    *(f"near_{name}" for name in BIT),
)
_LEAST = 600
"""Characters of body below which a page is handed to the accurate lane."""


def paragraphs(tree: etree._Element) -> tuple[str, tuple[Line, ...]]:
    """The text of a page's paragraphs, headings and list items, and its lines, an empty line between two."""
    found = list(_found(tree))
    out, at = [], 0
    for text, hints in found:
        out.append(Line(text, at, at + len(text), 1, "", hints))
        at += len(text) + 2
    return "\n\n".join(text for text, _ in found), tuple(out)


def _found(tree: etree._Element) -> Iterator[tuple[str, Hints]]:
    boxes: dict[etree._Element | None, tuple[int, int]] = {}
    for element in cast("list[etree._Element]", _BLOCKS(tree)):
        bare = len(element) == 0
        text = " ".join((element.text or "" if bare else "".join(_words(element))).split())
        if not text:
            continue
        parent = element.getparent()
        if parent not in boxes:
            boxes[parent] = (len(boxes), _marks(parent) | (_marks(parent.getparent()) if parent is not None else 0))
        box, around = boxes[parent]
        links = 0 if bare else sum(len("".join(map(str, link.itertext()))) for link in element.iter("a"))
        yield text, Hints(element.tag, _marks(element) | around, 0, min(1.0, links / len(text)), box)


def _words(element: etree._Element) -> Iterator[str]:
    """The words of an element; of a container only those that stand in none of its blocks."""
    if element.tag not in _CONTAINERS:
        yield from map(str, element.itertext())
        return
    yield element.text or ""
    for child in element:
        if child.tag not in _INSIDE:
            yield from map(str, child.itertext())
        yield child.tail or ""


def _marks(element: etree._Element | None) -> int:
    if element is None or not isinstance(element.tag, str):
        return 0
    return marks_of(element.tag, f"{element.get('class') or ''} {element.get('id') or ''}".strip())


def fast_features(lines: Sequence[Line], facts: PageFacts) -> Array:
    """float32[n_lines, len(FEATURES)]; the lines are those of `paragraphs`."""
    titles = {key_of(title) for title in facts.titles}
    own = np.array([_own(line, titles) for line in lines], dtype=np.float32)
    prose = np.where((own[:, 2] > 0) & (own[:, 4] < 0.5), np.expm1(own[:, 1]), 0)
    columns = [own]
    columns += [_shifted(own[:, [0, 2, 4]], step) for step in _STEPS]
    columns += [_sums(prose), _place(prose, lines)]
    near = np.array([line.hints.near for line in lines if line.hints], dtype=np.int64)
    columns.append(((near[:, None] & np.array([*BIT.values()], dtype=np.int64)) > 0).astype(np.float32))
    return np.hstack(columns).astype(np.float32)


def _own(line: Line, titles: set[str]) -> list[float]:
    text = line.text[:400]
    words = text.split()
    return [
        np.log1p(len(line.text)),
        np.log1p(line.text.count(" ") + 1),
        bool(_SENTENCE_END.search(line.text, max(0, len(line.text) - 6))),
        line.text.count(","),
        line.hints.linked if line.hints else 0.0,
        text[0].isupper(),
        sum(word[0].isupper() for word in words) / len(words),
        sum(map(text.count, "0123456789")) / len(text),
        _is_title(text, titles),
    ]


def _is_title(text: str, titles: set[str]) -> bool:
    """Whether a line is one of the titles, whose keys are given; no key is half as long as its line."""
    size = len(text)
    return (
        size < 300 and any(len(title) <= size < 2 * len(title) + 20 for title in titles) and key_of(text) in titles
    )


def _shifted(values: Array, step: int) -> Array:
    out = np.full_like(values, -1.0)
    if step > 0:
        out[:-step] = values[step:]
    else:
        out[-step:] = values[:step]
    return out


def _sums(prose: Array) -> Array:
    """Words of prose in the lines before and after (logarithms)."""
    total = np.concatenate(([0.0], np.cumsum(prose)))
    at = np.arange(len(prose))
    columns = []
    for size in _SIZES:
        low, high = np.clip(at - size, 0, None), np.clip(at + 1 + size, None, len(prose))
        columns += [np.log1p(total[at] - total[low]), np.log1p(np.maximum(0, total[high] - total[at + 1]))]
    return np.column_stack(columns).astype(np.float32)


def _place(prose: Array, lines: Sequence[Line]) -> Array:
    """Where a line stands on the page and in its box."""
    at = np.arange(len(lines))
    boxes = np.array([line.hints.box for line in lines if line.hints])
    start, end = best_stretch(np.where(prose > 0, prose, -8.0))
    mass = np.bincount(boxes, weights=prose)
    same = boxes[1:] == boxes[:-1]
    return np.column_stack(
        [
            at / len(lines),
            np.log1p(at),
            np.full(len(lines), np.log1p(len(lines))),
            (at >= start) & (at < end),
            np.clip(at - start, -20, 20),
            np.clip(at - end, -20, 20),
            mass[boxes] / (mass.sum() or 1.0),
            np.bincount(boxes)[boxes],
            np.append(False, same),
            np.append(same, False),
        ]
    ).astype(np.float32)


def fast_roles(lines: Sequence[Line], facts: PageFacts) -> list[Role] | None:
    """The role of each line, or None when the page needs the accurate lane."""
    odds = load_trees("lines_fast_body").scores(fast_features(lines, facts))[:, 0]
    titles = {key_of(title) for title in facts.titles}
    roles = [_role(line, is_body, titles) for line, is_body in zip(lines, (odds > 0).tolist(), strict=True)]
    body = sum(len(line.text) for line, role in zip(lines, roles, strict=True) if role is Role.BODY)
    return roles if body >= _LEAST else None


def _role(line: Line, is_body: bool, titles: set[str]) -> Role:
    near = line.hints.near if line.hints else 0
    if is_body:
        return Role.SUBHEAD if near & _HEADINGS and not _SENTENCE_END.search(line.text) else Role.BODY
    if _is_title(line.text, titles):
        return Role.HEADLINE
    return Role.CAPTION if near & _CAPTION else Role.FURNITURE
