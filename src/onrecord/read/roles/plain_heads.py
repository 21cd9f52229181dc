"""The headline of plain text: words without a full stop above the first sentence."""

import re
from collections.abc import Sequence

from onrecord.naming.mastheads import is_masthead
from onrecord.read import shapes
from onrecord.read.facts.people import split_names
from onrecord.read.facts.written import written_days
from onrecord.read.lines import BULLET, Line, Roles
from onrecord.read.roles.notices import notice_role
from onrecord.records import Role

TITLES = (Role.HEADLINE, Role.HEADLINE_REPEAT)
_OPENING = 4
_ENDS_QUOTED = re.compile(r"\.['\"”’»]+$")
"""A sentence that ends with a quotation, as it is printed in America: no headline does."""

_LONGEST_ASKED = 20
"""Words up to which a line that ends with a question mark or an exclamation mark may be a headline.

None of 133 such headlines in a corpus of 2,999 articles has more; of the 11 longer first lines that were headlines
for that mark alone 8 are paragraphs and 3 a deck with a headline behind it (2026-11-27).
"""

FEW_WORDS = 4
_MOST_DECKS = 2
SIGNED_WITHIN = 4
"""So many lines may stand between a headline and the first sentence."""

LONGEST_SIGNED = 100
_LEAST_STOPPED, _LONGEST_STOPPED = 3, 15
_OPENS = re.compile(
    rf"[{shapes.CAPITAL}][{shapes.CAPITAL} .'’-]{{2,40}}(?:, [^()–—]{{2,40}}?)?"
    r"(?:\s?\([^()]{2,40}\))?\s?[–—-]{1,2}\s?\S"
)
"""A dateline, its place in capitals: "ELLIN, March 4 (KNA) — Jan Berg resigned"."""


def mark_plain_headline(lines: Sequence[Line], roles: Roles) -> None:
    """Some words without a full stop above the article's first sentence, where nothing else is its headline.

    With a full stop, too, where a dateline shows which sentence is the first.
    """
    if Role.HEADLINE in roles or Role.BODY not in roles:
        return
    at = roles.index(Role.BODY)
    headed = next((i for i in range(at + 1) if shapes.is_agency_head(lines[i].text)), None)
    if headed is not None:
        roles[headed] = Role.HEADLINE
    elif _could_title(lines[at].text) and _stands_above_sentence(lines, roles, at):
        roles[at] = Role.HEADLINE
    elif (above := _above_signature(lines, roles)) is not None or _is_above_dateline(lines, roles):
        roles[at if above is None else above] = Role.HEADLINE


def _stands_above_sentence(lines: Sequence[Line], roles: Roles, at: int) -> bool:
    """Whether a sentence of the article is right below, in a paragraph that stands apart on one line or several.

    On top of a text a deck or two may stand between, each apart.
    """
    below, decks = "", 0
    for line, role in zip(lines[at + 1 : at + 1 + _OPENING], roles[at + 1 :], strict=False):
        if role is not Role.BODY or (below and not lines[at + 1].gap):
            return False
        if below and line.gap:
            below, decks = "", decks + 1
        if decks > (_MOST_DECKS if at == 0 else 0):
            return False
        below = f"{below} {line.text}".lstrip()
        if shapes.looks_like_sentence(below):
            return True
    return False


def _could_title(text: str) -> bool:
    return could_head(text) and len(text.split()) >= FEW_WORDS and not _is_other(text)


def _is_other(text: str) -> bool:
    """Whether a line is a picture's or the head of some points."""
    return bool(shapes.list_head(text)) or shapes.is_caption(text) or shapes.is_credit(text)


def _above_signature(lines: Sequence[Line], roles: Roles) -> int | None:
    """The line that stands on top of who wrote the article and when, right above its first sentence."""
    first = next((at for at, line in enumerate(lines) if is_lead(line, roles[at])), 0)
    at = first
    while at > max(0, first - SIGNED_WITHIN) and signs(lines[at - 1]):
        at -= 1
    text = lines[at - 1].text if 0 < at < first else ""
    other = BULLET.match(text) or shapes.is_no_headline(text)
    return None if not text or other or not _could_title(text) else at - 1


def _is_above_dateline(lines: Sequence[Line], roles: Roles) -> bool:
    """Whether the first line of the article stands above the paragraph that a dateline opens."""
    first, *below = [line.text for line, role in zip(lines, roles, strict=True) if role is Role.BODY][:2]
    short = _LEAST_STOPPED <= len(first.split()) <= _LONGEST_STOPPED
    other = _OPENS.match(first) or is_masthead(first) or _is_other(first)
    return short and not other and bool(below) and bool(_OPENS.match(below[0]))


def is_lead(line: Line, role: Role | None) -> bool:
    """Whether a line of the article is a sentence that could be no headline; none has bars between its parts."""
    sentence = shapes.looks_like_sentence(line.text) and " | " not in line.text
    return role is Role.BODY and sentence and not could_head(line.text)


def signs(line: Line) -> bool:
    """Whether a short line says who wrote an article or as what, when it appeared, how long it is, what is new."""
    text = line.text
    if len(text) > LONGEST_SIGNED:
        return False
    names = split_names(text)
    named = bool(names) and all(map(shapes.is_full_name, names))
    told = shapes.is_byline(text) or shapes.is_read_time(text) or notice_role(text) is not None
    works = len(text.split()) <= FEW_WORDS and shapes.job_in(text.rsplit(maxsplit=1)[-1])
    return named or told or works or any(written_days(text, month_first=False))


def could_head(text: str) -> bool:
    """Whether a line could be a headline: it looks like one and is no paragraph that ends without a full stop."""
    asked = shapes.looks_like_sentence(text) and len(text.split()) > _LONGEST_ASKED
    return shapes.looks_like_headline(text) and not asked and not _ENDS_QUOTED.search(text)
