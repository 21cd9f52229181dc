"""The rules that find time expressions: patterns over the classes of a scan.

The lexicon writes a pattern as a regular expression in which `<name>` stands for one token of a class, for a
set of classes or for a part. Compiled, it runs over the scan's string of one letter a token. All rules are
joined into one pattern that is tried only where an expression can start, so the time is linear in the text:
no part repeats without a bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from onrecord.normalise.lexicons import compiled, load_lexicon
from onrecord.normalise.times.scan import load_classes

_NAME = re.compile(r"(?<!\?P)<(\w+)>")
_GROUP = re.compile(r"\?P<\w+>")


class Grammar(NamedTuple):
    """`start` finds a class that an expression can start with; `joined` names the first rule that matches.

    In `joined` an empty group behind each rule names it: before one, it would keep `re` from passing over the rules
    that begin with another class, which halves the time. `rules` are names and patterns, each of which is compiled
    when it is first needed: an article has few kinds of expressions.
    """

    start: re.Pattern[str]
    joined: re.Pattern[str]
    rules: tuple[tuple[str, str], ...]


@cache
def expand(pattern: str) -> str:
    """A pattern over classes, from one that names them.

    Raises:
        KeyError: a name is no class, set or part.
    """
    lexicon, letters = load_lexicon("times"), load_classes().letters

    def one(match: re.Match[str]) -> str:
        name = match[1]
        if name in lexicon["parts"]:
            return str(expand(lexicon["parts"][name]))
        return f"[{_members(name, lexicon['sets'], letters)}]"

    return _NAME.sub(one, pattern)


def _members(name: str, sets: dict[str, str], letters: dict[str, str]) -> str:
    """The letters of a class, or of all classes of a set."""
    if name not in sets:
        return letters[name]
    return "".join(_members(part, sets, letters) for part in sets[name].split())


@cache
def load_grammar() -> Grammar:
    """The rules of the lexicon."""
    rules = tuple((rule["name"], expand(rule["pattern"])) for rule in load_lexicon("times")["rules"])
    joined = "|".join(f"(?:{_GROUP.sub('?:', text)})(?P<r{i}>)" for i, (_, text) in enumerate(rules))
    return Grammar(re.compile(expand("<start>")), re.compile(joined), rules)


def matches_at(kinds: str, at: int) -> Iterable[tuple[str, re.Match[str]]]:
    """The rules that match at a place, in order, each with its match."""
    first = load_grammar().joined.match(kinds, at)
    return () if first is None else _matches_from(int(str(first.lastgroup)[1:]), kinds, at)


def _matches_from(rule: int, kinds: str, at: int) -> Iterator[tuple[str, re.Match[str]]]:
    for name, pattern in load_grammar().rules[rule:]:
        match = compiled(pattern).match(kinds, at)
        if match:
            yield name, match
