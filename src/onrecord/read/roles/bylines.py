"""Which lines of a page name its authors: author cards, names under the headline or under "By", and their repeats.

The roles of the lines come in as far as they are known (None where not) and are filled in.
"""

import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import pairwise

from onrecord.naming.bodies import is_body_name
from onrecord.naming.mastheads import is_masthead
from onrecord.read import shapes
from onrecord.read.facts.page import PageFacts
from onrecord.read.facts.people import split_names
from onrecord.read.lines import Line, Roles, key_of, words_in
from onrecord.records import Role

_JOB_ENDS = ("redakteur", "redakteurin", "korrespondent", "korrespondentin", "reporterin", "redaktør", "redaktör")
_OWN_BIO = re.compile(
    rf"[•*–— ]*(?P<name>[{shapes.CAPITAL}][\w.'’-]*(?: [\w.'’-]+){{1,4}}?)"
    r"(?:, (?:an?|the) | (?:is|was) (?:an?|the) | (?:covers|writes|reports) "
    r"| has (?:covered|written|reported|worked) )"
)
_PLACE = re.compile(rf" in [{shapes.CAPITAL}]\S+(?: [{shapes.CAPITAL}]\S+){{0,2}}$")
_LONGEST_OWN_BIO = 500
_NAMES_WITHIN = 9
_LONGEST_BIO = 2
"""So many lines below a name may be about its bearer; another sentence with the name makes it one of the story."""

_LEAST_AROUND = 4
_NAMED = {Role.BYLINE, Role.AUTHOR_NAME}
_PICTURED = {Role.CAPTION, Role.CREDIT}
_MOST_NAMES = 4  # so many lines after one that says no more than "By" may be names


def mark_authors(lines: Sequence[Line], roles: Roles, facts: PageFacts) -> None:
    """The names, jobs and bios of the authors."""
    mark_author_cards(lines, roles, facts)
    _mark_named(lines, roles, facts)
    _mark_names_above(lines, roles)
    _mark_own_bios(lines, roles, facts)
    _mark_jobs_below(lines, roles)
    if lines[0].hints is None:
        _mark_names_below_by(lines, roles)
        _mark_jobs(lines, roles)


def _mark_own_bios(lines: Sequence[Line], roles: Roles, facts: PageFacts) -> None:
    """A paragraph that begins with an author's whole name and says who that is, is the author's biography."""
    known = {key_of(author.name) for author in facts.authors} | _shown(lines, roles)
    for at, line in enumerate(lines):
        could = roles[at] in (None, Role.BODY) and len(line.text) <= _LONGEST_OWN_BIO
        match = _OWN_BIO.match(line.text) if could else None
        if match and key_of(match["name"]) in known and (roles[at] or shapes.is_full_name(match["name"])):
            roles[at] = Role.AUTHOR_BIO


def mark_namesakes(lines: Sequence[Line], roles: Roles) -> None:
    """A line that repeats an author's whole name and says nothing else names the author again."""
    known = _shown(lines, roles)
    for at, line in enumerate(lines):
        if roles[at] is None and line.key in known and shapes.is_full_name(_bare(line.text)):
            roles[at] = Role.AUTHOR_NAME


def _is_persons(name: str) -> bool:
    """Whether a line alone is a person's full name, and no outlet's or office's."""
    return shapes.is_full_name(name) and not is_masthead(name) and not is_body_name(name)


def _is_value(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a button, or the value of a field as "Format", but of the author's."""
    hints = lines[at].hints
    if hints is None or hints.tag == "button":
        return hints is not None
    return hints.tag == "dd" and at > 0 and not shapes.is_bare_by(lines[at - 1].text)


def _shown(lines: Sequence[Line], roles: Roles) -> set[str]:
    """The keys of the names that bylines and author cards show."""
    known: set[str] = set()
    for line, role in zip(lines, roles, strict=True):
        if role is Role.AUTHOR_NAME:
            known.add(line.key)
        elif role is Role.BYLINE:
            known.update(key_of(name) for name in split_names(line.text[shapes.name_start(line.text) or 0 :]))
    return known


def _mark_names_below_by(lines: Sequence[Line], roles: Roles) -> None:
    """The full names right under a line that says no more than "By" or "Written by" are the authors'."""
    for at, line in enumerate(lines):
        if not shapes.is_bare_by(line.text):
            continue
        for below in range(at + 1, min(at + 1 + _MOST_NAMES, len(lines))):
            if roles[below] is Role.BODY or not shapes.is_full_name(_bare(lines[below].text)):
                break
            roles[at], roles[below] = Role.BYLINE, Role.AUTHOR_NAME


def _mark_jobs(lines: Sequence[Line], roles: Roles) -> None:
    """One or two words that end in a job, as German compounds do, are an author's job and no name."""
    for at, line in enumerate(lines):
        if roles[at] is Role.AUTHOR_NAME and line.text.count(" ") < 2 and line.text.lower().endswith(_JOB_ENDS):
            roles[at] = Role.AUTHOR_ROLE


def _mark_jobs_below(lines: Sequence[Line], roles: Roles) -> None:
    """A job right below a byline, and no sentence, is its bearer's: "Staff Reporter"."""
    for at, (role, below) in enumerate(pairwise(roles), 1):
        if role is Role.BYLINE and below is Role.BODY and _is_job(lines[at].text):
            roles[at] = Role.AUTHOR_ROLE


def _bare(text: str) -> str:
    """A line without the bullet of a list and without commas at its ends."""
    return text.lstrip("*+•- ").strip(" ,")


def mark_author_cards(lines: Sequence[Line], roles: Roles, facts: PageFacts) -> None:
    """A name, then a job, then a line about the name."""
    stated = {key_of(author.name) for author in facts.authors}
    prose = [i for i, line in enumerate(lines) if roles[i] is Role.BODY and shapes.looks_like_sentence(line.text)]
    places: dict[str, tuple[int, int]] = {}
    for at, line in enumerate(lines):
        while prose and roles[prose[-1]] is not Role.BODY:
            prose.pop()
        if roles[at] not in (None, Role.BODY, Role.SUBHEAD, Role.AUTHOR_NAME) or not shapes.is_name(line.text):
            continue
        first, *_, last = line.text.strip("* ").split()
        below = range(at + 1, min(at + 4, len(lines)))
        jobs = [i for i in below if _is_job(lines[i].text)][:1]
        titled = jobs == [at + 1]
        known = titled and line.hints is None
        bios = [
            i for i in below if _is_bio(lines[i].text, first, last, titled=known or _closes(lines, prose, at, i))
        ]
        if bios and not titled and line.key not in stated:
            places = places or _places_of_words(lines, prose)
            bios = [] if _is_mentioned(last, places, at) or _is_within(prose, bios[-1]) else bios
        if titled or bios or line.key in stated:
            roles[at] = Role.AUTHOR_NAME
            for i in jobs:
                roles[i] = Role.AUTHOR_ROLE
            for i in bios:
                roles[i] = Role.AUTHOR_BIO


def _closes(lines: Sequence[Line], prose: Sequence[int], name: int, at: int) -> bool:
    """Whether a line of plain text begins with the name above it and no sentence of the article follows.

    `prose` are the lines that are such sentences, in order.
    """
    named = lines[at].hints is None and lines[at].text.startswith(lines[name].text.strip("* "))
    return named and not (prose and prose[-1] > at)


def _places_of_words(lines: Sequence[Line], prose: Sequence[int]) -> dict[str, tuple[int, int]]:
    """The first and the last of some lines that have each word."""
    places: dict[str, tuple[int, int]] = {}
    for at in prose:
        for word in words_in(lines[at].text):
            places[word] = (places.get(word, (at, at))[0], at)
    return places


def _is_mentioned(surname: str, places: Mapping[str, tuple[int, int]], at: int) -> bool:
    """Whether a sentence of the article has a name that stands at some line; what is right below may be its bio."""
    words = words_in(surname)
    first, last = places.get(words[-1], (at, at)) if words else (at, at)
    return first < at or last > at + _LONGEST_BIO


def _is_within(prose: Sequence[int], at: int) -> bool:
    """Whether a line stands far from both ends of the article, where a name heads one of its parts."""
    above = bisect(prose, at)
    return min(above, len(prose) - above) >= _LEAST_AROUND


def _is_job(text: str) -> bool:
    """Whether a line tells somebody's job and is no sentence."""
    return len(text) < 60 and not text.endswith((".", "!", "?")) and shapes.job_in(text)


def _is_bio(text: str, first: str, last: str, *, titled: bool) -> bool:
    """Whether a sentence is about somebody by both names and tells the job, unless a line above has done so."""
    about = first in text and last in text and shapes.looks_like_sentence(text)
    return about and (titled or shapes.job_in(text))


def _mark_named(lines: Sequence[Line], roles: Roles, facts: PageFacts) -> None:
    """A line that holds the stated authors' names and nothing else names the authors."""
    stated = {author.name for author in facts.authors}
    for at, line in enumerate(lines if stated else ()):
        if roles[at] not in (None, Role.BODY, Role.SUBHEAD) or len(line.text) >= 120:
            continue
        if any(name in line.text for name in stated):
            names = split_names(line.text)
            if names and stated.issuperset(names) and all(map(shapes.is_name, names)):
                roles[at] = Role.AUTHOR_NAME


def _mark_names_above(lines: Sequence[Line], roles: Roles) -> None:
    """Full names between the headline and the body are the authors', with a place or a job behind them or not.

    So are those right under a first line that stands right under the headline, as its deck does. Below a byline,
    what stands right above a picture's words heads the picture: "Borland Floods".
    """
    start = next((at for at, role in enumerate(roles) if role is Role.BODY), len(roles))
    heads = [at for at, role in enumerate(roles[:start]) if role in (Role.HEADLINE, Role.HEADLINE_REPEAT)]
    head = heads[-1] if heads else start
    below_deck = (start + 1,) if heads and start == head + 1 < len(lines) - 1 else ()
    for at in (*range(head + 1, min(start, head + _NAMES_WITHIN)), *below_deck):
        pictured = bool(_PICTURED & {*roles[at + 1 : at + 2]} and _NAMED & {*roles[head + 1 : at]})
        could = roles[at] is None and not pictured and not _is_value(lines, at)
        names = split_names(_PLACE.sub("", lines[at].text)) if could else []
        if names and all(map(_is_persons, names)):
            roles[at] = Role.AUTHOR_NAME
        elif len(names) > 1 and shapes.is_full_name(names[0]) and all(map(_is_job, names[1:])):
            roles[at] = Role.BYLINE
