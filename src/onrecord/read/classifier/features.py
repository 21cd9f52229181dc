"""The numbers by which the line classifier knows a line: float32 arrays, one row a line.

Three groups, in this order: what the line's own words look like (`OWN`), the same for the lines around it and
its place on the page (`AROUND`), and, for HTML, what the markup says (`MARKUP`). None of it needs to know the
page's language; word lists only add to it.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np

from onrecord.read import shapes
from onrecord.read.classifier.columns import Array, Floats, shifted, sums_around
from onrecord.read.classifier.markup import MARKUP, markup_features
from onrecord.read.classifier.own import OWN, own_features
from onrecord.read.classifier.setting import best_stretch, name_columns, setting_columns
from onrecord.read.facts.page import PageFacts
from onrecord.read.lines import Line, words_in
from onrecord.read.words import word_list

__all__ = ["AROUND", "MARKUP", "OWN", "ends_article", "line_features", "prose_words"]

_WORD = re.compile(r"\w+")
_LONGER = 5  # the letters of a longer word
_LOOKED_AT = 1000  # how many characters of a line are looked at for its longer words
_LEAST_SLUG = 0.4  # a line is taken for the title when it has so much of the address's words

_DIGIT = re.compile(r"\d+")
_NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
_SHARED = (
    "length",
    "sentence_end",
    "sentences",
    "bullet",
    "capitals",
    "commas",
    "site",
    "month_day",
    "name",
    "credit",
    "credit_tail",
    "counter",
)
_WINDOWS = (2, 5, 12, 30)
AROUND = (
    [f"{name}@{step}" for step in _NEIGHBOURS for name in _SHARED]
    + [f"{name}~{size}{side}" for size in _WINDOWS for side in ("before", "after") for name in ("prose", "short")]
    + "gap gap_after copies first_copy last_copy position lines_before lines_after n_lines prose_before "
    "prose_after in_stretch to_stretch past_stretch known_words copies@-2 copies@-1 copies@1 copies@2 "
    "shape_copies from_title titles_before is_end ends_before from_end names_copied names_byline title_share "
    "same_start longest in_core to_core past_core gap_like".split()
)


def line_features(lines: Sequence[Line], facts: PageFacts, url: str | None) -> Array:
    """The features of a page's lines: float32[n_lines, n_features], with MARKUP only when the lines have hints."""
    slug = _slug(url)
    own = own_features([shapes.without_links(line.text) for line in lines], slug)
    parts = [own, _around(lines, own)]
    if lines[0].hints is not None:
        parts.append(markup_features(lines, prose_words(own), facts))
    return np.hstack(parts)


def prose_words(own: Array) -> Array:
    """The words of each line that ends like a sentence, 0 for the others: float32[n_lines]."""
    return np.asarray(own[:, OWN.index("sentence_end")] * np.expm1(own[:, OWN.index("words")]), dtype=np.float32)


def _slug(url: str | None) -> frozenset[str]:
    """The longer words of an address, in which sites repeat the headline."""
    path = re.sub(r"^\w+://[^/]+", "", url or "")
    return frozenset(word for word in _WORD.findall(path.lower().replace("_", " ")) if len(word) > 2)


def _around(lines: Sequence[Line], own: Array) -> Array:
    """Each line's neighbourhood: float32[n_lines, len(AROUND)]."""
    count = len(lines)
    shared = own.T[[OWN.index(name) for name in _SHARED]]
    columns = [shifted(shared, step).T for step in _NEIGHBOURS]
    prose = prose_words(own)
    prose = np.where(prose >= 6, prose, 0).astype(np.float32)
    short = (prose == 0).astype(np.float32)
    columns.append(np.column_stack(_windows(prose, short)))
    place = np.arange(count, dtype=np.float32)
    total = float(prose.sum()) or 1.0
    done = np.cumsum(prose) - prose
    start, end = best_stretch(np.where(prose > 0, prose, -12.0))
    gap = np.array([min(line.gap, 4) for line in lines], dtype=np.float32)
    columns.append(
        np.column_stack(
            [
                gap,
                np.append(gap[1:], 4),
                *_copies(lines),
                place / count,
                np.log1p(place),
                np.log1p(count - 1 - place),
                np.full(count, math.log1p(count)),
                done / total,
                (total - done - prose) / total,
                (place >= start) & (place < end),
                np.clip(place - start, -20, 20),
                np.clip(place - end, -20, 20),
                _known_words(lines, start, end),
            ]
        ).astype(np.float32)
    )
    columns += [_repetition(lines, columns[-1][:, 2]), _landmarks(lines, own)]
    columns += [name_columns(lines, own[:, OWN.index("name")]), _in_setting(lines, own, prose)]
    return np.hstack(columns, dtype=np.float32)


def _windows(prose: Array, short: Array) -> list[Floats]:
    """Sums over the lines just before and after: words of prose (logarithm) and other lines (share)."""
    rows: list[Floats] = []
    for size in _WINDOWS:
        before, after = zip(sums_around(prose, (size,)), sums_around(short, (size,)), strict=True)
        for words, others in (before, after):
            rows += [np.log1p(words), others / size]
    return rows


def _copies(lines: Sequence[Line]) -> tuple[Array, Array, Array]:
    """How often a line stands on the page (logarithm), and whether this is the first or the last time."""
    counts = Counter(line.key for line in lines)
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for at, line in enumerate(lines):
        first.setdefault(line.key, at)
        last[line.key] = at
    copies = np.array([math.log(counts[line.key]) for line in lines], dtype=np.float32)
    is_first = np.array([first[line.key] == at for at, line in enumerate(lines)], dtype=np.float32)
    is_last = np.array([last[line.key] == at for at, line in enumerate(lines)], dtype=np.float32)
    return copies, is_first, is_last


def _repetition(lines: Sequence[Line], copies: Array) -> Array:
    """How often the lines around are repeated on the page, and lines of this one's shape."""
    shapes_ = [_DIGIT.sub("0", line.text[:60]) if len(line.text) < 60 else line.text for line in lines]
    counts = Counter(shapes_)
    near = [shifted(copies, step) for step in (-2, -1, 1, 2)]
    return np.column_stack([*near, [math.log(counts[shape]) for shape in shapes_]]).astype(np.float32)


def _landmarks(lines: Sequence[Line], own: Array) -> Array:
    """How far it is from the line most like the address, and from the last heading that ends an article."""
    place = np.arange(len(lines))
    share = own[:, OWN.index("url_share")]
    best = float(share.max())
    titles = (share >= max(_LEAST_SLUG, best - 0.01)) if best >= _LEAST_SLUG else np.zeros(len(lines), dtype=bool)
    ends = np.array([len(line.text) < 60 and bool(_end_heading().match(line.text.lower())) for line in lines])
    from_title = place - np.maximum.accumulate(np.where(titles, place, -1000))
    from_end = place - np.maximum.accumulate(np.where(ends, place, -1000))
    return np.column_stack(
        [
            np.clip(from_title, 0, 200) if best >= _LEAST_SLUG else np.full(len(lines), -1),
            np.minimum(np.cumsum(titles), 5),
            ends,
            np.minimum(np.cumsum(ends), 20),
            np.clip(from_end, 0, 100),
        ]
    ).astype(np.float32)


def _in_setting(lines: Sequence[Line], own: Array, prose: Array) -> Array:
    """What a line shares with the page's title and with the way in which its article is set."""
    share = own[:, OWN.index("url_share")]
    title = lines[int(share.argmax())].text if share.max(initial=0.0) >= _LEAST_SLUG else ""
    return setting_columns(lines, title, prose)


def ends_article(text: str) -> bool:
    """Whether a line is a heading under which other articles stand: "Related articles", "From the archive"."""
    match = _end_heading().match(text.lower()) if len(text) < 60 else None
    return bool(match) and text.lower().strip(" :·•|»›").endswith(word_list("ends"))


@cache
def _end_heading() -> re.Pattern[str]:
    words = "|".join(map(re.escape, word_list("ends")))
    return re.compile(rf"[\W\d]*(?:{words})(?:\W*$| .{{0,30}}$|:)")


def _known_words(lines: Sequence[Line], start: int, end: int) -> list[float]:
    """The share of each line's longer words that other lines of the main stretch have too."""
    counts: Counter[str] = Counter()
    sets = [{word for word in words_in(line.text[:_LOOKED_AT]) if len(word) >= _LONGER} for line in lines]
    for at in range(start, end):
        counts.update(sets[at])
    often = [{word for word, count in counts.items() if count > least} for least in (0, 1)]
    return [len(words & often[start <= at < end]) / len(words) if words else -1.0 for at, words in enumerate(sets)]
