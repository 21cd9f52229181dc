"""Lines of plain text that stand between the article's own, and are its own for that."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.read import shapes
from onrecord.read.classifier.fragments import ends_sentence, goes_on
from onrecord.read.classifier.guess import Guess
from onrecord.read.lines import TEXT, Line, Roles
from onrecord.read.roles.calls import is_call
from onrecord.read.roles.decks import LEAST_WORDS
from onrecord.read.roles.plain_heads import FEW_WORDS, TITLES
from onrecord.records import Role

_LEAST_SEPARATORS = 4
_LONGEST_SEPARATOR = 40
_LEAST_BELOW, _SURE = 0.3, 0.5
_LEAST_BETWEEN = 0.03
"""Of 107 such sentences all are the article's, on pages of one publisher (page_lines in all its layouts, by folds,
2026-11-27)."""

_ASKS = ("?", "？", "؟")
_LEAST_ASKED = 3
_MOSTLY_ABOVE = 2 / 3
_LEAST_ROUNDS = 4
_LONGEST_ROUND = 5
_UNSURE = (None, Role.AUTHOR_NAME, Role.RELATED_TITLE)
_MOST_MARKS = 4
_CLOSING_MARKS = re.compile(r"[”»’\"')\]]{0,2}[.,;]?[”»’\"')\]]{0,2}")
_OPENING_MARKS = re.compile(r"[“„«‘\"]{1,2}")
_LEAST_CUTS = 3
_LEAST_MIDDLE = 0.3
"""On pages with so many lines that go on with the one above, of 150 such lines inside sentences that other rules
had taken out 127 are the article's, and 25 of 29 of the publishers that were not looked at (article_pages cut at
tags, by folds, 2026-11-26)."""


def mark_inside(lines: Sequence[Line], roles: Roles, guess: Guess) -> None:
    """Give the article what stands between its lines, and is its own for that."""
    _mark_middles(lines, roles, guess)
    _mark_below(lines, roles, guess)
    _mark_between(lines, roles, guess)
    _mark_questions(lines, roles)
    _mark_rounds(lines, roles)
    _mark_marks(lines, roles)


def _mark_middles(lines: Sequence[Line], roles: Roles, guess: Guess) -> None:
    """A line inside a sentence of a cut-up paragraph is the article's, though it looks like a name or a button."""
    below = zip(pairwise(lines), roles[1:], strict=True)
    cuts = sum(role is Role.BODY and goes_on(above, line) for (above, line), role in below)
    if cuts < _LEAST_CUTS:
        return
    for at in range(1, len(lines) - 1):
        if roles[at] is Role.BODY or guess.body[at] < _LEAST_MIDDLE or lines[at].gap:
            continue
        beside = roles[at - 1] is roles[at + 1] is Role.BODY
        if beside and roles[at] not in TITLES and not ends_sentence(lines[at - 1].text):
            roles[at] = Role.BODY


def _mark_below(lines: Sequence[Line], roles: Roles, guess: Guess) -> None:
    """A line that ends as a sentence does, right under one of the article's, needs to convince a little less."""
    for at in range(1, len(lines)):
        doubtful = roles[at] is None and _LEAST_BELOW < guess.body[at] <= _SURE
        text = lines[at].text
        told = doubtful and roles[at - 1] in TEXT and ends_sentence(text)
        if told and not (shapes.is_site_line(text) or shapes.is_site_talk(text) or is_call(text)):
            roles[at] = Role.BODY


def _mark_between(lines: Sequence[Line], roles: Roles, guess: Guess) -> None:
    """What stands alone between two copies of a line that mostly stands beside the article's paragraphs is its own.

    Some sites print "Article content" above every paragraph and subhead; far down a page nothing else tells these.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    counts = Counter(line.key for line in lines)
    for at, line in enumerate(lines):
        if len(line.text) <= _LONGEST_SEPARATOR and not shapes.looks_like_sentence(line.text):
            places[line.key or line.text].append(at)
    body = {at for at, role in enumerate(roles) if role is Role.BODY}
    for copies in places.values():
        beside = sum(at - 1 in body or at + 1 in body for at in copies)
        if len(copies) < _LEAST_SEPARATORS or 2 * beside < len(copies):
            continue
        for above, below in pairwise(copies):
            at = above + 1
            if below == above + 2 and roles[at] is None and guess.body[at] >= _LEAST_BETWEEN:
                if _is_told(lines[at]):
                    roles[at] = Role.BODY
                elif counts[lines[at].key] == 1 and _heads_part(lines[at]):
                    roles[at] = Role.SUBHEAD


def _mark_questions(lines: Sequence[Line], roles: Roles) -> None:
    """A question that comes back, mostly right above a paragraph of the article, is put to several people."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.text.endswith(_ASKS) and len(line.text.split()) >= FEW_WORDS:
            places[line.key].append(at)
    for copies in places.values():
        above = sum(roles[at + 1 : at + 2] == [Role.BODY] for at in copies)
        if len(copies) >= _LEAST_ASKED and above >= _MOSTLY_ABOVE * len(copies):
            for at in copies:
                roles[at] = Role.SUBHEAD if roles[at] is None else roles[at]


def _mark_rounds(lines: Sequence[Line], roles: Roles) -> None:
    """What stands in each round of an article that goes in rounds is its own: who wrote a letter, who is asked.

    Rounds begin at a question that comes back or are parted by a mark without a word; lines that are the same in
    each are the site's.
    """
    counts = Counter(line.key for line in lines)
    for places in _rounds(lines, roles):
        stretches = [stretch for at in places if (stretch := _above(roles, at))]
        if len(stretches) < max(_LEAST_ROUNDS, _MOSTLY_ABOVE * len(places)):
            continue
        for at in (at for stretch in stretches for at in stretch):
            if roles[at] in _UNSURE and counts[lines[at].key] == 1 and not shapes.is_site_line(lines[at].text):
                roles[at] = Role.BODY


def _rounds(lines: Sequence[Line], roles: Roles) -> Iterator[list[int]]:
    """The places of the lines that come back right above the article's paragraphs and begin its rounds."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines[:-1]):
        asked = line.text.endswith(_ASKS) and len(line.text.split()) >= FEW_WORDS
        if roles[at + 1] is Role.BODY and (asked or not line.key):
            places[line.text].append(at)
    yield from (copies for copies in places.values() if len(copies) >= _LEAST_ROUNDS)


def _above(roles: Roles, at: int) -> range:
    """The lines between the line that begins a round and the last paragraph above it, where that is near."""
    for above in range(at - 1, max(-1, at - 2 - _LONGEST_ROUND), -1):
        if roles[above] in TEXT:
            return range(above + 1, at)
    return range(0)


def _is_told(line: Line) -> bool:
    """Whether a line is a sentence of more than a few words."""
    return shapes.looks_like_sentence(line.text) and len(line.text.split()) >= LEAST_WORDS


def _heads_part(line: Line) -> bool:
    """Whether a line could be the headline of a part."""
    long = len(line.text.split()) > FEW_WORDS
    return long and shapes.looks_like_headline(line.text) and not shapes.is_no_headline(line.text)


def _mark_marks(lines: Sequence[Line], roles: Roles) -> None:
    """Stops, commas and quotation marks on lines of their own belong to the article's line that they close or open.

    Of 85 such lines that other rules leave out 72 are the article's, and most others stand beside a line that is
    wrongly taken for it (article_pages cut at tags, by folds, 2026-11-27).
    """
    for at, line in enumerate(lines):
        if len(line.text) > _MOST_MARKS or roles[at] is Role.BODY:
            continue
        closes = at > 0 and roles[at - 1] is Role.BODY and _CLOSING_MARKS.fullmatch(line.text)
        opens = roles[at + 1 : at + 2] == [Role.BODY] and _OPENING_MARKS.fullmatch(line.text)
        if closes or opens:
            roles[at] = Role.BODY
