"""The authors that a page shows: bylines and author cards, when its own statements name none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.read.facts import is_person, split_names
from onrecord.read.shapes import name_start
from onrecord.records import BODY_ROLES, Author, Block, Role

_TAIL = re.compile(r"\s*(?:[|•·–—]|\d|\(|,\s*(?=[a-z])).*$")
_NEAR = 6


def name_authors(
    stated: tuple[Author, ...], text: str, blocks: Sequence[Block], outlet: str | None
) -> tuple[Author, ...]:
    """The authors that the page states, with what its author card adds; else those that its lines show."""
    shown = _shown(text, blocks)
    if any(is_person(author.name, outlet) for author in stated) or not shown:
        cards = {author.name.casefold(): author for author in shown}
        return tuple(_completed(author, cards.get(author.name.casefold())) for author in stated)
    return shown


def _completed(author: Author, card: Author | None) -> Author:
    return Author(author.name, author.role or card.role, author.bio or card.bio) if card else author


def _shown(text: str, blocks: Sequence[Block]) -> tuple[Author, ...]:
    """The authors named by lines near the body, in page order."""
    body = [at for at, block in enumerate(blocks) if block.role in BODY_ROLES]
    if not body:
        return ()
    found: dict[str, Author] = {}
    for at, block in enumerate(blocks):
        names = _names(text[block.start : block.end], block.role)
        if not names or not body[0] - _NEAR * 2 <= at <= body[-1] + _NEAR:
            continue
        role, bio = _card(text, blocks[at + 1 : at + 4])
        for name in split_names(names):
            known = found.get(name.casefold())
            found[name.casefold()] = (
                _completed(known, Author(name, role, bio)) if known else Author(name, role, bio)
            )
    return tuple(found.values())


def _names(line: str, role: Role) -> str:
    """The names in the line of an author card or after the "By" of a byline; "" when it is neither."""
    if role is Role.AUTHOR_NAME:
        return _TAIL.sub("", line.lstrip("*+ "))
    start = name_start(line) if role is Role.BYLINE else None
    return _TAIL.sub("", line[start:]) if start else ""


def _card(text: str, below: Sequence[Block]) -> tuple[str | None, str | None]:
    """The role and the bio that stand under a name, up to the next name."""
    role = bio = None
    for block in below:
        if block.role is Role.AUTHOR_NAME:
            break
        words = text[block.start : block.end]
        role = words if block.role is Role.AUTHOR_ROLE and role is None else role
        bio = words if block.role is Role.AUTHOR_BIO and bio is None else bio
    return role, bio
