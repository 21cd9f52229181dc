"""Content words as stems, the word lists of links, and what a figure counts."""

import re
import unicodedata
from collections.abc import Set
from functools import cache, lru_cache
from typing import Any

from onrecord.lexicon import load_lexicon

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d.,]*\d|\d")
_ENDINGS = tuple("ations ation ingly ments ment ings ing edly ies ied ed es ly ion ions s e y".split())
_SHORT, _HISSING = 6, ("xes", "ches", "shes", "sses", "zzes")
"""Short words that end in -es in the plural: "boxes" and "box" meet."""


@cache
def lexicon() -> dict[str, Any]:
    """The tables of `lexicon/en/links.toml` and `acts.toml`."""
    return load_lexicon("links") | load_lexicon("acts")


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing about what a claim is about."""
    return word_set("stop", "words")


@cache
def word_set(table: str, name: str) -> frozenset[str]:
    """The words of a list of the lexicon."""
    return frozenset(lexicon()[table][name].split())


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """A compiled pattern; NOUNS in it stands for every noun of something said."""
    nouns = "|".join(sorted(noun_rows(), key=len, reverse=True))
    return re.compile(lexicon()[table][name].replace("NOUNS", nouns), re.IGNORECASE)


@cache
def stem_set(table: str, name: str) -> frozenset[str]:
    """The stems of the words of a list of the lexicon."""
    return frozenset(map(stem, word_set(table, name)))


@lru_cache(maxsize=16384)  # a sentence is compared with many others
def has(table: str, name: str, text: str) -> bool:
    """Whether a pattern finds something in a text."""
    return pattern(table, name).search(text) is not None


def noun_rows() -> dict[str, str]:
    """The row of each noun that stands for something said: "allegations" → "accusation"."""
    return rows_of("claim_nouns")


@cache
def echo_rows() -> dict[str, str]:
    """The row of each noun, verb or adjective that such a noun can echo: "blamed" → "accusation"."""
    return rows_of("echoes") | noun_rows()


@cache
def counted_rows() -> dict[str, str]:
    """The row of each word that tells what a figure counts: "dead" → "killed"; the first row wins."""
    out: dict[str, str] = {}
    for row, words in (*lexicon()["counted"].items(), *lexicon()["told_apart"].items()):
        for word in words.split():
            out.setdefault(word, row)
    return out


@cache
def rows_of(table: str) -> dict[str, str]:
    """The row of each word of a table of the lexicon; the first row wins."""
    out: dict[str, str] = {}
    for row, words in lexicon()[table].items():
        for word in words.split():
            out.setdefault(word, row)
    return out


@cache
def compared_rows() -> frozenset[str]:
    """The rows whose figures are compared: people of one happening, of whom there is one true number."""
    return frozenset(lexicon()["counted"])


@lru_cache(maxsize=4096)  # each claim of an article is compared with many others
def tokens(text: str) -> tuple[str, ...]:
    """The words and numbers of a text in lower case."""
    return tuple(" ".join(_WORD.findall(text)).lower().split())


def words_of_stems(text: str, wanted: Set[str]) -> set[str]:
    """The words of a text, in lower case, that have one of some stems and say something."""
    return {word for word in tokens(text) if root(word) in wanted and word not in stop_words()}


def written_words(text: str) -> list[str]:
    """The words and numbers of a text as written."""
    return _WORD.findall(text)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word without its ending: "capturing", "captured" and "capture" meet in "captur"."""
    word = re.sub(r"['’]s?$", "", word)
    if len(word) < _SHORT and word.endswith(_HISSING):
        return word[:-2]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=16384)
def root(word: str) -> str:
    """The stem of a word, of a deed the one of all its forms: "closure" and "shut" are "close"."""
    return rows_of("deeds").get(word) or stem(word)


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """The roots of a text's content words."""
    dull = stop_words() | word_set("light", "words")
    return frozenset(root(word) for word in tokens(text) if word not in dull and len(word) > 1)


def head_of(text: str) -> str | None:
    """The root of the first content word of a text: "capturing a soldier" → "captur"; None where it has none."""
    dull = stop_words() | word_set("light", "words")
    return next((root(word) for word in tokens(text) if word not in dull and not word[0].isdigit()), None)


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """A word in lower case without accents, marks of possession and quotation marks."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return re.sub(r"['’]s?$", "", "".join(c for c in plain if not unicodedata.combining(c))).strip("'’\"“”-")
