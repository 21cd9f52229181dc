"""Rules for plain text alone, where no markup tells a deck, a caption or a button from the lines around it.

The roles of the lines come in as far as they are known (None where not) and are filled in.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, takewhile

from onrecord.read import shapes
from onrecord.read.classifier.guess import Guess
from onrecord.read.lines import TEXT, Line, Roles
from onrecord.read.roles.decks import mark_deck
from onrecord.read.roles.moments import mark_moments
from onrecord.read.roles.plain_captions import (
    mark_above_credits,
    mark_above_feet,
    mark_above_signature,
    mark_begun_captions,
    mark_below_buttons,
    mark_copied_captions,
    mark_slides,
    mark_videos,
    unmark_captions,
)
from onrecord.read.roles.plain_heads import FEW_WORDS, TITLES, is_lead, mark_plain_headline, signs
from onrecord.records import Role

_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_MARKS = "#*+-… "
_MOST_TITLES = 5
_MOST_PRINTED = 2  # what stands on a page more often comes back between the paragraphs: a few words of the site

_LIST_START = re.compile(r"list of \d+ items?", re.IGNORECASE)
_LIST_END = re.compile(r"end of list", re.IGNORECASE)
_LONGEST_LIST = 40
_LONGEST_MARKER = 20
_MOST_ANYWHERE = 5  # the same, wherever it stands

_LEAST_SHOUTED = 8
_CUT_OFF = re.compile(r"[\w ,](?:\.{2,}|…)$")
_LEAST_CUT_OFF = 3
_IN_A_CHRONOLOGY = 3
"""One paragraph of so many at most is another article's card; where more have a day under them, days head parts."""


def mark_plain(lines: Sequence[Line], roles: Roles, guess: Guess) -> None:
    """The headline and its deck, captions under a picture's button, and the site's words between paragraphs."""
    unmark_captions(lines, roles)
    mark_below_buttons(lines, roles)
    mark_above_feet(lines, roles)
    mark_above_credits(lines, roles, guess)
    mark_above_signature(lines, roles)
    mark_begun_captions(lines, roles)
    mark_copied_captions(lines, roles)
    mark_plain_headline(lines, roles)
    _drop_signatures(lines, roles)
    mark_moments(lines, roles)
    mark_deck(lines, roles, guess)
    _drop_repeated(lines, roles)
    _mark_read_aloud(lines, roles)
    _mark_shouted(lines, roles)
    _mark_cut_off(lines, roles)
    _mark_dated_cards(lines, roles)
    _mark_announced(lines, roles)
    mark_videos(lines, roles)
    mark_slides(lines, roles)


def _drop_signatures(lines: Sequence[Line], roles: Roles) -> None:
    """Above its first sentence an address is none of the article, nor who wrote it and when, on top of it all."""
    first = next((at for at, line in enumerate(lines) if is_lead(line, roles[at])), 0)
    begun = False
    for at in range(first):
        if roles[at] in TEXT and not begun:
            begun = not signs(lines[at])
            roles[at] = roles[at] if begun else None
        roles[at] = None if _WEB.fullmatch(lines[at].text) else roles[at]


def _drop_repeated(lines: Sequence[Line], roles: Roles) -> None:
    """A few words that come back between the paragraphs are the site's: "Article content", "Advertisement"."""
    copies = Counter(line.key for line in lines)
    prose = [shapes.looks_like_sentence(line.text) for line in lines]
    for at, line in enumerate(lines):
        if roles[at] not in TEXT or prose[at] or len(line.text.split()) > FEW_WORDS:
            continue
        between = 0 < at < len(lines) - 1 and prose[at - 1] and prose[at + 1]
        if copies[line.key] > (_MOST_PRINTED if between else _MOST_ANYWHERE):
            roles[at] = None


def _mark_read_aloud(lines: Sequence[Line], roles: Roles) -> None:
    """Between "list of 4 items" and "end of list", which screens do not show, stand titles of other articles."""
    start = None
    for at, line in enumerate(lines):
        if start is None and _LIST_START.fullmatch(line.text):
            start = at
        elif start is not None and _LIST_END.fullmatch(line.text):
            if at - start <= _LONGEST_LIST:
                titled = [len(line.text) > _LONGEST_MARKER for line in lines[start : at + 1]]
                roles[start : at + 1] = [Role.RELATED_TITLE if one else None for one in titled]
            start = None


def _mark_shouted(lines: Sequence[Line], roles: Roles) -> None:
    """A line of many words in capitals between the paragraphs is another article's title."""
    for at, line in enumerate(lines):
        if roles[at] not in TEXT or len(line.text.split()) < _LEAST_SHOUTED:
            continue
        if line.text.isupper() and not shapes.looks_like_sentence(line.text):
            roles[at] = Role.RELATED_TITLE


def _mark_cut_off(lines: Sequence[Line], roles: Roles) -> None:
    """Lines in a row that break off in dots are the titles of other articles, as lists shorten them."""
    at = 0
    for cut, run in groupby(lines, key=lambda line: bool(_CUT_OFF.search(line.text))):
        end = at + len(list(run))
        if cut and end - at >= _LEAST_CUT_OFF:
            roles[at:end] = [Role.RELATED_TITLE] * (end - at)
        at = end


def _mark_announced(lines: Sequence[Line], roles: Roles) -> None:
    """Inside the article, the titles below "People are also reading" are others', up to the next sentence."""
    body = [at for at, role in enumerate(roles) if role is Role.BODY]
    for at in range(body[0], body[-1]) if body else ():
        if roles[at] is Role.SUBHEAD or not shapes.announces(lines[at].text.strip(_MARKS)):
            continue
        below = range(at + 1, min(at + 1 + _MOST_TITLES, body[-1]))
        titles = [*takewhile(lambda i: _is_title(lines[i].text), below)]
        after = titles[-1] + 1 if titles else at
        if titles and roles[after] is Role.BODY and shapes.looks_like_sentence(lines[after].text):
            roles[at:after] = [None, *[Role.RELATED_TITLE] * len(titles)]


def _is_title(text: str) -> bool:
    """Whether a line, perhaps a point of a list, could be another article's title."""
    bare = shapes.without_links(text).strip(_MARKS)
    other = shapes.looks_like_sentence(bare) or shapes.is_caption(bare)
    return len(bare.split()) >= FEW_WORDS and shapes.looks_like_headline(bare) and not other


def _mark_dated_cards(lines: Sequence[Line], roles: Roles) -> None:
    """Inside the article, a title, a sentence and a day are the card of another article.

    All 8 paragraphs with such a day under them are others' (page_lines by folds, 2026-11-26). Where days head the
    parts of an article, more than a third of its paragraphs stand so.
    """
    body = [at for at, role in enumerate(roles) if role is Role.BODY]
    cards = []
    for at in body[1:]:
        if at + 1 == len(lines) or roles[at + 1] is not None or not shapes.is_dateline(lines[at + 1].text):
            continue
        title = lines[at - 1].text
        heads = shapes.looks_like_headline(title) and not shapes.is_dateline(title) and roles[at - 1] not in TITLES
        if heads and shapes.looks_like_sentence(lines[at].text):
            cards.append(at)
    paragraphs = sum(shapes.looks_like_sentence(lines[at].text) for at in body)
    for at in cards if _IN_A_CHRONOLOGY * len(cards) <= paragraphs else ():
        roles[at - 1], roles[at] = Role.RELATED_TITLE, Role.RELATED_TEASER
