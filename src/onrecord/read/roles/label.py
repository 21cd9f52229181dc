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
from onrecord.read.facts.written import written_days
from onrecord.read.lines import BULLET, Hints, Line, key_of
from onrecord.read.parsing.marks import BIT, PICTURE
from onrecord.read.roles.alike import mark_alike, mark_missed, mark_updates
from onrecord.read.roles.bylines import mark_author_cards, mark_authors, mark_namesakes
from onrecord.read.roles.calls import is_call
from onrecord.read.roles.closing import mark_closing
from onrecord.read.roles.insets import mark_insets
from onrecord.read.roles.notices import notice_role
from onrecord.read.roles.plain import could_head, mark_between, mark_marks, mark_middles, mark_plain
from onrecord.read.roles.speakers import mark_speakers
from onrecord.records import Role

Roles = list[Role | None]

_MOST_LINES = 10_000
"""No article has more lines; what stands after them is not looked at."""

_LONGEST_CAPTION = 700
"""A longer line that ends in a credit is an article on one line, or a paragraph that names a picture."""

_LONGEST_CREDIT = 8
"""Words from which a line that the classifier takes for a caption is one, though it ends in a credit."""

_LONGEST_TEASER = 350
"""Characters up to which the sentences under another article's headline are its teaser."""

_CARD = (Role.RELATED_TITLE, Role.RELATED_TEASER)
_LEAST_LOOSE = 4
"""A card at an article's end is told by its setting only when so many paragraphs show how the article is set."""

_ABOVE = 8
_BELOW = 12
"""How many lines above the headline and below the body may hold the article's credits and names."""

_MOST_PRINTED = 2
"""What stands on a page more often comes back between the paragraphs: a card's byline, a few words of the site."""

_NEARBY = (Role.CREDIT, Role.AUTHOR_NAME, Role.BYLINE)
_LEAST_BODY = 0.5
_SURELY_BODY = 0.8
"""Up to here a line that the kinds call a caption is one."""

_LEAST_TITLE = 0.3
_LEAST_TEXT_TITLE = 0.05
"""Of plain text every article has its title somewhere: from 0.02 to 0.1 as many are found (page_lines by folds,
2026-11-26)."""

_LEAST_BARE = 12
_LONGEST_TIMED = 100
_LONGEST_ITEM = 4
"""Words of a menu's item with its bullet."""

_LOOK_BACK = 12
_CAPTIONED = BIT["figcaption"] | BIT["caption"]
_ASIDE = {"title": None, "caption": Role.CAPTION, "credit": Role.CREDIT, "author": Role.AUTHOR_NAME, "": None}
_SITES_OWN = (
    shapes.is_site_line,
    shapes.is_rights_line,
    shapes.is_address,
    shapes.is_picture_file,
    shapes.is_tally,
    is_call,
)


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
    if lines[0].hints is not None:
        mark_updates(lines, roles, facts)
        mark_missed(lines, roles, facts)
    if Role.BODY not in roles:
        _fall_back(lines, roles)
    _mark_headline(lines, roles, facts, guess)
    _mark_shapes(lines, roles)
    _mark_figures(lines, roles)
    mark_insets(lines, roles)
    if lines[0].hints is None:
        mark_author_cards(lines, roles, facts)
    _mark_cards(lines, roles)
    if lines[0].hints is None:
        mark_plain(lines, roles, guess)
    mark_authors(lines, roles, facts)
    mark_closing(lines, roles)
    _close_after_card(roles)
    _close_at_next_headline(lines, roles)
    _drop_distant(lines, roles, facts)
    mark_namesakes(lines, roles)
    mark_speakers(lines, roles)
    if lines[0].hints is None:
        mark_middles(lines, roles, guess)
        mark_between(lines, roles, guess)
        mark_marks(lines, roles)
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


def _span(roles: Roles) -> tuple[int, int]:
    """The first and one past the last body line; both the number of lines when there is none."""
    at = [i for i, role in enumerate(roles) if role is Role.BODY]
    return (at[0], at[-1] + 1) if at else (len(roles), len(roles))


def _mark_headline(lines: Sequence[Line], roles: Roles, facts: PageFacts, guess: Guess) -> None:
    """The headline and its repeats."""
    key = _headline_key(lines, roles, facts, guess)
    if not key:
        return
    first = True
    for at, line in enumerate(lines):
        if line.key == key:
            roles[at] = Role.HEADLINE if first else Role.HEADLINE_REPEAT
            first = False


def _headline_key(lines: Sequence[Line], roles: Roles, facts: PageFacts, guess: Guess) -> str:
    """The key of the headline: what the page states and shows, else the likeliest title, else what is repeated."""
    start, end = _span(roles)
    shown = {line.key for line in lines[:end]}
    for title in facts.titles:
        if len(key_of(title)) > 8 and key_of(title) in shown:
            return key_of(title)
    could = [at for at in range(min(end, len(lines))) if not _is_no_headline(lines, at)]
    likely = max(could, key=lambda at: guess.title[at], default=-1)
    least = _LEAST_TITLE if lines[0].hints else _LEAST_TEXT_TITLE
    if likely >= 0 and guess.title[likely] > least and roles[likely] is not Role.BODY:
        return _bare_title(lines[likely : max(start, likely + 1)])
    near = [
        at
        for at in range(max(0, start - _LOOK_BACK), start)
        if roles[at] is None and shapes.looks_like_headline(lines[at].text) and len(lines[at].text) > 25
    ]
    counts = Counter(line.key for line in lines)
    repeated = [at for at in near if counts[lines[at].key] > 1]
    return lines[repeated[-1]].key if repeated else ""


def _is_no_headline(lines: Sequence[Line], at: int) -> bool:
    """Whether a line tells what else it is: a button, one of some points, or when the article appeared."""
    text = lines[at].text
    timed = shapes.has_clock(text) and any(written_days(text[:_LONGEST_TIMED], month_first=False))
    other = shapes.is_no_headline(text) or notice_role(text) is not None
    return timed or other or (lines[at].hints is None and _is_point(lines, at))


def _is_point(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands in a list of points, as agencies set below a headline; those of a menu are shorter."""
    beside = [one.text for one in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]) if BULLET.match(one.text)]
    listed = bool(BULLET.match(lines[at].text)) and bool(beside)
    return listed and all(len(text.split()) > _LONGEST_ITEM for text in beside)


def _bare_title(lines: Sequence[Line]) -> str:
    """The key of the first line, or of a later one that it ends with: a trail such as "Home News Title" ends so."""
    whole = lines[0].key
    bare = (line.key for line in lines[1:] if len(line.key) > _LEAST_BARE and whole.endswith(line.key))
    return next(bare, whole)


def _mark_shapes(lines: Sequence[Line], roles: Roles) -> None:
    """Roles that a line's own words give away."""
    for at, line in enumerate(lines):
        if roles[at] not in (Role.HEADLINE, Role.HEADLINE_REPEAT):
            roles[at] = _shape_role(line.text, at, roles)


def _shape_role(text: str, at: int, roles: Roles) -> Role | None:
    """The role that the words of a line give away; the one it has when they give away none."""
    role = roles[at]
    told = _told_role(text)
    if told is not None:
        return told
    if shapes.is_summary(text):
        return Role.BODY
    if shapes.is_credit(text) and not shapes.is_rights_notice(text) and not shapes.credit_start(text):
        captions = role is Role.CAPTION or shapes.goes_on_after_sentence(text)
        longer = captions and len(text.split()) > _LONGEST_CREDIT and not shapes.is_bracketed(text)
        return Role.CAPTION if longer else Role.CREDIT
    if len(text) < _LONGEST_CAPTION and _says_it_is_caption(text, role):
        return Role.CAPTION
    if shapes.is_note(text) and len(text) < 300:
        return _note_role(at, text, roles)
    if shapes.is_dateline(text):
        alone = all(one in (Role.HEADLINE, Role.HEADLINE_REPEAT) for one in roles[:at])
        return Role.DATELINE if alone and Role.BODY in roles[at + 1 : at + 3] else None
    if shapes.is_byline(text) and not (role is Role.BODY and shapes.looks_like_sentence(text)):
        return Role.BYLINE
    return role


def _says_it_is_caption(text: str, role: Role | None) -> bool:
    """Whether a line says that it stands under a picture; who stands left or right, a paragraph may say too."""
    if shapes.is_caption(text):
        return not shapes.is_rights_notice(text)
    return shapes.tells_photographer(text) or (role in (None, Role.SUBHEAD) and shapes.tells_sides(text))


def _told_role(text: str) -> Role | None:
    """The role of a line that begins as only such lines do."""
    if shapes.is_read_time(text):
        return Role.READ_TIME
    if shapes.is_gallery(text):
        return Role.CAPTION
    if any(tells(text) for tells in _SITES_OWN):
        return Role.FURNITURE
    notice = notice_role(text)
    if notice is not None:
        return notice
    if shapes.is_sign_off(text):
        return Role.BYLINE
    if shapes.is_pointer(text) and not shapes.names_agency(text):
        return Role.RELATED_TITLE
    return None


def _note_role(at: int, text: str, roles: Roles) -> Role | None:
    """A note of a change is the article's when the article stands around it or brackets set it apart."""
    beside = Role.BODY in roles[max(0, at - 1) : at + 2]
    if roles[at] in (Role.BODY, Role.SUBHEAD) or (beside and text.startswith(("(", "["))):
        return Role.UPDATE_NOTE
    return roles[at]


def _mark_figures(lines: Sequence[Line], roles: Roles) -> None:
    """What stands in a <figcaption> and is nothing else is a caption, or a credit when its element says so."""
    for at, line in enumerate(lines):
        if roles[at] is None and line.hints and line.hints.above & BIT["figcaption"]:
            if line.hints.near & BIT["credit"] and len(line.text) < 100:
                roles[at] = Role.CREDIT
            elif len(line.text) > 20:
                roles[at] = Role.CAPTION


def _mark_cards(lines: Sequence[Line], roles: Roles) -> None:
    """A headline-like line and the sentence right under it that repeats its words are another article's card."""
    for at in range(len(lines) - 1):
        if roles[at] in (None, Role.BODY, Role.SUBHEAD) and _is_card(lines[at], lines[at + 1]):
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
    body = [at for at, role in enumerate(roles) if role in (Role.BODY, Role.SUBHEAD)]
    if len(body) < _LEAST_LOOSE + 2 or body[-1] != body[-2] + 1:
        return
    title, teaser = body[-2:]
    loose = all(lines[at].gap for at in body[1:-1])
    if loose and _is_tight(lines[title], lines[teaser]) and len(lines[title].text.split()) > 3:
        roles[title], roles[teaser] = _CARD


def _close_after_card(roles: Roles) -> None:
    """Nothing after the author card is the article's, when most of the article stands before it."""
    cards = [at for at, role in enumerate(roles) if role is Role.AUTHOR_BIO]
    if not cards:
        return
    before = sum(role is Role.BODY for role in roles[: cards[-1]])
    after = [at for at in range(cards[-1], len(roles)) if roles[at] in (Role.BODY, Role.SUBHEAD)]
    if len(after) < before / 2:
        for at in after:
            roles[at] = None


def _close_at_next_headline(lines: Sequence[Line], roles: Roles) -> None:
    """Where a byline follows another <h1>, another article begins: pages of endless scrolling hold several."""
    heads = [at for at, line in enumerate(lines) if line.hints is not None and line.hints.tag == "h1"]
    for at in heads[1:]:
        if roles[heads[0]] is Role.HEADLINE and _begins_article(roles, heads[0], at):
            for i in range(at, len(lines)):
                roles[i] = None if roles[i] in (Role.BODY, Role.SUBHEAD) else roles[i]
            return


def _begins_article(roles: Roles, head: int, at: int) -> bool:
    """Whether a later <h1> heads an article of its own."""
    if roles[at] is Role.HEADLINE_REPEAT or Role.BODY not in roles[head:at]:
        return False
    return any(role in (Role.BYLINE, Role.AUTHOR_NAME) for role in roles[at + 1 : at + 4])


def _drop_distant(lines: Sequence[Line], roles: Roles, facts: PageFacts) -> None:
    """Credits and names far from the article, bylines of repeated cards and buttons are others' and the site's."""
    start, end = _span(roles)
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
    _, end = _span(roles)
    for at in range(end, len(roles)):
        roles[at] = None if roles[at] is Role.SUBHEAD else roles[at]


def _mark_rest(lines: Sequence[Line], roles: Roles) -> None:
    """What stands outside of the article: items, titles and teasers of others, or the site's own words."""
    start, end = _span(roles)
    for at, line in enumerate(lines):
        if roles[at] is not None:
            continue
        if shapes.is_site_talk(line.text):
            roles[at] = Role.FURNITURE
        elif shapes.looks_like_sentence(line.text) and at >= end:
            roles[at] = Role.UNRELATED_ITEM
        elif line.hints and _is_pictured(line.hints) and not line.hints.linked:
            roles[at] = Role.CAPTION if shapes.could_be_title(line.text) else None
        elif shapes.could_be_title(line.text) and not start <= at < end:
            roles[at] = Role.RELATED_TITLE


def _is_pictured(hints: Hints) -> bool:
    """Whether the markup puts a line under a picture."""
    return bool(hints.above & _CAPTIONED or (hints.pictured and hints.near & PICTURE))
