"""Captions in plain text: what stands below a picture's button, above a credit, beside a video's length."""

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.read import shapes
from onrecord.read.classifier.fragments import ends_sentence, goes_on
from onrecord.read.classifier.guess import Guess
from onrecord.read.lines import TEXT, Line, Roles
from onrecord.read.roles.plain_heads import FEW_WORDS, TITLES
from onrecord.records import Role

_ABOVE = 3
_BELOW = 2  # so many lines above the headline and below the body may be captions of the article's

_FAR = 12  # so many lines above the article and below may hold its pictures

_LEAST_CARDS = 3
_ABOVE_FOOT = 2

_SIGNATURE = re.compile(
    rf"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){{1,3}}, [{shapes.CAPITAL}]\S*(?: [{shapes.CAPITAL}]\S*){{1,4}}"
    rf"|[{shapes.CAPITAL}]\S+(?: [{shapes.CAPITAL}]\S+){{1,3}} \S+@\S+\.\w+"
)
"""Who took a picture, as local papers sign below its words: "SAM ODELL, Ostrow Ledger", "Ada Holm holm@…"."""

_SLIDE = re.compile(r"(\d{1,3}) ?(?:/|of) ?(\d{1,3})")
_LEAST_SLIDES, _WITHIN_SLIDE = 3, 3
_SURELY_BODY = 0.8
_LEAST_CAPTIONED = 0.02
"""Above a credit without brackets, which may stand over its picture's words too, a line of a menu is none."""


def unmark_captions(lines: Sequence[Line], roles: Roles) -> None:
    """An address, a moment or a single word is no caption, whatever its words are like."""
    for at, line in enumerate(lines):
        if roles[at] is Role.CAPTION and shapes.is_no_caption(line.text):
            roles[at] = None


def mark_below_buttons(lines: Sequence[Line], roles: Roles) -> None:
    """What stands right under "Open this photo in gallery" is the picture's caption."""
    for at in range(len(lines) - 1):
        if shapes.is_picture_head(lines[at].text):
            roles[at] = None
            if roles[at + 1] in (None, Role.BODY) and len(lines[at + 1].text.split()) > FEW_WORDS:
                roles[at + 1] = Role.CAPTION


def mark_above_feet(lines: Sequence[Line], roles: Roles) -> None:
    """What stands above "Hide caption", right or above who made the picture, is the picture's caption."""
    for at, line in enumerate(lines):
        if not shapes.is_picture_foot(line.text):
            continue
        roles[at] = Role.FURNITURE
        above = range(at - 1, max(-1, at - 1 - _ABOVE_FOOT), -1)
        told = next((i for i in above if len(lines[i].text.split()) > FEW_WORDS), -1)
        if told >= 0 and roles[told] not in TITLES:
            roles[told] = Role.CAPTION
            roles[told + 1 : at] = [Role.CREDIT] * (at - told - 1)


def mark_above_credits(lines: Sequence[Line], roles: Roles, guess: Guess) -> None:
    """What stands right above a credit is its caption; above one in brackets even what seems the article's."""
    body = [at for at, role in enumerate(roles) if role is Role.BODY]
    if not body:
        return
    start = next((at for at, role in enumerate(roles) if role in TITLES), body[0])
    for at in range(max(0, min(start, body[0]) - _ABOVE), min(body[-1] + _BELOW, len(lines) - 1)):
        bracketed = shapes.is_bracketed_credit(lines[at + 1].text)
        if (bracketed or roles[at + 1] is Role.CREDIT) and _could_be_caption(lines[at].text):
            if roles[at] is None and (bracketed or guess.body[at] > _LEAST_CAPTIONED):
                roles[at] = Role.CAPTION
            elif bracketed and _is_captioned(lines, roles, at, guess):
                roles[at], roles[at + 1] = Role.CAPTION, roles[at + 1] or Role.CREDIT


def _could_be_caption(text: str) -> bool:
    return len(text.split()) >= FEW_WORDS and not (shapes.is_no_caption(text) or shapes.is_site_talk(text))


def _is_captioned(lines: Sequence[Line], roles: Roles, at: int, guess: Guess) -> bool:
    """Whether a line that is taken for the article's is the caption of the credit in brackets below."""
    if roles[at] not in TEXT or guess.body[at] > _SURELY_BODY:
        return False
    credit, after = lines[at + 1], lines[at + 2 : at + 3]
    whole = ends_sentence(lines[at].text) and not any(goes_on(credit, below) for below in after)
    return whole and ":" not in credit.text


def mark_above_signature(lines: Sequence[Line], roles: Roles) -> None:
    """The first sentence, right above a name with its paper or its address, is the lead picture's caption.

    So below the author; without one above, who signs there is the author, and the sentence may be the deck.
    """
    first = next((at for at, role in enumerate(roles[:-1]) if role is Role.BODY and _is_prose(lines[at])), -1)
    head = next((at for at, role in enumerate(roles) if role in TITLES), -1)
    signed = any(role in (Role.BYLINE, Role.AUTHOR_NAME) for role in roles[head + 1 : max(0, first)])
    if signed and head >= 0 and _SIGNATURE.fullmatch(lines[first + 1].text):
        roles[first], roles[first + 1] = Role.CAPTION, Role.CREDIT


def _is_prose(line: Line) -> bool:
    return shapes.looks_like_sentence(line.text)


def mark_begun_captions(lines: Sequence[Line], roles: Roles) -> None:
    """A line with which the caption right below begins stands for the picture, for those who do not see it."""
    for at, (line, below) in enumerate(pairwise(lines)):
        begun = line.text != below.text and below.text.startswith(line.text)
        could = roles[at] not in TITLES and len(line.text.split()) > FEW_WORDS
        if begun and could and roles[at + 1] is Role.CAPTION:
            roles[at] = Role.CAPTION


def mark_copied_captions(lines: Sequence[Line], roles: Roles) -> None:
    """A sentence that the page also prints as a caption is one; a picture's words often stand there twice."""
    captions = {line.key for line, role in zip(lines, roles, strict=True) if role is Role.CAPTION}
    for at, line in enumerate(lines):
        if roles[at] is None and line.key in captions and ends_sentence(line.text):
            roles[at] = Role.CAPTION


def drop_far_captions(lines: Sequence[Line], roles: Roles) -> None:
    """What looks like captions far above the headline or far below the article are cards of other articles.

    So where there are some, and for those that do not also stand near the article, as a gallery's do.
    """
    body = [at for at, role in enumerate(roles) if role is Role.BODY]
    captions = [at for at, role in enumerate(roles) if role is Role.CAPTION]
    if not body or len(captions) < _LEAST_CARDS:
        return
    start = next((at for at, role in enumerate(roles) if role in TITLES), body[0])
    near = {lines[at].key for at in captions if start - _FAR <= at <= body[-1] + _FAR}
    far = [at for at in captions if lines[at].key not in near]
    for at in far if len(far) >= _LEAST_CARDS else ():
        roles[at] = None


def mark_slides(lines: Sequence[Line], roles: Roles) -> None:
    """The one sentence below each count of a gallery, "2 / 9", is a picture's caption, where other words remain."""
    counted = [(at, found) for at, line in enumerate(lines) if (found := _SLIDE.fullmatch(line.text))]
    told: list[int] = []
    for number, (at, found) in enumerate(counted):
        end = counted[number + 1][0] if number + 1 < len(counted) else at + 1 + _WITHIN_SLIDE
        below = [i for i in range(at + 1, min(end, len(lines))) if roles[i] is Role.BODY]
        rises = int(found[1]) == number + 1 and found[2] == counted[0][1][2]
        if not rises or len(below) > 1:
            return
        told += below
    if len(counted) >= _LEAST_SLIDES and len(told) < roles.count(Role.BODY):
        for at in told:
            roles[at] = Role.CAPTION


def mark_videos(lines: Sequence[Line], roles: Roles) -> None:
    """A sentence right under a video's length, or right above its day and length, describes the video.

    All 12 such sentences are none of the article's (page_lines, whole and cut up, by folds, 2026-11-26).
    """
    for at, (above, below) in enumerate(pairwise(lines)):
        told = at + 1 if shapes.is_length_of_video(above.text) else at if shapes.is_day_of_video(below.text) else -1
        if told >= 0 and roles[told] is Role.BODY and shapes.looks_like_sentence(lines[told].text):
            roles[told] = Role.CAPTION
