"""Lines of plain text that stand between the article's own, and are its own for that."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from onrecord.read import shapes
from onrecord.read.classifier.fragments import ends_sentence, goes_on
from onrecord.read.classifier.guess import Guess
from onrecord.read.lines import Line, Roles
from onrecord.read.roles.plain_heads import FEW_WORDS, LEAST_DECK_WORDS, TITLES
from onrecord.records import Role

_LEAST_SEPARATORS = 4
_LONGEST_SEPARATOR = 40
_LEAST_BETWEEN = 0.03
"""Of 107 such sentences all are the article's, on pages of one publisher (page_lines in all its layouts, by folds,
2026-11-27)."""

_ASKS = ("?", "？", "؟")
_LEAST_ASKED = 3
_MOSTLY_ABOVE = 2 / 3
_MOST_MARKS = 4
_CLOSING_MARKS = re.compile(r"[”»’\"')\]]{0,2}[.,;]?[”»’\"')\]]{0,2}")
_OPENING_MARKS = re.compile(r"[“„«‘\"]{1,2}")
_LEAST_CUTS = 3
_LEAST_MIDDLE = 0.3
"""On pages with so many lines that go on with the one above, of 150 such lines inside sentences that other rules
had taken out 127 are the article's, and 25 of 29 of the publishers that were not looked at (article_pages cut at
tags, by folds, 2026-11-26)."""


def mark_middles(lines: Sequence[Line], roles: Roles, guess: Guess) -> None:
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


def mark_between(lines: Sequence[Line], roles: Roles, guess: Guess) -> None:
    """A sentence between two copies of a line that mostly stands beside the article's paragraphs is the article's.

    Some sites print "Article content" above every paragraph; far down a long page nothing else tells these.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
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
            if (
                below == above + 2
                and roles[at] is None
                and guess.body[at] >= _LEAST_BETWEEN
                and _is_told(lines[at])
            ):
                roles[at] = Role.BODY


def mark_questions(lines: Sequence[Line], roles: Roles) -> None:
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


def _is_told(line: Line) -> bool:
    """Whether a line is a sentence of more than a few words."""
    return shapes.looks_like_sentence(line.text) and len(line.text.split()) >= LEAST_DECK_WORDS


def mark_marks(lines: Sequence[Line], roles: Roles) -> None:
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
