"""Live reports that were copied as text: the moment of each post on a line of its own, then its words.

"06:30", "Posted at 6:30", "3 March, 06:30", then a heading or none, then sentences. Lists of other articles have
moments and titles, so these count only where a line says that this is live, or where much below is the article's
anyway. A moment that comes back is the length of a sound.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from onrecord.read import shapes
from onrecord.read.facts.titles import TITLE_BREAK
from onrecord.read.lines import Line, Roles
from onrecord.read.words import word_list
from onrecord.records import Role

_MOMENT = re.compile(
    r"(?:(?:posted|updated|published)(?: at)?:? )?(?:\d{1,2}\.? [^\W\d]{3,10}\.?(?: \d{4})?,? (?:at |um |à )?)?"
    r"\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?(?: (?:[A-Z]{2,4}|uhr))?",
    re.IGNORECASE,
)
_BEGINS = "0123456789pPuU"
_LONGEST_MOMENT = 30
_LONGEST_POST = 30
_LONGEST_HEADLINE = 150
_NEAR = 3
"""The first sentence of a post stands so many lines below its moment: under a word as "Breaking", a heading."""

_LEAST_POSTS = 3
_LEAST_SAID_LIVE = 2
_MOSTLY = 2 / 3
_SOME = 1 / 3  # the shares of the moments with a sentence near below, and with one that is the article's already


def mark_posts(lines: Sequence[Line], roles: Roles) -> None:
    """The sentences of a live report's posts are the article's, and so are the headings right above them."""
    for start, end in _posts(lines, roles):
        for at in range(start + 1, end):
            if roles[at] is None and shapes.looks_like_sentence(lines[at].text):
                roles[at] = Role.BODY
        first = next((at for at in range(start + 1, end) if roles[at] is Role.BODY), start)
        heads = first - start > 1 and shapes.looks_like_headline(lines[first - 1].text)
        if heads and roles[first - 1] is None and not shapes.is_no_headline(lines[first - 1].text):
            roles[first - 1] = Role.SUBHEAD


def _says_live(text: str) -> bool:
    """Whether a line, or a part behind a colon or a dash, calls a report live: "Storm Ada: live updates"."""
    parts = TITLE_BREAK.split(text.lower().replace(": ", " : ")) if len(text) <= _LONGEST_HEADLINE else ()
    return any(part in word_list("live_heads") for part in parts)


def _posts(lines: Sequence[Line], roles: Roles) -> list[tuple[int, int]]:
    """The lines of each post with its moment; none where the page is no live report."""
    could = [at for at, line in enumerate(lines) if line.text[0] in _BEGINS and len(line.text) <= _LONGEST_MOMENT]
    found = [at for at in could if _MOMENT.fullmatch(lines[at].text)]
    printed = Counter(lines[at].text for at in found)
    moments = [at for at in found if printed[lines[at].text] == 1]
    if len(moments) < _LEAST_SAID_LIVE:
        return []
    posts = [(at, min(end, at + _LONGEST_POST)) for at, end in pairwise([*moments, len(lines)])]
    near = sum(
        any(shapes.looks_like_sentence(line.text) for line in lines[at + 1 : at + 1 + _NEAR]) for at, _ in posts
    )
    told = sum(Role.BODY in roles[at:end] for at, end in posts)
    said = any(_says_live(line.text) for line in lines[: moments[0]])
    if said:
        return posts if near >= len(posts) / 2 else []
    return (
        posts if len(posts) >= _LEAST_POSTS and near >= _MOSTLY * len(posts) and told >= _SOME * len(posts) else []
    )
