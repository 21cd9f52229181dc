"""Roles that a line's own words give away: a credit, a caption, a date, a byline, a note, the site's own."""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.read import shapes
from onrecord.read.lines import TEXT, Line, Roles
from onrecord.read.roles.calls import is_call
from onrecord.read.roles.notices import notice_role
from onrecord.read.words import word_list
from onrecord.records import Role

_LONGEST_CAPTION = 700
"""A longer line that ends in a credit is an article on one line, or a paragraph that names a picture."""

_LONGEST_NOTE = 300
_LONGEST_CREDIT = 8
"""Words from which a line that the classifier takes for a caption is one, though it ends in a credit."""

_FIGURE = re.compile(r"(?:Figure|Fig\.|Table|Chart|Map) \d{1,2}[.:] .{5,150}$")
_NOTE = re.compile(r"\[[^\[\]]{3,60}\] |\([^()]{3,60}\) ")

_OF_ARTICLE = re.compile(
    r"\b(?:earlier|previous|original|first) versions? of (?:this|the|our) (?:article|story|report|headline|page)\b"
    r"|\bthis (?:article|story|report|headline) (?:was|has been) (?:\w+ )?(?:amended|corrected|updated|changed)\b",
    re.IGNORECASE,
)

_FIRST_WORD = re.compile(r"\W*(\w+)")
_SURELY_LOOKED_AT, _LONGEST_LOOKED_AT = 60, 450
_SPEAKING = (
    "@", "©", "copyright", "http", "support our", "independent journalism", "our journalism", "our reporting",
    "contribut", "deductible", "donat", "consider becoming", "supporting us", "subscri", "readers like", "if you ",
    "sign up", "signing up", "email", "privacy", "transcript", "expressed", "generated", "moderat",
)  # fmt: skip
"""What a line has in it that speaks of its outlet or to its reader."""

_SITES_OWN = (
    shapes.is_site_line,
    shapes.is_rights_line,
    shapes.is_address,
    shapes.is_picture_file,
    shapes.is_tally,
    is_call,
)


def mark_told(lines: Sequence[Line], roles: Roles) -> None:
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
    if shapes.is_note(text) and len(text) < _LONGEST_NOTE and not (role is Role.BODY and _goes_on_after_note(text)):
        return _note_role(at, text, roles)
    if shapes.is_dateline(text):
        alone = all(one in (Role.HEADLINE, Role.HEADLINE_REPEAT) for one in roles[:at])
        return Role.DATELINE if alone and Role.BODY in roles[at + 1 : at + 3] else None
    if shapes.is_byline(shapes.unbracketed(text)) and not (role is Role.BODY and shapes.looks_like_sentence(text)):
        return Role.BYLINE
    return role


def _says_it_is_caption(text: str, role: Role | None) -> bool:
    """Whether a line says that it stands under a picture; who stands left or right, a paragraph may say too."""
    if _FIGURE.match(text):
        return not shapes.looks_like_sentence(text)
    if shapes.is_caption(text):
        return not shapes.is_rights_notice(text)
    return shapes.tells_photographer(text) or (role in (None, Role.SUBHEAD) and shapes.tells_sides(text))


def _goes_on_after_note(text: str) -> bool:
    """Whether a paragraph follows a note in brackets on its line: "[Updated at 4:45 p.m.] The mayor said …"."""
    note = _NOTE.match(text)
    return note is not None and shapes.looks_like_sentence(text[note.end() :])


def role_in_body(text: str) -> Role | None:
    """The role of a line among an article's paragraphs whose own words give away that it is none; else None.

    A longer line is looked at only if it begins, or speaks, as such lines do.
    """
    if len(text) > _SURELY_LOOKED_AT:
        lowered = text[:_LONGEST_LOOKED_AT].lower()
        first = _FIRST_WORD.match(lowered)
        if (first is None or first[1] not in _first_words()) and not any(map(lowered.__contains__, _SPEAKING)):
            return None
    if shapes.is_note(text) and len(text) < _LONGEST_NOTE and not _goes_on_after_note(text):
        return Role.UPDATE_NOTE
    signed = shapes.is_byline(shapes.unbracketed(text)) and not shapes.looks_like_sentence(text)
    return _told_role(text) or (Role.BYLINE if signed else None)


@cache
def _first_words() -> frozenset[str]:
    """The words that lines begin with which give away what they are."""
    lists = ("notes", "sign_offs", "pointers", "furniture_heads", "calls", "asks_for_mail", "by")
    return frozenset(
        match[1] for name in lists for phrase in word_list(name) if (match := _FIRST_WORD.match(phrase))
    )


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
    """A note of a change is the article's when it names it, or stands within it, or beside it and in brackets."""
    if roles[at] is None and Role.BODY in roles and _OF_ARTICLE.search(text):
        return Role.UPDATE_NOTE
    beside = Role.BODY in roles[max(0, at - 1) : at + 2]
    if roles[at] in TEXT or (beside and text.startswith(("(", "["))):
        return Role.UPDATE_NOTE
    return roles[at]
