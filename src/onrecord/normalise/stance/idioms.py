"""Idioms: short patterns of words with what each tells, and where they stand in a text.

An idiom is written as words parted by blanks. Its first word is a lemma and stands for each of its forms; "=word"
stands for that form alone, "a/b" for either, "+lemma" for every form of a verb, "~" for up to three words, "~~" for
up to eight, "!a/b" for neither, and "%name" for the words of a list of `lexicon/en/frames.toml`. An idiom that
begins with "not" is found behind every negation.

What holds: an idiom is looked up by a form of its first word and one of the words that it needs after that, so that
the thousands of others cost nothing; its pattern is compiled when it is first looked at.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.lexicon import inflections, load_lexicon

WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_KEPT = 4096
_NEGATIONS = frozenset(("never", "cannot"))
_NEGATED = ("n't", "n’t")
_NEGATING = (*_NEGATIONS, *_NEGATED)
_NONE: dict[str, None] = {}
_AFTER = 9  # words after the first in which the next one that an idiom needs must stand
_GAPS = {"~": "{0,3}?", "~~": "{0,8}?"}


class Idiom(NamedTuple):
    """The words of an idiom after its first, and what it tells."""

    rest: tuple[str, ...]
    value: str


class Idioms(NamedTuple):
    """Idioms ready for look-up.

    Attributes:
        firsts: for every form of a first word the lemmas that it is of.
        tables: for every such lemma, by a word that must follow ("" where none must), the idioms.
    """

    firsts: dict[str, dict[str, None]]
    tables: dict[str, dict[str, list[Idiom]]]


def make_idioms(rows: Iterable[tuple[str, str]]) -> Idioms:
    """Idioms ready for look-up, from their words and what they tell."""
    out = Idioms({}, {})
    for written, value in rows:
        first, *rest = written.split()
        idiom = Idiom(tuple(rest), value)
        needed = next((_words(part) for part in rest if part not in _GAPS and part[0] != "!"), ("",))
        for lemma in first.split("/"):
            forms = (lemma[1:],) if lemma[0] == "=" else inflections(lemma)
            for form in forms if lemma not in out.tables else ():
                out.firsts.setdefault(form, {})[lemma] = None
            table = out.tables.setdefault(lemma, {})
            for word in needed:
                table.setdefault(word, []).append(idiom)
    return out


@cache
def _words(part: str) -> tuple[str, ...]:
    """The words that one part of an idiom stands for."""
    if part[0] == "+":
        return tuple(dict.fromkeys(form for lemma in part[1:].split("/") for form in inflections(lemma)))
    return tuple(word for one in part.split("/") for word in _listed(one))


def _listed(word: str) -> list[str]:
    return load_lexicon("frames")["list"][word[1:]].split() if word[0] == "%" else [word]


@cache
def _pattern(rest: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("".join(_part(part) for part in rest) + r"(?![\w-])")


def _part(part: str) -> str:
    if part in _GAPS:
        return r"(?: (?!no |not |never )[\w'’-]+)" + _GAPS[part]
    if part[0] == "!":
        return r"(?! (?:" + "|".join(map(re.escape, _words(part[1:]))) + r")\b)"
    return " (?:" + "|".join(map(re.escape, _words(part))) + ")"


def find_idioms(text: str, idioms: Idioms, until: int | None = None) -> Iterator[tuple[int, int, str]]:
    """Where the idioms stand in a text whose words are parted by single blanks: start, end, what each tells.

    None begins at or behind `until`.  Of idioms with the same first word the longer comes first: to wave questions
    away is not to wave claims away.
    """
    tokens, places, negated = _placed(text)
    firsts = idioms.firsts
    if not negated and firsts.keys().isdisjoint(tokens):
        return
    for at in [at for at, token in enumerate(tokens) if token in firsts or at in negated]:
        lemmas = firsts.get(tokens[at], _NONE)
        if at in negated:
            lemmas = lemmas | {"not": None}
        start, end = places[at]
        if until is not None and start >= until:
            break
        tables = [idioms.tables[lemma] for lemma in lemmas if lemma in idioms.tables]
        for idiom in _candidates(tables, tokens[at + 1 : at + 1 + _AFTER]):
            match = _pattern(idiom.rest).match(text, end)
            if match:
                yield start, match.end(), idiom.value


@lru_cache(maxsize=_KEPT)  # most cues come again and again, and many questions are asked of the words of each
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(WORD.findall(text))


@lru_cache(maxsize=64)  # the idioms of several lists are looked for in the same text
def _placed(text: str) -> tuple[list[str], list[tuple[int, int]], frozenset[int]]:
    """The words of a text, where each stands, and the numbers of those that negate without "not"."""
    places = [word.span() for word in WORD.finditer(text)]
    tokens = [text[start:end] for start, end in places]
    if not any(map(text.__contains__, _NEGATING)):
        return tokens, places, frozenset()
    negates = (at for at, token in enumerate(tokens) if token in _NEGATIONS or token.endswith(_NEGATED))
    return tokens, places, frozenset(negates)


def _candidates(tables: Sequence[dict[str, list[Idiom]]], following: Sequence[str]) -> list[Idiom]:
    """The idioms whose next word is among those that follow, the ones that ask for most words first."""
    out = {id(one): one for table in tables for word in ("", *following) if word in table for one in table[word]}
    return sorted(out.values(), key=lambda one: -_length(one.rest)) if len(out) > 1 else list(out.values())


@cache
def _length(rest: tuple[str, ...]) -> int:
    """How many words an idiom asks for after its first."""
    return sum(part not in _GAPS and part[0] != "!" for part in rest)
