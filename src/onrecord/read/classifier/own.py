"""What a line's own words look like, as numbers: the first group of the line classifier's features.

Characters are counted for all lines of a page at once; what needs a pattern is asked only of lines that have the
characters the pattern begins with.
"""

import re
from collections.abc import Sequence

import numpy as np

from onrecord.read import shapes
from onrecord.read.classifier import counting
from onrecord.read.classifier.columns import Array, Floats
from onrecord.read.classifier.counting import Characters
from onrecord.read.lines import words_in
from onrecord.read.words import has_word, words_of

OWN = (
    "length words word_length sentence_end colon_end ellipsis_end question_end sentences commas quotes "
    "bullet bullet_depth starts_upper starts_lower starts_digit starts_quote uppercase digits marks capitals "
    "small_words cjk bar at_sign copyright slash bracket_end clock year month_day "
    "site jobs agencies by caption_head note read_time credit name headline url_share credit_tail counter "
    "speaker ago pictured"
).split()
_BULLET = re.compile(r"^([*+o•·–—>»#|\-]+)\s")
_SENTENCE_END = re.compile(r"[.!?…。！？।؟](?:(?=['\"”’»)\]]*(?:\s|$))|(?<=[。！？]))")
_CLOCK = re.compile(r"\d(?<!\w.)\d?[:.h]\d{2}\b")  # a digit comes first, so that `re` skips to the next one
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OPENING = "\"“„«‘'「"
_CREDIT_TAIL = re.compile(
    r"(?:fotos?|photos?|bild(?:er)?|images?|pictures?|credits?|quelle|source|crédits?|fuente|grafik|illustration|©"
    r"|copyright|getty|reuters)\s*(?:by\b|via\b|[:|/©])"
)
_CREDITING = re.compile(r"[:|/©]|by|via")  # what a credit has after its first word

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
_LISTS = ("months", "site", "jobs", "agencies")
_LOOKED_AT = 1000  # how much of a line is looked at, in characters
_COUNTED = (
    "length words word_length commas quotes starts_upper starts_lower starts_digit uppercase digits marks capitals "
    "small_words cjk bar at_sign copyright slash"
).split()
_ENDED = "sentence_end colon_end ellipsis_end question_end sentences".split()
_LISTED = (
    "clock year month_day site jobs agencies by caption_head note read_time credit name headline url_share "
    "credit_tail counter speaker ago pictured"
).split()
_MADE = [*_COUNTED, *_ENDED, "bullet", "bullet_depth", "starts_quote", "bracket_end", *_LISTED]
_ORDER = [_MADE.index(name) for name in OWN]


def own_features(texts: Sequence[str], slug: frozenset[str]) -> Array:
    """float32[n_lines, len(OWN)].

    `slug` are the longer words of the page's address, in which sites repeat the headline.
    """
    bullets = [_BULLET.match(text) if text[0] in "*+o•·–—>»#|-" else None for text in texts]
    bares = [
        ((text[bullet.end() :] if bullet else text) or text)[:_LOOKED_AT]
        for text, bullet in zip(texts, bullets, strict=True)
    ]
    depths = np.array([len(bullet.group(1)) if bullet else 0 for bullet in bullets], dtype=np.float32)
    here = Characters(bares)
    digits, ends = here.count(counting.DIGIT), here.count(counting.END)
    lists = zip(bares, (digits > 0).tolist(), strict=True)
    return np.vstack(
        [
            *_counted(here, digits),
            *np.array([_ended(bare, ending) for bare, ending in zip(bares, (ends > 0).tolist(), strict=True)]).T,
            depths > 0,
            depths,
            np.array([bare[0] in _OPENING for bare in bares]),
            np.array([bare[-1] in ")]" for bare in bares]),
            *np.array([_listed(bare, slug, numbered=numbered) for bare, numbered in lists], dtype=np.float32).T,
        ],
        dtype=np.float32,
    )[_ORDER].T


def _counted(here: Characters, digits: Floats) -> list[Floats]:
    """The features that are counts of characters and words, in the order of _COUNTED."""
    size = here.sizes.astype(np.float64)  # float32 would put a line of six words above or below six
    tokens = here.tokens()
    lengths = tokens.ends - tokens.starts
    every = np.ones(len(lengths), dtype=bool)
    count = np.maximum(here.per_text(tokens, every).astype(np.float64), 1)
    lettered = here.count(counting.WORD)
    small = (
        (lengths <= 3) & (here.count_in(tokens, counting.UPPER) == 0) & (here.count_in(tokens, counting.LOWER) > 0)
    )
    wide = here.count(counting.WIDE)
    first = here.kinds[tokens.starts] & counting.UPPER != 0
    return [
        np.log1p(size + wide),
        np.log1p(count + wide / 2),
        lettered / count,
        here.count(counting.COMMA),
        here.count(counting.QUOTE),
        here.first(counting.UPPER),
        here.first(counting.LOWER),
        here.first(counting.DIGIT),
        here.count(counting.UPPER) / size,
        digits / size,
        (size - lettered - (here.count(counting.SPACE) - 1)) / size,
        here.per_text(tokens, first) / count,
        here.per_text(tokens, small) / count,
        wide / size,
        here.count(counting.BAR) > 0,
        here.count(counting.AT) > 0,
        here.count(counting.RIGHTS) > 0,
        here.count(counting.SLASH),
    ]


def _ended(bare: str, ending: bool) -> tuple[float, ...]:
    """How a line ends, and how many sentences do in it; `ending` tells whether it has a mark that ends one."""
    last = bare[-1]
    if not ending and (last.isalnum() or last in ",;"):
        return 0.0, 0.0, 0.0, 0.0, 0.0
    ends = list(_SENTENCE_END.finditer(bare)) if ending else []
    tail = bare.rstrip("\"'”’»)] ")[-1:]
    whole = bool(ends) and ends[-1].end() >= len(bare) - 2
    return (
        float(whole),
        float(tail == ":"),
        float(bare.endswith(("…", "..."))),
        float(tail == "?"),
        float(len(ends)),
    )


def _listed(bare: str, slug: frozenset[str], *, numbered: bool) -> list[float]:
    """The features of _LISTED, which come from patterns, word lists and the page's address.

    `numbered` tells whether the line has a digit, without which it holds no time, year, count or reading time.
    """
    lowered = bare.lower()
    words = frozenset(words_in(bare))
    telling = not words.isdisjoint(words_of(_LISTS))
    short, tail = lowered[:400], lowered[-110:]
    return [
        numbered and bool(_CLOCK.search(bare)),
        numbered and bool(_YEAR.search(bare)),
        *(has_word(name, lowered, words) if telling else False for name in _LISTS),
        shapes.is_byline(bare),
        shapes.is_caption(bare),
        shapes.is_note(bare),
        numbered and shapes.is_read_time(bare),
        shapes.is_credit(bare),
        shapes.is_name(bare),
        shapes.looks_like_headline(bare),
        len(slug & words) / len(slug) if slug else 0.0,
        bool(_CREDITING.search(tail) and _CREDIT_TAIL.search(tail)),
        numbered and bool(_COUNTER.fullmatch(short)),
        lowered.endswith(_SPEAKS) and len(bare) < 80,
        numbered and bool(_AGO.search(short)),
        _may_tell_picture(short) and bool(_PICTURED.search(short)),
    ]


def _may_tell_picture(short: str) -> bool:
    """Whether a text has one of the words, or the bracket, without which the pattern of pictures finds nothing."""
    return (
        "(" in short
        or "photo" in short
        or "pictured" in short
        or "handout" in short
        or "archiv" in short
        or "symbol" in short
        or "screenshot" in short
    )
