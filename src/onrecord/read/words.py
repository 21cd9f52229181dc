"""The words that tell what a line is for, from `lexicon/read_lines.json`, as compiled patterns."""

import json
import re
from collections.abc import Collection
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"\w+")
_NEVER = re.compile(r"(?!)")


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The words of one list of the lexicon, longest first."""
    path = files("onrecord") / "lexicon" / "read_lines.json"
    words = json.loads(path.read_text(encoding="utf-8"))[name]
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def numbered(name: str) -> dict[str, int]:
    """The words of a list of groups, each with the number of its group, from 1."""
    path = files("onrecord") / "lexicon" / "read_lines.json"
    groups = json.loads(path.read_text(encoding="utf-8"))[name]
    return {word: number for number, group in enumerate(groups, start=1) for word in group.split()}


@cache
def _parts(name: str) -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """A list's single words, the first words of its phrases, and a pattern of the phrases."""
    phrases = [word for word in word_list(name) if not _WORD.fullmatch(word)]
    firsts = frozenset(found.group() for phrase in phrases if (found := _WORD.search(phrase)))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)") if phrases else _NEVER
    return frozenset(word for word in word_list(name) if _WORD.fullmatch(word)), firsts, pattern


@cache
def words_of(names: tuple[str, ...]) -> frozenset[str]:
    """The single words of some lists and the first words of their phrases; text without them has none of these."""
    return frozenset().union(*(part for name in names for part in _parts(name)[:2]))


def has_word(name: str, lowered: str, words: Collection[str] | None = None) -> bool:
    """Whether lower-case text holds a word or phrase of a list.

    `words` are those of the text, when the caller has them already.
    """
    singles, firsts, phrases = _parts(name)
    if words is None:
        words = _WORD.findall(lowered)
    return not singles.isdisjoint(words) or (not firsts.isdisjoint(words) and bool(phrases.search(lowered)))


@cache
def any_of(name: str) -> re.Pattern[str]:
    """A pattern that finds a word of a list, whole, in lower-case text."""
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, word_list(name))) + r")(?!\w)")
