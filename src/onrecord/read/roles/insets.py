"""What the markup sets inside an article and is not its own: cards, boxes, captions, pointers elsewhere.

In come the lines and the roles they have so far; the roles of insets are changed in place. The markup's word is
taken only for small things: a box that holds a good part of the article is the article, whatever it is called.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.read import shapes
from onrecord.read.classifier.features import ends_article
from onrecord.read.lines import TEXT, Line, Roles
from onrecord.read.parsing.marks import BIT, PICTURE
from onrecord.read.roles.headings import HEADINGS, mark_headings, shares_box
from onrecord.read.roles.repeats import mark_repeats
from onrecord.records import Role

_MOST_APART = 0.25  # the largest share of the body's characters that a box set apart can hold

_MOST_CARD_LINES = 4
_LEAST_CARDS = 3
_NEARLY_ALL = 0.9
_LEAST_LINKED = 0.4
_MOSTLY_LINKED = 0.6
_WHOLLY_LINKED = 0.9
_MOST_PRINTED = 2
_FEW_WORDS = 4
_LONGEST_LABEL = 40
_LEAST_BRACKETED = 20
_LAST_BRACKETS = re.compile(r"\[[A-Z][A-Z \d-]+\]\W*$")


def mark_insets(lines: Sequence[Line], roles: Roles) -> None:
    """Give the insets of an article their roles."""
    mark_repeats(lines, roles)
    if lines[0].hints is None:
        return
    _mark_pictures(lines, roles)
    _mark_apart(lines, roles)
    _mark_front(lines, roles)
    _mark_linked_cards(lines, roles)
    _mark_pointing_links(lines, roles)
    _drop_labels(lines, roles)
    _mark_tables(lines, roles)
    _mark_ends(lines, roles)
    mark_headings(lines, roles)


def _mark_pictures(lines: Sequence[Line], roles: Roles) -> None:
    """Prose beside a picture in a container of their own is its caption."""
    for at, line in enumerate(lines):
        hints = line.hints
        if roles[at] is Role.BODY and hints and hints.pictured and hints.near & PICTURE:
            roles[at] = Role.CAPTION


def _mark_apart(lines: Sequence[Line], roles: Roles) -> None:
    """What the markup sets apart (promotions, newsletters, related articles) is not the article's."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.hints and line.hints.apart:
            groups[line.hints.apart].append(at)
    body = _extent(lines, roles)
    for group in groups.values():
        if _is_small(group, lines, roles, body):
            _mark_box(group, lines, roles)


class _Extent(NamedTuple):
    """Where the first line of the body is and the last, and how many characters it has."""

    first: int
    last: int
    size: int


def _extent(lines: Sequence[Line], roles: Roles) -> _Extent | None:
    text = [at for at, role in enumerate(roles) if role in TEXT]
    return _Extent(text[0], text[-1], sum(len(lines[at].text) for at in text)) if text else None


def _is_small(group: Sequence[int], lines: Sequence[Line], roles: Roles, body: _Extent | None) -> bool:
    """Whether a group of lines stands inside the body or holds some of it, but not its beginning and not much."""
    if body is None or body.first in group:
        return False
    inside = sum(len(lines[at].text) for at in group if roles[at] in TEXT or _could_be_text(lines[at], roles[at]))
    among = body.first < group[0] and group[-1] < body.last
    return (inside > 0 or among) and inside <= _MOST_APART * body.size


def _could_be_text(line: Line, role: Role | None) -> bool:
    """Whether a line without a role may be a paragraph of the article, of a live update perhaps."""
    main = line.hints is not None and line.hints.main
    return role is None and main and shapes.looks_like_sentence(line.text)


def _mark_box(group: Iterable[int], lines: Sequence[Line], roles: Roles) -> None:
    """A box's linked lines are other articles' titles, the sentences under them teasers, the rest furniture."""
    titled = False
    for at in group:
        if roles[at] not in (None, *TEXT):
            continue
        line = lines[at]
        linked = bool(line.hints and line.hints.linked >= _LEAST_LINKED)
        if linked and shapes.looks_like_headline(line.text):
            roles[at], titled = Role.RELATED_TITLE, True
        else:
            teaser = titled and shapes.looks_like_sentence(line.text)
            roles[at] = Role.RELATED_TEASER if teaser else Role.FURNITURE


def _mark_linked_cards(lines: Sequence[Line], roles: Roles) -> None:
    """A heading that is a link and the sentence under it, alone in a small box inside the article, are a card."""
    body = _extent(lines, roles)
    for at in _linked_cards(lines):
        could = roles[at] in (None, *TEXT) and roles[at + 1] in (None, Role.BODY)
        if could and _is_small((at, at + 1), lines, roles, body):
            roles[at], roles[at + 1] = Role.RELATED_TITLE, Role.RELATED_TEASER


def _mark_front(lines: Sequence[Line], roles: Roles) -> None:
    """Cards that hold nearly all of the body are the cards of a list, and the page has no article."""
    cards = [at for at in _linked_cards(lines) if roles[at + 1] is Role.BODY]
    if len(cards) >= _LEAST_CARDS and len(cards) >= _NEARLY_ALL * roles.count(Role.BODY):
        for at in cards:
            roles[at], roles[at + 1] = Role.RELATED_TITLE, Role.RELATED_TEASER


def _linked_cards(lines: Sequence[Line]) -> list[int]:
    """The places of titles of cards; who posts comes back above each post and is none."""
    sizes = Counter(number for line in lines if line.hints for number in {line.hints.box, line.hints.element})
    copies = Counter(line.key for line in lines)
    cards = (at for at, pair in enumerate(pairwise(lines)) if _is_linked_card(*pair, sizes))
    return [at for at in cards if copies[lines[at].key] <= _MOST_PRINTED]


def _is_linked_card(line: Line, below: Line, sizes: Counter[int]) -> bool:
    if not line.hints or not below.hints or line.hints.linked < _LEAST_LINKED:
        return False
    box = below.hints.box
    return (
        box in (line.hints.element, line.hints.box)
        and sizes[box] <= _MOST_CARD_LINES
        and below.hints.linked < _LEAST_LINKED
        and shapes.looks_like_headline(line.text)
        and shapes.looks_like_sentence(below.text)
    )


def _mark_pointing_links(lines: Sequence[Line], roles: Roles) -> None:
    """Lines that are links lead elsewhere if they are titles, share a label, or end in a word in brackets.

    So do titles that are links below the article's last sentence.
    """
    labels = Counter(filter(None, map(_label, lines)))
    for at, line in enumerate(lines):
        if roles[at] in TEXT and line.hints is not None and _points_elsewhere(line, line.hints.linked, labels):
            roles[at] = Role.RELATED_TITLE
    for at in range(len(lines) - 1, -1, -1):
        if roles[at] not in TEXT:
            continue
        if not _could_be_others(lines[at]):
            return
        roles[at] = Role.RELATED_TITLE


def _could_be_others(line: Line) -> bool:
    """Whether a line below the article's last sentence is a link from end to end and may be another's title."""
    linked = line.hints is not None and line.hints.linked >= _WHOLLY_LINKED
    return linked and len(line.text.split()) >= _FEW_WORDS and shapes.looks_like_headline(line.text)


def _points_elsewhere(line: Line, linked: float, labels: Counter[str]) -> bool:
    shouted = linked >= _WHOLLY_LINKED and line.text.isupper() and len(line.text.split()) > 3
    bracketed = linked >= _MOSTLY_LINKED and _ends_in_brackets(line.text)
    titled = linked >= _WHOLLY_LINKED and _is_title(line)
    return shouted or bracketed or titled or labels[_label(line)] > 1


def _ends_in_brackets(text: str) -> bool:
    """Whether a word in capitals and brackets stands behind a text of some length: "… for the ferry [VIDEO]"."""
    match = _LAST_BRACKETS.search(text)
    return match is not None and any(map(str.isalnum, text[: max(0, match.start() - _LEAST_BRACKETED)]))


def _is_title(line: Line) -> bool:
    """Whether a paragraph is a title and no sentence."""
    whole = line.hints is not None and line.hints.tag == "p"
    return whole and len(line.text.split()) > _FEW_WORDS and shapes.looks_like_headline(line.text)


def _label(line: Line) -> str:
    """What stands before "|" in a line that is a link; "" when nothing does."""
    if line.hints is None or line.hints.linked < _LEAST_LINKED:
        return ""
    label, bar, _ = line.text.partition(" | ")
    return label if bar and len(label) <= _LONGEST_LABEL else ""


def _drop_labels(lines: Sequence[Line], roles: Roles) -> None:
    """A few words that come back in boxes or announce other articles, and menus and fields above the headline."""
    copies = Counter(line.key for line in lines)
    head = next((at for at, role in enumerate(roles) if role is Role.HEADLINE), 0)
    for at, line in enumerate(lines):
        if roles[at] not in TEXT or line.hints is None:
            continue
        if at < head and _in_table(line) and not shapes.looks_like_sentence(line.text):
            roles[at] = Role.FURNITURE
        if len(line.text.split()) > _FEW_WORDS:
            continue
        boxed = line.hints.tag == "div" and copies[line.key] > _MOST_PRINTED
        menu = at < head and line.hints.linked >= _WHOLLY_LINKED
        loud = line.text.isupper() or line.hints.tag in HEADINGS
        if boxed or menu or (loud and shapes.announces(line.text)):
            roles[at] = Role.FURNITURE


def _mark_tables(lines: Sequence[Line], roles: Roles) -> None:
    """The cells of a table that stands between two paragraphs of the article are the article's."""
    at = 0
    while at < len(lines):
        if not _in_table(lines[at]):
            at += 1
            continue
        end = next((i for i in range(at, len(lines)) if not _in_table(lines[i])), len(lines))
        if _is_among(at, end, roles) and not _is_apart_or_linked(lines[at:end]):
            roles[at:end] = [Role.BODY] * (end - at)
        at = end


def _in_table(line: Line) -> bool:
    return line.hints is not None and bool(line.hints.above & BIT["table"])


def _is_among(start: int, end: int, roles: Roles) -> bool:
    """Whether the lines right before and soon after a stretch are the article's."""
    return any(role in TEXT for role in roles[max(0, start - 2) : start]) and any(
        role in TEXT for role in roles[end : end + 3]
    )


def _is_apart_or_linked(lines: Sequence[Line]) -> bool:
    linked = sum(line.hints.linked for line in lines if line.hints)
    return linked > len(lines) / 2 or any(line.hints and line.hints.apart for line in lines)


def _mark_ends(lines: Sequence[Line], roles: Roles) -> None:
    """Late on the page, a paragraph in one box with a heading such as "From the archive" is not the article's."""
    body = [at for at, role in enumerate(roles) if role is Role.BODY]
    for at in body[len(body) // 2 :]:
        if at and shares_box(lines[at - 1], lines[at]) and ends_article(lines[at - 1].text):
            roles[at - 1], roles[at] = None, None
