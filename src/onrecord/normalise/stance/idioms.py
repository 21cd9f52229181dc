"""Idioms: short patterns of words with what each tells, and where they stand in a text.

An idiom is written as words parted by blanks. Its first word is a lemma and stands for each of its forms; "=word"
stands for that form alone, "a/b" for either, "+lemma" for every form of a verb, "~" for up to three words, "~~" for
up to eight, "!a/b" for neither, and "%name" for the words of a list of `lexicon/en/frames.toml`. An idiom that
begins with "not" is found behind every negation.

What holds: an idiom is looked up by a form of its first word and one of the words that it needs after that, so that
the thousands of others cost nothing; its pattern is compiled when it is first looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from onrecord.lexicon import inflections, load_lexicon

WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_NEGATED = re.compile(r"n['’]t$|^(?:never|cannot)$")
_AFTER = 9  # words after the first in which the next one that an idiom needs must stand
_GAPS = {"~": "{0,3}?", "~~": "{0,8}?"}


class Idiom(NamedTuple):
    """The words of an idiom after its first, and what it tells."""

    rest: tuple[str, ...]
    value: str


Idioms = dict[str, dict[str, list[Idiom]]]
"""By a form of the first word and a word that must follow ("" where none must): the idioms."""


def make_idioms(rows: Iterable[tuple[str, str]]) -> Idioms:
    """Idioms ready for look-up, from their words and what they tell."""
    out: Idioms = {}
    for written, value in rows:
        first, *rest = written.split()
        idiom = Idiom(tuple(rest), value)
        needed = next((_words(part) for part in rest if part not in _GAPS and part[0] != "!"), ("",))
        for form in dict.fromkeys(form for lemma in first.split("/") for form in _forms(lemma)):
            own = out.setdefault(form, {})
            for word in dict.fromkeys(needed):
                own.setdefault(word, []).append(idiom)
    return out


def _forms(lemma: str) -> tuple[str, ...]:
    return (lemma[1:],) if lemma[0] == "=" else inflections(lemma)


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


def find_idioms(text: str, idioms: Idioms) -> Iterator[tuple[int, int, str]]:
    """Where the idioms stand in a text whose words are parted by single blanks: start, end, what each tells.

    Of idioms with the same first word the longer comes first: to wave questions away is not to wave claims away.
    """
    found = list(WORD.finditer(text))
    tokens = [word.group() for word in found]
    for at, word in enumerate(found):
        own = idioms.get(tokens[at])
        negated = idioms.get("not") if _NEGATED.search(tokens[at]) else None
        for table in (own, negated):
            for idiom in _candidates(table, tokens[at + 1 : at + 1 + _AFTER]) if table else ():
                match = _pattern(idiom.rest).match(text, word.end())
                if match:
                    yield word.start(), match.end(), idiom.value


def _candidates(table: dict[str, list[Idiom]], following: list[str]) -> list[Idiom]:
    out = {id(one): one for word in ("", *following) for one in table.get(word, ())}
    return sorted(out.values(), key=lambda one: -_length(one.rest))


@cache
def _length(rest: tuple[str, ...]) -> int:
    """How many words an idiom asks for after its first."""
    return sum(part not in _GAPS and part[0] != "!" for part in rest)
