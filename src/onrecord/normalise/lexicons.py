"""The word lists of `lexicon/en`, read once each and only when something asks for them."""

import re
from functools import cache
from typing import Any

from onrecord.lexicon import inflections, load_lexicon

__all__ = ["any_words", "branches", "compiled", "families", "filled", "forms", "load_lexicon", "passive", "words"]

_NAMES = re.compile(r"<([\w|]+)>")
_ANCHORS = ("^", r"\b")  # what many branches begin with: looked for once for all of them, it takes half the time


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """The words of one entry of a lexicon; entries with semicolons hold phrases, the others words."""
    value = _entry(name, path)
    if ";" in value:
        return frozenset(part.strip().lower() for part in value.split(";") if part.strip())
    return frozenset(value.lower().split())


@cache
def any_words(*entries: tuple[str, ...]) -> frozenset[str]:
    """The words of several entries together, each given as `words` takes it; put together once."""
    return frozenset().union(*(words(*entry) for entry in entries))


@cache
def branches(name: str, *path: str) -> str:
    """The words of one entry, or its phrases where semicolons part them, as branches of a pattern."""
    value = _entry(name, path)
    phrases = map(str.split, value.split(";") if ";" in value else value.split())
    return "|".join(r"\s+".join(map(re.escape, phrase)) for phrase in phrases if phrase)


@cache
def passive(*entries: str) -> str:
    """A pattern of the passives of these entries of `saying`: "is widely believed", "was once told"."""
    verbs = "|".join(branches("saying", "passives", entry) for entry in entries)
    return rf"(?:is|are|was|were|been) (?:\w+ ){{0,2}}(?:{verbs})"


@cache
def forms(name: str, *path: str) -> str:
    """Every form of the verbs of one entry, which stand there as lemmas, as branches of a pattern."""
    return "|".join(form for lemma in _entry(name, path).split() for form in inflections(lemma))


@cache
def families(name: str, *path: str) -> dict[str, frozenset[str]]:
    """For each word of a list of rows, the words of every row that it stands in."""
    out: dict[str, frozenset[str]] = {}
    for row in _entry(name, path):
        members = frozenset(row.split())
        for word in members:
            out[word] = out.get(word, frozenset()) | members
    return out


@cache
def filled(name: str, *path: str) -> re.Pattern[str]:
    """The branches of one entry as a pattern, for text in lower case.

    In a branch "<one|two>" stands for the words of these lists of the lexicon, or for its parts of these names.

    Raises:
        KeyError: a name is neither a list nor a part.
    """
    anchored: dict[str, list[str]] = {}
    for branch in _entry(name, path):
        start = next((one for one in _ANCHORS if branch.startswith(one)), "")
        anchored.setdefault(start, []).append(_fill(name, branch[len(start) :]))
    return re.compile("|".join(f"{start}(?:{'|'.join(ends)})" for start, ends in anchored.items()))


def _fill(name: str, branch: str) -> str:
    parts = load_lexicon(name)["part"]

    def one(match: re.Match[str]) -> str:
        names = match[1].split("|")
        return f"(?:{'|'.join(_fill(name, parts[n]) if n in parts else branches(name, 'list', n) for n in names)})"

    return _NAMES.sub(one, branch)


def _entry(name: str, path: tuple[str, ...]) -> Any:
    value: Any = load_lexicon(name)
    for key in path:
        value = value[key]
    return value


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of a lexicon, compiled once, for text in lower case: to ignore case takes three times as long."""
    return re.compile(pattern)
