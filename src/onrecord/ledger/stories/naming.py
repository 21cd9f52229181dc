"""Which of the headlines of a story's articles names it.

The headlines come in, the one whose words most of the others share goes out: a story is called what it is about. A
headline of a round-up, of pictures or of an opinion names a story only where there is no better, and so does one
with a count that other headlines of the story do not have: it may have left it behind.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicon import load_lexicon
from onrecord.link.words.terms import stem, stop_words, tokens
from onrecord.naming.words import listed

_LENGTH = 0.5
"""How much a headline's length counts against it: its shared words are divided by this power of all it has."""
_LEAST = 5  # a headline of fewer words of its own counts as if it had so many: a short one tells too little
_MANY = 4  # from so many headlines on, what they share tells what a story is about
_ASIDE, _COUNTED = 0.5, 0.75  # what the headline of a round-up and one with a count are worth beside others
_ALL = 500  # so many headlines at most are weighed, the first; a larger story's name does not hang on the others
_OPENING = 80  # so many characters of its text name a story without a headline
_COUNT = re.compile(r"(?<![\w.,$€£])\d[\d.,]*\d(?![\w%-])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARK = re.compile(r"\s[|–—:-]+(?=\s)")
_MARKS = 3  # so many marks at most, the last, may part an outlet's name off: one may have marks itself
_LETTERS = re.compile(r"[A-Z]{3,5}")  # what an outlet known by its letters is called


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline of an article and its outlet; `like` is how much the article is like the others."""

    text: str
    outlet: str | None
    like: float


def name_story(headlines: Sequence[Headline]) -> str | None:
    """The headline that names a story, without the outlet's name behind it; None where there is none.

    The headlines come in the order of their articles, the earliest first; copies may be left out.
    """
    known = [one for one in headlines[:_ALL] if one.text.strip()]
    if not known:
        return None
    drawn = [_drawn(one.text) for one in known]
    words = Counter(word for one in drawn for word in one.words)
    counts = Counter(count for one in drawn for count in one.counts)
    worth = [_worth(one, words, counts, many=len(known) >= _MANY) for one in drawn]
    best = max(range(len(known)), key=lambda at: (worth[at], known[at].like, -at))
    return without_outlet(known[best].text, known[best].outlet)


def opening_words(text: str) -> str:
    """The first words of a text, for a story none of whose articles has a headline; a longer first word is cut."""
    told = ""
    for word in text.split():
        if len(told) + len(word) > _OPENING:
            return f"{told or word[:_OPENING]}…"
        told = f"{told} {word}".strip()
    return told


def without_outlet(title: str, outlet: str | None) -> str:
    """A headline without the name of its outlet, or the start of it, that pages put behind: "Dam breaks : FPR"."""
    bare = " ".join(title.split())
    marks = list(_MARK.finditer(bare))[-_MARKS:] if outlet else []
    named = (mark.start() for mark in marks if _names(bare[mark.end() :], outlet or ""))
    return bare[: next(named, len(bare))]


def _names(part: str, outlet: str) -> bool:
    """Whether a part of a headline is an outlet's name, with or without more behind it, or the start of it.

    One word beside a longer name is it only where the rest of that tells of a section, and as a start only where it
    is letters, as "FPR" of "FPR News": "Norland" is a place, though the outlet is the "Norland Post".
    """
    said, whole = ([word for word in tokens(name) if word != "the"] for name in (part, outlet))
    short, long = sorted((said, whole), key=len)
    if not short or long[: len(short)] != short:
        return False
    if len(short) > 1 or said == whole:
        return True
    lettered = len(said) > len(whole) or bool(_LETTERS.fullmatch(part.strip()))
    return lettered and listed("outlets", "sections").issuperset(long[1:])


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What a headline says: the stems of its words, its counts, and whether it is of more than a happening."""

    words: frozenset[str]
    counts: frozenset[str]
    aside: bool


@lru_cache(maxsize=1 << 14)
def _drawn(title: str) -> _Drawn:
    vague = load_lexicon("numbers")["vague"].keys() & set(tokens(title))
    counts = {found for found in _COUNT.findall(title) if not _YEAR.fullmatch(found)} | vague
    kept = (stem(word) for word in tokens(title) if word not in stop_words() and len(word) > 1)
    return _Drawn(frozenset(kept), frozenset(counts), _asides().search(title) is not None)


def _worth(one: _Drawn, words: Counter[str], counts: Counter[str], *, many: bool) -> float:
    """How much of what the headlines share one of them says; words of its own alone count for nothing."""
    if not one.words:
        return 0.0
    worth = sum(words[word] - 1 for word in one.words) / max(len(one.words), _LEAST) ** _LENGTH if many else 1.0
    worth *= _ASIDE if one.aside else 1.0
    left = one.counts and any(counts[count] <= counts.total() / 2 for count in one.counts)
    return worth * _COUNTED if left else worth


@cache
def _asides() -> re.Pattern[str]:
    """Finds what tells that a headline is of a round-up, of pictures, of an opinion, or a question."""
    table = load_lexicon("headlines")["asides"]
    starts = "|".join(re.escape(words) for words in table["starts"].split(";"))
    inside = "|".join(re.escape(words) for words in table["inside"].split(";"))
    return re.compile(
        rf"^\W*(?:{starts})\b\s*[:|–—-]|[|–—(-]\s*(?:{starts})\W*$|\b(?:{inside})\b|\?\W*$"
        rf"|^\W*(?:{table['opens']})\b",
        re.IGNORECASE,
    )
