"""Rules for plain text alone, where no markup tells a deck, a caption or a button from the lines around it.

The roles of the lines come in as far as they are known (None where not) and are filled in.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from onrecord.read import shapes
from onrecord.read.classifier.fragments import ends_sentence, goes_on
from onrecord.read.classifier.guess import Guess
from onrecord.read.classifier.setting import longer_words
from onrecord.read.facts.page import split_names
from onrecord.read.facts.written import with_hour, written_days
from onrecord.read.lines import BULLET, Line
from onrecord.read.roles.notices import notice_role
from onrecord.records import Role

Roles = list[Role | None]

_TITLES = (Role.HEADLINE, Role.HEADLINE_REPEAT)
_DECK_WITHIN = 2
_LEAST_DECK_WORDS = 8
_LEAST_DECK = 0.1
_OPENING = 4
_LEAST_SHARED = 2
"""So many longer words a deck has of the headline and the first paragraphs; another article's teaser has not."""

_ENDS_QUOTED = re.compile(r"\.['\"”’»]+$")
"""A sentence that ends with a quotation, as it is printed in America: no headline does."""

_LONGEST_ASKED = 20
"""Words up to which a line that ends with a question mark or an exclamation mark may be a headline.

None of 133 such headlines in a corpus of 2,999 articles has more; of the 11 longer first lines that were headlines
for that mark alone 8 are paragraphs and 3 a deck with a headline behind it (2026-11-27).
"""

_FEW_WORDS = 4
_SIGNED_WITHIN = 4
"""So many lines may stand between a headline and the first sentence."""

_LONGEST_SIGNED = 100
_MOST_BESIDE = 30
"""Characters beside the day in a line that tells a moment: the hour, its zone, a weekday, a word as "Posted"."""

_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ABOVE = 3
_BELOW = 2
"""So many lines above the headline and below the body may be captions of the article's."""

_SURELY_BODY = 0.8
_LEAST_CAPTIONED = 0.02
"""Above a credit without brackets, which may stand over its picture's words too, a line of a menu is none."""
_MOST_PRINTED = 2
"""What stands on a page more often comes back between the paragraphs: a few words of the site."""

_LIST_START = re.compile(r"list of \d+ items?", re.IGNORECASE)
_LIST_END = re.compile(r"end of list", re.IGNORECASE)
_LONGEST_LIST = 40
_LONGEST_MARKER = 20

_MOST_ANYWHERE = 5
"""The same, wherever it stands."""

_LEAST_SHOUTED = 8

_LEAST_SEPARATORS = 4
_LONGEST_SEPARATOR = 40
_LEAST_BETWEEN = 0.03
"""Of 107 such sentences all are the article's, on pages of one publisher (page_lines in all its layouts, by folds,
2026-11-27)."""

_MOST_MARKS = 4
_CLOSING_MARKS = re.compile(r"[”»’\"')\]]{0,2}[.,;]?[”»’\"')\]]{0,2}")
_OPENING_MARKS = re.compile(r"[“„«‘\"]{1,2}")

_LEAST_CUTS = 3
_LEAST_MIDDLE = 0.3
"""On pages with so many lines that go on with the one above, of 150 such lines inside sentences that other rules
had taken out 127 are the article's, and 25 of 29 of the publishers that were not looked at (article_pages cut at
tags, by folds, 2026-11-26)."""


def mark_plain(lines: Sequence[Line], roles: Roles, guess: Guess) -> None:
    """The headline and its deck, captions under a picture's button, and the site's words between paragraphs."""
    _unmark_captions(lines, roles)
    _mark_below_buttons(lines, roles)
    _mark_above_credits(lines, roles, guess)
    _mark_copied_captions(lines, roles)
    _mark_headline(lines, roles)
    _drop_addresses(lines, roles)
    _mark_moments(lines, roles)
    _mark_deck(lines, roles, guess)
    _drop_repeated(lines, roles)
    _mark_read_aloud(lines, roles)
    _mark_shouted(lines, roles)
    _mark_dated_cards(lines, roles)
    _mark_videos(lines, roles)


def _unmark_captions(lines: Sequence[Line], roles: Roles) -> None:
    """An address, a moment or a single word is no caption, whatever its words are like."""
    for at, line in enumerate(lines):
        if roles[at] is Role.CAPTION and shapes.is_no_caption(line.text):
            roles[at] = None


def _mark_below_buttons(lines: Sequence[Line], roles: Roles) -> None:
    """What stands right under "Open this photo in gallery" is the picture's caption."""
    for at in range(len(lines) - 1):
        if shapes.is_picture_head(lines[at].text):
            roles[at] = None
            if roles[at + 1] in (None, Role.BODY) and len(lines[at + 1].text.split()) > _FEW_WORDS:
                roles[at + 1] = Role.CAPTION


def _mark_above_credits(lines: Sequence[Line], roles: Roles, guess: Guess) -> None:
    """What stands right above a credit is its caption; above one in brackets even what seems the article's."""
    body = [at for at, role in enumerate(roles) if role is Role.BODY]
    if not body:
        return
    start = next((at for at, role in enumerate(roles) if role in _TITLES), body[0])
    for at in range(max(0, min(start, body[0]) - _ABOVE), min(body[-1] + _BELOW, len(lines) - 1)):
        bracketed = shapes.is_bracketed_credit(lines[at + 1].text)
        if (bracketed or roles[at + 1] is Role.CREDIT) and _could_be_caption(lines[at].text):
            if roles[at] is None and (bracketed or guess.body[at] > _LEAST_CAPTIONED):
                roles[at] = Role.CAPTION
            elif bracketed and _is_captioned(lines, roles, at, guess):
                roles[at], roles[at + 1] = Role.CAPTION, roles[at + 1] or Role.CREDIT


def _could_be_caption(text: str) -> bool:
    return len(text.split()) >= _FEW_WORDS and not (shapes.is_no_caption(text) or shapes.is_site_talk(text))


def _is_captioned(lines: Sequence[Line], roles: Roles, at: int, guess: Guess) -> bool:
    """Whether a line that is taken for the article's is the caption of the credit in brackets below."""
    if roles[at] not in (Role.BODY, Role.SUBHEAD) or guess.body[at] > _SURELY_BODY:
        return False
    credit, after = lines[at + 1], lines[at + 2 : at + 3]
    whole = ends_sentence(lines[at].text) and not any(goes_on(credit, below) for below in after)
    return whole and ":" not in credit.text


def _mark_copied_captions(lines: Sequence[Line], roles: Roles) -> None:
    """A sentence that the page also prints as a caption is one; a picture's words often stand there twice."""
    captions = {line.key for line, role in zip(lines, roles, strict=True) if role is Role.CAPTION}
    for at, line in enumerate(lines):
        if roles[at] is None and line.key in captions and ends_sentence(line.text):
            roles[at] = Role.CAPTION


def _mark_headline(lines: Sequence[Line], roles: Roles) -> None:
    """Some words without a full stop above the article's first sentence, where nothing else is its headline."""
    if Role.HEADLINE in roles or Role.BODY not in roles:
        return
    at = roles.index(Role.BODY)
    below = lines[at + 1].text if at + 1 < len(lines) and roles[at + 1] is Role.BODY else ""
    if _could_title(lines[at].text) and shapes.looks_like_sentence(below):
        roles[at] = Role.HEADLINE
    elif (above := _above_signature(lines, roles)) is not None:
        roles[above] = Role.HEADLINE


def _could_title(text: str) -> bool:
    return could_head(text) and len(text.split()) >= _FEW_WORDS


def _above_signature(lines: Sequence[Line], roles: Roles) -> int | None:
    """The line that stands on top of who wrote the article and when, right above its first sentence."""
    first = next((at for at, line in enumerate(lines) if _is_lead(line, roles[at])), 0)
    at = first
    while at > max(0, first - _SIGNED_WITHIN) and _signs(lines[at - 1]):
        at -= 1
    text = lines[at - 1].text if 0 < at < first else ""
    other = BULLET.match(text) or shapes.is_caption(text) or shapes.is_credit(text) or shapes.is_no_headline(text)
    return None if not text or other or not _could_title(text) else at - 1


def _is_lead(line: Line, role: Role | None) -> bool:
    return role is Role.BODY and shapes.looks_like_sentence(line.text) and not could_head(line.text)


def _signs(line: Line) -> bool:
    """Whether a short line says who wrote an article, when it appeared, how long it takes to read, what is new."""
    text = line.text
    if len(text) > _LONGEST_SIGNED:
        return False
    names = split_names(text)
    named = bool(names) and all(map(shapes.is_full_name, names))
    told = shapes.is_byline(text) or shapes.is_read_time(text) or notice_role(text) is not None
    return named or told or any(written_days(text, month_first=False))


def could_head(text: str) -> bool:
    """Whether a line could be a headline: it looks like one and is no paragraph that ends without a full stop."""
    asked = shapes.looks_like_sentence(text) and len(text.split()) > _LONGEST_ASKED
    return shapes.looks_like_headline(text) and not asked and not _ENDS_QUOTED.search(text)


def _drop_addresses(lines: Sequence[Line], roles: Roles) -> None:
    """An address of the web above the article's first sentence is the page's own."""
    first = next((at for at, line in enumerate(lines) if _is_lead(line, roles[at])), 0)
    for at in range(first):
        roles[at] = None if _WEB.fullmatch(lines[at].text) else roles[at]


def _mark_moments(lines: Sequence[Line], roles: Roles) -> None:
    """A day with its hour on a line of its own says when the lines beside it were written."""
    for at, line in enumerate(lines):
        if roles[at] in (Role.BODY, Role.SUBHEAD) and len(line.text) <= _LONGEST_SIGNED and _is_moment(line.text):
            roles[at] = None


def _is_moment(text: str) -> bool:
    found = next(written_days(text, month_first=False), None)
    return (
        found is not None
        and len(text) - len(found.day) <= _MOST_BESIDE
        and len(with_hour(text, found)) > len(found.day)
    )


def _mark_deck(lines: Sequence[Line], roles: Roles, guess: Guess) -> None:
    """A line of some words right under the headline that could be the article's is its summary."""
    body = [at for at, role in enumerate(roles) if role is Role.BODY]
    start = body[0] if body else 0
    heads = [at for at, role in enumerate(roles[:start]) if role in (Role.HEADLINE, Role.HEADLINE_REPEAT)]
    if not heads:
        return
    about = [lines[at].text for at in (heads[-1], *body[:_OPENING])]
    for at in range(heads[-1] + 1, min(heads[-1] + 1 + _DECK_WITHIN, start)):
        if roles[at] is None and guess.body[at] > _LEAST_DECK and _could_be_deck(lines[at].text, about):
            roles[at] = Role.BODY
            return


def _could_be_deck(text: str, about: Sequence[str]) -> bool:
    """Whether a line looks like a deck and is about what the headline and the first paragraphs are."""
    looks = shapes.looks_like_sentence(text) or shapes.looks_like_headline(text)
    other = shapes.is_caption(text) or shapes.is_no_headline(text) or shapes.is_site_talk(text)
    if not looks or other or len(text.split()) < _LEAST_DECK_WORDS or text[0] in "*+" or shapes.has_clock(text):
        return False
    return len(longer_words(text) & set().union(*map(longer_words, about))) >= _LEAST_SHARED


def _drop_repeated(lines: Sequence[Line], roles: Roles) -> None:
    """A few words that come back between the paragraphs are the site's: "Article content", "Advertisement"."""
    copies = Counter(line.key for line in lines)
    prose = [shapes.looks_like_sentence(line.text) for line in lines]
    for at, line in enumerate(lines):
        if roles[at] not in (Role.BODY, Role.SUBHEAD) or prose[at] or len(line.text.split()) > _FEW_WORDS:
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
        if roles[at] not in (Role.BODY, Role.SUBHEAD) or len(line.text.split()) < _LEAST_SHOUTED:
            continue
        if line.text.isupper() and not shapes.looks_like_sentence(line.text):
            roles[at] = Role.RELATED_TITLE


_IN_A_CHRONOLOGY = 3
"""One paragraph of so many at most is another article's card; where more have a day under them, days head parts."""


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
        heads = shapes.looks_like_headline(title) and not shapes.is_dateline(title) and roles[at - 1] not in _TITLES
        if heads and shapes.looks_like_sentence(lines[at].text):
            cards.append(at)
    paragraphs = sum(shapes.looks_like_sentence(lines[at].text) for at in body)
    for at in cards if _IN_A_CHRONOLOGY * len(cards) <= paragraphs else ():
        roles[at - 1], roles[at] = Role.RELATED_TITLE, Role.RELATED_TEASER


def _mark_videos(lines: Sequence[Line], roles: Roles) -> None:
    """A sentence right under a video's length, or right above its day and length, describes the video.

    All 12 such sentences are none of the article's (page_lines, whole and cut up, by folds, 2026-11-26).
    """
    for at, (above, below) in enumerate(pairwise(lines)):
        told = at + 1 if shapes.is_length_of_video(above.text) else at if shapes.is_day_of_video(below.text) else -1
        if told >= 0 and roles[told] is Role.BODY and shapes.looks_like_sentence(lines[told].text):
            roles[told] = Role.CAPTION


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
        if beside and roles[at] not in _TITLES and not ends_sentence(lines[at - 1].text):
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


def _is_told(line: Line) -> bool:
    """Whether a line is a sentence of more than a few words."""
    return shapes.looks_like_sentence(line.text) and len(line.text.split()) >= _LEAST_DECK_WORDS


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
