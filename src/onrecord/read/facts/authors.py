"""The authors that a page shows: bylines and author cards, when its own statements name none."""

import re
from collections.abc import Sequence

from onrecord.markdown import plain
from onrecord.naming.bodies import is_body_name
from onrecord.naming.mastheads import is_masthead
from onrecord.read.facts.people import is_person, split_names
from onrecord.read.shapes import CAPITAL, is_full_name, job_in, name_start, unbracketed
from onrecord.records import BODY_ROLES, Author, Block, Role

_TAIL = re.compile(rf"\s*(?:[|•·–—@]|\d|\(|,\s*(?=[a-z])|\b(?:in|at) (?=[{CAPITAL}])).*$")
_BETWEEN = re.compile(r"\s+[|/•·–—]\s+")
_AUTHOR = re.compile(rf"(?:(?:Autor(?:in)?|Author|Auteure?|Autora?)(?:/Autor(?:in)?)?)\s*:?\s+(?=[{CAPITAL}])")
_CAPITALS = re.compile(r"((?:[A-Z][A-Z.'’-]+ ){2,3})(?=[A-Z]\w*[a-z])")
"""A name in capitals before that of whom its bearer writes for: "ADA HOLM The Harl Courier"."""

_LINKED = re.compile(rf"(\]\([^()\s]{{1,500}}\))(?=[{CAPITAL}])")
"""The end of a name that is a link of Markdown, right before its bearer's job: "[Ada Holm](/ada)Staff Writer"."""

_LONGEST_SIGNED = 100
_NEAR = 6
_HEADS = (Role.HEADLINE, Role.HEADLINE_REPEAT)
_NAMED = (Role.AUTHOR_NAME, Role.BYLINE)


def name_authors(
    stated: tuple[Author, ...], text: str, blocks: Sequence[Block], outlet: str | None
) -> tuple[Author, ...]:
    """The authors that the page states, with what its author card adds; else those that its lines show or sign.

    Without a byline, a name beside a date is a surer sign than a name alone.
    """
    named = (_without_outlet(author, outlet) for author in _shown(text, blocks))
    found = tuple(author for author in named if not (is_masthead(author.name) or is_body_name(author.name)))
    shown = tuple(card for card in found if not _is_part(card.name, stated))
    people = (is_person(author.name, outlet) and not is_body_name(author.name) for author in stated)
    if any(people) or not shown:
        cards = {author.name.casefold(): author for author in found}
        completed = tuple(_completed(author, cards.get(author.name.casefold())) for author in stated)
        return completed or _signed(text, blocks, outlet)
    signed = () if any(block.role is Role.BYLINE for block in blocks) else _signed(text, blocks, outlet)
    return signed or shown


def _without_outlet(author: Author, outlet: str | None) -> Author:
    """An author without the outlet's name behind the own, which some bylines show: "Ina Voss Ellin Gazette"."""
    name = author.name.removesuffix(f" {outlet}") if outlet else author.name
    return Author(name, author.role, author.bio) if " " in name else author


def _is_part(name: str, stated: tuple[Author, ...]) -> bool:
    """Whether a name is what the page states, or the beginning of it."""
    return any(author.name.casefold().startswith(name.casefold()) for author in stated)


def _completed(author: Author, card: Author | None) -> Author:
    return Author(author.name, author.role or card.role, author.bio or card.bio) if card else author


def _shown(text: str, blocks: Sequence[Block]) -> tuple[Author, ...]:
    """The authors named by lines near the body, or between it and the headline, in page order."""
    body = [at for at, block in enumerate(blocks) if block.role in BODY_ROLES]
    if not body:
        return ()
    above = blocks[: body[0]]
    head = next((at for at in reversed(range(len(above))) if above[at].role in _HEADS), body[0])
    start = min(head, body[0] - _NEAR * 2)
    found: dict[str, Author] = {}
    for at, block in enumerate(blocks):
        if block.role not in _NAMED or not start <= at <= body[-1] + _NEAR:
            continue
        names = _names(plain(_LINKED.sub(r"\1 · ", text[block.start : block.end])), block.role)
        if not names:
            continue
        role, bio = _card(text, blocks[at + 1 : at + 4])
        people, job = _without_job(split_names(names))
        role = role or job
        for name in filter(_begins_as_name, _without_places(people)):
            known = found.get(name.casefold())
            found[name.casefold()] = (
                _completed(known, Author(name, role, bio)) if known else Author(name, role, bio)
            )
    return tuple(found.values())


def _signed(text: str, blocks: Sequence[Block], outlet: str | None) -> tuple[Author, ...]:
    """The name in the first line that gives a date and a name, the outlet's aside, or "Author" and a name."""
    body = [at for at, block in enumerate(blocks) if block.role in BODY_ROLES]
    for block in blocks[max(0, body[0] - _NEAR * 2) : body[-1] + _NEAR * 2] if body else ():
        if block.role in BODY_ROLES or block.end - block.start > _LONGEST_SIGNED:
            continue
        line = plain(text[block.start : block.end])
        parts = [part.strip() for part in _BETWEEN.split(_AUTHOR.sub("", line))]
        bare = (part[name_start(part) or 0 :].rpartition(" by ")[2] for part in parts if part != outlet)
        names = [name for name in bare if is_full_name(name) and not is_body_name(name)]
        dated = (len(parts) > 1 or " by " in line) and any(map(str.isdigit, line))
        if len(names) == 1 and (dated or _AUTHOR.match(line)):
            return (Author(names[0]),)
    return ()


def _without_job(names: Sequence[str]) -> tuple[Sequence[str], str | None]:
    """The names of a line, without an employer, and the job of a single one: "Ada Holm, Rivers Correspondent"."""
    people = [name for at, name in enumerate(names) if not at or not (job_in(name) or is_masthead(name))]
    return people, next(filter(job_in, names[1:]), None) if len(people) == 1 else None


def _without_places(names: Sequence[str]) -> Sequence[str]:
    """The names of a line without single words after a full one: "By Mira Tolland, Ellin" ends in a place."""
    return [name for name in names if " " in name] if len(names) > 1 and " " in names[0] else names


def _begins_as_name(name: str) -> bool:
    """Whether a name begins with a capital, where its script has capitals, or is one word such as an initialism."""
    return not name[0].islower() or " " not in name


def _names(line: str, role: Role) -> str:
    """The names in the line of an author card or after the "By" of a byline; "" when it is neither.

    What begins with an article is an outlet.
    """
    if role is Role.AUTHOR_NAME:
        line = _without_employer(line)
        name = _TAIL.sub("", line.lstrip("*+ "))
        return "" if name.startswith("The ") else name
    if role is not Role.BYLINE:
        return ""
    line = unbracketed(line)
    start = name_start(line)
    name, _, job = line.partition(", ")
    if start is None and is_full_name(name) and job_in(job):
        start = 0
    return "" if start is None else _TAIL.sub("", _without_employer(line[start:]))


def _without_employer(names: str) -> str:
    """A name in capitals without whom its bearer writes for."""
    match = _CAPITALS.match(names)
    return match[1].strip() if match else names


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
