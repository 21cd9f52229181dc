"""What the markup sets above an article and its parts: the byline, the deck, the subheads.

In come the lines and the roles they have so far; the roles of headings are changed in place.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from onrecord.read import shapes
from onrecord.read.classifier.features import ends_article
from onrecord.read.lines import TEXT, Line, Roles
from onrecord.read.parsing.marks import BIT, DECK, NAMES
from onrecord.records import Role

HEADINGS = frozenset(("h2", "h3", "h4", "h5"))
_HEADED = sum(BIT[tag] for tag in HEADINGS)
_LEAST_LINKED = 0.4
_LONGEST_DECK = 240
_DECK_WITHIN = 8
_LONGEST_BYLINE = 80


def mark_headings(lines: Sequence[Line], roles: Roles) -> None:
    """Give the byline above an article, its deck and its subheads their roles."""
    _mark_names(lines, roles)
    _mark_crossheads(lines, roles)
    _mark_deck(lines, roles)


def _mark_names(lines: Sequence[Line], roles: Roles) -> None:
    """A few words above the article in an element that is called the byline are the byline."""
    for at, line in enumerate(lines):
        if line.hints is None or roles[at] not in (None, *TEXT):
            continue
        if roles[at] is Role.BODY and shapes.looks_like_sentence(line.text):
            return
        if not line.hints.near & NAMES or line.hints.tag in HEADINGS or len(line.text) >= _LONGEST_BYLINE:
            continue
        name, comma, job = line.text.partition(", ")
        if shapes.is_name(line.text) and roles[at] in TEXT:
            roles[at] = Role.AUTHOR_NAME
        elif roles[at] in TEXT or (comma and shapes.is_full_name(name) and shapes.job_in(job)):
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
        if not linked and shares_box(line, below) and _could_be_crosshead(line.text):
            roles[at] = Role.SUBHEAD


def _mark_headings_alike(lines: Sequence[Line], roles: Roles) -> None:
    """A heading inside the article that is set as one of its subheads is a subhead."""
    text = [at for at, role in enumerate(roles) if role in TEXT]
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


def shares_box(line: Line, below: Line) -> bool:
    """Whether a line is a heading in the box of the line below, or is what opens it."""
    here, there = line.hints, below.hints
    if here is None or there is None:
        return False
    opens = here.tag == "summary" or (here.tag == "button" and here.near & _HEADED)
    return bool(opens) or (here.tag in HEADINGS and here.box == there.box)
