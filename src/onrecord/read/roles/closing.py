"""What closes an article and is set as it is: readers' comments, its author, the outlet, a press release's sender.

The roles of the lines come in as far as they are known (None where not) and are changed in place. Nothing here
looks at the markup: a thread of comments is known by its heading and its moments, a biography by a name that the
article does not mention.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.read import shapes
from onrecord.read.lines import TEXT, Line, Roles
from onrecord.read.words import any_of, word_list
from onrecord.records import Role

_LONGEST_HEADING = 140
_LONGEST_MOMENT = 60
_THREAD = re.compile(
    r"\W*(?:\d[\d.,]* (?:comments?|responses?|replies|thoughts|kommentare?|commentaires?|comentarios?|commenti"
    r"|reacties|kommentarer)\b"
    r"|(?:top rated |readers?.? |leser)?(?:comments|kommentare|commentaires|comentarios)\W*$)",
    re.IGNORECASE,
)
_OF_POST = re.compile(r"\W*(?:discussion about|comments on) this (?:post|article|story)\W*", re.IGNORECASE)
_FIRST_MOMENT = 7
_LOOKED_AT = 40
_LEAST_MOMENTS = 2
"""So many lines after its heading a thread has its first moment, and so many of them within the lines looked at."""

_MOST_TEASERS = 5
_TO_ONE_TEASER = 4
"""A heading of other articles closes this one when so few paragraphs stand below it, and so many above for each."""

_LEAST_BODY = 4
_MOST_CLOSING = 4
_NAME = rf"[{shapes.CAPITAL}][\w.'’-]+"
_BIO = re.compile(
    rf"[•*–— ]*(?P<name>{_NAME}(?: (?:van |von |de )?{_NAME}){{0,3}})(?: \([^()]{{3,60}}\))?,? "
    r"(?:is (?:an?|the)|covers|writes|reports|has (?:covered|written|reported|worked))\b"
)
_OUTLET = re.compile(
    rf"(?:The )?{_NAME}(?: (?:of |and )?{_NAME}){{0,4}} is (?:an?|the) [^.]{{0,40}}\b(?:independent|non-?profit"
    r"|global|daily|weekly|award-winning|leading|national|international|digital)\b[^.]{0,60}\b(?:newsroom|newspaper"
    r"|broadcaster|magazine|publication|news (?:organi[sz]ation|agency|outlet|service|site))\b"
)


_PROVENANCE = re.compile(
    r"\W*(?:(?:this|the) (?:article|story|piece|report|post|essay|column|interview)\b.{0,20}? )?"
    r"(?:was |has been |is )?"
    r"(?:(?:originally|first) (?:published|appeared|printed|posted)|re-?(?:printed|published))\b"
    r"[^\d.!?]{0,80}?\b(?:in|on|by|at|from|with)\b[^\d!?]{2,80}$"
    r"|\W*an? (?:\w+ )?version of this (?:article|story|essay|interview|review) "
    r"(?:appears|appeared|was published)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\W*(?:(?:media|press|news|investor|public relations)(?: relations)? (?:contacts?|inquiries|enquiries)\b"
    r"|contacts?(?: information)?\W*$"
    r"|for (?:media|press|more|further) (?:inquiries|enquiries|information)(?:,? please contact)?\W*$)",
    re.IGNORECASE,
)
_REACHED_AT = re.compile(r"\S@\w[\w-]*\.\w|\[email\W{0,3}protected\]|\+?\(?\d{2,4}\)?[ .-]\d{3,4}[ .-]\d{3,4}")
_CONTACT_WITHIN = 4
_ABOUT = re.compile(r"\W*(?:About|ABOUT) (?:[Tt]he )?(?P<name>[^\W\d_][\w.&'’-]*)[^.:!?]{0,70}:?$")
_TOLD = re.compile(r"\b(?:said|says?|told)\b")
_SENDER_WITHIN = 200
_TO_EDITORS = re.compile(r"\W*notes? (?:to|for) (?:the )?(?:editors?|journalists|newsrooms)\W*$", re.IGNORECASE)
_WROTE = re.compile(r".{3,200}\b(?:wrote|schrieb|a écrit|escribió)\b.{0,80}:$", re.IGNORECASE)
_END_MARK = re.compile(r"\W*(?:#\s?#\s?#|[-–—]*\s?(?:ENDS|Ends|ends)\s?[-–—]*)\W*")
_TO_ONE_BELOW = 3
"""So much more stands above a mark of the end than below it; such marks part the parts of an article, too."""

_LEAST_RELEASED = 3  # so many paragraphs a press release has before what it says of its sender

_NEAR_THE_END = 6  # links to other articles may stand before a note of where an article was published first


def mark_closing(lines: Sequence[Line], roles: Roles) -> None:
    """Take comments, biographies and words about the outlet out of the article that they close."""
    _close_at_comments(lines, roles)
    _close_at_answered(lines, roles)
    _close_at_unsubscribe(lines, roles)
    _close_at_more(lines, roles)
    _close_at_sender(lines, roles)
    _mark_provenance(lines, roles)
    for _ in range(_MOST_CLOSING):
        body = [at for at, role in enumerate(roles) if role is Role.BODY]
        if len(body) <= _LEAST_BODY or not _mark_last(lines, roles, body):
            return


def _close_at_comments(lines: Sequence[Line], roles: Roles) -> None:
    """Nothing below the heading of a thread of comments is the article's."""
    if Role.BODY not in roles:
        return
    for at in range(roles.index(Role.BODY) + 1, len(lines)):
        text = lines[at].text
        heading = len(text) < _LONGEST_HEADING and _THREAD.match(text)
        if _OF_POST.fullmatch(text) or (heading and _has_moments(lines[at + 1 : at + 1 + _LOOKED_AT])):
            for i in range(at, len(lines)):
                if roles[i] in TEXT:
                    roles[i] = None
            return


def _close_at_answered(lines: Sequence[Line], roles: Roles) -> None:
    """Below "On … Ada Holm wrote:" stands the mail that was answered, each line behind a mark."""
    for at, (line, below) in enumerate(pairwise(lines)):
        if below.text.startswith(">") and Role.BODY in roles[:at] and _WROTE.match(line.text):
            for i in range(at, len(lines)):
                if roles[i] in TEXT and (i == at or lines[i].text.startswith(">")):
                    roles[i] = None
            return


def _close_at_unsubscribe(lines: Sequence[Line], roles: Roles) -> None:
    """Nothing below the line by which one leaves a mailing is its text, where most of it stands above."""
    body = [at for at, role in enumerate(roles) if role in TEXT]
    for at in range(body[len(body) // 2], len(lines)) if body else ():
        left = roles[at] not in TEXT and len(lines[at].text) < _SENDER_WITHIN
        if left and any_of("leaves_mailing").search(lines[at].text.lower()):
            for i in body:
                roles[i] = None if i > at else roles[i]
            return


def _close_at_more(lines: Sequence[Line], roles: Roles) -> None:
    """A few paragraphs at the end, below "Other topics you might like:", are the teasers of other articles."""
    body = [at for at, role in enumerate(roles) if role is Role.BODY and not _heads_more(lines[at].text)]
    for below, at in enumerate(reversed(body[:-1]), 1):
        if below > _MOST_TEASERS or below * _TO_ONE_TEASER > len(body) - below:
            return
        head = next((i for i in range(at + 1, body[-below]) if _heads_more(lines[i].text)), None)
        if head is not None:
            roles[head] = None if roles[head] in TEXT else roles[head]
            for i in body[-below:]:
                roles[i] = Role.RELATED_TEASER
            return


def _close_at_sender(lines: Sequence[Line], roles: Roles) -> None:
    """What a press release says below its end of who sent it, and of whom to ask, is not its news.

    That end is a mark such as "###", a heading of those to contact, or one such as "About Harl Water".
    """
    text = [at for at, role in enumerate(roles) if role in TEXT]
    body = [at for at in text if roles[at] is Role.BODY]
    above, whole = 0, sum(len(lines[at].text) for at in text)
    for at in range(text[0], body[-1] + 1) if len(body) > _LEAST_RELEASED else ():
        if at > body[_LEAST_RELEASED - 1] and roles[at] is not Role.HEADLINE and _heads_sender(lines, at):
            least = _TO_ONE_BELOW if _END_MARK.fullmatch(lines[at].text) else 1
            if above >= least * (whole - above):
                for i in range(at, len(lines)):
                    roles[i] = Role.FURNITURE if roles[i] in (*TEXT, Role.AUTHOR_NAME) else roles[i]
                return
        above += len(lines[at].text) if roles[at] in TEXT else 0


def _heads_sender(lines: Sequence[Line], at: int) -> bool:
    """Whether a line ends a press release; what others say of somebody under such a heading is news."""
    text = lines[at].text
    if len(text) > _LONGEST_HEADING:
        return False
    below = [line.text for line in lines[at : at + _CONTACT_WITHIN]]
    asked = _CONTACT.match(text) and any(map(_REACHED_AT.search, below))
    listed = text.lower().strip(" *:.") in word_list("release_ends")
    if asked or listed or _END_MARK.fullmatch(text) or _TO_EDITORS.match(text):
        return True
    about = _ABOUT.match(text)
    if about is None or len(below) == 1 or not about["name"][0].isupper() or any(map(_TOLD.search, below)):
        return False
    opening = below[1][:_SENDER_WITHIN]
    return about["name"].lower() in opening.lower() and bool(any_of("sender_verbs").search(opening))


def _heads_more(text: str) -> bool:
    """Whether a line is a heading of other articles."""
    return len(text) < _LONGEST_MOMENT and text.lower().strip(" *+:·•|»›>→#") in word_list("more_heads")


def _mark_provenance(lines: Sequence[Line], roles: Roles) -> None:
    """A line right below the article that says where it was published first is a note of the article."""
    last = max((at for at, role in enumerate(roles) if role is Role.BODY), default=len(roles))
    for at in range(last, min(last + _NEAR_THE_END, len(lines))):
        if roles[at] in (None, Role.BODY, Role.BYLINE) and _PROVENANCE.match(lines[at].text):
            roles[at] = Role.UPDATE_NOTE


def _has_moments(lines: Sequence[Line]) -> bool:
    """Whether short lines that say when something was written come soon and come again."""
    at = [i for i, line in enumerate(lines) if len(line.text) < _LONGEST_MOMENT and _is_moment(line.text)]
    return len(at) >= _LEAST_MOMENTS and at[0] < _FIRST_MOMENT


def _is_moment(text: str) -> bool:
    return shapes.is_moment(text) or shapes.says_ago(text)


def _mark_last(lines: Sequence[Line], roles: Roles, body: Sequence[int]) -> bool:
    """Give the last paragraph its role when it is about the author or the outlet, and say whether it is."""
    last = body[-1]
    text = lines[last].text
    if _OUTLET.match(text):
        roles[last] = Role.FURNITURE
        if not any(map(str.isalnum, lines[body[-2]].text)):
            roles[body[-2]] = Role.FURNITURE
        return True
    match = _BIO.match(text)
    if match is None or not (shapes.job_in(text) or any_of("biography_words").search(text)):
        return False
    surname = match["name"].split()[-1]
    if any(surname in lines[at].text for at in body[:-1]):
        return False
    roles[last] = Role.AUTHOR_BIO
    return True
