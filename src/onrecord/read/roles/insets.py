"""What stands inside an article and is not its own: cards, boxes, pull quotes, captions, pointers elsewhere.

In come the lines and the roles they have so far; the roles of insets are changed in place. The markup's word is
taken only for small things: a box that holds a good part of the article is the article, whatever it is called.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.read import shapes
from onrecord.read.classifier.features import ends_article
from onrecord.read.lines import Line, Roles, key_of
from onrecord.read.parsing.marks import BIT, DECK, NAMES, PICTURE, PULLED
from onrecord.read.roles.alike import HEADINGS
from onrecord.records import Role

_MOST_APART = 0.25
"""The largest share of the body's characters that a box set apart can hold."""

_MOST_CARD_LINES = 4
_LEAST_CARDS = 3
_NEARLY_ALL = 0.9
_LEAST_LINKED = 0.4
_MOSTLY_LINKED = 0.6
_WHOLLY_LINKED = 0.9
_MOST_PRINTED = 2
_FEW_WORDS = 4
_LONGEST_LABEL = 40
_BRACKETED = re.compile(r"\w.{20,}\[[A-Z][A-Z \d-]+\]\W*$")
_LEAST_QUOTE = 15
_LEAST_REPEATED = 60
"""Letters from which a paragraph whose sentences stand above is a repeat, not a refrain of a speech or a song."""

_LEAST_PRINTED = 2 * _LEAST_REPEATED
_TO_ONE_REPEAT = 3
"""Where more paragraphs are repeats, they are what the article is made of."""

_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+")
_LONGEST_DECK = 240
_DECK_WITHIN = 8
_LONGEST_BYLINE = 80
_TEXT = (Role.BODY, Role.SUBHEAD)
_QUOTES = "\"“„«»'‘"


def mark_insets(lines: Sequence[Line], roles: Roles) -> None:
    """Give the insets of an article their roles."""
    _mark_repeats(lines, roles)
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
    _mark_names(lines, roles)
    _mark_crossheads(lines, roles)
    _mark_deck(lines, roles)


def _mark_repeats(lines: Sequence[Line], roles: Roles) -> None:
    """A quotation whose words stand in a longer paragraph too is a pull quote; what stands above is a repeat."""
    _drop_printed(lines, roles)
    longer = [line.key for at, line in enumerate(lines) if roles[at] is Role.BODY]
    for at, line in enumerate(lines):
        pulled = roles[at] in _TEXT and _could_be_pulled(line)
        if pulled and any(line.key in key and len(key) > len(line.key) for key in longer):
            roles[at] = Role.FURNITURE
    repeated = _repeated([line if roles[at] is Role.BODY else None for at, line in enumerate(lines)])
    for at in repeated if _TO_ONE_REPEAT * len(repeated) <= len(longer) else ():
        roles[at] = Role.FURNITURE


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
    """The paragraphs each of whose sentences stands in one above; what is printed again and again is a refrain."""
    counts = Counter(line.key for line in body if line)
    shown: set[str] = set()
    out = []
    for at, line in enumerate(body):
        if line is None:
            continue
        keys = frozenset(filter(None, map(key_of, _SENTENCE.split(line.text))))
        once_more = counts[line.key] <= _MOST_PRINTED and len(line.key) >= _LEAST_REPEATED
        if keys <= shown and once_more and shapes.looks_like_sentence(line.text):
            out.append(at)
        shown |= keys
    return out


def _could_be_pulled(line: Line) -> bool:
    if not _LEAST_QUOTE <= len(line.key) < 300:
        return False
    if line.hints is not None:
        return bool(line.hints.near & (PULLED | BIT["blockquote"]))
    return line.text[0] in _QUOTES and shapes.looks_like_sentence(line.text)


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
    for group in groups.values():
        if _is_small(group, lines, roles):
            _mark_box(group, lines, roles)


def _is_small(group: Sequence[int], lines: Sequence[Line], roles: Roles) -> bool:
    """Whether a group of lines stands inside the body or holds some of it, but not its beginning and not much."""
    text = [at for at, role in enumerate(roles) if role in _TEXT]
    if not text or text[0] in group:
        return False
    inside = sum(len(lines[at].text) for at in group if roles[at] in _TEXT or _could_be_text(lines[at], roles[at]))
    among = text[0] < group[0] and group[-1] < text[-1]
    return (inside > 0 or among) and inside <= _MOST_APART * sum(len(lines[at].text) for at in text)


def _could_be_text(line: Line, role: Role | None) -> bool:
    """Whether a line without a role may be a paragraph of the article, of a live update perhaps."""
    main = line.hints is not None and line.hints.main
    return role is None and main and shapes.looks_like_sentence(line.text)


def _mark_box(group: Iterable[int], lines: Sequence[Line], roles: Roles) -> None:
    """A box's linked lines are other articles' titles, the sentences under them teasers, the rest furniture."""
    titled = False
    for at in group:
        if roles[at] not in (None, *_TEXT):
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
    sizes = Counter(number for line in lines if line.hints for number in {line.hints.box, line.hints.element})
    for at in range(len(lines) - 1):
        pair = (at, at + 1)
        if roles[at] not in (None, *_TEXT) or roles[at + 1] not in (None, Role.BODY):
            continue
        if _is_linked_card(lines[at], lines[at + 1], sizes) and _is_small(pair, lines, roles):
            roles[at], roles[at + 1] = Role.RELATED_TITLE, Role.RELATED_TEASER


def _mark_front(lines: Sequence[Line], roles: Roles) -> None:
    """Cards that hold nearly all of the body are the cards of a list, and the page has no article."""
    sizes = Counter(number for line in lines if line.hints for number in {line.hints.box, line.hints.element})
    body = [at for at, role in enumerate(roles) if role is Role.BODY]
    teasers = [at for at in body if at and _is_linked_card(lines[at - 1], lines[at], sizes)]
    if len(teasers) >= _LEAST_CARDS and len(teasers) >= _NEARLY_ALL * len(body):
        for at in teasers:
            roles[at - 1], roles[at] = Role.RELATED_TITLE, Role.RELATED_TEASER


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
    """Lines that are links lead elsewhere if they are in capitals, share a label, or end in a word in brackets."""
    labels = Counter(filter(None, map(_label, lines)))
    for at, line in enumerate(lines):
        if roles[at] in _TEXT and line.hints is not None and _points_elsewhere(line, line.hints.linked, labels):
            roles[at] = Role.RELATED_TITLE


def _points_elsewhere(line: Line, linked: float, labels: Counter[str]) -> bool:
    shouted = linked >= _WHOLLY_LINKED and line.text.isupper() and len(line.text.split()) > 3
    bracketed = linked >= _MOSTLY_LINKED and bool(_BRACKETED.search(line.text))
    return shouted or bracketed or labels[_label(line)] > 1


def _label(line: Line) -> str:
    """What stands before "|" in a line that is a link; "" when nothing does."""
    if line.hints is None or line.hints.linked < _LEAST_LINKED:
        return ""
    label, bar, _ = line.text.partition(" | ")
    return label if bar and len(label) <= _LONGEST_LABEL else ""


def _drop_labels(lines: Sequence[Line], roles: Roles) -> None:
    """A few words that come back in boxes, announce other articles, or are a menu above the headline."""
    copies = Counter(line.key for line in lines)
    head = next((at for at, role in enumerate(roles) if role is Role.HEADLINE), 0)
    for at, line in enumerate(lines):
        if roles[at] not in _TEXT or line.hints is None or len(line.text.split()) > _FEW_WORDS:
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
    return any(role in _TEXT for role in roles[max(0, start - 2) : start]) and any(
        role in _TEXT for role in roles[end : end + 3]
    )


def _is_apart_or_linked(lines: Sequence[Line]) -> bool:
    linked = sum(line.hints.linked for line in lines if line.hints)
    return linked > len(lines) / 2 or any(line.hints and line.hints.apart for line in lines)


def _mark_ends(lines: Sequence[Line], roles: Roles) -> None:
    """Late on the page, a paragraph in one box with a heading such as "From the archive" is not the article's."""
    body = [at for at, role in enumerate(roles) if role is Role.BODY]
    for at in body[len(body) // 2 :]:
        if at and _shares_box(lines[at - 1], lines[at]) and ends_article(lines[at - 1].text):
            roles[at - 1], roles[at] = None, None


def _shares_box(line: Line, below: Line) -> bool:
    """Whether a line is a heading in the box of the line below."""
    here, there = line.hints, below.hints
    if here is None or there is None:
        return False
    return here.tag in HEADINGS and here.box == there.box


def _mark_names(lines: Sequence[Line], roles: Roles) -> None:
    """A few words above the article in an element that is called the byline are the byline."""
    for at, line in enumerate(lines):
        if line.hints is None or roles[at] not in (None, *_TEXT):
            continue
        if roles[at] is Role.BODY and shapes.looks_like_sentence(line.text):
            return
        if not line.hints.near & NAMES or line.hints.tag in HEADINGS or len(line.text) >= _LONGEST_BYLINE:
            continue
        name, comma, job = line.text.partition(", ")
        if shapes.is_name(line.text) and roles[at] in _TEXT:
            roles[at] = Role.AUTHOR_NAME
        elif roles[at] in _TEXT or (comma and shapes.is_full_name(name) and shapes.job_in(job)):
            roles[at] = Role.BYLINE


def _mark_crossheads(lines: Sequence[Line], roles: Roles) -> None:
    """A heading that is followed in its box by a paragraph of the article, or inside it by a subhead, is one."""
    _mark_headings_alike(lines, roles)
    counts = Counter(line.key for line in lines)
    begun = False
    for at, (line, below) in enumerate(pairwise(lines)):
        begun = begun or roles[at] is Role.BODY
        follows = roles[at + 1] is Role.BODY or (begun and roles[at + 1] is Role.SUBHEAD)
        if roles[at] not in (None, Role.BODY) or not follows or counts[line.key] > 1:
            continue
        linked = line.hints is not None and line.hints.linked >= _LEAST_LINKED
        if not linked and _shares_box(line, below) and _could_be_crosshead(line.text):
            roles[at] = Role.SUBHEAD


def _mark_headings_alike(lines: Sequence[Line], roles: Roles) -> None:
    """A heading inside the article that is set as one of its subheads is a subhead."""
    text = [at for at, role in enumerate(roles) if role in _TEXT]
    paths = {line.hints.path for at in text if (line := lines[at]).hints and line.hints.tag in HEADINGS}
    for at in range(text[0], text[-1]) if text else ():
        hints = lines[at].hints
        if roles[at] is not None or hints is None or hints.path not in paths:
            continue
        if hints.linked < _LEAST_LINKED and not hints.apart and _could_be_crosshead(lines[at].text):
            roles[at] = Role.SUBHEAD


def _could_be_crosshead(text: str) -> bool:
    return (
        len(text) < 150
        and any(map(str.isalpha, text))
        and not (ends_article(text) or shapes.is_dateline(text) or shapes.is_no_headline(text))
    )


def _mark_deck(lines: Sequence[Line], roles: Roles) -> None:
    """The lines that the markup calls a summary between headline and article are subheads."""
    start = next((at for at, role in enumerate(roles) if role is Role.HEADLINE), len(lines))
    for at in range(start + 1, min(start + _DECK_WITHIN, len(lines))):
        if _is_deck(lines[at], roles[at]):
            roles[at] = Role.SUBHEAD
        elif roles[at] is Role.BODY:
            return


def _is_deck(line: Line, role: Role | None) -> bool:
    """Whether a line of the body, or one that is no sentence, stands in an element that is called a deck."""
    if line.hints is None or not line.hints.near & DECK or line.hints.linked >= _LEAST_LINKED:
        return False
    if role is Role.BODY:
        return len(line.text) <= _LONGEST_DECK
    return role is None and shapes.looks_like_headline(line.text) and len(line.text.split()) > 3
