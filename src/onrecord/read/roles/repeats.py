"""What an article's page prints twice: pull quotes, paragraphs that stand above, sentences of the site.

In come the lines and the roles they have so far; the roles of repeats are changed in place.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set

from onrecord.read import shapes
from onrecord.read.lines import TEXT, Line, Roles, key_of, words_in
from onrecord.read.parsing.marks import BIT, PULLED
from onrecord.records import Role

_MOST_PRINTED = 2
_LEAST_QUOTE = 15
_LEAST_REPEATED = 60
"""Letters from which a paragraph whose sentences stand above is a repeat, not a refrain of a speech or a song."""

_LEAST_PRINTED = 2 * _LEAST_REPEATED
_TO_ONE_REPEAT = 3
"""Where more paragraphs are repeats, they are what the article is made of, but for a page that is printed twice."""

_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+")
_QUOTES = "\"“„«»'‘"


def mark_repeats(lines: Sequence[Line], roles: Roles) -> None:
    """A quotation whose words stand in a longer paragraph too is a pull quote; what stands above is a repeat."""
    _drop_printed(lines, roles)
    paragraphs = [line for at, line in enumerate(lines) if roles[at] is Role.BODY]
    pulled = [at for at, line in enumerate(lines) if roles[at] in TEXT and _could_be_pulled(line)]
    printed = _within({lines[at].key for at in pulled}, paragraphs) if pulled else frozenset()
    for at in pulled:
        if lines[at].key in printed:
            roles[at] = Role.FURNITURE
    body = [at for at, role in enumerate(roles) if role is Role.BODY]
    repeated = _repeated([line if roles[at] is Role.BODY else None for at, line in enumerate(lines)])
    few = _TO_ONE_REPEAT * len(repeated) <= len(body)
    twice = len(body) <= 2 * len(repeated) + 1 and repeated == body[-len(repeated) :]
    for at in repeated if few or twice else ():
        roles[at] = Role.FURNITURE


def _within(quotes: Set[str], paragraphs: Sequence[Line]) -> Set[str]:
    """Those quotations, as keys of lines, whose words stand in a longer paragraph from some word on."""
    sizes: defaultdict[str, set[int]] = defaultdict(set)
    for quote in quotes:
        sizes[quote[:_LEAST_QUOTE]].add(len(quote))
    found: set[str] = set()
    for line in paragraphs:
        start = 0
        for word in words_in(line.text):
            for size in sizes.get(line.key[start : start + _LEAST_QUOTE], ()):
                if size < len(line.key):
                    found.add(line.key[start : start + size])
            start += len(word)
    return found & quotes


def _drop_printed(lines: Sequence[Line], roles: Roles) -> None:
    """A long sentence that a page prints again and again is the site's, as in the boxes that ask for money.

    In none of 259 articles such a sentence is the article's (page_lines, 2026-11-28).
    """
    counts = Counter(line.key for line in lines)
    for at, line in enumerate(lines):
        printed = counts[line.key] > _MOST_PRINTED and len(line.key) >= _LEAST_PRINTED
        if roles[at] is Role.BODY and printed and line.text.endswith("."):
            roles[at] = Role.FURNITURE


def _repeated(body: Sequence[Line | None]) -> list[int]:
    """The paragraphs each of whose sentences stands in one above; what is printed again and again is a refrain.

    A short one is a repeat where it comes behind another as it did above: a page printed twice.
    """
    counts = Counter(line.key for line in body if line)
    shown: set[str] = set()
    behind: set[tuple[str, str]] = set()
    out: list[int] = []
    above, last = "", -1
    for at, line in enumerate(body):
        if line is None:
            continue
        keys = frozenset(filter(None, map(key_of, _SENTENCE.split(line.text))))
        copied = out[-1:] == [last] and (above, line.key) in behind
        once_more = counts[line.key] <= _MOST_PRINTED and (len(line.key) >= _LEAST_REPEATED or copied)
        if keys <= shown and once_more and shapes.looks_like_sentence(line.text):
            out.append(at)
        shown |= keys
        behind.add((above, line.key))
        above, last = line.key, at
    return out


def _could_be_pulled(line: Line) -> bool:
    if not _LEAST_QUOTE <= len(line.key) < 300:
        return False
    if line.hints is not None:
        return bool(line.hints.near & (PULLED | BIT["blockquote"]))
    return line.text[0] in _QUOTES and shapes.looks_like_sentence(line.text)
