"""One pass over a text: its tokens, each with a class of one letter.

Text comes in; out come the tokens of the wanted ranges and a string of the same length that holds one letter
a token. The grammars of times and figures are patterns over that string, so that a rule is tried at a few
places only and the work stays linear in the text. A token never spans blanks; a paragraph's end is a token
of its own, so that no expression runs across it.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from onrecord.lexicon import load_lexicon
from onrecord.records import Range

OTHER = "_"
"""The class of a word that no rule knows."""

BREAK = "~"
"""The class of a paragraph's end."""

_TOKEN = re.compile(
    r"[^\W\d_]{2,}|\d+(?:,\d{3}(?!\d))*(?:\.\d+(?!\.?\d))?|[ap]\.m\b\.?|(?:b\.c|a\.d)\b\.?|u\.[snk]\.(?:a\.)?"
    r"|[^\W\d_]+|[\n\r\u2028\u2029\x85\x0b\x0c]\s*|[^\w\s]|_"
)
_PUNCTUATION = {
    "comma": ",",
    "dot": ".",
    "hyphen": "-\u2010\u2011",
    "ndash": "\u2013\u2012",
    "slash": "/\u2044",
    "colon": ":",
    "apos": "'\u2019\u2018",
    "lparen": "(",
    "rparen": ")",
    "percent_sign": "%",
    "currency_sign": "$£€¥₹₽₴₩₪₺",
}
_NUMBERS = ("d0", "d1", "d2", "d3", "d4", "d5", "n3", "y", "nb", "f", "x")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + "".join(
    chr(code) for code in range(0xC0, 0x250) if chr(code).isalpha()
)


class Scan(NamedTuple):
    """The tokens of a text: `words[i]` is `text[starts[i]:ends[i]]` in lower case, `kinds[i]` its class.

    The last token is a `BREAK`, so that something follows every number and every expression.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    kinds: str

    def word(self, at: int) -> str:
        """A token in lower case; empty outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def touches(self, at: int) -> bool:
        """Whether nothing stands between a token and the one before it, as in "120-member"."""
        return self.starts[at] == self.ends[at - 1]

    def written(self, start: int, end: int) -> str:
        """The text of the tokens `start:end` as it is written, with one blank where there are any."""
        return " ".join(self.text[self.starts[start] : self.ends[end - 1]].split())

    def places(self, name: str) -> list[int]:
        """The tokens of a class, in order."""
        letter = LETTERS[name]
        out, at = [], self.kinds.find(letter)
        while at >= 0:
            out.append(at)
            at = self.kinds.find(letter, at + 1)
        return out


@cache
def word_set(lexicon: str, name: str) -> frozenset[str]:
    """A closed list of words of a lexicon, by its name under [words]."""
    return frozenset(load_lexicon(lexicon)["words"][name].split())


def _classes() -> dict[str, dict[str, Any]]:
    """The classes of words and punctuation that the rules speak of: each word with what it is worth."""
    numbers = load_lexicon("numbers")
    words: dict[str, dict[str, Any]] = load_lexicon("times")["classes"]
    return words | {
        "unit_word": numbers["unit_words"],
        "tens": numbers["tens"],
        "scale": numbers["scales"],
        "ordinal": numbers["ordinals"],
        "plural_ordinal": numbers["plural_ordinals"],
        "vague": numbers["vague"],
        "fold": numbers["fold"],
        "dozen": {"dozen": 12},
        "zero": numbers["zero"],
        **{name: dict.fromkeys(marks, "") for name, marks in _PUNCTUATION.items()},
    }


_CLASSES = _classes()
LETTERS = dict(zip((*_CLASSES, *_NUMBERS), _LETTERS, strict=False))
"""The letter of each class."""
_TABLE = {word: LETTERS[name] for name, group in _CLASSES.items() for word in group}
"""The letter of the class that each word stands in."""
VALUES = {word: value for group in _CLASSES.values() for word, value in group.items()}
"""What each word is worth."""


def _number_class(word: str) -> str:
    """The name of the class of a token that starts with a digit."""
    if "." in word:
        return "f" if len(word) < 20 else "x"
    if "," in word:
        return "nb" if len(word) < 24 else "x"
    if len(word) > 4:
        return "nb" if len(word) < 18 else "x"
    if not word.isascii():
        return "x"
    value = int(word)
    if len(word) > 2:
        return "n3" if len(word) == 3 else "y" if 1000 <= value < 2100 else "nb"
    for name, end in (("d0", 1), ("d1", 13), ("d2", 25), ("d3", 32), ("d4", 60)):
        if value < end:
            return name
    return "d5"


def _lower(text: str) -> str:
    """The text in lower case, with as many code points as before."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def scan_text(text: str, ranges: Sequence[Range] | None = None) -> Scan:
    """The tokens of a text, or of some ranges of it; the last text is kept, since two stages ask for it."""
    return _scan(text, None if ranges is None else tuple(ranges))


@lru_cache(maxsize=1)
def _scan(text: str, ranges: tuple[Range, ...] | None) -> Scan:
    return make_scan(text, ranges)


def make_scan(text: str, ranges: Sequence[Range] | None = None) -> Scan:
    """The same, never kept."""
    low = _lower(text)
    spans: list[tuple[int, int]] = []
    for start, end in ((0, len(text)),) if ranges is None else ranges:
        spans += [m.span() for m in _TOKEN.finditer(low, start, end)]
        spans.append((min(end, len(low)), min(end, len(low))))
    words = [low[a:b] or "\n" for a, b in spans]
    kinds = "".join([_TABLE.get(w) or (OTHER if w[:1] > "9" else _odd(w)) for w in words])
    starts, ends = map(list, zip(*spans, strict=True)) if spans else ([], [])
    return Scan(text, words, starts, ends, kinds)


def _odd(word: str) -> str:
    """The class of a token that is no known word and starts with a digit, a blank or a mark."""
    if not word or word.isspace():
        return BREAK
    return LETTERS[_number_class(word)] if word[0].isdecimal() else OTHER
