"""Every line of a page gets a role: a guess by line, then what the lines say to each other.

A headline is what is printed twice or what the page calls its title; a card is a headline-like line followed
by the sentence that repeats its words; an author card is a name, a job and a line about that name; what stands
after the article's end belongs to other articles or to the site. Nothing here depends on one site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from onrecord.read import shapes
from onrecord.read.classifier.guess import Guess, guess_kinds
from onrecord.read.facts.page import PageFacts
from onrecord.read.lines import TEXT, Hints, Line, Roles, key_of
from onrecord.read.parsing.marks import BIT, PICTURE
from onrecord.read.roles.alike import mark_alike, mark_missed, mark_updates
from onrecord.read.roles.bylines import mark_author_cards, mark_authors, mark_namesakes
from onrecord.read.roles.cards import close_after_card, mark_cards
from onrecord.read.roles.closing import mark_closing
from onrecord.read.roles.entries import mark_entries
from onrecord.read.roles.headline import mark_headline, span_of_body
from onrecord.read.roles.insets import mark_insets
from onrecord.read.roles.listed import mark_listed
from onrecord.read.roles.live import mark_posts
from onrecord.read.roles.middles import mark_inside
from onrecord.read.roles.moments import mark_moments
from onrecord.read.roles.plain import mark_plain
from onrecord.read.roles.plain_captions import drop_far_captions
from onrecord.read.roles.rows import mark_rows
from onrecord.read.roles.speakers import mark_speakers
from onrecord.read.roles.sponsors import mark_sponsored
from onrecord.read.roles.told import mark_told
from onrecord.records import Role

_MOST_LINES = 10_000  # no article has more lines; what stands after them is not looked at

_ABOVE = 8
_BELOW = 12  # how many lines above the headline and below the body may hold the article's credits and names

_MOST_PRINTED = 2
"""What stands on a page more often comes back between the paragraphs: a card's byline, a few words of the site."""

_LONGEST_NAME = 20  # characters up to which two words in a <figcaption> may be who made the picture

_NEARBY = (Role.CREDIT, Role.AUTHOR_NAME, Role.BYLINE)
_LEAST_BODY = 0.5
_SURELY_BODY = 0.8  # up to here a line that the kinds call a caption is one

_CAPTIONED = BIT["figcaption"] | BIT["caption"]
_ASIDE = {"title": None, "caption": Role.CAPTION, "credit": Role.CREDIT, "author": Role.AUTHOR_NAME, "": None}
Guesser = Callable[[Sequence[Line], PageFacts, str | None], Guess]


def label_lines(
    lines: Sequence[Line], facts: PageFacts, url: str | None, guesser: Guesser = guess_kinds
) -> list[Role]:
    """The role of each line, in order; `guesser` gives the first guess for every line."""
    if len(lines) > _MOST_LINES:
        rest = [Role.FURNITURE] * (len(lines) - _MOST_LINES)
        return label_lines(lines[:_MOST_LINES], facts, url, guesser) + rest
    guess = guesser(lines, facts, url)
    roles = _first_roles(guess)
    mark_alike(lines, roles, guess)
    mark_entries(lines, roles, guess)
    if lines[0].hints is None:
        mark_posts(lines, roles)
    else:
        mark_updates(lines, roles, facts)
        mark_missed(lines, roles, facts)
    if Role.BODY not in roles:
        _fall_back(lines, roles)
    mark_headline(lines, roles, facts, guess)
    mark_told(lines, roles)
    _mark_figures(lines, roles)
    mark_insets(lines, roles)
    if lines[0].hints is None:
        mark_author_cards(lines, roles, facts)
    mark_cards(lines, roles)
    if lines[0].hints is None:
        mark_plain(lines, roles, guess)
    else:
        mark_moments(lines, roles)
    mark_sponsored(lines, roles)
    mark_listed(lines, roles)
    mark_authors(lines, roles, facts)
    mark_closing(lines, roles)
    close_after_card(roles)
    _close_at_next_headline(lines, roles)
    _drop_distant(lines, roles, facts)
    mark_namesakes(lines, roles)
    mark_speakers(lines, roles)
    if lines[0].hints is None:
        mark_rows(lines, roles)
        mark_inside(lines, roles, guess)
        drop_far_captions(lines, roles)
    _drop_last_subheads(roles)
    _mark_rest(lines, roles)
    return [role or Role.FURNITURE for role in roles]


def _first_roles(guess: Guess) -> Roles:
    """What the classifier alone makes of each line; None for what only the other lines can tell."""
    body = (guess.body > _SURELY_BODY) | ((guess.body > _LEAST_BODY) & ~guess.captioned)
    told = zip(body.tolist(), guess.subhead.tolist(), guess.aside, strict=True)
    return [
        (Role.SUBHEAD if is_subhead else Role.BODY) if is_body else _ASIDE[aside]
        for is_body, is_subhead, aside in told
    ]


def _fall_back(lines: Sequence[Line], roles: Roles) -> None:
    """On a page where no line convinces: its main content; in plain text every sentence."""
    for at, line in enumerate(lines):
        if line.hints.main if line.hints else shapes.looks_like_sentence(line.text):
            roles[at] = Role.BODY


def _mark_figures(lines: Sequence[Line], roles: Roles) -> None:
    """What stands in a <figcaption> and is nothing else is a caption, or a credit when its element says so."""
    for at, line in enumerate(lines):
        if roles[at] is None and line.hints and line.hints.above & BIT["figcaption"]:
            if line.hints.near & BIT["credit"] and len(line.text) < 100:
                roles[at] = Role.CREDIT
            elif len(line.text) > _LONGEST_NAME or (line.text.count(" ") > 1 and not shapes.is_name(line.text)):
                roles[at] = Role.CAPTION


def _close_at_next_headline(lines: Sequence[Line], roles: Roles) -> None:
    """Where a byline follows another <h1>, another article begins: pages of endless scrolling hold several."""
    heads = [at for at, line in enumerate(lines) if line.hints is not None and line.hints.tag == "h1"]
    for at in heads[1:]:
        if roles[heads[0]] is Role.HEADLINE and _begins_article(roles, heads[0], at):
            for i in range(at, len(lines)):
                roles[i] = None if roles[i] in TEXT else roles[i]
            return


def _begins_article(roles: Roles, head: int, at: int) -> bool:
    """Whether a later <h1> heads an article of its own."""
    if roles[at] is Role.HEADLINE_REPEAT or Role.BODY not in roles[head:at]:
        return False
    return any(role in (Role.BYLINE, Role.AUTHOR_NAME) for role in roles[at + 1 : at + 4])


def _drop_distant(lines: Sequence[Line], roles: Roles, facts: PageFacts) -> None:
    """Credits and names far from the article, bylines of repeated cards and buttons are others' and the site's."""
    start, end = span_of_body(roles)
    head = next((at for at, role in enumerate(roles[:start]) if role is Role.HEADLINE), start)
    known = {key_of(author.name) for author in facts.authors}
    for at in [*range(max(0, head - _ABOVE)), *range(end + _BELOW, len(roles))]:
        if roles[at] in _NEARBY and lines[at].key not in known:
            roles[at] = None
    copies = Counter(line.key for line in lines)
    for at, line in enumerate(lines):
        if roles[at] is Role.AUTHOR_NAME and line.key not in known and shapes.is_button(line.text):
            roles[at] = None
        below = line.hints is None and roles[at - 1] in (Role.HEADLINE, Role.HEADLINE_REPEAT)
        if roles[at] is Role.BYLINE and copies[line.key] > _MOST_PRINTED and not below:
            roles[at] = None


def _drop_last_subheads(roles: Roles) -> None:
    """A heading below the last paragraph heads something else: "Want to read more?"."""
    _, end = span_of_body(roles)
    for at in range(end, len(roles)):
        roles[at] = None if roles[at] is Role.SUBHEAD else roles[at]


def _mark_rest(lines: Sequence[Line], roles: Roles) -> None:
    """What stands outside of the article: items, titles and teasers of others, or the site's own words."""
    start, end = span_of_body(roles)
    for at, line in enumerate(lines):
        if roles[at] is not None:
            continue
        if shapes.is_site_talk(line.text):
            roles[at] = Role.FURNITURE
        elif shapes.looks_like_sentence(line.text) and at >= end:
            roles[at] = Role.UNRELATED_ITEM
        elif line.hints and _is_pictured(line.hints) and not line.hints.linked:
            told = shapes.could_be_title(line.text) or shapes.looks_like_sentence(line.text)
            roles[at] = Role.CAPTION if told else None
        elif shapes.could_be_title(line.text) and not start <= at < end:
            roles[at] = Role.RELATED_TITLE


def _is_pictured(hints: Hints) -> bool:
    """Whether the markup puts a line under a picture, of a gallery perhaps."""
    shown = hints.pictured or hints.above & BIT["figure"]
    return bool(hints.above & _CAPTIONED or (shown and hints.near & PICTURE))
