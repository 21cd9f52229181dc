"""The headline and its repeats: what the page states and shows, else the likeliest title, else what is repeated."""

from collections import Counter
from collections.abc import Sequence

from onrecord.naming.mastheads import is_masthead
from onrecord.read import shapes
from onrecord.read.classifier.guess import Guess
from onrecord.read.facts.page import PageFacts
from onrecord.read.facts.titles import tab_titles
from onrecord.read.facts.written import written_days
from onrecord.read.lines import BULLET, TEXT, Line, Roles, key_of
from onrecord.read.roles.notices import notice_role
from onrecord.read.roles.plain_heads import SIGNED_WITHIN, signs
from onrecord.read.words import word_list
from onrecord.records import Role

_LEAST_TITLE = 0.3
_LEAST_TEXT_TITLE = 0.05
"""Of plain text every article has its title somewhere: from 0.02 to 0.1 as many are found (page_lines by folds,
2026-11-26)."""

_LEAST_BARE = 12
_LONGEST_TIMED = 100
_LONGEST_ITEM = 4  # words of a menu's item with its bullet

_LEAST_OF_TAB = 4  # words of a headline that a browser's tab has too; the items of menus have fewer

_LOOK_BACK = 12
_CAPTION_WITHIN = 3


def span_of_body(roles: Roles) -> tuple[int, int]:
    """The first and one past the last body line; both the number of lines when there is none."""
    at = [i for i, role in enumerate(roles) if role is Role.BODY]
    return (at[0], at[-1] + 1) if at else (len(roles), len(roles))


def mark_headline(lines: Sequence[Line], roles: Roles, facts: PageFacts, guess: Guess) -> None:
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
    start, end = span_of_body(roles)
    shown = {line.key for line in lines[:end]}
    for title in facts.titles:
        if len(key_of(title)) > 8 and key_of(title) in shown:
            return key_of(title)
    tabs, below = (facts.titles, lines[:end]) if lines[0].hints else ((lines[0].text,), lines[1:end])
    if named := next(filter(None, (_named_by_tab(tab, below) for tab in tabs)), ""):
        return named
    if (above := _above_points(lines)) is not None:
        return lines[above].key
    least = _LEAST_TITLE if lines[0].hints else _LEAST_TEXT_TITLE
    shares = guess.title[:end].tolist()
    could = (at for at, share in enumerate(shares) if share > least)
    could = (at for at in could if lines[at].hints or at <= start or roles[at] is not Role.SUBHEAD)
    likeliest = sorted(could, key=lambda at: -shares[at])
    likely = next((at for at in likeliest if not _is_no_headline(lines, at)), -1)
    if likely >= 0 and roles[likely] is not Role.BODY:
        return _bare_title(lines[likely : max(start, likely + 1)])
    near = [
        at
        for at in range(max(0, start - _LOOK_BACK), start)
        if roles[at] is None and shapes.looks_like_headline(lines[at].text) and len(lines[at].text) > 25
    ]
    counts = Counter(line.key for line in lines)
    repeated = [at for at in near if counts[lines[at].key] > 1]
    if repeated:
        return lines[repeated[-1]].key
    return _above_first_sentence(lines, roles) if lines[0].hints else ""


def _above_first_sentence(lines: Sequence[Line], roles: Roles) -> str:
    """The key of the heading right above the first sentence of a page, as old sites set the headline."""
    first = next((at for at, role in enumerate(roles) if _is_sentence(lines[at], role)), 0)
    heading = lines[first - 1] if first and roles[first - 1] in TEXT else None
    if heading is None or len(heading.text.split()) < _LEAST_OF_TAB or not shapes.looks_like_headline(heading.text):
        return ""
    return heading.key if not _is_no_headline(lines, first - 1) else ""


def _is_sentence(line: Line, role: Role | None) -> bool:
    return role is Role.BODY and shapes.looks_like_sentence(line.text)


def _named_by_tab(tab: str, lines: Sequence[Line]) -> str:
    """The key of the title on a browser's tab, of some words, that a line shows; "" where none does."""
    shown = {line.key for line in lines}
    titles = (key_of(title) for title in tab_titles(tab) if len(title.split()) >= _LEAST_OF_TAB)
    return next((key for key in titles if key in shown), "")


def _is_no_headline(lines: Sequence[Line], at: int) -> bool:
    """Whether a line tells what else it is: a button, one of some points, a newspaper's name, a picture's words."""
    text = lines[at].text
    timed = shapes.has_clock(text) and any(written_days(text[:_LONGEST_TIMED], month_first=False))
    other = shapes.is_no_headline(text) or is_masthead(text) or notice_role(text) is not None
    pictured = shapes.caption_start(text) is not None or shapes.credit_start(text) is not None
    other = other or pictured or _begins_caption(lines, at)
    return timed or other or (lines[at].hints is None and _is_point(lines, at))


def _begins_caption(lines: Sequence[Line], at: int) -> bool:
    """Whether a caption right below begins with a line: it stands for a picture that is not shown."""
    below = (line.text for line in lines[at + 1 : at + 1 + _CAPTION_WITHIN])
    return any(text.startswith(lines[at].text) and shapes.is_caption(text) for text in below)


def _above_points(lines: Sequence[Line]) -> int | None:
    """The line of plain text right above the head of the article's own points, "Summary"; None without one.

    Who wrote it and when may stand between.
    """
    heads = word_list("point_heads")
    told = (at for at in range(1, len(lines)) if lines[at].text.lower().strip(" *:") in heads)
    points = next(told, 0) if lines[0].hints is None else 0
    above = range(points - 1, max(-1, points - 1 - SIGNED_WITHIN), -1)
    at = next((at for at in above if not signs(lines[at])), -1)
    could = at >= 0 and shapes.looks_like_headline(lines[at].text) and len(lines[at].text.split()) > _LONGEST_ITEM
    return at if could and not _is_no_headline(lines, at) else None


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
