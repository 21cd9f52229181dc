"""Cards of other articles: a headline-like line and the sentence right under it that repeats its words."""

from collections.abc import Sequence

from onrecord.read import shapes
from onrecord.read.lines import TEXT, Line, Roles
from onrecord.read.roles.plain_heads import could_head
from onrecord.records import Role

_LONGEST_TEASER = 350  # characters up to which the sentences under another article's headline are its teaser

_CARD = (Role.RELATED_TITLE, Role.RELATED_TEASER)
_LEAST_LOOSE = 4
"""A card at an article's end is told by its setting only when so many paragraphs show how the article is set."""


def mark_cards(lines: Sequence[Line], roles: Roles) -> None:
    """A headline-like line and the sentence right under it that repeats its words are another article's card."""
    for at in range(len(lines) - 1):
        could = roles[at] in (None, Role.BODY, Role.SUBHEAD) and roles[at + 1] is not Role.HEADLINE
        if could and _is_card(lines[at], lines[at + 1]):
            begins = _begins_text(lines, roles, at)
            roles[at], roles[at + 1] = (Role.HEADLINE, Role.BODY) if begins else _CARD
    if lines[0].hints is None:
        _mark_last_card(lines, roles)


def _begins_text(lines: Sequence[Line], roles: Roles, at: int) -> bool:
    """Whether a line of plain text and the one below it are the article's title and its lead.

    No title and no paragraph stand above them, and the next paragraph right below.
    """
    above = lines[0].hints is None and not {Role.HEADLINE, Role.BODY} & {*roles[:at]}
    return above and roles[at + 1 : at + 3] == [Role.BODY, Role.BODY]


def _is_card(line: Line, below: Line) -> bool:
    return _is_tight(line, below) and len(line.text) > 30 and shapes.shared_words(line.text, below.text) >= 0.5


def _is_tight(line: Line, below: Line) -> bool:
    """Whether a line stands as a headline right on top of a sentence."""
    return (
        below.gap < max(1, line.gap)
        and len(below.text) <= _LONGEST_TEASER
        and could_head(line.text)
        and shapes.looks_like_sentence(below.text)
    )


def _mark_last_card(lines: Sequence[Line], roles: Roles) -> None:
    """A tight pair at the end of an article whose paragraphs all stand apart is a card, whatever its words."""
    body = [at for at, role in enumerate(roles) if role in TEXT]
    if len(body) < _LEAST_LOOSE + 2 or body[-1] != body[-2] + 1:
        return
    title, teaser = body[-2:]
    loose = all(lines[at].gap for at in body[1:-1])
    if loose and _is_tight(lines[title], lines[teaser]) and len(lines[title].text.split()) > 3:
        roles[title], roles[teaser] = _CARD


def close_after_card(roles: Roles) -> None:
    """Nothing after the author card is the article's, when most of the article stands before it."""
    cards = [at for at, role in enumerate(roles) if role is Role.AUTHOR_BIO]
    if not cards:
        return
    before = sum(role is Role.BODY for role in roles[: cards[-1]])
    after = [at for at in range(cards[-1], len(roles)) if roles[at] in TEXT]
    if len(after) < before / 2:
        for at in after:
            roles[at] = None
