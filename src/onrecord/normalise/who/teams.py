"""Somebody and those with them, as one source: "Hanada and her colleagues", "the biologist and her team".

The book of an article and the words come in, the group goes out under the name of who leads it.
"""

import re

from onrecord.normalise.phrases.nominals import Phrase
from onrecord.normalise.phrases.parse import parse_phrase
from onrecord.normalise.who.book import Book
from onrecord.normalise.who.entities import Entity
from onrecord.normalise.who.pointing import name_or_point
from onrecord.records import SourceKind

_TEAM = re.compile(
    r"(?P<lead>[^,;:.“”\"]{2,60}?)\sand\s(?P<team>(?:(?:his|her|their|its)\s(?:[a-z-]+\s)?)?"
    r"(?P<who>team|colleagues|co-?authors|co-?workers|collaborators|teammates|family|staff|crew|aides|allies|advisers"
    r"|husband|wife|partner|son|daughter|brother|sister|mother|father|children))\b"
)


def read_team(book: Book, words_: str, at: int) -> Entity | None:
    """The group of somebody and those with them; None where the words are of no such group."""
    match = _TEAM.fullmatch(words_.split(",", 1)[0]) if " and " in words_ else None
    lead = parse_phrase(match["lead"]) if match else None
    if match is None or lead is None or lead.pronoun or lead.plural:
        return None
    who = name_or_point(book, lead, match["lead"], at)
    group = Phrase(
        f"{who.name} and {match['team']}",
        SourceKind.GROUP,
        proper=who.proper,
        plural=True,
        head=match["who"],
        words=frozenset((match["who"],)),
    )
    return book.named(group, at, new=True) if who.proper else book.unresolved(group, group.name, at)


def team_at(text: str, start: int, end: int) -> int | None:
    """Where such words end that begin a sentence; None where they do not."""
    match = _TEAM.match(text, start, end)
    return match.end() if match else None
