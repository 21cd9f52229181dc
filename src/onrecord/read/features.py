"""The numbers by which the line classifier knows a line: float32 arrays, one row a line.

Three groups, in this order: what the line's own words look like (`OWN`), the same for the lines around it and
its place on the page (`AROUND`), and, for HTML, what the markup says (`MARKUP`). None of it needs to know the
page's language; word lists only add to it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from onrecord.read import shapes
from onrecord.read.facts import PageFacts
from onrecord.read.lines import Line
from onrecord.read.markup import MARKUP, markup_features
from onrecord.read.setting import best_stretch, name_columns, setting_columns
from onrecord.read.words import has_word, word_list

__all__ = ["AROUND", "MARKUP", "OWN", "ends_article", "line_features", "prose_words"]

Array = NDArray[np.float32]

OWN = (
    "length words word_length sentence_end colon_end ellipsis_end question_end sentences commas quotes "
    "bullet bullet_depth starts_upper starts_lower starts_digit starts_quote uppercase digits marks capitals "
    "small_words cjk bar at_sign copyright slash bracket_end clock year month_day "
    "site jobs agencies by caption_head note read_time credit name headline url_share credit_tail counter "
    "speaker ago pictured"
).split()
_WIDE = re.compile(r"[\u2e80-\ud7ff]")
_BULLET = re.compile(r"^([*+o•·–—>»#|\-]+)\s")
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…。！？।؟](?=['\"”’»)\]]*(?:\s|$))|[。！？]")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_QUOTES = re.compile(r"[\"“”„«»‘’「」]")
_CREDIT_TAIL = re.compile(
    r"(?:fotos?|photos?|bild(?:er)?|images?|pictures?|credits?|quelle|source|crédits?|fuente|grafik|illustration|©"
    r"|copyright|getty|reuters)\s*(?:by\b|via\b|[:|/©])"
)
_COUNTER = re.compile(r"\W*\d+\s*(?:/|of|von|av|sur|de|di)\s*\d+\W*")
_SPEAKS = ("says:", "said:", "wrote:", "writes:", "schrieb:", "sagt:", "dit:", "dice:")
_AGO = re.compile(
    r"\b\d+\s?(?:s|m|h|d|min|mins|minutes?|hrs?|hours?|days?|weeks?|months?|years?) ago\b"
    r"|\bvor \d+ (?:min|std|stunden?|tagen?|wochen?)|\bil y a \d+|\bhace \d+ (?:min|hora|d[ií]a)"
)
_PICTURED = re.compile(
    r"\((?:left|right|center|centre|above|below|l|r|links|rechts|mitte|gauche|droite|izq|der)\.?\)"
    r"|\b(?:file photo|pictured|handout|archivbild|archivfoto|symbolbild|symbolfoto|screenshot|photo d'archives)\b"
)
_LOOKED_AT = 1000
"""How much of a line is looked at, in characters."""

_LEAST_SLUG = 0.4
"""A line is taken for the title when it has so much of the address's words."""

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


def line_features(lines: Sequence[Line], facts: PageFacts, url: str | None) -> Array:
    """The features of a page's lines: float32[n_lines, n_features], with MARKUP only when the lines have hints."""
    slug = _slug(url)
    own = np.array([_own(shapes.without_links(line.text), slug) for line in lines], dtype=np.float32)
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


def _own(text: str, slug: frozenset[str]) -> list[float]:
    """One line's own features, in the order of OWN."""
    bullet = _BULLET.match(text)
    bare = text[bullet.end() :] if bullet else text
    bare = (bare or text)[:_LOOKED_AT]
    size = len(bare)
    words = _WORD.findall(bare)
    count = len(words) or 1
    lowered = bare.lower()
    ends = list(_SENTENCE_END.finditer(bare))
    tail = bare.rstrip("\"'”’»)] ")[-1:]
    wide = 0 if bare.isascii() else len(_WIDE.findall(bare))
    first = bare[0]
    return [
        math.log1p(size + wide),
        math.log1p(count + wide / 2),
        sum(map(len, words)) / count,
        bool(ends) and ends[-1].end() >= size - 2,
        tail == ":",
        bare.endswith(("…", "...")),
        tail == "?",
        len(ends),
        bare.count(",") + bare.count("、") + bare.count("،"),
        len(_QUOTES.findall(bare)),
        bool(bullet),
        len(bullet.group(1)) if bullet else 0,
        first.isupper(),
        first.islower(),
        first.isdigit(),
        first in "\"“„«‘'「",
        sum(map(str.isupper, bare)) / size,
        sum(map(str.isdigit, bare)) / size,
        (size - sum(map(len, words)) - bare.count(" ")) / size,
        sum(word[0].isupper() for word in words) / count,
        sum(len(word) <= 3 and word.islower() for word in words) / count,
        wide / size,
        "|" in bare,
        "@" in bare,
        "©" in bare,
        bare.count("/"),
        bare[-1] in ")]",
        bool(_CLOCK.search(bare)),
        bool(_YEAR.search(bare)),
        *_listed(bare, lowered, slug, frozenset(map(str.lower, words))),
    ]


def _listed(bare: str, lowered: str, slug: frozenset[str], words: frozenset[str]) -> list[float]:
    """The features that come from word lists, shapes and the page's address."""
    short = lowered[:400]
    return [
        has_word("months", lowered, words),
        has_word("site", lowered, words),
        has_word("jobs", lowered, words),
        has_word("agencies", lowered, words),
        shapes.is_byline(bare),
        shapes.is_caption(bare),
        shapes.is_note(bare),
        shapes.is_read_time(bare),
        shapes.is_credit(bare),
        shapes.is_name(bare),
        shapes.looks_like_headline(bare),
        len(slug & words) / len(slug) if slug else 0.0,
        bool(_CREDIT_TAIL.search(lowered[-110:])),
        bool(_COUNTER.fullmatch(short)),
        lowered.endswith(_SPEAKS) and len(bare) < 80,
        bool(_AGO.search(short)),
        bool(_PICTURED.search(short)),
    ]


AROUND = (
    [f"{name}@{step}" for step in _NEIGHBOURS for name in _SHARED]
    + [f"{name}~{size}{side}" for size in _WINDOWS for side in ("before", "after") for name in ("prose", "short")]
    + "gap gap_after copies first_copy last_copy position lines_before lines_after n_lines prose_before "
    "prose_after in_stretch to_stretch past_stretch known_words copies@-2 copies@-1 copies@1 copies@2 "
    "shape_copies from_title titles_before is_end ends_before from_end names_copied names_byline title_share "
    "same_start longest in_core to_core past_core gap_like".split()
)


def _around(lines: Sequence[Line], own: Array) -> Array:
    """Each line's neighbourhood: float32[n_lines, len(AROUND)]."""
    count = len(lines)
    shared = own[:, [OWN.index(name) for name in _SHARED]]
    columns = [_shifted(shared, step) for step in _NEIGHBOURS]
    prose = prose_words(own)
    prose = np.where(prose >= 6, prose, 0).astype(np.float32)
    short = (prose == 0).astype(np.float32)
    columns += [_windows(prose, short)]
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
    return np.hstack(columns)


def _shifted(values: Array, step: int) -> Array:
    """The rows `step` lines further on; -1 past the ends."""
    out = np.full_like(values, -1.0)
    if step > 0:
        out[:-step] = values[step:]
    else:
        out[-step:] = values[:step]
    return out


def _windows(prose: Array, short: Array) -> Array:
    """Sums over the lines just before and after: words of prose (logarithm) and other lines (share)."""
    columns = []
    for size in _WINDOWS:
        for side in (-1, 1):
            for values in (prose, short):
                total = np.concatenate(([0.0], np.cumsum(values)))
                at = np.arange(len(values))
                low = np.clip(at - size, 0, None) if side < 0 else at + 1
                high = at if side < 0 else np.clip(at + 1 + size, None, len(values))
                got = total[high] - total[np.minimum(low, high)]
                columns.append(np.log1p(got) if values is prose else got / size)
    return np.column_stack(columns).astype(np.float32)


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
    near = [_shifted(copies[:, None], step)[:, 0] for step in (-2, -1, 1, 2)]
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
    sets = [{word for word in _WORD.findall(line.text.lower()[:1000]) if len(word) > 4} for line in lines]
    for at in range(start, end):
        counts.update(sets[at])
    return [
        sum(counts[word] > (start <= at < end) for word in words) / len(words) if words else -1.0
        for at, words in enumerate(sets)
    ]
