"""Every line of a page gets a role: a guess by line, then what the lines say to each other.

A headline is what is printed twice or what the page calls its title; a card is a headline-like line followed
by the sentence that repeats its words; an author card is a name, a job and a line about that name; what stands
after the article's end belongs to other articles or to the site. Nothing here depends on one site.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.read.facts import PageFacts
from onrecord.read.guess import guess_body
from onrecord.read.lines import Line, key_of
from onrecord.read.shapes import (
    is_byline,
    is_caption,
    is_credit,
    is_dateline,
    is_name,
    is_note,
    is_read_time,
    is_site_talk,
    job_in,
    looks_like_headline,
    looks_like_sentence,
    shared_words,
)
from onrecord.records import Role

_LOOK_BACK = 12


def label_lines(lines: Sequence[Line], facts: PageFacts) -> list[Role]:
    """The role of each line, in order."""
    body = guess_body(lines)
    roles: list[Role | None] = [Role.BODY if is_body else None for is_body in body]
    _mark_shapes(lines, roles)
    _mark_headline(lines, roles, facts)
    _mark_cards(lines, roles)
    _mark_author_card(lines, roles, facts)
    _close_after_card(roles)
    _mark_subheads(lines, roles)
    _mark_rest(lines, roles)
    return [role or Role.FURNITURE for role in roles]


def _span(roles: Sequence[Role | None]) -> tuple[int, int]:
    """The first and one past the last body line; both the number of lines when there is none."""
    at = [i for i, role in enumerate(roles) if role is Role.BODY]
    return (at[0], at[-1] + 1) if at else (len(roles), len(roles))


def _mark_shapes(lines: Sequence[Line], roles: list[Role | None]) -> None:
    """Roles that a line's own words give away."""
    for at, line in enumerate(lines):
        text = line.text
        if is_read_time(text):
            roles[at] = Role.READ_TIME
        elif is_credit(text):
            roles[at] = Role.CREDIT
        elif is_caption(text):
            roles[at] = Role.CAPTION
        elif is_note(text) and len(text) < 300:
            roles[at] = Role.UPDATE_NOTE if roles[at] is Role.BODY else None
        elif is_dateline(text):
            after = roles[at + 1] if at + 1 < len(roles) else None
            roles[at] = Role.DATELINE if after is Role.BODY and at == 0 else None
        elif is_byline(text):
            roles[at] = Role.BYLINE


def _mark_headline(lines: Sequence[Line], roles: list[Role | None], facts: PageFacts) -> None:
    """The headline and its repeats."""
    key = _headline_key(lines, roles, facts)
    if not key:
        return
    first = True
    for at, line in enumerate(lines):
        if line.key == key:
            roles[at] = Role.HEADLINE if first else Role.HEADLINE_REPEAT
            first = False


def _headline_key(lines: Sequence[Line], roles: Sequence[Role | None], facts: PageFacts) -> str:
    stated = {key_of(title) for title in facts.titles}
    start, _ = _span(roles)
    before = [at for at in range(start) if roles[at] is None]
    counts: dict[str, int] = {}
    for line in lines:
        counts[line.key] = counts.get(line.key, 0) + 1
    for at in before:
        if lines[at].key in stated and len(lines[at].key) > 8:
            return lines[at].key
    near = [at for at in before if looks_like_headline(lines[at].text)]
    repeated = [at for at in near if counts[lines[at].key] > 1 and len(lines[at].text) > 25]
    if repeated:
        return lines[repeated[-1]].key
    close = [at for at in near if start - at <= _LOOK_BACK]
    return lines[max(close, key=lambda at: len(lines[at].text))].key if close else ""


def _mark_cards(lines: Sequence[Line], roles: list[Role | None]) -> None:
    """A headline-like line and the sentence right under it that repeats its words are another article's card."""
    for at in range(len(lines) - 1):
        line, below = lines[at], lines[at + 1]
        if roles[at] in (None, Role.BODY, Role.SUBHEAD) and _is_card(line, below):
            roles[at], roles[at + 1] = Role.RELATED_TITLE, Role.RELATED_TEASER


def _is_card(line: Line, below: Line) -> bool:
    return (
        below.gap < max(1, line.gap)
        and looks_like_headline(line.text)
        and len(line.text) > 30
        and looks_like_sentence(below.text)
        and shared_words(line.text, below.text) >= 0.5
    )


def _mark_author_card(lines: Sequence[Line], roles: list[Role | None], facts: PageFacts) -> None:
    """A name, a job, and a line about the name; also names alone under the headline."""
    stated = {key_of(author.name) for author in facts.authors}
    for at, line in enumerate(lines):
        if roles[at] not in (None, Role.BODY) or not is_name(line.text):
            continue
        last = line.text.split()[-1]
        about = [
            i for i in range(at + 1, min(at + 4, len(lines)))
            if line.text in lines[i].text or (last in lines[i].text and job_in(lines[i].text))
        ]  # fmt: skip
        job = at + 1 < len(lines) and len(lines[at + 1].text) < 60 and job_in(lines[at + 1].text)
        if (
            line.key in stated
            or job
            or any(looks_like_sentence(lines[i].text) and job_in(lines[i].text) for i in about)
        ):
            roles[at] = Role.AUTHOR_NAME
            if job:
                roles[at + 1] = Role.AUTHOR_ROLE
            for i in about:
                if (
                    looks_like_sentence(lines[i].text)
                    and job_in(lines[i].text)
                    and roles[i] is not Role.AUTHOR_ROLE
                ):
                    roles[i] = Role.AUTHOR_BIO


def _close_after_card(roles: list[Role | None]) -> None:
    """Nothing after the author card is the article's, when most of the article stands before it."""
    cards = [at for at, role in enumerate(roles) if role is Role.AUTHOR_BIO]
    if not cards:
        return
    before = sum(role is Role.BODY for role in roles[: cards[-1]])
    after = [at for at in range(cards[-1], len(roles)) if roles[at] is Role.BODY]
    if len(after) < before / 2:
        for at in after:
            roles[at] = None


def _mark_subheads(lines: Sequence[Line], roles: list[Role | None]) -> None:
    """A short body line without a full stop that body follows is a subhead."""
    for at in range(len(lines) - 1):
        if roles[at] is Role.BODY and roles[at + 1] is Role.BODY and looks_like_headline(lines[at].text):
            roles[at] = Role.SUBHEAD


def _mark_rest(lines: Sequence[Line], roles: list[Role | None]) -> None:
    """What stands outside of the article: items, titles and teasers of others, or the site's own words."""
    start, end = _span(roles)
    for at, line in enumerate(lines):
        if roles[at] is not None:
            continue
        if is_site_talk(line.text):
            roles[at] = Role.FURNITURE
        elif looks_like_sentence(line.text) and at >= end:
            roles[at] = Role.UNRELATED_ITEM
        elif looks_like_headline(line.text) and len(line.text.split()) > 4 and (at >= end or at < start):
            roles[at] = Role.RELATED_TITLE


def credit_start(text: str) -> int | None:
    """Where the credit at the end of a caption starts; None when there is none."""
    match = re.search(r"\s*[(\[]([^()\[\]]{3,120})[)\]]\s*$", text)
    if match and is_credit(match.group(1)):
        return match.start() + (len(match.group()) - len(match.group().lstrip()))
    return None
