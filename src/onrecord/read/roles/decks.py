"""The deck of an article in plain text: a line or two under its headline that say what it is about."""

from collections.abc import Sequence

from onrecord.read import shapes
from onrecord.read.classifier.guess import Guess
from onrecord.read.classifier.setting import longer_words
from onrecord.read.lines import Line, Roles
from onrecord.read.roles.plain_heads import TITLES
from onrecord.records import Role

LEAST_WORDS = 8
_WITHIN = 2
_OPENING = 4
_LEAST = 0.1
_LEAST_SHARED = 2
"""So many longer words a deck has of the headline and the first paragraphs; another article's teaser has not."""

_LEAST_TOLD = 0.02
_SURELY_SHARED = 4
"""A sentence right under the headline with so many of their words need hardly convince: of 9 such lines that were
left out 6 are the article's (page_lines, whole, by folds, 2026-11-28)."""


def mark_deck(lines: Sequence[Line], roles: Roles, guess: Guess) -> None:
    """A line of some words right under the headline that could be the article's is its summary."""
    body = [at for at, role in enumerate(roles) if role is Role.BODY]
    start = body[0] if body else 0
    heads = [at for at, role in enumerate(roles[:start]) if role in TITLES]
    if not heads:
        return
    about = [lines[at].text for at in (heads[-1], *body[:_OPENING])]
    for at in range(heads[-1] + 1, min(heads[-1] + 1 + _WITHIN, start)):
        shared = _shared_by_deck(lines[at].text, about) if roles[at] is None else 0
        told = at == heads[-1] + 1 and shapes.looks_like_sentence(lines[at].text) and shared >= _SURELY_SHARED
        if shared >= _LEAST_SHARED and guess.body[at] > (_LEAST_TOLD if told else _LEAST):
            roles[at] = Role.BODY
            return


def _shared_by_deck(text: str, about: Sequence[str]) -> int:
    """How many longer words of the headline and the first paragraphs a line has that looks like a deck."""
    looks = shapes.looks_like_sentence(text) or shapes.looks_like_headline(text)
    other = shapes.is_caption(text) or shapes.is_no_headline(text) or shapes.is_site_talk(text)
    if not looks or other or len(text.split()) < LEAST_WORDS or text[0] in "*+" or shapes.has_clock(text):
        return 0
    return len(longer_words(text) & set().union(*map(longer_words, about)))
