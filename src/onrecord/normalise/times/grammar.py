"""The rules that find time expressions: patterns over the classes of a scan.

The lexicon writes a pattern as a regular expression in which `<name>` stands for one token of a class, for a
set of classes or for a part. Compiled, it runs over the scan's string of one letter a token. All rules are
joined into one pattern that is tried only where an expression can start, so the time is linear in the text:
no part repeats without a bound.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from onrecord.normalise.lexicons import compiled, load_lexicon
from onrecord.normalise.times.scan import LETTERS

_NAME = re.compile(r"(?<!\?P)<(\w+)>")
_GROUP = re.compile(r"\?P<\w+>")


@cache
def expand(pattern: str) -> str:
    """A pattern over classes, from one that names them.

    Raises:
        KeyError: a name is no class, set or part.
    """
    lexicon = load_lexicon("times")

    def one(match: re.Match[str]) -> str:
        name = match[1]
        if name in lexicon["parts"]:
            return str(expand(lexicon["parts"][name]))
        return f"[{_members(name, lexicon['sets'])}]"

    return _NAME.sub(one, pattern)


def _members(name: str, sets: dict[str, str]) -> str:
    """The letters of a class, or of all classes of a set."""
    if name not in sets:
        return LETTERS[name]
    return "".join(_members(part, sets) for part in sets[name].split())


START = re.compile(expand("<start>"))
"""A class that an expression can start with."""
_RULES = tuple((rule["name"], expand(rule["pattern"])) for rule in load_lexicon("times")["rules"])
"""The rules' names and patterns, each compiled when it is first needed: an article has few kinds of expressions."""
_JOINED = re.compile("|".join(f"(?:{_GROUP.sub('?:', text)})(?P<r{i}>)" for i, (_, text) in enumerate(_RULES)))
"""Names the first rule that matches by an empty group behind it: before it, the group would keep `re` from passing
over the rules that begin with another class, which halves the time."""


def matches_at(kinds: str, at: int) -> Iterable[tuple[str, re.Match[str]]]:
    """The rules that match at a place, in order, each with its match."""
    first = _JOINED.match(kinds, at)
    return () if first is None else _matches_from(int(str(first.lastgroup)[1:]), kinds, at)


def _matches_from(rule: int, kinds: str, at: int) -> Iterator[tuple[str, re.Match[str]]]:
    for name, pattern in _RULES[rule:]:
        match = compiled(pattern).match(kinds, at)
        if match:
            yield name, match
